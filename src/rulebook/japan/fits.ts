/**
 * What must fit together of what is told, because it holds of every life: what the questions themselves mean, and what
 * comes before what. Only what cannot be otherwise stands here; what is merely rare does not.
 */
import { type Amount, type Moment, type RecordIn, rule, type Truth, type WrittenFit } from '#rules';
import { fact } from './facts.ts';
import { organisationAsPermitted } from './notices/duties.ts';
import { statuses } from './person/facts.ts';
import { granted, newStayUntil } from './stay/stay.ts';

const { after, all, any, atMost, before, elapsed, not, onOrAfter, onOrBefore, today } = rule;

const happened = (since: Moment): Truth => onOrBefore(since, today);
const onlyIf = (one: Truth, other: Truth): Truth => any(not(one), other);

const childBorn = rule.of('child', fact.childBirthDate);

const birth: readonly Truth[] = [
  ...[
    fact.stayFrom,
    fact.applicationDate,
    fact.residentSince,
    fact.workingSince,
    fact.marriedSince,
    fact.longTermSince,
    fact.protectedSince,
    fact.regionalPlanSince,
    fact.hspSince,
    fact.jSkipSince,
  ].map((it) => onOrBefore(fact.birthDate, it)),
  fact.stays.every((stay) => onOrBefore(fact.birthDate, stay.from)),
  fact.absences.every((trip) => onOrBefore(fact.birthDate, trip.from)),
  fact.jobs.every((job) => onOrBefore(fact.birthDate, job.from)),
  fact.pensionMonths.every(({ month }) => onOrBefore(fact.birthDate, rule.monthEnd(month))),
  // A child's own record tells both of the child.
  onOrBefore(fact.birthDate, childBorn),
  onlyIf(fact.applicationFor.is('acquisition'), onOrBefore(childBorn, fact.applicationDate)),
  atMost(fact.careerYears, elapsed('years', fact.birthDate, today)),
];

/** "Since when have you lived in Japan without a break": a status held since an earlier day is such a life. */
const residence: readonly Truth[] = [
  ...[fact.workingSince, fact.longTermSince, fact.hspSince].map((it) => onOrBefore(fact.residentSince, it)),
  fact.absences.every((trip) => not(all(before(trip.from, fact.residentSince), after(trip.until, fact.residentSince)))),
  onOrBefore(fact.stayFrom, fact.stayUntil),
];

/**
 * LAW: what is granted early or in the special period (two months, article 20(6)) runs from the old last day, so it ends later or
 * earlier than so long after the permission. The Agency takes an application from three months before the end, and earlier for
 * special reasons, of which it gives no limit: a year is far beyond what is reported. The months of two ends differ by three
 * days.
 */
const runsFor = (...length: readonly [count: number | Amount, unit: 'years' | 'months' | 'days']): Truth => {
  const end = rule.later(fact.stayFrom, ...length);
  const first = rule.earlier(rule.earlier(end, 2, 'months'), 3, 'days');
  return all(onOrAfter(fact.stayUntil, first), onOrBefore(fact.stayUntil, rule.later(end, 1, 'years')));
};

/** The length on the card and the two days beside it. */
const period: readonly Truth[] = [
  onlyIf(fact.periodOfStay.is('5y'), runsFor(5, 'years')),
  onlyIf(fact.periodOfStay.is('3y'), runsFor(3, 'years')),
  onlyIf(fact.periodOfStay.is('2y'), runsFor(2, 'years')),
  onlyIf(fact.periodOfStay.is('1y'), runsFor(1, 'years')),
  onlyIf(fact.periodOfStay.is('6m'), runsFor(6, 'months')),
  onlyIf(fact.periodOfStay.is('4m'), runsFor(4, 'months')),
  onlyIf(fact.periodOfStay.is('3m'), runsFor(3, 'months')),
  onlyIf(fact.periodOfStay.is('90d'), runsFor(90, 'days')),
  onlyIf(fact.periodOfStay.is('30d'), runsFor(30, 'days')),
  onlyIf(fact.periodOfStay.is('15d'), runsFor(15, 'days')),
  onlyIf(fact.periodOfStay.is('other'), runsFor(fact.periodDays, 'days')),
];
const act = (at: string) => ({ source: 'icrra', at });
const periodBy = [act('第20条第6項'), { source: 'extension-page', at: '申請期間' }];

/**
 * LAW: article 2-2(3): a stay without end has no last day; that of the card is another. A status given without end may stand
 * beside the last day of the stay before it.
 */
const endless: Truth = onlyIf(fact.periodOfStay.is('indefinite'), after(fact.stayUntil, rule.onDay('9999-12-31')));

const same = (one: Moment, other: Moment): Truth => all(onOrBefore(one, other), onOrAfter(one, other));

/** The last day a decision gave: no longer than the law allows, and that of the stay which began with it. */
const newStay: readonly Truth[] = [
  onlyIf(all(granted, before(fact.stayFrom, fact.decisionDate)), same(fact.newStayUntil, newStayUntil)),
  onlyIf(all(granted, same(fact.stayFrom, fact.decisionDate)), same(fact.newStayUntil, fact.stayUntil)),
];

const hsp = fact.status.is('hsp1a', 'hsp1b', 'hsp1c', 'hsp2');
const longTerm = fact.status.is('long_term');
const noWork = fact.status.is(
  'student',
  'dependent',
  'temporary_visitor',
  'trainee',
  'titp1',
  'titp2',
  'titp3',
  'ssw1',
);

/** The status of today and the days since when it is held. */
const status: readonly Truth[] = [
  onlyIf(hsp, happened(fact.hspSince)),
  onlyIf(happened(fact.hspSince), hsp),
  onlyIf(longTerm, happened(fact.longTermSince)),
  onlyIf(happened(fact.longTermSince), longTerm),
  onlyIf(happened(fact.workingSince), not(noWork)),
  all(
    ...statuses.map((it) =>
      onlyIf(
        fact.status.is(it),
        fact.stays.every((stay) => stay.status.is(it), {
          where: (stay) => all(onOrBefore(stay.from, today), after(stay.until, today)),
        }),
      ),
    ),
  ),
];

const family: readonly Truth[] = [
  onlyIf(fact.relation.is('spouse'), happened(fact.marriedSince)),
  onlyIf(happened(fact.marriedSince), not(fact.relation.is('none'))),
];

const degrees: readonly Truth[] = [
  onlyIf(fact.managementDegree, fact.education.is('doctor', 'mba', 'master')),
  onlyIf(fact.severalDegrees, fact.education.is('doctor', 'mba', 'master')),
  ...[fact.japaneseDegree, fact.designatedUniversity, fact.japanese.is('major')].map((it) =>
    onlyIf(it, not(fact.education.is('none'))),
  ),
];

type Month = RecordIn<typeof fact.pensionMonths>;
const late = ({ state }: Month): Truth => state.is('late', 'unpaid');
const lastDue = (where: (month: Month) => Truth): Moment =>
  rule.monthEnd(fact.pensionMonths.last(({ month }) => month, where));

/** Which months count differs with the way; the last late one counts for every way that looks at any. */
const employersMonths = any(
  before(
    lastDue((month) => all(late(month), month.debtor.is('self'))),
    lastDue(late),
  ),
  not(fact.pensionMonths.some(late)),
);

export const fits: readonly WrittenFit[] = [
  ...birth,
  ...residence,
  ...status,
  ...period.map((requires): WrittenFit => ({ requires, law: periodBy, confidence: 'medium' })),
  { requires: endless, law: [act('第2条の2第3項')], confidence: 'high' },
  ...newStay.map(
    (requires): WrittenFit => ({ requires, law: [act('第2条の2第3項'), act('第20条第6項')], confidence: 'high' }),
  ),
  ...family,
  ...degrees,
  organisationAsPermitted,
  // What was accepted or decided had been applied for.
  ...[fact.acceptanceDate, fact.decisionDate].map((it) => onlyIf(happened(it), onOrAfter(it, fact.applicationDate))),
  onlyIf(fact.pensionLateByEmployer, employersMonths),
  {
    requires: onlyIf(rule.not(fact.pointsPossible), rule.lessThan(fact.hspPoints, rule.amount(70))),
    law: [{ source: 'pr-guideline', at: '2(6)' }],
    confidence: 'high',
  },
];
