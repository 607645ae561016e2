// A backup made while the server works is restored, opens, and says what was so when it was made.
import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { permit } from '#access';
import { addPeople, destroyErasedKeys, erasePerson, namesOf } from '#parties';
import { addSubjects, eraseRecord, factsOf, tellFacts } from '#records';
import { japan } from '#rulebook/japan';
import { openDatabase, sql } from '#store';
import { type Installation, openInstallation } from '../server/installation.ts';
import { openSite } from '../server/site.ts';
import { main } from './shinrai.ts';

const scratch = mkdtempSync(join(tmpdir(), 'shinrai-db-'));
const data = join(scratch, 'own');
const id = '00000000-0000-4000-8000-000000000001';
before(() => chmodSync(scratch, 0o755));
after(() => rmSync(scratch, { recursive: true, force: true }));

async function shinrai(...args: readonly string[]) {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    stdin: Readable.from([]),
  };
  const code = await main([...args, '--data', data], io);
  return { code, out, err };
}

const actor = { role: 'resident', person: id, recent: true } as const;

/** Leave that outlasts the installation it was given by, as no request does. */
const open = ({ gate }: Installation) => ({ ...gate, over: new AbortController().signal });

async function erasedAt({ app }: Installation): Promise<Date | null | undefined> {
  const row = await app.selectFrom('parties.person').select('erased_at').where('id', '=', id).executeTakeFirst();
  return row?.erased_at;
}

async function tell(house: Installation, dependants: number): Promise<void> {
  const { app, vault } = house;
  const note = await permit(open(house), { actor, subject: id, action: 'note', purpose: 'own-view', what: 'test' });
  const see = await permit(open(house), { actor, subject: id, action: 'see', purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in note) && !('no' in see));
  const telling = {
    vocabulary: japan.facts,
    source: { kind: 'resident', party: id },
    label: 'own',
    input: { asOf: '2026-11-24', facts: { dependants } },
    at: new Date(),
  } as const;
  await app.transaction().execute((act) => tellFacts(act, vault, { note, see }, telling));
}

async function told(house: Installation): Promise<unknown> {
  const { app, vault } = house;
  const grant = await permit(open(house), { actor, subject: id, action: 'see', purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in grant));
  const [fact] = await factsOf(app, vault, grant);
  return fact !== undefined && 'value' in fact.told ? fact.told.value : undefined;
}

test('what was never kept is said, and nothing is made', async () => {
  const { code, err } = await shinrai('db', 'status');
  assert.equal(code, 2);
  assert.match(err, /there are no data in/);
  assert.ok(!existsSync(data));
});

test('a backup of a working installation is verified and restored', async () => {
  const house = await openInstallation({ folder: data, durable: false });
  await house.app.transaction().execute(async (act) => {
    const at = new Date();
    await addPeople(act, house.vault, [
      { id, names: { romaji: { given: 'Invented' }, order: 'given-family' }, resident: true, invented: true, at },
    ]);
    await addSubjects(act, [id]);
  });
  await tell(house, 1);
  const copy = join(scratch, 'copy');
  await tell(house, 2);
  const made = await shinrai('db', 'backup', copy);
  assert.equal(made.code, 0, made.err);
  assert.match(made.out, /the keys are not in it/);
  assert.equal((await shinrai('db', 'backup', copy)).code, 2, 'a folder that is there is not written over');
  await tell(house, 3);
  const busy = await shinrai('db', 'restore', copy);
  assert.equal(busy.code, 2);
  assert.match(busy.err, /stop Shinrai first/);
  assert.match((await shinrai('db', 'status')).out, /running +yes[\s\S]*migrations pending +none/);
  await house.close();

  const verified = await shinrai('db', 'verify', copy);
  assert.equal(verified.code, 0, verified.err + verified.out);
  assert.equal((await shinrai('db', 'restore', join(scratch, 'nowhere'))).code, 2);
  assert.equal((await shinrai('db', 'restore', copy)).code, 0);
  const restored = await openInstallation({ folder: data, durable: false });
  assert.equal(await told(restored), 2, 'as it was when the backup was made');
  await restored.close();
  assert.match((await shinrai('db', 'migrate')).out, /up to date/);
});

test('looks that a restore takes away are said to be lost, for ever', async () => {
  const copy = join(scratch, 'before-looks');
  assert.equal((await shinrai('db', 'backup', copy)).code, 0);
  const house = await openInstallation({ folder: data, durable: false });
  for (let i = 0; i < 10; i++) await told(house);
  await house.close();
  const restored = await shinrai('db', 'restore', copy);
  assert.equal(restored.code, 0, restored.err);
  assert.match(restored.out, /10 entries lost/);
  const { code, out } = await shinrai('audit', 'verify');
  assert.equal(code, 3, out);
  assert.match(out, /restored; 10 entries lost \(\d+ to \d+\); by shinrai db restore: the backup of /);
  assert.match(out, /0 faults, 2 restores/);
  // Put back by hand, as any other tool would: found, and said by whoever did it.
  const cluster = join(data, 'postgresql', 'data');
  rmSync(cluster, { recursive: true });
  cpSync(copy, cluster, { recursive: true, preserveTimestamps: true });
  const found = await shinrai('audit', 'verify');
  assert.equal(found.code, 1);
  assert.match(found.out, /\[cut-off\]/);
  assert.equal((await shinrai('audit', 'accept-restore')).code, 2);
  const accepted = await shinrai('audit', 'accept-restore', '--by', 'the operator', '--why', 'a disk died');
  assert.equal(accepted.code, 0, accepted.err);
  const said = await shinrai('audit', 'verify');
  assert.equal(said.code, 3, said.out);
  assert.match(said.out, /entries lost \(\d+ to \d+\); by the operator: a disk died/);
});

test('timers that were set aside are counted by why, and put back', async () => {
  const house = await openInstallation({ folder: data, durable: false });
  try {
    await sql`INSERT INTO records.timer (jurisdiction, subject, procedure, due, tries, set_aside_at, fault)
      VALUES ('jp', ${id}, 'extension', '2026-11-24', 2, now(), 'too-much')`.execute(house.app);
    assert.equal((await shinrai('timers', 'status')).out, 'too-much            1\n');
    assert.deepEqual(await shinrai('timers', 'retry'), { code: 0, out: '1 put back\n', err: '' });
    assert.equal((await shinrai('timers', 'status')).out, 'none is set aside\n');
    assert.equal((await shinrai('timers', 'stop')).code, 2);
    await sql`DELETE FROM records.timer WHERE subject = ${id}`.execute(house.app);
  } finally {
    await house.close();
  }
});

test('a backup that is not as it was made is refused, and nothing is changed', async () => {
  const copy = join(scratch, 'altered');
  assert.equal((await shinrai('db', 'backup', copy)).code, 0);
  const manifest = join(copy, 'shinrai-backup.json');
  const whole = readFileSync(manifest, 'utf8');
  const refused = async (says: RegExp) => {
    for (const command of ['restore', 'verify']) {
      const { code, err } = await shinrai('db', command, copy);
      assert.equal(code, 2);
      assert.match(err, says);
    }
  };
  writeFileSync(manifest, whole.replace(/"madeAt": "2/, '"madeAt": "3'));
  await refused(/not made with the keys of this installation, or what it says of itself was changed/);
  rmSync(manifest);
  await refused(/take another backup/);
  writeFileSync(manifest, whole);
  assert.equal((await shinrai('db', 'verify', copy)).code, 0);
  writeFileSync(join(copy, 'PG_VERSION'), '18 \n');
  await refused(/was changed after it was made: take another backup; nothing was changed/);
  assert.equal((await shinrai('audit', 'verify')).code, 3);
});

test('what was erased stays erased, whatever backup comes back', async () => {
  const house = await openInstallation({ folder: data, durable: false });
  const see = await permit(open(house), { actor, subject: id, action: 'see', purpose: 'own-view', what: 'test' });
  const erase = await permit(open(house), { actor, subject: id, action: 'erase', purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in see) && !('no' in erase));
  await house.close();
  const before = join(scratch, 'before-erasure');
  assert.equal((await shinrai('db', 'backup', before)).code, 0);
  const again = await openInstallation({ folder: data, durable: false });
  await again.app.transaction().execute(async (act) => {
    await eraseRecord(act, erase, new Date());
    await erasePerson(act, erase, new Date());
  });
  await destroyErasedKeys(again.app, again.vault);
  await again.close();
  assert.equal((await shinrai('db', 'restore', before)).code, 0);
  const restored = await openInstallation({ folder: data, durable: false });
  assert.equal(await erasedAt(restored), null, 'the backup knows nothing of it');
  assert.deepEqual(await factsOf(restored.app, restored.vault, see, { everKnown: true }), []);
  assert.equal(await namesOf(restored.app, restored.vault, see), undefined);
  await openSite(restored, { origin: 'http://localhost', empty: true });
  assert.ok(await erasedAt(restored));
  await restored.close();
});

test('audit verify finds what was altered, and says where', async () => {
  assert.equal((await shinrai('audit', 'verify')).code, 3, 'what was restored is whole, and said');
  const house = await openInstallation({ folder: data, durable: false });
  const owner = openDatabase(house.place, 'owner', { connections: 1 });
  await sql`UPDATE audit.entry SET what = 'something else' WHERE nr = 2`.execute(owner);
  await owner.destroy();
  await house.close();
  const { code, out } = await shinrai('audit', 'verify');
  assert.equal(code, 1);
  assert.match(out, /2: the entry was changed after it was written \[entry-changed\]/);
});

test('a log that was cut off stays so, however much is written after', async () => {
  const house = await openInstallation({ folder: data, durable: false });
  const owner = openDatabase(house.place, 'owner', { connections: 1 });
  await sql`DELETE FROM audit.link WHERE seq > 1`.execute(owner);
  await sql`DELETE FROM audit.entry WHERE id NOT IN (SELECT entry FROM audit.link)`.execute(owner);
  await owner.destroy();
  for (let i = 0; i < 40; i++) await told(house);
  await house.close();
  const { code, out } = await shinrai('audit', 'verify');
  assert.equal(code, 1);
  assert.match(out, /not-the-kept-end|cut-off/);
});

test('keys are rotated while Shinrai is stopped, and the data open as before', async () => {
  const house = await openInstallation({ folder: data, durable: false });
  const count = house.vault.keyCount();
  const busy = await shinrai('keys', 'rotate');
  assert.deepEqual([busy.code, /stop Shinrai first/.test(busy.err)], [2, true]);
  await house.close();
  const { code, out } = await shinrai('keys', 'rotate');
  assert.equal(code, 0);
  assert.match(out, new RegExp(`^${count} keys are wrapped under a new root key in .*root-key`));
  await (await openInstallation({ folder: data, durable: false })).close();
});

test('without its vault or its root key nothing starts and no command works, and each says what is missing', async () => {
  const [vault, root] = [join(data, 'keys'), join(data, 'root-key')];
  for (const [path, says] of [
    [vault, /there are no keys in/],
    [root, /there is no root key in/],
  ] as const) {
    renameSync(path, `${path}.aside`);
    for (const command of [
      ['audit', 'verify'],
      ['db', 'status'],
      ['db', 'restore', join(scratch, 'copy')],
      ['keys', 'rotate'],
    ]) {
      const { code, err } = await shinrai(...command);
      assert.equal(code, 2, command.join(' '));
      assert.match(err, says);
    }
    await assert.rejects(openInstallation({ folder: data, durable: false }), says);
    rmSync(path, { recursive: true, force: true });
    renameSync(`${path}.aside`, path);
  }
  await (await openInstallation({ folder: data, durable: false })).close();
});

test('a backup in which somebody planted a link is refused, and nothing is changed', async () => {
  const copy = join(scratch, 'copy');
  symlinkSync('/etc/passwd', join(copy, 'planted'));
  for (const command of ['verify', 'restore']) {
    const { code, err } = await shinrai('db', command, copy);
    assert.equal(code, 2);
    assert.match(err, /planted` is a link/);
  }
  rmSync(join(copy, 'planted'));
});

test('wrong words are told what is accepted', async () => {
  assert.match((await shinrai('db')).err, /accepted: status, migrate, backup, restore, verify/);
  assert.match((await shinrai('db', 'backup')).err, /name the folder/);
  assert.match((await shinrai('db', 'status', 'x', 'y')).err, /too many/);
  assert.match((await shinrai('audit')).err, /audit verify/);
  assert.match((await shinrai('keys')).err, /keys rotate/);
});
