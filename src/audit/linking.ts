/** Links entries into the tree, and keeps the new end in the vault. */
import { type Database, type Reach, sql, type Transaction, type Vault } from '#store';
import { type EntryRow, entryOf, leafOf, macOf } from './entry.ts';
import { beginLog, type End, edgeHashes, isLater, keepEnd, keptEnd, type NoEnd, rangeHashes, startOf } from './log.ts';
import { restoreAction, restoredIn } from './restored.ts';
import { type Edge, openEdge } from './tree.ts';

const batchSize = 5000;
/** A transaction that commits late leaves its entries this far behind the end of the tree at most. */
const lookBack = 100_000;

/** Why nothing is linked: what stands is not what was kept, and must not be signed as if it were. */
export type LinkFault = NoEnd | 'cut-off' | 'not-the-kept-end' | 'link-removed';

/** `forged`: entries nobody wrote who has the vault; they are left out of the tree. */
export type Linking = { readonly linked: number; readonly forged: number; readonly fault?: LinkFault };

/** Links the entries that are not linked yet. */
export async function linkEntries(app: Database, vault: Vault): Promise<Linking> {
  let [linked, forged] = [0, 0];
  let after: number | undefined;
  for (;;) {
    const batch = await app.transaction().execute((act) => linkBatch(act, vault, after));
    if (typeof batch === 'string') return { linked, forged, fault: batch };
    keepEnd(vault, batch.end);
    linked += batch.linked;
    forged += batch.forged;
    if (batch.last === undefined) return { linked, forged };
    after = batch.last;
  }
}

type Batch = { readonly linked: number; readonly forged: number; readonly end: End; readonly last: number | undefined };

async function linkBatch(act: Transaction, vault: Vault, after: number | undefined): Promise<Batch | LinkFault> {
  const tree = await openTree(act, vault);
  if (typeof tree === 'string') return tree;
  const pending = await pendingAfter(act, after ?? tree.nr - lookBack);
  const whole = wholeOf(pending, vault, tree.edge.size());
  await append(act, tree.edge, whole);
  return {
    linked: whole.length,
    forged: pending.length - whole.length,
    end: endOfTree(tree),
    last: pending.length < batchSize ? undefined : pending.at(-1)?.nr,
  };
}

type Tree = {
  readonly generation: number;
  readonly edge: Edge;
  /** Of the entry linked last. */
  readonly nr: number;
};

export function endOfTree({ generation, edge }: Tree): End {
  const root = edge.root();
  if (root === undefined) throw new Error('the right edge of the tree is not known');
  return { generation, size: edge.size(), root };
}

/** The tree as it stands, when it goes on from the end that was kept. */
async function openTree(act: Transaction, vault: Vault): Promise<Tree | LinkFault> {
  const { last, generation } = await stateOf(act, vault);
  const kept = keptEnd(vault);
  const size = last?.seq ?? 0;
  const end = kept === 'no-checkpoint' && size === 0 ? await beginLog(act, vault) : kept;
  if (typeof end === 'string') return end;
  if (isLater(end, { generation, size })) return 'cut-off';
  const hashes = await edgeHashes(act, size);
  const [root] = (await rangeHashes(act, [{ begin: 0, end: end.size }])) ?? [];
  if (hashes === undefined || root === undefined) return 'link-removed';
  // An older copy of the vault may have kept an end from before a restore; `verifyLog` looks at that.
  if (end.generation === generation && !root.equals(end.root)) return 'not-the-kept-end';
  return { generation, edge: openEdge(size, hashes), nr: last?.nr ?? 0 };
}

/** How far the tree reaches. WHY the lock: a second sequencer waits for the first instead of being undone where it meets the first's `seq`. */
export async function stateOf(act: Transaction, vault: Vault) {
  await sql`SELECT pg_advisory_xact_lock(hashtext('shinrai audit'))`.execute(act);
  const last = await act
    .selectFrom('audit.link')
    .select(['seq', 'nr'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { last, generation: await generationOf(act, vault) };
}

/** Each restore in the log begins the next generation. */
async function generationOf(reach: Reach, vault: Vault): Promise<number> {
  const rows = await reach
    .selectFrom('audit.entry as e')
    .innerJoin('audit.link as l', 'l.entry', 'e.id')
    .selectAll('e')
    .where('e.action', '=', restoreAction)
    .orderBy('l.seq', 'desc')
    .execute();
  const last = rows.find((row) => isWhole(row, vault, false));
  return 1 + ((last && restoredIn(last)?.generation) ?? 0);
}

export type LooseEntry = EntryRow & {
  readonly nr: number;
  readonly salt: Buffer;
  readonly leaf: Buffer;
  readonly mac: Buffer;
};

/** Entries that stand outside the tree, in the order they came. */
export const pendingAfter = (reach: Reach, nr: number): Promise<readonly LooseEntry[]> =>
  reach
    .selectFrom('audit.entry as e')
    .selectAll('e')
    .where('e.nr', '>', nr)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('audit.link as l').select('l.seq').whereRef('l.entry', '=', 'e.id'))),
    )
    .orderBy('e.nr')
    .limit(batchSize)
    .execute();

/** Those that were written by who has the vault, as they were written. */
function wholeOf(pending: readonly LooseEntry[], vault: Vault, size: number): readonly LooseEntry[] {
  const start = startOf(vault);
  let seq = size;
  return pending.filter((row) => {
    const whole = isWhole(row, vault, seq + 1 <= start);
    if (whole) seq += 1;
    return whole;
  });
}

/** @param old is it one of those from before entries carried a code? */
export function isWhole(row: Omit<LooseEntry, 'nr'>, vault: Vault, old: boolean): boolean {
  const leaf = leafOf(entryOf(row), row.salt);
  return leaf.equals(row.leaf) && (macOf(vault, leaf).equals(row.mac) || (old && row.mac.length === 0));
}

/** Links entries at the right edge. */
export async function append(
  act: Transaction,
  edge: Edge,
  entries: readonly { readonly id: string; readonly nr: number; readonly leaf: Buffer }[],
): Promise<void> {
  if (entries.length === 0) return;
  const links = entries.map(({ id, nr, leaf }) => {
    const nodes = edge.add(leaf);
    return { seq: edge.size(), entry: id, nr, leaf: hex([leaf]), nodes: hex(nodes as readonly Buffer[]) };
  });
  const { numAffectedRows } = await sql`INSERT INTO audit.link (seq, entry, nr, leaf, nodes)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      AS l(seq bigint, entry uuid, nr bigint, leaf bytea, nodes bytea)`.execute(act);
  if (Number(numAffectedRows) !== links.length) throw new Error('the log did not keep a link that was written');
}

const hex = (parts: readonly Buffer[]): string => `\\x${Buffer.concat(parts).toString('hex')}`;

/** How many entries are linked, and how many there are: counts only, of the loose ones and not of the whole log. */
export async function logState(reader: Database): Promise<{ readonly entries: number; readonly linked: number }> {
  const { rows } = await sql<{ linked: number; loose: number }>`
    WITH last AS (SELECT seq, nr FROM audit.link ORDER BY seq DESC LIMIT 1)
    SELECT coalesce((SELECT seq FROM last), 0) AS linked, (SELECT count(*) FROM audit.entry e
      WHERE e.nr > coalesce((SELECT nr FROM last), 0) - ${lookBack}
      AND NOT EXISTS (SELECT FROM audit.link l WHERE l.entry = e.id)) AS loose`.execute(reader);
  const linked = Number(rows[0]?.linked ?? 0);
  return { entries: linked + Number(rows[0]?.loose ?? 0), linked };
}
