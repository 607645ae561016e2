/** The account of the signed-in person: sessions, passkeys, accounts elsewhere, recovery codes. */
import { setCookie } from 'hono/cookie';
import { permit } from '#access';
import type { Grant } from '#audit';
import {
  addIdentity,
  endOtherSessions,
  endPasskey,
  endSession,
  giveNotice,
  identitiesOf,
  makeRecoveryCodes,
  mergedWith,
  mergePeople,
  type Notice,
  noticesOf,
  passkeysOf,
  recoveryCodesLeft,
  removeIdentity,
  seeNotices,
  sessionsOf,
  splitPeople,
  takeCeremony,
  useRecoveryCode,
} from '#parties';
import { bringFromOther, giveBack } from '#records';
import { japan } from '#rulebook/japan';
import type { Reach, Transaction } from '#store';
import { CodesPage } from '../../web/entrance/new-person.tsx';
import { LeavingPage } from '../../web/entrance/ways.tsx';
import type { ShownError } from '../../web/parts/errors.tsx';
import { AccountPage } from '../../web/resident/settings.tsx';
import { type Me, type Serve, type Site, show } from '../door/door.tsx';
import { answerBusy } from '../door/failures.ts';
import { bucketOf } from '../door/limits.ts';
import { cookieName, cookieRules } from '../door/who.ts';
import { countWrongCode, deviceOf } from '../entrance/entrance.tsx';
import { askForNew, keepNew } from '../entrance/passkey.ts';
import type { FoundAccount } from '../entrance/ways.tsx';
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
    if (kept) return noticed(me, act, 'passkey-added', deviceOf(me.c));
    return accountPage(me, site, govern, act, [{ field: 'passkey', message: me.say('signIn.passkey.failed') }]);
  });

  serve('POST /:locale/me/account/passkeys/:passkey/end', async (me, { changeSignIn, govern }, act) => {
    const id = me.c.req.param('passkey') ?? '';
    const passkey = (await passkeysOf(act, changeSignIn)).find((it) => it.id === id);
    if (passkey === undefined) return me.c.redirect(here(me), 303);
    await endPasskey(act, me.signedIn.person, id, me.now);
    if (await isLockedOut(act, changeSignIn)) return lastWay(me, site, govern, act);
    return noticed(me, act, 'passkey-removed', passkey.name);
  });

  serve('POST /:locale/me/account/with/:provider', async (me) => {
    const id = me.c.req.param('provider') ?? '';
    const visit = { to: 'add', locale: me.locale, next: here(me), person: me.signedIn.person } as const;
    const begun = await site.oidc.begin(id, visit, bucketOf(me.c, site, 'ceremony'), me.now).catch(() => undefined);
    const name = site.oidc.providers.find((it) => it.id === id)?.name;
    if (begun === undefined || name === undefined) return me.c.redirect(here(me), 303);
    setCookie(me.c, cookieName(site.origin, 'shinrai-visit'), begun.secret, {
      ...cookieRules(site.origin),
      maxAge: 600,
    });
    return show(me, <LeavingPage view={me} service={name} address={begun.address} />);
  });

  serve('POST /:locale/me/account/identities', async (me, { govern }, act) => {
    const { person } = me.signedIn;
    const found = await takeCeremony<FoundAccount>(act, 'account-found', me.sent.typed.found ?? '', me.now);
    const added = found?.person === person && (await addIdentity(act, person, found.identity, me.now));
    if (!added) return accountPage(me, site, govern, act, [{ field: 'identities', message: me.say('identities.no') }]);
    return noticed(me, act, 'account-added', serviceOf(site, found.identity.issuer));
  });

  serve('POST /:locale/me/account/identities/:identity/end', async (me, { changeSignIn, govern }, act) => {
    const id = me.c.req.param('identity') ?? '';
    const issuer = isUuid(id) ? await removeIdentity(act, changeSignIn, id) : undefined;
    if (issuer === undefined) return me.c.redirect(here(me), 303);
    if (await isLockedOut(act, changeSignIn)) return lastWay(me, site, govern, act);
    return noticed(me, act, 'account-removed', serviceOf(site, issuer));
  });

  serve('POST /:locale/me/account/notices/seen', async (me, { govern }, act) => {
    await seeNotices(act, govern, me.now);
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
    await giveNotice(act, me.signedIn.person, { kind: 'codes-made', detail: deviceOf(me.c), at: me.now });
    return show(me, <CodesPage view={me} codes={codes} next="me/account" />);
  });
}

/** Leave to read the other record, given to whoever has just proved that it is theirs. */
async function leaveOf({ gate, c, purpose }: Me, other: string, act: Transaction) {
  const what = `${c.req.method} ${c.req.routePath}`;
  const actor = { role: 'resident', person: other, recent: true } as const;
  const see = await permit(gate, { actor, subject: other, action: 'see', purpose, what }, act);
  const seeDocuments = await permit(gate, { actor, subject: other, action: 'seeDocuments', purpose, what }, act);
  if ('no' in see || 'no' in seeDocuments) throw new Error('a person may not see their own other record');
  return { see, seeDocuments };
}

const serviceOf = ({ oidc }: Site, issuer: string): string =>
  oidc.providers.find((it) => it.issuer === issuer)?.name ?? issuer;

/** Back to the account, where the person is told what was changed. */
async function noticed(me: Me, act: Transaction, kind: Notice['kind'], detail: string): Promise<Response> {
  await giveNotice(act, me.signedIn.person, { kind, detail, at: me.now });
  return me.c.redirect(here(me), 303);
}

/** Would nothing be left to sign in by? A demonstration asks nobody. */
async function isLockedOut(act: Transaction, grant: Grant<'changeSignIn'>): Promise<boolean> {
  const [passkeys, identities, codes] = await Promise.all([
    passkeysOf(act, grant),
    identitiesOf(act, grant),
    recoveryCodesLeft(act, grant),
  ]);
  return passkeys.length + identities.length + codes === 0;
}

const lastWay = (me: Me, site: Site, govern: Grant<'govern'>, act: Transaction): Promise<Response> =>
  accountPage(me, site, govern, act, [{ field: 'codes', message: me.say('account.last') }]);

const here = ({ locale }: Me): string => `/${locale}/me/account`;

async function accountPage(
  me: Me,
  site: Site,
  grant: Grant<'govern'>,
  reach: Reach,
  errors: readonly ShownError[] = [],
): Promise<Response> {
  const { session } = me.signedIn;
  const [sessions, passkeys, identities, codesLeft, merged, notices] = await Promise.all([
    sessionsOf(reach, grant, me.now),
    passkeysOf(reach, grant),
    identitiesOf(reach, grant),
    recoveryCodesLeft(reach, grant),
    mergedWith(reach, grant),
    noticesOf(reach, grant),
  ]);
  const shown = {
    view: me,
    sessions,
    current: session,
    passkeys,
    identities: identities.map(({ id, issuer }) => ({ id, name: serviceOf(site, issuer) })),
    notices,
    providers: site.oidc.providers,
    codesLeft,
    merged,
    errors,
  };
  return show(me, <AccountPage {...shown} />, errors.length > 0 ? 422 : 200);
}
