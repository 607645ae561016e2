/** What every route asks: Act, article 22(2), and the guideline of 2026-02-24, items イ to オ. */
import { type Amount, type Moment, type Month, type Provision, type Requirement, rule, type Truth } from '#rules';
import { fact } from '../facts.ts';
import { filingOf } from '../stay/application.ts';

const {
  after,
  all,
  amount,
  any,
  atLeast,
  coarse,
  earlier,
  not,
  onDay,
  onOrAfter,
  onOrBefore,
  parameter,
  pastIfNever,
  today,
} = rule;

/** The guideline whose text was read. */
const since = { from: '2026-02-24' };
export const guideline = (at: string) => [{ source: 'pr-guideline', at }];
export const base = {
  kind: 'requirement',
  inForce: since,
  basis: 'guideline',
  confidence: 'high',
  bearer: 'resident',
} as const;

/** The last day on which 3 years count as the longest period for everybody. */
const lastThreeYearDay = onDay('2027-03-31', 'last-three-year-day');
/** The decision is what counts; while there is none, the day itself. */
const { decidedBy } = filingOf(fact.applicationFor.is('permanent-residence'));
/** Statuses whose longest period is 3 years. */
const threeYearStatuses = fact.status.is('entertainer', 'cultural', 'ssw2');

const threeYears = fact.periodOfStay.is('3y');

/** LAW: guideline, note 1: who holds 3 years on 2027-03-31 keeps it for the first decision inside that period. */
const heldThen = all(
  threeYears,
  onOrBefore(fact.stayFrom, lastThreeYearDay),
  onOrAfter(fact.stayUntil, lastThreeYearDay),
  decidedBy(fact.stayUntil),
  not(fact.decidedSinceApril2027),
);

export const longestPeriod: Requirement = {
  ...base,
  id: 'pr.longest-period',
  law: guideline('1(3)ウ・注1'),
  weight: 'must',
  requires: any(
    fact.periodOfStay.is('5y', 'indefinite'),
    all(threeYearStatuses, threeYears),
    all(threeYears, decidedBy(lastThreeYearDay)),
    heldThen,
  ),
  bearer: 'agency',
  evidence: ['residence-card'],
};

/** LAW: article 22(2), proviso: it exempts the person, whichever way they apply. */
const family = fact.relation.is('spouse', 'child');
const protectedPerson = onOrBefore(fact.protectedSince, today);

/** Statuses given for work that counts: who holds one lives by it. */
export const workStatuses = [
  'hsp1a',
  'hsp1b',
  'hsp1c',
  'hsp2',
  'engineer_humanities',
  'business_manager',
  'professor',
  'artist',
  'religious',
  'journalist',
  'legal_accounting',
  'medical',
  'researcher',
  'instructor',
  'ict',
  'nursing_care',
  'entertainer',
  'skilled_labor',
  'ssw2',
] as const;

/** The last payment that was late or missed was due before the look-back period. */
const inTime = (lastDue: Moment, count: Amount, unit: 'years' | 'months'): Truth =>
  rule.before(lastDue, earlier(today, count, unit));
/** The month a payment was due in: at the latest on its last day. */
const dueIn = (month: Month): Moment => rule.monthEnd(month);
/** LAW: Employees' Pension Insurance Act 83, and the national pension alike: due on the last day of the month after. */
const premiumDue = (month: Month): Moment => rule.monthEnd(month, 1);

const lateMonth = fact.pensionMonths.last(
  (month) => month.month,
  (month) => month.state.is('late', 'unpaid'),
);

const taxInTime = (lastLate: typeof fact.lastLateTax): Truth =>
  inTime(dueIn(pastIfNever(lastLate)), parameter('taxYears'), 'years');
const duesInTime = (lastDue: Moment): Truth => inTime(lastDue, parameter('duesMonths'), 'months');

/** Somebody else carries the livelihood. Of who lives by their work and has no family tie it is not asked. */
const supported = all(any(family, not(fact.status.is(...workStatuses))), fact.supportedByOther);

const dues = (id: string, requires: Truth, more: Partial<Requirement> = {}): Requirement => ({
  ...base,
  id,
  law: guideline('1(3)イ'),
  weight: 'in-principle',
  requires,
  ...more,
});

/** Every month of the look-back period that was late or missed was the employer's to pay. */
const everyLateMonthEmployers = fact.pensionMonths.every((month) => month.debtor.is('employer'), {
  where: (month) =>
    all(
      month.state.is('late', 'unpaid'),
      onOrAfter(premiumDue(month.month), earlier(today, parameter('duesMonths'), 'months')),
    ),
});
export const employersFailure = coarse(fact.pensionLateByEmployer, everyLateMonthEmployers);

export const pension = dues(
  'pr.pension',
  duesInTime(premiumDue(coarse(pastIfNever(fact.lastLatePension), lateMonth))),
  { evidence: ['pension-record'], cause: { by: 'employer', when: employersFailure } },
);

export const common: readonly Provision[] = [
  {
    ...base,
    id: 'pr.not-yet',
    law: [{ source: 'icrra', at: '第22条第1項' }],
    basis: 'law',
    weight: 'must',
    requires: not(fact.status.is('permanent', 'special_pr')),
    evidence: ['residence-card'],
  },
  {
    ...base,
    id: 'pr.no-sentence',
    law: guideline('1(3)イ'),
    weight: 'must',
    requires: not(fact.sentenced),
  },
  {
    ...base,
    id: 'pr.conduct',
    law: [{ source: 'icrra', at: '第22条第2項第1号' }],
    basis: 'law',
    weight: 'must',
    ...rule.askedOnlyOf(not(family), fact.conductFound),
  },
  {
    ...base,
    id: 'pr.livelihood',
    law: [{ source: 'icrra', at: '第22条第2項第2号' }],
    basis: 'law',
    weight: 'in-principle',
    requires: any(not(fact.publicAssistance), family, protectedPerson, fact.resettledRefugee),
    evidence: ['tax-certificate', 'employment-certificate'],
  },
  dues('pr.resident-tax', taxInTime(fact.lastLateTax), {
    evidence: ['tax-certificate'],
  }),
  dues('pr.national-tax', not(fact.nationalTaxUnpaid), { evidence: ['national-tax-certificate'] }),
  pension,
  dues('pr.health-insurance', duesInTime(dueIn(pastIfNever(fact.lastLateHealthInsurance))), {
    evidence: ['health-insurance-record'],
  }),
  {
    ...base,
    id: 'pr.supporter-dues',
    // The Agency's lists, read second hand, ask for the papers of the applicant or of the person who supports them.
    law: [...guideline('1(3)イ'), { source: 'pr-page', at: '提出書類' }],
    confidence: 'medium',
    weight: 'in-principle',
    ...rule.askedOnlyOf(
      supported,
      all(
        taxInTime(rule.of('supporter', fact.supporterLastLateTax)),
        duesInTime(premiumDue(pastIfNever(rule.of('supporter', fact.supporterLastLatePension)))),
        duesInTime(dueIn(pastIfNever(rule.of('supporter', fact.supporterLastLateHealthInsurance)))),
      ),
    ),
    evidence: ['supporter-dues-record'],
  },
  dues('pr.notifications', fact.notificationsFiled),
  longestPeriod,
  {
    ...base,
    id: 'pr.criteria',
    law: guideline('1(3)エ'),
    weight: 'must',
    requires: fact.criteriaFound,
  },
  {
    ...base,
    id: 'pr.business-capital',
    law: guideline('1(3)エ'),
    weight: 'must',
    ...rule.askedOnlyOf(
      fact.status.is('business_manager', 'hsp1c'),
      atLeast(rule.of('business', fact.businessCapital), amount(30_000_000, 'capital')),
    ),
    bearer: 'employer',
  },
  { ...base, id: 'pr.public-health', law: guideline('1(3)オ'), weight: 'must', requires: fact.publicHealthFound },
  {
    ...base,
    id: 'pr.interest',
    law: [{ source: 'icrra', at: '第22条第2項' }],
    basis: 'law',
    weight: 'must',
    requires: fact.interestFound,
  },
  ...practice(),
];

/** Values people in the field agree on and no official text states: they warn and decide nothing. */
function practice(): readonly Requirement[] {
  const warning = {
    ...base,
    law: [...guideline('1(3)ア'), { source: 'absence-practice', at: '年間の合計出国日数・1回の出国' }],
    basis: 'practice',
    confidence: 'medium',
    weight: 'practice',
  } as const;
  // A year before those the way asks for is no part of them: what broke it then is over.
  const yearsThatCount = { from: earlier(today, parameter('residenceYears'), 'years'), until: today };
  return [
    {
      ...warning,
      id: 'pr.absence-single',
      requires: fact.absences.every(
        (trip) => rule.atMost(rule.elapsed('days', trip.from, trip.until), amount(90, 'longest')),
        {
          where: (trip) => after(trip.until, yearsThatCount.from),
          within: yearsThatCount,
        },
      ),
    },
    {
      ...warning,
      id: 'pr.absence-year',
      // Nobody says whether a calendar year or any year is meant: any year misses neither.
      requires: rule.atMost(fact.absences.mostDaysWithin(amount(365, 'year'), yearsThatCount), amount(100, 'most')),
    },
    {
      ...warning,
      id: 'pr.income',
      law: [
        { source: 'icrra', at: '第22条第2項第2号' },
        { source: 'income-practice', at: '扶養人数別の年収目安' },
      ],
      requires: atLeast(
        rule.of('household', fact.householdIncome),
        rule.sum([amount(3_000_000, 'household'), rule.times(fact.dependants, 500_000, 'each')]),
      ),
    },
  ];
}
