// A helper who may not see the record only adds: whatever they send, what the person had stands as it stood.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type OpenGate, openPolicies, permit } from '#access';
import { openJournal } from '#audit';
import { addPeople, bases, plantMandates, protectPlaces, type Scope } from '#parties';
import { japan } from '#rulebook/japan';
import type { SituationInput } from '#rules';
import { sql, type TestStore, testStore } from '#store';
import {
  addSubjects,
  bringFromOther,
  differences,
  type FactVersion,
  factsOf,
  situationOf,
  type TellGrants,
  tellFacts,
  weighed,
} from './records.ts';

const day = '2026-11-24';
const now = new Date('2026-11-24T03:00:00Z');
let store: TestStore;
let gate: OpenGate;
before(async () => {
  store = await testStore();
  const over = new AbortController().signal;
  gate = {
    app: store.app,
    journal: openJournal(store.app, store.vault),
    bases,
    decide: openPolicies(bases),
    now: () => now,
    over,
  };
});
after(() => store.close());

async function newPerson(): Promise<string> {
  const id = randomUUID();
  await store.app.transaction().execute(async (act) => {
    const names = { romaji: { given: 'Invented' }, order: 'given-family' as const };
    await addPeople(act, store.vault, [{ id, names, resident: true, invented: true, at: now }]);
    await addSubjects(act, [id]);
  });
  return id;
}

async function mandate(resident: string, helper: string, scope: readonly Scope[]): Promise<void> {
  const given = { id: randomUUID(), resident, helper, called: 'x', scope, endsOn: '2027-01-01', ended: false };
  await store.app.transaction().execute((act) => plantMandates(act, store.vault, [given], now));
}

async function leavesOf(person: string, subject: string): Promise<TellGrants> {
  const actor = { role: 'resident', person, recent: false } as const;
  const purpose = person === subject ? 'own-view' : 'help';
  const note = await permit(gate, { actor, subject, action: 'note', purpose, what: 'test' });
  const see = await permit(gate, { actor, subject, action: 'see', purpose, what: 'test' });
  assert.ok(!('no' in note));
  return { note, see: 'no' in see ? undefined : see };
}

async function tell(person: string, subject: string, input: SituationInput): Promise<void> {
  const grants = await leavesOf(person, subject);
  const source = { kind: person === subject ? 'resident' : 'helper', party: person } as const;
  const telling = { vocabulary: japan.facts, source, label: 'own', input, at: now } as const;
  await store.app.transaction().execute((act) => tellFacts(act, store.vault, grants, telling));
}

async function recordOf(subject: string): Promise<readonly FactVersion[]> {
  const { see } = await leavesOf(subject, subject);
  assert.ok(see !== undefined);
  return factsOf(store.app, store.vault, see);
}

const told = (facts: readonly FactVersion[]) => situationOf(japan.facts, facts, weighed, day);

const employers = fc.constantFrom('Alpha', 'Beta', 'Gamma');
const days = fc.constantFrom('2019-04-01', '2021-04-01', '2023-04-01', '2025-04-01');
const facts = fc.record(
  {
    dependants: fc.integer({ min: 0, max: 5 }),
    birthDate: fc.constantFrom('1990-01-02', '1988-03-04'),
    status: fc.constantFrom('student', 'skilled_labor'),
    jobs: fc.uniqueArray(fc.record({ organisation: employers, from: days }), {
      maxLength: 3,
      selector: (it) => it.from,
    }),
    stays: fc.uniqueArray(fc.record({ status: fc.constant('skilled_labor'), from: days }), {
      maxLength: 1,
      selector: (it) => it.from,
    }),
  },
  { requiredKeys: [] },
);
const absent = fc.subarray(['dependants', 'birthDate', 'jobs', 'stays', 'publicAssistance']);
const input = fc
  .record({ facts, declined: absent, dontKnow: absent, complete: fc.boolean() })
  .map((it): SituationInput => {
    const free = (fact: string) => !Object.hasOwn(it.facts, fact);
    const declined = it.declined.filter(free);
    const complete = Object.fromEntries(
      ['jobs', 'stays'].filter((list) => !free(list)).map((list) => [list, it.complete]),
    );
    return {
      asOf: day,
      facts: it.facts,
      declined,
      dontKnow: it.dontKnow.filter((fact) => free(fact) && !declined.includes(fact)),
      completeFor: complete,
    };
  });
const blind = fc.constantFrom<readonly Scope[]>(['note'], ['dates', 'note'], ['note', 'documents']);

test('no act under a mandate without leave to see ends or hides anything the person had', async () => {
  let beside = 0;
  await fc.assert(
    fc.asyncProperty(
      blind,
      fc.array(input, { minLength: 1, maxLength: 3 }),
      fc.array(input, { minLength: 1, maxLength: 3 }),
      async (scope, own, theirs) => {
        const [person, helper] = [await newPerson(), await newPerson()];
        await mandate(person, helper, scope);
        for (const it of own) await tell(person, person, it);
        const had = await recordOf(person);
        const stood = told(had);
        for (const it of theirs) await tell(helper, person, it);
        const has = await recordOf(person);
        const stands = told(has);
        for (const it of had)
          assert.deepEqual(
            has.find((now) => now.version === it.version),
            it,
          );
        for (const { source } of has.filter((it) => !had.some((was) => was.version === it.version))) {
          assert.deepEqual(source, { kind: 'helper-unseeing', party: helper });
          beside += 1;
        }
        const more = stands.stale.filter((it) => !stood.stale.includes(it));
        assert.deepEqual(more, [], 'nothing is left out for what somebody else said');
        for (const [fact, value] of Object.entries(stood.input.facts ?? {})) {
          const after = stands.input.facts?.[fact];
          if (japan.facts.get(fact)?.type !== 'list') assert.deepEqual(after, value, fact);
          else
            for (const entry of value as unknown[])
              assert.ok(JSON.stringify(after).includes(JSON.stringify(entry)), fact);
        }
        for (const list of Object.keys(stood.input.completeFor ?? {}))
          assert.equal(stands.input.completeFor?.[list], stood.input.completeFor?.[list]);
      },
    ),
    { numRuns: 40, seed: 9 },
  );
  assert.ok(beside > 40, `${beside} words beside`);
});

test('three jobs stay three when a helper who sees none of them keeps one, and when they rather not say', async () => {
  const [person, helper] = [await newPerson(), await newPerson()];
  await mandate(person, helper, ['note']);
  const jobs = ['2019-04-01', '2021-04-01', '2023-04-01'].map((from, i) => ({ organisation: `Own ${i}`, from }));
  await tell(person, person, { asOf: day, facts: { jobs, dependants: 2 }, completeFor: { jobs: true } });
  await tell(helper, person, { asOf: day, facts: { jobs: [{ organisation: 'Theirs', from: '2019-04-01' }] } });
  await tell(helper, person, { asOf: day, declined: ['jobs', 'dependants'] });
  const has = await recordOf(person);
  const { input: now, stale } = told(has);
  assert.deepEqual(stale, []);
  assert.equal(((now.facts?.jobs ?? []) as unknown[]).length, 4);
  assert.equal(now.facts?.dependants, 2);
  assert.deepEqual([...differences(japan.facts, has, day).keys()], ['dependants']);
  // The person sees both, and what they tell decides.
  await tell(person, person, { asOf: day, facts: { jobs, dependants: 3 } });
  const decided = await recordOf(person);
  assert.deepEqual(
    decided.filter((it) => it.source.kind === 'helper-unseeing'),
    [],
  );
  assert.deepEqual([...differences(japan.facts, decided, day).keys()], []);
  assert.equal(told(decided).input.facts?.dependants, 3);
});

test('what a helper says where nobody said anything stands until somebody who sees says otherwise', async () => {
  const [person, helper] = [await newPerson(), await newPerson()];
  await mandate(person, helper, ['note']);
  await tell(helper, person, { asOf: day, facts: { dependants: 1 } });
  await tell(helper, person, { asOf: day, facts: { dependants: 2 } });
  assert.equal(told(await recordOf(person)).input.facts?.dependants, 2);
  await tell(person, person, { asOf: day, facts: { dependants: 4 } });
  await tell(helper, person, { asOf: day, facts: { dependants: 5 } });
  assert.equal(told(await recordOf(person)).input.facts?.dependants, 4);
});

test('an entry that overlaps what the person told is left out, not the person’s', async () => {
  const [person, helper] = [await newPerson(), await newPerson()];
  await mandate(person, helper, ['note']);
  const stay = { status: 'skilled_labor', from: '2020-04-01' };
  await tell(person, person, { asOf: day, facts: { stays: [stay] } });
  await tell(helper, person, { asOf: day, facts: { stays: [{ ...stay, from: '2021-04-01' }] } });
  const { input: now, stale, unheard } = told(await recordOf(person));
  assert.deepEqual(now.facts?.stays, [stay]);
  assert.deepEqual([stale, unheard], [[], ['stays']]);
});

test('a helper who may see, but not where the person is, ends no place', async () => {
  const [person, helper] = [await newPerson(), await newPerson()];
  await mandate(person, helper, ['see', 'note']);
  const jobs = [{ organisation: 'Own', from: '2019-04-01' }];
  await tell(person, person, { asOf: day, facts: { jobs } });
  const actor = { role: 'resident', person, recent: false } as const;
  const govern = await permit(gate, { actor, subject: person, action: 'govern', purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in govern));
  await store.app.transaction().execute((act) => protectPlaces(act, store.vault, govern, '2027-01-01'));
  await tell(helper, person, {
    asOf: day,
    facts: { jobs: [{ organisation: 'Theirs', from: '2019-04-01' }], dependants: 1 },
  });
  assert.equal(((told(await recordOf(person)).input.facts?.jobs ?? []) as unknown[]).length, 2);
});

/** Something to tell of every fact of the vocabulary. */
const absentAll: SituationInput = { asOf: day, declined: [...japan.facts.keys()] };

test('how sensitive a fact is comes from the vocabulary, whatever way it enters', async () => {
  const [person, other, helper] = [await newPerson(), await newPerson(), await newPerson()];
  await mandate(person, helper, ['note']);
  await tell(helper, person, absentAll);
  await tell(other, other, absentAll);
  const { note, see } = await leavesOf(other, other);
  const their = await leavesOf(person, person);
  const actor = (id: string) => ({ role: 'resident', person: id, recent: false }) as const;
  const keepDocuments = await permit(gate, {
    actor: actor(other),
    subject: other,
    action: 'keepDocuments',
    purpose: 'own-view',
    what: 'test',
  });
  const seeDocuments = await permit(gate, {
    actor: actor(person),
    subject: person,
    action: 'seeDocuments',
    purpose: 'own-view',
    what: 'test',
  });
  assert.ok(see !== undefined && their.see !== undefined && !('no' in keepDocuments) && !('no' in seeDocuments));
  const grants = { note, see, keepDocuments, other: { see: their.see, seeDocuments } };
  await store.app.transaction().execute((act) => bringFromOther(act, store.vault, japan.facts, grants, now));
  const { rows } = await sql<{ attribute: string; sensitivity: string }>`
    SELECT attribute, sensitivity::text FROM records.fact_version WHERE subject IN (${person}, ${other})`.execute(
    store.app,
  );
  assert.equal(new Set(rows.map((it) => it.attribute)).size, japan.facts.size);
  for (const it of rows) assert.equal(it.sensitivity, japan.facts.get(it.attribute)?.sensitivity, it.attribute);
});
