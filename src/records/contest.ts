/** "This is wrong": a claim on a fact, live for every reader at once. The value stays until its source answers. */
import { randomUUIDv7 } from 'node:crypto';
import type { Grant } from '#audit';
import { boundTo, type Reach, type Transaction, type Vault } from '#store';
import { type FactVersion, jurisdiction } from './fact.ts';

/** @returns false when there is no such fact in this record; telling it twice is telling it once */
export async function contestFact(
  act: Transaction,
  vault: Vault,
  grant: Grant<'contest'>,
  version: string,
  words: string,
  at: Date,
): Promise<boolean> {
  const { subject, actor } = grant;
  const found = await act
    .selectFrom('records.fact_version')
    .select('version')
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', subject)
    .where('version', '=', version)
    .executeTakeFirst();
  if (found === undefined || actor === undefined) return false;
  const id = randomUUIDv7();
  await act
    .insertInto('records.contest')
    .values({
      jurisdiction,
      subject,
      id,
      version,
      words: vault.seal(subject, boundTo('records.contest.words', { id, version, by: actor }), Buffer.from(words)),
      at,
      by_person: actor,
    })
    .onConflict((it) => it.doNothing())
    .execute();
  return true;
}

export async function withdrawContest(
  act: Transaction,
  grant: Grant<'contest'>,
  version: string,
  at: Date,
): Promise<void> {
  await act
    .updateTable('records.contest')
    .set({ withdrawn_at: at })
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', grant.subject)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/**
 * What was said against facts, by the id of the contest.
 * @param facts those whoever looks was given
 */
export async function contestWords(
  reach: Reach,
  vault: Vault,
  grant: Grant<'see'>,
  facts: readonly FactVersion[],
): Promise<ReadonlyMap<string, string>> {
  const ids = facts.flatMap((it) => it.contest?.id ?? []);
  if (ids.length === 0) return new Map();
  const rows = await reach
    .selectFrom('records.contest')
    .select(['id', 'version', 'words', 'by_person'])
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', grant.subject)
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, version, words, by_person: by }) => [
      id,
      vault.open(grant, boundTo('records.contest.words', { id, version, by }), words)?.toString() ?? '',
    ]),
  );
}
