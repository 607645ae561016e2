/** Ways to sign in beside a recovery code: a passkey, an account elsewhere. */
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type OpenGate, whileOpen } from '#access';
import { usual } from '#language';
import { beginCeremony, findIdentity, type Identity, proveAgain } from '#parties';
import { FoundPage } from '../../web/entrance/ways.tsx';
import { page, type Site } from '../door/door.tsx';
import { answerBusy } from '../door/failures.ts';
import { bucketOf } from '../door/limits.ts';
import { isLocale } from '../door/locale.ts';
import { answerAt } from '../door/serve.ts';
import { cookieName, cookieRules, whoIs } from '../door/who.ts';
import { type At, framed, nextOf, openOn, openSignedIn, provePage, signIn, signInPage } from './entrance.tsx';
import type { Visit } from './oidc.ts';
import { askForProof, personOfProof } from './passkey.ts';

/** An account a service said is somebody's, until they say so themselves. */
export type FoundAccount = { readonly person: string; readonly identity: Identity };
const foundLastsMs = 10 * 60_000;

export function wayPages(app: Hono, site: Site): void {
  const open = openOn(app, site);
  const openTo = openSignedIn(app, site);
  const { house, oidc } = site;
  const visitCookie = cookieName(site.origin, 'shinrai-visit');

  open('POST /:locale/passkey/options', async ({ c, now }) => {
    const asking = await askForProof(site, { client: bucketOf(c, site, 'ceremony'), now });
    return asking === undefined ? answerBusy(c) : c.json(asking);
  });
  open('POST /:locale/sign-in/passkey', async (at) => {
    const person = await personOfProof(site, house.app, at.sent.typed, at.now);
    return person === undefined ? signInPage(at, site, 'passkey') : signIn(at, site, person, 'passkey');
  });
  openTo('POST /:locale/prove/passkey', async (at) => {
    const person = await personOfProof(site, house.app, at.sent.typed, at.now);
    if (person !== at.signedIn.person) return provePage(at, site, 'passkey');
    await proveAgain(house.app, at.signedIn.session, at.now);
    return at.c.redirect(nextOf(at), 303);
  });

  const leaveFor = async (at: At, visit: Visit): Promise<Response> => {
    const client = bucketOf(at.c, site, 'ceremony');
    const begun = await oidc.begin(at.c.req.param('provider') ?? '', visit, client, at.now).catch(() => undefined);
    if (begun === undefined) return signInPage(at, site, 'with');
    setCookie(at.c, visitCookie, begun.secret, { ...cookieRules(site.origin), maxAge: 600 });
    return at.c.redirect(begun.address, 303);
  };
  open('GET /:locale/sign-in/with/:provider', (at) =>
    leaveFor(at, { to: 'sign-in', locale: at.locale, next: nextOf(at) }),
  );
  openTo('GET /:locale/prove/with/:provider', (at) =>
    leaveFor(at, { to: 'prove', locale: at.locale, next: nextOf(at), person: at.signedIn.person }),
  );
  const back = async (c: Context, gate: OpenGate): Promise<Response> => {
    const now = gate.now();
    const secret = getCookie(c, visitCookie) ?? '';
    setCookie(c, visitCookie, '', { ...cookieRules(site.origin), maxAge: 0 });
    const ended = await oidc.end(new URL(c.req.url), secret, now);
    const locale = ended !== undefined && isLocale(ended.visit.locale) ? ended.visit.locale : usual.people;
    const at: At = {
      c,
      locale,
      house,
      origin: site.origin,
      sent: { typed: { next: ended?.visit.next ?? '' }, files: {}, refused: [] },
      now,
      gate,
    };
    if (ended?.identity === undefined) return signInPage(at, site, 'with');
    const owner = await findIdentity(house.app, ended.identity);
    if (ended.visit.to === 'sign-in') {
      return owner === undefined ? signInPage(at, site, 'with-unknown') : signIn(at, site, owner, 'oidc');
    }
    const signedIn = await whoIs(c, site);
    if (signedIn?.person !== ended.visit.person) return signInPage(at, site, 'with');
    const { identity, visit } = ended;
    if (visit.to === 'prove') {
      if (owner !== signedIn.person) return provePage({ ...at, signedIn }, site, 'with');
      await proveAgain(house.app, signedIn.session, now);
      return c.redirect(nextOf(at), 303);
    }
    // Nothing is added here: the person says on a page of ours that it is theirs.
    const body: FoundAccount = { person: signedIn.person, identity };
    const found = await beginCeremony(house.app, 'account-found', body, foundLastsMs, now);
    const view = framed({ ...at, signedIn }, 'own');
    const { service, called } = ended.found ?? { service: '', called: '' };
    return page(
      at,
      <FoundPage view={view} service={service} called={called} taken={owner !== undefined} found={found} />,
    );
  };
  answerAt(app, 'GET /sign-in/back', (c) => whileOpen(house.gate, (gate) => back(c, gate)));
}
