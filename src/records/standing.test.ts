// How standing is reckoned: nothing is held while rules are evaluated, what is asked for twice is evaluated once, and a
// record that cannot be evaluated keeps nobody waiting and ends nothing twice.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Gate, openPolicies, permit } from '#access';
import { type Grant, openJournal } from '#audit';
import { determineFrom } from '#determinations';
import { addPeople, bases } from '#parties';
import { japan } from '#rulebook/japan';
import { type Database, openDatabase, sql, type TestStore, testStore } from '#store';
import {
  addSubjects,
  type Evaluate,
  openStandings,
  retryTimers,
  standNow,
  tellFacts,
  timersSetAside,
  wakeDue,
} from './records.ts';

const procedures = ['extension', 'permanent-residence'];
const day = '2026-11-24';
const minute = 60_000;
let clock = new Date(`${day}T03:00:00Z`);
let store: TestStore;
/** One connection: who holds it keeps everybody from the database. */
let app: Database;
let gate: Gate;
const over = new AbortController().signal;

before(async () => {
  store = await testStore();
  app = openDatabase({ socket: store.socket, database: store.name }, 'app', { connections: 1 });
  gate = { app, journal: openJournal(app, store.vault), bases, decide: openPolicies(bases), now: () => clock };
});
after(async () => {
  await app.destroy();
  await store.close();
});

async function newResident(): Promise<string> {
  const id = randomUUID();
  await app.transaction().execute(async (act) => {
    const names = { romaji: { given: 'Invented' }, order: 'given-family' as const };
    await addPeople(act, store.vault, [{ id, names, resident: true, invented: true, at: clock }]);
    await addSubjects(act, [id]);
  });
  await tell(id, 1);
  return id;
}

async function granted<A extends 'see' | 'note'>(subject: string, action: A): Promise<Grant<A>> {
  const actor = { role: 'resident', person: subject, recent: false } as const;
  const grant = await permit({ ...gate, over }, { actor, subject, action, purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in grant));
  return grant as Grant<A>;
}

async function tell(subject: string, annualPay: number): Promise<void> {
  const grants = { note: await granted(subject, 'note'), see: await granted(subject, 'see') };
  const input = { asOf: day, facts: { annualPay, status: 'skilled_labor', stayUntil: '2027-03-14' } };
  const telling = {
    vocabulary: japan.facts,
    source: { kind: 'resident', party: subject },
    label: 'own',
    input,
    at: clock,
  } as const;
  await app.transaction().execute((act) => tellFacts(act, store.vault, grants, telling));
}

const evaluate: Evaluate = async (_, question) => determineFrom({ rulebook: japan, ...question });
const standingsWith = (how: Evaluate) => openStandings({ app, vault: store.vault, rulebook: japan, evaluate: how });
const now = (client: string) => ({ procedures, day, now: clock, client });
const keptOf = async (subject: string): Promise<number> => {
  const { rows } = await sql<{
    n: number;
  }>`SELECT count(*) AS n FROM records.determination WHERE subject = ${subject}`.execute(app);
  return rows[0]?.n ?? 0;
};

test('while rules are evaluated no connection is held, and a hundred who ask at once have them evaluated once', async () => {
  const id = await newResident();
  const see = await granted(id, 'see');
  let evaluated = 0;
  const standings = standingsWith(async (client, question) => {
    evaluated += 1;
    // The one connection there is.
    await sql`SELECT 1`.execute(app);
    return evaluate(client, question);
  });
  const all = await Promise.all(Array.from({ length: 100 }, () => standNow(standings, see, now(id))));
  assert.equal(evaluated, procedures.length);
  assert.equal(await keptOf(id), procedures.length);
  for (const it of all) assert.deepEqual(it, all[0]);
  assert.deepEqual(
    all[0]?.standings.map((it) => it.procedure),
    procedures,
  );
});

test('what was told while the rules were evaluated is in the answer that is kept', async () => {
  const id = await newResident();
  const see = await granted(id, 'see');
  let told = false;
  const standings = standingsWith(async (client, question) => {
    if (!told) {
      told = true;
      await tell(id, 5);
    }
    return evaluate(client, question);
  });
  const { standings: stood } = await standNow(standings, see, now(id));
  assert.deepEqual(
    stood.map((it) => (it.conclusion.receipt.input as { facts: { annualPay: number } }).facts.annualPay),
    [5, 5],
  );
  assert.equal(await keptOf(id), procedures.length);
});

test('who writes again and again while it is evaluated is told to come again, and nothing old is kept', async () => {
  const id = await newResident();
  const see = await granted(id, 'see');
  let annualPay = 1;
  const standings = standingsWith(async (client, question) => {
    annualPay += 1;
    await tell(id, annualPay);
    return evaluate(client, question);
  });
  const stood = await standNow(standings, see, now(id));
  assert.deepEqual(stood, { standings: [], refused: procedures.map((procedure) => ({ procedure, no: 'busy' })) });
  assert.equal(await keptOf(id), 0);
});

test('a procedure whose answer is too much is refused, and the others stand', async () => {
  const id = await newResident();
  const see = await granted(id, 'see');
  const standings = standingsWith(async (client, question) => {
    const answer = await evaluate(client, question);
    if ('no' in answer || question.procedure !== 'extension') return answer;
    return { ...answer, receipt: { ...answer.receipt, input: 'x'.repeat(600_000) } };
  });
  const stood = await standNow(standings, see, now(id));
  assert.deepEqual(stood.refused, [{ procedure: 'extension', no: 'too-much' }]);
  assert.deepEqual(
    stood.standings.map((it) => it.procedure),
    ['permanent-residence'],
  );
  assert.equal(await keptOf(id), 1);
});

/** A resident whose timer is due, and who is determined, or not, as their pay says. */
async function dueResident(): Promise<string> {
  const id = await newResident();
  await standNow(standingsWith(evaluate), await granted(id, 'see'), { ...now(id), procedures: ['extension'] });
  await sql`UPDATE records.timer SET due = ${day} WHERE subject = ${id}`.execute(store.owner);
  await tell(id, 2);
  return id;
}

const timerOf = async (subject: string) => {
  const { rows } = await sql<{ tries: number; fault: string | null; aside: boolean; due: string }>`
    SELECT tries, fault, set_aside_at IS NOT NULL AS aside, due::text FROM records.timer WHERE subject = ${subject}`.execute(
    store.owner,
  );
  return rows[0];
};

test('a record that is too much is tried twice, apart from each other, and then set aside; nobody else waits', async () => {
  clock = new Date(`${day}T03:00:00Z`);
  const [poison, whole] = [await dueResident(), await dueResident()];
  await tell(poison, 9);
  let tried = 0;
  const standings = standingsWith(async (client, question) => {
    const { facts } = question.input as { readonly facts: { readonly annualPay: number } };
    if (facts.annualPay !== 9) return evaluate(client, question);
    tried += 1;
    return { no: 'too-much' };
  });
  const first = await wakeDue(gate, standings, day);
  assert.deepEqual(first.woken, [{ subject: whole, procedures: ['extension'] }]);
  assert.deepEqual(first.failed, [{ fault: 'too-much' }]);
  assert.deepEqual(await wakeDue(gate, standings, day), { woken: [], failed: [] });
  assert.equal(tried, 1, 'not tried again at once');
  clock = new Date(clock.getTime() + 11 * minute);
  assert.deepEqual(await wakeDue(gate, standings, day), { woken: [], failed: [{ fault: 'too-much' }] });
  assert.deepEqual(await timersSetAside(app), [{ fault: 'too-much', count: 1 }]);
  for (let i = 0; i < 3; i++) {
    clock = new Date(clock.getTime() + 24 * 60 * minute);
    assert.deepEqual(await wakeDue(gate, standings, day), { woken: [], failed: [] });
  }
  assert.equal(tried, 2);

  // Put back, it is tried again; and once its page can be opened it is as it was before.
  assert.equal(await retryTimers(app), 1);
  assert.deepEqual(await wakeDue(gate, standings, day), { woken: [], failed: [{ fault: 'too-much' }] });
  await tell(poison, 3);
  const { refused } = await standNow(standings, await granted(poison, 'see'), {
    ...now(poison),
    procedures: ['extension'],
  });
  assert.deepEqual(refused, []);
  assert.deepEqual(await timersSetAside(app), []);
  const again = await timerOf(poison);
  assert.deepEqual([again?.tries, again?.aside, again?.fault], [0, false, null]);
  assert.ok((again?.due ?? '') > day);
});

test('the poison record: what ends the process is marked before, tried once more after the next start, and set aside', async () => {
  clock = new Date(`${day}T03:00:00Z`);
  const poison = await dueResident();
  /** A start of the server that ends while the record is evaluated. @returns what was marked by then */
  const dies = async () => {
    const marked = Promise.withResolvers<Awaited<ReturnType<typeof timerOf>>>();
    const standings = standingsWith(async () => {
      marked.resolve(await timerOf(poison));
      return new Promise(() => {});
    });
    void wakeDue(gate, standings, day);
    return marked.promise;
  };
  const starts = () =>
    wakeDue(
      gate,
      standingsWith(() => assert.fail('the poison record was tried again')),
      day,
    );
  assert.equal((await dies())?.tries, 1);
  assert.deepEqual(await starts(), { woken: [], failed: [] });
  clock = new Date(clock.getTime() + 11 * minute);
  assert.equal((await dies())?.tries, 2);
  for (let i = 0; i < 3; i++) {
    assert.deepEqual(await starts(), { woken: [], failed: [] });
    clock = new Date(clock.getTime() + 11 * minute);
  }
  assert.deepEqual(await timersSetAside(app), [{ fault: 'died', count: 1 }]);
  assert.equal((await timerOf(poison))?.aside, true);
});

test('a timer that finds everybody busy is not counted as tried', async () => {
  clock = new Date(`${day}T03:00:00Z`);
  const id = await dueResident();
  assert.deepEqual(
    await wakeDue(
      gate,
      standingsWith(async () => ({ no: 'busy' })),
      day,
    ),
    { woken: [], failed: [] },
  );
  assert.equal((await timerOf(id))?.tries, 0);
  assert.deepEqual((await wakeDue(gate, standingsWith(evaluate), day)).woken, [
    { subject: id, procedures: ['extension'] },
  ]);
});
