/** The nearest way first: what a person is told to look at is the way that opens soonest for them, never one they have ruled out. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addYears, day } from '#calendar';
import { japan } from '#rulebook/japan';
import { answerOn, notYet, type RouteResult, readSituation, type SituationInput, withFacts } from '#rules';
import type { Determination } from './determination.ts';
import { explain } from './explain.ts';
import { determineFrom } from './from-input.ts';
import { fitting } from './test-people.ts';

const seed = 20261128;
const procedure = 'permanent-residence';

const nothingHappened = [
  'lastLateTax',
  'lastLatePension',
  'lastLateHealthInsurance',
  'longTermSince',
  'protectedSince',
  'regionalPlanSince',
  'jSkipSince',
  'marriedSince',
  'hspSince',
  'applicationDate',
  'decisionDate',
];

/** An engineer of three years, with the points told, whose every other answer is in order and "none". */
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
    residentSince: '2024-01-01',
    hspPoints: [
      { from: '2024-01-01', value: 70 },
      { from: '2025-11-26', value: 80 },
    ],
  },
  notYet: nothingHappened,
  completeFor: { absences: true },
};

const with_ = (facts: Readonly<Record<string, unknown>>, without: readonly string[] = []): SituationInput => ({
  ...engineer,
  facts: { ...engineer.facts, ...facts },
  notYet: nothingHappened.filter((it) => !(it in facts) && !without.includes(it)),
});

function determined(input: unknown, of = procedure): Determination {
  const found = determineFrom({ rulebook: japan, procedure: of, input });
  assert.ok(!('no' in found), JSON.stringify(found));
  return found;
}

test('one day short of 80 points and 1 year: that way is named, and no child', () => {
  const determination = determined(engineer);
  assert.equal(determination.routes[0]?.id, 'hsp-80');
  assert.equal(determination.routes[0]?.opens, '2026-11-26');
  const { stands, why, ways } = explain(determination, japan, 'en').answer;
  assert.match(stands, /^Not yet\. On the nearest way \(Highly skilled, 80 points\): from 26 November 2026/);
  assert.equal(why[0]?.finding, 'pr.hsp-80');
  assert.deepEqual(
    determination.routes.filter((it) => it.ruledOut === undefined).map((it) => it.id),
    ['hsp-80', 'hsp-70', 'ten-years'],
  );
  assert.match(ways[0] ?? '', /70 points.*10 years in Japan/);
  assert.match(ways[1] ?? '', /^Not for you, by what you have told: .*Child of/);
});

test('a marriage a month too young is nearer than ten years', () => {
  const spouse = {
    relation: 'spouse',
    supportedByOther: false,
    marriedSince: '2023-12-20',
    hspPoints: 40,
    residentSince: '2020-01-01',
  };
  const { routes } = determined(with_(spouse));
  assert.deepEqual([routes[0]?.id, routes[0]?.opens], ['spouse', '2026-12-20']);
  assert.equal(routes.find((it) => it.id === 'child')?.ruledOut?.includes('relation'), true);
});

test('without points and ties the ten years are the way, far as they are', () => {
  const { routes } = determined(with_({ hspPoints: 40, workingSince: '2024-01-01' }));
  assert.equal(routes[0]?.id, 'ten-years');
  assert.equal(routes[0]?.opensNotBefore ?? routes[0]?.opens, '2034-01-01');
});

test('five points short come before a table that asks forty million yen', () => {
  const input = JSON.parse(
    readFileSync(new URL('../../examples/highly-skilled-five-short.json', import.meta.url), 'utf8'),
  ) as unknown;
  assert.equal(determined(input, 'highly-skilled').routes[0]?.id, 'points');
});

test('a permanent resident is told so, and of no way', () => {
  const { answer } = explain(determined(with_({ status: 'permanent', periodOfStay: 'indefinite' })), japan, 'en');
  assert.match(answer.stands, /You are a permanent resident already/);
});

// Properties

const before2026 = fc
  .integer({ min: day('1996-01-01'), max: day('2026-11-24') })
  .map((it) => new Date(it * 86_400_000).toISOString().slice(0, 10));
const event = (most: number) => fc.option(before2026, { nil: undefined, freq: most });

/** Answers of all kinds; what is undefined has not happened. */
const answers = fc.record({
  status: fc.constantFrom('engineer_humanities', 'hsp1b', 'student', 'long_term', 'spouse_jp', 'ssw1', 'permanent'),
  periodOfStay: fc.constantFrom('5y', '3y', '1y'),
  relation: fc.constantFrom('spouse', 'child', 'none'),
  residentSince: before2026,
  workingSince: event(3),
  hspPoints: fc.constantFrom(0, 40, 65, 70, 80, 100),
  hspSince: event(1),
  longTermSince: event(1),
  protectedSince: event(1),
  regionalPlanSince: event(1),
  jSkipSince: event(1),
  marriedSince: event(2),
  contributionClaimed: fc.boolean(),
  publicAssistance: fc.boolean(),
  nationalTaxUnpaid: fc.constantFrom(true, false, false),
});
const dated = [
  'workingSince',
  'hspSince',
  'longTermSince',
  'protectedSince',
  'regionalPlanSince',
  'jSkipSince',
  'marriedSince',
];

const inputOf = (told: Readonly<Record<string, unknown>>): SituationInput => {
  const facts = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const input = with_({ ...facts });
  return fitting(japan.facts, {
    ...input,
    notYet: [...(input.notYet ?? []), ...dated.filter((it) => !(it in facts) && !nothingHappened.includes(it))],
  });
};

/** Invented people whose answers fit each other. */
const person = answers.filter((told) => readSituation(japan.facts, inputOf(told)).ok);

const alike = (a: Determination['routes'][number], b: Determination['routes'][number]): boolean =>
  a.clear === b.clear && a.outcome === b.outcome;

/** What is settled for a day comes before what waits for facts on it. */
const opensOn = ({ opens, opensNotBefore }: Determination['routes'][number]): string =>
  opens ?? `${opensNotBefore ?? '9999'} open`;

/** Is somebody known to be on it: is what makes it what it is answered, and no question before it left? */
const isTold = ({ id, findings }: Determination['routes'][number]): boolean => {
  const route = japan.procedures.flatMap((it) => it.routes ?? []).find((it) => it.id === id);
  const own = findings.find((it) => it.id === route?.adds[0]);
  const asks = route?.door?.asks;
  return own?.state !== 'unknown' && !own?.missing.some(({ fact }) => fact === asks) && isAnswered(own?.facts, asks);
};

const isAnswered = (facts: readonly { readonly id: string }[] = [], asks: string | undefined): boolean =>
  asks === undefined ||
  !nothingHappened.concat('contributionClaimed').includes(asks) ||
  facts.some(({ id }) => id === asks);

/** The order itself, and what the page reads off it. */
function checkOrder({ routes, findings }: Determination): void {
  const [first] = routes;
  if (first === undefined) return;
  assert.ok(first.ruledOut === undefined || routes.every((it) => it.ruledOut !== undefined), first.id);
  assert.deepEqual(
    findings.map((it) => [it.id, it.state]),
    first.findings.map((it) => [it.id, it.state]),
  );
  const compared = routes.filter((it) => it.ruledOut === undefined && it.clear === 'no' && isTold(it));
  for (const [i, sooner] of compared.entries()) {
    for (const later of compared.slice(i + 1).filter((it) => alike(it, sooner)))
      assert.ok(opensOn(sooner) <= opensOn(later), `${later.id} opens before ${sooner.id}`);
  }
}

/** A way on one day, where the application is filed that day. */
function wayOn(input: unknown, text: string, route: string, on: number): RouteResult | undefined {
  const read = readSituation(japan.facts, input);
  assert.ok(read.ok);
  const situation = withFacts(read.situation, new Map([['applicationDate', notYet]]));
  const answer = answerOn({ rulebook: japan, procedure }, situation, on);
  assert.ok(!('no' in answer));
  return answer.candidates.find((it) => it.edition.text.id === text)?.routes.find((it) => it.id === route);
}

test('500 people: no way stands before one that opens sooner, none ruled out before one that is not', () => {
  fc.assert(
    fc.property(person, (told) => checkOrder(determined(inputOf(told)))),
    { seed, numRuns: 500 },
  );
});

test('a way opens on the day that is said and not before; one ruled out fails on every later day', () => {
  fc.assert(
    fc.property(person, fc.integer({ min: 1, max: 40 }), (told, years) => {
      const input = inputOf(told);
      const { routes, text } = determined(input);
      for (const { id, opens, ruledOut } of routes) {
        if (opens !== undefined) {
          assert.equal(wayOn(input, text, id, day(opens))?.clear, 'yes', `${id} on ${opens}`);
          assert.notEqual(wayOn(input, text, id, addDays(day(opens), -1))?.clear, 'yes', `${id} before ${opens}`);
        }
        if (ruledOut !== undefined)
          assert.equal(
            wayOn(input, text, id, addYears(day('2026-11-25'), years))?.outcome,
            'no',
            `${id} in ${years} years`,
          );
      }
    }),
    { seed, numRuns: 100 },
  );
});

test('everybody in the examples sees the nearest way first', () => {
  const folder = new URL('../../examples/', import.meta.url);
  for (const name of readdirSync(folder)) {
    const of = japan.procedures.map((it) => it.id).find((id) => name.startsWith(`${id}-`));
    if (of === undefined) continue;
    checkOrder(determined(JSON.parse(readFileSync(new URL(name, folder), 'utf8')), of));
  }
});
