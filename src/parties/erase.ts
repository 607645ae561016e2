/** Erasure of a person: what finds them and what is theirs ends, and the key is destroyed once this is committed. */
import type { Grant } from '#audit';
import { type Database, sql, type Transaction, type Vault } from '#store';

/** Marks the person erased and ends their mandates, ties and ways to sign in. */
export async function erasePerson(
  act: Transaction,
  { subject }: Pick<Grant<'erase'>, 'subject'>,
  at: Date,
): Promise<void> {
  await act
    .updateTable('parties.person')
    .set({ names: null, settings: '{}', protected_until: null, erased_at: at })
    .where('id', '=', subject)
    .execute();
  await act.deleteFrom('parties.name_part').where('person', '=', subject).execute();
  await act.deleteFrom('parties.recovery_code').where('person', '=', subject).execute();
  await act
    .updateTable('parties.mandate')
    .set({ ended_at: at, ended_by: subject })
    .where(({ or, eb }) => or([eb('resident', '=', subject), eb('helper', '=', subject)]))
    .where('ended_at', 'is', null)
    .execute();
  await act
    .updateTable('parties.family_tie')
    .set({ ended_at: at })
    .where(({ or, eb }) => or([eb('person', '=', subject), eb('relative', '=', subject)]))
    .where('ended_at', 'is', null)
    .execute();
  await act
    .updateTable('parties.guardian')
    .set({ until_day: sql<string>`(${at.toISOString()}::timestamptz AT TIME ZONE 'Asia/Tokyo')::date` })
    .where(({ or, eb }) => or([eb('ward', '=', subject), eb('guardian', '=', subject)]))
    .execute();
  for (const table of ['parties.passkey', 'parties.session', 'parties.staff'] as const) {
    await act
      .updateTable(table)
      .set({ ended_at: at })
      .where('person', '=', subject)
      .where('ended_at', 'is', null)
      .execute();
  }
  await act.deleteFrom('parties.identity').where('person', '=', subject).execute();
}

/**
 * Destroys the keys of erased people. WHY from the database's word: a stop between commit and destruction is made good at
 * the next start, and a stop before the commit destroys nothing.
 */
export async function destroyErasedKeys(app: Database, vault: Vault): Promise<number> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM parties.person WHERE erased_at IS NOT NULL`.execute(app);
  const left = rows.filter((it) => vault.hasKey(it.id));
  for (const it of left) vault.destroyKey(it.id);
  return left.length;
}

/** Whom a backup from before their erasure brought back: their keys are gone, and the database does not know. */
export async function erasedBefore(app: Database, vault: Vault): Promise<readonly string[]> {
  const gone = [...vault.destroyed()];
  if (gone.length === 0) return [];
  const rows = await app
    .selectFrom('parties.person')
    .select('id')
    .where('id', 'in', gone)
    .where('erased_at', 'is', null)
    .execute();
  return rows.map((it) => it.id);
}
