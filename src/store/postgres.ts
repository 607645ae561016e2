/**
 * The life of the carried PostgreSQL: made once, started, started again when it dies, stopped cleanly. It listens on a
 * socket in a folder only its owner can enter, never on a port.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, fchmodSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { boundLog, type Cluster, openCluster, superuser } from './cluster.ts';

export type PostgresOptions = {
  /** Holds the cluster, its socket, its log; made when missing. */
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

const retryMs = 100;
const readyWithinMs = 30_000;
const goneWithinMs = 10_000;

const boundLogEveryMs = 60_000;

/** @throws Error saying what stood in the way, with the end of the server's log */
export async function startPostgres({ folder, durable = true }: PostgresOptions): Promise<Postgres> {
  const cluster = openCluster(folder);
  const { data, socket, log } = cluster;
  const launch = () => launchServer(cluster, durable);
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
  const bounding = setInterval(() => boundLog(log), boundLogEveryMs).unref();
  const stop = async (): Promise<void> => {
    stopping = true;
    clearInterval(bounding);
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

type Running = { readonly exited: Promise<void>; readonly close: () => void };

/** INVARIANT: no statement and no value of a statement reaches the log. What went wrong is told to whoever asked, not to the log. */
const quiet = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_lock_waits: 'off',
  log_temp_files: '-1',
  log_checkpoints: 'off',
};

/**
 * WHY through `sh`: when we die, even by kill -9, the pipe to the shell closes and the shell stops the server. Its own
 * process group keeps Ctrl-C in a terminal from stopping the server before us.
 */
const guard =
  'exec 3<&0; "$@" </dev/null & server=$!; (cat <&3 >/dev/null; kill -INT $server) 2>/dev/null & watch=$!; wait $server; kill $watch 2>/dev/null';

function launchServer({ binaries, data, socket, log, access, runAs }: Cluster, durable: boolean): Running {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: '60',
    ...access,
    ...quiet,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const file = openSync(log, 'a', 0o600);
  fchmodSync(file, 0o600);
  const child = spawn('sh', ['-c', guard, 'sh', join(binaries, 'postgres'), '-D', data, ...flags], {
    ...runAs,
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

function serverPid(data: string): number | undefined {
  try {
    return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

const tail = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-12).join('\n') : '';
