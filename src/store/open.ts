/** A connection to the database in one role, and what every room reads of it. */
import { Kysely, type Transaction as KyselyTransaction, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { superuser } from './cluster.ts';
import { CountedInserts } from './counted.ts';
import type { DB } from './schema.ts';

export type Database = Kysely<DB>;
export type Transaction = KyselyTransaction<DB>;
/** Where a statement runs: alone, or as part of an act. */
export type Reach = Database | Transaction;

/** `owner` migrates and backs up; `app` is the server; `operator` sees health and no content. */
export type Role = 'owner' | 'app' | 'operator';

/** Where the database is: a socket folder of the carried server, or the address of any other. */
export type Place = { readonly socket: string; readonly database?: string } | { readonly url: string };

const calendarDay = 1082;
const bigInteger = 20;
const types = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') => {
    // WHY: a calendar day must not become a moment in the machine's time zone.
    if (oid === calendarDay) return (text: string) => text;
    if (oid === bigInteger) return Number;
    return pg.types.getTypeParser(oid, format);
  }) as typeof pg.types.getTypeParser,
};

const pools = new WeakMap<Database, pg.Pool>();

/** Connections of an open database: how many there are, how many do nothing, and who waits for one. */
export function connectionLoad(database: Database): {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
} {
  const pool = pools.get(database);
  return { open: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

export function openDatabase(place: Place, role: Role, { connections = 10 } = {}): Database {
  const pool = new pg.Pool({
    ...addressOf(place, role),
    max: connections,
    types,
    allowExitOnIdle: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
  });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // The same for one that dies in the middle of a transaction, between two statements: the next statement says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  const database = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CountedInserts()] });
  pools.set(database, pool);
  return database;
}

/** How `pg` reaches a place in a role. With a foreign server the address's user takes the role on. */
export function addressOf(place: Place, role: Role): pg.ClientConfig {
  if ('socket' in place) {
    return {
      host: place.socket,
      database: place.database ?? databaseName,
      user: role === 'owner' ? superuser : `shinrai_${role}`,
    };
  }
  return { connectionString: place.url, ...(role === 'owner' ? {} : { options: `-c role=shinrai_${role}` }) };
}

export const databaseName = 'shinrai';

/** Does the database answer? */
export async function isReachable(database: Reach): Promise<boolean> {
  try {
    await sql`SELECT 1`.execute(database);
    return true;
  } catch {
    return false;
  }
}
