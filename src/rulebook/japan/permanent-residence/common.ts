/** What every route asks: Act, article 22(2), and the guideline of 2026-02-24, items イ to オ. */
import { type Amount, type Moment, type Provision, type Requirement, rule, type Truth } from '#rules';

const {
  after,
  all,
  amount,
  any,
  atLeast,
  coarse,
  dateOf,
  earlier,
  holds,
  is,
  latest,
  not,
  onDay,
  onOrAfter,
  onOrBefore,
  parameter,
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
const decision = latest(today, dateOf('decisionDate', 'past'));
/** Statuses whose longest period is 3 years. */
const threeYearStatuses = is('status', 'entertainer', 'cultural', 'ssw2');

const threeYears = is('periodOfStay', '3y');

/** LAW: guideline, note 1: who holds 3 years on 2027-03-31 keeps it for the first decision inside that period. */
const heldThen = all(
  threeYears,
  onOrBefore(dateOf('stayFrom'), lastThreeYearDay),
  onOrAfter(dateOf('stayUntil'), lastThreeYearDay),
  onOrBefore(decision, dateOf('stayUntil')),
  not(holds('decidedSinceApril2027')),
);

export const longestPeriod = (more: Truth = rule.never): Truth =>
  any(
    is('periodOfStay', '5y', 'indefinite'),
    all(threeYearStatuses, threeYears),
    all(threeYears, onOrBefore(decision, lastThreeYearDay)),
    heldThen,
    more,
  );

/** Nothing late or missed in the look-back period. */
const inTime = (lastLate: Moment, count: Amount, unit: 'years' | 'months'): Truth =>
  rule.before(lastLate, earlier(today, count, unit));

const lateMonth = rule.lastOf(
  'pensionMonths',
  (month) => month.date('month'),
  (month) => month.is('state', 'late', 'unpaid'),
);

const dues = (id: string, requires: Truth, more: Partial<Requirement> = {}): Requirement => ({
  ...base,
  id,
  law: guideline('1(3)イ'),
  weight: 'in-principle',
  requires,
  ...more,
});

export const pension = dues(
  'pr.pension',
  inTime(coarse('lastLatePension', lateMonth, 'past'), parameter('duesMonths'), 'months'),
  { evidence: ['pension-record'] },
);

export const common: readonly Provision[] = [
  {
    ...base,
    id: 'pr.not-yet',
    law: [{ source: 'icrra', at: '第22条第1項' }],
    basis: 'law',
    weight: 'must',
    requires: not(is('status', 'permanent', 'special_pr')),
    evidence: ['residence-card'],
  },
  {
    ...base,
    id: 'pr.no-sentence',
    law: guideline('1(3)イ'),
    weight: 'must',
    requires: not(holds('sentenced')),
  },
  {
    ...base,
    id: 'pr.conduct',
    law: [{ source: 'icrra', at: '第22条第2項第1号' }],
    basis: 'law',
    weight: 'must',
    requires: holds('conductFound'),
  },
  {
    ...base,
    id: 'pr.livelihood',
    law: [{ source: 'icrra', at: '第22条第2項第2号' }],
    basis: 'law',
    weight: 'in-principle',
    requires: any(not(holds('publicAssistance')), holds('resettledRefugee')),
    evidence: ['tax-certificate', 'employment-certificate'],
  },
  dues('pr.resident-tax', inTime(dateOf('lastLateTax', 'past'), parameter('taxYears'), 'years'), {
    evidence: ['tax-certificate'],
  }),
  dues('pr.national-tax', not(holds('nationalTaxUnpaid')), { evidence: ['national-tax-certificate'] }),
  pension,
  dues('pr.health-insurance', inTime(dateOf('lastLateHealthInsurance', 'past'), parameter('duesMonths'), 'months'), {
    evidence: ['health-insurance-record'],
  }),
  dues('pr.notifications', holds('notificationsFiled')),
  {
    ...base,
    id: 'pr.longest-period',
    law: guideline('1(3)ウ・注1'),
    weight: 'must',
    requires: longestPeriod(),
    bearer: 'agency',
    evidence: ['residence-card'],
  },
  {
    ...base,
    id: 'pr.criteria',
    law: guideline('1(3)エ'),
    weight: 'must',
    requires: holds('criteriaFound'),
  },
  {
    ...base,
    id: 'pr.business-capital',
    law: guideline('1(3)エ'),
    weight: 'must',
    ...rule.askedOnlyOf(
      is('status', 'business_manager', 'hsp1c'),
      atLeast(rule.amountOf('businessCapital'), amount(30_000_000)),
    ),
    bearer: 'employer',
  },
  { ...base, id: 'pr.public-health', law: guideline('1(3)オ'), weight: 'must', requires: holds('publicHealthFound') },
  {
    ...base,
    id: 'pr.interest',
    law: [{ source: 'icrra', at: '第22条第2項' }],
    basis: 'law',
    weight: 'must',
    requires: holds('interestFound'),
  },
  ...practice(),
];

/** Values people in the field agree on and no official text states: they warn and decide nothing. */
function practice(): readonly Requirement[] {
  const warning = {
    ...base,
    law: guideline('1(3)ア'),
    basis: 'practice',
    confidence: 'medium',
    weight: 'practice',
  } as const;
  const lastTenYears = { from: earlier(today, 10, 'years'), until: today };
  return [
    {
      ...warning,
      id: 'pr.absence-single',
      requires: rule.every(
        'absences',
        (trip) => rule.atMost(rule.elapsed('days', trip.date('from'), trip.date('until')), amount(90)),
        {
          where: (trip) => after(trip.date('until'), lastTenYears.from),
          within: lastTenYears,
        },
      ),
    },
    {
      ...warning,
      id: 'pr.absence-year',
      requires: rule.atMost(
        rule.daysWithin('absences', { from: earlier(today, 1, 'years'), until: today }),
        amount(100),
      ),
    },
    {
      ...warning,
      id: 'pr.income',
      law: [{ source: 'icrra', at: '第22条第2項第2号' }],
      requires: atLeast(
        rule.amountOf('householdIncome'),
        rule.sum([amount(3_000_000), rule.times(rule.amountOf('dependants'), 500_000)]),
      ),
    },
  ];
}
