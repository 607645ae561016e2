/**
 * A release of the law as text: what a determination names by its hash is kept, and comes back to life with the same hash
 * and the same answers.
 */
import { createHash } from 'node:crypto';
import { type Rulebook, vocabulary } from '#rules';
import { engineVersion } from './determination.ts';

export type Release = {
  /** SHA-256 over the law, hexadecimal. */
  readonly hash: string;
  /** The law as JSON: everything of the rulebook but its words. */
  readonly law: string;
  /** What it says in each language, as JSON. Words are not law: a corrected sentence makes no other release. */
  readonly words: string;
  /** The engine that read it. */
  readonly engine: string;
};

const released = new WeakMap<Rulebook, Release>();

export function releaseOf(rulebook: Rulebook): Release {
  const known = released.get(rulebook);
  if (known !== undefined) return known;
  // Whatever is not words is law.
  const { wording, facts, ...rest } = rulebook;
  const fits = facts.fits.map(({ requires, law, confidence }) => ({ requires, law, confidence }));
  const fitting = fits.length === 0 ? {} : { fits, rests: facts.rests };
  const law = JSON.stringify({ ...rest, facts: [...facts.values()], ...fitting });
  const hash = createHash('sha256').update(law).digest('hex');
  const release = { hash, law, words: JSON.stringify(wording), engine: engineVersion };
  released.set(rulebook, release);
  return release;
}

/** SHA-256 over the law of a rulebook. */
export const rulebookHash = (rulebook: Rulebook): string => releaseOf(rulebook).hash;

/** As many as are asked about at once; each is some 10 MB with what is prepared of it. */
const mostRevived = 3;
const revived = new Map<string, Rulebook>();

/** Is its law in the form this engine reads, or in that of an engine before or after it? The first number names the form. */
export function formOf({ engine }: Pick<Release, 'engine'>): 'ours' | 'before' | 'after' {
  const [theirs, ours] = [major(engine), major(engineVersion)];
  return theirs === ours ? 'ours' : theirs < ours ? 'before' : 'after';
}
const major = (version: string): number => Number(version.split('.')[0]);

/** The rulebook of a release. @throws Error when the law is not the one it is called by */
export function revive(release: Pick<Release, 'hash' | 'law' | 'words'>): Rulebook {
  const { hash, law, words } = release;
  const key = `${hash}|${words.length}`;
  const known = revived.get(key);
  if (known !== undefined) return known;
  const { facts, fits, rests, ...rest } = JSON.parse(law);
  const rulebook: Rulebook = { ...rest, facts: vocabulary(facts, fits, rests), wording: JSON.parse(words) };
  if (rulebookHash(rulebook) !== hash) throw new Error('a release of the law is not the one it is called by');
  const [oldest] = revived.keys();
  if (revived.size >= mostRevived && oldest !== undefined) revived.delete(oldest);
  revived.set(key, rulebook);
  return rulebook;
}
