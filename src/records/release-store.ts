/** Releases of the law: what was read here, and from when on. Nothing about anybody. */
import { type Release, releaseOf } from '#determinations';
import type { Rulebook } from '#rules';
import { type Reach, sql, type Transaction } from '#store';

/** Keeps the release that is read from now on, with the words it has now. Keeping it twice is keeping it once. */
export async function keepRelease(act: Transaction, rulebook: Rulebook, at: Date): Promise<void> {
  const { hash, law, words, engine } = releaseOf(rulebook);
  await sql`
    INSERT INTO records.release (hash, law, words, engine) VALUES (${hash}, ${law}, ${words}, ${engine})
    ON CONFLICT (hash) DO UPDATE SET words = excluded.words WHERE release.words <> excluded.words`.execute(act);
  await sql`
    INSERT INTO records.release_use (since, hash) SELECT ${at}, ${hash}
    WHERE ${hash} IS DISTINCT FROM (SELECT hash FROM records.release_use ORDER BY since DESC LIMIT 1)
    ON CONFLICT DO NOTHING`.execute(act);
}

/** The release that was read at a moment: before the first that was kept, that one. */
export async function releaseAt(reach: Reach, moment: Date): Promise<Release | undefined> {
  const { rows } = await sql<Release>`
    SELECT r.hash, r.law, r.words, r.engine FROM records.release_use u JOIN records.release r USING (hash)
    ORDER BY u.since <= ${moment} DESC, abs(extract(epoch FROM u.since - ${moment}::timestamptz)) LIMIT 1`.execute(
    reach,
  );
  return rows[0];
}

export async function releaseNamed(reach: Reach, hash: string): Promise<Release | undefined> {
  const { rows } = await sql<Release>`
    SELECT hash, law, words, engine FROM records.release WHERE hash = ${hash}`.execute(reach);
  return rows[0];
}
