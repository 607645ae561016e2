/** Signing in and out, proving again, making a record, and the links that open once. */
import { randomUUIDv7 } from 'node:crypto';
import type { Context, Hono, Next } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type OpenGate, whileOpen } from '#access';
import type { Locale } from '#language';
import {
  addOrganisations,
  addPeople,
  addStaff,
  beginSession,
  countSignUps,
  countTry,
  endSession,
  findCeremony,
  hasAdministrator,
  isInvented,
  makeRecoveryCodes,
  proveAgain,
  readSession,
  type SignedIn,
  type SignInMeans,
  type StaffRole,
  takeCeremony,
  useRecoveryCode,
} from '#parties';
import { addSubjects } from '#records';
import { type Transaction, uuidOf, type Vault } from '#store';
import { ClearPage, SignedOutPage } from '../../web/entrance/leaving.tsx';
import { CodesPage, FullTodayPage, GonePage, NewPersonPage, TooManyPage } from '../../web/entrance/new-person.tsx';
import { DemonstrationPage, ProvePage, SignInPage } from '../../web/entrance/sign-in.tsx';
import { WorkPlacePage } from '../../web/entrance/work-place.tsx';
import { sayIn } from '../../web/parts/words.ts';
import { assets } from '../assets.ts';
import { accountOf, firstPage, sealOfLinks } from '../door/bar.tsx';
import { asOneAct, page, type Site, toSignIn } from '../door/door.tsx';
import { enter } from '../door/elsewhere.tsx';
import { forgetPages, leave } from '../door/leaving.ts';
import { bucketOf, inTurn, mostTries } from '../door/limits.ts';
import { leadingOn } from '../door/links.ts';
import { isLocale } from '../door/locale.ts';
import { isLinkWithSecret, isPageOfOurs } from '../door/next.ts';
import { type About, aboutOf } from '../door/opened-for.ts';
import { type Sent, sentIn } from '../door/sent.ts';
import { answerAt } from '../door/serve.ts';
import { type AddressFor, rowOf } from '../door/table.ts';
import { waitingAnswers } from '../door/waiting.ts';
import { cookieName, cookieRules, whoIs } from '../door/who.ts';
import type { Installation } from '../installation.ts';
import { namesIn } from './names-form.ts';

export type At = {
  readonly c: Context;
  readonly locale: Locale;
  readonly house: Installation;
  readonly origin: string;
  readonly sent: Sent;
  readonly now: Date;
  /** Open while this page is answered. */
  readonly gate: OpenGate;
};
type Answer = Response | Promise<Response>;

type Open = AddressFor<'visitor'>;
type Entrance = Open | AddressFor<'member' | 'helper' | 'officer' | 'administrator' | 'operator'>;

/** Registers an entrance; without a language in the address it is not ours. */
function register(
  app: Hono,
  { house }: Site,
  entrance: Entrance,
  answer: (c: Context, locale: Locale, gate: OpenGate, next: Next) => Answer,
): void {
  answerAt(app, entrance, async (c, next) => {
    const locale = c.req.param('locale') ?? '';
    return isLocale(locale) ? whileOpen(house.gate, (gate) => answer(c, locale, gate, next)) : next();
  });
}

/** What was sent, and when; or the page that says why it cannot be read. */
async function arriving(c: Context, locale: Locale, { house, origin }: Site, gate: OpenGate): Promise<At | Response> {
  const sent = await sentIn(c, locale);
  return sent instanceof Response ? sent : { c, locale, house, origin, sent, now: gate.now(), gate };
}

/** Opens an entrance to everybody. */
export function openOn(app: Hono, site: Site) {
  return (entrance: Open, handler: (at: At) => Answer): void =>
    register(app, site, entrance, async (c, locale, gate) => {
      const at = await arriving(c, locale, site, gate);
      return at instanceof Response ? at : handler(at);
    });
}

/** The same for those who are signed in: who asks is known before anything is read. */
export function openSignedIn(app: Hono, site: Site) {
  return (entrance: Exclude<Entrance, Open>, handler: (at: At & { readonly signedIn: SignedIn }) => Answer): void =>
    register(app, site, entrance, async (c, locale, gate) => {
      const signedIn = await whoIs(c, site);
      if (signedIn === undefined) return toSignIn(c, locale, site);
      return inTurn(c, site.turns.ofPerson, signedIn.person, async () => {
        const arrived = await arriving(c, locale, site, gate);
        if (arrived instanceof Response) return arrived;
        const entered = await enter({ ...arrived, signedIn }, aboutOf(rowOf(entrance)));
        if (entered instanceof Response) return entered;
        const answer = await handler({ ...arrived, signedIn: entered });
        return leadingOn(answer, sealOfLinks(site.house.vault, entered));
      });
    });
}

export function entrancePages(app: Hono, site: Site): void {
  const open = openOn(app, site);
  const openTo = openSignedIn(app, site);
  const { house } = site;

  open('GET /:locale/sign-in', (at) => signInPage(at, site));
  open('POST /:locale/sign-in/code', async (at) => {
    const read = await personOfCode(at, site);
    return 'wrong' in read ? signInPage(at, site, read.wrong) : signIn(at, site, read.person, 'recovery');
  });

  open('POST /:locale/sign-out', async (at) => {
    await endHere(at, site);
    forgetPages(at.c);
    return at.c.redirect(`/${at.locale}/sign-in`, 303);
  });
  open('POST /:locale/leave', async (at) => {
    await endHere(at, site);
    return leave(at.c);
  });
  // Who is not signed in has nothing to be asked: the page without an account answers.
  register(app, site, 'GET /:locale/clear', async (c, locale, _, next) => {
    const signedIn = await whoIs(c, site);
    if (signedIn === undefined) return (await next()) ?? c.res;
    const account = accountOf({ c, locale, vault: house.vault }, signedIn);
    return page({ c }, <ClearPage view={{ ...viewOf({ locale }), account }} />);
  });
  open('POST /:locale/clear', async (at) => {
    await endHere(at, site);
    forgetPages(at.c);
    return page(at, <SignedOutPage view={viewOf(at)} />);
  });

  openTo('GET /:locale/begin', ({ c, locale, signedIn }) => {
    // A link that was opened before signing in is gone on with.
    const link = getCookie(c, cookieName(site.origin, 'shinrai-link'));
    if (link === undefined || !isLinkWithSecret(link)) return c.redirect(beginningOf(locale, signedIn), 303);
    setCookie(c, cookieName(site.origin, 'shinrai-link'), '', { ...cookieRules(site.origin), maxAge: 0 });
    return c.redirect(link, 303);
  });
  openTo('GET /:locale/work', (at) => page(at, <WorkPlacePage view={framed(at)} posts={at.signedIn.posts} />));
  openTo('GET /:locale/prove', (at) => provePage(at, site));
  openTo('POST /:locale/prove', async (at) => {
    // Only the demonstration takes a word for a proof.
    if (site.demonstration === undefined || at.signedIn.means !== 'demonstration') return provePage(at, site);
    await proveAgain(house.app, at.signedIn.session, at.now);
    return at.c.redirect(nextOf(at), 303);
  });
  openTo('POST /:locale/prove/code', async (at) => {
    const read = await personOfCode(at, site);
    if ('wrong' in read) return provePage(at, site, read.wrong);
    if (read.person !== at.signedIn.person) return provePage(at, site, 'code');
    await proveAgain(house.app, at.signedIn.session, at.now);
    return at.c.redirect(nextOf(at), 303);
  });

  if (site.demonstration !== undefined) demonstrationPages(open, site);
  else signUpPages(open, site);
  linkPages(open, site);
}

/** Where work begins for whoever has one post; for all others at the page that names their posts. */
const beginnings: Readonly<Partial<Record<StaffRole, string>>> = {
  administrator: 'administer',
  operator: 'operate',
  'procedure-lawyer': 'clients',
  'support-staff': 'clients',
  'municipal-worker': 'clients',
};

/** Where somebody begins: with their own record, or with their work. */
export function beginningOf(locale: Locale, { resident, actingFor, posts }: SignedIn): string {
  if (actingFor !== undefined) return firstPage(locale, actingFor.scope);
  if (resident) return `/${locale}/me`;
  const [post] = posts;
  if (post === undefined) return `/${locale}/clients`;
  return `/${locale}/${posts.length === 1 ? (beginnings[post.role] ?? 'work') : 'work'}`;
}

type OpenTo = ReturnType<typeof openOn>;
type Wrong = 'code' | 'tries' | 'unknown' | 'passkey' | 'with' | 'with-unknown';

function demonstrationPages(open: OpenTo, site: Site): void {
  const { house, demonstration } = site;
  const people = demonstration?.people ?? [];
  const shown = (at: At, wrong?: Wrong) => {
    const errors = wrong === undefined ? [] : [{ field: 'other', message: sayIn(at.locale)('demo.unknown') }];
    return page(
      at,
      <DemonstrationPage view={viewOf(at)} people={people} errors={errors} next={nextOf(at)} />,
      errors.length > 0 ? 422 : 200,
    );
  };
  open('GET /:locale/demonstration', (at) => shown(at));
  open('POST /:locale/demonstration', async (at) => {
    const { typed } = at.sent;
    const chosen = people.find((it) => it.key === (typed.person ?? typed.other));
    if (chosen === undefined || !(await isInvented(house.app, chosen.id))) return shown(at, 'unknown');
    return signIn(at, site, chosen.id, 'demonstration');
  });
}

function signUpPages(open: OpenTo, site: Site): void {
  open('GET /:locale/sign-up', (at) => newPerson(at, 'sign-up'));
  open('POST /:locale/sign-up', (at) => makePerson(at, site, 'sign-up', { resident: true, means: 'recovery' }));
}

type Invitation = { readonly organisation: string; readonly role: StaffRole; readonly unit?: string };

function linkPages(open: OpenTo, site: Site): void {
  const { house } = site;
  /** Only a link that still opens something leads further. */
  const through = (kind: 'first-run' | 'invitation', further: (at: At) => Answer) => async (at: At) =>
    (await findCeremony(house.app, kind, secretIn(at), at.now)) === undefined ? gone(at) : further(at);
  open(
    'GET /:locale/first-run/:secret',
    through('first-run', (at) => newPerson(at, `first-run/${secretIn(at)}`)),
  );
  open(
    'POST /:locale/first-run/:secret',
    through('first-run', (at) =>
      makePerson(at, site, `first-run/${secretIn(at)}`, {
        resident: false,
        means: 'first-run',
        also: async (act, person) => {
          const taken = await takeCeremony(act, 'first-run', secretIn(at), at.now);
          if (taken === undefined || (await hasAdministrator(act))) return false;
          const organisation = randomUUIDv7();
          const name = (at.sent.typed.name ?? '').trim().slice(0, 120);
          await addOrganisations(
            act,
            [{ id: organisation, kind: 'installation', name, closingDays: [], invented: false }],
            at.now,
          );
          const posts = (['administrator', 'operator'] as const).map((role) => ({
            id: randomUUIDv7(),
            person,
            organisation,
            role,
          }));
          await addStaff(act, posts, at.now);
          return true;
        },
      }),
    ),
  );

  open(
    'GET /:locale/join/:secret',
    through('invitation', (at) => newPerson(at, `join/${secretIn(at)}`)),
  );
  open(
    'POST /:locale/join/:secret',
    through('invitation', (at) =>
      makePerson(at, site, `join/${secretIn(at)}`, {
        resident: false,
        means: 'recovery',
        also: async (act, person) => {
          const taken = await takeCeremony<Invitation>(act, 'invitation', secretIn(at), at.now);
          if (taken === undefined) return false;
          await addStaff(act, [{ ...taken, id: randomUUIDv7(), person }], at.now);
          return true;
        },
      }),
    ),
  );
}

export const secretIn = ({ c }: At): string => (c.req.param('secret') ?? '').slice(0, 100);

type Making = {
  readonly resident: boolean;
  readonly means: SignInMeans;
  /** What else is made in the same act; false undoes it all. */
  readonly also?: (act: Transaction, person: string) => Promise<boolean>;
};

function newPerson(at: At, path: string, errors: Parameters<typeof NewPersonPage>[0]['errors'] = []): Answer {
  const content = (
    <NewPersonPage view={viewOf(at)} path={path} typed={at.sent.typed} errors={errors} once={randomUUIDv7()} />
  );
  return page(at, content, errors.length > 0 ? 422 : 200);
}

const dayMs = 24 * 3600_000;

/**
 * The id of whoever signs up with this form: the same when it is sent twice.
 * WHY not what the form says: sent with somebody's id, the answer would tell that there is such a person.
 */
const personOnce = (vault: Vault, form: string): string => uuidOf(vault.digest('sign-up', form));

/** Makes a person with recovery codes, shown once, and signs them in. */
async function makePerson(at: At, site: Site, path: string, { resident, means, also }: Making): Promise<Response> {
  const { c, sent, now } = at;
  const read = namesIn(sent, sayIn(at.locale), means === 'first-run');
  if ('errors' in read) return newPerson(at, path, read.errors);
  // Whoever was given a link is let in, however many strangers sign up beside them.
  if (also === undefined) {
    const most = site.signUpsADay;
    if ((await countSignUps(site.house.app, new Date(now.getTime() - dayMs))) >= most)
      return page(at, <FullTodayPage view={viewOf(at)} most={most} />, 429);
    const bucket = bucketOf(c, site, 'sign-up');
    if (!(await countTry(site.house.app, bucket, mostTries['sign-up'], now))) return page(at, tooMany(at), 429);
  }
  const person = personOnce(site.house.vault, sent.typed.once ?? randomUUIDv7());
  return asOneAct(site.house, async (act) => {
    const added = await addPeople(act, site.house.vault, [
      { id: person, names: read.names, resident, invented: false, at: now },
    ]);
    // Sent twice: the first one was answered already.
    if (!added) return c.redirect(`/${at.locale}/sign-in`, 303);
    if (resident) await addSubjects(act, [person]);
    if (also !== undefined && !(await also(act, person))) return gone(at);
    const codes = await makeRecoveryCodes(act, person, now);
    await begin(at, site, person, means, act);
    const own = waitingAnswers(c, site) === undefined ? 'me' : 'me/keep';
    return page(at, <CodesPage view={viewOf(at)} codes={codes} next={resident ? own : 'me/account'} />);
  });
}

/** Begins a session in place of the one the browser had. */
async function begin(
  { c, now }: At,
  { origin }: Site,
  person: string,
  means: SignInMeans,
  act: Transaction,
): Promise<void> {
  const old = getCookie(c, cookieName(origin));
  const before = old === undefined ? undefined : await readSession(act, old, now);
  if (before !== undefined) await endSession(act, before.person, before.session, now);
  const secret = await beginSession(act, person, means, deviceOf(c), now);
  setCookie(c, cookieName(origin), secret, { ...cookieRules(origin), maxAge: 12 * 3600 });
}

export function signIn(at: At, site: Site, person: string, means: SignInMeans): Promise<Response> {
  return asOneAct(site.house, async (act) => {
    await begin(at, site, person, means, act);
    return at.c.redirect(nextOf(at), 303);
  });
}

/** Ends the session of this browser, and takes back all it was given. */
async function endHere({ c, now }: At, site: Site): Promise<void> {
  const signedIn = await whoIs(c, site);
  if (signedIn !== undefined) await endSession(site.house.app, signedIn.person, signedIn.session, now);
  for (const name of ['shinrai', 'shinrai-visit', 'shinrai-link', 'shinrai-waiting'] as const)
    setCookie(c, cookieName(site.origin, name), '', { ...cookieRules(site.origin), maxAge: 0 });
}

/** Where to go on: an address of ours, or the first page. */
export function nextOf({ c, locale, sent }: At): string {
  const next = sent.typed.next ?? c.req.query('next') ?? '';
  return isPageOfOurs(next) ? next : `/${locale}/begin`;
}

export const placeOf = ({ c, locale, house }: At) => ({ c, locale, vault: house.vault });

/** The view of somebody who is signed in; no name, which would ask for leave. */
export const framed = (at: At & { readonly signedIn: SignedIn }, about: About = 'work') => ({
  ...viewOf(at),
  account: accountOf(placeOf(at), at.signedIn, { about }),
});

const viewOf = ({ locale }: { readonly locale: Locale }) => ({ locale, say: sayIn(locale), assets });

export async function signInPage(at: At, site: Site, wrong?: Wrong): Promise<Response> {
  const { providers } = site.oidc;
  const props = { view: viewOf(at), next: nextOf(at), demonstration: site.demonstration !== undefined, providers };
  return page(at, <SignInPage {...props} errors={wrongCode(at, wrong)} />, wrong === undefined ? 200 : 422);
}

export async function provePage(
  at: At & { readonly signedIn: SignedIn },
  site: Site,
  wrong?: Wrong,
): Promise<Response> {
  const { signedIn } = at;
  const view = framed(at);
  const demonstration = site.demonstration !== undefined && signedIn.means === 'demonstration';
  const content = (
    <ProvePage
      {...{ view, demonstration }}
      next={nextOf(at)}
      providers={site.oidc.providers}
      errors={wrongCode(at, wrong)}
    />
  );
  return page(at, content, wrong === undefined ? 200 : 422);
}

const wrongKeys = {
  code: 'signIn.code.wrong',
  tries: 'signIn.tries',
  unknown: 'demo.unknown',
  passkey: 'signIn.passkey.failed',
  with: 'signIn.with.failed',
  'with-unknown': 'signIn.with.unknown',
} as const;

const wrongCode = ({ locale }: At, wrong: Wrong | undefined) =>
  wrong === undefined ? [] : [{ field: 'code', message: sayIn(locale)(wrongKeys[wrong]) }];

/** Whose recovery code was typed. A right one always lets in: 84 bits are not found by trying (ADR 18). */
async function personOfCode(
  { c, sent, now }: At,
  site: Site,
): Promise<{ readonly person: string } | { readonly wrong: Wrong }> {
  const person = await useRecoveryCode(site.house.app, sent.typed.code ?? '', now);
  if (person !== undefined) return { person };
  return { wrong: (await countWrongCode(c, site, now)) ? 'code' : 'tries' };
}

/** @returns false when the client tried too many wrong ones */
export const countWrongCode = (c: Context, site: Site, now: Date): Promise<boolean> =>
  countTry(site.house.app, bucketOf(c, site, 'code'), mostTries.code, now);

/** The browser and the device in a few words, for the list of sessions. */
export function deviceOf(c: Context): string {
  const agent = c.req.header('user-agent') ?? '';
  const find = (names: readonly (readonly [RegExp, string])[]): string =>
    names.find(([it]) => it.test(agent))?.[1] ?? '';
  const browser = find([
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrom(e|ium)\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]);
  const system = find([
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  return [browser, system].filter((it) => it !== '').join(', ') || '?';
}

const gone = (at: At): Answer => page(at, <GonePage view={viewOf(at)} />, 404);
const tooMany = (at: At) => <TooManyPage view={viewOf(at)} />;
