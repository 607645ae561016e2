/** Calendar feeds: a secret address somebody can hand to their calendar and end at any time. Whoever made it, it is theirs. */
import type { Grant } from '#audit';
import { digestOf, newSecret, type Reach, type Transaction } from '#store';
import { jurisdiction } from './fact.ts';

/** Makes a new address of the actor's and ends their one before. @returns the secret, shown once */
export async function makeFeed(act: Transaction, grant: Grant<'govern'>, at: Date): Promise<string> {
  await endFeed(act, grant, at);
  const secret = newSecret();
  await act
    .insertInto('records.feed')
    .values({ jurisdiction, subject: grant.subject, digest: digestOf(secret), made_by: makerOf(grant), at })
    .execute();
  return secret;
}

/** Ends the actor's address. The ward's own and another guardian's stay. */
export async function endFeed(act: Transaction, grant: Grant<'govern'>, at: Date): Promise<void> {
  await act
    .updateTable('records.feed')
    .set({ ended_at: at })
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', grant.subject)
    .where('made_by', '=', makerOf(grant))
    .where('ended_at', 'is', null)
    .execute();
}

export async function hasFeed(reach: Reach, grant: Grant<'seeDates'>): Promise<boolean> {
  const row = await reach
    .selectFrom('records.feed')
    .select('at')
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', grant.subject)
    .where('made_by', '=', makerOf(grant))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

const makerOf = ({ actor, subject }: Grant<'govern' | 'seeDates'>): string => actor ?? subject;

export type Feed = { readonly subject: string; readonly madeBy: string };

/** Whose dates an address shows, and by whose leave, while it is not ended. */
export async function findFeed(reach: Reach, secret: string): Promise<Feed | undefined> {
  const row = await reach
    .selectFrom('records.feed')
    .select(['subject', 'made_by'])
    .where('digest', '=', digestOf(secret))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && { subject: row.subject, madeBy: row.made_by };
}
