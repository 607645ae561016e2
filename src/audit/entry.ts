/** One entry of the log: who looked at whose data, for what, with which leave. It holds ids and no personal data. */
import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';

export type Entry = {
  readonly id: string;
  readonly at: Date;
  /** Whose data; none when a log or the installation itself was looked at. */
  readonly subject?: string;
  /** Who; none for Shinrai's own work. */
  readonly actor?: string;
  readonly actorRole: string;
  readonly organisation?: string;
  readonly mandate?: string;
  readonly action: string;
  readonly purpose: string;
  readonly labels: readonly string[];
  /** The page, command or job. */
  readonly what: string;
};

/** An entry as its table has it. */
export type EntryRow = {
  readonly id: string;
  readonly at: Date;
  readonly subject: string | null;
  readonly actor: string | null;
  readonly actor_role: string;
  readonly organisation: string | null;
  readonly mandate: string | null;
  readonly action: string;
  readonly purpose: string;
  readonly labels: readonly string[];
  readonly what: string;
};

export const entryOf = (row: EntryRow): Entry => ({
  id: row.id,
  at: row.at,
  actorRole: row.actor_role,
  action: row.action,
  purpose: row.purpose,
  labels: row.labels,
  what: row.what,
  ...(row.subject === null ? {} : { subject: row.subject }),
  ...(row.actor === null ? {} : { actor: row.actor }),
  ...(row.organisation === null ? {} : { organisation: row.organisation }),
  ...(row.mandate === null ? {} : { mandate: row.mandate }),
});

export type SealedEntry = Entry & { readonly salt: Buffer; readonly leaf: Buffer };

/** Gives an entry its id, salt and leaf. */
export function sealEntry(entry: Omit<Entry, 'id'>): SealedEntry {
  const whole = { ...entry, id: randomUUIDv7() };
  const salt = randomBytes(16);
  return { ...whole, salt, leaf: leafOf(whole, salt) };
}

/** SHA-256 of the salt and the entry in its canonical form: a JSON array in this order. */
export function leafOf(entry: Entry, salt: Uint8Array): Buffer {
  const canonical = [
    entry.id,
    entry.at.toISOString(),
    entry.subject ?? null,
    entry.actor ?? null,
    entry.actorRole,
    entry.organisation ?? null,
    entry.mandate ?? null,
    entry.action,
    entry.purpose,
    entry.labels,
    entry.what,
  ];
  return createHash('sha256').update(salt).update(JSON.stringify(canonical)).digest();
}
