/**
 * The door to every page of somebody's own affairs: who is signed in, whom they act for, whether they may, and the frame
 * around what they see. A handler gets a `Grant` a question, or is not called.
 */
import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Denied, dayInJapan, type OpenGate, permit, type SubjectAction, whileOpen } from '#access';
import type { Grant } from '#audit';
import type { Locale } from '#language';
import {
  type Actor,
  actorOf,
  displayName,
  type Naming,
  namesOf,
  readSession,
  type Scope,
  type Settings,
  type SignedIn,
  settingsOf,
} from '#parties';
import { looksLikeIndividualNumber } from '#rules';
import type { Reach, Transaction } from '#store';
import type { Typed } from '../../web/form.ts';
import { NotHere } from '../../web/me/not-here.tsx';
import type { DemoPerson } from '../../web/me/sign-in.tsx';
import type { ShownError } from '../../web/parts/errors.tsx';
import type { Account, Assets } from '../../web/parts/layout.tsx';
import { withReadings } from '../../web/readings.ts';
import { type Say, sayIn, type WordKey } from '../../web/words.ts';
import { assets } from '../assets.ts';
import type { Form } from '../body.ts';
import type { Clients } from '../client.ts';
import type { Installation } from '../installation.ts';
import { isLocale } from '../locale.ts';
import { formIn, sendAgain, shortForm } from '../send-again.tsx';
import { inTurn, type SiteTurns } from './limits.ts';
import type { Oidc } from './oidc.ts';
import { type Grants, type Page, type Row, table } from './table.ts';

export const cookieName = 'shinrai';

/** The installation, and the address by which people reach it. */
export type Site = {
  readonly house: Installation;
  readonly origin: string;
  readonly oidc: Oidc;
  readonly clients: Clients;
  readonly turns: SiteTurns;
  /** Where to report a weakness. */
  readonly contacts: readonly string[];
  /** The invented people one may sign in as; nobody outside a demonstration. */
  readonly demonstration?: { readonly people: readonly DemoPerson[] };
};

export type Me = {
  readonly c: Context;
  readonly locale: Locale;
  readonly say: Say;
  readonly assets: Assets;
  readonly house: Installation;
  /** Open while this page is answered. */
  readonly gate: OpenGate;
  readonly origin: string;
  readonly signedIn: SignedIn;
  readonly actor: Actor;
  /** Whose affairs this page is about. */
  readonly subject: string;
  readonly acting: boolean;
  readonly account: Account;
  readonly settings: Settings;
  /** What was sent, without what must never be kept. */
  readonly sent: Sent;
  /** Done once the act is committed. */
  readonly afterwards: (() => Promise<unknown>)[];
  /** Done once the act is over, also when it was undone. */
  readonly anyway: (() => Promise<unknown>)[];
  /** Today in Japan, and now. */
  readonly day: string;
  readonly now: Date;
};

/** Text and files of a form. An individual number is taken out on arrival: no handler can keep what it never sees. */
export type Sent = {
  readonly typed: Typed;
  readonly files: Readonly<Record<string, File>>;
  readonly refused: readonly ShownError[];
};

type Content = Parameters<Context['html']>[0];
type Answer = Response | Promise<Response>;

export type Handler<P extends Page> = (me: Me, grants: Grants<P>, reach: Reach) => Answer;
/** Handlers that write get a transaction; they evaluate nothing in it. */
export type ActHandler<P extends Page> = (me: Me, grants: Grants<P>, act: Transaction) => Answer;

type HandlerOf<P extends Page> = (typeof table)[P] extends { readonly act: true } ? ActHandler<P> : Handler<P>;
export type Serve = <P extends Page>(page: P, handler: HandlerOf<P>) => void;

/** Registers pages on an app; what a page asks of `access` comes from the table. */
export function serveOn(app: Hono, at: Site): Serve {
  return (page, handler) => {
    const row: Row = table[page];
    const [method = '', path = ''] = page.split(' ');
    app.on(method, path, async (c, next) => {
      const locale = c.req.param('locale') ?? '';
      if (!isLocale(locale)) return next();
      const signedIn = await whoIs(c, at.house);
      if (signedIn === undefined) return toSignIn(c, locale);
      return inTurn(c, at.turns.ofPerson, signedIn.person, () =>
        whileOpen(at.house.gate, (gate) => answer({ c, locale, at, gate, signedIn, row }, handler as never)),
      );
    });
  };
}

/** Who is signed in, by the cookie of the request. */
export async function whoIs(c: Context, house: Installation): Promise<SignedIn | undefined> {
  const secret = getCookie(c, cookieName);
  return secret === undefined ? undefined : readSession(house.app, secret, house.gate.now());
}

/** A page is come back to after signing in; what was sent waits on the page meanwhile. */
export const toSignIn = async (c: Context, locale: Locale): Promise<Response> => {
  if (c.req.method === 'GET') return c.redirect(`/${locale}/sign-in?next=${encodeURIComponent(c.req.path)}`, 303);
  // A file cannot wait on a page, and is not read for somebody nobody knows.
  const withFile = c.req.header('content-type')?.startsWith('multipart/') === true;
  const form = withFile ? undefined : await waitingIn(c, locale);
  return sendAgain(c, { locale, say: sayIn(locale), assets }, 'sign-in', form);
};

type Asked = {
  readonly c: Context;
  readonly locale: Locale;
  readonly at: Site;
  readonly gate: OpenGate;
  readonly signedIn: SignedIn;
  readonly row: Row;
};
type AnyHandler = (me: Me, grants: Readonly<Record<string, Grant<SubjectAction>>>, reach: Reach) => Answer;

/** INVARIANT: every entry is durable before the handler reads anything. */
async function answer(asked: Asked, handler: AnyHandler): Promise<Response> {
  const { c, at, gate, signedIn, row } = asked;
  const actor = actorOf(signedIn);
  const subject = row.own === true ? signedIn.person : (signedIn.actingFor?.person ?? signedIn.person);
  const what = `${c.req.method} ${c.req.routePath}`;
  const ask = (action: SubjectAction) => permit(gate, { actor, subject, action, what });
  const [asks, also] = await Promise.all([Promise.all(row.asks.map(ask)), Promise.all((row.also ?? []).map(ask))]);
  const grants: Record<string, Grant<SubjectAction>> = {};
  for (const it of asks) {
    if ('no' in it) return denied(asked, it);
    grants[it.action] = it;
  }
  for (const it of also) if (!('no' in it)) grants[it.action] = it;
  const [first] = Object.values(grants);
  if (first === undefined) throw new Error(`\`${what}\` asks for nothing`);
  const sent = await sentIn(c, asked.locale, row.mostBytes);
  if (sent instanceof Response) return sent;
  const me = await meOf(asked, actor, subject, first, sent);
  if (!row.act) return handler(me, grants, at.house.app);
  const response = await asOneAct(at.house, (act) => handler(me, grants, act));
  for (const work of [...(response.status < 400 ? me.afterwards : []), ...me.anyway]) await work();
  return response;
}

/** Runs a handler in a transaction: what is refused inside is undone, what went well is sent only after the commit. */
export function asOneAct(house: Installation, work: (act: Transaction) => Answer): Promise<Response> {
  return house.app
    .transaction()
    .execute(async (act) => {
      const response = await work(act);
      if (response.status >= 400) throw new Undo(response);
      return response;
    })
    .catch((error: unknown) => {
      if (error instanceof Undo) return error.response;
      throw error;
    });
}

/** A refusal that undoes the transaction it was found in. */
class Undo extends Error {
  readonly response: Response;
  constructor(response: Response) {
    super('undone');
    this.response = response;
  }
}

async function denied({ c, locale, signedIn }: Asked, { no }: Denied): Promise<Response> {
  if (no === 'not-here') return notHereFor({ c, locale }, signedIn);
  const account = accountOf(c, locale, signedIn);
  if (c.req.method === 'GET') return c.redirect(`/${locale}/prove?next=${encodeURIComponent(c.req.path)}`, 303);
  // What was typed is kept on the page while the proof is given in another.
  return sendAgain(c, { locale, say: sayIn(locale), assets, account }, 'prove', await waitingIn(c, locale));
}

/** Nothing of this kind is in this record. */
export const notHere = ({ c, locale, account }: Me): Answer =>
  c.html(`<!doctype html>${NotHere({ locale, assets, account })}`, 404);

export const notHereFor = (
  { c, locale }: { readonly c: Context; readonly locale: Locale },
  signedIn: SignedIn,
): Answer => c.html(`<!doctype html>${NotHere({ locale, assets, account: accountOf(c, locale, signedIn) })}`, 404);

async function meOf(
  { c, locale, at, gate, signedIn }: Asked,
  actor: Actor,
  subject: string,
  grant: Grant<Naming>,
  sent: Sent,
): Promise<Me> {
  const { house, origin } = at;
  const now = house.gate.now();
  const acting = subject !== signedIn.person;
  const [settings, names] = await Promise.all([
    settingsOf(house.app, signedIn.person),
    namesOf(house.app, house.vault, grant),
  ]);
  const account = accountOf(c, locale, signedIn, {
    text: settings.text,
    name: names && displayName(names, locale),
    acting,
  });
  const day = dayInJapan(now);
  return {
    c,
    locale,
    say: sayIn(locale),
    assets,
    house,
    gate,
    origin,
    signedIn,
    actor,
    subject,
    acting,
    account,
    settings,
    sent,
    afterwards: [],
    anyway: [],
    day,
    now,
  };
}

type Named = {
  readonly text?: Settings['text'] | undefined;
  readonly name?: string | undefined;
  readonly acting: boolean;
};

/** The bar over every page of somebody who is signed in. */
export function accountOf(
  c: Context,
  locale: Locale,
  signedIn: SignedIn,
  { text, name, acting }: Named = { acting: false },
): Account {
  const shown = acting ? (signedIn.posts[0]?.name ?? sayIn(locale)('me.helper')) : name;
  return {
    invented: signedIn.invented,
    text: text ?? 'normal',
    links: linksOf(c, locale, signedIn),
    ...(shown === undefined ? {} : { name: shown }),
    ...(acting && name !== undefined ? { actingFor: name } : {}),
  };
}

/** Pages about a record, each with what a helper's mandate must say; the last ones are for nobody's helper. */
const recordPages: readonly (readonly [path: string, label: WordKey, scope?: Scope])[] = [
  ['me', 'me.home', 'dates'],
  ['me/record', 'me.record', 'see'],
  ['me/tell', 'me.tell', 'note'],
  ['me/stand', 'me.stand', 'see'],
  ['me/dates', 'me.dates', 'dates'],
  ['me/documents', 'me.documents', 'documents'],
  ['me/seen', 'me.seen'],
  ['me/helpers', 'me.helpers'],
  ['me/household', 'me.household'],
  ['me/take-away', 'me.takeAway'],
];

/** Where a helper with this mandate begins; a guardian at home. */
export const firstPage = (locale: Locale, scope: readonly Scope[] | undefined): string => {
  const page = recordPages.find((it) => scope === undefined || (it[2] !== undefined && scope.includes(it[2])));
  return `/${locale}/${page?.[0] ?? 'clients'}`;
};

function linksOf(c: Context, locale: Locale, { resident, actingFor, posts }: SignedIn): Account['links'] {
  const say = sayIn(locale);
  const roles = posts.map((it) => it.role);
  const scope = actingFor?.scope;
  const open = recordPages.filter((it) => scope === undefined || (it[2] !== undefined && scope.includes(it[2])));
  const pages: readonly (readonly [string, WordKey, ...unknown[]])[] = [
    ...(resident || actingFor !== undefined ? open : []),
    ['clients', 'me.clients'],
    ...(roles.includes('administrator') ? [['administer', 'me.administer'] as const] : []),
    ...(roles.includes('operator') ? [['operate', 'me.operate'] as const] : []),
    ['me/settings', 'me.settings'],
    ['me/account', 'me.account'],
  ];
  return pages.map(([path, key]) => {
    const href = `/${locale}/${path}`;
    return { href, label: say(key), current: c.req.path === href };
  });
}

/** Sends a page, with readings over difficult words as the person wishes. */
export function show(
  me: Pick<Me, 'c' | 'locale' | 'settings'>,
  content: Content,
  status: 200 | 422 | 503 = 200,
): Answer {
  const html = `<!doctype html>${content}`;
  return me.c.html(me.locale === 'ja-x-easy' ? withReadings(html, me.settings.furigana) : html, status);
}

/** Ids of ours may hold twelve digits by chance. */
const uuid = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g;
/** Sends a page to somebody who need not be signed in. */
export const page = ({ c }: { readonly c: Context }, content: Content, status: 200 | 404 | 422 | 429 = 200): Answer =>
  c.html(`<!doctype html>${content}`, status);

const nothingSent: Sent = { typed: {}, files: {}, refused: [] };

/** Reads a posted form within limits, or says why it cannot be read. */
export async function sentIn(c: Context, locale: Locale, most?: number): Promise<Sent | Response> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return nothingSent;
  const form = await formIn(c, locale, most);
  return form instanceof Response ? form : withoutNumbers(form, locale);
}

/** What waits on a page while somebody signs in or proves who they are; long forms and files wait in the browser. */
async function waitingIn(c: Context, locale: Locale): Promise<Form | undefined> {
  const form = await shortForm(c);
  return form && { ...form, texts: withoutNumbers(form, locale).typed };
}

function withoutNumbers({ texts, files }: Form, locale: Locale): Sent {
  const typed: Record<string, string> = {};
  const refused: ShownError[] = [];
  for (const [field, value] of Object.entries(texts)) {
    if (looksLikeIndividualNumber(value.replaceAll(uuid, '')))
      refused.push({ field, message: sayIn(locale)('errors.individual') });
    else typed[field] = value;
  }
  return { typed, files, refused };
}
