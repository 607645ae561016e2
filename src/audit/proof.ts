/** One look as a file that anybody can check without us: c2sp.org/tlog-proof, with the entry itself in its extra line. */
import { createHash } from 'node:crypto';
import type { Reach, Vault } from '#store';
import { canonicalOf, type Entry, entryOf } from './entry.ts';
import type { Grant } from './grant.ts';
import { rangeHashes, shownCheckpoint } from './log.ts';
import { type Checkpoint, type Key, openCheckpoint, originIn, signedAt } from './note.ts';
import { inclusionRanges, isIncluded } from './tree.ts';

const firstLine = 'c2sp.org/tlog-proof@v1';
const saltBytes = 16;

/** @returns nothing when there is no such entry about this subject; `not-yet` when the log has not taken it in */
export async function proofOf(
  reach: Reach,
  vault: Vault,
  grant: Grant<'seeLog'>,
  entry: string,
): Promise<string | 'not-yet' | undefined> {
  const row = await reach
    .selectFrom('audit.entry as e')
    .leftJoin('audit.link as l', 'l.entry', 'e.id')
    .selectAll('e')
    .select('l.seq')
    .where('e.id', '=', entry)
    .where('e.subject', '=', grant.subject)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const tree = row.seq === null ? undefined : shownCheckpoint(vault, row.seq);
  if (row.seq === null || tree === undefined) return 'not-yet';
  const place = row.seq - 1;
  const proof = await rangeHashes(reach, inclusionRanges(place, tree.size));
  if (proof === undefined) throw new Error('a link of the log is missing');
  const told = Buffer.concat([row.salt, Buffer.from(canonicalOf(entryOf(row)))]);
  const lines = [firstLine, `extra ${told.toString('base64')}`, `index ${place}`];
  return [...lines, ...proof.map((it) => it.toString('base64')), '', tree.note].join('\n');
}

/** What a file shows: this entry stands at this place of the log. */
export type Proved = {
  readonly entry: Readonly<Record<string, unknown>>;
  /** From 1. */
  readonly place: number;
  readonly checkpoint: Checkpoint;
};
export type ProofFault = 'not-a-proof' | 'not-signed' | 'not-in-the-log';

/** Checks a file with nothing else at hand. @param keys of the log, and of witnesses: each must have signed */
export function checkProof(text: string, log: Key, witnesses: readonly Key[] = []): Proved | ProofFault {
  const [, extra, index, lines, note] =
    /^c2sp\.org\/tlog-proof@v1\nextra ([A-Za-z0-9+/=]+)\nindex (0|[1-9]\d{0,14})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n([\s\S]+)$/.exec(
      text,
    ) ?? [];
  const told = Buffer.from(extra ?? '', 'base64');
  const entry = entryIn(told);
  if (note === undefined || entry === undefined) return 'not-a-proof';
  const ours = originIn(note) === log.name || originIn(note).startsWith(`${log.name}/`);
  const checkpoint = ours ? openCheckpoint(note, log) : undefined;
  if (checkpoint === undefined || witnesses.some((it) => signedAt(note, it) === undefined)) return 'not-signed';
  const leaf = createHash('sha256').update(told).digest();
  const proof = (lines ?? '')
    .split('\n')
    .slice(0, -1)
    .map((it) => Buffer.from(it, 'base64'));
  const shown = { entry, place: Number(index) + 1, checkpoint };
  return isIncluded(leaf, Number(index), checkpoint, proof) ? shown : 'not-in-the-log';
}

const fields: readonly (keyof Entry)[] = [
  'id',
  'at',
  'subject',
  'actor',
  'actorRole',
  'organisation',
  'mandate',
  'action',
  'purpose',
  'labels',
  'what',
  'post',
];

function entryIn(told: Buffer): Proved['entry'] | undefined {
  try {
    const values: unknown = JSON.parse(told.subarray(saltBytes).toString());
    if (!Array.isArray(values) || ![fields.length - 1, fields.length].includes(values.length)) return undefined;
    return Object.fromEntries(values.map((value, i) => [fields[i], value]));
  } catch {
    return undefined;
  }
}
