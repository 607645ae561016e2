/** Facts of permanent residence: time in Japan, ties, public duties, livelihood. Sensitive ones come last and are optional. */
import { facts, type Party } from '#rules';
import { found, ordinary, yesNo } from '../define.ts';

const dated = { type: 'date', only: 'past', sensitivity: 'ordinary', future: 'fixed' } as const;

/** The last month of which a payment was late or missed; none if there was never one. */
const lastLate = (heldBy: Party, ...detail: readonly string[]) =>
  ({
    ...dated,
    type: 'month',
    none: true,
    heldBy,
    effort: 2,
    sensitivity: 'private',
    future: 'in-time',
    ...(detail.length === 0 ? {} : { sumsUp: detail }),
  }) as const;

/** The same of the person who supports them, who alone can ask for the record. */
const supportersLastLate = (heldBy: Party) =>
  ({ ...lastLate(heldBy), about: { household: 'supporter' }, effort: 3 }) as const;

/** Of the first decision after the day on which 3 years cease to count as the longest period. */
const guidelineNote = { law: [{ source: 'pr-guideline', at: '注1' }], confidence: 'high' } as const;

export const residence = facts({
  parentPermanent: yesNo('agency', 1, { about: { household: 'parent' }, future: 'fixed' }),
  childBirthDate: { ...dated, about: { household: 'child' }, heldBy: 'municipality', effort: 1 },
  residentSince: { ...dated, heldBy: 'agency', effort: 1, sumsUp: ['stays'] },
  workingSince: { ...dated, none: true, heldBy: 'agency', effort: 1, sumsUp: ['stays'] },
  earlierWorkFiveYears: yesNo('agency', 2, { sumsUp: ['stays'] }),
  relation: {
    type: 'choice',
    choices: ['spouse', 'child', 'none'],
    heldBy: 'municipality',
    effort: 1,
    ...ordinary,
  },
  marriedSince: { ...dated, none: true, heldBy: 'resident', effort: 1 },
  longTermSince: { ...dated, none: true, heldBy: 'agency', effort: 1 },
  protectedSince: { ...dated, none: true, heldBy: 'agency', effort: 1, sensitivity: 'private' },
  regionalPlanSince: { ...dated, none: true, heldBy: 'agency', effort: 2 },
  hspSince: { ...dated, none: true, heldBy: 'agency', effort: 1 },
  jSkipSince: { ...dated, none: true, heldBy: 'agency', effort: 1 },
  resettledRefugee: yesNo('agency', 1, { sensitivity: 'private' }),
  contributionClaimed: yesNo('resident', 1),
  contributionRecognised: found,
  lastLateTax: lastLate('municipality'),
  nationalTaxUnpaid: yesNo('tax-office', 2, { sensitivity: 'private', changeableBy: 'resident', future: 'in-time' }),
  lastLatePension: lastLate('pension-service', 'pensionMonths'),
  pensionLateByEmployer: yesNo('pension-service', 2, { sensitivity: 'private', sumsUp: ['pensionMonths'] }),
  pensionMonths: {
    type: 'list',
    // Every month from 15 to 75.
    most: 720,
    oneEach: 'month',
    fields: {
      month: { type: 'month', required: true },
      state: { type: 'choice', required: true, choices: ['paid', 'late', 'unpaid', 'exempt', 'not-owed'] },
      debtor: { type: 'choice', choices: ['self', 'employer'] },
    },
    heldBy: 'pension-service',
    effort: 2,
    sensitivity: 'private',
    future: 'in-time',
  },
  lastLateHealthInsurance: lastLate('health-insurer'),
  supportedByOther: yesNo('resident', 1, { sensitivity: 'private' }),
  supporterLastLateTax: supportersLastLate('municipality'),
  supporterLastLatePension: supportersLastLate('pension-service'),
  supporterLastLateHealthInsurance: supportersLastLate('health-insurer'),
  notificationsFiled: yesNo('agency', 2, { future: 'in-time' }),
  publicAssistance: yesNo('municipality', 1, { sensitivity: 'private' }),
  householdIncome: {
    type: 'yen',
    about: { household: 'household' },
    min: 0,
    max: 1_000_000_000,
    heldBy: 'tax-office',
    effort: 2,
    sensitivity: 'private',
    future: 'continues',
  },
  dependants: { type: 'integer', unit: 'people', min: 0, max: 20, heldBy: 'resident', effort: 1, ...ordinary },
  incomeAboveAverage: yesNo('resident', 3, { sensitivity: 'private' }),
  businessCapital: {
    type: 'yen',
    about: { organisation: 'business' },
    min: 0,
    max: 100_000_000_000,
    heldBy: 'employer',
    effort: 1,
    ...ordinary,
    changeableBy: 'employer',
  },
  decidedSinceApril2027: { ...yesNo('agency', 2), notBefore: '2027-04-01', figures: guidelineNote },
  japaneseLevel: {
    type: 'choice',
    choices: ['b1', 'below', 'exempt'],
    heldBy: 'school',
    effort: 2,
    ...ordinary,
    changeableBy: 'resident',
  },
  japaneseSupportReachable: yesNo('municipality', 3),
  conductFound: found,
  criteriaFound: found,
  publicHealthFound: found,
  interestFound: found,
  sentenced: yesNo('resident', 3, { sensitivity: 'sensitive' }),
});
