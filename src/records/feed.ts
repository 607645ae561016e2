/** Calendar feeds: a secret address a person can hand to their calendar and end at any time. */
import type { Grant } from '#audit';
import { digestOf, newSecret, type Reach, type Transaction } from '#store';
import { jurisdiction } from './fact.ts';

/** Makes a new address and ends the one before. @returns the secret, shown once */
export async function makeFeed(act: Transaction, grant: Grant<'govern'>, at: Date): Promise<string> {
  await endFeeds(act, grant, at);
  const secret = newSecret();
  await act
    .insertInto('records.feed')
    .values({ jurisdiction, subject: grant.subject, digest: digestOf(secret), at })
    .execute();
  return secret;
}

export async function endFeeds(act: Transaction, grant: Grant<'govern'>, at: Date): Promise<void> {
  await act
    .updateTable('records.feed')
    .set({ ended_at: at })
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', grant.subject)
    .where('ended_at', 'is', null)
    .execute();
}

export async function hasFeed(reach: Reach, grant: Grant<'seeDates'>): Promise<boolean> {
  const row = await reach
    .selectFrom('records.feed')
    .select('at')
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', grant.subject)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whose feed an address is, while it is not ended. */
export async function feedSubject(reach: Reach, secret: string): Promise<string | undefined> {
  const row = await reach
    .selectFrom('records.feed')
    .select('subject')
    .where('digest', '=', digestOf(secret))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.subject;
}
