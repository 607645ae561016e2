/** Acquisition of permanent residence by a child of a permanent resident born in Japan: Act, article 22-2. */
import { type Effect, type Procedure, type Provision, type Requirement, rule } from '#rules';
import { fact } from '../facts.ts';
import { feeFor } from '../fees/facts.ts';
import { filingOf } from '../stay/application.ts';
import { specialPeriod } from '../stay/stay.ts';

const { after, all, any, onOrBefore, today } = rule;

const own = fact.applicationFor.is('acquisition');
const filing = filingOf(own);
/** The child's; whoever looks at the child's own record tells it as its own. */
const born = rule.ofOrOwn('child', fact.childBirthDate, fact.birthDate);
const acquisitionBy = rule.filingBy(rule.lastDay(born, { days: 30 }, 'period'));
const law = [{ source: 'icrra', at: '第22条の2第2項・第4項' }];
const base = {
  kind: 'requirement',
  law,
  inForce: { from: '2015-04-01' },
  basis: 'law',
  confidence: 'high',
  weight: 'must',
  bearer: 'family',
} as const;

/** Applied for in time, and not refused: how long the office takes closes nothing. */
const underWay = all(
  own,
  onOrBefore(fact.applicationDate, acquisitionBy.lawful),
  any(after(fact.decisionDate, today), fact.decisionGranted),
);

/**
 * LAW: article 22-2(1): without a status a child may stay for 60 days from birth. After that there is only what was applied
 * for in time; a child for whom nothing was has another status, or none.
 */
const sixtyDays: Requirement = {
  ...base,
  id: 'pr-acquisition.sixty-days',
  law: [{ source: 'icrra', at: '第22条の2第1項・第2項' }],
  requires: any(onOrBefore(today, rule.lastDay(born, { days: 60 }, 'without-status')), underWay),
};

const asked: readonly Requirement[] = [
  {
    ...base,
    id: 'pr-acquisition.in-time',
    law: [...law, { source: 'closing-days', at: '第2条' }],
    requires: filing.by(acquisitionBy.lawful),
    deadline: { what: 'acquisition', filing: acquisitionBy, done: filing.done },
  },
  {
    ...base,
    id: 'pr-acquisition.parent',
    basis: 'practice',
    confidence: 'medium',
    weight: 'in-principle',
    requires: rule.of('parent', fact.parentPermanent),
  },
  {
    ...base,
    id: 'pr-acquisition.interest',
    law: [{ source: 'icrra', at: '第22条の2第4項・第22条第2項' }],
    requires: fact.interestFound,
  },
];

export const acquisition: readonly Provision[] = [...asked, sixtyDays];

/** LAW: articles 22(3) and 22-2(4): from then on, without end. */
export const asPermanent: readonly Effect[] = [
  rule.becomes(fact.status, 'permanent'),
  rule.becomes(fact.periodOfStay, 'indefinite'),
  rule.becomesDay(fact.stayFrom),
  rule.becomesNone(fact.stayUntil),
];

export const acquisitionProcedure: Procedure = {
  id: 'permanent-residence-at-birth',
  law,
  about: { household: 'child' },
  lawDate: 'applicationDate',
  lawDateOf: { fact: 'applicationFor', oneOf: ['acquisition'] },
  appliesTo: [sixtyDays.id, 'pr-acquisition.in-time'],
  filing: { givesNot: [specialPeriod.id] },
  grant: asPermanent,
  common: asked.map((it) => it.id),
  values: [],
  texts: [{ id: 'icrra@2015-04-01', from: '2015-04-01', status: 'verified' }],
  documents: ['application-form', 'birth-certificate'],
  fileAt: 'immigration-counter',
  fee: feeFor('acquisition'),
};
