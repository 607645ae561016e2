/** The database came back from a copy: the log says itself what was lost, and goes on in a new generation. */
import type { Database, Vault } from '#store';
import { insertEntries, sealEntry } from './entry.ts';
import { append, endOfTree, type LinkFault, stateOf } from './linking.ts';
import { type End, edgeHashes, endOf, isLater, keepEnd, keptEnd, rangeHashes, signerOf } from './log.ts';
import { type Restored, restoredEntry } from './restored.ts';
import { openEdge } from './tree.ts';
import type { Outside } from './witness.ts';

/** What is to be said of a restore; the rest is found out. */
export type Accepting = {
  readonly by: string;
  readonly why: string;
  readonly at: Date;
  /** Said also when nothing was lost. */
  readonly always?: boolean;
};

/**
 * @param held what witnesses hold: how far the log had reached is what anybody knows of it
 * @returns why not: `nothing-lost`, or that the log was altered, which is no restore
 */
export async function acceptRestore(
  app: Database,
  vault: Vault,
  { by, why, at, always = false }: Accepting,
  held: Outside['held'] = [],
): Promise<Restored | 'nothing-lost' | LinkFault> {
  const done = await app.transaction().execute(async (act) => {
    const { last, generation } = await stateOf(act, vault);
    const size = last?.seq ?? 0;
    const hashes = await edgeHashes(act, size);
    if (hashes === undefined) return 'link-removed';
    const kept = keptEnd(vault);
    const end = furthestOf(vault, held);
    if (end !== undefined && !isLater(end, { generation, size })) {
      const [root] = (await rangeHashes(act, [{ begin: 0, end: end.size }])) ?? [];
      if (end.generation === generation && !root?.equals(end.root)) return 'not-the-kept-end';
      if (typeof kept !== 'string' && !always) return 'nothing-lost';
    }
    const restored: Restored = {
      generation: Math.max(generation, end?.generation ?? 1),
      from: size + 1,
      ...(end === undefined ? {} : { to: Math.max(size, end.size), root: end.root.toString('hex') }),
      by,
      why,
    };
    const entry = sealEntry(vault, restoredEntry(restored, at));
    if ((await insertEntries(act, [entry])).size !== 1)
      throw new Error('the log did not keep the entry of the restore');
    const { nr } = await act
      .selectFrom('audit.entry')
      .select('nr')
      .where('id', '=', entry.id)
      .executeTakeFirstOrThrow();
    const edge = openEdge(size, hashes);
    await append(act, edge, [{ id: entry.id, nr, leaf: entry.leaf }]);
    return { restored, end: endOfTree({ generation: restored.generation + 1, edge, nr }) };
  });
  if (typeof done === 'string') return done;
  keepEnd(vault, done.end);
  return done.restored;
}

/** How far the log is known to have reached, by the vault or by a witness. */
function furthestOf(vault: Vault, held: Outside['held']): End | undefined {
  const signer = signerOf(vault);
  const kept = keptEnd(vault);
  const known = [...held.flatMap(({ note }) => endOf(signer, note) ?? []), ...(typeof kept === 'string' ? [] : [kept])];
  return known.reduce<End | undefined>((most, it) => (most === undefined || isLater(it, most) ? it : most), undefined);
}
