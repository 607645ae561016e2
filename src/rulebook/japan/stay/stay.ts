/**
 * Is the stay lawful on a day, and until when? Act, articles 2-2, 20(6), 21(4) and 24(iv)(ro). One provision, used by every
 * procedure that is only for somebody whose stay runs, and said first in all others.
 */
import { type Effect, type Moment, type Requirement, rule, type Truth, type Valuation } from '#rules';
import type { Chapter } from '../chapter.ts';
import { fact } from '../facts.ts';
import { words } from '../words.ts';

const { after, all, amount, any, atMost, before, not, onOrBefore, today } = rule;

const act = (at: string) => ({ source: 'icrra', at });
/** LAW: the stay goes on while an application is decided since this day. */
const base = { inForce: { from: '2010-07-01' }, basis: 'law', confidence: 'high' } as const;

const expiry = fact.stayUntil;

/** Decided, and granted, by the day looked at. */
const given = (kind: Truth): Truth =>
  all(
    onOrBefore(fact.decisionDate, today),
    // One that is only expected gives nothing, on whichever later day it is looked at.
    onOrBefore(fact.decisionDate, rule.asOf),
    kind,
    fact.decisionGranted,
  );

export const hasEnd: Truth = not(
  any(
    fact.status.is('permanent', 'special_pr', 'hsp2'),
    fact.periodOfStay.is('indefinite'),
    // LAW: article 22(2): the permission itself makes somebody a permanent resident, whatever the old card says.
    given(fact.applicationFor.is('permanent-residence')),
  ),
);

const thirtyDays = any(
  fact.periodOfStay.is('30d', '15d'),
  all(fact.periodOfStay.is('other'), atMost(fact.periodDays, amount(30, 'short'))),
);

/** LAW: an application for anything else (permanent residence, acquisition, a certificate) does not lengthen the stay. */
export const specialPeriod: Requirement = {
  ...base,
  kind: 'requirement',
  id: 'stay.special-period',
  law: [act('第20条第6項'), act('第21条第4項')],
  weight: 'must',
  bearer: 'resident',
  requires: all(
    onOrBefore(fact.applicationDate, expiry),
    fact.applicationFor.is('extension', 'change'),
    after(fact.decisionDate, expiry),
    not(thirtyDays),
  ),
};

const months = 2;
/** LAW: Civil Code 140, 141, 143: two whole calendar months counted from the day after. */
const twoMonths = rule.lastDay(expiry, { months }, 'special');

/** The decision or the end of two months, whichever is earlier. */
const whilePending = (end: Moment): Moment =>
  rule.table(
    'stay',
    [['special-period', rule.met(specialPeriod), rule.latest(expiry, rule.earliest(fact.decisionDate, end))]],
    expiry,
  );

const oldStay = whilePending(twoMonths);

/** Granted while the stay told of, or what followed it, still ran: it goes on until a day of which only the new card tells. */
export const granted = all(
  given(fact.applicationFor.is('extension', 'change')),
  onOrBefore(fact.decisionDate, oldStay),
  onOrBefore(fact.applicationDate, expiry),
);

/** An extension never ends before the stay it extends. */
const extendedUntil = (...most: readonly Moment[]): Moment =>
  rule.latest(expiry, fact.decisionDate, rule.earliest(fact.newStayUntil, ...most));

/** What is given early or late runs from the old last day: it ends so long after the later of the two at most. */
const atMostFor = (count: number, unit: 'years' | 'months' | 'days', id: string): Moment =>
  extendedUntil(rule.later(rule.latest(expiry, fact.decisionDate), amount(count, id), unit));

const { status } = fact;

/**
 * LAW: article 2-2(3): five years at most, without a limit for diplomats, officials, the second class of highly skilled
 * professionals and permanent residents; appended table 2 of the Regulation is shorter for some. Into which status somebody
 * changed nobody has told. WHY five for `ssw2`: the table says three, and a row of five is announced for 2027.
 */
export const newStayUntil: Moment = rule.table(
  'new-stay',
  [
    [
      'change',
      fact.applicationFor.is('change'),
      rule.latest(fact.applicationDate, fact.decisionDate, fact.newStayUntil),
    ],
    ['no-limit', status.is('diplomat', 'official', 'hsp2', 'permanent', 'special_pr'), extendedUntil()],
    ['visitor', status.is('temporary_visitor'), atMostFor(90, 'days', 'visitor')],
    ['one-year', status.is('titp1', 'trainee'), atMostFor(1, 'years', 'training')],
    ['two-years', status.is('titp2', 'titp3'), atMostFor(2, 'years', 'later-training')],
    ['three-years', status.is('entertainer', 'cultural', 'ssw1'), atMostFor(3, 'years', 'shorter')],
    ['student', status.is('student'), atMostFor(51, 'months', 'studies')],
  ],
  atMostFor(5, 'years', 'longest'),
);

export const stayUntil = {
  ...base,
  kind: 'value',
  // The id it was published under.
  id: 'ext.stay-until',
  law: [
    act('第20条第6項'),
    act('第21条第4項'),
    { source: 'civil-code', at: '第140条・第141条・第143条' },
    act('第2条の2第3項'),
    { source: 'icrra-reg', at: '別表第二' },
  ],
  // A stay that began with the decision is the new one itself.
  gives: rule.table(
    'stay-now',
    [['granted', all(granted, before(fact.stayFrom, fact.decisionDate)), newStayUntil]],
    oldStay,
  ),
  unit: 'day',
  // Counting two months forward from the expiry can end a day or two earlier: advise that day, decide by the other.
  deadline: {
    what: 'special-period',
    when: rule.met(specialPeriod),
    lasts: { advise: whilePending(rule.later(expiry, months, 'months')), lawful: oldStay },
  },
} as const satisfies Valuation;

const last = rule.given(stayUntil);

export const stayRuns: Truth = any(onOrBefore(today, expiry), not(hasEnd));
/** The stay, or what follows it while it is decided. */
export const runsByFiling: Truth = onOrBefore(today, last);
/** A stay that was, or may be, given anew. */
export const givenAnew: Truth = any(
  all(granted, runsByFiling),
  // A day that lies ahead, after a stay that still ran when it was told: whether it is extended until then is not decided.
  // What was refused after the stay ended is decided: nothing is left that could extend it.
  all(
    after(today, rule.asOf),
    onOrBefore(rule.asOf, last),
    any(onOrBefore(rule.asOf, expiry), after(fact.decisionDate, rule.asOf), fact.decisionGranted),
    rule.officerSettles('stay-extended'),
  ),
);

export const stayLawful: Requirement = {
  ...base,
  kind: 'requirement',
  id: 'stay.lawful',
  law: [act('第2条の2第3項'), act('第20条第6項'), act('第21条第4項'), act('第24条第4号ロ')],
  weight: 'must',
  bearer: 'resident',
  requires: any(stayRuns, runsByFiling, givenAnew),
  evidence: ['residence-card'],
};

/** What a permission with a new period of stay changes: until when it is, nobody knows before it is given. */
export const newStay: readonly Effect[] = [
  rule.decided(fact.stayFrom),
  rule.decided(fact.stayUntil),
  // What it was given for is what it was applied for with.
  rule.becomes(fact.organisationChanged, false),
];

/** The same, where the Minister chooses how long it is. */
export const newPeriod: readonly Effect[] = [rule.decided(fact.periodOfStay), ...newStay];

export const stayChapter: Chapter = {
  facts: [],
  sources: [],
  provisions: [stayLawful, specialPeriod, stayUntil],
  procedures: [],
  stay: {
    lawful: stayLawful.id,
    until: stayUntil.id,
    special: specialPeriod.id,
    decided: 'decisionDate',
    granted: 'decisionGranted',
    newUntil: 'newStayUntil',
  },
  model: [],
  wording: words.stay,
};
