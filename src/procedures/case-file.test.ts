// Cases as they are kept: whoever may act in them, two at once, done twice, and on what changed meanwhile.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type CaseAction, type OpenGate, openPolicies, permit, permitCase } from '#access';
import { type CaseGrant, type Grant, openJournal } from '#audit';
import {
  addOrganisations,
  addPeople,
  addStaff,
  bases,
  destroyErasedKeys,
  erasePerson,
  type Names,
  type StaffRole,
} from '#parties';
import { addSubjects, contestFact, eraseRecord, factsOf, tellFacts } from '#records';
import { japan } from '#rulebook/japan';
import { BrokenSeal, type Reach, type sealedColumns, sql, type TestStore, testStore } from '#store';
import { caseBasis } from './basis.ts';
import { casesOf, type Doing, doAct, fileCase, readCase, subjectOfCase, worklist } from './case-file.ts';
import { passDays } from './silence.ts';

const now = new Date('2026-12-01T03:00:00Z');
const day = '2026-12-01';
const names: Names = { romaji: { given: 'Invented' }, order: 'given-family' };
const [office, otherOffice] = [randomUUID(), randomUUID()];
const [resident, stranger, officer, deputy, elsewhere, reviewer, second] = Array.from({ length: 7 }, () =>
  randomUUID(),
) as [string, string, string, string, string, string, string];

let store: TestStore;
let gate: OpenGate;
before(async () => {
  store = await testStore();
  const { app, vault } = store;
  const all = [...bases, caseBasis];
  gate = {
    app,
    journal: openJournal(app, vault),
    bases: all,
    decide: openPolicies(all),
    now: () => now,
    subjectOfCase,
    over: new AbortController().signal,
  };
  await app.transaction().execute(async (act) => {
    const people = [resident, stranger, officer, deputy, elsewhere, reviewer, second];
    await addPeople(
      act,
      vault,
      people.map((id) => ({ id, names, resident: id === resident || id === stranger, invented: true, at: now })),
    );
    await addSubjects(act, [resident, stranger]);
    const bureau = { kind: 'immigration-bureau', name: 'Invented', closingDays: [], invented: true } as const;
    await addOrganisations(
      act,
      [office, otherOffice].map((id) => ({ ...bureau, id })),
      now,
    );
    const post = (person: string, role: StaffRole, organisation = office) => ({
      id: randomUUID(),
      person,
      organisation,
      role,
    });
    await addStaff(
      act,
      [
        post(officer, 'officer'),
        post(deputy, 'officer'),
        post(elsewhere, 'officer', otherOffice),
        post(reviewer, 'reviewer'),
        post(second, 'reviewer'),
      ],
      now,
    );
  });
});
after(() => store.close());

async function own<A extends 'file' | 'see' | 'note' | 'govern' | 'contest' | 'erase'>(
  person: string,
  action: A,
): Promise<Grant<A>> {
  const actor = { role: 'resident', person, recent: true } as const;
  const grant = await permit(gate, { actor, subject: person, action, purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in grant), action);
  return grant as Grant<A>;
}

/** Leave in a case, or that there is none. */
async function inCase<A extends CaseAction>(id: string, person: string, action: A, role: StaffRole | 'resident') {
  const purpose = role === 'resident' ? 'own-view' : role === 'reviewer' ? 'review' : 'decide';
  const actor = { role, person, recent: true } as const;
  return permitCase(gate, { actor, case: id, action, purpose, what: 'test' });
}

async function leave<A extends CaseAction>(
  id: string,
  person: string,
  action: A,
  role: StaffRole | 'resident',
): Promise<CaseGrant<A>> {
  const grant = await inCase(id, person, action, role);
  assert.ok(!('no' in grant), `${action}`);
  return grant as CaseGrant<A>;
}

async function tell(person: string, facts: Readonly<Record<string, unknown>>): Promise<void> {
  const [note, see] = [await own(person, 'note'), await own(person, 'see')];
  const source = { kind: 'resident', party: person } as const;
  await store.app.transaction().execute((act) =>
    tellFacts(act, store.vault, { note, see }, {
      vocabulary: japan.facts,
      source,
      label: 'own',
      input: { asOf: day, facts },
      at: now,
    } as Parameters<typeof tellFacts>[3]),
  );
}

async function file(kind = 'extension', id: string = randomUUID(), person = resident) {
  const facts = await factsOf(store.app, store.vault, await own(person, 'see'));
  const grant = await own(person, 'file');
  const filed = await store.app
    .transaction()
    .execute((act) => fileCase(act, store.vault, grant, { id, kind, office, names, facts }, now));
  return { id, filed, facts };
}

const actionOf = { resident: 'actInCase', officer: 'examine', reviewer: 'review' } as const;

/** Does an act as somebody, from a page made just now. */
async function act(id: string, person: string, as: keyof typeof actionOf, doing: Doing, page?: number) {
  const action = doing.act === 'received' || doing.act === 'taken-over' ? 'takeCase' : actionOf[as];
  const grant = await leave(id, person, action, as);
  const count = await sql<{ acts: number }>`SELECT acts FROM procedures.case_file WHERE id = ${id}`.execute(store.app);
  const afterActs = page ?? count.rows[0]?.acts ?? 0;
  return store.app
    .transaction()
    .execute((it) => doAct(it, store.vault, grant as never, { doing: doing as never, after: afterActs }, now));
}

const received = { act: 'received', number: 'T-1' } as const;
const stateOf = async (id: string) =>
  readCase(store.app, store.vault, await leave(id, resident, 'seeCase', 'resident'));

/** Ends what is under way, so that the next test can file the same kind. */
const withdraw = (id: string) => act(id, resident, 'resident', { act: 'withdrawn' });

test('what is filed is all that is in the case, and the same officer reads the same', async () => {
  await tell(resident, { status: 'engineer_humanities', stayUntil: '2027-01-31' });
  const { id, filed, facts } = await file();
  assert.equal(filed, true);
  await tell(resident, { children: 2 });
  await act(id, officer, 'officer', received);
  const seen = await readCase(store.app, store.vault, await leave(id, officer, 'seeCase', 'officer'));
  assert.deepEqual(
    seen.facts.map((it) => [it.attribute, it.told]).toSorted(),
    facts.map((it) => [it.attribute, it.told]).toSorted(),
  );
  assert.ok(!seen.facts.some((it) => it.attribute === 'children'));
  assert.equal(seen.state.officer, officer);
  assert.deepEqual(seen, await stateOf(id));
  await withdraw(id);
});

test('leave for a case opens nothing of the record, and leave for the record nothing of the case', async () => {
  const { id } = await file();
  await act(id, officer, 'officer', received);
  const examine = await leave(id, officer, 'examine', 'officer');
  assert.deepEqual(await factsOf(store.app, store.vault, { ...examine, labels: new Set(['own']) } as never), []);
  const sealed = store.vault.seal(resident, 'test', Buffer.from('of the record'));
  assert.throws(() => store.vault.open(examine, 'test', sealed));
  const see = await own(resident, 'see');
  await assert.rejects(readCase(store.app, store.vault, see as never));
  await withdraw(id);
});

test('a case is opened by its resident, its officer, and the second person once there is a view', async () => {
  const { id } = await file();
  const opens = async (person: string, role: StaffRole | 'resident') =>
    !('no' in (await inCase(id, person, 'seeCase', role)));
  const who = async () => ({
    resident: await opens(resident, 'resident'),
    stranger: await opens(stranger, 'resident'),
    officer: await opens(officer, 'officer'),
    deputy: await opens(deputy, 'officer'),
    elsewhere: await opens(elsewhere, 'officer'),
    reviewer: await opens(reviewer, 'reviewer'),
    administrator: await opens(officer, 'administrator'),
  });
  const nobody = { stranger: false, deputy: false, elsewhere: false, administrator: false };
  assert.deepEqual(await who(), { ...nobody, resident: true, officer: false, reviewer: false });
  await act(id, officer, 'officer', received);
  assert.deepEqual(await who(), { ...nobody, resident: true, officer: true, reviewer: false });
  await act(id, officer, 'officer', { act: 'examined', adverse: [], facts: [] });
  await act(id, officer, 'officer', { act: 'viewed', disposition: 'granted', reasons: [] });
  assert.deepEqual(await who(), { ...nobody, resident: true, officer: true, reviewer: true });
  await act(id, officer, 'officer', { act: 'recused', words: 'a neighbour' });
  assert.equal(await opens(officer, 'officer'), false);
  await withdraw(id);
});

test('filed twice it is filed once, and a second of the kind waits for the end of the first', async () => {
  const { id, filed } = await file();
  assert.equal(filed, true);
  assert.equal((await file('extension', id)).filed, true);
  assert.equal((await file()).filed, false);
  const own_ = await casesOf(store.app, await own(resident, 'govern'));
  assert.equal(own_.filter((it) => it.stage === 'filed').length, 1);
  // Somebody else's id says nothing.
  await tell(stranger, { status: 'student' });
  assert.equal((await file('extension', id, stranger)).filed, false);
  await withdraw(id);
});

test('of two officers at once one takes it; done twice from one page it is done once', async () => {
  const { id } = await file();
  const grants = [await leave(id, officer, 'takeCase', 'officer'), await leave(id, deputy, 'takeCase', 'officer')];
  const take = (grant: (typeof grants)[number]) =>
    store.app.transaction().execute((it) => doAct(it, store.vault, grant, { doing: received, after: 2 }, now));
  const both = await Promise.all(grants.map(take));
  assert.deepEqual(both.map((it) => ('no' in it ? it.no : it.stage)).toSorted(), ['examining', 'moved-on']);
  const first = both.findIndex((it) => !('no' in it));
  const again = await take(grants[first] as (typeof grants)[number]);
  assert.ok(!('no' in again));
  assert.equal((await stateOf(id)).acts.length, 3);
  await withdraw(id);
});

test('a contest or a correction since the examination stops the decision, and is examined', async () => {
  const { id, facts } = await file();
  const [fact] = facts;
  await act(id, officer, 'officer', received);
  const examine = await leave(id, officer, 'examine', 'officer');
  const examined = { act: 'examined', adverse: [], facts: [] } as const;
  const stale = await store.app
    .transaction()
    .execute((it) => doAct(it, store.vault, examine, { doing: examined, after: 3, on: 'facts of yesterday' }, now));
  assert.deepEqual(stale, { no: 'facts-changed' }, 'worked out of other facts than there are');
  await act(id, officer, 'officer', examined);
  await act(id, officer, 'officer', { act: 'viewed', disposition: 'granted', reasons: [] });
  const contest = await own(resident, 'contest');
  await store.app
    .transaction()
    .execute((it) => contestFact(it, store.vault, contest, fact?.version ?? '', 'not so', now));
  const decided = { act: 'decided', disposition: 'granted' } as const;
  assert.deepEqual(await act(id, officer, 'officer', decided), { no: 'facts-changed' });
  await withdraw(id);
});

test('a refusal goes from hearing to second person to letter, and what is said against it to a third', async () => {
  const { id, facts } = await file();
  const versions = facts.filter((it) => it.contest === undefined).map((it) => it.version) as [string];
  const against = { finding: 'extension.public-duties', facts: versions } as const;
  await act(id, officer, 'officer', received);
  await act(id, officer, 'officer', { act: 'examined', adverse: [against], facts: [] });
  await act(id, officer, 'officer', { act: 'hearing-offered', findings: [against.finding] });
  const waits = await worklist(store.app, office, { awaits: ['officer', 'reviewer'], officer });
  assert.ok(!waits.some((it) => it.id === id), 'it waits for the resident now');
  await act(id, resident, 'resident', { act: 'heard', words: 'My employer paid late.' });
  await act(id, officer, 'officer', { act: 'examined', adverse: [against], facts: [] });
  const reasons = [{ finding: against.finding, words: 'Five months late.' }];
  await act(id, officer, 'officer', { act: 'viewed', disposition: 'refused', reasons });
  await act(id, reviewer, 'reviewer', { act: 'agreed', words: '' });
  const decided = await act(id, officer, 'officer', { act: 'decided', disposition: 'refused' });
  assert.ok(!('no' in decided));
  assert.equal(decided.stage, 'notified');
  await act(id, resident, 'resident', { act: 'contested', words: 'The months were the employer’s.' });
  const upheld: Doing = { act: 'upheld', reasons };
  assert.deepEqual(await act(id, reviewer, 'reviewer', upheld), { no: 'second-person' });
  const answered = await act(id, second, 'reviewer', upheld);
  assert.ok(!('no' in answered));
  assert.equal(answered.stage, 'upheld');
  const cells = await sql<{ holds: string[] }>`
    SELECT array_agg(case_file) AS holds FROM procedures.case_version WHERE version = ${versions[0]}`.execute(
    store.app,
  );
  assert.ok(cells.rows[0]?.holds.includes(id), 'the version leads to every case that used it');
});

test('a resident who says nothing until the last day has passed is heard to have said nothing, and the case goes on', async () => {
  await tell(resident, { annualPay: 3_000_000 });
  const { id, facts } = await file('permanent-residence');
  const [fact] = facts.filter((it) => it.contest === undefined);
  const against = { finding: 'pr.livelihood', facts: [fact?.version ?? ''] } as const;
  await act(id, officer, 'officer', received);
  await act(id, officer, 'officer', { act: 'examined', adverse: [against], facts: [] });
  await act(id, officer, 'officer', { act: 'hearing-offered', findings: [against.finding] });
  const on = async (today: string) => (await passDays(gate, store.vault, today, new AbortController().signal)).went;
  assert.equal(await on('2026-12-15'), 0, 'the last day itself is theirs');
  assert.equal((await stateOf(id)).state.stage, 'hearing');
  assert.equal(await on('2026-12-16'), 1);
  assert.equal(await on('2026-12-16'), 0, 'once');
  const { state, acts } = await stateOf(id);
  assert.equal(state.stage, 'examining');
  assert.equal(acts.at(-1)?.act, 'unheard');
  assert.ok(state.heard.get(against.finding)?.has(fact?.version ?? ''));
  await withdraw(id);
});

class Undo extends Error {}

test('an act opens as it was kept, and not when what it is bound to was changed or it was moved', async () => {
  const { id } = await file('permanent-residence');
  await act(id, officer, 'officer', received);
  const grant = await leave(id, officer, 'seeCase', 'officer');
  const sets: Readonly<Record<keyof (typeof sealedColumns)['procedures.case_act.body']['binds'], string>> = {
    id: '',
    nr: 'nr = nr + 10',
    act: "act = 'decided'",
    by: "by_bearer = 'reviewer'",
    person: 'by_person = gen_random_uuid()',
    stands: "stands = 'other'",
  };
  const afterwards = async (statement: string) => {
    let found: unknown;
    const undone = store.owner.transaction().execute(async (it) => {
      await sql.raw(statement).execute(it);
      found = await readCase(it as Reach, store.vault, grant).catch((error: unknown) => error);
      throw new Undo();
    });
    await assert.rejects(undone, Undo);
    return found;
  };
  for (const set of Object.values(sets).filter((it) => it !== '')) {
    const statement = `UPDATE procedures.case_act SET ${set} WHERE case_file = '${id}'`;
    assert.ok((await afterwards(statement)) instanceof BrokenSeal, statement);
  }
  const move = `UPDATE procedures.case_act t SET body = o.body FROM procedures.case_act o
    WHERE o.case_file = t.case_file AND o.nr <> t.nr AND t.case_file = '${id}'`;
  assert.ok((await afterwards(move)) instanceof BrokenSeal);
  await withdraw(id);
});

test('the server adds acts and changes none', async () => {
  for (const statement of ["UPDATE procedures.case_act SET act = 'x'", 'DELETE FROM procedures.case_act'])
    await assert.rejects(sql.raw(statement).execute(store.app), /permission denied/, statement);
});

test('what was filed outlives the record: an erasure takes the record, and leaves the case its own', async () => {
  await tell(stranger, { status: 'student', stayUntil: '2027-03-31' });
  const { id } = await file('extension', randomUUID(), stranger);
  await act(id, officer, 'officer', received);
  const erase = await own(stranger, 'erase');
  await store.app.transaction().execute(async (it) => {
    await eraseRecord(it, erase, now);
    await erasePerson(it, erase, now);
  });
  await destroyErasedKeys(store.app, store.vault);
  const { facts } = await readCase(store.app, store.vault, await leave(id, officer, 'seeCase', 'officer'));
  assert.ok(facts.some((it) => it.attribute === 'status'));
});
