import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addYears, day, isoDay } from '#calendar';
import { answerOn, type Question } from './answer.ts';
import { earliestDate } from './earliest.ts';
import * as rule from './rule.ts';
import { fact, requirement, sandbox, told } from './sandbox.ts';
import { saysOfAll } from './says.ts';

const seed = 20261124;
const now = day('2026-11-24');

/** Ten years here, thirty years old, two years since the last late payment, at most 100 days away in a rolling year. */
const book = sandbox({
  provisions: [
    requirement('residence', rule.onOrAfter(rule.today, rule.complete(fact.since, rule.parameter('years'), 'years'))),
    requirement('age', rule.atLeast(rule.elapsed('years', fact.born, rule.today), rule.amount(30))),
    requirement('young', rule.lessThan(rule.elapsed('years', fact.born, rule.today), rule.amount(40))),
    requirement('paid', rule.onOrBefore(rule.pastIfNever(fact.late), rule.earlier(rule.today, 24, 'months'))),
    requirement(
      'present',
      rule.atMost(
        fact.stays.daysWithin({ from: rule.earlier(rule.today, 1, 'years'), until: rule.today }, (stay) =>
          stay.status.is('study'),
        ),
        rule.amount(100),
      ),
    ),
    requirement(
      'settled',
      rule.atMost(
        fact.stays.mostDaysWithin(rule.amount(200), { from: rule.earlier(rule.today, 2, 'years'), until: rule.today }),
        rule.amount(130),
      ),
    ),
    requirement(
      'score',
      rule.throughout(rule.earlier(rule.today, 1, 'years'), rule.today, rule.atLeast(fact.score, rule.amount(70))),
    ),
    requirement('fits', fact.fits),
  ],
  procedure: {
    common: ['age', 'young', 'paid', 'present', 'fits'],
    routes: [
      { id: 'ten', adds: ['residence'], binds: { years: 10 } },
      { id: 'three', adds: ['residence', 'settled', 'score'], binds: { years: 3 } },
    ],
  },
});
const question: Question = { rulebook: book, procedure: 'sandbox' };

const dayBetween = (from: string, to: string) => fc.integer({ min: day(from), max: day(to) });
const person = fc
  .record({
    since: dayBetween('2015-01-01', '2026-11-24'),
    born: dayBetween('1986-06-01', '2000-01-01'),
    late: fc.oneof(fc.constant('not-yet'), dayBetween('2024-01-01', '2026-11-24')),
    awayFrom: dayBetween('2025-10-01', '2026-11-01'),
    awayDays: fc.integer({ min: 1, max: 200 }),
    back: fc.integer({ min: 1, max: 150 }),
    scores: fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 60, max: 80 })), { maxLength: 4 }),
    unknown: fc.option(fc.constantFrom('since', 'born', 'late', 'score')),
  })
  .map(({ since, born, late, awayFrom, awayDays, back, scores, unknown }) => {
    const segments = scores
      .map(([ago, value]) => ({ from: now - ago, value }))
      .toSorted((a, b) => a.from - b.from)
      .filter((it, i, all) => all[i + 1]?.from !== it.from);
    const facts = { since, born, late, score: [{ from: day('2020-01-01'), value: 70 }, ...segments] };
    return told({
      facts: Object.fromEntries(Object.entries(facts).filter(([id]) => id !== unknown)),
      lists: {
        stays: {
          records: [
            { from: awayFrom - back - awayDays, until: awayFrom - back, status: 'work' },
            { from: awayFrom, until: Math.min(awayFrom + awayDays, now), status: 'study' },
          ],
          completeFor: 'always',
        },
      },
    });
  });

/** Day by day, as a reader would check it. */
function scan(situation: ReturnType<typeof told>, until: number) {
  let notBefore: number | undefined;
  for (let on = now; on <= until; on++) {
    const answer = answerOn(question, situation, on);
    if ('no' in answer) continue;
    if (answer.clear !== 'no') notBefore ??= on;
    if (answer.clear === 'yes') return { on, notBefore };
  }
  return { notBefore };
}

test('the earliest date is the one a day-by-day scan finds, for 200 people', () => {
  const horizon = addYears(now, 4);
  fc.assert(
    fc.property(person, (situation) => {
      const hopped = earliestDate(question, situation, now);
      const scanned = scan(situation, horizon);
      const near = (it: number | undefined) => (it !== undefined && it <= horizon ? isoDay(it) : undefined);
      assert.equal(near(hopped.on), near(scanned.on));
      assert.equal(near(hopped.notBefore), near(scanned.notBefore));
    }),
    { seed, numRuns: 200 },
  );
});

test('no change of the answer lies before its holdsUntil, for 200 people', () => {
  fc.assert(
    fc.property(person, (situation) => {
      const first = answerOn(question, situation, now);
      if ('no' in first) return;
      const until = Math.min(first.until, addYears(now, 3));
      for (let on = now + 1; on < until; on++) {
        const later = answerOn(question, situation, on);
        assert.ok(!('no' in later));
        assert.equal(saysOfAll(later), saysOfAll(first), `changed on ${isoDay(on)}, held until ${isoDay(until)}`);
      }
    }),
    { seed, numRuns: 200 },
  );
});

test('the date also says when it stops: at forty this rule no longer helps', () => {
  const facts = { since: '2017-01-10', born: '1987-03-15', late: 'not-yet', score: 60 };
  const situation = told({ facts, lists: { stays: { records: [], completeFor: 'always' } } });
  const found = earliestDate(question, situation, now);
  assert.equal(isoDay(found.on as number), '2027-01-10');
  assert.equal(isoDay(found.until as number), '2027-03-15');
});

test('without the facts that matter there is a "never before", not a promise', () => {
  const situation = told({
    facts: { since: '2017-01-10', late: 'not-yet', score: 60 },
    lists: { stays: { records: [], completeFor: 'always' } },
  });
  const found = earliestDate(question, situation, now);
  assert.equal(found.on, undefined);
  assert.equal(isoDay(found.notBefore), '2027-01-10');
});

/** Ten years here, holding the long grade; the grade is given until a day. */
const graded: Question = {
  rulebook: sandbox({
    provisions: [
      requirement('residence', rule.onOrAfter(rule.today, rule.complete(fact.since, 10, 'years'))),
      requirement('grade', fact.grade.is('long')),
    ],
  }),
  procedure: 'sandbox',
};
const gradedUntil = (grade: string, ends: string) => told({ facts: { since: '2019-04-01', grade, ends } });

test('what is given until a day is assumed to be given again as it was', () => {
  const found = earliestDate(graded, gradedUntil('long', '2027-06-10'), now);
  assert.deepEqual([isoDay(found.on as number), found.on], ['2029-04-01', found.notBefore]);
});

test('a grade that ends before the date never stands in its way: the next one may be another', () => {
  const found = earliestDate(graded, gradedUntil('short', '2027-06-10'), now);
  assert.deepEqual([found.on, isoDay(found.notBefore), found.waitsFor?.facts], [undefined, '2029-04-01', ['grade']]);
  const before = answerOn(graded, gradedUntil('short', '2029-04-01'), day('2029-04-01'));
  assert.ok(!('no' in before));
  assert.deepEqual([before.clear, isoDay(before.until)], ['no', '2029-04-02']);
});

test('a grade that had ended when it was told does stand in the way', () => {
  const found = earliestDate(graded, gradedUntil('short', '2026-11-23'), now);
  assert.deepEqual([found.on, found.notBefore], [undefined, Number.POSITIVE_INFINITY]);
});

test('a date that holds at the latest says beside it how early it may be, and what for', () => {
  const book = sandbox({
    provisions: [requirement('residence', rule.onOrAfter(rule.today, rule.complete(fact.since, 10, 'years')))],
  });
  const found = earliestDate({ rulebook: book, procedure: 'sandbox' }, told({}), now);
  assert.equal(isoDay(found.on as number), '2036-11-24');
  assert.deepEqual([found.notBefore, found.waitsFor?.facts], [now, ['since']]);
});
