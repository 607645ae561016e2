/** A database of its own for a test, cloned from a template; the server is shared by the whole test run. */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openVault, openVaultOf } from './keys.ts';
import { migrate } from './migrate.ts';
import { addressOf, type Database, openDatabase } from './open.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { memoryVault, type Vault } from './vault.ts';

const template = 'shinrai_template';
const variable = 'SHINRAI_TEST_POSTGRES';
const folderVariable = 'SHINRAI_TEST_FOLDER';

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
  process.env[folderVariable] = folder;
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

/** What many tests start from: made once in a run, by whoever asks first, and cloned with its vault from then on. */
export type Prepared = {
  /** Letters and underscores. */
  readonly name: string;
  readonly prepare: (store: TestStore) => Promise<void>;
};

/**
 * A database and a vault, as migrated or as prepared.
 * @throws Error when the run was not started with `--test-global-setup=./tools/test-postgres.ts`
 */
export async function testStore(prepared?: Prepared): Promise<TestStore> {
  const socket = process.env[variable];
  const folder = process.env[folderVariable];
  if (socket === undefined || folder === undefined)
    throw new Error('run tests with --test-global-setup=./tools/test-postgres.ts');
  if (prepared === undefined) return cloneOf(socket, template, memoryVault);
  await once(socket, folder, prepared);
  const keys = join(folder, `keys-${randomBytes(8).toString('hex')}`);
  cpSync(keysOf(folder, prepared), keys, { recursive: true });
  return cloneOf(socket, databaseOf(prepared), () => openVault(keys));
}

const databaseOf = ({ name }: Prepared): string => `shinrai_${name}`;
const keysOf = (folder: string, { name }: Prepared): string => join(folder, `keys-of-${name}`);

async function cloneOf(socket: string, from: string, vaultOf: (owner: Database) => Promise<Vault>): Promise<TestStore> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await createDatabase(socket, name, from);
  const place = { socket, database: name };
  const app = openDatabase(place, 'app', { connections: 5 });
  const owner = openDatabase(place, 'owner', { connections: 2 });
  const vault = await vaultOf(owner);
  const close = async (): Promise<void> => {
    await Promise.all([app.destroy(), owner.destroy()]);
    vault.close();
  };
  return { socket, name, app, owner, vault, close };
}

/** Test files are processes: the first takes the lock and prepares, the others wait and find it done. */
async function once(socket: string, folder: string, prepared: Prepared): Promise<void> {
  await asOwner(socket, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [prepared.name]);
    const made = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseOf(prepared)]);
    if (made.rowCount !== 0) return;
    const store = await cloneOf(socket, template, (owner) => openVaultOf(keysOf(folder, prepared), owner));
    await prepared.prepare(store);
    await store.close();
    // Last: under this name it is whole.
    await client.query(`ALTER DATABASE ${store.name} RENAME TO ${databaseOf(prepared)}`);
  });
}

const createDatabase = (socket: string, name: string, from?: string): Promise<void> =>
  asOwner(socket, async (client) => {
    await client.query(`CREATE DATABASE ${name}${from === undefined ? '' : ` TEMPLATE ${from} STRATEGY FILE_COPY`}`);
  });

async function asOwner(socket: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(addressOf({ socket, database: 'postgres' }, 'owner'));
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}
