import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type OpenGate, openPolicies, permit } from '#access';
import { type Grant, openJournal } from '#audit';
import { type Actor, addPeople, bases } from '#parties';
import { japan } from '#rulebook/japan';
import type { SituationInput } from '#rules';
import { sql, type TestStore, testStore } from '#store';
import { addSubjects, factsOf, replay, type Standings, standNow, tellFacts, wakeDue } from './records.ts';
import { standingsHere } from './test-standings.ts';

let store: TestStore;
let standings: Standings;
let clock = new Date('2026-11-24T00:00:00Z');
let gate: OpenGate;

before(async () => {
  store = await testStore();
  standings = standingsHere(store.app, store.vault, japan);
  gate = {
    app: store.app,
    journal: openJournal(store.app, store.vault),
    bases,
    decide: openPolicies(bases),
    now: () => clock,
    over: new AbortController().signal,
  };
});
after(() => store.close());

async function newResident(): Promise<{ readonly id: string; readonly actor: Actor }> {
  const id = randomUUID();
  await store.app.transaction().execute(async (act) => {
    const names = { romaji: { given: 'Invented' }, order: 'given-family' as const };
    await addPeople(act, store.vault, [{ id, names, resident: true, invented: true, at: clock }]);
    await addSubjects(act, [id]);
  });
  return { id, actor: { role: 'resident', person: id, recent: false } };
}

async function granted(actor: Actor, subject: string): Promise<Grant<'see'>> {
  const grant = await permit(gate, { actor, subject, action: 'see', purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in grant), JSON.stringify(grant));
  return grant;
}

async function note(actor: Actor, subject: string, input: SituationInput): Promise<void> {
  await store.app.transaction().execute(async (act) => {
    const note = await permit(gate, { actor, subject, action: 'note', purpose: 'own-view', what: 'test' }, act);
    const see = await permit(gate, { actor, subject, action: 'see', purpose: 'own-view', what: 'test' }, act);
    assert.ok(!('no' in note) && !('no' in see));
    const source = { kind: 'resident', party: subject } as const;
    await tellFacts(
      act,
      store.vault,
      { note, see },
      { vocabulary: japan.facts, source, label: 'own', input, at: clock },
    );
  });
}

test('what was noted is read back with its source and dates, and telling it twice is telling it once', async () => {
  const { id, actor } = await newResident();
  const input = {
    asOf: '2026-11-24',
    facts: { birthDate: '1990-01-02', status: [{ from: '2024-04-01', value: 'engineer-humanities' }] },
  };
  await note(actor, id, input);
  const first = await factsOf(store.app, store.vault, await granted(actor, id));
  assert.deepEqual(first.map((it) => [it.attribute, it.told, it.valid, it.label, it.source]).sort(), [
    ['birthDate', { value: '1990-01-02' }, {}, 'own', { kind: 'resident', party: id }],
    ['status', { value: 'engineer-humanities' }, { from: '2024-04-01' }, 'own', { kind: 'resident', party: id }],
  ]);
  await note(actor, id, input);
  const second = await factsOf(store.app, store.vault, await granted(actor, id));
  assert.deepEqual(second, first);
});

test('a correction keeps what was known before, and replay answers as it was then', async () => {
  const { id, actor } = await newResident();
  await note(actor, id, { asOf: '2026-11-24', facts: { birthDate: '1990-01-02' } });
  const then = clock;
  clock = new Date('2026-11-25T00:00:00Z');
  await note(actor, id, { asOf: '2026-11-25', facts: { birthDate: '1991-01-02' } });
  const grant = await granted(actor, id);
  const now = await factsOf(store.app, store.vault, grant);
  const before = await factsOf(store.app, store.vault, grant, { knownAt: then });
  assert.deepEqual([now[0]?.told, before[0]?.told], [{ value: '1991-01-02' }, { value: '1990-01-02' }]);
  const request = { client: id, procedure: 'permanent-residence', day: '2026-11-24' };
  const replayed = await replay(standings, grant, { ...request, knownAt: then });
  assert.ok(replayed !== undefined && !('no' in replayed));
  assert.equal((replayed.determination.receipt.input as SituationInput | undefined)?.facts?.birthDate, '1990-01-02');
});

test('a list entry that ends is the same item corrected', async () => {
  const { id, actor } = await newResident();
  const stay = { from: '2020-04-01', status: 'engineer-humanities' };
  await note(actor, id, { asOf: '2026-11-24', facts: { stays: [stay] }, completeFor: { stays: true } });
  const [first] = await factsOf(store.app, store.vault, await granted(actor, id), { attribute: 'stays' });
  await note(actor, id, { asOf: '2026-11-24', facts: { stays: [{ ...stay, until: '2026-10-01' }] } });
  const [second] = await factsOf(store.app, store.vault, await granted(actor, id), { attribute: 'stays' });
  assert.equal(second?.item, first?.item);
  assert.notEqual(second?.version, first?.version);
  assert.deepEqual(second?.valid, { from: '2020-04-01', until: '2026-10-01' });
});

test('nobody else reads it, and who is refused leaves no entry', async () => {
  const { id } = await newResident();
  const other = await newResident();
  const count = async () =>
    Number((await sql<{ n: number }>`SELECT count(*) AS n FROM audit.entry`.execute(store.app)).rows[0]?.n);
  const before = await count();
  assert.deepEqual(
    await permit(gate, { actor: other.actor, subject: id, action: 'see', purpose: 'own-view', what: 'test' }),
    {
      no: 'not-here',
    },
  );
  assert.deepEqual(
    await permit(gate, {
      actor: { role: 'officer', person: other.id, recent: true },
      subject: id,
      action: 'see',
      purpose: 'own-view',
      what: 'test',
    }),
    { no: 'not-here' },
  );
  assert.equal(await count(), before);
});

test('a determination is kept until a fact or a day makes it old, and only then made anew', async () => {
  const { id, actor } = await newResident();
  clock = new Date('2026-11-24T00:00:00Z');
  await note(actor, id, {
    asOf: '2026-11-24',
    facts: { birthDate: '1990-01-02', status: [{ from: '2020-04-01', value: 'engineer-humanities' }] },
  });
  const stand = (day: string) =>
    granted(actor, id).then(async (grant) => {
      const procedures = ['permanent-residence', 'extension'];
      return (await standNow(standings, grant, { procedures, day, now: clock, client: id })).standings;
    });
  const first = await stand('2026-11-24');
  assert.deepEqual(
    first.map((it) => it.because),
    ['first', 'first'],
  );
  const again = await stand('2026-11-24');
  assert.deepEqual(
    again.map((it) => it.id),
    first.map((it) => it.id),
  );
  assert.ok(first[0]?.versions.birthDate?.length);
  clock = new Date('2026-11-24T01:00:00Z');
  await note(actor, id, { asOf: '2026-11-24', facts: { education: 'bachelor' } });
  assert.deepEqual(
    (await stand('2026-11-24')).map((it) => it.because),
    ['fact', 'fact'],
  );
});

test('timers wake only who is due', async () => {
  assert.deepEqual(await wakeDue(gate, standings, '2020-01-01'), { woken: [], failed: [] });
});
