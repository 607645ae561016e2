/** The account of the signed-in person: sessions, passkeys, accounts elsewhere, recovery codes. */
import { permit } from '#access';
import type { Grant } from '#audit';
import {
  endOtherSessions,
  endPasskey,
  endSession,
  identitiesOf,
  makeRecoveryCodes,
  mergedWith,
  mergePeople,
  passkeysOf,
  recoveryCodesLeft,
  sessionsOf,
  splitPeople,
  useRecoveryCode,
} from '#parties';
import { bringFromOther, giveBack } from '#records';
import { japan } from '#rulebook/japan';
import type { Reach, Transaction } from '#store';
import { CodesPage } from '../../web/me/new-person.tsx';
import { AccountPage } from '../../web/me/settings.tsx';
import type { ShownError } from '../../web/parts/errors.tsx';
import { answerBusy } from '../failures.ts';
import { type Me, type Serve, type Site, show } from './door.tsx';
import { countWrongCode, deviceOf } from './entrance.tsx';
import { bucketOf } from './limits.ts';
import { askForNew, keepNew } from './passkey.ts';
import { isUuid } from './record.tsx';

export function accountPages(serve: Serve, site: Site): void {
  serve('GET /:locale/me/account', (me, { govern }, reach) => accountPage(me, site, govern, reach));

  serve('POST /:locale/me/account/sessions/:session/end', async (me, _, act) => {
    const session = me.c.req.param('session') ?? '';
    if (isUuid(session)) await endSession(act, me.signedIn.person, session, me.now);
    return me.c.redirect(here(me), 303);
  });

  serve('POST /:locale/me/account/passkeys/options', async (me, { changeSignIn }) => {
    const asker = { client: bucketOf(me.c, site, 'ceremony'), now: me.now };
    const asking = await askForNew(site, changeSignIn, me.account.name ?? 'Shinrai', asker);
    return asking === undefined ? answerBusy(me.c) : me.c.json(asking);
  });

  serve('POST /:locale/me/account/passkeys', async (me, { govern }, act) => {
    const kept = await keepNew(site, act, me.signedIn.person, deviceOf(me.c), me.sent.typed, me.now);
    if (kept) return me.c.redirect(here(me), 303);
    return accountPage(me, site, govern, act, [{ field: 'passkey', message: me.say('signIn.passkey.failed') }]);
  });

  serve('POST /:locale/me/account/passkeys/:passkey/end', async (me, _, act) => {
    await endPasskey(act, me.signedIn.person, me.c.req.param('passkey') ?? '', me.now);
    return me.c.redirect(here(me), 303);
  });

  serve('POST /:locale/me/account/merge', async (me, { govern, note, see, keepDocuments }, act) => {
    const { person } = me.signedIn;
    const other = await useRecoveryCode(act, me.sent.typed.code ?? '', me.now);
    // A try counts though the act is undone; afterwards, since who holds one connection must not wait for a second.
    if (other === undefined) me.anyway.push(() => countWrongCode(me.c, site, me.now));
    const reason = 'one person, who proved both';
    const merged =
      other !== undefined &&
      (await mergePeople(act, { from: other, into: person }, { reason, by: person, at: me.now }));
    if (other === undefined || !merged)
      return accountPage(me, site, govern, act, [{ field: 'code', message: me.say('merge.no') }]);
    const their = await leaveOf(me, other, act);
    await bringFromOther(act, me.house.vault, japan.facts, { note, see, keepDocuments, other: their }, me.now);
    return me.c.redirect(here(me), 303);
  });

  serve('POST /:locale/me/account/split/:person', async (me, { note, see }, act) => {
    const { person } = me.signedIn;
    const other = me.c.req.param('person') ?? '';
    const reason = 'asked for by the person';
    const split =
      isUuid(other) && (await splitPeople(act, { from: other, into: person }, { reason, by: person, at: me.now }));
    if (split) await giveBack(act, { vault: me.house.vault, vocabulary: japan.facts }, { note, see }, other, me.now);
    return me.c.redirect(here(me), 303);
  });

  serve('POST /:locale/me/account/codes', async (me, _, act) => {
    const codes = await makeRecoveryCodes(act, me.signedIn.person, me.now);
    // Whoever makes new codes may have lost the old ones: nobody else stays signed in.
    await endOtherSessions(act, me.signedIn.person, me.signedIn.session, me.now);
    return show(me, <CodesPage view={me} codes={codes} next="me/account" />);
  });
}

/** Leave to read the other record, given to whoever has just proved that it is theirs. */
async function leaveOf({ gate, c }: Me, other: string, act: Transaction) {
  const what = `${c.req.method} ${c.req.routePath}`;
  const actor = { role: 'resident', person: other, recent: true } as const;
  const see = await permit(gate, { actor, subject: other, action: 'see', what }, act);
  const seeDocuments = await permit(gate, { actor, subject: other, action: 'seeDocuments', what }, act);
  if ('no' in see || 'no' in seeDocuments) throw new Error('a person may not see their own other record');
  return { see, seeDocuments };
}

const here = ({ locale }: Me): string => `/${locale}/me/account`;

async function accountPage(
  me: Me,
  { oidc }: Site,
  grant: Grant<'govern'>,
  reach: Reach,
  errors: readonly ShownError[] = [],
): Promise<Response> {
  const { session } = me.signedIn;
  const [sessions, passkeys, identities, codesLeft, merged] = await Promise.all([
    sessionsOf(reach, grant, me.now),
    passkeysOf(reach, grant),
    identitiesOf(reach, grant),
    recoveryCodesLeft(reach, grant),
    mergedWith(reach, grant),
  ]);
  const names = identities.map((it) => oidc.providers.find(({ issuer }) => issuer === it.issuer)?.name ?? it.issuer);
  const shown = {
    view: me,
    sessions,
    current: session,
    passkeys,
    identities: names,
    providers: oidc.providers,
    codesLeft,
    merged,
    errors,
  };
  return show(me, <AccountPage {...shown} />, errors.length > 0 ? 422 : 200);
}
