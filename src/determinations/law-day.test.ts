/** What nobody has told, and what has not happened yet, decides nothing: on the examples and 500 people drawn by one seed. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addYears, day, isoDay } from '#calendar';
import { japan } from '#rulebook/japan';
import {
  type Answer,
  answering,
  answerOn,
  asked,
  boundsUnder,
  missingOf,
  notYet,
  type Question,
  readSituation,
  type Situation,
  type SituationInput,
  saysOfAll,
  withFacts,
} from '#rules';
import { fitting } from './test-people.ts';

const seed = 20261128;
const asOf = day('2026-11-24');
const folder = new URL('../../examples/', import.meta.url);
const procedures = japan.procedures.map((it) => it.id);

type Person = { readonly procedure: string; readonly input: SituationInput };

const examples: readonly Person[] = readdirSync(folder).flatMap((name) => {
  const procedure = procedures.find((id) => name.startsWith(`${id}-`));
  return procedure === undefined
    ? []
    : [{ procedure, input: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as SituationInput }];
});

const around = (years: number) =>
  fc.integer({ min: addYears(asOf, -years), max: addYears(asOf, years) }).map((it) => isoDay(it));
const before = (years: number) => fc.integer({ min: addYears(asOf, -years), max: asOf }).map((it) => isoDay(it));

/** Any of these may be untold. */
const facts = fc.record(
  {
    status: fc.constantFrom('engineer_humanities', 'spouse_jp', 'long_term', 'hsp1b', 'business_manager', 'ssw2'),
    periodOfStay: fc.constantFrom('5y', '3y', '1y', '6m'),
    stayFrom: before(3),
    stayUntil: around(3),
    residentSince: before(14),
    workingSince: before(9),
    relation: fc.constantFrom('spouse', 'child', 'none'),
    marriedSince: before(8),
    lastLateTax: before(6).map((it) => it.slice(0, 7)),
    hspPoints: fc.integer({ min: 50, max: 100 }),
    hspCategory: fc.constantFrom('a', 'b', 'c'),
    education: fc.constantFrom('doctor', 'master', 'none'),
    annualPay: fc.integer({ min: 2_000_000, max: 30_000_000 }),
    careerYears: fc.integer({ min: 0, max: 15 }),
    birthDate: before(50),
    publicAssistance: fc.boolean(),
    notificationsFiled: fc.boolean(),
    organisationChanged: fc.boolean(),
    japaneseLevel: fc.constantFrom('b1', 'below'),
    feeFor: fc.constantFrom('extension', 'change', 'permanent-residence', 're-entry-single'),
    channel: fc.constantFrom('counter', 'online'),
    grantedPeriod: fc.constantFrom('1y', 'below-3y', 'from-5y'),
    acceptanceDate: fc.integer({ min: asOf - 100, max: asOf }).map((it) => isoDay(it)),
    firstSpecifiedCard: fc.boolean(),
  },
  { requiredKeys: [] },
);

const people: readonly Person[] = [
  ...examples,
  ...fc
    .sample(fc.tuple(fc.constantFrom(...procedures), facts), { seed, numRuns: 500 })
    .map(
      ([procedure, told]): Person => ({ procedure, input: fitting(japan.facts, { asOf: isoDay(asOf), facts: told }) }),
    ),
];

function situationOf(input: SituationInput): Situation {
  const read = readSituation(japan.facts, input);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.situation;
}

const questionOf = ({ procedure }: Person): Question => ({ rulebook: japan, procedure });

function answered(person: Person, situation: Situation): Answer {
  const answer = answerOn(questionOf(person), situation, situation.asOf);
  if ('no' in answer) throw new Error(`${person.procedure}: ${answer.no}`);
  return answer;
}

/** Is what one answer says among what the other leaves open? */
function assertWithin(one: Answer, open: Answer, why: string): void {
  if (open.agreed && open.outcome !== 'unknown') assert.equal(one.outcome, open.outcome, why);
  if (open.clear !== 'unknown') assert.equal(one.clear, open.clear, why);
  for (const { provision } of answering(one.candidates[0])) {
    const inner = boundsUnder(one.laws, provision.id);
    const outer = boundsUnder(open.laws, provision.id);
    if (outer === undefined || inner === undefined) continue;
    assert.ok(outer.lo <= inner.lo && inner.hi <= outer.hi, `${why}: ${provision.id}`);
  }
}

test('any day an unknown application can have gives an answer within the bounds', () => {
  let open = 0;
  for (const person of people) {
    const situation = withFacts(situationOf(person.input), new Map([['applicationDate', undefined]]));
    const answer = answered(person, situation);
    const days = answer.laws.flatMap((it) => [it.from, Math.min(it.to, situation.asOf)]);
    if (missingOf(answer).has('applicationDate')) open++;
    // What was accepted has been applied for.
    for (const on of situation.scalars.has('acceptanceDate') ? days : [...days, notYet]) {
      const told = answerOn(
        questionOf(person),
        withFacts(situation, new Map([['applicationDate', on]])),
        situation.asOf,
      );
      if ('no' in told) continue;
      assert.equal(told.laws.length, 1);
      assertWithin(told, answer, `${JSON.stringify(person)} applied ${on}`);
    }
  }
  assert.ok(open > 50, `the day makes a difference for ${open} people only`);
});

test('before anything is filed nobody asks when it was accepted or decided', () => {
  for (const person of people) {
    const told = new Map([
      ['applicationDate', notYet],
      ['acceptanceDate', undefined],
      ['decisionDate', undefined],
    ]);
    const missing = missingOf(answered(person, withFacts(situationOf(person.input), told)));
    assert.ok(!missing.has('acceptanceDate') && !missing.has('decisionDate'), JSON.stringify(person));
  }
});

test('when a decision is expected makes no difference to any answer', () => {
  for (const person of people) {
    const situation = situationOf(person.input);
    const says = [1, 40, 700].map((ahead) =>
      saysOfAll(answered(person, withFacts(situation, new Map([['decisionDate', situation.asOf + ahead]])))),
    );
    assert.equal(new Set(says).size, 1, JSON.stringify(person));
  }
});

test('what cannot have happened yet is not missing, and everything that is asked has two answers a file may hold', () => {
  for (const [i, person] of people.entries()) {
    const situation = situationOf(person.input);
    assert.ok(!missingOf(answered(person, situation)).has('decidedSinceApril2027'));
    // Looking for what to ask is slow: every twentieth person stands for the others.
    if (i % 20 !== 0) continue;
    for (const { fact, witness } of asked(questionOf(person), situation, situation.asOf)) {
      if (witness === undefined) continue;
      assert.notEqual(witness.one, witness.other);
      for (const value of [witness.one, witness.other])
        assert.ok(canBeTold(fact, value, situation), `${fact}: ${value} in ${JSON.stringify(person)}`);
    }
  }
});

test('what is given until a day says no after it only where nothing given then would help', () => {
  let helped = 0;
  for (const person of people) {
    const situation = situationOf(person.input);
    const ends = situation.scalars.get('stayUntil')?.[0]?.value;
    const period = situation.scalars.get('periodOfStay');
    if (typeof ends !== 'number' || ends < situation.asOf || period === undefined) continue;
    const clearWith = (given: Situation): string => {
      const answer = answerOn(questionOf(person), given, ends + 1);
      return 'no' in answer ? answer.no : answer.clear;
    };
    const now = clearWith(situation);
    const next = ['5y', '3y', '1y', 'indefinite'].map((it) =>
      clearWith(withFacts(situation, new Map([['periodOfStay', it]]))),
    );
    if (now === 'no') assert.deepEqual(new Set(next), new Set(['no']), JSON.stringify(person));
    else if (clearWith(withFacts(situation, new Map([['stayUntil', undefined]]))) === 'no') helped++;
  }
  assert.ok(helped > 0, 'nobody is helped by what may be given next');
});

function canBeTold(fact: string, value: number | string, { asOf: on }: Situation): boolean {
  const definition = japan.facts.get(fact);
  const input = { asOf: isoDay(on) };
  if (value === notYet) return readSituation(japan.facts, { ...input, notYet: [fact] }).ok;
  const shown =
    definition?.type === 'boolean'
      ? value === 1
      : typeof value !== 'number' || definition?.type === 'integer' || definition?.type === 'yen'
        ? value
        : isoDay(value).slice(0, definition?.type === 'month' ? 7 : 10);
  return readSituation(japan.facts, { ...input, facts: { [fact]: shown } }).ok;
}
