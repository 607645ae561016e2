/** Another employer as a specified skilled worker: Act, article 20(1). The same field, or another whose test was passed. */
import { type Requirement, rule } from '#rules';
import type { Chapter } from '../chapter.ts';
import { fact } from '../facts.ts';
import { feeFor } from '../fees/facts.ts';
import { newPeriod } from '../stay/stay.ts';
import { words } from '../words.ts';
import { skilled } from './facts.ts';

const base = {
  kind: 'requirement',
  law: [{ source: 'icrra', at: '第20条第1項' }],
  inForce: { from: '2019-04-01' },
  weight: 'must',
  bearer: 'resident',
} as const;

const holder: Requirement = {
  ...base,
  id: 'ssw.status',
  basis: 'law',
  confidence: 'high',
  requires: fact.status.is('ssw1', 'ssw2'),
};

const field: Requirement = {
  ...base,
  id: 'ssw.field',
  basis: 'order',
  confidence: 'medium',
  requires: fact.offers.some((offer) => rule.any(offer.field.same(fact.sswField), offer.tested)),
};

const criteria: Requirement = {
  ...base,
  id: 'ssw.criteria',
  basis: 'law',
  confidence: 'high',
  bearer: 'employer',
  requires: rule.officerSettles('ssw-criteria'),
};

export const specifiedSkilledChapter: Chapter = {
  facts: skilled.definitions,
  sources: [],
  provisions: [holder, field, criteria],
  procedures: [
    {
      id: 'ssw-transfer',
      law: base.law,
      lawDate: 'applicationDate',
      lawDateOf: { fact: 'applicationFor', oneOf: ['change'] },
      appliesTo: ['ssw.status'],
      grant: [rule.decided(fact.sswField), ...newPeriod],
      common: ['ssw.field', 'ssw.criteria', 'ext.skilled-years'],
      values: [],
      texts: [{ id: 'icrra-20@2019', from: '2019-04-01', status: 'verified' }],
      documents: ['application-form', 'passport', 'residence-card'],
      fileAt: 'immigration-office',
      fee: feeFor('change'),
    },
  ],
  model: [],
  wording: words['specified-skilled'],
};
