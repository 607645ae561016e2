/** Facts of the fee: what is applied for, by which channel, what is granted, and what makes it less or more. */
import type { FactDefinition } from '#rules';
import { yesNo } from './define.ts';

const fixed = { heldBy: 'resident', sensitivity: 'ordinary', future: 'fixed' } as const;

/** What the fee is for. The last six are free. */
const feeItems = [
  'extension',
  'change',
  'permanent-residence',
  're-entry-single',
  're-entry-multiple',
  'work-certificate',
  'card-by-wish',
  'certificate-of-eligibility',
  'acquisition',
  'outside-activity',
  'first-card',
  'card-lost',
  'diplomat-official',
] as const;

/** The granted period, by the bands of the fee table. */
const grantedBands = ['to-3m', 'to-6m', 'below-1y', '1y', 'below-3y', 'below-5y', 'from-5y', 'indefinite'] as const;

const privately = { sensitivity: 'private', future: 'fixed' } as const;

export const feeFacts: readonly FactDefinition[] = [
  { id: 'feeFor', type: 'choice', choices: feeItems, ...fixed, effort: 1 },
  { id: 'acceptanceDate', type: 'date', none: true, ...fixed, heldBy: 'agency', effort: 2 },
  { id: 'channel', type: 'choice', choices: ['counter', 'online'], ...fixed, changeableBy: 'resident', effort: 1 },
  { id: 'grantedPeriod', type: 'choice', choices: grantedBands, ...fixed, heldBy: 'agency', effort: 2 },
  yesNo('firstSpecifiedCard', 'resident', 1, { future: 'fixed' }),
  yesNo('inNeed', 'resident', 2, privately),
  yesNo('protectedOrHumanitarian', 'resident', 1, privately),
  yesNo('feeProvisoPerson', 'resident', 2, privately),
];
