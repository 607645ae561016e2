/**
 * Duties to tell the Agency about an organisation or a marriage: Act, article 19-16. The organisation the present permission
 * was given for is known to it and no news; which one that was is asked, since no order of dates can say it.
 */
import {
  type Change,
  type Duty,
  type Moment,
  type Provision,
  type RecordIn,
  rule,
  type Truth,
  type Valuation,
} from '#rules';
import { fact } from '../facts.ts';
import type { person } from '../person/facts.ts';

const { all, amount, any, atMost, earlier, not, onOrBefore, after, today } = rule;
const { jobs, notices, organisationChanges } = fact;
type Job = RecordIn<typeof jobs>;

type Status = Parameters<(typeof person)['fact']['status']['is']>[number];
/** Whom article 19-16 concerns. `activity`, `contract`, `spouse`: its items (i) to (iii). */
type Tie = 'activity' | 'contract' | 'school' | 'performance' | 'designation' | 'spouse' | 'none';

/** LAW: article 19-16, items (i) to (iii). Every status is named: one that is forgotten would owe nothing. */
const tieOf: Readonly<Record<Status, Tie>> = {
  professor: 'activity',
  hsp1c: 'activity',
  business_manager: 'activity',
  legal_accounting: 'activity',
  medical: 'activity',
  instructor: 'activity',
  ict: 'activity',
  titp1: 'activity',
  titp2: 'activity',
  titp3: 'activity',
  esd: 'activity',
  trainee: 'activity',
  student: 'school',
  hsp1a: 'contract',
  hsp1b: 'contract',
  hsp2: 'contract',
  researcher: 'contract',
  engineer_humanities: 'contract',
  nursing_care: 'contract',
  skilled_labor: 'contract',
  ssw1: 'contract',
  ssw2: 'contract',
  entertainer: 'performance',
  designated: 'designation',
  dependent: 'spouse',
  spouse_jp: 'spouse',
  spouse_pr: 'spouse',
  diplomat: 'none',
  official: 'none',
  artist: 'none',
  religious: 'none',
  journalist: 'none',
  cultural: 'none',
  temporary_visitor: 'none',
  long_term: 'none',
  permanent: 'none',
  special_pr: 'none',
};
const tied = (...ties: readonly Tie[]): Truth =>
  fact.status.is(...(Object.keys(tieOf) as Status[]).filter((status) => ties.includes(tieOf[status])));

export const act = (at: string) => ({ source: 'icrra', at });
/** LAW: Act 79 of 2009 put these duties in the place of registration with the municipality. */
const since = { from: '2012-07-09' };
const concerns = { kind: 'value', inForce: since, basis: 'law', unit: 'yes-no' } as const;

/** LAW: article 19-3: whoever was given three months or less is none. */
export const midToLongTerm = {
  ...concerns,
  id: 'notice.mid-to-long-term',
  law: [act('第19条の3')],
  confidence: 'high',
  gives: not(
    any(
      fact.status.is('temporary_visitor', 'diplomat', 'official', 'special_pr'),
      all(
        // LAW: their stay has no end.
        not(fact.status.is('permanent', 'hsp2')),
        any(
          fact.periodOfStay.is('3m', '90d', '30d', '15d'),
          all(fact.periodOfStay.is('other'), atMost(fact.periodDays, amount(90, 'short-stay'))),
        ),
      ),
    ),
  ),
} as const satisfies Valuation;

/** Has an organisation that the Agency is told about. */
export const tiedToOrganisation = {
  ...concerns,
  id: 'notice.tied-to-organisation',
  law: [act('第19条の16第1号・第2号')],
  confidence: 'high',
  gives: all(
    rule.given(midToLongTerm),
    any(
      tied('activity', 'contract', 'school'),
      all(tied('performance'), fact.performanceContract),
      all(tied('designation'), rule.officerSettles('designation-names-organisation')),
    ),
  ),
} as const satisfies Valuation;

/** What a permission was given for is work where nobody says whether it is a school. */
const isSchool = ({ school, permittedFor }: Organisation): Truth =>
  permittedFor === undefined ? school : rule.otherwise(school, all(not(permittedFor), school));
type Organisation = Pick<Job, 'school'> & Partial<Pick<Job, 'permittedFor'>>;

/** Of a student only the school counts, of everybody else only work. */
const counts = (it: Organisation): Truth =>
  any(all(tied('school'), it.school), all(not(tied('school')), not(isSchool(it))));

/**
 * Whoever was under it on the day of the event: since the present period began that is who they are now, before it who they
 * were, and where nobody has told that, it is unknown.
 */
export const onThatDay = (event: Moment, under: Truth): Truth =>
  any(all(onOrBefore(fact.stayFrom, event), under), all(after(fact.stayFrom, event), rule.at(event, under)));
const countsThen = (job: Pick<Job, 'school'>, event: Moment): Truth =>
  onThatDay(event, all(rule.given(tiedToOrganisation), counts(job)));

/** LAW: within 14 days of the event, which does not count (Civil Code 140); a closing day moves it to the next open one. */
const fortnight = (event: Moment) => rule.filingBy(rule.lastDay(event, { days: 14 }, 'days'));

export const owedByResident = {
  inForce: since,
  basis: 'law',
  confidence: 'high',
  bearer: 'resident',
  beneficiary: 'agency',
  due: fortnight,
} as const;
const base = {
  ...owedByResident,
  consequence: {
    law: [act('第71条の5第3号'), { source: 'extension-guideline', at: '8' }],
    fine: 200_000,
  },
} as const;
const about = (kind: 'joined' | 'left') =>
  ({
    acts: notices,
    by: 'organisation',
    where: (it: RecordIn<typeof notices>) => it.kind.is(kind),
    on: (it: RecordIn<typeof notices>) => it.on,
  }) as const;

const isThere = (job: Job): Truth => all(onOrBefore(job.from, today), after(job.until, today));

/** The one organisation somebody has, where nothing has changed since the permission, is the one it was given for. */
const soleOrganisation = {
  ...concerns,
  id: 'notice.sole-organisation',
  law: [act('第19条の16第1号・第2号')],
  confidence: 'medium',
  gives: all(
    not(fact.organisationChanged),
    // WHY not exactly one: the record that asks is one itself, if it counts.
    atMost(jobs.count({ where: (job) => all(counts(job), isThere(job)) }), amount(1)),
  ),
} as const satisfies Valuation;
/**
 * What holds of every life: whoever is only where the permission was not given for has another organisation than then. A
 * second one beside it is no change.
 */
export const organisationAsPermitted: Truth = any(
  fact.organisationChanged,
  not(rule.given(tiedToOrganisation)),
  not(jobs.some((job) => all(counts(job), isThere(job), not(job.permittedFor)))),
  jobs.some((job) => all(counts(job), isThere(job), job.permittedFor)),
);

export const joined: Duty = rule.duty({
  ...base,
  id: 'notice.joined',
  what: 'notice-joined',
  law: [act('第19条の16第1号・第2号')],
  who: rule.given(tiedToOrganisation),
  each: jobs,
  arises: (job) => job.from,
  owed: (job, event) => {
    const known = any(all(isThere(job), rule.given(soleOrganisation)), job.permittedFor);
    return all(countsThen(job, event), not(rule.otherwise(job.permittedFor, known)));
  },
  fulfilledBy: about('joined'),
});

// `until` is the first day no longer there, so the event is the day before.
const lastDayThere = (job: Job): Moment => earlier(job.until, 1, 'days');

const leaving = {
  ...base,
  id: 'notice.left',
  what: 'notice-left',
  law: [act('第19条の16第1号・第2号')],
  who: rule.given(tiedToOrganisation),
  each: jobs,
  arises: lastDayThere,
  owed: countsThen,
  fulfilledBy: about('left'),
  doubtShown: true,
} as const;
export const left: Duty = rule.duty(leaving);

export const marriageEnded: Duty = rule.dutyOnce({
  ...base,
  id: 'notice.marriage-ended',
  what: 'notice-marriage-ended',
  law: [act('第19条の16第3号')],
  who: all(rule.given(midToLongTerm), tied('spouse'), fact.asSpouse),
  owed: onThatDay(fact.marriageEnded, all(rule.given(midToLongTerm), tied('spouse'))),
  arises: fact.marriageEnded,
  fulfilledBy: fact.marriageEndTold,
});

/** Advice of the model: who lets somebody go tells them, in their language, what they now owe, on the last day at the latest. */
const employerTells: Duty = rule.duty({
  id: 'employer.tells-of-notices',
  what: 'employer-tells',
  law: [{ source: 'labour-policy', at: '第7条・第8条' }],
  inForce: since,
  basis: 'model',
  confidence: 'low',
  bearer: 'employer',
  beneficiary: 'resident',
  consequence: { law: [] },
  who: rule.given(tiedToOrganisation),
  each: jobs,
  arises: leaving.arises,
  owed: leaving.owed,
  due: (event) => ({ notFiled: event }),
  fulfilledBy: { acts: fact.explanations, by: 'organisation', on: (it) => it.on },
});

/** A new name or address of the organisation, or its end. */
export const organisationChanged: Duty = rule.duty({
  ...base,
  id: 'notice.organisation-changed',
  what: 'notice-organisation-changed',
  law: [act('第19条の16第1号・第2号')],
  who: rule.given(tiedToOrganisation),
  each: organisationChanges,
  arises: (it) => it.on,
  owed: countsThen,
  fulfilledBy: (it) => it.told,
});

export const organisationDuties: readonly Provision[] = [
  midToLongTerm,
  tiedToOrganisation,
  soleOrganisation,
  joined,
  left,
  organisationChanged,
  marriageEnded,
];

/** While the employer has not told, the notice of leaving is not late; its time runs from then. */
export const blockedByEmployer: readonly Change[] = [
  { op: 'put', provision: employerTells },
  rule.change(left, {
    keeps: rule.duty({ ...leaving, blockedBy: employerTells }).keeps,
    words: 'notice.left@model',
  }),
];
