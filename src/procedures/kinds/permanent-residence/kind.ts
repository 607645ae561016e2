/** Permission for permanent residence (Act 22). LAW: no special period: whoever's stay ends meanwhile asks for an extension too. */
import type { Kind } from '../../kind.ts';
import { whenGranted, whenRefused } from '../../remedies.ts';
import { policyWaits } from '../../waits.ts';

export const permanentResidence = {
  id: 'permanent-residence',
  procedure: 'permanent-residence',
  startedBy: ['resident', 'operator'],
  whole: {
    within: { months: 6 },
    basis: 'standard',
    source: 'https://www.moj.go.jp/isa/applications/procedures/16-4.html',
  },
  waits: policyWaits,
  dispositions: {
    granted: { burdens: false, remedies: whenGranted },
    refused: { burdens: true, hearing: 'each-finding', second: 'another-person', remedies: whenRefused },
  },
} as const satisfies Kind;
