/** When an extension can be filed, and how long one may stay while it is decided: Act, articles 20(6) and 21(4). */
import { type Moment, type Provision, type Requirement, rule, type Truth } from '#rules';
import { fact } from '../facts.ts';

const { after, all, amount, any, atMost, earlier, not, onOrAfter, onOrBefore, today } = rule;

export const since = { from: '2026-06-01' };
const act = (at: string) => ({ source: 'icrra', at });
const base = { inForce: since, basis: 'law', confidence: 'high', bearer: 'resident' } as const;

const expiry = fact.stayUntil;
/** The day it was filed; while it is not, the day looked at. */
const filing = rule.earliest(fact.applicationDate, today);

const months = 2;
/** LAW: Civil Code 140, 141, 143: two whole calendar months counted from the day after. */
const twoMonths = rule.lastDay(expiry, { months }, 'special');

/** Six months or more, by the card; a length set in days is counted by the calendar. */
const sixMonths = any(
  fact.periodOfStay.is('5y', '3y', '2y', '1y', '6m'),
  all(
    fact.periodOfStay.is('other'),
    onOrBefore(rule.complete(fact.stayFrom, amount(6, 'long'), 'months'), rule.later(expiry, 1, 'days')),
  ),
);
const threeMonthsBefore = earlier(expiry, amount(3, 'opens'), 'months');

const thirtyDays = any(
  fact.periodOfStay.is('30d', '15d'),
  all(fact.periodOfStay.is('other'), atMost(fact.periodDays, amount(30, 'short'))),
);
const specialPeriod = all(onOrBefore(fact.applicationDate, expiry), not(thirtyDays));

/** The earlier of the decision and the end of two months, and never before the stay itself ends. */
const whilePending = (end: Moment): Moment =>
  rule.table(
    'stay',
    [['special-period', specialPeriod, rule.latest(expiry, rule.earliest(fact.decisionDate, end))]],
    expiry,
  );

const inTime: Requirement = {
  kind: 'requirement',
  id: 'ext.in-time',
  ...base,
  law: [act('第21条第2項'), { source: 'closing-days', at: '第2条' }],
  confidence: 'medium',
  weight: 'must',
  requires: onOrBefore(filing, rule.filingDeadlineOf(expiry)),
  deadline: { what: 'extension', ...rule.filingBy(expiry) },
};

/** Filed on the first open day after the stay ended: accepted by practice, and the stay ended all the same. */
const closingDay: Requirement = {
  kind: 'requirement',
  id: 'ext.closing-day',
  ...base,
  law: [{ source: 'closing-days', at: '第2条' }],
  basis: 'practice',
  confidence: 'medium',
  weight: 'practice',
  requires: any(onOrBefore(filing, expiry), after(filing, rule.filingDeadlineOf(expiry))),
};

const opened: Requirement = {
  kind: 'requirement',
  id: 'ext.window',
  ...base,
  law: [{ source: 'extension-page', at: '申請期間' }],
  basis: 'practice',
  weight: 'must',
  requires: any(
    not(sixMonths),
    onOrAfter(filing, threeMonthsBefore),
    all(fact.earlyReason, rule.officerSettles('early-filing')),
  ),
};

const hasEnd: Truth = not(any(fact.status.is('permanent', 'special_pr', 'hsp2'), fact.periodOfStay.is('indefinite')));

export const windowProvisions: readonly Provision[] = [
  {
    kind: 'requirement',
    id: 'ext.has-end',
    ...base,
    law: [act('第21条第1項')],
    weight: 'must',
    requires: hasEnd,
    evidence: ['residence-card'],
  },
  opened,
  inTime,
  closingDay,
  {
    kind: 'value',
    id: 'ext.opens',
    ...base,
    law: [{ source: 'extension-page', at: '申請期間' }],
    basis: 'practice',
    gives: rule.table('opens', [['three-months', sixMonths, threeMonthsBefore]], fact.stayFrom),
    unit: 'day',
  },
  {
    kind: 'value',
    id: 'ext.stay-until',
    ...base,
    law: [act('第20条第6項'), act('第21条第4項'), { source: 'civil-code', at: '第140条・第141条・第143条' }],
    gives: whilePending(twoMonths),
    unit: 'day',
    // Counting two months forward from the expiry can end a day or two earlier: advise that day, decide by the other.
    deadline: {
      what: 'special-period',
      when: specialPeriod,
      advise: whilePending(rule.later(expiry, months, 'months')),
      lawful: whilePending(twoMonths),
    },
  },
];
