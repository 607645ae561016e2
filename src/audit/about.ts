/** "Who saw my data": the log about one subject, and the subject's word on an entry. */
import { randomUUIDv7 } from 'node:crypto';
import type { Database, Transaction, Vault } from '#store';
import { type Entry, entryOf, insertEntries, sealEntry } from './entry.ts';
import type { Grant } from './grant.ts';
import { bindingEntry } from './objection.ts';

export type SeenEntry = Entry & {
  readonly id: string;
  readonly objection?: { readonly words: string; readonly at: Date };
};

/** Newest first. @param before an entry id: older ones only */
export async function entriesAbout(
  app: Database,
  vault: Vault,
  grant: Grant<'seeLog'>,
  { limit = 50, before }: { readonly limit?: number; readonly before?: string } = {},
): Promise<readonly SeenEntry[]> {
  const rows = await app
    .selectFrom('audit.entry as e')
    .leftJoin('audit.objection as o', 'o.entry', 'e.id')
    .selectAll('e')
    .select(['o.id as objection', 'o.words', 'o.at as objected_at'])
    .where('e.subject', '=', grant.subject)
    .$if(before !== undefined, (it) => it.where('e.id', '<', before ?? ''))
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...entryOf(row),
    ...(row.words === null || row.objected_at === null
      ? {}
      : {
          objection: {
            words: vault.open(grant, String(row.objection), row.words)?.toString() ?? '',
            at: row.objected_at,
          },
        }),
  }));
}

/**
 * Keeps the subject's objection to an entry about them. The objection is bound by an entry of its own, under one id: to
 * change or remove it afterwards is to alter the log.
 * @returns false when there is no such entry about this subject
 */
export async function objectTo(
  act: Transaction,
  vault: Vault,
  grant: Grant<'objectToEntry'>,
  entry: string,
  words: string,
  at: Date,
): Promise<boolean> {
  const found = await act
    .selectFrom('audit.entry')
    .select('id')
    .where('id', '=', entry)
    .where('subject', '=', grant.subject)
    .executeTakeFirst();
  if (found === undefined) return false;
  const id = randomUUIDv7();
  const objection = { id, entry, subject: grant.subject, words: vault.seal(grant.subject, id, Buffer.from(words)), at };
  const kept = await act
    .insertInto('audit.objection')
    .values(objection)
    .onConflict((it) => it.column('entry').doNothing())
    .returning('id')
    .executeTakeFirst();
  // Said twice it is said once.
  if (kept === undefined && (await objectionTo(act, entry))) return true;
  const binding = { ...bindingEntry(objection), actorRole: 'resident', purpose: grant.purpose };
  const sealed = sealEntry(vault, { ...binding, ...(grant.actor === undefined ? {} : { actor: grant.actor }) }, id);
  const bound = await insertEntries(act, [sealed]);
  if (kept === undefined || !bound.has(id)) throw new Error('the log did not keep an objection');
  return true;
}

async function objectionTo(act: Transaction, entry: string): Promise<boolean> {
  const found = await act.selectFrom('audit.objection').select('id').where('entry', '=', entry).executeTakeFirst();
  return found !== undefined;
}
