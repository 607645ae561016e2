/**
 * The door to every page of somebody's own affairs: who is signed in, whom they act for, whether they may, and the frame
 * around what they see. A handler gets a `Grant` a question, or is not called.
 */
import type { Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { type Denied, dayInJapan, type OpenGate, type Purpose, permit, type SubjectAction, whileOpen } from '#access';
import type { Grant } from '#audit';
import type { Locale } from '#language';
import {
  type Actor,
  actorOf,
  displayName,
  type Naming,
  namesOf,
  type Settings,
  type SignedIn,
  settingsOf,
  unseenNotices,
} from '#parties';
import type { Reach, Transaction } from '#store';
import type { DemoPerson } from '../../web/entrance/sign-in.tsx';
import type { Account, Assets } from '../../web/parts/layout.tsx';
import { NotHere } from '../../web/parts/not-here.tsx';
import { type Say, sayIn } from '../../web/parts/words.ts';
import { assets } from '../assets.ts';
import type { Oidc } from '../entrance/oidc.ts';
import type { Installation } from '../installation.ts';
import { accountOf, notHereFor, sealOfLinks } from './bar.tsx';
import type { Clients } from './client.ts';
import { enter } from './elsewhere.tsx';
import { inTurn, type SiteTurns } from './limits.ts';
import { leadingOn } from './links.ts';
import { isLocale } from './locale.ts';
import { type AskedBy, aboutOf, askedBy, standingOf } from './opened-for.ts';
import { readAs } from './readings.ts';
import { sendAgain } from './send-again.tsx';
import { isLink, type Sent, sentIn, unreadIn, waiting, waitingIn } from './sent.ts';
import { answerAt } from './serve.ts';
import { type Grants, type Page, type Row, rowOf, type table } from './table.ts';
import { letWait } from './waiting.ts';
import { cookieName, cookieRules, whoIs } from './who.ts';

/** The installation, and the address by which people reach it. */
export type Site = {
  readonly house: Installation;
  readonly origin: string;
  readonly oidc: Oidc;
  readonly clients: Clients;
  readonly turns: SiteTurns;
  /** How many records people may make in a day. */
  readonly signUpsADay: number;
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
  /** For what it is asked. */
  readonly purpose: Purpose;
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
    const row = rowOf(page);
    answerAt(app, page, async (c, next) => {
      const locale = c.req.param('locale') ?? '';
      if (!isLocale(locale)) return next();
      const signedIn = await whoIs(c, at);
      if (signedIn === undefined) return toSignIn(c, locale, at);
      return inTurn(c, at.turns.ofPerson, signedIn.person, () =>
        whileOpen(at.house.gate, (gate) => answer({ c, locale, at, gate, signedIn, row }, handler as never)),
      );
    });
  };
}

/** A page is come back to after signing in; what was sent waits on the page meanwhile. */
export const toSignIn = async (
  c: Context,
  locale: Locale,
  { house, origin }: Pick<Site, 'house' | 'origin'>,
): Promise<Response> => {
  if (isLink(c) && c.req.param('secret') !== undefined) {
    // The secret of a link stands in no other address: it waits in the browser for a while.
    setCookie(c, cookieName(origin, 'shinrai-link'), c.req.path, { ...cookieRules(origin), maxAge: 900 });
    return c.redirect(`/${locale}/sign-in`, 303);
  }
  if (isLink(c)) return c.redirect(`/${locale}/sign-in?next=${encodeURIComponent(c.req.path)}`, 303);
  // A file cannot wait on a page, and is not read for somebody nobody knows.
  const withFile = c.req.header('content-type')?.startsWith('multipart/') === true;
  const form = withFile ? undefined : await waitingIn(c, locale);
  const keep = `/${locale}/me/keep`;
  const situation = c.req.path === keep ? form?.texts.situation : undefined;
  // What somebody answered before they had a record goes on with them.
  if (situation !== undefined && letWait(c, { house, origin }, situation))
    return c.redirect(`/${locale}/sign-in?next=${encodeURIComponent(keep)}`, 303);
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

async function answer(asked: Asked, handler: AnyHandler): Promise<Response> {
  const { c, locale, at, gate, row } = asked;
  const sent = row.mostBytes === undefined ? await sentIn(c, locale) : unreadIn(c);
  if (sent instanceof Response) return sent;
  const { house } = at;
  const signedIn = await enter(
    { c, locale, house, origin: at.origin, gate, sent, signedIn: asked.signedIn },
    aboutOf(row),
  );
  if (signedIn instanceof Response) return signedIn;
  return leadingOn(await answerTo({ ...asked, signedIn }, sent, handler), sealOfLinks(house.vault, signedIn));
}

/** INVARIANT: every entry is durable before the handler reads anything. */
async function answerTo(asked: Asked, arrived: Sent, handler: AnyHandler): Promise<Response> {
  const { c, locale, at, gate, signedIn, row } = asked;
  const by = askedBy(signedIn, standingOf(signedIn, row.subject === 'self' ? 'own' : 'record'));
  const what = `${c.req.method} ${c.req.routePath}`;
  if (!row.purposes.includes(by.purpose)) return denied(asked, arrived, { no: 'not-here' });
  const ask = (action: SubjectAction) => permit(gate, { ...by, action, what });
  const actions = row.asks as readonly SubjectAction[];
  const [asks, also] = await Promise.all([Promise.all(actions.map(ask)), Promise.all((row.also ?? []).map(ask))]);
  const grants: Record<string, Grant<SubjectAction>> = {};
  for (const it of asks) {
    if ('no' in it) return denied(asked, arrived, it);
    grants[it.action] = it;
  }
  for (const it of also) if (!('no' in it)) grants[it.action] = it;
  const [first] = Object.values(grants);
  if (first === undefined) throw new Error(`\`${what}\` asks for nothing`);
  const sent = arrived.unread ? await sentIn(c, locale, row.mostBytes) : arrived;
  if (sent instanceof Response) return sent;
  const me = await meOf(asked, by, first, sent);
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

async function denied({ c, locale, at, signedIn }: Asked, sent: Sent, { no }: Denied): Promise<Response> {
  const place = { c, locale, vault: at.house.vault };
  if (no === 'not-here') return notHereFor(place, signedIn);
  if (c.req.method === 'GET') return c.redirect(`/${locale}/prove?next=${encodeURIComponent(c.req.path)}`, 303);
  // What was typed is kept on the page while the proof is given in another.
  return sendAgain(
    c,
    { locale, say: sayIn(locale), assets, account: accountOf(place, signedIn) },
    'prove',
    waiting(sent),
  );
}

/** Nothing of this kind is in this record. */
export const notHere = ({ c, locale, account }: Me): Answer =>
  c.html(`<!doctype html>${NotHere({ locale, assets, account })}`, 404);

/** The name of whoever acts for somebody, to stand beside theirs. Their own entry is written once for a while. */
async function ownName(
  house: Installation,
  gate: OpenGate,
  signedIn: SignedIn,
  locale: Locale,
): Promise<string | undefined> {
  const { person } = signedIn;
  const { name } = await house.recent.of<{ readonly name?: string }>(
    ['own name', locale, person].join(' '),
    async () => {
      const asked = { actor: actorOf(signedIn), subject: person, purpose: 'own-view', what: 'own name' } as const;
      const grant = await permit(gate, { ...asked, action: 'govern' });
      const names = 'no' in grant ? undefined : await namesOf(house.app, house.vault, grant);
      return names === undefined ? {} : { name: displayName(names, locale) };
    },
  );
  return name;
}

async function meOf(
  { c, locale, at, gate, signedIn }: Asked,
  { actor, subject, purpose }: AskedBy,
  grant: Grant<Naming>,
  sent: Sent,
): Promise<Me> {
  const { house, origin } = at;
  const now = house.gate.now();
  const acting = subject !== signedIn.person;
  const [settings, names, own, notices] = await Promise.all([
    settingsOf(house.app, signedIn.person),
    namesOf(house.app, house.vault, grant),
    acting ? ownName(house, gate, signedIn, locale) : undefined,
    acting ? 0 : unseenNotices(house.app, signedIn.person),
  ]);
  const place = { c, locale, vault: house.vault };
  const name = names && displayName(names, locale);
  const account = accountOf(place, signedIn, { settings, name, own, notices, about: acting ? 'record' : 'own' });
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
    purpose,
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

/** Sends a page, with readings over kanji as the person wishes. */
export function show(me: Pick<Me, 'c' | 'settings'>, content: Content, status: 200 | 422 | 503 = 200): Answer {
  readAs(me.c, me.settings.furigana);
  return me.c.html(`<!doctype html>${content}`, status);
}

/** Sends a page to somebody who need not be signed in. */
export const page = ({ c }: { readonly c: Context }, content: Content, status: 200 | 404 | 422 | 429 = 200): Answer =>
  c.html(`<!doctype html>${content}`, status);
