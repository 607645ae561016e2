/** What is told keeps the shape it has in life: a month is a month, a trip is two events, and the same is answered the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addMonths, day, isoDay, isoMonth, monthEnd } from '#calendar';
import { japan } from '#rulebook/japan';
import type { SituationInput } from '#rules';
import type { Determination } from './determination.ts';
import { determineFrom } from './from-input.ts';

const seed = 20261128;

/** An engineer of ten years who has told everything. */
const engineer: SituationInput = {
  asOf: '2026-11-25',
  facts: {
    status: 'engineer_humanities',
    periodOfStay: '5y',
    notificationsFiled: true,
    relation: 'none',
    nationalTaxUnpaid: false,
    publicAssistance: false,
    sentenced: false,
    contributionClaimed: false,
    householdIncome: 6_000_000,
    dependants: 0,
    absences: [],
    residentSince: '2012-01-01',
    workingSince: '2016-01-01',
    hspPoints: 40,
  },
  notYet: [
    'lastLateTax',
    'lastLatePension',
    'lastLateHealthInsurance',
    'longTermSince',
    'protectedSince',
    'regionalPlanSince',
    'jSkipSince',
    'marriedSince',
    'hspSince',
    'decisionDate',
  ],
  completeFor: { absences: true },
};

function withFacts(facts: Readonly<Record<string, unknown>>, input: SituationInput = engineer): SituationInput {
  const notYet = input.notYet?.filter((it) => !(it in facts)) ?? [];
  return { ...input, facts: { ...input.facts, ...facts }, notYet };
}

function determined(input: unknown, procedure = 'permanent-residence'): Determination {
  const determination = determineFrom({ rulebook: japan, procedure, input });
  assert.ok(!('no' in determination), JSON.stringify(determination));
  return determination;
}

const { receipt: _, ...nothing } = determined(engineer);
const answerTo = (input: unknown): typeof nothing => {
  const { receipt: _, ...answer } = determined(input);
  return answer;
};

function stateOf(determination: Determination, route: string, finding: string): string {
  const found = determination.routes.find((it) => it.id === route)?.findings.find((it) => it.id === finding);
  assert.ok(found, `no finding ${route}/${finding}`);
  return found.state;
}

test('a month told by any of its days is that month', () => {
  const months = [...japan.facts.values()].filter((it) => it.type === 'month');
  assert.ok(months.length >= 3);
  fc.assert(
    fc.property(
      fc.constantFrom(...months),
      fc.integer({ min: day('2021-01-01'), max: day('2026-11-25') }),
      ({ id }, told) => {
        const byDay = answerTo(withFacts({ [id]: isoDay(told) }));
        assert.deepEqual(byDay, answerTo(withFacts({ [id]: isoMonth(told) })));
      },
    ),
    { seed, numRuns: 40 },
  );
});

test('a late pension month weighs from the day it was due, the last of the month after, for the look-back', () => {
  const state = (month: string, asOf: string): string =>
    stateOf(determined({ ...withFacts({ lastLatePension: month }), asOf }), 'ten-years', 'pr.pension');
  assert.equal(state('2024-11-01', '2026-11-25'), 'no');
  assert.equal(state('2024-11-30', '2026-11-25'), 'no');
  for (const month of ['2024-11', '2024-08-15', '2024-10-31']) {
    const due = monthEnd(day(`${month.slice(0, 7)}-01`), 1);
    assert.equal(state(month, isoDay(addMonths(due, 24))), 'no', month);
    assert.equal(state(month, isoDay(monthEnd(due, 24) + 1)), 'yes', month);
  }
});

test('a month that does not exist is refused, whichever way it is written', () => {
  for (const month of ['2026-13', '2026-00', '2026-02-30', '26-03', '2026-3', '2026/03']) {
    const result = determineFrom({
      rulebook: japan,
      procedure: 'permanent-residence',
      input: withFacts({ lastLatePension: month }),
    });
    assert.ok('no' in result && result.no === 'bad-input', month);
  }
});

test('out in the morning and back at night is a trip of no day', () => {
  const trip = (from: string, until: string) => ({ from, until, reason: 'work' });
  const { receipt: _, ...without } = determined(engineer);
  const day = [trip('2026-09-01', '2026-09-01')];
  const { outcome, clear, warnings } = determined(withFacts({ absences: day }));
  assert.deepEqual(
    { outcome, clear, warnings },
    (({ outcome, clear, warnings }) => ({ outcome, clear, warnings }))(without),
  );
  const beside = [
    trip('2026-09-01', '2026-09-03'),
    ...day,
    trip('2026-09-03', '2026-09-03'),
    trip('2026-09-03', '2026-09-08'),
  ];
  determined(withFacts({ absences: beside }));
  const problemsOf = (absences: unknown): readonly string[] => {
    const it = determineFrom({ rulebook: japan, procedure: 'permanent-residence', input: withFacts({ absences }) });
    return 'no' in it && it.no === 'bad-input' ? it.problems.map(({ code }) => code) : [];
  };
  assert.deepEqual(problemsOf([trip('2026-09-02', '2026-09-01')]), ['back-before-left']);
  assert.deepEqual(problemsOf([trip('2026-09-01', '2026-09-08'), trip('2026-09-03', '2026-09-03')]), ['overlap']);
});

const { residentSince: _since, workingSince: _working, ...undated } = engineer.facts ?? {};
const stays = (until: string, from: string, pending?: boolean) => ({
  ...engineer,
  facts: {
    ...undated,
    stays: [
      { from: '2014-04-01', until, status: 'student', ...(pending === undefined ? {} : { pending }) },
      { from, status: 'engineer_humanities' },
    ],
  },
  completeFor: { absences: true, stays: true },
});

test('a gap a special period may explain is asked, and breaks nothing before that', () => {
  const open = determined(stays('2020-05-10', '2020-06-25'));
  assert.equal(stateOf(open, 'ten-years', 'pr.ten-years'), 'unknown');
  assert.ok(open.missing.some((it) => it.fact === 'stays'));
  for (const [until, from, pending, state] of [
    ['2020-05-10', '2020-06-25', true, 'yes'],
    ['2020-05-10', '2020-06-25', false, 'no'],
    ['2020-05-10', '2020-07-10', true, 'yes'],
    ['2020-05-10', '2020-07-11', true, 'no'],
    ['2020-05-10', '2020-07-11', undefined, 'no'],
    ['2020-05-10', '2020-05-10', undefined, 'yes'],
  ] as const)
    assert.equal(
      stateOf(determined(stays(until, from, pending)), 'ten-years', 'pr.ten-years'),
      state,
      `${from} ${pending}`,
    );
});

test('of several degrees the best row of the table counts, and whether there is a better one is asked', () => {
  const doctor = {
    hspCategory: 'c',
    birthDate: '1980-01-01',
    careerYears: 10,
    annualPay: 10_000_000,
    position: 'director',
    education: 'doctor',
    severalDegrees: true,
  };
  const points = (more: object) =>
    determined({ asOf: '2026-11-25', closedWorld: true, facts: { ...doctor, ...more } }, 'highly-skilled');
  assert.equal(points({ managementDegree: true }).points?.total, 70);
  assert.equal(points({ managementDegree: false }).points?.total, 65);
  const open = points({});
  assert.deepEqual([open.points?.atLeast, open.points?.atMost], [65, 70]);
  assert.ok(open.missing.some((it) => it.fact === 'managementDegree'));
  assert.equal(
    points({ hspCategory: 'b' }).missing.some((it) => it.fact === 'managementDegree'),
    false,
  );
});
