// The tree and the notes are those of RFC 6962 and C2SP: others can verify them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readKey, signedAt } from './note.ts';
import {
  consistencyRanges,
  inclusionRanges,
  isBeginning,
  isIncluded,
  joined,
  leafHash,
  nodesOf,
  openEdge,
  type Range,
} from './tree.ts';

/** The leaves and roots of the reference implementation of Certificate Transparency. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the roots are those others compute', () => {
  const edge = openEdge();
  const found = [edge.root()?.toString('hex')];
  for (const leaf of leaves) {
    edge.add(Buffer.from(leaf, 'hex'));
    found.push(edge.root()?.toString('hex'));
  }
  assert.deepEqual(found, roots);
});

/** A tree in memory: the root at each size, and the hash of any range a proof asks for. */
function grown(size: number) {
  const edge = openEdge();
  const all = Array.from({ length: size }, (_, i) => Buffer.from(`leaf ${i}`));
  const whole = new Map<string, Buffer>();
  const at = [edge.root() as Buffer];
  for (const leaf of all) {
    const nodes = [leafHash(leaf), ...edge.add(leaf)];
    for (const [level, hash] of nodes.entries()) whole.set(`${level}|${edge.size()}`, hash as Buffer);
    at.push(edge.root() as Buffer);
  }
  const hashOf = (range: Range): Buffer =>
    joined(nodesOf(range).map(({ level, end }) => whole.get(`${level}|${end}`) as Buffer));
  return { leaves: all, roots: at, hashOf };
}

test('a leaf is shown to be in the tree, and no other leaf, place, size or root passes for it', () => {
  const tree = grown(70);
  fc.assert(
    fc.property(fc.nat(69), fc.nat(69), fc.nat(200), (a, b, spoil) => {
      const [place, size] = [Math.min(a, b), Math.max(a, b) + 1];
      const claim = { size, root: tree.roots[size] as Buffer };
      const proof = inclusionRanges(place, size).map(tree.hashOf);
      const leaf = tree.leaves[place] as Buffer;
      assert.ok(isIncluded(leaf, place, claim, proof));
      assert.ok(!isIncluded(Buffer.from('another'), place, claim, proof));
      assert.ok(!isIncluded(leaf, place, { size, root: Buffer.alloc(32) }, proof));
      assert.ok(!isIncluded(leaf, size, claim, proof));
      assert.ok(!isIncluded(leaf, place, claim, [...proof, Buffer.alloc(32)]));
      if (proof.length > 0) {
        const other = proof.with(spoil % proof.length, Buffer.alloc(32, 7));
        assert.ok(!isIncluded(leaf, place, claim, other));
        assert.ok(!isIncluded(leaf, place, claim, proof.slice(1)));
      }
    }),
  );
});

test('an older tree is shown to be the beginning of a newer one, and one that was changed is not', () => {
  const tree = grown(70);
  fc.assert(
    fc.property(fc.nat(70), fc.nat(70), fc.nat(200), (a, b, spoil) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const older = { size: from, root: tree.roots[from] as Buffer };
      const newer = { size: to, root: tree.roots[to] as Buffer };
      const proof = consistencyRanges(from, to).map(tree.hashOf);
      assert.ok(isBeginning(older, newer, proof));
      assert.ok(!isBeginning({ size: from, root: Buffer.alloc(32) }, newer, proof));
      if (from > 0 && from < to) {
        assert.ok(!isBeginning(older, { size: to, root: Buffer.alloc(32) }, proof));
        assert.ok(!isBeginning(newer, older, proof));
        assert.ok(!isBeginning(older, newer, proof.with(spoil % proof.length, Buffer.alloc(32, 7))));
        assert.ok(!isBeginning(older, newer, proof.slice(1)));
      }
    }),
  );
});

test('a tree goes on from its right edge alone', () => {
  const tree = grown(41);
  for (let size = 0; size < 41; size++) {
    const known = nodesOf({ begin: 0, end: size }).map(({ level, end }) =>
      tree.hashOf({ begin: end - 2 ** level, end }),
    );
    const edge = openEdge(size, known);
    edge.add(tree.leaves[size] as Buffer);
    assert.deepEqual(edge.root(), tree.roots[size + 1]);
  }
});

test('a note signed by the Go implementation is read, and one letter more is not', () => {
  const key = readKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  const note = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
  assert.ok(key);
  assert.ok(signedAt(note, key));
  assert.equal(signedAt(`x${note}`, key), undefined);
  assert.equal(readKey('PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'), undefined);
});
