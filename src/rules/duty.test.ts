import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, isoDay } from '#calendar';
import { budgetOf } from './budget.ts';
import { lastDay } from './build.ts';
import { duty, keptInTime, nextDue } from './duty.ts';
import { evaluate } from './evaluate.ts';
import { fact, told } from './sandbox.ts';
import { stateOf } from './seen.ts';
import type { ListRecord } from './situation.ts';

/** A stay that ends must be told within 14 days by a month record of the same place; the sandbox has no better names. */
const telling = duty({
  each: fact.stays,
  arises: (stay) => stay.until,
  due: (event) => lastDay(event, { days: 14 }),
  fulfilledBy: {
    list: fact.months,
    about: (month, stay) => month.place.same(stay.place),
    on: (month) => month.month,
  },
  blockedBy: () => fact.lawful,
});

const stays = (until?: string) => ({
  records: [
    { from: day('2020-01-01'), status: 'work', place: 'Aoi', ...(until === undefined ? {} : { until: day(until) }) },
  ],
  completeFor: 'always' as const,
});
const acts = (records: readonly ListRecord[], complete = true) => ({
  records,
  completeFor: complete ? ('always' as const) : [],
});
const see = (node: Parameters<typeof evaluate>[0], lists: Parameters<typeof told>[0]['lists'], lawful = false) => {
  const situation = told({ facts: { lawful }, ...(lists === undefined ? {} : { lists }) });
  return evaluate(node, {
    situation,
    day: situation.asOf,
    parameters: {},
    records: {},
    evaluate,
    budget: budgetOf(),
    indexes: new Map(),
    blankUntil: () => undefined,
    provision: () => {
      throw new Error('none');
    },
  });
};
const kept = (...given: Parameters<typeof see> extends [unknown, ...infer Rest] ? Rest : never) =>
  stateOf(see(keptInTime(telling), ...given));

test('a job that goes on owes nothing', () => {
  assert.equal(kept({ stays: stays(), months: acts([]) }), 'yes');
});

test('until the fourteenth day nothing is late, and the day is named', () => {
  const lists = { stays: stays('2026-11-20'), months: acts([]) };
  assert.equal(kept(lists), 'yes');
  assert.equal(isoDay(see(nextDue(telling), lists).lo), '2026-12-04');
});

test('a notice in time keeps the duty; one day late does not', () => {
  const ended = stays('2026-10-30');
  assert.equal(kept({ stays: ended, months: acts([{ month: day('2026-11-13'), place: 'Aoi' }]) }), 'yes');
  assert.equal(kept({ stays: ended, months: acts([{ month: day('2026-11-14'), place: 'Aoi' }]) }), 'no');
});

test('a notice from before the event is about something else', () => {
  const early = { stays: stays('2026-10-30'), months: acts([{ month: day('2026-10-29'), place: 'Aoi' }]) };
  assert.equal(kept(early), 'no');
  assert.equal(isoDay(see(nextDue(telling), early).lo), '2026-11-13');
});

test('a notice about something else does not help', () => {
  assert.equal(
    kept({ stays: stays('2026-10-30'), months: acts([{ month: day('2026-11-01'), place: 'Kaede' }]) }),
    'no',
  );
});

test('whether no notice was filed is unknown unless the notices are known to be all', () => {
  assert.equal(kept({ stays: stays('2026-10-30'), months: acts([], false) }), 'unknown');
});

test("while another party's duty blocks it, nothing is owed", () => {
  assert.equal(kept({ stays: stays('2026-10-30'), months: acts([]) }, true), 'yes');
});

test('a notice planned for a day ahead leaves the duty open until then', () => {
  const lists = { stays: stays('2026-11-20'), months: acts([{ month: day('2026-12-01'), place: 'Aoi' }]) };
  assert.equal(isoDay(see(nextDue(telling), lists).lo), '2026-12-04');
});
