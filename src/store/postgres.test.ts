// Who reaches the carried PostgreSQL, what its log says, and what a link somebody planted can do.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { copyPlainTree, requireRootsPath } from './own-folder.ts';
import { serverUser } from './server-user.ts';
import { openDatabase, restore, type startPostgres as Start, socketFolder, sql, startPostgres } from './store.ts';

const isRoot = userInfo().uid === 0;
const nobody = 65_534;
const otherUid = 61_234;
const asRoot = isRoot ? {} : { skip: 'NOT RUN: only root can try to be somebody else' };

let scratch: string;
let folder: string;
let server: Awaited<ReturnType<typeof Start>>;
before(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'shinrai-postgres-'));
  chmodSync(scratch, 0o755);
  folder = join(scratch, 'here');
  server = await startPostgres({ folder, durable: false });
});
after(async () => {
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
});

/** Asks to connect as somebody else of this machine, in the words of the protocol. @returns what PostgreSQL or the system said */
function connectAs(uid: number, role: string): string {
  const ask = `
    const parameters = Buffer.from('user\\0${role}\\0database\\0postgres\\0\\0');
    const head = Buffer.alloc(8);
    head.writeInt32BE(8 + parameters.length);
    head.writeInt32BE(196608, 4);
    const socket = require('node:net').connect(${JSON.stringify(join(server.socket, '.s.PGSQL.5432'))});
    socket.on('error', (error) => process.stdout.write(error.code));
    socket.on('connect', () => socket.write(Buffer.concat([head, parameters])));
    socket.on('data', (answer) => { process.stdout.write(answer.toString('latin1')); socket.destroy(); });`;
  const run = spawnSync(process.execPath, ['-e', ask], { uid, gid: uid, cwd: '/', encoding: 'utf8', env: {} });
  assert.equal(run.status, 0, `${run.stderr}${run.error}`);
  return run.stdout;
}

const roles = ['postgres', 'shinrai_app', 'shinrai_operator'];

test(
  'another user of this machine is stopped at the socket, and by PostgreSQL where the socket lets them through',
  asRoot,
  () => {
    for (const uid of [nobody, otherUid]) assert.equal(connectAs(uid, 'postgres'), 'EACCES');
    const { uid } = serverUser() ?? assert.fail();
    // The socket opened to everybody, as a mistake would: who connects is still told by the operating system.
    chmodSync(server.socket, 0o755);
    chmodSync(join(server.socket, '.s.PGSQL.5432'), 0o777);
    try {
      for (const them of [nobody, uid])
        for (const role of roles) assert.match(connectAs(them, role), /^E.*C28000.*Peer authentication failed/s, role);
      assert.match(connectAs(0, 'postgres'), /^R/, 'and the one who may is let in');
    } finally {
      chmodSync(server.socket, 0o700);
    }
  },
);

test('as root PostgreSQL is a user of its own, and `nobody` only by its name', asRoot, () => {
  assert.notEqual(serverUser({})?.uid, nobody);
  assert.equal(serverUser({ SHINRAI_DATABASE_USER: 'nobody' })?.uid, nobody);
  assert.throws(() => serverUser({ SHINRAI_DATABASE_USER: 'root' }), /which is root/);
  assert.throws(() => serverUser({ SHINRAI_DATABASE_USER: 'nobody-of-this-name' }), /no such user/);
  assert.equal(statSync(`/proc/${server.pid()}`).uid, serverUser({})?.uid);
});

test('the role of the server cannot become another', async () => {
  const owner = openDatabase({ socket: server.socket, database: 'postgres' }, 'owner', { connections: 1 });
  for (const role of roles.slice(1)) await sql`CREATE ROLE ${sql.id(role)} LOGIN`.execute(owner);
  const app = openDatabase({ socket: server.socket, database: 'postgres' }, 'app', { connections: 1 });
  try {
    for (const statement of [
      'SET ROLE postgres',
      'SET SESSION AUTHORIZATION postgres',
      'ALTER ROLE shinrai_app SUPERUSER',
      "COPY (SELECT 1) TO PROGRAM 'true'",
      "SELECT pg_read_file('/etc/passwd')",
      'CREATE EXTENSION dblink',
    ])
      await assert.rejects(
        sql.raw(statement).execute(app),
        /permission denied|must be|not available|Only roles/i,
        statement,
      );
  } finally {
    await Promise.all([app.destroy(), owner.destroy()]);
  }
});

test('nothing a person wrote reaches the log of PostgreSQL, whatever goes wrong with it', async () => {
  const owner = openDatabase({ socket: server.socket, database: 'postgres' }, 'owner', { connections: 1 });
  const word = 'Tarosecret';
  try {
    await sql`CREATE TABLE note (id uuid PRIMARY KEY, words text UNIQUE CHECK (words <> 'no' AND length(words) < 12))`.execute(
      owner,
    );
    await sql`INSERT INTO note VALUES (gen_random_uuid(), ${word})`.execute(owner);
    for (const wrong of [
      sql`INSERT INTO note VALUES (gen_random_uuid(), ${word})`,
      sql`INSERT INTO note VALUES (gen_random_uuid(), ${`${word} again`})`,
      sql`INSERT INTO note VALUES (${word}, 'x')`,
      sql`SELECT * FROM jsonb_to_recordset(${JSON.stringify([{ unit: `${word}\0` }])}::jsonb) AS u(unit text)`,
      sql`SELECT ${word}::date`,
      sql.raw(`SELECT '${word}'::integer`),
    ])
      await assert.rejects(wrong.execute(owner), `${word} was to be refused`);
  } finally {
    await owner.destroy();
  }
  const logs = join(folder, 'log');
  const said = readdirSync(logs)
    .map((it) => readFileSync(join(logs, it), 'utf8'))
    .join('');
  assert.match(said, /ready to accept connections/, 'the log is the one that is read here');
  assert.doesNotMatch(said, new RegExp(word));
  assert.equal(statSync(logs).mode & 0o777, 0o700);
  for (const it of readdirSync(logs)) assert.equal(statSync(join(logs, it)).mode & 0o777, 0o600, it);
});

test('a folder with a long name has its socket in a fresh folder', async () => {
  const long = join(scratch, 'l'.repeat(120));
  const there = await startPostgres({ folder: long, durable: false });
  try {
    assert.equal(there.socket, socketFolder(long));
    assert.ok(!there.socket.startsWith(long));
    assert.equal(statSync(there.socket).mode & 0o777, 0o700);
  } finally {
    await there.stop();
  }
  assert.ok(!existsSync(there.socket));
});

test('a cluster of an earlier version, open to every process of `nobody`, is brought over', asRoot, async () => {
  const old = join(scratch, 'old');
  await (await startPostgres({ folder: old, durable: false })).stop();
  writeFileSync(join(old, 'data/pg_hba.conf'), 'local all all trust\n');
  rmSync(join(old, 'log'), { recursive: true });
  writeFileSync(join(old, 'log'), 'ERROR: what Taro wrote');
  for (const it of ['.', ...readdirSync(old, { recursive: true, encoding: 'utf8' })])
    chownSync(join(old, it), nobody, nobody);
  chmodSync(old, 0o700);
  const here = server;
  server = await startPostgres({ folder: old, durable: false });
  try {
    chmodSync(server.socket, 0o755);
    chmodSync(join(server.socket, '.s.PGSQL.5432'), 0o777);
    for (const role of roles) assert.match(connectAs(nobody, role), /Peer authentication failed/);
    assert.equal(statSync(old).uid, 0);
    assert.equal(statSync(join(old, 'data/base')).uid, serverUser()?.uid);
    assert.deepEqual(readdirSync(join(old, 'log')), ['postgresql.log']);
  } finally {
    await server.stop();
    server = here;
  }
});

test('a link planted where Shinrai writes is refused, and what it points at stays as it was', async () => {
  const target = join(scratch, 'somebody-elses');
  mkdirSync(target, { mode: 0o750 });
  writeFileSync(join(target, 'file'), 'untouched', { mode: 0o640 });
  const before = [lstatSync(target), lstatSync(join(target, 'file'))];
  const plant: Readonly<Record<string, (at: string) => void>> = {
    socket: (at) => symlinkSync(target, join(at, 'socket')),
    log: (at) => symlinkSync(target, join(at, 'log')),
    access: (at) => symlinkSync(target, join(at, 'access')),
    data: (at) => symlinkSync(target, join(at, 'data')),
    'in the data': (at) => {
      mkdirSync(join(at, 'data'));
      symlinkSync(target, join(at, 'data/base'));
    },
    'a hard link in the data': (at) => {
      mkdirSync(join(at, 'data'));
      linkSync(join(target, 'file'), join(at, 'data/PG_VERSION'));
    },
  };
  for (const [place, at] of Object.entries(plant)) {
    // What lies inside the data is walked only where they change hands.
    if (place.includes('in the data') && !isRoot) continue;
    const there = join(scratch, place.replaceAll(' ', '-'));
    mkdirSync(there);
    at(there);
    await assert.rejects(startPostgres({ folder: there, durable: false }), /is a link, or no plain file/, place);
  }
  assert.deepEqual([lstatSync(target), lstatSync(join(target, 'file'))].map(still), before.map(still));
});

const still = ({ uid, gid, mode, mtimeMs, size }: ReturnType<typeof statSync> & object) => ({
  uid,
  gid,
  mode,
  mtimeMs,
  size,
});

test('a backup with a link in it is not restored, and what was there stays', () => {
  const copy = join(scratch, 'copy');
  const data = join(scratch, 'kept/data');
  mkdirSync(join(copy, 'base'), { recursive: true });
  writeFileSync(join(copy, 'backup_label'), '');
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'PG_VERSION'), '18');
  symlinkSync('/etc/passwd', join(copy, 'base/1'));
  assert.throws(() => restore(copy, data), /is a link, or no plain file/);
  assert.equal(readFileSync(join(data, 'PG_VERSION'), 'utf8'), '18');
  rmSync(join(copy, 'base/1'));
  linkSync(join(data, 'PG_VERSION'), join(copy, 'base/1'));
  assert.throws(() => copyPlainTree(copy, join(scratch, 'again')), /is a link, or no plain file/);
});

test('as root a folder that somebody else could exchange is not used', asRoot, () => {
  const theirs = join(scratch, 'theirs');
  mkdirSync(theirs);
  chownSync(theirs, nobody, nobody);
  assert.throws(() => requireRootsPath(join(theirs, 'postgresql')), /belongs to somebody else/);
  const open = join(scratch, 'open');
  mkdirSync(open);
  chmodSync(open, 0o777);
  assert.throws(() => requireRootsPath(join(open, 'postgresql')), /anybody may write/);
  symlinkSync(open, join(scratch, 'link'));
  assert.throws(() => requireRootsPath(join(scratch, 'link/postgresql')), /anybody may write/);
});
