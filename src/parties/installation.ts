/** What an administrator sets for the whole installation, and the clearing away that follows from it. */
import { usual as languages } from '#language';
import { type Database, type Reach, sql } from '#store';

export type InstallationSettings = { readonly firstLanguage: string; readonly keepDays: number };

const usual: InstallationSettings = { firstLanguage: languages.people, keepDays: 90 };

export async function installationSettings(reach: Reach): Promise<InstallationSettings> {
  const row = await reach.selectFrom('parties.installation').selectAll().executeTakeFirst();
  return row === undefined ? usual : { firstLanguage: row.first_language, keepDays: row.keep_days };
}

export async function changeInstallationSettings(
  reach: Reach,
  { firstLanguage, keepDays }: InstallationSettings,
): Promise<void> {
  const row = { first_language: firstLanguage, keep_days: keepDays };
  await reach
    .insertInto('parties.installation')
    .values(row)
    .onConflict((it) => it.column('only_row').doUpdateSet(row))
    .execute();
}

/** Deletes what was kept long enough: notes of mandates that are over, sessions that are over, used codes, links, notices and tries of the past. @returns how many sessions */
export async function clearAway(app: Database, now: Date): Promise<number> {
  const { keepDays } = await installationSettings(app);
  const before = new Date(now.getTime() - keepDays * 24 * 3600_000);
  await app.deleteFrom('parties.recovery_code').where('used_at', '<', before).execute();
  await app.deleteFrom('parties.ceremony').where('ends_at', '<', now).execute();
  await app.deleteFrom('parties.try').where('at', '<', before).execute();
  await app.deleteFrom('parties.notice').where('at', '<', before).execute();
  // By the day in Japan, and not a day too early.
  await sql`DELETE FROM parties.mandate_note n USING parties.mandate m
    WHERE m.id = n.mandate AND m.ends_on < (${now}::timestamptz AT TIME ZONE 'Asia/Tokyo')::date`.execute(app);
  const gone = await app
    .deleteFrom('parties.session')
    .where(sql<boolean>`coalesce(ended_at, ends_at) < ${before}`)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
