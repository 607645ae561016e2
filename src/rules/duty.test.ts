import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day, isoDay } from '#calendar';
import { budgetOf } from './budget.ts';
import type { Moment } from './build.ts';
import { dutyEventsIn, dutyNodeOf, isOpen } from './duties.ts';
import { evaluate } from './evaluate.ts';
import type { Duty } from './provision.ts';
import * as rule from './rule.ts';
import { fact, told } from './sandbox.ts';
import { newIndexes } from './scope.ts';
import { stateOf } from './seen.ts';
import type { ListRecord } from './situation.ts';

const about = {
  law: [{ source: 'act', at: '第1条' }],
  inForce: { from: '2000-01-01' },
  basis: 'law',
  confidence: 'high',
  bearer: 'resident',
  beneficiary: 'agency',
  consequence: { law: [] },
} as const;

/** A stay that ends must be told within 14 days by a month record of the same place; the sandbox has no better names. */
const telling = {
  ...about,
  id: 'telling',
  what: 'notice',
  each: fact.stays,
  arises: (stay: { readonly until: Moment }) => stay.until,
  due: (event: Moment) => rule.filingBy(rule.lastDay(event, { days: 14 })),
  fulfilledBy: {
    acts: fact.months,
    by: 'place',
    on: (month: { readonly month: Moment }) => month.month,
  },
} as const;
const tell = rule.duty(telling);

type Told = {
  readonly stays: readonly ListRecord[];
  readonly acts?: readonly ListRecord[];
  /** Is it known that these are all? */
  readonly complete?: boolean;
  readonly facts?: Parameters<typeof told>[0]['facts'];
  readonly on?: string;
};

function see(
  { stays, acts = [], complete = true, facts = {}, on }: Told,
  duty: Duty = tell,
  others: readonly Duty[] = [],
) {
  const situation = told({
    facts,
    lists: {
      stays: { records: stays, completeFor: 'always' },
      months: { records: acts, completeFor: complete ? 'always' : [] },
    },
  });
  return evaluate(duty.keeps, {
    situation,
    day: on === undefined ? situation.asOf : day(on),
    parameters: {},
    records: {},
    evaluate,
    budget: budgetOf(),
    indexes: newIndexes(),
    blankUntil: () => undefined,
    duty: (id) => dutyNodeOf(others.find((it) => it.id === id) as Duty),
    provision: () => {
      throw new Error('none');
    },
  });
}

const stay = (until: string | undefined, place = 'Aoi'): ListRecord => ({
  from: day('2020-01-01'),
  status: 'work',
  place,
  ...(until === undefined ? {} : { until: day(until) }),
});
const act = (on: string, place = 'Aoi'): ListRecord => ({ month: day(on), place });
const states = (...given: Parameters<typeof see>) => dutyEventsIn(see(...given)).map((it) => it.state);
const kept = (...given: Parameters<typeof see>) => stateOf(see(...given));

test('a job that goes on owes nothing', () => {
  assert.deepEqual(states({ stays: [stay(undefined)] }), ['not-arisen']);
  assert.equal(kept({ stays: [stay(undefined)] }), 'yes');
});

test('until the fourteenth day nothing is late, and the day is named', () => {
  const ended = { stays: [stay('2026-11-20')] };
  assert.equal(kept(ended), 'yes');
  const [event] = dutyEventsIn(see(ended));
  assert.deepEqual([event?.state, isoDay(event?.lawful.lo as number)], ['open', '2026-12-04']);
});

test('a last day on a closing day is the next open one, and the day to be safe the one before', () => {
  const [event] = dutyEventsIn(see({ stays: [stay('2026-11-15')] }));
  assert.equal(isoDay(event?.lawful.lo as number), '2026-11-30');
  assert.equal(isoDay(event?.advise?.lo as number), '2026-11-27');
});

test('a notice in time keeps the duty; one day late does not', () => {
  const ended = [stay('2026-10-30')];
  assert.deepEqual(states({ stays: ended, acts: [act('2026-11-13')] }), ['done']);
  assert.deepEqual(states({ stays: ended, acts: [act('2026-11-14')] }), ['done-late']);
  assert.equal(kept({ stays: ended, acts: [act('2026-11-14')] }), 'no');
});

test('a notice from before the event is about something else, and so is one about another place', () => {
  assert.deepEqual(states({ stays: [stay('2026-10-30')], acts: [act('2026-10-29')] }), ['overdue']);
  assert.deepEqual(states({ stays: [stay('2026-10-30')], acts: [act('2026-11-01', 'Kaede')] }), ['overdue']);
});

test('a notice planned for a day ahead leaves the duty open until then, and is taken as given from then on', () => {
  const planned = { stays: [stay('2026-11-20')], acts: [act('2026-11-30')] };
  assert.deepEqual(states(planned), ['open']);
  assert.equal(see(planned).until, day('2026-11-30'));
  assert.deepEqual(states({ ...planned, on: '2026-11-30' }), ['done']);
});

test('one act is about one event, the last before it; another act is about the one before', () => {
  const twice = [stay('2026-06-01'), stay('2026-10-01')];
  assert.deepEqual(states({ stays: twice, acts: [act('2026-10-05')] }), ['overdue', 'done']);
  assert.deepEqual(states({ stays: twice, acts: [act('2026-10-05'), act('2026-10-06')] }), ['done-late', 'done']);
});

test('a name written another way is the same name', () => {
  const acts = [act('2026-11-01', '株式会社 あおいTRADING')];
  assert.deepEqual(states({ stays: [stay('2026-10-30', '㈱あおい Ｔｒａｄｉｎｇ')], acts }), ['done']);
});

test('where not all acts are told, or one has no name, it is not known whether it was done', () => {
  const ended = [stay('2026-10-30')];
  assert.deepEqual(states({ stays: ended, complete: false }), ['unknown']);
  assert.equal(kept({ stays: ended, complete: false }), 'unknown');
  assert.deepEqual(states({ stays: ended, acts: [{ month: day('2026-11-05') }] }), ['unknown']);
  assert.deepEqual(states({ stays: ended, acts: [act('2026-11-05')], complete: false }), ['done']);
});

test('what concerns nobody is owed by nobody, and not known for whom it is unknown leaves it open', () => {
  const some = rule.duty({ ...telling, who: fact.lawful });
  const ended = { stays: [stay('2026-10-30')] };
  // Nothing of it is even looked at.
  assert.deepEqual(states({ ...ended, facts: { lawful: false } }, some), []);
  assert.equal(kept({ ...ended, facts: { lawful: false } }, some), 'yes');
  assert.deepEqual(states(ended, some), ['unknown']);
  assert.equal(kept(ended, some), 'unknown');
});

test('nobody owes for what happened before the duty was law', () => {
  const later = rule.duty({ ...telling, inForce: { from: '2026-07-09' } });
  assert.deepEqual(states({ stays: [stay('2026-07-08'), stay('2026-07-09')] }, later), ['not-owed', 'overdue']);
  assert.equal(kept({ stays: [stay('2026-07-08')], complete: false }, later), 'yes');
});

test('a duty of the person arises once', () => {
  const once = rule.dutyOnce({
    ...about,
    id: 'once',
    what: 'once',
    arises: fact.late,
    due: telling.due,
    fulfilledBy: fact.filed,
  });
  const states1 = (facts: Told['facts']) => states({ stays: [], facts: facts ?? {} }, once);
  assert.deepEqual(states1({ late: '2026-11-20', filed: 'not-yet' }), ['open']);
  assert.deepEqual(states1({ late: '2026-10-01', filed: 'not-yet' }), ['overdue']);
  assert.deepEqual(states1({ late: '2026-10-01', filed: '2026-10-02' }), ['done']);
  assert.deepEqual(states1({ late: '2026-10-01', filed: '2026-09-02' }), ['overdue']);
  assert.deepEqual(states1({ late: 'not-yet' }), ['not-arisen']);
  assert.equal(kept({ stays: [], facts: { filed: 'not-yet' } }, once), 'unknown');
});

test("while another party's duty is open nothing is late, and the time runs from the day that one was done", () => {
  const first = rule.duty({
    ...about,
    id: 'first',
    what: 'first',
    beneficiary: 'resident',
    bearer: 'employer',
    each: fact.stays,
    arises: telling.arises,
    due: (event) => ({ notFiled: event }),
    fulfilledBy: { acts: fact.months, by: 'place', where: (it) => it.paid, on: (it) => it.month },
  });
  const second = rule.duty({
    ...telling,
    fulfilledBy: { ...telling.fulfilledBy, where: (it: { readonly paid: rule.Truth }) => rule.not(it.paid) },
    blockedBy: first,
  });
  const ended = [stay('2026-10-01')];
  const done = (on: string, paid: number): ListRecord => ({ ...act(on), paid });
  assert.deepEqual(states({ stays: ended }, second, [first]), ['blocked']);
  assert.equal(kept({ stays: ended }, second, [first]), 'yes');
  assert.deepEqual(states({ stays: ended, acts: [done('2026-10-01', 1)] }, second, [first]), ['overdue']);
  assert.deepEqual(states({ stays: ended, acts: [done('2026-11-16', 1)] }, second, [first]), ['open']);
  assert.deepEqual(states({ stays: ended, acts: [done('2026-10-16', 1)] }, second, [first]), ['overdue']);
  assert.deepEqual(states({ stays: ended, acts: [done('2026-10-16', 1), done('2026-10-30', 0)] }, second, [first]), [
    'done',
  ]);
  assert.deepEqual(states({ stays: ended, complete: false }, second, [first]), ['unknown']);
});

test('what is due after the facts were told is taken as done in time where it is told so', () => {
  assert.equal(kept({ stays: [stay('2026-11-20')], on: '2027-01-15' }), 'no');
  assert.equal(see({ stays: [stay('2026-11-20')] }).until, day('2026-12-05'));
});

// Properties

const asOf = day('2026-11-24');
const places = ['Aoi', 'Kaede', 'Midori'] as const;
const dated = fc.record({ days: fc.integer({ min: 0, max: 400 }), place: fc.constantFrom(...places) });
const lives = fc.record({
  ends: fc.array(dated, { maxLength: 12 }),
  acts: fc.array(dated, { maxLength: 12 }),
});
type Life = { readonly ends: readonly Dated[]; readonly acts: readonly Dated[] };
type Dated = { readonly days: number; readonly place: string };
const isoAgo = (days: number): string => isoDay(addDays(asOf, -days));
const toldOf = ({ ends, acts }: Life): Told => ({
  stays: ends.map((it) => stay(isoAgo(it.days), it.place)),
  acts: acts.map((it) => act(isoAgo(it.days), it.place)),
});
const openRows = (life: Life): readonly string[] =>
  dutyEventsIn(see(toldOf(life)))
    .filter((it) => isOpen(it, asOf))
    .map((it) => `${it.record?.index} ${it.state} ${isoDay(it.lawful.lo)}`);
const property = { numRuns: 500, seed: 10 };

test('of 500 people: an act counts for one event at most, and each open event is one row', () => {
  fc.assert(
    fc.property(lives, (life) => {
      const events = dutyEventsIn(see(toldOf(life)));
      assert.equal(events.length, life.ends.length);
      for (const place of places) {
        const own = events.filter((it) => life.ends[it.record?.index ?? -1]?.place === place);
        const fulfilled = own.filter((it) => it.state === 'done' || it.state === 'done-late').length;
        const open = own.filter((it) => isOpen(it, asOf)).length;
        assert.ok(fulfilled <= life.acts.filter((it) => it.place === place).length);
        assert.equal(open + fulfilled, own.length);
      }
      assert.equal(new Set(openRows(life)).size, openRows(life).length);
    }),
    property,
  );
});

test('of 500 people: one more event with its act changes no other row', () => {
  fc.assert(
    fc.property(lives, fc.integer({ min: 0, max: 300 }), fc.nat(100), (life, days, sooner) => {
      const more = { days, place: 'Elsewhere' };
      const told = { ends: [...life.ends, more], acts: [...life.acts, { ...more, days: Math.max(0, days - sooner) }] };
      assert.deepEqual(openRows(told), openRows(life));
    }),
    property,
  );
});

test('of 500 people: an act given on the day itself leaves every other row of the same place as it was', () => {
  fc.assert(
    fc.property(lives, fc.integer({ min: 0, max: 400 }), fc.constantFrom(...places), (life, days, place) => {
      // An act on that very day may be the one that counts: then it is another one that is told.
      fc.pre(!life.acts.some((it) => it.days === days) && !life.ends.some((it) => it.days === days));
      const more = { days, place };
      const told = { ends: [...life.ends, more], acts: [...life.acts, more] };
      assert.deepEqual(openRows(told), openRows(life));
    }),
    property,
  );
});

test('of 500 people: nothing that happened before the duty was law is open, late or asked', () => {
  fc.assert(
    fc.property(lives, fc.integer({ min: 0, max: 400 }), fc.boolean(), (life, days, complete) => {
      const from = addDays(asOf, -days);
      const events = dutyEventsIn(
        see({ ...toldOf(life), complete }, rule.duty({ ...telling, inForce: { from: isoDay(from) } })),
      );
      for (const it of events)
        assert.equal(it.state === 'not-owed', (life.ends[it.record?.index ?? -1]?.days ?? 0) > days);
    }),
    property,
  );
});

test('of 500 people: the order in which events and acts are told changes nothing', () => {
  const sorted = (life: Life) =>
    openRows(life)
      .map((it) => it.replace(/^\d+ /, ''))
      .toSorted();
  fc.assert(
    fc.property(lives, (life) => {
      assert.deepEqual(sorted({ ends: life.ends.toReversed(), acts: life.acts.toReversed() }), sorted(life));
    }),
    property,
  );
});
