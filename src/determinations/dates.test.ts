/** The earliest date and `until` on the real rulebook, against a scan of every day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addYears, day, isoDay } from '#calendar';
import { japan } from '#rulebook/japan';
import { answerOn, earliestDate, type Question, readSituation, type Situation, saysOfAll } from '#rules';
import { fitting } from './test-people.ts';

const asOf = day('2026-11-24');
const seed = 20261124;
/** Drawn at random by one seed: the first of the two hundred of `npm test -- --long`. */
const people = process.env.SHINRAI_LONG === undefined ? 40 : 200;

const dayAround = (years: number) => fc.integer({ min: addYears(asOf, -years), max: asOf }).map(isoDay);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 12 });
const dated = (years: number) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant('not-yet') }, { weight: 3, arbitrary: dayAround(years) });

/** Trips one after the other: days at home, then days away, from ten years ago on. */
const trips = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 260 })), { maxLength: 8 })
  .map((spans) => {
    const records: { from: string; until: string }[] = [];
    let at = addYears(asOf, -10) - 200;
    for (const [home, away] of spans) {
      const from = at + home;
      at = from + away;
      if (at < asOf) records.push({ from: isoDay(from), until: isoDay(at) });
    }
    return records;
  });

const residence = fc.record({
  applicationDate: fc.constant('not-yet'),
  absences: maybe(trips),
  status: maybe(fc.constantFrom('engineer_humanities', 'spouse_jp', 'long_term', 'hsp1b', 'ssw2', 'business_manager')),
  periodOfStay: maybe(fc.constantFrom('5y', '3y', '1y')),
  stayFrom: dayAround(2),
  stayUntil: fc.integer({ min: asOf + 1, max: addYears(asOf, 5) }).map(isoDay),
  residentSince: maybe(dayAround(12)),
  workingSince: maybe(dayAround(8)),
  relation: maybe(fc.constantFrom('spouse', 'child', 'none')),
  marriedSince: dated(6),
  longTermSince: dated(6),
  protectedSince: dated(6),
  regionalPlanSince: dated(4),
  hspSince: dated(4),
  jSkipSince: dated(2),
  hspPoints: fc.option(fc.integer({ min: 40, max: 100 }), { nil: undefined, freq: 2 }),
  hspCategory: maybe(fc.constant('b')),
  education: maybe(fc.constantFrom('master', 'bachelor', 'none')),
  annualPay: maybe(fc.integer({ min: 3_000_000, max: 12_000_000 })),
  careerYears: maybe(fc.integer({ min: 0, max: 12 })),
  birthDate: maybe(fc.integer({ min: addYears(asOf, -45), max: addYears(asOf, -24) }).map(isoDay)),
  lastLateTax: dated(6),
  lastLatePension: dated(3),
  lastLateHealthInsurance: dated(3),
  supportedByOther: maybe(fc.boolean()),
  supporterLastLatePension: dated(3),
  nationalTaxUnpaid: fc.constant(false),
  notificationsFiled: maybe(fc.boolean()),
  publicAssistance: maybe(fc.boolean()),
  contributionClaimed: fc.constant(false),
  japaneseLevel: maybe(fc.constantFrom('b1', 'below')),
  businessCapital: maybe(fc.constantFrom(5_000_000, 30_000_000)),
  sentenced: fc.constant(false),
});

const extension = fc.record({
  status: fc.constantFrom('engineer_humanities', 'business_manager', 'ssw1'),
  periodOfStay: maybe(fc.constantFrom('3y', '1y', '4m')),
  stayFrom: dayAround(2),
  stayUntil: maybe(fc.integer({ min: asOf + 1, max: addYears(asOf, 2) }).map(isoDay)),
  applicationDate: fc.constant('not-yet'),
  organisationChanged: maybe(fc.boolean()),
  earlyReason: maybe(fc.boolean()),
  ssw1Months: maybe(fc.integer({ min: 0, max: 80 })),
});

function situationOf(told: Readonly<Record<string, unknown>>): Situation {
  const entries = Object.entries(told).filter(([, value]) => value !== undefined);
  const read = readSituation(
    japan.facts,
    fitting(japan.facts, {
      asOf: isoDay(asOf),
      facts: Object.fromEntries(entries.filter(([, value]) => value !== 'not-yet')),
      completeFor: told.absences === undefined ? {} : { absences: true },
      notYet: entries.filter(([, value]) => value === 'not-yet').map(([fact]) => fact),
    }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.situation;
}

const cast = [
  { procedure: 'permanent-residence', facts: residence, years: 2 },
  { procedure: 'extension', facts: extension, years: 2 },
] as const;

for (const { procedure, facts, years } of cast) {
  const question: Question = { rulebook: japan, procedure };
  const horizon = addYears(asOf, years);
  const answerTo = (situation: Situation, on: number) => {
    const answer = answerOn(question, situation, on);
    assert.ok(!('no' in answer));
    return answer;
  };

  test(`${procedure}: the earliest date is the first of a scan of every day, and no answer changes before its day, for ${people} people`, () => {
    const property = fc.property(facts, (told: Readonly<Record<string, unknown>>) => {
      const situation = situationOf(told);
      const hopped = earliestDate(question, situation, asOf);
      let scanned: { on?: number; notBefore?: number } = {};
      let held = answerTo(situation, asOf);
      for (let on = asOf; on <= horizon; on++) {
        const answer = answerTo(situation, on);
        if (on >= held.until) held = answer;
        else assert.equal(saysOfAll(answer), saysOfAll(held), `changed on ${isoDay(on)}, held until ${held.until}`);
        if (scanned.on !== undefined) continue;
        if (answer.clear !== 'no' && scanned.notBefore === undefined) scanned = { ...scanned, notBefore: on };
        if (answer.clear === 'yes') scanned = { ...scanned, on };
      }
      const near = (it: number | undefined) => (it !== undefined && it <= horizon ? isoDay(it) : 'later or never');
      assert.equal(near(hopped.on), near(scanned.on));
      assert.equal(near(hopped.notBefore), near(scanned.notBefore));
    });
    fc.assert(property, { seed, numRuns: people });
  });
}
