/**
 * What a helper notes for themselves about a client: one a mandate, sealed under the helper's key, gone with the mandate.
 * The client sees that there is one (ADR 48).
 */
import type { Grant } from '#audit';
import { boundTo, type Reach, type Transaction, type Vault } from '#store';

/** Letters a note may have. */
export const mostNoteLetters = 2000;

export type MandateNote = { readonly mandate: string; readonly words: string; readonly at: Date };

const boundBy = (mandate: string): string => boundTo('parties.mandate_note.words', { mandate });

/** The helper's own notes, by their mandates that are in force; all, or of one. */
export async function mandateNotesOf(
  reach: Reach,
  vault: Vault,
  grant: Grant<'govern' | 'takeAway'>,
  day: string,
  mandate?: string,
): Promise<readonly MandateNote[]> {
  const rows = await reach
    .selectFrom('parties.mandate_note as n')
    .innerJoin('parties.mandate as m', 'm.id', 'n.mandate')
    .select(['n.mandate', 'n.words', 'n.at'])
    .where('n.helper', '=', grant.subject)
    .where('m.ends_on', '>=', day)
    .$if(mandate !== undefined, (it) => it.where('n.mandate', '=', mandate ?? ''))
    .orderBy('n.mandate')
    .execute();
  return rows.map((row) => ({
    mandate: row.mandate,
    at: row.at,
    words: vault.open(grant, boundBy(row.mandate), row.words)?.toString() ?? '',
  }));
}

type Noting = { readonly mandate: string; readonly words: string; readonly day: string };

/** Keeps the note of a mandate in the place of what was noted; without words there is none. @returns false without such a mandate */
export async function keepMandateNote(
  act: Transaction,
  vault: Vault,
  grant: Grant<'govern'>,
  { mandate, words, day }: Noting,
  now: Date,
): Promise<boolean> {
  const { subject: helper } = grant;
  // INVARIANT: locked, so that a mandate that ends at this moment takes the note with it.
  const held = await act
    .selectFrom('parties.mandate')
    .select('id')
    .where('id', '=', mandate)
    .where('helper', '=', helper)
    .where('ended_at', 'is', null)
    .where('ends_on', '>=', day)
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined) return false;
  if (words === '') {
    await act.deleteFrom('parties.mandate_note').where('mandate', '=', mandate).execute();
    return true;
  }
  const row = { words: vault.seal(helper, boundBy(mandate), Buffer.from(words)), at: now };
  await act
    .insertInto('parties.mandate_note')
    .values({ mandate, helper, ...row })
    .onConflict((it) => it.column('mandate').doUpdateSet(row))
    .execute();
  return true;
}
