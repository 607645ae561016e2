/**
 * Grounds on which a status may be revoked, as the Act writes them: article 22-4(1), items (vi) and (vii), with the reasons the
 * Agency gives as examples of a just one. Whether a reason is just is for an officer.
 */
import { type Exception, type Factor, type Ground, type Provision, rule, type Truth } from '#rules';
import { fact } from '../facts.ts';

const { all, amount, complete, not, officerSettles, onOrAfter, onOrBefore, today } = rule;

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

/** LAW: for three months without a break; a Highly Skilled Professional (ii) for six. */
const pausedLong = rule.table(
  'paused',
  [
    [
      'hsp2',
      fact.status.is('hsp2'),
      onOrAfter(today, complete(fact.inactiveSince, amount(6, 'hsp2-months'), 'months')),
    ],
  ],
  onOrAfter(today, complete(fact.inactiveSince, amount(3, 'months'), 'months')),
);

const tableOne = not(fact.status.is('permanent', 'special_pr', 'spouse_jp', 'spouse_pr', 'long_term'));

const noActivity: Ground = {
  ...act,
  kind: 'ground',
  id: 'lose.no-activity',
  law: item(6),
  weight: 'in-principle',
  holds: rule.except(all(tableOne, pausedLong), recognised, ...reasonsToPause),
  support: { offers: ['job-search-help'] },
};

const noMarriage: Ground = {
  ...act,
  kind: 'ground',
  id: 'lose.no-marriage',
  law: item(7),
  weight: 'in-principle',
  holds: rule.except(
    all(
      fact.status.is('spouse_jp', 'spouse_pr'),
      fact.asSpouse,
      onOrAfter(today, complete(fact.apartSince, amount(6, 'months'), 'months')),
    ),
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

export const grounds: readonly (Ground | Factor)[] = [noActivity, noMarriage, searchRecorded];
export const losingProvisions: readonly Provision[] = [...grounds, recognised, ...reasonsToPause, ...reasonsToPart];
