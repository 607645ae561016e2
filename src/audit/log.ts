/**
 * Which log this is, and how far it reaches. The log is named by the key that signs it. Each restore that lost entries
 * begins a new *generation*: a tree that is no longer the beginning of what witnesses have seen must not pass for it.
 */
import { createHash } from 'node:crypto';
import { type Reach, sql, type Vault } from '#store';
import { type Checkpoint, openCheckpoint, type Signer, signedCheckpoint } from './note.ts';
import { emptyRoot, hashBytes, joined, leafHash, type Node, nodesOf, type Range } from './tree.ts';

const purpose = 'audit log';
const [endName, startName, cosignedName] = ['log', 'log start', 'log cosigned'];
/** Under this name the vault kept the end of the chain before the log became a tree. */
const chainName = 'audit';

export function signerOf(vault: Vault): Signer {
  const publicKey = vault.publicKey(purpose);
  const name = `shinrai/${createHash('sha256').update(publicKey).digest('hex').slice(0, 16)}`;
  return { name, kind: 'log', publicKey, sign: (bytes) => vault.sign(purpose, bytes) };
}

export type End = { readonly generation: number; readonly size: number; readonly root: Buffer };

const originOf = (log: string, generation: number): string => (generation === 1 ? log : `${log}/${generation}`);

/** The end a note tells of. @returns nothing when this log did not sign it */
export function endOf(signer: Signer, note: string): End | undefined {
  const found: Checkpoint | undefined = openCheckpoint(note, signer);
  if (found === undefined) return undefined;
  const generation = found.origin === signer.name ? 1 : Number(found.origin.slice(signer.name.length + 1));
  return originOf(signer.name, generation) === found.origin
    ? { generation, size: found.size, root: found.root }
    : undefined;
}

export const isLater = (end: Pick<End, 'generation' | 'size'>, than: Pick<End, 'generation' | 'size'>): boolean =>
  end.generation > than.generation || (end.generation === than.generation && end.size > than.size);

/** What stands in the way of knowing the end: the vault has none, or one that it did not sign. */
export type NoEnd = 'no-checkpoint' | 'checkpoint-forged';

export function keptEnd(vault: Vault): End | NoEnd {
  const note = vault.kept(endName);
  if (note === undefined) return 'no-checkpoint';
  return endOf(signerOf(vault), note) ?? 'checkpoint-forged';
}

/** The signed checkpoint of the end, as it is shown outside. */
export const keptCheckpoint = (vault: Vault): string | undefined => vault.kept(endName);

/** A checkpoint and its size, to show an entry by: what witnesses cosigned, where it reaches the entry. */
export function shownCheckpoint(
  vault: Vault,
  seq: number,
): { readonly note: string; readonly size: number } | undefined {
  const signer = signerOf(vault);
  const end = keptEnd(vault);
  if (typeof end === 'string') return undefined;
  for (const name of [cosignedName, endName]) {
    const note = vault.kept(name);
    const found = note === undefined ? undefined : endOf(signer, note);
    if (note !== undefined && found?.generation === end.generation && found.size >= seq)
      return { note, size: found.size };
  }
  return undefined;
}

export const keepCosigned = (vault: Vault, note: string): void => vault.keep(cosignedName, note);

/** Signs an end and keeps it. INVARIANT: what is kept never goes back. */
export function keepEnd(vault: Vault, end: End): void {
  const signer = signerOf(vault);
  vault.batch(() => {
    const kept = keptEnd(vault);
    if (typeof kept !== 'string' && !isLater(end, kept)) return;
    vault.keep(endName, signedCheckpoint({ ...end, origin: originOf(signer.name, end.generation) }, signer));
  });
}

/** How far a witness was seen to follow, so that one that lost what it held is noticed. */
export const keepSeen = (vault: Vault, witness: string, { generation, size }: End): void =>
  vault.keep(`log seen by ${witness}`, JSON.stringify({ generation, size }));

export function seenBy(vault: Vault, witness: string): Pick<End, 'generation' | 'size'> | undefined {
  const text = vault.kept(`log seen by ${witness}`);
  return text === undefined ? undefined : (JSON.parse(text) as Pick<End, 'generation' | 'size'>);
}

/** How many entries at the beginning are from before entries carried a code. */
export const startOf = (vault: Vault): number => Number(vault.kept(startName) ?? 0);

/** The first time: an empty tree. Only a vault that kept a chain before takes entries without a code. */
export async function beginLog(reach: Reach, vault: Vault): Promise<End> {
  if (vault.kept(startName) === undefined) {
    const { rows } = await sql<{ count: string }>`SELECT count(*) FROM audit.entry WHERE mac = ''`.execute(reach);
    vault.keep(startName, vault.kept(chainName) === undefined ? '0' : String(rows[0]?.count));
  }
  const end = { generation: 1, size: 0, root: emptyRoot };
  keepEnd(vault, end);
  return end;
}

/** The hashes of whole subtrees. @returns nothing when a link they stand in is missing */
async function nodeHashes(reach: Reach, nodes: readonly Node[]): Promise<readonly Buffer[] | undefined> {
  if (nodes.length === 0) return [];
  const rows = await reach
    .selectFrom('audit.link')
    .select(['seq', 'leaf', 'nodes'])
    .where('seq', 'in', [...new Set(nodes.map((it) => it.end))])
    .execute();
  const links = new Map(rows.map((it) => [it.seq, it]));
  const hashes = nodes.flatMap(({ level, end }) => {
    const link = links.get(end);
    if (link === undefined) return [];
    if (level === 0) return [leafHash(link.leaf)];
    return link.nodes.length < level * hashBytes ? [] : [hashAt(link.nodes, level)];
  });
  return hashes.length === nodes.length ? hashes : undefined;
}

export const hashAt = (nodes: Buffer, level: number): Buffer =>
  nodes.subarray((level - 1) * hashBytes, level * hashBytes);

/** One hash a range. @returns nothing when a link they stand in is missing */
export async function rangeHashes(reach: Reach, ranges: readonly Range[]): Promise<readonly Buffer[] | undefined> {
  const parts = ranges.map(nodesOf);
  const hashes = await nodeHashes(reach, parts.flat());
  if (hashes === undefined) return undefined;
  const rest = [...hashes];
  return parts.map((part) => joined(rest.splice(0, part.length)));
}

/** The hashes of the right edge of the tree at a size. */
export const edgeHashes = (reach: Reach, size: number): Promise<readonly Buffer[] | undefined> =>
  nodeHashes(reach, nodesOf({ begin: 0, end: size }));
