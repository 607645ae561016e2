/**
 * The chain over the log: each link's hash covers the one before, and the last is kept outside the database. Whoever
 * changes, removes, reorders or cuts off entries afterwards cannot make the chain fit again.
 *
 * It proves that what was logged was not altered, not that everything was logged.
 */
import { createHash } from 'node:crypto';
import { type Checkpoint, type Database, sql, type Transaction, type Vault } from '#store';
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

type Last = { readonly seq: number; readonly hash: Buffer; readonly nr: number };

/** Two sequencers at once: the second meets the first's `seq` and its transaction is undone. */
async function linkBatch(app: Database, vault: Vault): Promise<number> {
  const { size, end } = await app.transaction().execute(async (act) => {
    const last = await act
      .selectFrom('audit.link')
      .select(['seq', 'hash', 'nr'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const goesOn = await continues(act, vault.checkpoint(log));
    const rows = linksAfter(last, await pendingAfter(act, last));
    if (rows.length > 0) await insertLinks(act, rows);
    const newest = rows.at(-1);
    // WHY: whoever cut off or remade the chain must not have its new end kept for them.
    return {
      size: rows.length,
      end: newest !== undefined && goesOn ? { size: newest.seq, hash: newest.hash.toString('hex') } : undefined,
    };
  });
  if (end !== undefined) vault.setCheckpoint(log, end);
  return size;
}

/** Is what was kept as the end of the chain still a link of it? */
async function continues(act: Transaction, kept: Checkpoint | undefined): Promise<boolean> {
  if (kept === undefined || kept.size === 0) return true;
  const link = await act.selectFrom('audit.link').select('hash').where('seq', '=', kept.size).executeTakeFirst();
  return link?.hash.toString('hex') === kept.hash;
}

type Pending = { readonly id: string; readonly nr: number; readonly leaf: Buffer };

function pendingAfter(act: Transaction, last: Last | undefined): Promise<readonly Pending[]> {
  return act
    .selectFrom('audit.entry as e')
    .select(['e.id', 'e.nr', 'e.leaf'])
    .where('e.nr', '>', (last?.nr ?? 0) - lookBack)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('audit.link as l').select('l.seq').whereRef('l.entry', '=', 'e.id'))),
    )
    .orderBy('e.nr')
    .limit(batchSize)
    .execute();
}

type Link = {
  readonly seq: number;
  readonly entry: string;
  readonly nr: number;
  readonly leaf: Buffer;
  readonly hash: Buffer;
};

function linksAfter(last: Last | undefined, pending: readonly Pending[]): readonly Link[] {
  let hash = last?.hash ?? start;
  return pending.map(({ id, nr, leaf }, i) => {
    hash = linkHash(hash, leaf);
    return { seq: (last?.seq ?? 0) + i + 1, entry: id, nr, leaf, hash };
  });
}

async function insertLinks(act: Transaction, links: readonly Link[]): Promise<void> {
  const rows = JSON.stringify(links.map((it) => ({ ...it, leaf: hex(it.leaf), hash: hex(it.hash) })));
  await sql`INSERT INTO audit.link (seq, entry, nr, leaf, hash)
    SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS l(seq bigint, entry uuid, nr bigint, leaf bytea, hash bytea)`.execute(
    act,
  );
}

const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;

export type ChainFault =
  | { readonly at: number; readonly says: 'entry-changed' | 'entry-removed' | 'link-removed' | 'link-changed' }
  | { readonly at: number; readonly says: 'cut-off' | 'not-the-kept-end' }
  | { readonly at: number; readonly says: 'not-linked'; readonly entries: number };

export type ChainReport = { readonly entries: number; readonly faults: readonly ChainFault[] };

/** A backup was put back: its end of the chain is the end from now on. Who may do this may do anything with the data. */
export const keepRestoredEnd = (vault: Vault, end: Checkpoint | undefined): void =>
  vault.setCheckpoint(log, end ?? { size: 0, hash: start.toString('hex') });

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

/** How many entries are chained, and how many there are: counts only, of the loose ones and not of the whole log. */
export async function chainState(reader: Database): Promise<{ readonly entries: number; readonly linked: number }> {
  const { rows } = await sql<{ linked: number; loose: number }>`
    WITH last AS (SELECT seq, nr FROM audit.link ORDER BY seq DESC LIMIT 1)
    SELECT coalesce((SELECT seq FROM last), 0) AS linked, (SELECT count(*) FROM audit.entry e
      WHERE e.nr > coalesce((SELECT nr FROM last), 0) - ${lookBack}
      AND NOT EXISTS (SELECT FROM audit.link l WHERE l.entry = e.id)) AS loose`.execute(reader);
  const linked = Number(rows[0]?.linked ?? 0);
  return { entries: linked + Number(rows[0]?.loose ?? 0), linked };
}
