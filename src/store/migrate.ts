/** Numbered migrations, each one file of SQL, applied in order and once. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Database } from './open.ts';

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));

function migrations(): Record<string, Migration> {
  const files = globSync(`${folder}[0-9]*.sql`).sort();
  return Object.fromEntries(
    files.map((file) => [
      basename(file, '.sql'),
      { up: async (database) => void (await sql.raw(readFileSync(file, 'utf8')).execute(database)) },
    ]),
  );
}

const migratorOf = (owner: Database): Migrator =>
  new Migrator({ db: owner, provider: { getMigrations: async () => migrations() }, migrationTableSchema: 'store' });

/** Brings the database up to date as one act. @returns the names of what was applied @throws Error naming the migration that failed; nothing of it stays */
export async function migrate(owner: Database): Promise<readonly string[]> {
  const { error, results = [] } = await migratorOf(owner).migrateToLatest();
  if (error !== undefined) {
    const failed = results.find((it) => it.status === 'Error')?.migrationName ?? 'the migrations';
    throw new Error(`cannot apply \`${failed}\`: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return results.map((it) => it.migrationName);
}

/** Is the newest migration we know the newest there? Asked with the rights of the server. */
export async function isCurrent(app: Database): Promise<boolean> {
  const { rows } = await sql<{ last: string }>`SELECT max(name) AS last FROM store.kysely_migration`.execute(app);
  return rows[0]?.last === Object.keys(migrations()).at(-1);
}

export type MigrationStatus = { readonly applied: readonly string[]; readonly pending: readonly string[] };

export async function migrationStatus(owner: Database): Promise<MigrationStatus> {
  const known = await migratorOf(owner).getMigrations();
  const names = (done: boolean) => known.filter((it) => (it.executedAt !== undefined) === done).map((it) => it.name);
  return { applied: names(true), pending: names(false) };
}
