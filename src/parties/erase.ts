/** Erasure of a person: what is theirs is deleted, and the key is destroyed once this is committed. */
import type { Grant } from '#audit';
import { type Database, type Forgotten, sql, type Transaction, type Vault } from '#store';

/** Leaves the id and when it was erased. Links somebody might still accept die with them. */
export async function erasePerson(act: Transaction, whom: Grant<'erase'> | Forgotten, at: Date): Promise<void> {
  await sql`SELECT parties.erase_person(${whom.subject}, ${at.toISOString()}::timestamptz)`.execute(act);
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
export async function erasedBefore(app: Database, vault: Vault): Promise<readonly Forgotten[]> {
  const gone = vault.destroyed();
  if (gone.length === 0) return [];
  const rows = await app
    .selectFrom('parties.person')
    .select('id')
    .where(
      'id',
      'in',
      gone.map((it) => it.subject),
    )
    .where('erased_at', 'is', null)
    .execute();
  const back = new Set(rows.map((it) => it.id));
  return gone.filter((it) => back.has(it.subject));
}
