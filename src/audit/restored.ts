/** The entry that tells of a restore: what was lost is said in the log itself, for ever. */
import type { Entry } from './entry.ts';

/** Places of the log, from 1; `to` is not known when nobody knows how far the log had reached. */
export type Restored = {
  readonly generation: number;
  readonly from: number;
  readonly to?: number;
  /** The root of the tree that was lost, in hex. */
  readonly root?: string;
  readonly by: string;
  readonly why: string;
};

export const restoreAction = 'restore';

export const restoredEntry = (restored: Restored, at: Date): Omit<Entry, 'id'> => ({
  at,
  actorRole: 'operator',
  action: restoreAction,
  purpose: 'operate',
  labels: [],
  what: JSON.stringify(restored),
});

/** @returns nothing for any other entry */
export const restoredIn = ({ action, what }: Pick<Entry, 'action' | 'what'>): Restored | undefined =>
  action === restoreAction ? (JSON.parse(what) as Restored) : undefined;
