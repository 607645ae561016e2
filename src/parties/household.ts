/** Households: ties both have agreed to, and who acts for a child or a ward. */
import { randomUUIDv7 } from 'node:crypto';
import type { Grant } from '#audit';
import { boundTo, type Reach, sql, type Transaction, type Vault } from '#store';
import { beginCeremony, findCeremony, takeCeremony } from './ceremony.ts';
import { allThere } from './person.ts';

export const tieKinds = ['spouse', 'child', 'parent', 'sibling', 'partner', 'other'] as const;
export type TieKind = (typeof tieKinds)[number];
type GuardianKind = 'parent' | 'guardian-of-minor' | 'guardian-of-adult';

/** What the other one is to me, when I am this to them. */
const inverse: Readonly<Record<TieKind, TieKind>> = {
  spouse: 'spouse',
  child: 'parent',
  parent: 'child',
  sibling: 'sibling',
  partner: 'partner',
  other: 'other',
};

const offerLastsMs = 7 * 24 * 3600_000;

export type Tie = {
  readonly person: string;
  readonly called: string;
  readonly kind: TieKind;
  /** The person may act for them. */
  readonly ward: boolean;
};

/** The person's household as they call it. What each adult has told stays their own. */
export async function householdOf(
  reach: Reach,
  vault: Vault,
  grant: Grant<'govern'>,
  day: string,
): Promise<readonly Tie[]> {
  const rows = await reach
    .selectFrom('parties.family_tie as t')
    .leftJoin('parties.guardian as g', (it) =>
      it.onRef('g.ward', '=', 't.relative').onRef('g.guardian', '=', 't.person'),
    )
    .select(['t.id', 't.relative', 't.kind', 't.called', 'g.from_day', 'g.until_day'])
    .where('t.person', '=', grant.subject)
    .where('t.ended_at', 'is', null)
    .where('t.agreed_at', 'is not', null)
    .execute();
  return rows.map((row) => ({
    person: row.relative,
    kind: row.kind as TieKind,
    called: vault.open(grant, boundTo('parties.family_tie.called', row), row.called)?.toString() ?? '',
    ward: row.from_day !== null && row.from_day <= day && (row.until_day === null || row.until_day > day),
  }));
}

type NewTie = {
  readonly id: string;
  readonly person: string;
  readonly relative: string;
  readonly kind: TieKind;
  readonly called: Buffer;
};

async function addTies(act: Transaction, ties: readonly NewTie[], now: Date): Promise<void> {
  if (ties.length === 0) return;
  await act
    .insertInto('parties.family_tie')
    .values(ties.map((it) => ({ ...it, agreed_at: now })))
    .onConflict((it) => it.doNothing())
    .execute();
}

type Calling = { readonly id: string; readonly person: string; readonly kind: TieKind };
const sealCalled = (vault: Vault, { id, person, kind }: Calling, called: string): Buffer =>
  vault.seal(person, boundTo('parties.family_tie.called', { id, kind }), Buffer.from(called));

const tieOf = (vault: Vault, { id, person, kind }: Calling, relative: string, called: string): NewTie => ({
  id,
  person,
  kind,
  relative,
  called: sealCalled(vault, { id, person, kind }, called),
});

export type ChildTie = {
  readonly parent: string;
  readonly child: string;
  /** How parent and child call each other. */
  readonly childCalled: string;
  readonly parentCalled: string;
  /** The first day on which the child is of age. */
  readonly ofAge: string;
  readonly from: string;
};

/** A parent acts for a child until the child is of age, and both see the tie. */
export async function addChild(act: Transaction, vault: Vault, tie: ChildTie, now: Date): Promise<void> {
  const { parent, child, childCalled, parentCalled, ofAge, from } = tie;
  await plantGuardians(act, [{ ward: child, guardian: parent, kind: 'parent', from, until: ofAge }]);
  const id = randomUUIDv7();
  await addTies(
    act,
    [
      tieOf(vault, { id, person: parent, kind: 'child' }, child, childCalled),
      tieOf(vault, { id, person: child, kind: 'parent' }, parent, parentCalled),
    ],
    now,
  );
}

type FamilyOffer = { readonly tie: string; readonly person: string; readonly kind: TieKind; readonly called: string };

const mostOpenOffers = 20;

/** Names somebody as family. @returns the secret of the link by which they agree; nothing when too many wait to be opened */
export async function offerTie(
  act: Transaction,
  vault: Vault,
  grant: Grant<'govern'>,
  { kind, called }: { readonly kind: TieKind; readonly called: string },
  now: Date,
): Promise<string | undefined> {
  const open = await openOffersOf(act, grant.subject, now);
  if (open >= mostOpenOffers) return undefined;
  const tie = randomUUIDv7();
  const offer: FamilyOffer = {
    tie,
    person: grant.subject,
    kind,
    called: sealCalled(vault, { id: tie, person: grant.subject, kind }, called).toString('base64'),
  };
  return beginCeremony(act, 'family', offer, offerLastsMs, now);
}

async function openOffersOf(act: Transaction, person: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM parties.ceremony
    WHERE kind = 'family' AND body->>'person' = ${person} AND ends_at > ${now}`.execute(act);
  return Number(rows[0]?.count);
}

/** What whoever holds the link would be to the one who made it: no name. */
export async function findTieOffer(reach: Reach, secret: string, now: Date): Promise<TieKind | undefined> {
  return (await findCeremony<FamilyOffer>(reach, 'family', secret, now))?.kind;
}

/** Agrees, once, and says how one calls the other; nobody is their own family. @returns false when the link is used up */
export async function agreeToTie(
  act: Transaction,
  vault: Vault,
  secret: string,
  by: string,
  called: string,
  now: Date,
): Promise<boolean> {
  const offer = await takeCeremony<FamilyOffer>(act, 'family', secret, now);
  if (offer === undefined || offer.person === by || !(await allThere(act, [offer.person, by]))) return false;
  const { tie: id, person, kind } = offer;
  await addTies(
    act,
    [
      { id, person, relative: by, kind, called: Buffer.from(offer.called, 'base64') },
      tieOf(vault, { id, person: by, kind: inverse[kind] }, person, called),
    ],
    now,
  );
  return true;
}

/** Ends a tie for both. Who acts for a child by law is another matter, and stays. */
export async function endTie(
  act: Transaction,
  { subject }: Grant<'govern'>,
  relative: string,
  now: Date,
): Promise<void> {
  await act
    .updateTable('parties.family_tie')
    .set({ ended_at: now })
    .where('ended_at', 'is', null)
    .where(({ or, and, eb }) =>
      or([
        and([eb('person', '=', subject), eb('relative', '=', relative)]),
        and([eb('person', '=', relative), eb('relative', '=', subject)]),
      ]),
    )
    .execute();
}

type PlantedGuardian = {
  readonly ward: string;
  readonly guardian: string;
  readonly kind: GuardianKind;
  readonly from: string;
  readonly until?: string;
};

export async function plantGuardians(act: Transaction, guardians: readonly PlantedGuardian[]): Promise<void> {
  if (guardians.length === 0) return;
  await act
    .insertInto('parties.guardian')
    .values(guardians.map(({ from, until, ...it }) => ({ ...it, from_day: from, until_day: until ?? null })))
    .execute();
}

type PlantedTie = {
  readonly id: string;
  readonly person: string;
  readonly relative: string;
  readonly kind: TieKind;
  readonly called: string;
};

export async function plantTies(act: Transaction, vault: Vault, ties: readonly PlantedTie[], now: Date): Promise<void> {
  await addTies(
    act,
    ties.map((it) => tieOf(vault, it, it.relative, it.called)),
    now,
  );
}
