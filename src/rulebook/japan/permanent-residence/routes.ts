/** The routes: how long one must have lived here, and on what ground. Guideline of 2026-02-24, 1(3)ア and 2. */
import {
  type Moment,
  type Provision,
  type RecordIn,
  type Requirement,
  type Route,
  rule,
  type Truth,
  type Valuation,
} from '#rules';
import { fact } from '../facts.ts';
import { points as hspPoints } from '../highly-skilled/provisions.ts';
import { base, guideline, workStatuses } from './common.ts';

const { all, amount, any, at, atLeast, coarse, complete, earlier, onOrAfter, today } = rule;

/** So many years since a day are complete today. */
const yearsSince = (day: Moment, years: number, id = 'years'): Truth =>
  onOrAfter(today, complete(day, amount(years, id), 'years'));

const residentSince = coarse(fact.residentSince, fact.stays.coveredSince());

/** Statuses that do not count as work for item ア: student and family statuses, trainees, Specified Skilled Worker (i). */
const countsAsWork = [...workStatuses, 'spouse_jp', 'spouse_pr', 'long_term'] as const;
type Stay = RecordIn<typeof fact.stays>;
const working = ({ status }: Stay): Truth => status.is(...countsAsWork);
/** The guideline does not say whether Designated Activities with work count: that is for the officer. */
const perhapsWorking = ({ status }: Stay): Truth => status.is(...countsAsWork, 'designated');
const perhapsWorkingSince = rule.coarse(fact.workingSince, fact.stays.coveredSince(perhapsWorking));
const workingSince = rule.coarse(fact.workingSince, fact.stays.coveredSince(working));
/** Five years with one leap day at least. */
const fiveYearsBefore = rule.coarse(fact.earlierWorkFiveYears, atLeast(fact.stays.longestRun(working), amount(1826)));

const on = (id: string, at: string, requires: Truth, more: Partial<Requirement> = {}): Requirement => ({
  ...base,
  id,
  law: guideline(at),
  weight: 'must',
  requires,
  ...more,
});

/** Points told, with their history, else counted by the table for the day itself. */
const pointsThen = {
  ...base,
  kind: 'value',
  id: 'pr.points',
  law: guideline('2(6)'),
  gives: coarse(fact.hspPoints, rule.given(hspPoints)),
  unit: 'points',
} as const satisfies Valuation;
const points = rule.given(pointsThen);
const pointsNow = (least: number): Truth => atLeast(points, amount(least, 'points'));
const pointsBefore = (least: number, years: number): Truth =>
  at(earlier(today, amount(years, 'years'), 'years'), pointsNow(least));
const atBothEnds = (least: number, years: number): Truth =>
  all(yearsSince(residentSince, years), pointsNow(least), pointsBefore(least, years));

/** Holds the status, and has for so many years. */
const hspFor = (years: number): Truth =>
  all(fact.status.is('hsp1a', 'hsp1b', 'hsp1c', 'hsp2'), yearsSince(fact.hspSince, years));

/**
 * LAW: the years as highly skilled professional are those with the points kept; offices read the two-date way alike, which
 * the text does not say: that is for the officer.
 */
const kept = (id: string, at: string, least: number, years: number): Requirement => ({
  ...base,
  id,
  law: guideline(at),
  confidence: 'medium',
  weight: 'in-principle',
  requires: any(
    rule.throughout(earlier(today, amount(years, 'years'), 'years'), today, pointsNow(least)),
    all(atBothEnds(least, years), rule.officerSettles('points-in-between')),
  ),
});

export const routeProvisions: readonly Provision[] = [
  pointsThen,
  on('pr.ten-years', '1(3)ア', yearsSince(residentSince, 10), { evidence: ['residence-record'] }),
  on(
    'pr.work-five-years',
    '1(3)ア',
    // Whether the five years must run to the present is not said: five earlier years are for the officer.
    any(
      yearsSince(workingSince, 5),
      all(yearsSince(perhapsWorkingSince, 5), rule.officerSettles('designated-counts')),
      all(fiveYearsBefore, rule.officerSettles('work-years-to-the-present')),
    ),
  ),
  on('pr.spouse', '2(1)', fact.relation.is('spouse'), { evidence: ['family-register'] }),
  on('pr.married', '2(1)', yearsSince(fact.marriedSince, 3, 'marriage-years')),
  on('pr.one-year', '2(1)', yearsSince(residentSince, 1, 'residence-years'), { evidence: ['residence-record'] }),
  on('pr.child', '2(1)', fact.relation.is('child'), { evidence: ['family-register'] }),
  on(
    'pr.long-term',
    '2(2)',
    all(
      fact.status.is('long_term'),
      // Years as spouse before are counted together by several offices; no text says so.
      any(
        yearsSince(fact.longTermSince, 5),
        all(yearsSince(residentSince, 5), rule.officerSettles('spouse-years-count')),
      ),
    ),
  ),
  on('pr.protected', '2(3)', all(yearsSince(fact.protectedSince, 5), yearsSince(residentSince, 5))),
  on(
    'pr.contribution',
    '2(4)',
    all(fact.contributionClaimed, fact.contributionRecognised, yearsSince(residentSince, 5)),
  ),
  on(
    'pr.regional',
    '2(5)',
    all(yearsSince(fact.regionalPlanSince, 3), yearsSince(residentSince, 3), fact.contributionRecognised),
    { confidence: 'medium' },
  ),
  // The opening words ask for the points today, whichever way the years were spent.
  on('pr.hsp-70', '2(6)', all(pointsNow(70), any(hspFor(3), atBothEnds(70, 3))), {
    evidence: ['points-form', 'points-evidence'],
  }),
  on('pr.hsp-80', '2(7)', any(all(hspFor(1), pointsNow(80), pointsBefore(80, 1)), atBothEnds(80, 1)), {
    evidence: ['points-form', 'points-evidence'],
  }),
  // Nobody has to say so: only who says that the points are too few is taken at their word.
  on('pr.points-possible', '2(6)', rule.unlessDenied(fact.pointsPossible)),
  on('pr.j-skip', '2(8)', all(yearsSince(fact.jSkipSince, 1), yearsSince(residentSince, 1))),
  kept('pr.points-kept', '2(6)', 70, 3),
  kept('pr.points-kept-80', '2(7)', 80, 1),
];

const general = { residenceYears: 5, taxYears: 5, duesMonths: 24 };

/** Who is a highly skilled professional already is asked about points like everybody else about years. */
const points70: NonNullable<Route['door']> = {
  asks: 'pointsPossible',
  openTo: { fact: 'status', oneOf: ['hsp1a', 'hsp1b', 'hsp1c', 'hsp2'] },
};

/**
 * The years of residence each way asks for, in which absences count; look-back periods as the Agency's lists give them, and
 * where they give none, the general ones.
 */
export const routes: readonly Route[] = [
  { id: 'ten-years', adds: ['pr.ten-years', 'pr.work-five-years'], binds: { ...general, residenceYears: 10 } },
  {
    id: 'spouse',
    adds: ['pr.spouse', 'pr.married', 'pr.one-year'],
    binds: { residenceYears: 1, taxYears: 3, duesMonths: 24 },
  },
  { id: 'child', adds: ['pr.child', 'pr.one-year'], binds: { residenceYears: 1, taxYears: 1, duesMonths: 12 } },
  { id: 'long-term', adds: ['pr.long-term'], binds: general },
  { id: 'protected', adds: ['pr.protected'], binds: general, door: { asks: 'protectedSince' } },
  { id: 'contribution', adds: ['pr.contribution'], binds: general, door: { asks: 'contributionClaimed' } },
  {
    id: 'regional',
    adds: ['pr.regional'],
    binds: { ...general, residenceYears: 3 },
    door: { asks: 'regionalPlanSince' },
  },
  {
    id: 'hsp-70',
    adds: ['pr.hsp-70', 'pr.points-kept', 'pr.points-possible'],
    binds: { residenceYears: 3, taxYears: 3, duesMonths: 24 },
    door: points70,
  },
  {
    id: 'hsp-80',
    adds: ['pr.hsp-80', 'pr.points-kept-80', 'pr.points-possible'],
    binds: { residenceYears: 1, taxYears: 1, duesMonths: 12 },
    door: points70,
  },
  {
    id: 'j-skip-residence',
    adds: ['pr.j-skip'],
    binds: { residenceYears: 1, taxYears: 1, duesMonths: 12 },
    door: { asks: 'jSkipSince' },
  },
];
