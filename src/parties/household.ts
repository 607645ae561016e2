/** Households: ties both have agreed to, and who acts for a child or a ward. */
import type { Grant } from '#audit';
import type { Reach, Transaction, Vault } from '#store';

export const tieKinds = ['spouse', 'child', 'parent', 'sibling', 'partner', 'other'] as const;
export type TieKind = (typeof tieKinds)[number];
export type GuardianKind = 'parent' | 'guardian-of-minor' | 'guardian-of-adult';

const bound = (relative: string): string => `relative|${relative}`;

export type Tie = {
  readonly person: string;
  readonly called: string;
  readonly kind: TieKind /** The person may act for them. */;
  readonly ward: boolean;
};

/** The person's household as they call it. What each adult has told stays their own. */
export async function householdOf(reach: Reach, vault: Vault, grant: Grant, day: string): Promise<readonly Tie[]> {
  const rows = await reach
    .selectFrom('parties.family_tie as t')
    .leftJoin('parties.guardian as g', (it) =>
      it.onRef('g.ward', '=', 't.relative').onRef('g.guardian', '=', 't.person'),
    )
    .select(['t.relative', 't.kind', 't.called', 'g.from_day', 'g.until_day'])
    .where('t.person', '=', grant.subject)
    .where('t.ended_at', 'is', null)
    .where('t.agreed_at', 'is not', null)
    .execute();
  return rows.map((row) => ({
    person: row.relative,
    kind: row.kind as TieKind,
    called: vault.open(grant, bound(row.relative), row.called)?.toString() ?? '',
    ward: row.from_day !== null && row.from_day <= day && (row.until_day === null || row.until_day > day),
  }));
}

export async function plantGuardians(
  act: Transaction,
  guardians: readonly {
    readonly ward: string;
    readonly guardian: string;
    readonly kind: GuardianKind;
    readonly from: string;
  }[],
): Promise<void> {
  if (guardians.length === 0) return;
  await act
    .insertInto('parties.guardian')
    .values(guardians.map(({ from, ...it }) => ({ ...it, from_day: from })))
    .execute();
}

export async function plantTies(
  act: Transaction,
  vault: Vault,
  ties: readonly {
    readonly person: string;
    readonly relative: string;
    readonly kind: TieKind;
    readonly called: string;
  }[],
  now: Date,
): Promise<void> {
  if (ties.length === 0) return;
  await act
    .insertInto('parties.family_tie')
    .values(
      ties.map(({ called, ...it }) => ({
        ...it,
        called: vault.seal(it.person, bound(it.relative), Buffer.from(called)),
        agreed_at: now,
      })),
    )
    .execute();
}
