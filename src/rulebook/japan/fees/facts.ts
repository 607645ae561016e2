/** Facts of the fee: what is applied for, by which channel, what is granted, and what makes it less or more. */
import { facts } from '#rules';
import { yesNo } from '../define.ts';

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

export const fees = facts({
  feeFor: { type: 'choice', choices: feeItems, ...fixed, plan: true, effort: 1 },
  acceptanceDate: { type: 'date', none: true, ahead: 'expected', ...fixed, heldBy: 'agency', effort: 2 },
  channel: {
    type: 'choice',
    choices: ['counter', 'online'],
    ...fixed,
    plan: true,
    changeableBy: 'resident',
    effort: 1,
  },
  grantedPeriod: { type: 'choice', choices: grantedBands, ...fixed, plan: true, heldBy: 'agency', effort: 2 },
  firstSpecifiedCard: yesNo('resident', 1, { future: 'fixed', plan: true }),
  inNeed: yesNo('resident', 2, privately),
  protectedOrHumanitarian: yesNo('resident', 1, privately),
  feeProvisoPerson: yesNo('resident', 2, privately),
});

/** What another procedure costs: the fee asked for as this. */
export const feeFor = (is: (typeof feeItems)[number]) => ({ procedure: 'fees', fact: 'feeFor', is }) as const;

/** What has to have been applied for, for the day of an application to be that of this fee's. */
export const appliedFor: Readonly<Record<(typeof feeItems)[number], readonly string[]>> = {
  extension: ['extension'],
  change: ['change'],
  'permanent-residence': ['permanent-residence'],
  acquisition: ['acquisition'],
  'certificate-of-eligibility': ['certificate'],
  're-entry-single': ['other'],
  're-entry-multiple': ['other'],
  'work-certificate': ['other'],
  'card-by-wish': ['other'],
  'outside-activity': ['other'],
  'first-card': ['other'],
  'card-lost': ['other'],
  'diplomat-official': ['other'],
};
