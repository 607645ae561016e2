/** Facts of permanent residence: time in Japan, ties, public duties, livelihood. Sensitive ones come last and are optional. */
import type { FactDefinition, Party, ScalarDefinition } from '#rules';

const ordinary = { sensitivity: 'ordinary', future: 'continues' } as const;
const dated = { type: 'date', only: 'past', sensitivity: 'ordinary', future: 'fixed' } as const;

const yesNo = (id: string, heldBy: Party, effort: 1 | 2 | 3, more: Partial<ScalarDefinition> = {}): ScalarDefinition =>
  ({ id, type: 'boolean', heldBy, effort, ...ordinary, ...more }) as ScalarDefinition;

/** The month of the most recent payment that was late or missed; none if there was never one. */
const lastLate = (id: string, heldBy: Party, detail?: string): ScalarDefinition => ({
  id,
  ...dated,
  none: true,
  heldBy,
  effort: 2,
  sensitivity: 'private',
  future: 'in-time',
  ...(detail === undefined ? {} : { sumsUp: [detail] }),
});

export const residenceFacts: readonly FactDefinition[] = [
  { id: 'residentSince', ...dated, heldBy: 'agency', effort: 1, sumsUp: ['stays'] },
  { id: 'workingSince', ...dated, none: true, heldBy: 'agency', effort: 1, sumsUp: ['stays'] },
  yesNo('earlierWorkFiveYears', 'agency', 2, { sumsUp: ['stays'] }),
  {
    id: 'relation',
    type: 'choice',
    choices: ['spouse', 'child', 'none'],
    heldBy: 'municipality',
    effort: 1,
    ...ordinary,
  },
  { id: 'marriedSince', ...dated, none: true, heldBy: 'resident', effort: 1 },
  { id: 'longTermSince', ...dated, none: true, heldBy: 'agency', effort: 1 },
  { id: 'protectedSince', ...dated, none: true, heldBy: 'agency', effort: 1, sensitivity: 'private' },
  { id: 'regionalPlanSince', ...dated, none: true, heldBy: 'agency', effort: 2 },
  { id: 'hspSince', ...dated, none: true, heldBy: 'agency', effort: 1 },
  { id: 'jSkipSince', ...dated, none: true, heldBy: 'agency', effort: 1 },
  yesNo('resettledRefugee', 'agency', 1, { sensitivity: 'private' }),
  yesNo('contributionClaimed', 'resident', 1),
  yesNo('contributionRecognised', 'officer', 3),
  lastLate('lastLateTax', 'municipality'),
  yesNo('nationalTaxUnpaid', 'tax-office', 2, { sensitivity: 'private', changeableBy: 'resident', future: 'in-time' }),
  lastLate('lastLatePension', 'pension-service', 'pensionMonths'),
  {
    id: 'pensionLateCause',
    type: 'choice',
    choices: ['self', 'employer', 'none'],
    heldBy: 'pension-service',
    effort: 2,
    sensitivity: 'private',
    future: 'continues',
  },
  {
    id: 'pensionMonths',
    type: 'list',
    fields: {
      month: { type: 'date', required: true },
      state: { type: 'choice', required: true, choices: ['paid', 'late', 'unpaid', 'exempt', 'not-owed'] },
    },
    heldBy: 'pension-service',
    effort: 2,
    sensitivity: 'private',
    future: 'in-time',
  },
  lastLate('lastLateHealthInsurance', 'health-insurer'),
  yesNo('notificationsFiled', 'agency', 2, { future: 'in-time' }),
  yesNo('publicAssistance', 'municipality', 1, { sensitivity: 'private' }),
  {
    id: 'householdIncome',
    type: 'yen',
    min: 0,
    max: 1_000_000_000,
    heldBy: 'tax-office',
    effort: 2,
    sensitivity: 'private',
    future: 'continues',
  },
  { id: 'dependants', type: 'integer', unit: 'people', min: 0, max: 20, heldBy: 'resident', effort: 1, ...ordinary },
  yesNo('incomeAboveAverage', 'resident', 3, { sensitivity: 'private' }),
  {
    id: 'businessCapital',
    type: 'yen',
    min: 0,
    max: 100_000_000_000,
    heldBy: 'employer',
    effort: 1,
    ...ordinary,
    changeableBy: 'employer',
  },
  yesNo('decidedSinceApril2027', 'agency', 2),
  {
    id: 'japaneseLevel',
    type: 'choice',
    choices: ['b1', 'below', 'exempt'],
    heldBy: 'school',
    effort: 2,
    ...ordinary,
    changeableBy: 'resident',
  },
  yesNo('japaneseSupportReachable', 'municipality', 3),
  yesNo('conductFound', 'officer', 3),
  yesNo('criteriaFound', 'officer', 3),
  yesNo('publicHealthFound', 'officer', 3),
  yesNo('interestFound', 'officer', 3),
  yesNo('sentenced', 'resident', 3, { sensitivity: 'sensitive' }),
];
