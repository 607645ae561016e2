/** Who is waited for within a case, where the law sets no days: what the model gives everybody. */
import type { Kind, Wait } from './kind.ts';

const wait = (bearer: Wait['bearer'], days: number): Wait => ({
  bearer,
  period: { within: { days }, basis: 'policy' },
});

export const policyWaits: Kind['waits'] = {
  // What was begun and never sent is let go.
  prepared: wait('resident', 90),
  filed: wait('officer', 3),
  examining: wait('officer', 14),
  'waiting-for-papers': wait('resident', 14),
  examined: wait('officer', 7),
  hearing: wait('resident', 14),
  viewed: wait('reviewer', 7),
  agreed: wait('officer', 3),
  decided: wait('shinrai', 1),
  contested: wait('reviewer', 30),
};
