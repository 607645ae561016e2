// Whoever somebody is and however they stand: an own fact is read by the resident, by who acts for them by law, and by a
// helper whose mandate of today says so. Everybody else gets no leave, whatever they ask.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openJournal } from '#audit';
import { type Actor, addPeople, bases, plantGuardians, plantMandates, scopes, staffRoles } from '#parties';
import { addSubjects, factsOf, tellFacts } from '#records';
import { japan } from '#rulebook/japan';
import { type TestStore, testStore } from '#store';
import { openPolicies } from './decide.ts';
import { type OpenGate, permit } from './permit.ts';

const now = new Date('2026-11-24T03:00:00Z');
const day = '2026-11-24';
let store: TestStore;
let gate: OpenGate;
let resident: string;

before(async () => {
  store = await testStore();
  gate = {
    app: store.app,
    journal: openJournal(store.app, store.vault),
    bases,
    decide: openPolicies(bases),
    now: () => now,
    over: new AbortController().signal,
  };
  resident = await newPerson();
  const actor = { role: 'resident', person: resident, recent: false } as const;
  const grant = await permit(gate, { actor, subject: resident, action: 'note', purpose: 'own-view', what: 'test' });
  const see = await permit(gate, { actor, subject: resident, action: 'see', purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in grant) && !('no' in see));
  const source = { kind: 'resident', party: resident } as const;
  const telling = {
    vocabulary: japan.facts,
    source,
    label: 'own',
    input: { asOf: day, facts: { dependants: 2 } },
    at: now,
  } as const;
  await store.app.transaction().execute((act) => tellFacts(act, store.vault, { note: grant, see }, telling));
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

const stranger = fc.record({
  role: fc.constantFrom('resident' as const, 'helper' as const, ...staffRoles),
  recent: fc.boolean(),
  mandate: fc.option(
    fc.record({
      scope: fc.uniqueArray(fc.constantFrom(...scopes), { minLength: 1 }),
      endsOn: fc.constantFrom('2026-11-23', '2026-11-24', '2027-11-24'),
      ended: fc.boolean(),
    }),
    { nil: undefined },
  ),
  guardian: fc.option(
    fc.record({
      from: fc.constantFrom('2026-01-01', '2026-11-25'),
      until: fc.constantFrom(undefined, '2026-11-24', '2030-01-01'),
    }),
    { nil: undefined },
  ),
});

const actions = ['see', 'seeDates', 'note'] as const;
const needs = { see: 'see', seeDates: 'dates', note: 'note' } as const;

test('an own fact reaches nobody else', async () => {
  let reached = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(stranger, async ({ role, recent, mandate, guardian }) => {
      const person = await newPerson();
      await store.app.transaction().execute(async (act) => {
        if (mandate !== undefined)
          await plantMandates(
            act,
            store.vault,
            [{ ...mandate, id: randomUUID(), resident, helper: person, called: 'x' }],
            now,
          );
        if (guardian !== undefined) {
          const { from, until } = guardian;
          await plantGuardians(act, [
            {
              ward: resident,
              guardian: person,
              kind: 'guardian-of-adult',
              from,
              ...(until === undefined ? {} : { until }),
            },
          ]);
        }
      });
      const mandated = mandate !== undefined && !mandate.ended && mandate.endsOn >= day;
      const acts =
        guardian !== undefined && guardian.from <= day && (guardian.until === undefined || guardian.until > day);
      const actor: Actor = { role, person, recent };
      for (const action of actions) {
        const may = mandated ? mandate.scope.includes(needs[action]) : acts;
        const [purpose, other] = mandated ? (['help', 'own-view'] as const) : (['own-view', 'help'] as const);
        const grant = await permit(gate, { actor, subject: resident, action, purpose, what: 'property' });
        const asked = await permit(gate, { actor, subject: resident, action, purpose: other, what: 'property' });
        assert.ok('no' in asked, 'for another purpose than they have there is nothing');
        if ('no' in grant) {
          assert.ok(!may, JSON.stringify({ role, mandate, guardian, action }));
          refused += 1;
          continue;
        }
        assert.ok(may, JSON.stringify({ role, mandate, guardian, action }));
        if (grant.action === 'see') assert.equal((await factsOf(store.app, store.vault, grant)).length, 1);
        reached += 1;
      }
    }),
    { numRuns: 150 },
  );
  assert.ok(reached > 20 && refused > 100, `${reached} reached, ${refused} refused`);
});
