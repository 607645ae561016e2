import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addYears, day, isoDay } from '#calendar';
import { japan } from '#rulebook/japan';
import { type FactDefinition, type FieldDefinition, isDated } from '#rules';
import { createApp } from '../app.ts';

const seed = 20261124;
const asOf = day('2026-11-24');
const faults: string[] = [];
const app = createApp({
  log: (it) => {
    if (it.what === 'fault') faults.push(it.places);
  },
});
const procedures = japan.procedures.map((it) => it.id);

const anyDay = fc.integer({ min: addYears(asOf, -30), max: addYears(asOf, 6) }).map(isoDay);
const nonsense = fc.constantFrom<unknown>(null, -1, 1e15, '', 'x', '2026-02-30', [], {}, true, 1.5, '0001-01-01');

function sensible(type: FieldDefinition | FactDefinition): fc.Arbitrary<unknown> {
  switch (type.type) {
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...(type.choices ?? []));
    case 'integer':
    case 'yen':
      return fc.integer({ min: type.min ?? 0, max: Math.min(type.max ?? 100, 20_000_000) });
    case 'date':
    case 'month':
      return anyDay;
    case 'name':
      return fc.constantFrom('Aoi', 'Kaede');
    case 'list': {
      const fields = Object.fromEntries(Object.entries(type.fields).map(([id, it]) => [id, fc.option(sensible(it))]));
      return fc.array(
        fc.record(fields).map((it) => Object.fromEntries(Object.entries(it).filter(([, value]) => value !== null))),
        { maxLength: 4 },
      );
    }
  }
}

/** Some facts told, now and then one that cannot be, and some that have not happened or are not known. */
const situation = fc
  .record({
    facts: fc.record(
      Object.fromEntries(
        [...japan.facts.values()].map((it) => [
          it.id,
          fc.oneof({ weight: 60, arbitrary: sensible(it) }, { weight: 1, arbitrary: nonsense }),
        ]),
      ),
      { requiredKeys: [] },
    ),
    kept: fc.array(fc.constantFrom(...japan.facts.keys()), { maxLength: 30 }),
    notYet: fc.subarray([...japan.facts.values()].filter((it) => isDated(it) && it.none).map((it) => it.id)),
    completeFor: fc.subarray([...japan.facts.values()].filter((it) => it.type === 'list').map((it) => it.id)),
  })
  .map(({ facts, kept, notYet, completeFor }) => ({
    asOf: '2026-11-24',
    facts: Object.fromEntries(Object.entries(facts).filter(([id]) => kept.includes(id) && !notYet.includes(id))),
    notYet,
    completeFor: Object.fromEntries(completeFor.map((id) => [id, true])),
  }));

test('whatever is told, every procedure answers or says what is wrong: on the interface and on the page', async () => {
  const seen = new Set<number>();
  const property = fc.asyncProperty(situation, fc.constantFrom(...procedures), async (input, procedure) => {
    const answered = await app.request(`/api/assess/${procedure}?overlay=model`, {
      method: 'POST',
      body: JSON.stringify(input),
      headers: { 'content-type': 'application/json' },
    });
    assert.ok([200, 400, 422].includes(answered.status), `${answered.status} ${faults.join()}`);
    seen.add(answered.status);
    for (const go of ['next', 'result', 'check']) {
      const body = new URLSearchParams({ situation: JSON.stringify(input), trail: '', go });
      const page = await app.request(`/en/${procedure}`, { method: 'POST', body });
      assert.ok([200, 422].includes(page.status), `${go} ${page.status} ${faults.join()}`);
      assert.match(await page.text(), /<h1>/);
    }
  });
  await fc.assert(property, { seed, numRuns: 300 });
  assert.deepEqual(faults, []);
  assert.ok(seen.has(200) && seen.has(422), [...seen].join());
});
