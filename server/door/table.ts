/**
 * Every address the server answers, a row each: whom it is for, whom it is about, for what purpose, and what it asks of
 * `access` before it answers. What has no row cannot be served. Grants, transactions, limits and the menu read it.
 */
import type { InstallationAction, Purpose, SubjectAction } from '#access';
import type { Grant } from '#audit';
import { locales } from '#language';
import { mostDocumentBytes } from '#records';
import type { MenuGroup } from '../../web/parts/layout.tsx';
import type { WordKey } from '../../web/parts/words.ts';

/** A `visitor` is anybody, a `program` too; a `watch` asks whether we are well; a `member` is signed in. */
export type Audience =
  | 'visitor'
  | 'program'
  | 'watch'
  | 'member'
  | 'resident'
  | 'helper'
  | 'officer'
  | 'administrator'
  | 'operator';

/**
 * Whom it is about: oneself, also while acting for a client; whom one acts for, oneself when nobody; a case; an
 * organisation; one's own work; or nobody.
 */
export type Subject = 'self' | 'client' | 'case' | 'organisation' | 'staff' | 'nobody';

export type Row = {
  readonly audience: Audience;
  readonly subject: Subject;
  /** What it may be asked for. Whoever asks says for which, and that stands in the log; none where nobody is looked at. */
  readonly purposes: readonly Purpose[];
  /** All must be allowed; each leaves an entry. */
  readonly asks: readonly (SubjectAction | InstallationAction)[];
  /** Asked too; the page shows less where the answer is no. */
  readonly also?: readonly SubjectAction[];
  /** Runs in one transaction with its entries. */
  readonly act?: true;
  /** How long what is sent may be, where it is longer than a form; of one's own affairs, once everything was allowed. */
  readonly mostBytes?: number;
  /** Where it stands in the menu, and its words there. */
  readonly menu?: readonly [MenuGroup, WordKey];
};

const open = { audience: 'visitor', subject: 'nobody', purposes: [], asks: [] } as const;
const program = { ...open, audience: 'program' } as const;
const watch = { ...open, audience: 'watch' } as const;
/** About their session and nobody's record. */
const member = { ...open, audience: 'member' } as const;
const work = { ...open, audience: 'helper', subject: 'staff' } as const;
const administrator = { audience: 'administrator', subject: 'organisation', purposes: ['administer'] } as const;
const operator = { audience: 'operator', subject: 'organisation', purposes: ['operate'] } as const;
/** In a post at an office that decides, as its officer or second person. Leave for one case is asked besides. */
const officer = {
  audience: 'officer',
  subject: 'case',
  purposes: ['decide', 'review'],
  asks: ['seeWorklist'],
} as const;
/** A record: one's own, or that of whom one acts for. */
const record = { audience: 'resident', subject: 'client', purposes: ['own-view', 'help'] } as const;
/** One's own, whoever one acts for. */
const own = { audience: 'resident', subject: 'self', purposes: ['own-view'] } as const;

export const table = {
  'GET /healthz': watch,
  'GET /readyz': watch,
  'GET /.well-known/security.txt': open,
  'GET /.well-known/change-password': open,
  'GET /assets/:file': open,
  'GET /favicon.ico': open,

  'GET /api': open,
  'GET /api/openapi.json': program,
  'GET /api/facts': program,
  'GET /api/procedures': program,
  'GET /api/rules': program,
  'GET /api/rules/:id': program,
  'POST /api/assess/:procedure': { ...program, mostBytes: 2 * 1024 * 1024 },

  'GET /': open,
  'GET /:locale': open,
  'GET /:locale/api': open,
  'GET /:locale/rules': open,
  'GET /:locale/rules/:id': open,
  'GET /:locale/help': open,
  'GET /:locale/contact': open,
  'GET /:locale/privacy': open,
  'GET /:locale/accessibility': open,
  'GET /:locale/search': open,
  'GET /:locale/manifest.webmanifest': open,
  'POST /:locale/open': open,
  'GET /:locale/:procedure': open,
  'POST /:locale/:procedure': open,
  'POST /:locale/leave': open,
  'GET /:locale/clear': open,
  'POST /:locale/clear': open,

  'GET /:locale/sign-in': open,
  'POST /:locale/sign-in/code': open,
  'POST /:locale/sign-in/passkey': open,
  'POST /:locale/passkey/options': open,
  'GET /:locale/sign-in/with/:provider': open,
  'GET /sign-in/back': open,
  'POST /:locale/sign-out': open,
  'GET /:locale/sign-up': open,
  'POST /:locale/sign-up': open,
  'GET /:locale/first-run/:secret': open,
  'POST /:locale/first-run/:secret': open,
  'GET /:locale/join/:secret': open,
  'POST /:locale/join/:secret': open,
  'GET /:locale/demonstration': open,
  'POST /:locale/demonstration': open,
  // The secret in it says whose days they are; it asks for them as whoever made it.
  'GET /calendar/:locale/:file': open,

  'GET /:locale/begin': member,
  'GET /:locale/prove': member,
  'POST /:locale/prove': member,
  'POST /:locale/prove/code': member,
  'POST /:locale/prove/passkey': member,
  'GET /:locale/prove/with/:provider': member,
  'GET /:locale/help/:secret': member,
  'POST /:locale/help/:secret': member,
  'GET /:locale/family/:secret': member,
  'POST /:locale/family/:secret': member,
  'POST /:locale/me/acting': member,
  'POST /:locale/me/acting/end': member,
  'POST /:locale/post': member,

  'GET /:locale/me': { ...record, asks: ['seeDates'], also: ['see'], menu: ['situation', 'me.home'] },
  'GET /:locale/me/record': { ...record, asks: ['see'], menu: ['situation', 'me.record'] },
  'GET /:locale/me/tell': { ...record, asks: ['note'], also: ['see'], menu: ['situation', 'me.tell'] },
  'GET /:locale/me/tell/:fact': { ...record, asks: ['note'], also: ['see'] },
  'POST /:locale/me/tell/:fact': { ...record, asks: ['note'], also: ['see'], act: true },
  'GET /:locale/me/keep': { ...record, asks: ['note'] },
  'POST /:locale/me/keep': { ...record, asks: ['note'], also: ['see'], act: true },
  'GET /:locale/me/contest/:version': { ...record, asks: ['see'] },
  'POST /:locale/me/contest/:version': { ...record, asks: ['contest', 'see'], act: true },
  'POST /:locale/me/contest/:version/withdraw': { ...record, asks: ['contest', 'see'], act: true },
  'GET /:locale/me/stand': { ...record, asks: ['see'], menu: ['situation', 'me.stand'] },
  'GET /:locale/me/stand/:procedure': { ...record, asks: ['see'] },
  'GET /:locale/me/stand/:procedure/paper': { ...record, asks: ['see'] },
  'GET /:locale/me/dates': { ...record, asks: ['seeDates'], also: ['see'], menu: ['situation', 'me.dates'] },
  'GET /:locale/me/dates.ics': { ...record, asks: ['seeDates'] },
  'POST /:locale/me/dates/feed': { ...record, asks: ['govern', 'seeDates'] },
  'POST /:locale/me/dates/feed/end': { ...record, asks: ['govern'], act: true },
  'GET /:locale/me/documents': { ...record, asks: ['seeDocuments'], menu: ['papers', 'me.documents'] },
  'POST /:locale/me/documents': {
    ...record,
    asks: ['keepDocuments', 'seeDocuments'],
    act: true,
    mostBytes: mostDocumentBytes + 64 * 1024,
  },
  'GET /:locale/me/documents/:document': { ...record, asks: ['seeDocuments'] },
  'POST /:locale/me/documents/:document/remove': { ...record, asks: ['keepDocuments', 'seeDocuments'], act: true },
  'GET /:locale/me/seen': { ...record, asks: ['seeLog'], menu: ['sharing', 'me.seen'] },
  'GET /:locale/me/seen/:entry/proof': { ...record, asks: ['seeLog'] },
  'POST /:locale/me/seen/:entry': { ...record, asks: ['objectToEntry', 'seeLog'], act: true },
  'GET /:locale/me/helpers': { ...record, asks: ['govern'], menu: ['sharing', 'me.helpers'] },
  'POST /:locale/me/helpers': { ...record, asks: ['giveMandate', 'govern'], act: true },
  'POST /:locale/me/helpers/:mandate/end': { ...record, asks: ['govern'], act: true },
  'GET /:locale/me/household': { ...record, asks: ['govern'], menu: ['sharing', 'me.household'] },
  'POST /:locale/me/household/child': { ...own, asks: ['govern'], act: true },
  'POST /:locale/me/household/offer': { ...own, asks: ['govern'], act: true },
  'POST /:locale/me/household/:person/end': { ...own, asks: ['govern'], act: true },
  'GET /:locale/me/take-away': { ...record, asks: ['govern'], menu: ['papers', 'me.takeAway'] },
  'GET /:locale/me/take-away/file': { ...record, asks: ['takeAway', 'see', 'seeDocuments'] },
  'GET /:locale/me/take-away/paper': { ...record, asks: ['takeAway', 'see', 'seeDocuments'] },
  'POST /:locale/me/bring': {
    ...record,
    asks: ['note', 'see', 'keepDocuments', 'seeDocuments'],
    act: true,
    mostBytes: 60 * 1024 * 1024,
  },
  'POST /:locale/me/erase': { ...record, asks: ['erase'], act: true },

  'GET /:locale/me/cases': { ...record, asks: ['govern'], menu: ['papers', 'me.cases'] },
  'GET /:locale/me/cases/:case': { ...record, asks: ['govern'] },
  'POST /:locale/me/cases/:case/:act': { ...record, asks: ['govern', 'see'], act: true },
  'GET /:locale/me/apply/:kind': { ...record, asks: ['see', 'govern'] },
  'POST /:locale/me/apply/:kind': { ...record, asks: ['file', 'see'], act: true },

  'GET /:locale/officer': { ...officer, menu: ['work', 'me.worklist'] },
  'GET /:locale/officer/:case': officer,
  'POST /:locale/officer/:case/:act': officer,

  'GET /:locale/work': { ...member, subject: 'staff', menu: ['work', 'me.work'] },
  'GET /:locale/clients': { ...work, menu: ['work', 'me.clients'] },
  'GET /:locale/clients.csv': work,
  'GET /:locale/clients.ics': work,
  'GET /:locale/clients/:person': work,
  'POST /:locale/clients/:person': work,
  'POST /:locale/clients/:person/note': work,
  'GET /:locale/clients/:person/return': work,
  'POST /:locale/clients/:person/return': work,

  'GET /:locale/administer': { ...administrator, asks: ['administer'], menu: ['work', 'me.administer'] },
  'POST /:locale/administer/organisations': { ...administrator, asks: ['changeInstallation'] },
  'POST /:locale/administer/staff': { ...administrator, asks: ['changeInstallation'] },
  'GET /:locale/administer/organisations/:organisation': { ...administrator, asks: ['administer'] },
  'POST /:locale/administer/posts/:post/end': { ...administrator, asks: ['changeInstallation'] },
  'POST /:locale/administer/settings': { ...administrator, asks: ['changeInstallation'] },
  'POST /:locale/administer/closing': { ...administrator, asks: ['changeInstallation'] },
  'GET /:locale/operate': { ...operator, asks: ['operate'], menu: ['work', 'me.operate'] },

  'GET /:locale/me/settings': { ...own, asks: ['govern'], menu: ['account', 'me.settings'] },
  'POST /:locale/me/settings': { ...own, asks: ['govern'], act: true },
  'POST /:locale/me/settings/protect': { ...own, asks: ['govern'], act: true },
  'GET /:locale/me/names': { ...own, asks: ['govern'] },
  'POST /:locale/me/names': { ...own, asks: ['govern'], act: true },
  'GET /:locale/me/account': { ...own, asks: ['govern'], menu: ['account', 'me.account'] },
  'POST /:locale/me/account/sessions/:session/end': { ...own, asks: ['govern'], act: true },
  'POST /:locale/me/account/passkeys/options': { ...own, asks: ['changeSignIn'] },
  'POST /:locale/me/account/passkeys': { ...own, asks: ['changeSignIn', 'govern'], act: true },
  'POST /:locale/me/account/passkeys/:passkey/end': { ...own, asks: ['changeSignIn', 'govern'], act: true },
  'POST /:locale/me/account/with/:provider': { ...own, asks: ['changeSignIn'] },
  'POST /:locale/me/account/identities': { ...own, asks: ['changeSignIn', 'govern'], act: true },
  'POST /:locale/me/account/identities/:identity/end': { ...own, asks: ['changeSignIn', 'govern'], act: true },
  'POST /:locale/me/account/notices/seen': { ...own, asks: ['govern'], act: true },
  'POST /:locale/me/account/merge': {
    ...own,
    asks: ['changeSignIn', 'govern', 'note', 'see', 'keepDocuments'],
    act: true,
  },
  'POST /:locale/me/account/split/:person': { ...own, asks: ['changeSignIn', 'note', 'see'], act: true },
  'POST /:locale/me/account/codes': { ...own, asks: ['changeSignIn'], act: true },
} as const satisfies Readonly<Record<string, Row>>;

export type Address = keyof typeof table;
/** The addresses for some people. */
export type AddressFor<A extends Audience> = {
  [K in Address]: (typeof table)[K]['audience'] extends A ? K : never;
}[Address];

/** A page of somebody's own affairs, also for who acts for them. */
export type Page = AddressFor<'resident'>;
type Asks<P extends Page> = (typeof table)[P]['asks'][number];
type Also<P extends Page> = (typeof table)[P] extends { readonly also: readonly (infer A extends string)[] }
  ? A
  : never;
/** What a page is given: a leave for each action asked. */
export type Grants<P extends Page> = { readonly [A in Asks<P>]: Grant<A> } & { readonly [A in Also<P>]?: Grant<A> };

export const rowOf = (address: Address): Row => table[address];

/** The addresses for these people, or for all, in the order of the table. */
export const addressesFor = <A extends Audience>(...audiences: readonly A[]): readonly AddressFor<A>[] =>
  (Object.keys(table) as Address[]).filter((it): it is AddressFor<A> =>
    (audiences as readonly Audience[]).includes(table[it].audience),
  );

/** What its paths look like. */
export const patternOf = (address: Address): RegExp =>
  new RegExp(
    `^${partsOf(address)[1]
      .replaceAll('.', '\\.')
      .replace('/:locale', `/(${locales.join('|')})`)
      .replaceAll(/:\w+/g, '[\\w.-]+')}$`,
  );

/** The methods an address is answered by, where another was used. */
export const methodsAt = (path: string): readonly string[] =>
  (Object.keys(table) as Address[]).flatMap((it) => {
    return patternOf(it).test(path) ? [partsOf(it)[0]] : [];
  });

/** Method and path. */
export const partsOf = (address: Address): readonly [method: string, path: string] => {
  const [method = '', path = ''] = address.split(' ');
  return [method, path];
};
