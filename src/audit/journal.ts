/**
 * Writes entries. Entries of reads that wait at the same moment are written in one statement, and each read goes on only
 * when its entry is on disk; an act writes its entry in its own transaction.
 */
import type { Database, Transaction, Vault } from '#store';
import { type Entry, insertEntries, type SealedEntry, sealEntry } from './entry.ts';

const mostAtOnce = 1000;

export type Journal = {
  /** Resolves with the id when the entry is durable (within a transaction: when it commits). @throws Error when it cannot be written */
  readonly write: (entry: Omit<Entry, 'id'>, within?: Transaction) => Promise<string>;
};

/** No entry, no read: the database took the entry and did not keep it. */
const swallowed = (): Error => new Error('the log did not keep an entry that was written');

type Waiting = { readonly entry: SealedEntry; readonly done: (error?: unknown) => void };

export function openJournal(app: Database, vault: Vault): Journal {
  const waiting: Waiting[] = [];
  let writing = false;
  const drain = async (): Promise<void> => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostAtOnce);
      try {
        const stand = await insertEntries(
          app,
          batch.map((it) => it.entry),
        );
        for (const it of batch) it.done(stand.has(it.entry.id) ? undefined : swallowed());
      } catch (error) {
        for (const it of batch) it.done(error);
      }
    }
    writing = false;
  };
  return {
    write: async (given, within) => {
      const entry = sealEntry(vault, given);
      if (within !== undefined) {
        if (!(await insertEntries(within, [entry])).has(entry.id)) throw swallowed();
        return entry.id;
      }
      await new Promise<void>((resolve, reject) => {
        waiting.push({ entry, done: (error) => (error === undefined ? resolve() : reject(error)) });
        void drain();
      });
      return entry.id;
    },
  };
}
