/**
 * Whom a page was opened for. Every form and every link about somebody says it; the door compares it with who is there
 * when it is sent or followed (ADR 20).
 */
import type { Purpose } from '#access';
import { type Actor, actorFor, actorOf, type Client, clientsOf, type SignedIn, wasBefore } from '#parties';
import type { Reach, Vault } from '#store';
import type { Row } from './table.ts';

/** Who is signed in, whom a page is about, by what they act for them and in which post. */
export type Standing = {
  readonly person: string;
  readonly subject: string;
  /** None for oneself and for guardians. */
  readonly mandate?: string;
  /** The post in which they act for others, empty while none is chosen; none in their own affairs. */
  readonly post?: string;
};

/** The signed-in person, whoever they act for; the record of whom they act for; or their work, with no record open. */
export type About = 'own' | 'record' | 'work';

const abouts = {
  self: 'own',
  client: 'record',
  case: 'work',
  organisation: 'work',
  staff: 'work',
  nobody: 'session',
} as const satisfies Record<Row['subject'], About | 'session'>;

/** What a page of this row is opened for; where it is about nobody, only who opened it counts. */
export const aboutOf = ({ subject }: Row): About | 'session' => abouts[subject];

export function standingOf(signedIn: SignedIn, about: About): Standing {
  const { person, actingFor } = signedIn;
  const self = { person, subject: person };
  if (about === 'work') return { ...self, post: postOf(signedIn) };
  return about === 'own' || actingFor === undefined ? self : standingFor(person, actingFor, postOf(signedIn));
}

export const standingFor = (
  person: string,
  { person: subject, mandate }: Pick<Client, 'person' | 'mandate'>,
  post: string,
): Standing => ({ person, subject, ...(mandate === undefined ? {} : { mandate }), post });

export type AskedBy = { readonly actor: Actor; readonly subject: string; readonly purpose: Purpose };

/** As whom and for what somebody asks: by a mandate, to help. They said so when they chose for whom they act (ADR 42). */
export const askedBy = (signedIn: SignedIn, { subject, mandate }: Standing): AskedBy => ({
  actor: subject === signedIn.person ? actorOf(signedIn) : actorFor(signedIn, mandate),
  subject,
  purpose: mandate === undefined ? 'own-view' : 'help',
});

/** The post in which somebody acts for others now; empty while none is chosen. */
export const postOf = ({ post }: SignedIn): string => post?.id ?? '';

const shape = /^[\w-]{32}$/;
const markOf = (vault: Vault, purpose: string, text: string, bytes: number): string =>
  vault.digest(purpose, text).subarray(0, bytes).toString('base64url');
/** Who opened the page stands first, so that a change of whom they act for is told apart from a change of who is there. */
const byWhom = (vault: Vault, person: string): string => markOf(vault, 'opened by', person, 9);

/** A standing as pages carry it: it tells nothing, gives no leave, and cannot be made elsewhere. */
export const sealOf = (vault: Vault, { person, subject, mandate = '', post = 'own' }: Standing): string =>
  byWhom(vault, person) + markOf(vault, 'opened for', [person, subject, mandate, post].join('|'), 15);

export type Opened =
  | { readonly is: 'now' }
  /** By the same person, for somebody they may still act for, in a post they still hold. */
  | { readonly is: 'earlier'; readonly standing: Standing }
  /** By the same person, for somebody they may not act for any more, or in a post that ended. */
  | { readonly is: 'over' }
  | { readonly is: 'somebody-else' }
  /** It does not say. */
  | { readonly is: 'unknown' };

export type Present = {
  readonly reach: Reach;
  readonly vault: Vault;
  /** What the page or act is about now. */
  readonly now: Standing;
  readonly posts: SignedIn['posts'];
  /** Today in Japan. */
  readonly day: string;
};

/** Whom a seal was made for, as far as whoever is there now may know. */
export async function openedFor(seal: string | undefined, present: Present): Promise<Opened> {
  if (seal === undefined || !shape.test(seal)) return { is: 'unknown' };
  const { reach, vault, now, day } = present;
  const { person } = now;
  const self = { person, subject: person };
  // In one's own affairs one acts in no post: what was opened there is good in any.
  const asNow: readonly Standing[] = now.subject === person ? [now, self] : [now];
  if (asNow.some((it) => seal === sealOf(vault, it))) return { is: 'now' };
  const posts = ['', ...present.posts.map((it) => it.id)];
  const own: readonly Standing[] = [self, ...posts.map((post) => ({ ...self, post }))];
  if (seal.startsWith(byWhom(vault, person))) {
    const clients = await clientsOf(reach, person, day);
    const others = clients.flatMap((it) => posts.map((post) => standingFor(person, it, post)));
    const standing = [...own, ...others].find((it) => seal === sealOf(vault, it));
    return standing === undefined ? { is: 'over' } : { is: 'earlier', standing };
  }
  // Who proved that two records are theirs is the same person in both.
  for (const standing of own) {
    const meant = (former: string) => seal === sealOf(vault, { ...standing, person: former, subject: former });
    if (!(await wasBefore(reach, person, meant))) continue;
    return asNow.some((it) => it.post === standing.post) ? { is: 'now' } : { is: 'earlier', standing };
  }
  return { is: 'somebody-else' };
}

/** Is it the signed-in person who opened it? Enough for what is about their session and not about a record. */
export const openedBy = (vault: Vault, person: string, seal: string | undefined): boolean =>
  seal !== undefined && shape.test(seal) && seal.startsWith(byWhom(vault, person));
