/** A database of its own for a test, cloned from a migrated template; the server is shared by the whole test run. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { addressOf, type Database, openDatabase } from './open.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { memoryVault, type Vault } from './vault.ts';

const template = 'shinrai_template';
const variable = 'SHINRAI_TEST_POSTGRES';

/** Starts the server of a test run and makes the template; the address travels in the environment. */
export async function startTestServer(): Promise<{ readonly socket: string; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'shinrai-test-'));
  const server: Postgres = await startPostgres({ folder, durable: false });
  await createDatabase(server.socket, template);
  const owner = openDatabase({ socket: server.socket, database: template }, 'owner', { connections: 1 });
  await migrate(owner);
  // A database with connections cannot be cloned.
  await owner.destroy();
  process.env[variable] = server.socket;
  return {
    socket: server.socket,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type TestStore = {
  readonly socket: string;
  readonly name: string;
  readonly app: Database;
  readonly owner: Database;
  readonly vault: Vault;
  readonly close: () => Promise<void>;
};

/** @throws Error when the run was not started with `--test-global-setup=./tools/test-postgres.ts` */
export async function testStore(): Promise<TestStore> {
  const socket = process.env[variable];
  if (socket === undefined) throw new Error('run tests with --test-global-setup=./tools/test-postgres.ts');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await createDatabase(socket, name, template);
  const place = { socket, database: name };
  const app = openDatabase(place, 'app', { connections: 5 });
  const owner = openDatabase(place, 'owner', { connections: 2 });
  const vault = await memoryVault();
  const close = async (): Promise<void> => {
    await Promise.all([app.destroy(), owner.destroy()]);
    vault.close();
  };
  return { socket, name, app, owner, vault, close };
}

async function createDatabase(socket: string, name: string, from?: string): Promise<void> {
  const client = new pg.Client(addressOf({ socket, database: 'postgres' }, 'owner'));
  await client.connect();
  await client.query(`CREATE DATABASE ${name}${from === undefined ? '' : ` TEMPLATE ${from} STRATEGY FILE_COPY`}`);
  await client.end();
}
