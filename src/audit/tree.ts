/**
 * The Merkle tree of RFC 6962: one hash stands for all leaves before it, a short proof shows that a leaf is in it, and
 * another that an older tree is the beginning of a newer one. Pure; sizes and places count leaves, places from 0.
 */
import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const [leafPrefix, nodePrefix] = [Buffer.of(0), Buffer.of(1)];

export const hashBytes = 32;
export const leafHash = (leaf: Uint8Array): Buffer => sha256(leafPrefix, leaf);
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodePrefix, left, right);
export const emptyRoot = sha256();

/** The leaves from `begin` up to and without `end`. */
export type Range = { readonly begin: number; readonly end: number };
/** A whole subtree: 2 to the power of `level` leaves, the last of them at `end` - 1. */
export type Node = { readonly level: number; readonly end: number };

/** The largest power of two below n. */
function halfOf(n: number): number {
  let half = 1;
  while (half * 2 < n) half *= 2;
  return half;
}

/** The whole subtrees a range is made of, from the left; the range is one the proofs below ask for. */
export function nodesOf({ begin, end }: Range): readonly Node[] {
  const nodes: Node[] = [];
  for (let at = begin; at < end; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level += 1;
    at += 2 ** level;
    nodes.push({ level, end: at });
  }
  return nodes;
}

/** The hash of a range from those of its subtrees. */
export const joined = (hashes: readonly Buffer[]): Buffer =>
  hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));

/** How many subtrees above itself the leaf completes that makes a tree of this size. */
export function completedBy(size: number): number {
  let level = 0;
  while (size % 2 ** (level + 1) === 0) level += 1;
  return level;
}

/** The right edge of a tree that grows: all that must be kept to go on. A hash nobody knows any more is `undefined`. */
export type Edge = {
  readonly size: () => number;
  /** Adds a leaf. @returns the hashes of the subtrees it completes, smallest first */
  readonly add: (leaf: Uint8Array) => readonly (Buffer | undefined)[];
  /** Takes other hashes for what the last leaf completed. */
  readonly correct: (nodes: readonly Buffer[]) => void;
  readonly root: () => Buffer | undefined;
};

/** @param known the hashes of `nodesOf` the tree so far; left out, none is known */
export function openEdge(from = 0, known: readonly Buffer[] = []): Edge {
  let size = from;
  /** By level; the levels are the binary digits of the size. */
  const edge: (Buffer | undefined)[] = [];
  for (const [i, { level }] of nodesOf({ begin: 0, end: from }).entries()) edge[level] = known[i];
  const has = (level: number): boolean => Math.floor(size / 2 ** level) % 2 === 1;
  return {
    size: () => size,
    add: (leaf) => {
      const completed: (Buffer | undefined)[] = [];
      let hash: Buffer | undefined = leafHash(leaf);
      let level = 0;
      for (; has(level); level++) {
        const left: Buffer | undefined = edge[level];
        hash = left === undefined || hash === undefined ? undefined : nodeHash(left, hash);
        completed.push(hash);
      }
      edge[level] = hash;
      size += 1;
      return completed;
    },
    correct: (nodes) => {
      if (nodes.length > 0) edge[nodes.length] = nodes.at(-1);
    },
    root: () => {
      const hashes = nodesOf({ begin: 0, end: size }).map(({ level }) => edge[level]);
      return hashes.every((it) => it !== undefined) ? joined(hashes) : undefined;
    },
  };
}

/** The ranges whose hashes show that the leaf at a place is in a tree (RFC 6962, 2.1.1). */
export function inclusionRanges(place: number, size: number, begin = 0): readonly Range[] {
  if (size === 1) return [];
  const half = halfOf(size);
  const middle = begin + half;
  return place < half
    ? [...inclusionRanges(place, half, begin), { begin: middle, end: begin + size }]
    : [...inclusionRanges(place - half, size - half, middle), { begin, end: middle }];
}

/** The ranges whose hashes show that a tree is the beginning of another (RFC 6962, 2.1.2). */
export function consistencyRanges(from: number, to: number): readonly Range[] {
  const within = (old: number, begin: number, end: number, whole: boolean): readonly Range[] => {
    if (old === end - begin) return whole ? [] : [{ begin, end }];
    const middle = begin + halfOf(end - begin);
    return old <= middle - begin
      ? [...within(old, begin, middle, whole), { begin: middle, end }]
      : [...within(old - (middle - begin), middle, end, false), { begin, end: middle }];
  };
  return from === 0 ? [] : within(from, 0, to, true);
}

type Claim = { readonly size: number; readonly root: Buffer };

/** Is the leaf in the tree, by this proof? */
export function isIncluded(leaf: Uint8Array, place: number, tree: Claim, proof: readonly Buffer[]): boolean {
  const rootFrom = (at: number, size: number, path: readonly Buffer[]): Buffer | undefined => {
    const last = path.at(-1);
    if (size === 1) return last === undefined ? leafHash(leaf) : undefined;
    if (last === undefined) return undefined;
    const half = halfOf(size);
    const rest = path.slice(0, -1);
    const inner = at < half ? rootFrom(at, half, rest) : rootFrom(at - half, size - half, rest);
    return inner && (at < half ? nodeHash(inner, last) : nodeHash(last, inner));
  };
  return place >= 0 && place < tree.size && rootFrom(place, tree.size, proof)?.equals(tree.root) === true;
}

/** Is the older tree the beginning of the newer one, by this proof? */
export function isBeginning(older: Claim, newer: Claim, proof: readonly Buffer[]): boolean {
  if (older.size > newer.size) return false;
  if (older.size === 0) return proof.length === 0 && older.root.equals(emptyRoot);
  type Both = { readonly old: Buffer; readonly new: Buffer };
  const both = (old: number, size: number, whole: boolean, path: readonly Buffer[]): Both | undefined => {
    const last = path.at(-1);
    const rest = path.slice(0, -1);
    if (old === size) {
      if (whole) return last === undefined ? { old: older.root, new: older.root } : undefined;
      return last !== undefined && rest.length === 0 ? { old: last, new: last } : undefined;
    }
    if (last === undefined) return undefined;
    const half = halfOf(size);
    if (old <= half) {
      const inner = both(old, half, whole, rest);
      return inner && { old: inner.old, new: nodeHash(inner.new, last) };
    }
    const inner = both(old - half, size - half, false, rest);
    return inner && { old: nodeHash(last, inner.old), new: nodeHash(last, inner.new) };
  };
  const found = both(older.size, newer.size, true, proof);
  return found?.old.equals(older.root) === true && found.new.equals(newer.root);
}
