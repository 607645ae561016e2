/** Facts of the fee: what is applied for, by which channel, what is granted, and what makes it less or more. */
import type { FactDefinition, ScalarDefinition } from '#rules';

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

const yesNo = (id: string, sensitivity: 'ordinary' | 'private', effort: 1 | 2): ScalarDefinition => ({
  id,
  type: 'boolean',
  ...fixed,
  sensitivity,
  effort,
});

export const feeFacts: readonly FactDefinition[] = [
  { id: 'feeFor', type: 'choice', choices: feeItems, ...fixed, effort: 1 },
  { id: 'acceptanceDate', type: 'date', none: true, ...fixed, heldBy: 'agency', effort: 2 },
  { id: 'channel', type: 'choice', choices: ['counter', 'online'], ...fixed, changeableBy: 'resident', effort: 1 },
  { id: 'grantedPeriod', type: 'choice', choices: grantedBands, ...fixed, heldBy: 'agency', effort: 2 },
  yesNo('firstSpecifiedCard', 'ordinary', 1),
  yesNo('inNeed', 'private', 2),
  yesNo('protectedOrHumanitarian', 'private', 1),
  yesNo('feeProvisoPerson', 'private', 2),
];
