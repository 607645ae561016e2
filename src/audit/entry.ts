/** One entry of the log: who looked at whose data, for what, with which leave. It holds ids and no personal data. */
import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';
import { type Reach, sql, type Vault } from '#store';

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
  /** The post in which they looked; none in their own affairs. */
  readonly post?: string;
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
  readonly post: string | null;
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
  ...(row.post === null ? {} : { post: row.post }),
});

export type SealedEntry = Entry & { readonly salt: Buffer; readonly leaf: Buffer; readonly mac: Buffer };

/** Gives an entry its id, salt, leaf and code. */
export function sealEntry(vault: Vault, entry: Omit<Entry, 'id'>, id: string = randomUUIDv7()): SealedEntry {
  const whole = { ...entry, id };
  const salt = randomBytes(16);
  const leaf = leafOf(whole, salt);
  return { ...whole, salt, leaf, mac: macOf(vault, leaf) };
}

/** What shows that an entry was written by who has the vault: whoever has the database alone cannot make it. */
export const macOf = (vault: Vault, leaf: Uint8Array): Buffer => vault.digest('audit entry', leaf);

/** SHA-256 of the salt and the entry in its canonical form: a JSON array in this order. */
export const leafOf = (entry: Entry, salt: Uint8Array): Buffer =>
  createHash('sha256').update(salt).update(canonicalOf(entry)).digest();

export const canonicalOf = (entry: Entry): string =>
  JSON.stringify([
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
    // WHY last, and only where there is one: what was written before there were posts still says the same.
    ...(entry.post === undefined ? [] : [entry.post]),
  ]);

/** Writes entries in one statement. @returns the ids of those that stand: a trigger may have swallowed some */
export async function insertEntries(reach: Reach, entries: readonly SealedEntry[]): Promise<ReadonlySet<string>> {
  const rows = entries.map((it) => ({
    id: it.id,
    at: it.at.toISOString(),
    subject: it.subject,
    actor: it.actor,
    actor_role: it.actorRole,
    organisation: it.organisation,
    mandate: it.mandate,
    post: it.post,
    action: it.action,
    purpose: it.purpose,
    labels: it.labels,
    what: it.what,
    salt: `\\x${it.salt.toString('hex')}`,
    leaf: `\\x${it.leaf.toString('hex')}`,
    mac: `\\x${it.mac.toString('hex')}`,
  }));
  const { rows: stand } = await sql<{ id: string }>`
    INSERT INTO audit.entry (id, at, subject, actor, actor_role, organisation, mandate, post, action, purpose, labels, what, salt, leaf, mac)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e(id uuid, at timestamptz, subject uuid, actor uuid,
      actor_role text, organisation uuid, mandate uuid, post uuid, action text, purpose text, labels text[], what text, salt bytea,
      leaf bytea, mac bytea)
    RETURNING id`.execute(reach);
  return new Set(stand.map((it) => it.id));
}
