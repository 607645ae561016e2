/** When an extension can be filed: Act, article 21. How long one may stay while it is decided is said by the stay itself. */
import { type Provision, type Requirement, rule } from '#rules';
import { fact } from '../facts.ts';
import { filingOf } from '../stay/application.ts';
import { givenAnew, hasEnd, runsByFiling, stayRuns } from '../stay/stay.ts';

const { after, all, amount, any, earlier, not, onOrBefore, today } = rule;

/** The guideline as revised in June 2026. */
export const since = { from: '2026-06-01' };
/** LAW: Act 79 of 2009 gave articles 20(6) and 21 their present text. */
const actSince = { from: '2012-07-09' };
const act = (at: string) => ({ source: 'icrra', at });
const base = { inForce: actSince, basis: 'law', confidence: 'high', bearer: 'resident' } as const;

const expiry = fact.stayUntil;
const own = fact.applicationFor.is('extension');
const filing = filingOf(own);
/** LAW: Act on holidays of administrative organs, article 2: accepted as in time on the next open day. */
const extensionBy = rule.filingBy(expiry);
const lastFiling = extensionBy.lawful;

/** Six months or more, by the card; a length set in days is counted by the calendar. */
const sixMonths = any(
  fact.periodOfStay.is('5y', '3y', '2y', '1y', '6m'),
  all(
    fact.periodOfStay.is('other'),
    onOrBefore(rule.complete(fact.stayFrom, amount(6, 'long'), 'months'), rule.later(expiry, 1, 'days')),
  ),
);
const threeMonthsBefore = earlier(expiry, amount(3, 'opens'), 'months');

const inTime: Requirement = {
  kind: 'requirement',
  id: 'ext.in-time',
  ...base,
  law: [act('第21条第2項'), { source: 'closing-days', at: '第2条' }],
  confidence: 'medium',
  weight: 'must',
  requires: filing.by(lastFiling),
  deadline: { what: 'extension', filing: extensionBy, done: filing.done },
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
  requires: any(filing.by(expiry), filing.after(lastFiling)),
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
    filing.from(threeMonthsBefore),
    all(fact.earlyReason, rule.officerSettles('early-filing')),
  ),
};

/** Undecided, or granted: what was refused after the stay ended cannot be filed again. */
const notRefused = any(after(fact.decisionDate, today), fact.decisionGranted);

/**
 * The stay runs, or goes on by one's own application: the special period of another one opens nothing here. Or it ended on a
 * day the office was closed and the application came on the next open one.
 */
export const stillOpen: Requirement = {
  kind: 'requirement',
  id: 'ext.still-open',
  ...base,
  law: [act('第21条第2項'), act('第20条第6項'), { source: 'closing-days', at: '第2条' }],
  confidence: 'medium',
  weight: 'must',
  requires: any(stayRuns, all(own, runsByFiling, notRefused), givenAnew, filing.between(expiry, lastFiling)),
};

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
];
