/** Facts of grounds on which a status may be lost. The reasons come last, and only where they can matter. */
import { facts } from '#rules';
import { ordinary, yesNo } from '../define.ts';

const since = { type: 'date', only: 'past', none: true, heldBy: 'resident', effort: 1, future: 'fixed' } as const;
const reason = { type: 'choice', heldBy: 'resident', effort: 2, ...ordinary } as const;

export const losing = facts({
  inactiveSince: { ...since, sensitivity: 'private' },
  inactiveReason: {
    ...reason,
    choices: ['job-search', 'illness', 'closure', 'study-leave', 'other', 'none'],
    sensitivity: 'private',
  },
  apartSince: { ...since, sensitivity: 'private' },
  apartReason: {
    ...reason,
    choices: ['violence', 'hospital', 'conciliation', 'other', 'none'],
    sensitivity: 'sensitive',
  },
  jobSearchRecorded: yesNo('resident', 2),
});
