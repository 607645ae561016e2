/**
 * The chain over the log: each link's hash covers the one before, and the last is kept outside the database. Whoever
 * changes, removes, reorders or cuts off entries afterwards cannot make the chain fit again.
 *
 * It proves that what was logged was not altered, not that everything was logged.
 */
import { createHash } from 'node:crypto';
import { type Checkpoint, type Database, sql, type Vault } from '#store';
import { type EntryRow, entryOf, leafOf } from './entry.ts';

const log = 'audit';
const start = Buffer.alloc(32);
const batchSize = 5000;
/** A transaction that commits late leaves its entries this far behind the end of the chain at most. */
const lookBack = 100_000;

const linkHash = (before: Uint8Array, leaf: Uint8Array): Buffer =>
  createHash('sha256').update(before).update(leaf).digest();

/** Links the entries that are not linked yet, and keeps the new end in the vault. @returns how many */
export async function linkEntries(app: Database, vault: Vault): Promise<number> {
  let linked = 0;
  for (;;) {
    const size = await linkBatch(app, vault);
    linked += size;
    if (size < batchSize) return linked;
  }
}

function linkBatch(app: Database, vault: Vault): Promise<number> {
  return app
    .transaction()
    .execute(async (act) => {
      const last = await act
        .selectFrom('audit.link')
        .select(['seq', 'hash', 'nr'])
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      const pending = await act
        .selectFrom('audit.entry as e')
        .select(['e.id', 'e.nr', 'e.leaf'])
        .where('e.nr', '>', (last?.nr ?? 0) - lookBack)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('audit.link as l').select('l.seq').whereRef('l.entry', '=', 'e.id'))),
        )
        .orderBy('e.nr')
        .limit(batchSize)
        .execute();
      if (pending.length === 0) return { size: 0 };
      let hash = last?.hash ?? start;
      const rows = pending.map(({ id, nr, leaf }, i) => {
        hash = linkHash(hash, leaf);
        return { seq: (last?.seq ?? 0) + i + 1, entry: id, nr, leaf: hex(leaf), hash: hex(hash) };
      });
      // Two sequencers at once: the second meets the first's `seq` and its transaction is undone.
      await sql`INSERT INTO audit.link (seq, entry, nr, leaf, hash)
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(seq bigint, entry uuid, nr bigint, leaf bytea, hash bytea)`.execute(
        act,
      );
      return { size: rows.length, checkpoint: { size: (last?.seq ?? 0) + rows.length, hash: hash.toString('hex') } };
    })
    .then(({ size, checkpoint }) => {
      if (checkpoint !== undefined) vault.setCheckpoint(log, checkpoint);
      return size;
    });
}

const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;

export type ChainFault =
  | { readonly at: number; readonly says: 'entry-changed' | 'entry-removed' | 'link-removed' | 'link-changed' }
  | { readonly at: number; readonly says: 'cut-off' | 'not-the-kept-end' }
  | { readonly at: number; readonly says: 'not-linked'; readonly entries: number };

export type ChainReport = { readonly entries: number; readonly faults: readonly ChainFault[] };

/** The end of the chain as the vault keeps it. */
export const keptEnd = (vault: Vault): Checkpoint | undefined => vault.checkpoint(log);

/** Walks the whole chain and compares it with the entries and with the end that was kept. */
export async function verifyChain(reader: Database, kept: Checkpoint | undefined): Promise<ChainReport> {
  const faults: ChainFault[] = [];
  let hash: Buffer = start;
  let expected = 1;
  for (;;) {
    const links = await sql<LinkRow>`
      SELECT l.seq, l.leaf AS link_leaf, l.hash, e.id, e.at, e.subject, e.actor, e.actor_role, e.organisation, e.mandate,
        e.action, e.purpose, e.labels, e.what, e.salt, e.leaf
      FROM audit.link l LEFT JOIN audit.entry e ON e.id = l.entry
      WHERE l.seq >= ${expected} ORDER BY l.seq LIMIT ${batchSize}`.execute(reader);
    for (const row of links.rows) {
      if (row.seq !== expected) faults.push({ at: expected, says: 'link-removed' });
      expected = row.seq + 1;
      const fault = faultOf(row, hash);
      if (fault !== undefined) faults.push({ at: row.seq, says: fault });
      hash = row.hash;
      if (kept?.size === row.seq && kept.hash !== hash.toString('hex'))
        faults.push({ at: row.seq, says: 'not-the-kept-end' });
    }
    if (links.rows.length < batchSize) break;
  }
  if (kept !== undefined && kept.size >= expected) faults.push({ at: expected, says: 'cut-off' });
  const loose = await sql<{ count: number }>`SELECT count(*) FROM audit.entry e
    WHERE NOT EXISTS (SELECT FROM audit.link l WHERE l.entry = e.id)`.execute(reader);
  const unlinked = Number(loose.rows[0]?.count ?? 0);
  if (unlinked > 0) faults.push({ at: expected, says: 'not-linked', entries: unlinked });
  return { entries: expected - 1, faults };
}

type LinkRow = Omit<EntryRow, 'id'> & {
  /** None when the entry is gone. */
  readonly id: string | null;
  readonly seq: number;
  readonly link_leaf: Buffer;
  readonly hash: Buffer;
  readonly salt: Buffer;
  readonly leaf: Buffer;
};

function faultOf(row: LinkRow, before: Buffer): 'entry-changed' | 'entry-removed' | 'link-changed' | undefined {
  if (!linkHash(before, row.link_leaf).equals(row.hash)) return 'link-changed';
  if (row.id === null) return 'entry-removed';
  const leaf = leafOf(entryOf({ ...row, id: row.id }), row.salt);
  return leaf.equals(row.link_leaf) ? undefined : 'entry-changed';
}

/** How many entries there are, and how many of them are chained: counts only. */
export async function chainState(reader: Database): Promise<{ readonly entries: number; readonly linked: number }> {
  const { rows } = await sql<{ entries: number; linked: number }>`
    SELECT (SELECT count(*) FROM audit.entry) AS entries, (SELECT coalesce(max(seq), 0) FROM audit.link) AS linked`.execute(
    reader,
  );
  return { entries: Number(rows[0]?.entries ?? 0), linked: Number(rows[0]?.linked ?? 0) };
}
