/** Acquisition of permanent residence by a child of a permanent resident born in Japan: Act, article 22-2. */
import { type Procedure, type Provision, rule } from '#rules';
import { fact } from '../facts/facts.ts';

const lastDay = rule.lastDay(fact.birthDate, { days: 30 });
const law = [{ source: 'icrra', at: '第22条の2第2項・第4項' }];

export const acquisition: readonly Provision[] = [
  {
    kind: 'requirement',
    id: 'pr-acquisition.in-time',
    law,
    inForce: { from: '2015-04-01' },
    basis: 'law',
    confidence: 'high',
    weight: 'must',
    bearer: 'family',
    requires: rule.onOrBefore(fact.applicationDate, lastDay),
    deadline: { what: 'acquisition', lawful: lastDay },
  },
];

export const acquisitionProcedure: Procedure = {
  id: 'permanent-residence-at-birth',
  law,
  lawDate: 'applicationDate',
  common: ['pr-acquisition.in-time'],
  values: [],
  texts: [{ id: 'icrra@2015-04-01', from: '2015-04-01', status: 'verified' }],
  documents: ['application-form', 'birth-certificate'],
  fileAt: 'immigration-counter',
};
