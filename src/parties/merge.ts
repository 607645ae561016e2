/** Two records of one person: made one, and two again, as acts with a reason. Nothing of either is lost. */
import { randomUUIDv7 } from 'node:crypto';
import type { Grant } from '#audit';
import type { Reach, Transaction } from '#store';

export type Pair = { readonly from: string; readonly into: string };
type Act = { readonly reason: string; readonly by: string; readonly at: Date };

/** From now on who signs in to `from` comes to `into`. @returns false where there are not two records to make one */
export async function mergePeople(act: Transaction, { from, into }: Pair, { reason, by, at }: Act): Promise<boolean> {
  if (from === into) return false;
  const changed = await act
    .updateTable('parties.person')
    .set({ merged_into: into })
    .where('id', '=', from)
    .where('resident', '=', true)
    .where('merged_into', 'is', null)
    .where('erased_at', 'is', null)
    // Nobody is merged into a record that is itself merged, nor leaves others behind that were merged into theirs.
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('parties.person as other').select('other.id').where('other.merged_into', '=', from))),
    )
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await noteAct(act, 'merge', { from, into }, { reason, by, at });
  await act
    .updateTable('parties.session')
    .set({ ended_at: at })
    .where('person', '=', from)
    .where('ended_at', 'is', null)
    .execute();
  await act
    .updateTable('parties.mandate')
    .set({ ended_at: at, ended_by: by })
    .where('resident', '=', from)
    .where('ended_at', 'is', null)
    .execute();
  return true;
}

/** Two again. @returns false when they were not one */
export async function splitPeople(act: Transaction, { from, into }: Pair, { reason, by, at }: Act): Promise<boolean> {
  const changed = await act
    .updateTable('parties.person')
    .set({ merged_into: null })
    .where('id', '=', from)
    .where('merged_into', '=', into)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await noteAct(act, 'split', { from, into }, { reason, by, at });
  return true;
}

async function noteAct(
  act: Transaction,
  kind: 'merge' | 'split',
  { from, into }: Pair,
  { reason, by, at }: Act,
): Promise<void> {
  await act
    .insertInto('parties.act')
    .values({ id: randomUUIDv7(), kind, person: into, other: from, reason, by_person: by, at })
    .execute();
}

/** Records that were made one with this one. */
export async function mergedWith(reach: Reach, grant: Grant<'govern' | 'erase'>): Promise<readonly string[]> {
  const rows = await reach.selectFrom('parties.person').select('id').where('merged_into', '=', grant.subject).execute();
  return rows.map((it) => it.id);
}

/** Was one of the records that were made one with this one meant? Who they are is told to nobody. */
export async function wasBefore(reach: Reach, person: string, meant: (former: string) => boolean): Promise<boolean> {
  const rows = await reach.selectFrom('parties.person').select('id').where('merged_into', '=', person).execute();
  return rows.some((it) => meant(it.id));
}

/** Whom somebody has become, or still is. */
export async function presentPerson(reach: Reach, person: string): Promise<string> {
  const row = await reach
    .selectFrom('parties.person')
    .select('merged_into')
    .where('id', '=', person)
    .executeTakeFirst();
  return row?.merged_into ?? person;
}
