/** Facts of an extension: what an officer weighs, and the employer. */
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
  activityFits: found,
  activityDone: found,
  livelihoodFound: found,
  conditionsFound: found,
  dutiesFound: found,
});
