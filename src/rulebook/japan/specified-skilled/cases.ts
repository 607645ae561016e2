/** Invented specified skilled workers with an offer of another employer. Source: law/employment.md 2.7. */
import type { Case } from '../case.ts';

export type TransferCase = Case & {
  readonly outcome: 'no' | 'judgement' | 'unknown';
  readonly field?: 'yes' | 'no' | 'unknown';
};

const worker = { status: 'ssw1', ssw1Months: 20 } as const;
const offer = (field: string, more: object = {}) => ({ offers: [{ organisation: 'Kaede', field, ...more }] });

export const transferCases: readonly TransferCase[] = [
  {
    id: 'ssw-same-field',
    name: 'the same field at another employer',
    facts: { ...worker, sswField: 'food-service', ...offer('food-service') },
    outcome: 'judgement',
    field: 'yes',
  },
  {
    id: 'ssw-other-field',
    name: 'another field without its test',
    facts: { ...worker, sswField: 'food-service', ...offer('lodging', { tested: false }) },
    outcome: 'no',
    field: 'no',
  },
  {
    id: 'ssw-other-field-tested',
    name: 'another field whose test was passed',
    facts: { ...worker, sswField: 'food-service', ...offer('lodging', { tested: true }) },
    outcome: 'judgement',
    field: 'yes',
  },
  {
    id: 'ssw-field-untold',
    name: 'nobody has told the present field',
    facts: { ...worker, ...offer('lodging') },
    more: { closedWorld: false },
    outcome: 'unknown',
    field: 'unknown',
  },
  {
    id: 'ssw-not-one',
    name: 'an engineer, for whom it is not',
    facts: { status: 'engineer_humanities', ...offer('lodging') },
    outcome: 'no',
  },
];
