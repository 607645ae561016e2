/**
 * Every page of somebody's own affairs, and what each asks of `access` before it answers. A page that is not here is not
 * served; the access matrix has a row for each.
 */
import type { SubjectAction } from '#access';
import type { Grant } from '#audit';
import { mostDocumentBytes } from '#records';

export type Row = {
  /** All must be allowed; each leaves an entry. */
  readonly asks: readonly SubjectAction[];
  /** Asked too; the page shows less where the answer is no. */
  readonly also?: readonly SubjectAction[];
  /** About the signed-in person themselves, also while they act for a client. */
  readonly own?: true;
  /** Runs in one transaction with its entries. */
  readonly act?: true;
  /** How long a form with a file may be, once everything was allowed; the file itself is checked again. */
  readonly mostBytes?: number;
};

const see: Row = { asks: ['see'] };

export const table = {
  'GET /:locale/me': { asks: ['seeDates'], also: ['see'] },
  'GET /:locale/me/record': see,
  'GET /:locale/me/tell': { asks: ['note'], also: ['see'] },
  'GET /:locale/me/tell/:fact': { asks: ['note'], also: ['see'] },
  'POST /:locale/me/tell/:fact': { asks: ['note'], also: ['see'], act: true },
  'POST /:locale/me/keep': { asks: ['note'], also: ['see'], act: true },
  'GET /:locale/me/contest/:version': see,
  'POST /:locale/me/contest/:version': { asks: ['contest', 'see'], act: true },
  'POST /:locale/me/contest/:version/withdraw': { asks: ['contest', 'see'], act: true },
  'GET /:locale/me/stand': { asks: ['see'] },
  'GET /:locale/me/stand/:procedure': { asks: ['see'] },
  'GET /:locale/me/dates': { asks: ['seeDates'], also: ['see'] },
  'GET /:locale/me/dates.ics': { asks: ['seeDates'] },
  'POST /:locale/me/dates/feed': { asks: ['govern', 'seeDates'] },
  'POST /:locale/me/dates/feed/end': { asks: ['govern'], act: true },
  'GET /:locale/me/seen': { asks: ['seeLog'] },
  'GET /:locale/me/seen/:entry/proof': { asks: ['seeLog'] },
  'POST /:locale/me/seen/:entry': { asks: ['objectToEntry', 'seeLog'], act: true },
  'GET /:locale/me/documents': { asks: ['seeDocuments'] },
  'POST /:locale/me/documents': {
    asks: ['keepDocuments', 'seeDocuments'],
    act: true,
    mostBytes: mostDocumentBytes + 64 * 1024,
  },
  'GET /:locale/me/documents/:document': { asks: ['seeDocuments'] },
  'POST /:locale/me/documents/:document/remove': { asks: ['keepDocuments', 'seeDocuments'], act: true },
  'GET /:locale/me/helpers': { asks: ['govern'] },
  'POST /:locale/me/helpers': { asks: ['giveMandate', 'govern'], act: true },
  'POST /:locale/me/helpers/:mandate/end': { asks: ['govern'], act: true },
  'GET /:locale/me/household': { asks: ['govern'] },
  'POST /:locale/me/household/child': { asks: ['govern'], own: true, act: true },
  'POST /:locale/me/household/offer': { asks: ['govern'], own: true, act: true },
  'POST /:locale/me/household/:person/end': { asks: ['govern'], own: true, act: true },
  'GET /:locale/me/take-away': { asks: ['govern'] },
  'GET /:locale/me/take-away/file': { asks: ['takeAway', 'see', 'seeDocuments'] },
  'POST /:locale/me/bring': {
    asks: ['note', 'see', 'keepDocuments', 'seeDocuments'],
    act: true,
    mostBytes: 60 * 1024 * 1024,
  },
  'POST /:locale/me/erase': { asks: ['erase'], act: true },
  'GET /:locale/me/settings': { asks: ['govern'], own: true },
  'POST /:locale/me/settings': { asks: ['govern'], own: true, act: true },
  'POST /:locale/me/settings/protect': { asks: ['govern'], own: true, act: true },
  'GET /:locale/me/names': { asks: ['govern'], own: true },
  'POST /:locale/me/names': { asks: ['govern'], own: true, act: true },
  'GET /:locale/me/account': { asks: ['govern'], own: true },
  'POST /:locale/me/account/sessions/:session/end': { asks: ['govern'], own: true, act: true },
  'POST /:locale/me/account/passkeys/options': { asks: ['changeSignIn'], own: true },
  'POST /:locale/me/account/passkeys': { asks: ['changeSignIn', 'govern'], own: true, act: true },
  'POST /:locale/me/account/passkeys/:passkey/end': { asks: ['changeSignIn', 'govern'], own: true, act: true },
  'POST /:locale/me/account/with/:provider': { asks: ['changeSignIn'], own: true },
  'POST /:locale/me/account/identities': { asks: ['changeSignIn', 'govern'], own: true, act: true },
  'POST /:locale/me/account/identities/:identity/end': { asks: ['changeSignIn', 'govern'], own: true, act: true },
  'POST /:locale/me/account/notices/seen': { asks: ['govern'], own: true, act: true },
  'POST /:locale/me/account/merge': {
    asks: ['changeSignIn', 'govern', 'note', 'see', 'keepDocuments'],
    own: true,
    act: true,
  },
  'POST /:locale/me/account/split/:person': { asks: ['changeSignIn', 'note', 'see'], own: true, act: true },
  'POST /:locale/me/account/codes': { asks: ['changeSignIn'], own: true, act: true },
} as const satisfies Readonly<Record<string, Row>>;

export type Page = keyof typeof table;
type Asks<P extends Page> = (typeof table)[P]['asks'][number];
type Also<P extends Page> = (typeof table)[P] extends { readonly also: readonly (infer A extends string)[] }
  ? A
  : never;
/** What a page is given: a leave for each action asked. */
export type Grants<P extends Page> = { readonly [A in Asks<P>]: Grant<A> } & { readonly [A in Also<P>]?: Grant<A> };

/** Everything else that is served once records are kept, and who is let in; what they see there asks of its own. */
export const entrances = {
  'GET /:locale/sign-in': 'anyone',
  'POST /:locale/sign-in/code': 'anyone',
  'POST /:locale/sign-in/passkey': 'anyone',
  'POST /:locale/passkey/options': 'anyone',
  'GET /:locale/sign-in/with/:provider': 'anyone',
  'GET /sign-in/back': 'anyone',
  'POST /:locale/sign-out': 'anyone',
  'POST /:locale/leave': 'anyone',
  'GET /:locale/clear': 'anyone',
  'POST /:locale/clear': 'anyone',
  'GET /:locale/sign-up': 'anyone',
  'POST /:locale/sign-up': 'anyone',
  'GET /:locale/first-run/:secret': 'anyone',
  'POST /:locale/first-run/:secret': 'anyone',
  'GET /:locale/join/:secret': 'anyone',
  'POST /:locale/join/:secret': 'anyone',
  'GET /:locale/demonstration': 'anyone',
  'POST /:locale/demonstration': 'anyone',
  'GET /calendar/:locale/:file': 'anyone',
  'GET /:locale/begin': 'signed-in',
  'GET /:locale/prove': 'signed-in',
  'POST /:locale/prove': 'signed-in',
  'POST /:locale/prove/code': 'signed-in',
  'POST /:locale/prove/passkey': 'signed-in',
  'GET /:locale/prove/with/:provider': 'signed-in',
  'GET /:locale/help/:secret': 'signed-in',
  'POST /:locale/help/:secret': 'signed-in',
  'GET /:locale/family/:secret': 'signed-in',
  'POST /:locale/family/:secret': 'signed-in',
  'GET /:locale/clients': 'signed-in',
  'POST /:locale/clients/:person': 'at-work',
  'POST /:locale/clients/:person/return': 'at-work',
  'POST /:locale/me/acting': 'signed-in',
  'POST /:locale/me/acting/end': 'signed-in',
  'POST /:locale/post': 'signed-in',
  'GET /:locale/operate': 'operate',
  'GET /:locale/administer': 'administer',
  'POST /:locale/administer/organisations': 'changeInstallation',
  'POST /:locale/administer/staff': 'changeInstallation',
  'GET /:locale/administer/organisations/:organisation': 'administer',
  'POST /:locale/administer/posts/:post/end': 'changeInstallation',
  'POST /:locale/administer/settings': 'changeInstallation',
  'POST /:locale/administer/closing': 'changeInstallation',
} as const;

export type Entrance = keyof typeof entrances;
