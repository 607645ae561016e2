// The keys of an installation: made once, never replaced, rotated whole, and gone when they are destroyed.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { rootKeyFile, slotsFile, vaultFile } from './folders.ts';
import { type Opens, openVault, openVaultOf, rotateKeys, sql, type TestStore, testStore, type Vault } from './store.ts';

const scratch = mkdtempSync(join(tmpdir(), 'shinrai-keys-'));
const module = new URL('keys.ts', import.meta.url).href;
let store: TestStore;
before(async () => {
  store = await testStore();
});
after(async () => {
  await store.close();
  rmSync(scratch, { recursive: true });
});

let count = 0;
const newFolder = (): string => join(scratch, `data-${++count}`);
const leave = (subject: string) => ({ subject }) as Opens;
const plain = Buffer.from('what was told');

/** A vault of its own, with a subject and something sealed. */
async function madeVault() {
  await sql`DELETE FROM store.vault`.execute(store.owner);
  const data = newFolder();
  const subject = randomUUID();
  const vault = await openVaultOf(data, store.owner);
  vault.makeKey(subject);
  const sealed = vault.seal(subject, 'here', plain);
  const digest = vault.digest('name', 'khan').toString('hex');
  vault.close();
  return { data, subject, sealed, digest, id: vault.id };
}
type Made = Awaited<ReturnType<typeof madeVault>>;

async function opensAsBefore({ data, subject, sealed, digest }: Made): Promise<void> {
  const vault = await openVaultOf(data, store.owner);
  assert.deepEqual(vault.open(leave(subject), 'here', sealed), plain);
  assert.equal(vault.digest('name', 'khan').toString('hex'), digest);
  vault.close();
}

const start = (data: string): Promise<Vault> => openVaultOf(data, store.owner);

test('a first start makes the vault, its root key and their word in the database; a second finds them', async () => {
  const made = await madeVault();
  await opensAsBefore(made);
  const { rows } = await sql<{ id: string }>`SELECT id FROM store.vault`.execute(store.app);
  assert.deepEqual(rows, [{ id: made.id }]);
  for (const file of [rootKeyFile(made.data), vaultFile(made.data), slotsFile(made.data, 1)])
    assert.equal(statSync(file).mode & 0o777, 0o600, file);
  assert.equal(statSync(dirname(vaultFile(made.data))).mode & 0o777, 0o700);
});

test('a start without the right vault or root key is refused, and nothing is made', async () => {
  const other = await madeVault();
  const made = await madeVault();
  const [vault, root] = [vaultFile(made.data), rootKeyFile(made.data)];
  const aside = (path: string): (() => void) => {
    renameSync(path, `${path}.aside`);
    return () => renameSync(`${path}.aside`, path);
  };
  const cases: readonly (readonly [string, RegExp, () => () => void])[] = [
    ['no vault', /there are no keys in .* No new one was made/, () => aside(vault)],
    [
      'no vault and no root key',
      /there are no keys in/,
      () => {
        const back = [aside(vault), aside(root)];
        return () => {
          for (const it of back) it();
        };
      },
    ],
    [
      "another installation's vault and root key",
      /is vault .*, and the database belongs to vault/,
      () => {
        const back = [aside(vault), aside(root), aside(slotsFile(made.data, 1))];
        copyFileSync(vaultFile(other.data), vault);
        copyFileSync(rootKeyFile(other.data), root);
        copyFileSync(slotsFile(other.data, 1), slotsFile(made.data, 1));
        return () => {
          for (const it of back) it();
        };
      },
    ],
    ['no root key', /there is no root key in .* SHINRAI_ROOT_KEY/, () => aside(root)],
    [
      "another vault's root key",
      /the root key belongs to vault/,
      () => {
        const back = aside(root);
        copyFileSync(rootKeyFile(other.data), root);
        return back;
      },
    ],
    [
      'a root key others may read',
      /others may read the root key/,
      () => {
        chmodSync(root, 0o644);
        return () => chmodSync(root, 0o600);
      },
    ],
    [
      'a root key that was changed',
      /hangs on root key/,
      () => {
        const text = readFileSync(root, 'utf8');
        writeFileSync(root, text.replace(/^key ..../m, 'key 0000'));
        return () => writeFileSync(root, text);
      },
    ],
    [
      'a root key that was cut short',
      /is no root key of Shinrai/,
      () => {
        const text = readFileSync(root, 'utf8');
        writeFileSync(root, text.slice(0, -10));
        return () => writeFileSync(root, text);
      },
    ],
  ];
  for (const [name, says, make] of cases) {
    const undo = make();
    await assert.rejects(start(made.data), says, name);
    undo();
    await opensAsBefore(made);
  }
  assert.ok(!readdirSync(dirname(vault)).some((it) => it.endsWith('.making')));
});

test('an empty vault beside a database with people is refused, also where the database does not name its vault yet', async () => {
  const with_ = await testStore();
  try {
    await sql`INSERT INTO parties.person (id, resident, invented, made_at) VALUES (${randomUUID()}, true, true, now())`.execute(
      with_.owner,
    );
    const data = newFolder();
    await assert.rejects(openVaultOf(data, with_.owner), /there are no keys in/);
    const empty = await madeVault();
    await assert.rejects(openVaultOf(empty.data, with_.owner), /has no keys for the people in this database/);
  } finally {
    await with_.close();
  }
});

test('a vault of the first version, with plain keys, is brought over and its plain keys are overwritten', async () => {
  await sql`DELETE FROM store.vault`.execute(store.owner);
  const data = newFolder();
  mkdirSync(dirname(vaultFile(data)), { recursive: true });
  const earlier = new DatabaseSync(vaultFile(data));
  const [key, secret] = [Buffer.alloc(32, 'plain key of a subject'), Buffer.alloc(32, 'secret of installation')];
  const [subject, gone] = [randomUUID(), randomUUID()];
  earlier.exec(`CREATE TABLE subject_key (subject TEXT PRIMARY KEY, key BLOB) STRICT;
    CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
    CREATE TABLE checkpoint (log TEXT PRIMARY KEY, size INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
    INSERT INTO checkpoint VALUES ('backup', 0, '2026-11-24');`);
  earlier.prepare('INSERT INTO secret VALUES (?, ?)').run('root', secret);
  for (const it of [
    [subject, key],
    [gone, null],
  ] as const)
    earlier.prepare('INSERT INTO subject_key VALUES (?, ?)').run(...it);
  earlier.close();
  const inode = openSync(vaultFile(data), 'r');
  await assert.rejects(openVault(data), /of an earlier version: start Shinrai once/);
  for (const _ of ['brought over', 'opened again']) {
    const vault = await start(data);
    assert.equal(vault.keyCount(), 1);
    assert.deepEqual(vault.destroyed(), [{ subject: gone }]);
    assert.equal(vault.kept('backup'), '2026-11-24');
    vault.close();
  }
  assert.ok(
    readFileSync(inode).every((byte) => byte === 0),
    'what was the file is overwritten where it stood',
  );
  closeSync(inode);
  for (const word of [key, secret]) assert.deepEqual(filesWith(data, word), []);
});

const filesWith = (folder: string, word: Buffer): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name))
    .filter((it) => readFileSync(it).includes(word));

/** Runs a script on this module in a process of its own. */
function script(text: string, ...args: readonly string[]): ChildProcess {
  const program = `const { openVault, rotateKeys } = await import(${JSON.stringify(module)});\n${text}`;
  return spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const ended = (child: ChildProcess): Promise<NodeJS.Signals | null> =>
  new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));

test('keys are wrapped anew under a new root key; killed between any two steps, the vault opens and can be rotated', async () => {
  const made = await madeVault();
  const rootBefore = readFileSync(rootKeyFile(made.data), 'utf8').split('\n')[2] ?? '';
  const slotsBefore = readFileSync(slotsFile(made.data, 1));
  const killed = `
    const [data, steps] = process.argv.slice(1);
    const rotation = rotateKeys(data);
    for (let i = 0; i < Number(steps); i++) await rotation.next();
    process.kill(process.pid, 'SIGKILL');`;
  const steps = ['begun', 'root-made', 'wrapped', 'decided'];
  for (const [i, step] of steps.entries()) {
    assert.equal(await ended(script(killed, made.data, String(i + 1))), 'SIGKILL', step);
    await opensAsBefore(made);
    const keys = readFileSync(rootKeyFile(made.data), 'utf8').match(/^key (?!0{64})/gm);
    assert.equal(keys?.length, 1, `after ${step}: one root key is left`);
    assert.equal(
      readdirSync(dirname(vaultFile(made.data))).filter((it) => it.startsWith('subject-keys')).length,
      1,
      step,
    );
  }
  const rotation = rotateKeys(made.data);
  let last = await rotation.next();
  while (!last.done) last = await rotation.next();
  assert.equal(last.value, 1);
  await opensAsBefore(made);
  assert.ok(!readFileSync(rootKeyFile(made.data), 'utf8').includes(rootBefore));
  assert.deepEqual(filesWith(made.data, slotsBefore.subarray(0, 60)), []);
});

test('after a rotation a copy of the old root key opens nothing', async () => {
  const made = await madeVault();
  const old = readFileSync(rootKeyFile(made.data));
  for await (const _ of rotateKeys(made.data));
  writeFileSync(rootKeyFile(made.data), old);
  await assert.rejects(openVault(made.data), /hangs on root key/);
});

test('kill -9 in the middle of making and destroying keys loses nothing that was acknowledged', async () => {
  const made = await madeVault();
  const child = script(
    `import { randomUUID } from 'node:crypto';
    const vault = await openVault(process.argv[1]);
    for (;;) {
      const [kept, gone] = [randomUUID(), randomUUID()];
      vault.batch(() => [kept, gone].forEach(vault.makeKey));
      await new Promise((done) => process.stdout.write('made ' + kept + '\\n', done));
      vault.destroyKey(gone);
      await new Promise((done) => process.stdout.write('gone ' + gone + '\\n', done));
    }`,
    made.data,
  );
  let said = '';
  await new Promise<void>((enough) =>
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      if (said.length > 2000) enough();
    }),
  );
  child.kill('SIGKILL');
  await ended(child);
  await opensAsBefore(made);
  const vault = await openVault(made.data);
  const told = [...said.matchAll(/^(made|gone) (.{36})$/gm)];
  assert.ok(told.length > 20);
  for (const [, what = '', subject = ''] of told) assert.equal(vault.hasKey(subject), what === 'made', what);
  vault.close();
});

/** An ext4 of our own, so that what the disk holds can be read whole. @returns nothing where none can be mounted */
function mountImage(): { readonly image: string; readonly at: string; readonly unmount: () => void } | undefined {
  const [image, at] = [join(scratch, 'disk.img'), join(scratch, 'disk')];
  mkdirSync(at);
  writeFileSync(image, Buffer.alloc(16 * 1024 * 1024));
  if (spawnSync('mkfs.ext4', ['-q', '-F', image]).status !== 0) return undefined;
  if (spawnSync('mount', ['-o', 'loop', image, at]).status !== 0) return undefined;
  return { image, at, unmount: () => void spawnSync('umount', [at]) };
}

test('a destroyed key is nowhere on the disk', async (t) => {
  const disk = mountImage();
  t.diagnostic(
    disk === undefined
      ? 'no image could be mounted here: ONLY THE FILES were searched, not what the disk holds beside them'
      : 'searched: a whole ext4 image, freed blocks and its journal too',
  );
  const data = disk === undefined ? newFolder() : join(disk.at, 'data');
  await sql`DELETE FROM store.vault`.execute(store.owner);
  let vault = await start(data);
  const subjects = Array.from({ length: 200 }, () => randomUUID());
  vault.batch(() => subjects.forEach(vault.makeKey));
  vault.close();
  /** The wrapped key of the nth subject. WHY this is a key: the root key lies on this very disk. */
  const wrapped = (nth: number, generation: number): Buffer =>
    Buffer.from(readFileSync(slotsFile(data, generation)).subarray(nth * 64, nth * 64 + 60));
  const gone = subjects.flatMap((it, i) => (i % 3 === 0 ? [{ it, key: wrapped(i, 1) }] : []));
  const kept = wrapped(1, 1);
  if (disk !== undefined) spawnSync('sync', ['-f', disk.at]);
  vault = await openVault(data);
  for (const { it } of gone) vault.destroyKey(it);
  vault.close();
  // What is only removed stays on a disk: were it not found below, the search would prove nothing.
  const removed = Buffer.from(`removed ${randomUUID()}`);
  removeAfterSync(join(data, 'removed'), removed);
  const whole = () => {
    if (disk === undefined) return Buffer.concat(filesOf(data).map((it) => readFileSync(it)));
    spawnSync('sync', ['-f', disk.at]);
    disk.unmount();
    const bytes = readFileSync(disk.image);
    spawnSync('mount', ['-o', 'loop', disk.image, disk.at]);
    return bytes;
  };
  try {
    const bytes = whole();
    assert.ok(bytes.includes(kept), 'a key that is kept is found');
    if (disk !== undefined) assert.ok(bytes.includes(removed), 'a file that was only removed is found');
    assert.deepEqual(
      gone.filter(({ key }) => bytes.includes(key)).map(({ it }) => it),
      [],
    );
    const oldRoot = /^key (\w+)$/m.exec(readFileSync(rootKeyFile(data), 'utf8'))?.[1] ?? '';
    assert.ok(bytes.includes(oldRoot));
    for await (const _ of rotateKeys(data));
    const after = whole();
    assert.ok(!after.includes(oldRoot), 'the old root key is gone after a rotation');
    assert.ok(!after.includes(kept), 'and what it wrapped');
    assert.ok(after.includes(wrapped(1, 2)));
  } finally {
    disk?.unmount();
  }
});

const filesOf = (folder: string): readonly string[] => filesWith(folder, Buffer.of());

function removeAfterSync(path: string, bytes: Buffer): void {
  const file = openSync(path, 'w');
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  unlinkSync(path);
  assert.ok(!existsSync(path));
}
