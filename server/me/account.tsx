/** The account of the signed-in person: sessions, passkeys, accounts elsewhere, recovery codes. */
import {
  endOtherSessions,
  endPasskey,
  endSession,
  identitiesOf,
  makeRecoveryCodes,
  passkeysOf,
  recoveryCodesLeft,
  sessionsOf,
} from '#parties';
import type { Reach } from '#store';
import { CodesPage } from '../../web/me/new-person.tsx';
import { AccountPage } from '../../web/me/settings.tsx';
import type { ShownError } from '../../web/parts/errors.tsx';
import { type Me, type Serve, type Site, show } from './door.tsx';
import { deviceOf } from './entrance.tsx';
import { askForNew, keepNew } from './passkey.ts';
import { isUuid } from './record.tsx';

export function accountPages(serve: Serve, site: Site): void {
  serve('GET /:locale/me/account', (me, _, reach) => accountPage(me, site, reach));

  serve('POST /:locale/me/account/sessions/:session/end', async (me, _, act) => {
    const session = me.c.req.param('session') ?? '';
    if (isUuid(session)) await endSession(act, me.signedIn.person, session, me.now);
    return me.c.redirect(here(me), 303);
  });

  serve('POST /:locale/me/account/passkeys/options', async (me) =>
    me.c.json(await askForNew(site, me.signedIn.person, me.account.name ?? 'Shinrai', me.now)),
  );

  serve('POST /:locale/me/account/passkeys', async (me, _, act) => {
    const kept = await keepNew(site, act, me.signedIn.person, deviceOf(me.c), me.sent.typed, me.now);
    if (kept) return me.c.redirect(here(me), 303);
    return accountPage(me, site, act, [{ field: 'passkey', message: me.say('signIn.passkey.failed') }]);
  });

  serve('POST /:locale/me/account/passkeys/:passkey/end', async (me, _, act) => {
    await endPasskey(act, me.signedIn.person, me.c.req.param('passkey') ?? '', me.now);
    return me.c.redirect(here(me), 303);
  });

  serve('POST /:locale/me/account/codes', async (me, _, act) => {
    const codes = await makeRecoveryCodes(act, me.signedIn.person, me.now);
    // Whoever makes new codes may have lost the old ones: nobody else stays signed in.
    await endOtherSessions(act, me.signedIn.person, me.signedIn.session, me.now);
    return show(me, <CodesPage view={me} codes={codes} next="me/account" />);
  });
}

const here = ({ locale }: Me): string => `/${locale}/me/account`;

async function accountPage(
  me: Me,
  { oidc }: Site,
  reach: Reach,
  errors: readonly ShownError[] = [],
): Promise<Response> {
  const { person, session } = me.signedIn;
  const [sessions, passkeys, identities, codesLeft] = await Promise.all([
    sessionsOf(reach, person, me.now),
    passkeysOf(reach, person),
    identitiesOf(reach, person),
    recoveryCodesLeft(reach, person),
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
    errors,
  };
  return show(me, <AccountPage {...shown} />, errors.length > 0 ? 422 : 200);
}
