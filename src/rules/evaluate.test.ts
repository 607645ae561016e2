import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, isoDay } from '#calendar';
import { budgetOf } from './budget.ts';
import { evaluate } from './evaluate.ts';
import { missingIn } from './missing.ts';
import * as rule from './rule.ts';
import { fact, sandboxVocabulary, told } from './sandbox.ts';
import { newIndexes, type Scope } from './scope.ts';
import { stateOf } from './seen.ts';
import { farFuture, type Situation } from './situation.ts';

const now = day('2026-11-24');
const scope = (situation: Situation, on = now, parameters: Record<string, number> = {}): Scope => ({
  situation,
  day: on,
  parameters,
  records: {},
  evaluate,
  budget: budgetOf(),
  indexes: newIndexes(),
  blankUntil: () => undefined,
  provision: () => {
    throw new Error('no provisions here');
  },
});
const see = (node: rule.Value, situation = told({}), on = now) => evaluate(node, scope(situation, on));
const state = (node: rule.Value, situation?: Situation, on?: number) => stateOf(see(node, situation, on));

test('on a day nobody knows, points are not taken for a truth, however few they are', () => {
  const least = rule.atLeast(rule.at(fact.since, fact.score), rule.amount(70));
  assert.equal(state(least, told({ facts: { score: 1 } })), 'unknown');
});

test('an absent fact is unknown, never no', () => {
  assert.equal(state(fact.degree), 'unknown');
  assert.equal(state(rule.not(fact.degree)), 'unknown');
  assert.equal(state(fact.exam.is('n1')), 'unknown');
});

test('one "no" settles "all", one "yes" settles "any", whatever is unknown', () => {
  const lawful = told({ facts: { lawful: false } });
  assert.equal(state(rule.all(fact.degree, fact.lawful), lawful), 'no');
  assert.equal(state(rule.any(fact.degree, rule.not(fact.lawful)), lawful), 'yes');
  assert.equal(state(rule.all(fact.degree, rule.not(fact.lawful)), lawful), 'unknown');
});

test('what only an officer can settle reads judgement; beside another unknown it reads unknown', () => {
  assert.equal(state(fact.fits), 'judgement');
  assert.equal(state(rule.officerSettles('open')), 'judgement');
  assert.equal(state(rule.all(fact.fits, fact.degree)), 'unknown');
  assert.equal(state(rule.all(fact.fits, fact.degree), told({ facts: { degree: true } })), 'judgement');
});

test('two missing values are not equal', () => {
  assert.equal(state(rule.equal(fact.pay, fact.pay)), 'unknown');
});

test('a comparison is settled as soon as its bounds are', () => {
  assert.equal(state(rule.atLeast(fact.pay, rule.amount(0))), 'yes');
  assert.equal(state(rule.moreThan(fact.pay, rule.amount(100_000_000))), 'no');
});

test('bands take the highest lower bound that is reached, inclusive', () => {
  const salary = rule.bands('salary', fact.pay, [
    [0, 0],
    [4_000_000, 10],
    [5_000_000, 15],
  ]);
  const points = (pay: number) => see(salary, told({ facts: { pay } })).lo;
  assert.deepEqual([3_999_999, 4_000_000, 4_999_999, 5_000_000].map(points), [0, 10, 10, 15]);
  assert.deepEqual([see(salary).lo, see(salary).hi], [0, 15]);
});

test('a table of unknown conditions is bounded by the rows that can be taken', () => {
  const study = rule.table(
    'study',
    [
      ['n1', fact.exam.is('n1'), rule.amount(15)],
      ['degree', fact.degree, rule.amount(10)],
    ],
    rule.amount(0),
  );
  const taken = see(study, told({ facts: { degree: true } }));
  assert.deepEqual([taken.lo, taken.hi, taken.chosen], [10, 15, undefined]);
  assert.equal(see(study, told({ facts: { degree: true, exam: 'none' } })).chosen, 'degree');
});

test('a table without a row to take is a fault of the rulebook', () => {
  const gap = rule.table('gap', [['n1', fact.exam.is('n1'), rule.amount(1)]]);
  assert.throws(() => see(gap, told({ facts: { exam: 'none' } })), /table `gap` has no row to take/);
});

test('a points item does not count beside another, nor without its companion', () => {
  const n2 = rule.points('bonus', [
    { id: 'degree', value: rule.amountIf('degree', fact.degree, 10) },
    { id: 'n2', value: rule.amountIf('n2', fact.exam.is('n2'), 10), notBeside: ['degree'] },
    { id: 'extra', value: rule.amount(5), onlyWith: 'degree' },
  ]);
  assert.equal(see(n2, told({ facts: { degree: true, exam: 'n2' } })).lo, 15);
  assert.equal(see(n2, told({ facts: { degree: false, exam: 'n2' } })).lo, 10);
  assert.equal(see(n2, told({ facts: { degree: true, exam: 'n2' } })).parts[1]?.chosen, 'excluded');
});

test('a birthday turns the answer on the day itself, and the answer says so before', () => {
  const adult = rule.atLeast(rule.elapsed('years', fact.born, rule.today), rule.amount(30));
  const person = told({ facts: { born: '1997-03-05' } });
  const before = see(adult, person, day('2027-03-04'));
  assert.equal(stateOf(before), 'no');
  assert.equal(isoDay(before.until), '2027-03-05');
  assert.equal(stateOf(see(adult, person, day('2027-03-05'))), 'yes');
  assert.equal(see(adult, person, day('2027-03-05')).until, farFuture);
});

test('today against a date turns exactly once, also when today is moved', () => {
  const node = rule.onOrBefore(fact.since, rule.earlier(rule.today, 10, 'years'));
  const person = told({ facts: { since: '2017-02-28' } });
  assert.equal(state(node, person), 'no');
  const turn = see(node, person).until;
  assert.equal(isoDay(turn), '2027-02-28');
  assert.equal(state(node, person, turn), 'yes');
  assert.equal(state(node, person, turn - 1), 'no');
});

test('"has not happened" is later than every day, or earlier, as the rule reads it', () => {
  const person = told({ facts: { late: 'not-yet' } });
  assert.equal(state(rule.onOrBefore(fact.late, rule.today), person), 'no');
  assert.equal(
    state(rule.onOrBefore(rule.pastIfNever(fact.late), rule.earlier(rule.today, 24, 'months')), person),
    'yes',
  );
});

test('a fact told today says nothing of last year, unless it cannot change or has a history', () => {
  const lastYear = (node: rule.Value) => rule.at(rule.earlier(rule.today, 1, 'years'), node as rule.Truth);
  assert.equal(state(lastYear(fact.degree), told({ facts: { degree: true } })), 'unknown');
  const history = told({
    facts: {
      score: [
        { from: day('2025-01-01'), value: 72 },
        { from: day('2026-06-01'), value: 80 },
      ],
    },
  });
  const score = rule.atLeast(fact.score, rule.amount(75));
  assert.equal(state(lastYear(score), history), 'no');
  assert.equal(isoDay(see(lastYear(score), history).until), '2027-06-01');
});

test('"throughout" finds the one bad stretch and forgets it when it has left the window', () => {
  const score = rule.atLeast(fact.score, rule.amount(70));
  const always = rule.throughout(rule.earlier(rule.today, 1, 'years'), rule.today, score);
  const person = told({
    facts: {
      score: [
        { from: day('2020-01-01'), value: 75 },
        { from: day('2026-01-10'), value: 60 },
        { from: day('2026-02-10'), value: 75 },
      ],
    },
  });
  const seen = see(always, person);
  assert.equal(stateOf(seen), 'no');
  assert.equal(isoDay(seen.until), '2027-02-10');
  assert.equal(state(always, person, day('2027-02-09')), 'no');
  assert.equal(state(always, person, day('2027-02-10')), 'yes');
});

test('none of a list is known only where the list is complete', () => {
  const never = rule.not(fact.months.some((month) => rule.not(month.paid)));
  const records = [{ month: day('2026-09-01'), paid: 1 }];
  assert.equal(state(never, told({ lists: { months: { records, completeFor: [] } } })), 'unknown');
  assert.equal(state(never, told({ lists: { months: { records, completeFor: 'always' } } })), 'yes');
  const unpaid = [{ month: day('2026-09-01'), paid: 0 }];
  assert.equal(state(never, told({ lists: { months: { records: unpaid, completeFor: [] } } })), 'no');
});

test('completeness over a window settles what the window asks', () => {
  const window = { from: rule.earlier(rule.today, 12, 'months'), until: rule.today };
  const paid = fact.months.every((month) => month.paid, {
    where: (month) => rule.onOrAfter(month.month, window.from),
    within: window,
  });
  const list = {
    records: [{ month: day('2026-09-01'), paid: 1 }],
    completeFor: [{ from: day('2025-11-01'), until: now }],
  };
  assert.equal(state(paid, told({ lists: { months: list } })), 'yes');
  const short = { ...list, completeFor: [{ from: day('2026-01-01'), until: now }] };
  assert.equal(state(paid, told({ lists: { months: short } })), 'unknown');
});

test('a run of stays counts from its first unbroken day; a gap starts it again', () => {
  const since = fact.stays.coveredSince((stay) => stay.status.is('work'));
  const stays = (second: string) => ({
    records: [
      { from: day('2015-04-01'), until: day('2020-04-01'), status: 'work' },
      { from: day(second), status: 'work' },
    ],
    completeFor: 'always' as const,
  });
  assert.equal(isoDay(see(since, told({ lists: { stays: stays('2020-04-01') } })).lo), '2015-04-01');
  assert.equal(isoDay(see(since, told({ lists: { stays: stays('2020-04-02') } })).lo), '2020-04-02');
  const partly = told({ lists: { stays: { ...stays('2020-04-01'), completeFor: [] } } });
  assert.equal(see(since, partly).hi, day('2015-04-01'));
  assert.equal(see(since, partly).lo, -farFuture);
});

test('days inside a rolling window are counted, and the next possible turn is not missed', () => {
  const window = { from: rule.earlier(rule.today, 365, 'days'), until: rule.today };
  const few = rule.atMost(fact.stays.daysWithin(window), rule.amount(100));
  const person = told({
    lists: {
      stays: {
        records: [{ from: day('2026-01-01'), until: day('2026-04-21'), status: 'work' }],
        completeFor: 'always',
      },
    },
  });
  assert.equal(state(few, person), 'no');
  let on = now;
  let hops = 0;
  while (state(few, person, on) === 'no') {
    on = see(few, person, on).until;
    hops++;
  }
  assert.equal(isoDay(on), '2027-01-11');
  assert.ok(hops < 60);
});

test('the most days within any so many in a row: what is told is enough for too many, and never for few enough', () => {
  const window = { from: rule.earlier(rule.today, 10, 'years'), until: rule.today };
  const most = fact.stays.mostDaysWithin(rule.amount(365), window, (stay) => stay.status.is('work'));
  const few = rule.atMost(most, rule.amount(100));
  const away = (until: string, completeFor: 'always' | []) =>
    told({
      lists: {
        stays: {
          records: [
            { from: day('2019-11-01'), until: day('2019-12-21'), status: 'work' },
            { from: day('2020-01-10'), until: day(until), status: 'work' },
            { from: day('2021-01-01'), until: day('2021-05-01') },
          ],
          completeFor,
        },
      },
    });
  const bounds = (person: ReturnType<typeof told>) => [see(most, person).lo, see(most, person).hi];
  // The last entry says of nothing what it is: 120 days that may be meant.
  assert.deepEqual(bounds(away('2020-02-29', 'always')), [100, 120]);
  assert.deepEqual(bounds(away('2020-03-01', [])), [101, 365]);
  assert.equal(state(few, away('2020-02-29', [])), 'unknown');
  assert.equal(state(few, away('2020-03-01', [])), 'no');
});

test('the coarse fact is asked first; only who does not know it is asked for detail', () => {
  const worst = rule.coarse(
    rule.pastIfNever(fact.late),
    fact.months.last((month) => month.month),
  );
  const ok = rule.onOrBefore(worst, rule.earlier(rule.today, 24, 'months'));
  const listed = { months: { records: [{ month: day('2020-01-01') }], completeFor: 'always' as const } };
  assert.equal(see(worst).parts.length, 0);
  assert.equal(state(ok, told({ facts: { late: 'not-yet' } })), 'yes');
  assert.equal(state(ok, told({ lists: listed })), 'yes');
  assert.equal(see(worst, told({ untold: ['late'] })).chosen, 'detail');
});

test('a coarse fact and a detail that contradict each other contest both', () => {
  const worst = rule.coarse(
    rule.pastIfNever(fact.late),
    fact.months.last((month) => month.month),
  );
  const both = told({
    facts: { late: 'not-yet' },
    lists: { months: { records: [{ month: day('2026-05-01') }], completeFor: 'always' } },
  });
  assert.equal(see(worst, both).chosen, 'contested');
  assert.equal(state(rule.onOrBefore(worst, rule.earlier(rule.today, 24, 'months')), both), 'unknown');
});

test('a field of a record is held against a fact; unknown equals unknown is unknown, and only what is untold is missing', () => {
  const same = fact.stays.some((stay) => stay.status.same(fact.task));
  const stays = (status?: string) => ({
    stays: { records: [{ from: 0, ...(status === undefined ? {} : { status }) }], completeFor: 'always' as const },
  });
  assert.equal(state(same, told({ facts: { task: 'work' }, lists: stays('work') })), 'yes');
  assert.equal(state(same, told({ facts: { task: 'work' }, lists: stays('study') })), 'no');
  const noTask = see(same, told({ lists: stays('work') }));
  const noField = see(same, told({ facts: { task: 'work' }, lists: stays() }));
  assert.equal(stateOf(see(same, told({ lists: stays() }))), 'unknown');
  assert.deepEqual([stateOf(noTask), [...missingIn(noTask, now).keys()]], ['unknown', ['task']]);
  assert.deepEqual([stateOf(noField), [...missingIn(noField, now).keys()]], ['unknown', ['stays']]);
});

test('records about the same thing find each other by name', () => {
  const node = fact.stays.every((stay) => fact.months.some((month) => rule.onOrAfter(month.month, stay.from)));
  const stays = { records: [{ from: day('2026-01-01'), status: 'work' }], completeFor: 'always' as const };
  const months = { records: [{ month: day('2026-02-01') }], completeFor: 'always' as const };
  assert.equal(state(node, told({ lists: { stays, months } })), 'yes');
  assert.equal(state(node, told({ lists: { stays, months: { ...months, records: [] } } })), 'no');
});

test('a rule that reads a fact nobody defined is a fault', () => {
  assert.throws(() => see({ kind: 'fact', fact: 'nonsense', sort: 'truth' } as rule.Truth), /unknown fact `nonsense`/);
  assert.equal(sandboxVocabulary.has('nonsense'), false);
});
