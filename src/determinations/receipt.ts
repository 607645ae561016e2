/** Receipts: what was asked, of which law, with which result, so that any figure can be run again. */
import { createHash } from 'node:crypto';
import type { Rulebook } from '#rules';

const hashes = new WeakMap<Rulebook, string>();

/** SHA-256 over the law of a rulebook (facts, sources, provisions, procedures, overlays), hexadecimal. Wording is not law. */
export function rulebookHash(rulebook: Rulebook): string {
  const known = hashes.get(rulebook);
  if (known !== undefined) return known;
  const { id, version, sources, provisions, procedures, overlays } = rulebook;
  const law = { id, version, facts: [...rulebook.facts.values()], sources, provisions, procedures, overlays };
  const hash = createHash('sha256').update(JSON.stringify(law)).digest('hex');
  hashes.set(rulebook, hash);
  return hash;
}
