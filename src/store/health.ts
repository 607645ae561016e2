/** What an operator may know of the database: versions and sizes, no content. */
import { sql } from 'kysely';
import type { Database } from './open.ts';

export type DatabaseHealth = { readonly database: string; readonly migrations: string; readonly bytes: number };

export async function databaseHealth(reader: Database): Promise<DatabaseHealth> {
  const { rows } = await sql<{ version: string; last: string; bytes: string }>`
    SELECT current_setting('server_version') AS version, (SELECT max(name) FROM store.kysely_migration) AS last,
      pg_database_size(current_database()) AS bytes`.execute(reader);
  const [row] = rows;
  return { database: `PostgreSQL ${row?.version}`, migrations: row?.last ?? '', bytes: Number(row?.bytes ?? 0) };
}

/** The database is gone, starting, stopping, or has no room: what was asked may succeed later, and nothing was done. */
export function isOutOfReach(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Classes of PostgreSQL: 08 connection, 53 resources (disk full), 57P stopping and starting.
  if (/^(08|53|57P)/.test(code) || /^(ECONN|ENOENT|EPIPE)/.test(code)) return true;
  return (
    error instanceof Error &&
    /Connection terminated|connection error|timeout exceeded when trying to connect/.test(error.message)
  );
}
