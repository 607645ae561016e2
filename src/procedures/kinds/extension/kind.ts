/** Extension of the period of stay (Act 21). */
import type { Kind } from '../../kind.ts';
import { whenGranted, whenRefused } from '../../remedies.ts';
import { policyWaits } from '../../waits.ts';

export const extension = {
  id: 'extension',
  procedure: 'extension',
  startedBy: ['resident', 'operator'],
  whole: {
    within: { months: 1 },
    basis: 'standard',
    source: 'https://www.moj.go.jp/isa/applications/procedures/16-3.html',
  },
  waits: policyWaits,
  dispositions: {
    granted: { burdens: false, remedies: whenGranted },
    refused: { burdens: true, hearing: 'each-finding', second: 'another-person', remedies: whenRefused },
  },
} as const satisfies Kind;
