/**
 * The revision drafted on 2026-08-04 and reported as adopted on 2026-10-01. Its final wording could not be read, so it
 * stands as an unverified text beside the one of 2026-02-24. Income and public burden only warn; the other items are for
 * applications from 2027-04-01.
 */
import { type Change, type Patch, type Requirement, rule } from '#rules';
import { fact } from '../facts.ts';
import { filingOf } from '../stay/application.ts';
import { base, longestPeriod } from './common.ts';

const { all, amount, any, before, earlier, not, onDay, today } = rule;

const draft = (at: string) => [{ source: 'pr-draft', at }];
const item = { ...base, confidence: 'medium', inForce: { from: '2026-04-01' } } as const;
const procedure = 'permanent-residence';
const filing = filingOf(fact.applicationFor.is(procedure));

/** Filed before the revision and decided before it: nothing of the draft applies. */
const beforeRevision = all(before(fact.applicationDate, onDay('2026-10-01')), before(today, onDay('2026-10-01')));

const income: Requirement = {
  ...item,
  id: 'pr.draft.income',
  law: draft('2-4(2)'),
  weight: 'practice',
  confidence: 'low',
  requires: any(beforeRevision, fact.incomeAboveAverage),
};
const burden: Requirement = {
  ...item,
  id: 'pr.draft.public-burden',
  law: draft('2-5(7)'),
  weight: 'practice',
  confidence: 'low',
  requires: any(beforeRevision, not(fact.publicAssistance)),
};

const warnings: readonly Change[] = [
  { op: 'put', provision: income },
  { op: 'put', provision: burden },
  // The draft asks when the application was filed, not when it is decided.
  rule.change(longestPeriod, { law: draft('2-5(3)'), confidence: 'medium', words: 'pr.longest-period@2027-04' }),
  rule.also(longestPeriod, all(fact.periodOfStay.is('3y'), filing.by(onDay('2027-03-31', 'last-filing-day')))),
  { op: 'require', procedure, provision: 'pr.draft.income' },
  { op: 'require', procedure, provision: 'pr.draft.public-burden' },
];

export const fromApril2026: Patch = { id: 'pr-draft-income', basis: 'guideline', changes: warnings };

const trips = { from: earlier(today, amount(10, 'window'), 'years'), until: today };

export const japanese: Requirement = {
  ...item,
  id: 'pr.draft.japanese',
  law: draft('2-5(5)'),
  weight: 'must',
  integration: true,
  support: { offers: ['japanese-courses'] },
  requires: fact.japaneseLevel.is('b1', 'exempt'),
  evidence: ['japanese-certificate'],
};

const later: readonly Requirement[] = [
  japanese,
  {
    ...item,
    id: 'pr.draft.absence-single',
    law: draft('2-5(1)'),
    weight: 'in-principle',
    requires: fact.absences.every(
      (trip) => before(trip.until, rule.complete(trip.from, amount(6, 'months'), 'months')),
      {
        where: (trip) => rule.after(trip.until, trips.from),
        within: trips,
      },
    ),
  },
  {
    ...item,
    id: 'pr.draft.absence-total',
    law: draft('2-5(1)'),
    weight: 'in-principle',
    requires: rule.lessThan(fact.absences.daysWithin(trips), amount(913, 'away')),
  },
];

/** For applications from 2027-04-01. */
export const fromApril2027: Patch = {
  id: 'pr-draft-whole',
  basis: 'guideline',
  changes: [
    ...warnings,
    ...later.map((provision): Change => ({ op: 'put', provision })),
    ...later.map(({ id }): Change => ({ op: 'require', procedure, provision: id })),
    { op: 'constant', provision: 'pr.married', constant: 'marriage-years', value: 5 },
    { op: 'constant', provision: 'pr.one-year', constant: 'residence-years', value: 3 },
    ...['spouse', 'child'].map(
      (route): Change => ({ op: 'bind', procedure, route, parameter: 'residenceYears', value: 3 }),
    ),
  ],
};
