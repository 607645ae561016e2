import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { dayInJapan, type OpenGate, openPolicies, permit } from '#access';
import { openJournal } from '#audit';
import { determineFrom } from '#determinations';
import { bases, rolesIn } from '#parties';
import { factsOf, standNow } from '#records';
import { japan } from '#rulebook/japan';
import type { SituationInput } from '#rules';
import { type TestStore, testStore } from '#store';
import { here } from '../server/assessing/assessor.ts';
import { standingsBy } from '../server/installation.ts';
import { castLines } from './cast-lines.ts';
import { castText } from './cast-text.ts';
import { idOf } from './person.ts';
import { plantTown } from './plant.ts';
import { residentCount, townOn } from './town.ts';

const now = new Date('2026-11-24T03:00:00Z');
const town = townOn('2026-11-24');
let store: TestStore;
let gate: OpenGate;
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
  await plantTown(store.app, store.vault, town, now);
});
after(() => store.close());

test('the town is the same for the same seed and day', () => {
  assert.deepEqual(townOn('2026-11-24').people, town.people);
  assert.notDeepEqual(townOn('2026-11-24', 7).people, town.people);
});

test('it has 300 residents, 40 organisations of every kind and a cast of thirty', async () => {
  assert.equal(town.people.filter((it) => it.resident).length, residentCount);
  assert.equal(town.organisations.length, 40);
  const cast = town.people.filter((it) => it.story !== undefined).map((it) => it.key);
  assert.equal(cast.length, 30);
  for (const { key, story = '' } of town.people.filter((it) => it.story !== undefined))
    assert.equal(new Set(Object.values(castLines(key, story))).size, 3, `${key} has a line in every language`);
  assert.equal(new Set(town.organisations.map((it) => it.kind)).size, 17);
});

test('docs/cast.md tells the cast as it is', () => {
  const told = readFileSync(new URL('../docs/cast.md', import.meta.url), 'utf8');
  assert.equal(told, castText(town), 'write it anew with: npm run cast');
});

test('every resident has a record the rules can read, with nothing left out', async () => {
  for (const { key } of town.people.filter((it) => it.resident)) {
    const subject = idOf(key);
    const grant = await permit(gate, {
      actor: { role: 'resident', person: subject, recent: false },
      subject,
      action: 'see',
      purpose: 'own-view',
      what: 'test',
    });
    assert.ok(!('no' in grant));
    const facts = await factsOf(store.app, store.vault, grant);
    assert.ok(facts.length > 0, key);
    const request = { procedures: ['extension'], day: dayInJapan(now), now, client: subject };
    const { standings } = await standNow(standingsBy(here, store.app, store.vault), grant, request);
    assert.deepEqual(standings[0]?.stale, [], key);
  }
});

/** All that was told of a person, the last word first. */
function toldOf({ tellings }: (typeof town.people)[number]): SituationInput {
  const inputs = tellings.toSorted((a, b) => b.daysAgo - a.daysAgo).map((it) => it.input);
  const facts = Object.assign({}, ...inputs.map((it) => it.facts ?? {}));
  const completeFor = Object.assign({}, ...inputs.map((it) => it.completeFor ?? {}));
  const notYet = new Set(inputs.flatMap((it) => it.notYet ?? []).filter((it) => !(it in facts)));
  return { asOf: '2026-11-24', facts, completeFor, notYet: [...notYet] };
}

test('everybody in the cast sees the nearest way first, and none they have ruled out', () => {
  let compared = 0;
  for (const person of town.people.filter((it) => it.key.startsWith('c'))) {
    for (const { id: procedure, routes: all = [] } of japan.procedures.filter((it) => it.routes !== undefined)) {
      // Ways of which nothing is known, and special ones nobody opened, come after those somebody is on, however soon.
      const kindOf = ({ id, findings }: (typeof routes)[number]): string => {
        const way = all.find((it) => it.id === id);
        const own = findings.find((it) => it.id === way?.adds[0]);
        return way?.door === undefined ? `${own?.state === 'unknown'}` : id;
      };
      const found = determineFrom({ rulebook: japan, procedure, input: toldOf(person) });
      if ('no' in found) continue;
      const { routes } = found;
      const closed = routes.map((it) => it.ruledOut !== undefined);
      assert.deepEqual(closed, closed.toSorted(), `${person.key} ${procedure}`);
      const failing = routes.filter((it) => it.ruledOut === undefined && it.clear === 'no');
      for (const [i, way] of failing.entries()) {
        const next = failing[i + 1];
        if (next === undefined || next.outcome !== way.outcome || kindOf(next) !== kindOf(way)) continue;
        const days = [way, next].map((it) => it.opens ?? it.opensNotBefore ?? '9999') as [string, string];
        assert.ok(days[0] <= days[1], `${person.key}: ${next.id} opens before ${way.id}`);
        compared++;
      }
    }
  }
  assert.ok(compared > 4, `${compared} pairs of ways`);
});

test('everybody works as what people are in an organisation of that kind', () => {
  const { people, organisations } = townOn('2026-11-24');
  const kinds = new Map(organisations.map((it) => [it.key, it.kind]));
  const posts = people.flatMap((it) => it.posts ?? []);
  assert.ok(posts.length > 8);
  for (const { organisation, role } of posts) {
    const kind = kinds.get(organisation);
    assert.ok(kind !== undefined && rolesIn[kind].includes(role), `${organisation} ${role}`);
  }
});
