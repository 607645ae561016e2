// The life of a record: erasure, moving to another installation, and being woken on the right day.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { type OpenGate, openPolicies, permit } from '#access';
import { type Grant, openJournal } from '#audit';
import { addPeople, bases, destroyErasedKeys, erasePerson, namesOf } from '#parties';
import { japan } from '#rulebook/japan';
import type { Rulebook, SituationInput } from '#rules';
import { openVaultOf, sql, type TestStore, testStore, type Vault, vaultFile } from '#store';
import {
  addSubjects,
  bring,
  documentContent,
  eraseRecord,
  factsOf,
  keepDocument,
  readTakeAway,
  standingsOf,
  standNow,
  takeAway,
  tellFacts,
  wakeDue,
  wakeForRulebook,
} from './records.ts';
import { standingsHere } from './test-standings.ts';

type House = { readonly store: TestStore; readonly vault: Vault; readonly gate: OpenGate };

const folder = mkdtempSync(join(tmpdir(), 'shinrai-life-'));
let clock = new Date('2026-11-24T03:00:00Z');
let here: House;
let there: House;
const everyProcedure = japan.procedures.map((it) => it.id);

async function openHouse(name: string): Promise<House> {
  const store = await testStore();
  const vault = await openVaultOf(join(folder, name), store.owner);
  const gate = {
    app: store.app,
    journal: openJournal(store.app, vault),
    bases,
    decide: openPolicies(bases),
    now: () => clock,
    over: new AbortController().signal,
  };
  return { store, vault, gate };
}
before(async () => {
  here = await openHouse('here');
  there = await openHouse('there');
});
after(async () => {
  for (const it of [here, there]) {
    it.vault.close();
    await it.store.close();
  }
  rmSync(folder, { recursive: true });
});

let count = 0;
async function newResident({ store, vault }: House): Promise<string> {
  count += 1;
  const id = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  await store.app.transaction().execute(async (act) => {
    const names = { romaji: { given: `Invented${count}`, family: 'Person' }, order: 'given-family' as const };
    await addPeople(act, vault, [{ id, names, resident: true, invented: true, at: clock }]);
    await addSubjects(act, [id]);
  });
  return id;
}

type Action = 'see' | 'note' | 'keepDocuments' | 'seeDocuments' | 'takeAway' | 'erase';
async function granted<A extends Action>({ gate }: House, subject: string, action: A): Promise<Grant<A>> {
  const grant = await permit(gate, {
    actor: { role: 'resident', person: subject, recent: true },
    subject,
    action,
    purpose: 'own-view',
    what: 'test',
  });
  assert.ok(!('no' in grant));
  return grant;
}

async function tell(house: House, subject: string, input: SituationInput): Promise<void> {
  const grants = { note: await granted(house, subject, 'note'), see: await granted(house, subject, 'see') };
  const telling = {
    vocabulary: japan.facts,
    source: { kind: 'resident', party: subject },
    label: 'own',
    input,
    at: clock,
  } as const;
  await house.store.app.transaction().execute((act) => tellFacts(act, house.vault, grants, telling));
}

async function stand(
  house: House,
  subject: string,
  rulebook: Rulebook = japan,
  procedures: readonly string[] = everyProcedure,
) {
  const grant = await granted(house, subject, 'see');
  const day = clock.toISOString().slice(0, 10);
  const standings = standingsHere(house.store.app, house.vault, rulebook);
  return (await standNow(standings, grant, { procedures, day, now: clock, client: subject })).standings;
}

const cook: SituationInput = {
  asOf: '2026-11-24',
  facts: {
    birthDate: '1988-03-04',
    status: [{ from: '2019-11-01', value: 'skilled_labor' }],
    periodOfStay: [{ from: '2025-12-15', value: '1y' }],
    stayFrom: '2025-12-15',
    stayUntil: '2027-03-14',
    residentSince: '2017-04-01',
    jobs: [{ organisation: 'Himal', from: '2019-11-01' }],
  },
  notYet: ['applicationDate', 'decisionDate'],
  completeFor: { jobs: true },
};

test('after erasure nothing can be read, in the database, in a copy made before, in documents; and the determination says when', async () => {
  const { store, vault } = here;
  const id = await newResident(here);
  await tell(here, id, cook);
  const keeping = await granted(here, id, 'keepDocuments');
  const paper = Buffer.from('%PDF-1.4 an invented paper');
  const kept = await store.app
    .transaction()
    .execute((act) => keepDocument(act, vault, keeping, { name: 'card.pdf', content: paper }, clock));
  assert.ok('id' in kept);
  await stand(here, id);
  const see = await granted(here, id, 'see');
  const documents = await granted(here, id, 'seeDocuments');
  const { rows: copy } = await sql<{
    version: string;
    value: Buffer;
  }>`SELECT version, value FROM records.fact_version WHERE subject = ${id}`.execute(store.owner);
  assert.ok(copy.length > 5);
  assert.ok((await factsOf(store.app, vault, see)).length > 5);
  const keys = new DatabaseSync(vaultFile(join(folder, 'here')), { readOnly: true });
  const slot = Number(keys.prepare('SELECT slot FROM subject WHERE id = ?').get(id)?.slot);
  keys.close();
  const wrapped = () => readFileSync(join(folder, 'here/keys/subject-keys.1')).subarray(slot * 64, (slot + 1) * 64);
  assert.ok(wrapped().some((byte) => byte !== 0));

  const erase = await granted(here, id, 'erase');
  await store.app.transaction().execute(async (act) => {
    await eraseRecord(act, erase, clock);
    await erasePerson(act, erase, clock);
  });
  assert.equal(await destroyErasedKeys(store.app, vault), 1);
  assert.equal(await destroyErasedKeys(store.app, vault), 0);

  assert.deepEqual(await factsOf(store.app, vault, see, { everKnown: true }), []);
  for (const { value } of copy) assert.equal(vault.open(see, 'whatever it is bound to', value), undefined);
  assert.equal(await documentContent(store.app, vault, documents, kept.id), undefined);
  assert.equal(await namesOf(store.app, vault, see), undefined);
  assert.ok(
    wrapped().every((byte) => byte === 0),
    'the key is gone from the disk, not only from a table',
  );
  const left = await standingsOf(store.app, vault, see);
  assert.equal(left.length, everyProcedure.length);
  for (const it of left) assert.deepEqual(Object.keys(it).toSorted(), ['day', 'erasedOn', 'id', 'procedure']);
  assert.equal('erasedOn' in (left[0] ?? {}) && (left[0] as { readonly erasedOn: string }).erasedOn, '2026-11-24');
  await assert.rejects(tell(here, id, cook), /key/);
});

test('a record taken away and brought into an empty installation gives the same determinations', async () => {
  const id = await newResident(here);
  await tell(here, id, cook);
  clock = new Date('2026-11-25T03:00:00Z');
  await tell(here, id, {
    asOf: '2026-11-25',
    facts: { annualPay: 3_600_000, stayUntil: '2027-03-15' },
    dontKnow: ['lastLatePension'],
  });
  const leaving = {
    takeAway: await granted(here, id, 'takeAway'),
    see: await granted(here, id, 'see'),
    seeDocuments: await granted(here, id, 'seeDocuments'),
  };
  const file = JSON.parse(JSON.stringify(await takeAway(here.store.app, here.vault, leaving, clock)));
  const before = await stand(here, id);

  const read = readTakeAway(japan.facts, file, '2026-11-25');
  assert.ok(!('problems' in read));
  const other = await newResident(there);
  const grants = {
    note: await granted(there, other, 'note'),
    see: await granted(there, other, 'see'),
    keepDocuments: await granted(there, other, 'keepDocuments'),
  };
  const bringing = () =>
    there.store.app
      .transaction()
      .execute((act) => bring(act, there.vault, japan.facts, grants, read, { day: '2026-11-25', now: clock }));
  assert.deepEqual(await bringing(), { facts: 13, documents: 0, nowOwn: [], leftOut: [], earlier: 1 });
  const after = await stand(there, other);
  assert.deepEqual(
    after.map((it) => it.conclusion),
    before.map((it) => it.conclusion),
  );
  assert.deepEqual(await bringing(), { problems: [{ at: '', why: 'not-empty' }] });
  for (const broken of [
    {},
    { ...file, format: 'x' },
    { ...file, facts: [{ ...file.facts[0], attribute: 'nothing' }] },
    { ...file, facts: [{ ...file.facts[0], told: { value: 'x'.repeat(200) } }] },
  ]) {
    assert.ok('problems' in readTakeAway(japan.facts, broken, '2026-11-25'), JSON.stringify(broken).slice(0, 80));
  }
  clock = new Date('2026-11-24T03:00:00Z');
});

test('two timers of one person fire on the right days across a change of the rules, and nobody is looked at between', async () => {
  const house = await openHouse('timers');
  const { store, vault, gate } = house;
  const id = await newResident(house);
  await tell(house, id, cook);
  const [first, second] = (await stand(house, id, japan, ['extension', 'permanent-residence'])).toSorted((a, b) =>
    (a.holdsUntil ?? '') < (b.holdsUntil ?? '') ? -1 : 1,
  );
  assert.ok(
    first?.holdsUntil !== undefined && second?.holdsUntil !== undefined && first.holdsUntil < second.holdsUntil,
    `${first?.holdsUntil} ${second?.holdsUntil}`,
  );
  const next: Rulebook = { ...japan, version: 'the-next' };
  const looks = async () =>
    Number(
      (
        await sql<{ count: string }>`SELECT count(*) AS count FROM audit.entry WHERE actor_role = 'shinrai'`.execute(
          store.app,
        )
      ).rows[0]?.count,
    );
  const dayAfter = (day: string, days = 1) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
  const wakeOn = async (day: string, rulebook: Rulebook) => {
    clock = new Date(`${day}T03:00:00Z`);
    const { woken } = await wakeDue(gate, standingsHere(store.app, vault, rulebook), day);
    return woken.flatMap((it) => it.procedures).toSorted();
  };

  assert.deepEqual(await wakeOn(dayAfter(first.holdsUntil, -1), japan), []);
  assert.deepEqual(await wakeOn(first.holdsUntil, japan), [first.procedure]);
  assert.deepEqual(await wakeOn(first.holdsUntil, japan), []);
  // The rules change: everything that stands on the old ones is looked at once.
  const changed = dayAfter(first.holdsUntil);
  assert.equal(await wakeForRulebook(store.app, next, changed), 2);
  assert.deepEqual(await wakeOn(changed, next), ['extension', 'permanent-residence']);
  assert.equal(await wakeForRulebook(store.app, next, changed), 0);
  const { rows } = await sql<{
    procedure: string;
    due: string;
  }>`SELECT procedure, due::text FROM records.timer WHERE subject = ${id} ORDER BY due`.execute(store.app);
  const dueFirst = rows[0];
  assert.ok(dueFirst !== undefined);
  assert.deepEqual(await wakeOn(dayAfter(dueFirst.due, -1), next), []);
  assert.deepEqual(
    await wakeOn(dueFirst.due, next),
    rows
      .filter((it) => it.due === dueFirst.due)
      .map((it) => it.procedure)
      .toSorted(),
  );

  // An idle month: the clock of the installation goes on, and nobody's record is opened.
  await sql`UPDATE records.timer SET due = due + 400`.execute(store.owner);
  const before = await looks();
  for (let i = 1; i <= 31; i++) assert.deepEqual(await wakeOn(dayAfter(dueFirst.due, i), next), []);
  assert.equal(await looks(), before);
  vault.close();
  await store.close();
  clock = new Date('2026-11-24T03:00:00Z');
});

test('a record that cannot be read keeps nobody else waiting', async () => {
  const house = await openHouse('broken');
  const { store, vault, gate } = house;
  const [broken, whole] = [await newResident(house), await newResident(house)];
  for (const id of [broken, whole]) {
    await tell(house, id, cook);
    await stand(house, id, japan, ['extension']);
  }
  await sql`UPDATE records.timer SET due = '2026-11-24'`.execute(store.owner);
  await sql`UPDATE records.fact_version SET value = set_byte(value, 20, get_byte(value, 20) # 1) WHERE subject = ${broken}`.execute(
    store.owner,
  );
  await tell(house, whole, { asOf: '2026-11-24', facts: { dependants: 1 } });
  const { woken, failed } = await wakeDue(
    gate,
    standingsHere(store.app, vault, { ...japan, version: 'the-next' }),
    '2026-11-24',
  );
  assert.deepEqual(woken, [{ subject: whole, procedures: ['extension'] }]);
  assert.deepEqual(
    failed.map((it) => it.fault),
    ['fault'],
  );
  const { rows } = await sql<{ subject: string }>`SELECT subject FROM records.timer WHERE due <= '2026-11-24'`.execute(
    store.app,
  );
  assert.deepEqual(rows, [{ subject: broken }]);
  vault.close();
  await store.close();
});
