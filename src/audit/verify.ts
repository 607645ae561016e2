/**
 * Walks the whole log and compares it with its tree, with the end the vault keeps, and with what witnesses hold.
 *
 * It proves that what was logged was not altered, not that everything was logged.
 */
import { type Database, sql, type Vault } from '#store';
import { type Entry, entryOf, leafOf } from './entry.ts';
import { isWhole, type LinkFault, type LooseEntry, pendingAfter } from './linking.ts';
import { type End, endOf, hashAt, keptEnd, type NoEnd, signerOf, startOf } from './log.ts';
import { bindingOf, bindingPrefix } from './objection.ts';
import { type Restored, restoredIn } from './restored.ts';
import { completedBy, type Edge, hashBytes, openEdge } from './tree.ts';
import type { Outside } from './witness.ts';

const batchSize = 5000;
const nobody: Outside = { held: [], silent: [], behind: [] };

type EntryFault =
  | 'entry-changed'
  | 'entry-removed'
  | 'link-changed'
  | 'forged'
  | 'objection-changed'
  | 'objection-removed';
type WitnessFault = `witness-${'disagrees' | 'ahead' | 'unsigned' | 'silent' | 'behind'}`;

/** `at` is a place in the log, from 1. */
export type LogFault =
  | { readonly at: number; readonly says: EntryFault | LinkFault }
  | { readonly at: number; readonly says: 'not-linked' | 'forged' | 'objection-forged'; readonly entries: number }
  | { readonly at: number; readonly says: WitnessFault; readonly witness: string };

export type LogReport = {
  readonly entries: number;
  readonly faults: readonly LogFault[];
  /** What restores took away: no fault, and said for ever. */
  readonly restores: readonly (Restored & { readonly at: Date })[];
};

/**
 * @param checkpoint the signed end to compare with: left out, that of the vault
 * @param outside what witnesses hold
 */
export async function verifyLog(
  reader: Database,
  vault: Vault,
  { checkpoint, outside = nobody }: { readonly checkpoint?: string; readonly outside?: Outside } = {},
): Promise<LogReport> {
  const signer = signerOf(vault);
  const kept: End | NoEnd =
    checkpoint === undefined ? keptEnd(vault) : (endOf(signer, checkpoint) ?? 'checkpoint-forged');
  const witnessed = outside.held.map(({ witness, note }) => ({ witness, end: endOf(signer, note) }));
  const ends = [...(typeof kept === 'string' ? [] : [kept]), ...witnessed.flatMap((it) => it.end ?? [])];
  const { edge, faults, restores, roots } = await walk(reader, vault, new Set(ends.map((it) => it.size)));
  const at = edge.size();
  const judge = judgeOf(at, roots, restores);

  if (typeof kept === 'string') faults.push({ at, says: kept });
  else {
    const says = ({ ahead: 'cut-off', disagrees: 'not-the-kept-end', fits: undefined } as const)[judge(kept)];
    if (says !== undefined) faults.push({ at: says === 'cut-off' ? at + 1 : kept.size, says });
  }
  for (const { witness, end } of witnessed) {
    if (end === undefined) faults.push({ at, says: 'witness-unsigned', witness });
    else if (judge(end) !== 'fits')
      faults.push({ at: end.size, says: `witness-${judge(end)}` as WitnessFault, witness });
  }
  for (const witness of outside.silent) faults.push({ at, says: 'witness-silent', witness });
  for (const witness of outside.behind) faults.push({ at, says: 'witness-behind', witness });
  faults.push(...(await looseFaults(reader, vault, at)), ...(await objectionFaults(reader, vault, at)));
  return { entries: at, faults, restores };
}

type Walk = {
  readonly edge: Edge;
  readonly faults: LogFault[];
  readonly restores: LogReport['restores'];
  /** The roots of the tree at the sizes asked for; none where a link is missing. */
  readonly roots: ReadonlyMap<number, Buffer>;
};

async function walk(reader: Database, vault: Vault, sizes: ReadonlySet<number>): Promise<Walk> {
  const start = startOf(vault);
  const faults: LogFault[] = [];
  const restores: (Restored & { readonly at: Date })[] = [];
  const roots = new Map<number, Buffer>();
  let edge = openEdge();
  const note = (): void => {
    const root = sizes.has(edge.size()) ? edge.root() : undefined;
    if (root !== undefined) roots.set(edge.size(), root);
  };
  note();
  for (;;) {
    const rows = await linksFrom(reader, edge.size() + 1);
    for (const row of rows) {
      if (row.seq !== edge.size() + 1) {
        faults.push({ at: edge.size() + 1, says: 'link-removed' });
        edge = openEdge(row.seq - 1);
      }
      const fault = linkFault(row, edge) ?? entryFault(row, vault, row.seq <= start);
      if (fault !== undefined) faults.push({ at: row.seq, says: fault });
      const restored = fault === undefined ? restoredIn(row as LinkRow & Entry) : undefined;
      if (restored !== undefined) restores.push({ ...restored, at: row.at });
      note();
    }
    if (rows.length < batchSize) return { edge, faults, restores, roots };
  }
}

type LinkRow = Omit<LooseEntry, 'id' | 'nr'> & {
  readonly seq: number;
  readonly link_leaf: Buffer;
  readonly nodes: Buffer;
  /** None when the entry is gone. */
  readonly id: string | null;
  /** Of the objection the entry binds, when it binds one that is there. */
  readonly objects_to: string | null;
  readonly objector: string;
  readonly words: Buffer;
  readonly objected_at: Date;
};

async function linksFrom(reader: Database, seq: number): Promise<readonly LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    SELECT l.seq, l.leaf AS link_leaf, l.nodes, e.id, e.at, e.subject, e.actor, e.actor_role, e.organisation, e.mandate, e.post,
      e.action, e.purpose, e.labels, e.what, e.salt, e.leaf, e.mac,
      o.entry AS objects_to, o.subject AS objector, o.words, o.at AS objected_at
    FROM audit.link l LEFT JOIN audit.entry e ON e.id = l.entry LEFT JOIN audit.objection o ON o.id = e.id
    WHERE l.seq >= ${seq} ORDER BY l.seq LIMIT ${batchSize}`.execute(reader);
  return rows;
}

/** Takes the link into the tree, by its own hashes where they do not fit, so that one fault is said once. */
function linkFault({ seq, link_leaf, nodes }: LinkRow, edge: Edge): 'link-changed' | undefined {
  const completed = edge.add(link_leaf);
  const given = Array.from({ length: Math.floor(nodes.length / hashBytes) }, (_, i) => hashAt(nodes, i + 1));
  const fits =
    given.length === completedBy(seq) && completed.every((it, i) => it === undefined || given[i]?.equals(it));
  if (given.length === completedBy(seq)) edge.correct(given);
  return fits ? undefined : 'link-changed';
}

function entryFault(row: LinkRow, vault: Vault, old: boolean): EntryFault | undefined {
  if (row.id === null) return 'entry-removed';
  const entry = { ...row, id: row.id };
  if (!leafOf(entryOf(entry), row.salt).equals(row.link_leaf)) return 'entry-changed';
  if (!isWhole(entry, vault, old)) return 'forged';
  return objectionFault(entry);
}

function objectionFault(row: LinkRow & { readonly id: string }): EntryFault | undefined {
  if (!row.what.startsWith(bindingPrefix)) return undefined;
  if (row.objects_to === null) return 'objection-removed';
  const objection = { id: row.id, entry: row.objects_to, subject: row.objector, words: row.words, at: row.objected_at };
  return bindingOf(objection) === row.what ? undefined : 'objection-changed';
}

type Judgement = 'fits' | 'disagrees' | 'ahead';

/** Does an end fit the log as it stands? What a restore took away is not held against it, as far as the restore says so. */
function judgeOf(size: number, roots: Walk['roots'], restores: readonly Restored[]): (end: End) => Judgement {
  return (end) => {
    const ended = restores.find((it) => it.generation >= end.generation);
    if (ended !== undefined && end.size >= ended.from) {
      if (ended.generation > end.generation || ended.to === undefined) return 'fits';
      if (end.size > ended.to) return 'ahead';
      return end.size < ended.to || ended.root === end.root.toString('hex') ? 'fits' : 'disagrees';
    }
    const generation = 1 + (restores.at(-1)?.generation ?? 0);
    if (end.size > size || end.generation > generation) return 'ahead';
    const root = roots.get(end.size);
    return root === undefined || root.equals(end.root) ? 'fits' : 'disagrees';
  };
}

/** What was written last waits to be linked; what nobody wrote who has the vault waits for ever. */
async function looseFaults(reader: Database, vault: Vault, at: number): Promise<readonly LogFault[]> {
  let [whole, forged, after] = [0, 0, Number.MIN_SAFE_INTEGER];
  for (;;) {
    const rows = await pendingAfter(reader, after);
    for (const row of rows) {
      if (isWhole(row, vault, false)) whole += 1;
      else forged += 1;
    }
    after = rows.at(-1)?.nr ?? after;
    if (rows.length < batchSize) break;
  }
  return [
    ...(whole > 0 ? [{ at: at + 1, says: 'not-linked', entries: whole } as const] : []),
    ...(forged > 0 ? [{ at: at + 1, says: 'forged', entries: forged } as const] : []),
  ];
}

/** Objections no entry binds. From before entries carried a code there are such, to entries from before. */
async function objectionFaults(reader: Database, vault: Vault, at: number): Promise<readonly LogFault[]> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) FROM audit.objection o
    WHERE NOT EXISTS (SELECT FROM audit.entry e WHERE e.id = o.id AND e.what LIKE ${`${bindingPrefix}%`})
      AND NOT EXISTS (SELECT FROM audit.link l WHERE l.entry = o.entry AND l.seq <= ${startOf(vault)})`.execute(reader);
  const unbound = Number(rows[0]?.count ?? 0);
  return unbound > 0 ? [{ at, says: 'objection-forged', entries: unbound }] : [];
}
