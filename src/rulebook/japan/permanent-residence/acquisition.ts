/** Acquisition of permanent residence by a child of a permanent resident born in Japan: Act, article 22-2. */
import { type Procedure, type Provision, rule } from '#rules';
import { fact } from '../facts.ts';

const lastDay = rule.lastDay(fact.birthDate, { days: 30 }, 'period');
/** The day it was filed; while it is not, the day looked at. */
const filing = rule.earliest(fact.applicationDate, rule.today);
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

export const acquisition: readonly Provision[] = [
  {
    ...base,
    id: 'pr-acquisition.in-time',
    law: [...law, { source: 'closing-days', at: '第2条' }],
    requires: rule.onOrBefore(filing, rule.filingDeadlineOf(lastDay)),
    deadline: { what: 'acquisition', ...rule.filingBy(lastDay) },
  },
  {
    ...base,
    id: 'pr-acquisition.parent',
    basis: 'practice',
    confidence: 'medium',
    weight: 'in-principle',
    requires: fact.parentPermanent,
  },
  {
    ...base,
    id: 'pr-acquisition.interest',
    law: [{ source: 'icrra', at: '第22条の2第4項・第22条第2項' }],
    requires: fact.interestFound,
  },
];

export const acquisitionProcedure: Procedure = {
  id: 'permanent-residence-at-birth',
  law,
  lawDate: 'applicationDate',
  common: acquisition.map((it) => it.id),
  values: [],
  texts: [{ id: 'icrra@2015-04-01', from: '2015-04-01', status: 'verified' }],
  documents: ['application-form', 'birth-certificate'],
  fileAt: 'immigration-counter',
};
