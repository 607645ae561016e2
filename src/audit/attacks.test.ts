// Who has the database, or the data folder, and what they cannot do to the log unseen.
import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { memoryVault, sql, type Vault } from '#store';
import { objectTo } from './about.ts';
import { acceptRestore } from './accept.ts';
import { leafOf } from './entry.ts';
import type { Grant } from './grant.ts';
import { linkEntries } from './linking.ts';
import { at, look, openLog, subject } from './test-log.ts';
import { verifyLog } from './verify.ts';

const scratch = mkdtempSync(join(tmpdir(), 'shinrai-attacks-'));
after(() => rmSync(scratch, { recursive: true }));
/** Any of the log's rows, as the owner of the database changes them. */
const tampering: readonly (readonly [string, string, string])[] = [
  [
    'changed',
    "UPDATE audit.entry SET purpose = 'help' WHERE id = (SELECT entry FROM audit.link WHERE seq = 4)",
    '4 entry-changed',
  ],
  ['removed', 'DELETE FROM audit.entry WHERE id = (SELECT entry FROM audit.link WHERE seq = 5)', '5 entry-removed'],
  ['link removed', 'DELETE FROM audit.link WHERE seq = 6', '6 link-removed'],
  [
    'reordered',
    'UPDATE audit.link l SET leaf = o.leaf FROM audit.link o WHERE (l.seq = 7 AND o.seq = 8) OR (l.seq = 8 AND o.seq = 7)',
    '8 link-changed',
  ],
  ['cut off', 'DELETE FROM audit.link WHERE seq > 9', '10 cut-off'],
  ['another tree', "UPDATE audit.link SET nodes = set_byte(nodes, 0, 0) || '' WHERE seq = 8", '8 link-changed'],
];

test('a changed, removed, reordered or cut-off entry is found where it is', async () => {
  const log = await openLog(scratch, 12);
  assert.deepEqual((await log.verify()).faults, []);
  for (const [name, statement, expected] of tampering) {
    const seen = await log.owner.transaction().execute(async (act) => {
      await sql`SAVEPOINT before_it`.execute(act);
      await sql.raw(statement).execute(act);
      const { faults } = await verifyLog(act as never, log.vault);
      await sql`ROLLBACK TO before_it`.execute(act);
      return faults.map((it) => `${it.at} ${it.says}`);
    });
    assert.ok(seen.includes(expected), `${name}: ${seen.join(', ')}`);
    assert.ok(seen.length <= 4, `${name} is not said over and over: ${seen.join(', ')}`);
  }
  assert.deepEqual((await log.verify()).faults, []);
  await log.close();
});

test('a log whose tree was made anew is given away by the end kept outside, and is not signed', async () => {
  const log = await openLog(scratch, 12);
  await sql`DELETE FROM audit.entry WHERE nr <= 5`.execute(log.owner);
  await sql`DELETE FROM audit.link`.execute(log.owner);
  const before = log.vault.kept('log');
  assert.deepEqual(await linkEntries(log.app, log.vault), { linked: 0, forged: 0, fault: 'cut-off' });
  assert.equal(log.vault.kept('log'), before);
  assert.ok((await log.verify()).faults.some((it) => it.says === 'cut-off'));
  await log.close();
});

test('an entry that whoever has the database made up is not linked, and is said', async () => {
  const log = await openLog(scratch, 3);
  const entry = { ...look, id: randomUUIDv7(), actorRole: 'officer' };
  const salt = Buffer.alloc(16, 1);
  const row = {
    id: entry.id,
    at,
    subject,
    actor: subject,
    actor_role: 'officer',
    action: 'see',
    purpose: 'own-view',
    labels: ['own'],
    what: 'test',
    salt,
    leaf: leafOf(entry, salt),
    mac: Buffer.alloc(32, 2),
  };
  await log.owner.insertInto('audit.entry').values(row).execute();
  assert.deepEqual(await linkEntries(log.app, log.vault), { linked: 0, forged: 1 });
  await log.lookAgain(2);
  assert.deepEqual((await log.verify()).faults, [{ at: 6, says: 'forged', entries: 1 }]);
  // Without a code is without a code: only entries from before there were codes may be so.
  await sql`UPDATE audit.entry SET mac = '' WHERE id = ${entry.id}`.execute(log.owner);
  assert.deepEqual((await log.verify()).faults, [{ at: 6, says: 'forged', entries: 1 }]);
  await log.close();
});

test('an insert that is swallowed is an error of whoever waits for it, and of nobody else', async () => {
  const log = await openLog(scratch, 1);
  await sql
    .raw(`CREATE FUNCTION public.swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
    CREATE TRIGGER swallow BEFORE INSERT ON audit.entry FOR EACH ROW WHEN (NEW.subject = '${subject}') EXECUTE FUNCTION public.swallow();
    CREATE TRIGGER swallow BEFORE INSERT ON audit.objection FOR EACH ROW EXECUTE FUNCTION public.swallow()`)
    .execute(log.owner);
  const other = { ...look, subject: '00000000-0000-4000-8000-000000000002' };
  const [swallowed, stands] = await Promise.allSettled([log.journal.write(look), log.journal.write(other)]);
  assert.equal(swallowed.status, 'rejected');
  assert.equal(stands.status, 'fulfilled');
  await assert.rejects(
    log.app.transaction().execute((act) => log.journal.write(look, act)),
    /did not keep/,
  );
  // Any insert made with the query builder is counted the same way.
  const values = { id: randomUUIDv7(), entry: randomUUIDv7(), subject, words: Buffer.of(1), at };
  await assert.rejects(
    log.app.insertInto('audit.objection').values(values).execute(),
    /1 rows were given to `objection` and 0 stand/,
  );
  await log.close();
});

const grantOf = (entry: string) =>
  ({
    subject,
    actor: subject,
    purpose: 'own-view',
    entry,
    labels: new Set(),
    places: true,
    action: 'objectToEntry',
  }) as unknown as Grant<'objectToEntry'>;

test('an objection that was changed, removed or made up is found', async () => {
  const log = await openLog(scratch, 2);
  log.vault.makeKey(subject);
  const looked = await log.journal.write(look);
  const object = () =>
    log.app.transaction().execute((act) => objectTo(act, log.vault, grantOf(looked), looked, 'not this', at));
  assert.ok(await object());
  assert.ok(await object(), 'said twice it is said once');
  await log.lookAgain(0);
  assert.deepEqual((await log.verify()).faults, []);
  for (const [statement, says] of [
    ["UPDATE audit.objection SET words = words || 'x'", 'objection-changed'],
    [`UPDATE audit.objection SET entry = (SELECT id FROM audit.entry WHERE nr = 1)`, 'objection-changed'],
    ['DELETE FROM audit.objection', 'objection-removed'],
    [
      `INSERT INTO audit.objection SELECT gen_random_uuid(), id, subject, 'x', now() FROM audit.entry WHERE nr = 1`,
      'objection-forged',
    ],
  ] as const) {
    const seen = await log.owner.transaction().execute(async (act) => {
      await sql`SAVEPOINT before_it`.execute(act);
      await sql.raw(statement).execute(act);
      const { faults } = await verifyLog(act as never, log.vault);
      await sql`ROLLBACK TO before_it`.execute(act);
      return faults.map((it) => it.says);
    });
    assert.deepEqual(seen, [says], statement);
  }
  await sql
    .raw(`CREATE FUNCTION public.swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
    CREATE TRIGGER swallow BEFORE INSERT ON audit.objection FOR EACH ROW EXECUTE FUNCTION public.swallow()`)
    .execute(log.owner);
  const another = await log.journal.write(look);
  await assert.rejects(
    log.app.transaction().execute((act) => objectTo(act, log.vault, grantOf(another), another, 'nor this', at)),
    /did not keep an objection/,
  );
  await log.close();
});

test('a vault that keeps no end, another end, or is another vault, is a fault and not a pass', async () => {
  const log = await openLog(scratch, 6);
  const other = await memoryVault();
  assert.deepEqual(await linkEntries(log.app, other), { linked: 0, forged: 0, fault: 'no-checkpoint' });
  const saysOf = async (by: Vault) => new Set((await log.verify([], by)).faults.map((it) => it.says));
  assert.deepEqual(await saysOf(other), new Set(['forged', 'no-checkpoint']));
  other.close();

  const kept = log.vault.kept('log') ?? '';
  const edit = (statement: string, ...values: readonly string[]) => {
    const file = new DatabaseSync(log.vaultAt);
    file.prepare(statement).run(...values);
    file.close();
  };
  edit("UPDATE kept SET text = ? WHERE name = 'log'", kept.replace('\n6\n', '\n5\n'));
  assert.deepEqual((await log.verify()).faults, [{ at: 6, says: 'checkpoint-forged' }]);
  assert.equal((await linkEntries(log.app, log.vault)).fault, 'checkpoint-forged');
  edit("DELETE FROM kept WHERE name = 'log'");
  assert.deepEqual((await log.verify()).faults, [{ at: 6, says: 'no-checkpoint' }]);
  assert.equal((await linkEntries(log.app, log.vault)).fault, 'no-checkpoint');

  // Whoever runs the installation can say so, and it stays said.
  const said = await acceptRestore(log.app, log.vault, { by: 'operator', why: 'the end was lost', at });
  assert.deepEqual(said, { generation: 1, from: 7, by: 'operator', why: 'the end was lost' });
  assert.deepEqual((await log.verify()).faults, []);
  assert.equal((await verifyLog(log.app, log.vault)).restores.length, 1);
  await log.close();
});

test('what a restore lost is said for ever, and what was written meanwhile is linked after it', async () => {
  const log = await openLog(scratch, 8);
  // As a copy of the database from before the last looks has it.
  await log.lookAgain(4);
  await sql`DELETE FROM audit.entry WHERE nr > 8`.execute(log.owner);
  await sql`DELETE FROM audit.link WHERE seq > 8`.execute(log.owner);
  await log.lookAgain(3);
  assert.deepEqual(
    (await log.verify()).faults.map((it) => it.says),
    ['cut-off', 'not-linked'],
  );
  const said = await acceptRestore(log.app, log.vault, { by: 'operator', why: 'disk', at });
  assert.ok(typeof said === 'object');
  assert.deepEqual({ from: said.from, to: said.to }, { from: 9, to: 12 });
  assert.equal(await acceptRestore(log.app, log.vault, { by: 'operator', why: 'again', at }), 'nothing-lost');
  await log.lookAgain(30);
  const report = await verifyLog(log.app, log.vault);
  assert.deepEqual(report.faults, []);
  assert.deepEqual(report.restores, [{ ...said, at }]);
  assert.equal(report.entries, 8 + 1 + 3 + 30);
  // A log that was altered is no restore.
  await sql`UPDATE audit.link SET leaf = set_byte(leaf, 0, 0), nodes = '' WHERE seq = 42`.execute(log.owner);
  assert.equal(await acceptRestore(log.app, log.vault, { by: 'operator', why: 'disk', at }), 'link-removed');
  await log.close();
});

test('entries from before there were codes are taken as many as there were, by the vault that kept their chain', async () => {
  const log = await openLog(scratch, 0);
  const old = { ...look, id: randomUUIDv7() };
  const insertOld = async (id: string): Promise<void> => {
    const salt = Buffer.alloc(16, 3);
    const entry = { ...old, id };
    await sql`INSERT INTO audit.entry (id, at, subject, actor, actor_role, action, purpose, labels, what, salt, leaf, mac)
      VALUES (${id}, ${at}, ${subject}, ${subject}, 'resident', 'see', 'own-view', ARRAY['own'], 'test', ${salt},
        ${leafOf(entry, salt)}, '')`.execute(log.owner);
  };
  const vault = await memoryVault();
  vault.keep('audit', 'the end of a chain');
  await insertOld(randomUUIDv7());
  await insertOld(randomUUIDv7());
  assert.deepEqual(await linkEntries(log.app, vault), { linked: 2, forged: 0 });
  assert.deepEqual((await log.verify([], vault)).faults, []);
  await insertOld(randomUUIDv7());
  assert.deepEqual(await linkEntries(log.app, vault), { linked: 0, forged: 1 });
  assert.deepEqual((await log.verify([], vault)).faults, [{ at: 3, says: 'forged', entries: 1 }]);
  vault.close();
  await log.close();
});
