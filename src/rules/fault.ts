/** What can be wrong with a rulebook. */
export const faultCodes = [
  'no-citation',
  'unknown-source',
  'no-dates',
  'overlapping-versions',
  'no-cases',
  'no-wording',
  'no-section',
  'wording-numbers',
  'bare-number',
  'no-such-figure',
  'words-of-another-version',
  'unreachable-route',
  'choice-without-route',
  'unreachable-row',
  'gap',
  'bands-out-of-order',
  'missing-item',
  'silent-about-support',
  'nationality',
  'asserts-too-much',
  'expectation-decides',
  'wrong-bearer',
  'no-law-date',
  'silent-about-grant',
  'silent-about-whom',
  'unknown-fact',
  'unknown-provision',
  'unknown-choice',
  'wrong-sort',
  'shadowed-record',
  'not-in-force',
  'unbound-parameter',
  'dead-provision',
  'mixed-basis',
  'patch-does-not-fit',
  'blocked-by-no-duty',
  'waits-for-itself',
  'closed-day',
  'no-exception',
  'exceptions-disagree',
] as const;

export type FaultCode = (typeof faultCodes)[number];

export type Fault = { readonly code: FaultCode; readonly at: string; readonly says: string };

export const faultOf = (code: FaultCode, at: string, says: string): Fault => ({ code, at, says });
