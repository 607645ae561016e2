/** Facts of an extension: what an officer weighs, the employer, and the notices about it. */
import { facts } from '#rules';
import { found, ordinary, yesNo } from '../define.ts';

export const extension = facts({
  earlyReason: yesNo('resident', 1),
  organisationChanged: yesNo('resident', 1),
  ssw1Months: {
    type: 'integer',
    unit: 'months',
    min: 0,
    max: 120,
    heldBy: 'agency',
    effort: 2,
    ...ordinary,
  },
  activityPaused: yesNo('resident', 1),
  workConditions: {
    type: 'choice',
    choices: ['lawful', 'unlawful-employer', 'unlawful-self'],
    heldBy: 'employer',
    effort: 2,
    ...ordinary,
    changeableBy: 'employer',
  },
  duesUnpaid: yesNo('municipality', 2, { sensitivity: 'private', changeableBy: 'resident', future: 'in-time' }),
  jobs: {
    type: 'list',
    // One a year from 16 to 75.
    most: 60,
    fields: {
      organisation: { type: 'name', required: true },
      from: { type: 'date', required: true },
      until: { type: 'date' },
      permittedFor: { type: 'boolean' },
      school: { type: 'boolean' },
    },
    heldBy: 'resident',
    effort: 2,
    ...ordinary,
    sensitivity: 'place',
  },
  explanations: {
    type: 'list',
    // Leaving each of the jobs.
    most: 60,
    fields: {
      organisation: { type: 'name', required: true },
      on: { type: 'date', required: true },
    },
    heldBy: 'employer',
    effort: 2,
    ...ordinary,
    sensitivity: 'place',
  },
  notices: {
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
  performanceContract: yesNo('employer', 2),
  asSpouse: yesNo('agency', 1, { sensitivity: 'private' }),
  marriageEnded: {
    type: 'date',
    none: true,
    only: 'past',
    heldBy: 'municipality',
    effort: 1,
    sensitivity: 'private',
    future: 'continues',
  },
  marriageEndTold: {
    type: 'date',
    none: true,
    only: 'past',
    heldBy: 'agency',
    effort: 1,
    sensitivity: 'private',
    future: 'in-time',
  },
  addressesTold: yesNo('municipality', 2, { future: 'in-time' }),
  cardChangesTold: yesNo('agency', 2, { future: 'in-time' }),
  organisationChangesTold: yesNo('agency', 2, { future: 'in-time' }),
  activityFits: found,
  activityDone: found,
  livelihoodFound: found,
  conditionsFound: found,
  dutiesFound: found,
});
