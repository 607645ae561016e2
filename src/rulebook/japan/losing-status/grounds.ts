/**
 * Grounds on which a status may be revoked, as the Act writes them: article 22-4(1), items (vi) and (vii), with the reasons the
 * Agency gives as examples of a just one. Whether a reason is just is for an officer.
 */
import { type Exception, type Factor, type Ground, type Provision, type Requirement, rule, type Truth } from '#rules';
import { fact } from '../facts.ts';

const { all, amount, complete, officerSettles, onOrAfter, onOrBefore, today } = rule;

const item = (number: 6 | 7) => [{ source: 'icrra', at: `第22条の4第1項第${number}号` }];
/** LAW: the items have these numbers since Act 88 of 2016. */
const act = { inForce: { from: '2017-01-01' }, basis: 'law', confidence: 'high', bearer: 'resident' } as const;
/** Examples of the Agency's guidance, read in good sources and not in the text itself. */
const example = { ...act, kind: 'exception', basis: 'practice', confidence: 'medium', instead: rule.never } as const;

/** LAW: article 22-4 is not for the recognised, who have a ground of their own (61-2-11). */
const recognised: Exception = {
  ...act,
  kind: 'exception',
  id: 'lose.recognised',
  law: [{ source: 'icrra', at: '第22条の4第1項' }],
  when: onOrBefore(fact.protectedSince, today),
  instead: rule.never,
};

/** The reason is told; whether it is just is for the officer. */
const just = (id: string, number: 6 | 7, reason: Truth): Exception => ({
  ...example,
  id: `lose.${id}`,
  law: item(number),
  when: all(reason, officerSettles('just-reason')),
});

const { inactiveReason: idle, apartReason: apart } = fact;
const reasonsToPause: readonly Exception[] = [
  just('job-search', 6, idle.is('job-search')),
  just('illness', 6, idle.is('illness')),
  just('closure', 6, idle.is('closure')),
  just('study-leave', 6, idle.is('study-leave')),
  just('other-pause', 6, idle.is('other')),
];
const reasonsToPart: readonly Exception[] = [
  just('hospital', 7, apart.is('hospital')),
  just('conciliation', 7, apart.is('conciliation')),
  just('other-parting', 7, apart.is('other')),
  just('violence', 7, apart.is('violence')),
];

const pausedLong = onOrAfter(today, complete(fact.inactiveSince, rule.parameter('pausedMonths'), 'months'));

const noActivity: Ground = {
  ...act,
  kind: 'ground',
  id: 'lose.no-activity',
  law: item(6),
  weight: 'in-principle',
  holds: rule.except(pausedLong, recognised, ...reasonsToPause),
  support: { offers: ['job-search-help'] },
};

const noMarriage: Ground = {
  ...act,
  kind: 'ground',
  id: 'lose.no-marriage',
  law: item(7),
  weight: 'in-principle',
  holds: rule.except(
    all(fact.asSpouse, onOrAfter(today, complete(fact.apartSince, amount(6, 'months'), 'months'))),
    recognised,
    ...reasonsToPart,
  ),
  support: { offers: ['status-advice', 'shelter'] },
};

/** A record of the search shows that it is a real one; it decides nothing by itself. */
const searchRecorded: Factor = {
  ...act,
  kind: 'factor',
  id: 'lose.search-recorded',
  law: item(6),
  basis: 'practice',
  confidence: 'medium',
  weight: 'weighed',
  speaks: 'for',
  foundBy: 'officer',
  holds: fact.jobSearchRecorded,
};

/** LAW: item (vi): for three months without a break; a Highly Skilled Professional (ii) for six. */
const activity = ['activity'] as const;
const marriage = ['marriage'] as const;
const { routes, covered: isCovered } = rule.routesBy(
  fact.status,
  {
    activity: { adds: [noActivity.id, searchRecorded.id], binds: { pausedMonths: 3 } },
    hsp2: { adds: [noActivity.id, searchRecorded.id], binds: { pausedMonths: 6 } },
    marriage: { adds: [noMarriage.id] },
  },
  {
    hsp1a: activity,
    hsp1b: activity,
    hsp1c: activity,
    hsp2: ['hsp2'],
    engineer_humanities: activity,
    business_manager: activity,
    professor: activity,
    artist: activity,
    religious: activity,
    journalist: activity,
    legal_accounting: activity,
    medical: activity,
    researcher: activity,
    instructor: activity,
    ict: activity,
    nursing_care: activity,
    entertainer: activity,
    skilled_labor: activity,
    ssw1: activity,
    ssw2: activity,
    titp1: activity,
    titp2: activity,
    titp3: activity,
    esd: activity,
    cultural: activity,
    temporary_visitor: activity,
    student: activity,
    trainee: activity,
    dependent: activity,
    designated: activity,
    diplomat: activity,
    official: activity,
    spouse_jp: marriage,
    spouse_pr: marriage,
    // Neither item is about them; what else article 22-4 says of them is not written here.
    long_term: rule.notCovered,
    permanent: rule.notCovered,
    special_pr: rule.notCovered,
  },
);

export { routes };

export const covered: Requirement = {
  ...act,
  kind: 'requirement',
  id: 'lose.covered',
  law: [...item(6), ...item(7)],
  weight: 'must',
  requires: isCovered,
};

export const losingProvisions: readonly Provision[] = [
  covered,
  noActivity,
  noMarriage,
  searchRecorded,
  recognised,
  ...reasonsToPause,
  ...reasonsToPart,
];
