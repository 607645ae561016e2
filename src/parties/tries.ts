/** Tries of strangers, counted by client, to slow down who guesses or floods. */
import { type Reach, sql } from '#store';

const windowMs = 15 * 60_000;

/**
 * Counts a try in a bucket (a keyed digest of what is tried, and by whom) over a quarter of an hour.
 *
 * INVARIANT: past the limit nothing is written, so a bucket holds at most `most` rows.
 * @returns false when there were too many
 */
export async function countTry(reach: Reach, bucket: Buffer, most: number, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - windowMs);
  await reach.deleteFrom('parties.try').where('at', '<', since).execute();
  const counted = await sql`
    INSERT INTO parties.try (bucket, at) SELECT ${bucket}, ${now}
    WHERE (SELECT count(*) FROM parties.try WHERE bucket = ${bucket} AND at >= ${since}) < ${most}`.execute(reach);
  return (counted.numAffectedRows ?? 0n) > 0n;
}
