/** Where a fault of ours that no request waits for is told: one line of kinds, never the message, which may quote a person. */
export type Fault = {
  /** The work that was under way, such as `wake`. */
  readonly work: string;
  readonly kind: string;
};
export type Report = (fault: Fault) => void;

export const reportTo =
  (log: (line: string) => void): Report =>
  ({ work, kind }) =>
    log(`fault in=${work} kind=${kind}`);

/** What kind of fault it is: the class, and the code of the database or the system where there is one. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' && /^[\w-]{1,40}$/.test(error.code) ? error.code : '';
  return code === '' ? error.constructor.name : `${error.constructor.name}:${code}`;
}
