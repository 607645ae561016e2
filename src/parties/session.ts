/** Sessions: a secret in a cookie, its digest here; listed and ended by the person. */
import { randomUUIDv7 } from 'node:crypto';
import type { Grant } from '#audit';
import { digestOf, newSecret, type Reach, sql } from '#store';
import { type Actor, readScopes, type Scope, type StaffRole } from './actor.ts';
import { presentPerson } from './merge.ts';
import { giveNotice } from './notice.ts';

export type SignInMeans = 'passkey' | 'oidc' | 'recovery' | 'demonstration' | 'first-run';

const lastsMs = 12 * 3600_000;
const idleMs = 2 * 3600_000;
/** How long a proof of who somebody is serves for weighty acts. */
const recentMs = 10 * 60_000;
/** The last use is written at most this often. */
const seenEveryMs = 60_000;

/** Begins a session. WHY a new secret each time: whoever planted an old one gains nothing. @returns the secret for the cookie */
export async function beginSession(
  reach: Reach,
  person: string,
  means: SignInMeans,
  device: string,
  now: Date,
): Promise<string> {
  const secret = newSecret();
  // Who was made one with another record comes to that one.
  const present = await presentPerson(reach, person);
  await noticeOfDevice(reach, present, device.slice(0, 120), now);
  await reach
    .insertInto('parties.session')
    .values({
      id: randomUUIDv7(),
      digest: digestOf(secret),
      person: present,
      means,
      device: device.slice(0, 120),
      begun_at: now,
      proved_at: now,
      seen_at: now,
      ends_at: new Date(now.getTime() + lastsMs),
    })
    .execute();
  return secret;
}

/** Says so when somebody signs in on a kind of device their kept sessions do not know; the first one is no news. */
async function noticeOfDevice(reach: Reach, person: string, device: string, at: Date): Promise<void> {
  const { all, same } = await reach
    .selectFrom('parties.session')
    .select([sql<number>`count(*)`.as('all'), sql<number>`count(*) FILTER (WHERE device = ${device})`.as('same')])
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  if (Number(all) > 0 && Number(same) === 0)
    await giveNotice(reach, person, { kind: 'new-device', detail: device, at });
}

export type SignedIn = {
  readonly session: string;
  readonly means: SignInMeans;
  readonly person: string;
  readonly resident: boolean;
  readonly invented: boolean;
  readonly recent: boolean;
  /** Where the person works and as what, the oldest first. */
  readonly posts: readonly HeldPost[];
  /** The one in which they act for others: the only one, or the one they chose in this session. */
  readonly post?: HeldPost;
  /** Whom they act for in this session; as guardian without a mandate and its scope. */
  readonly actingFor?: { readonly person: string; readonly mandate?: string; readonly scope?: readonly Scope[] };
};

export type HeldPost = {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly romaji?: string;
  readonly role: StaffRole;
  readonly unit?: string;
};

/** Who is signed in with this secret; nothing when the session is over. */
export async function readSession(reach: Reach, secret: string, now: Date): Promise<SignedIn | undefined> {
  const row = await reach
    .selectFrom('parties.session as s')
    .innerJoin('parties.person as p', 'p.id', 's.person')
    .leftJoin('parties.mandate as m', 'm.id', 's.acting_mandate')
    .select([
      'm.scope',
      's.id',
      's.person',
      's.means',
      's.proved_at',
      's.seen_at',
      's.acting_for',
      's.acting_mandate',
      's.acting_post',
      'p.resident',
      'p.invented',
    ])
    .where('s.digest', '=', digestOf(secret))
    .where('s.ended_at', 'is', null)
    .where('s.ends_at', '>', now)
    .where('s.seen_at', '>', new Date(now.getTime() - idleMs))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (now.getTime() - row.seen_at.getTime() > seenEveryMs) {
    await reach.updateTable('parties.session').set({ seen_at: now }).where('id', '=', row.id).execute();
  }
  const posts = await postsOf(reach, row.person);
  const post = posts.length === 1 ? posts[0] : posts.find((it) => it.id === row.acting_post);
  return {
    session: row.id,
    means: row.means,
    person: row.person,
    resident: row.resident,
    invented: row.invented,
    recent: now.getTime() - row.proved_at.getTime() < recentMs,
    posts,
    ...(post === undefined ? {} : { post }),
    ...actingForOf(row),
  };
}

type ActingRow = {
  readonly acting_for: string | null;
  readonly acting_mandate: string | null;
  readonly scope: readonly Scope[] | null;
};

function actingForOf({ acting_for: person, acting_mandate: mandate, scope }: ActingRow): Pick<SignedIn, 'actingFor'> {
  if (person === null) return {};
  return {
    actingFor: { person, ...(mandate === null || scope === null ? {} : { mandate, scope: readScopes(scope) }) },
  };
}

async function postsOf(reach: Reach, person: string): Promise<SignedIn['posts']> {
  const rows = await reach
    .selectFrom('parties.staff as s')
    .innerJoin('parties.organisation as o', 'o.id', 's.organisation')
    .select(['s.id', 'o.id as organisation', 'o.name', 'o.name_romaji as romaji', 's.role', 's.unit'])
    .where('s.person', '=', person)
    .where('s.ended_at', 'is', null)
    .orderBy('s.begun_at')
    .orderBy('s.id')
    .execute();
  return rows.map(({ unit, romaji, ...it }) => ({
    ...it,
    ...(romaji === null ? {} : { romaji }),
    ...(unit === null ? {} : { unit }),
  }));
}

/** How the signed-in person acts in their own affairs. */
export const actorOf = ({ person, recent }: SignedIn): Actor => ({ role: 'resident', person, recent });

/** How they act for somebody else: by this mandate or else by law. Where they work is said only when it is certain. */
export function actorFor(signedIn: SignedIn, mandate: string | undefined): Actor {
  const under = mandate === undefined ? { is: 'guardian' } : { is: 'mandate', id: mandate };
  return { ...actorOf(signedIn), under, ...inPost(signedIn.post) };
}

const inPost = (post: HeldPost | undefined): Pick<Actor, 'organisation' | 'post'> =>
  post === undefined ? {} : { organisation: post.organisation, post: post.id };

/** How the signed-in person acts in a post; nothing without such a post. */
export function actorIn(signedIn: SignedIn, role: StaffRole): Actor | undefined {
  const { person, recent, posts, post } = signedIn;
  const held = posts.filter((it) => it.role === role);
  if (held.length === 0) return undefined;
  const certain = held.find((it) => it === post) ?? (held.length === 1 ? held[0] : undefined);
  return { role, person, recent, ...inPost(certain) };
}

export async function endSession(reach: Reach, person: string, session: string, now: Date): Promise<boolean> {
  const ended = await reach
    .updateTable('parties.session')
    .set({ ended_at: now })
    .where('id', '=', session)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** Ends every other session of the person. */
export async function endOtherSessions(
  reach: Reach,
  person: string,
  keep: string | undefined,
  now: Date,
): Promise<void> {
  await reach
    .updateTable('parties.session')
    .set({ ended_at: now })
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .$if(keep !== undefined, (it) => it.where('id', '<>', keep ?? ''))
    .execute();
}

export type SessionLine = {
  readonly id: string;
  readonly means: SignInMeans;
  readonly device: string;
  readonly begunAt: Date;
  readonly seenAt: Date;
};

export async function sessionsOf(reach: Reach, grant: Grant<'govern'>, now: Date): Promise<readonly SessionLine[]> {
  const rows = await reach
    .selectFrom('parties.session')
    .select(['id', 'means', 'device', 'begun_at as begunAt', 'seen_at as seenAt'])
    .where('person', '=', grant.subject)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - idleMs))
    .orderBy('seen_at', 'desc')
    .execute();
  return rows;
}

/** The person has just proved again who they are. */
export async function proveAgain(reach: Reach, session: string, now: Date): Promise<void> {
  await reach.updateTable('parties.session').set({ proved_at: now }).where('id', '=', session).execute();
}

/** From now on this session acts in one of the person's posts, and for nobody yet. @returns false when it is not theirs */
export async function actInPost(reach: Reach, { session, posts }: SignedIn, post: string): Promise<boolean> {
  if (!posts.some((it) => it.id === post)) return false;
  await reach
    .updateTable('parties.session')
    .set({ acting_post: post, acting_for: null, acting_mandate: null })
    .where('id', '=', session)
    .execute();
  return true;
}

/**
 * From now on this session acts for somebody, or for the person themselves again.
 * @param post one of theirs, empty for none; without it, the one it is in stays
 */
export async function actFor(
  reach: Reach,
  session: string,
  client: { readonly person: string; readonly mandate?: string } | undefined,
  post?: string,
): Promise<void> {
  const inPost = post === undefined ? {} : { acting_post: post === '' ? null : post };
  await reach
    .updateTable('parties.session')
    .set({ acting_for: client?.person ?? null, acting_mandate: client?.mandate ?? null, ...inPost })
    .where('id', '=', session)
    .execute();
}
