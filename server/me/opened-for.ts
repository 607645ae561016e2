/**
 * Whom a page was opened for. Every form and every link about somebody says it; the door compares it with who is there
 * when it is sent or followed (ADR 20).
 */
import { type Client, clientsOf, type SignedIn, wasBefore } from '#parties';
import type { Reach, Vault } from '#store';

/** Who is signed in, whom a page is about, and by what they act for them. */
export type Standing = {
  readonly person: string;
  readonly subject: string;
  /** None for oneself and for guardians. */
  readonly mandate?: string;
};

/** @param own about the signed-in person, whoever they act for */
export function standingOf({ person, actingFor }: SignedIn, own = false): Standing {
  if (own || actingFor === undefined) return { person, subject: person };
  return standingFor(person, actingFor);
}

export const standingFor = (
  person: string,
  { person: subject, mandate }: Pick<Client, 'person' | 'mandate'>,
): Standing => ({
  person,
  subject,
  ...(mandate === undefined ? {} : { mandate }),
});

const shape = /^[\w-]{32}$/;
const markOf = (vault: Vault, purpose: string, text: string, bytes: number): string =>
  vault.digest(purpose, text).subarray(0, bytes).toString('base64url');
/** Who opened the page stands first, so that a change of whom they act for is told apart from a change of who is there. */
const byWhom = (vault: Vault, person: string): string => markOf(vault, 'opened by', person, 9);

/** A standing as pages carry it: it tells nothing, gives no leave, and cannot be made elsewhere. */
export const sealOf = (vault: Vault, { person, subject, mandate = '' }: Standing): string =>
  byWhom(vault, person) + markOf(vault, 'opened for', [person, subject, mandate].join('|'), 15);

export type Opened =
  | { readonly is: 'now' }
  /** By the same person, for somebody they may still act for. */
  | { readonly is: 'earlier'; readonly standing: Standing }
  /** By the same person, for somebody they may not act for any more. */
  | { readonly is: 'over' }
  | { readonly is: 'somebody-else' }
  /** It does not say. */
  | { readonly is: 'unknown' };

export type Present = {
  readonly reach: Reach;
  readonly vault: Vault;
  /** What the page or act is about now. */
  readonly now: Standing;
  /** Today in Japan. */
  readonly day: string;
};

/** Whom a seal was made for, as far as whoever is there now may know. */
export async function openedFor(seal: string | undefined, { reach, vault, now, day }: Present): Promise<Opened> {
  if (seal === undefined || !shape.test(seal)) return { is: 'unknown' };
  if (seal === sealOf(vault, now)) return { is: 'now' };
  const { person } = now;
  const self = { person, subject: person };
  if (seal.startsWith(byWhom(vault, person))) {
    const clients = await clientsOf(reach, person, day);
    const standings = [self, ...clients.map((it) => standingFor(person, it))];
    const standing = standings.find((it) => seal === sealOf(vault, it));
    return standing === undefined ? { is: 'over' } : { is: 'earlier', standing };
  }
  // Who proved that two records are theirs is the same person in both.
  const before = await wasBefore(reach, person, (it) => seal === sealOf(vault, { person: it, subject: it }));
  if (!before) return { is: 'somebody-else' };
  return now.subject === person ? { is: 'now' } : { is: 'earlier', standing: self };
}

/** Is it the signed-in person who opened it? Enough for what is about their session and not about a record. */
export const openedBy = (vault: Vault, person: string, seal: string | undefined): boolean =>
  seal !== undefined && shape.test(seal) && seal.startsWith(byWhom(vault, person));
