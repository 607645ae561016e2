/**
 * Writes entries. Entries of reads that wait at the same moment are written in one statement, and each read goes on only
 * when its entry is on disk; an act writes its entry in its own transaction.
 */
import { type Database, type Reach, sql, type Transaction } from '#store';
import { type Entry, type SealedEntry, sealEntry } from './entry.ts';

const mostAtOnce = 1000;

export type Journal = {
  /** Resolves with the id when the entry is durable (within a transaction: when it commits). @throws Error when it cannot be written */
  readonly write: (entry: Omit<Entry, 'id'>, within?: Transaction) => Promise<string>;
};

type Waiting = { readonly entry: SealedEntry; readonly done: (error?: unknown) => void };

export function openJournal(app: Database): Journal {
  const waiting: Waiting[] = [];
  let writing = false;
  const drain = async (): Promise<void> => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostAtOnce);
      try {
        await insertEntries(
          app,
          batch.map((it) => it.entry),
        );
        for (const it of batch) it.done();
      } catch (error) {
        for (const it of batch) it.done(error);
      }
    }
    writing = false;
  };
  return {
    write: async (given, within) => {
      const entry = sealEntry(given);
      if (within !== undefined) {
        await insertEntries(within, [entry]);
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

async function insertEntries(reach: Reach, entries: readonly SealedEntry[]): Promise<void> {
  const rows = entries.map((it) => ({
    id: it.id,
    at: it.at.toISOString(),
    subject: it.subject,
    actor: it.actor,
    actor_role: it.actorRole,
    organisation: it.organisation,
    mandate: it.mandate,
    action: it.action,
    purpose: it.purpose,
    labels: it.labels,
    what: it.what,
    salt: `\\x${it.salt.toString('hex')}`,
    leaf: `\\x${it.leaf.toString('hex')}`,
  }));
  await sql`
    INSERT INTO audit.entry (id, at, subject, actor, actor_role, organisation, mandate, action, purpose, labels, what, salt, leaf)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e(id uuid, at timestamptz, subject uuid, actor uuid,
      actor_role text, organisation uuid, mandate uuid, action text, purpose text, labels text[], what text, salt bytea, leaf bytea)
  `.execute(reach);
}
