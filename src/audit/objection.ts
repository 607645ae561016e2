/** An objection is bound by the entry that has its id: what that entry says is the digest of the objection. */
import { createHash } from 'node:crypto';

export type Objection = {
  readonly id: string;
  readonly entry: string;
  readonly subject: string;
  /** Sealed. */
  readonly words: Uint8Array;
  readonly at: Date;
};

/** What a binding entry begins with. */
export const bindingPrefix = 'objection ';

export const bindingOf = ({ entry, subject, words, at }: Objection): string =>
  bindingPrefix +
  createHash('sha256')
    .update(JSON.stringify([entry, subject, at.toISOString()]))
    .update(words)
    .digest('hex');

export const bindingEntry = (objection: Objection) => ({
  at: objection.at,
  subject: objection.subject,
  action: 'objectToEntry',
  labels: [],
  what: bindingOf(objection),
});
