/** Facts of an extension: what an officer weighs, the employer, and the notices about it. */
import type { FactDefinition } from '#rules';
import { found, ordinary, yesNo } from './define.ts';

export const extensionFacts: readonly FactDefinition[] = [
  yesNo('earlyReason', 'resident', 1),
  yesNo('organisationChanged', 'resident', 1),
  {
    id: 'ssw1Months',
    type: 'integer',
    unit: 'months',
    min: 0,
    max: 120,
    heldBy: 'agency',
    effort: 2,
    ...ordinary,
  },
  yesNo('activityPaused', 'resident', 1),
  {
    id: 'workConditions',
    type: 'choice',
    choices: ['lawful', 'unlawful-employer', 'unlawful-self'],
    heldBy: 'employer',
    effort: 2,
    ...ordinary,
    changeableBy: 'employer',
  },
  yesNo('duesUnpaid', 'municipality', 2, { sensitivity: 'private', changeableBy: 'resident', future: 'in-time' }),
  {
    id: 'jobs',
    type: 'list',
    // One a year from 16 to 75.
    most: 60,
    fields: {
      organisation: { type: 'name', required: true },
      from: { type: 'date', required: true },
      until: { type: 'date' },
    },
    heldBy: 'resident',
    effort: 2,
    ...ordinary,
    sensitivity: 'place',
  },
  {
    id: 'notices',
    type: 'list',
    // Joining and leaving each of the jobs.
    most: 120,
    fields: {
      organisation: { type: 'name', required: true },
      kind: { type: 'choice', required: true, choices: ['joined', 'left'] },
      on: { type: 'date', required: true },
    },
    heldBy: 'agency',
    effort: 2,
    ...ordinary,
    sensitivity: 'place',
    future: 'in-time',
  },
  found('activityFits'),
  found('activityDone'),
  found('livelihoodFound'),
  found('conditionsFound'),
  found('dutiesFound'),
];
