/** Mandates: leave to help, given and ended by the resident. */
import type { Grant } from '#audit';
import { boundTo, digestOf, newSecret, type Reach, type Transaction, type Vault } from '#store';
import { readScopes, type Scope } from './actor.ts';
import { giveNotice } from './notice.ts';
import { allThere } from './person.ts';

const offerLastsMs = 7 * 24 * 3600_000;
const boundBy = (id: string, scope: readonly Scope[], endsOn: string): string =>
  boundTo('parties.mandate.called', { id, scope: scope.join(','), endsOn });

export type Mandate = {
  readonly id: string;
  /** How the resident calls the helper. */
  readonly called: string;
  readonly scope: readonly Scope[];
  readonly endsOn: string;
  readonly state: 'offered' | 'given' | 'over';
  /** It was the helper who ended it, at that moment. */
  readonly returnedAt?: Date;
  /** The helper keeps a note of their own about the resident, last written at that moment. */
  readonly notedAt?: Date;
};

export type Offer = {
  /** Chosen by whoever offers: sent twice, it is offered once. */
  readonly id: string;
  readonly called: string;
  readonly scope: readonly Scope[];
  readonly endsOn: string;
};

/** Offers a mandate. @returns the secret of its link, shown once; nothing when it was offered before */
export async function offerMandate(
  act: Transaction,
  vault: Vault,
  grant: Grant<'giveMandate'>,
  { id, called, scope, endsOn }: Offer,
  now: Date,
): Promise<string | undefined> {
  const secret = newSecret();
  const offered = await act
    .insertInto('parties.mandate')
    .values({
      id,
      resident: grant.subject,
      called: vault.seal(grant.subject, boundBy(id, scope, endsOn), Buffer.from(called)),
      scope: [...scope],
      offer_digest: digestOf(secret),
      offered_at: now,
      offer_ends_at: new Date(now.getTime() + offerLastsMs),
      ends_on: endsOn,
    })
    .onConflict((it) => it.column('id').doNothing())
    .executeTakeFirst();
  return (offered.numInsertedOrUpdatedRows ?? 0n) > 0n ? secret : undefined;
}

/** Links of this person that wait to be opened. */
export async function openOffers(reach: Reach, { subject }: Grant<'giveMandate'>, now: Date): Promise<number> {
  const { count } = await reach
    .selectFrom('parties.mandate')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('resident', '=', subject)
    .where('given_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('offer_ends_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export type OpenOffer = { readonly id: string; readonly scope: readonly Scope[]; readonly endsOn: string };

/** What a link offers, to whoever holds it: no name. */
export async function findOffer(reach: Reach, secret: string, now: Date): Promise<OpenOffer | undefined> {
  const row = await reach
    .selectFrom('parties.mandate')
    .select(['id', 'scope', 'ends_on'])
    .where('offer_digest', '=', digestOf(secret))
    .where('ended_at', 'is', null)
    .where('helper', 'is', null)
    .where('offer_ends_at', '>', now)
    .executeTakeFirst();
  return row && { id: row.id, scope: readScopes(row.scope), endsOn: row.ends_on };
}

/** Takes an offer, once; nobody can take their own. @returns false when it is not there any more */
export async function takeOffer(act: Transaction, secret: string, helper: string, now: Date): Promise<boolean> {
  const offer = await act
    .selectFrom('parties.mandate')
    .select('resident')
    .where('offer_digest', '=', digestOf(secret))
    .executeTakeFirst();
  if (offer === undefined || !(await allThere(act, [offer.resident, helper]))) return false;
  const taken = await act
    .updateTable('parties.mandate')
    .set({ helper, given_at: now, offer_digest: null })
    .where('offer_digest', '=', digestOf(secret))
    .where('ended_at', 'is', null)
    .where('helper', 'is', null)
    .where('resident', '<>', helper)
    .where('offer_ends_at', '>', now)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/** Every mandate and open offer of the resident, newest first. */
export async function mandatesOf(
  reach: Reach,
  vault: Vault,
  grant: Grant<'govern'>,
  now: Date,
  day: string,
): Promise<readonly Mandate[]> {
  const rows = await reach
    .selectFrom('parties.mandate')
    .leftJoin('parties.mandate_note', 'parties.mandate_note.mandate', 'parties.mandate.id')
    .selectAll('parties.mandate')
    .select('parties.mandate_note.at as noted_at')
    .where('resident', '=', grant.subject)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => {
    const over = row.ended_at !== null || row.ends_on < day || (row.helper === null && row.offer_ends_at <= now);
    const scope = readScopes(row.scope);
    return {
      id: row.id,
      scope,
      endsOn: row.ends_on,
      called: vault.open(grant, boundBy(row.id, scope, row.ends_on), row.called)?.toString() ?? '',
      state: over ? 'over' : row.helper === null ? 'offered' : 'given',
      ...(row.ended_at !== null && row.helper !== null && row.ended_by === row.helper
        ? { returnedAt: row.ended_at }
        : {}),
      ...(row.noted_at === null || over ? {} : { notedAt: row.noted_at }),
    };
  });
}

/** How the person calls the helpers of some of their mandates, to read with it who looked. */
export async function calledOf(
  reach: Reach,
  vault: Vault,
  grant: Grant<'seeLog'>,
  mandates: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (mandates.length === 0) return new Map();
  const rows = await reach
    .selectFrom('parties.mandate')
    .select(['id', 'scope', 'ends_on', 'called'])
    .where('resident', '=', grant.subject)
    .where('id', 'in', [...mandates])
    .execute();
  return new Map(
    rows.map(({ id, scope, ends_on, called }) => [
      id,
      vault.open(grant, boundBy(id, readScopes(scope), ends_on), called)?.toString() ?? '',
    ]),
  );
}

/** Ends a mandate at once; the resident and the helper can. @returns false when there is no such mandate of theirs */
export async function endMandate(act: Transaction, mandate: string, by: string, now: Date): Promise<boolean> {
  const ended = await act
    .updateTable('parties.mandate')
    .set({ ended_at: now, ended_by: by })
    .where('id', '=', mandate)
    .where('ended_at', 'is', null)
    .where(({ or, eb }) => or([eb('resident', '=', by), eb('helper', '=', by)]))
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** The helper gives it back, and the resident is told. @returns false when there is no such mandate of theirs */
export async function returnMandate(act: Transaction, mandate: string, helper: string, now: Date): Promise<boolean> {
  const row = await act
    .selectFrom('parties.mandate')
    .select('resident')
    .where('id', '=', mandate)
    .where('helper', '=', helper)
    .executeTakeFirst();
  if (row === undefined || !(await endMandate(act, mandate, helper, now))) return false;
  await giveNotice(act, row.resident, { kind: 'mandate-returned', detail: '', at: now });
  return true;
}

export type Client = {
  readonly mandate?: string;
  readonly person: string;
  readonly scope: readonly Scope[];
  readonly endsOn?: string;
};

/** Whom a person may act for today. WHY without a grant: ids of the person's own clients only; names need a grant each. */
export async function clientsOf(reach: Reach, helper: string, day: string): Promise<readonly Client[]> {
  const mandates = await reach
    .selectFrom('parties.mandate')
    .select(['id', 'resident', 'scope', 'ends_on'])
    .where('helper', '=', helper)
    .where('ended_at', 'is', null)
    .where('ends_on', '>=', day)
    .orderBy('ends_on')
    .limit(500)
    .execute();
  const wards = await reach
    .selectFrom('parties.guardian')
    .select('ward')
    .where('guardian', '=', helper)
    .where('from_day', '<=', day)
    .where(({ or, eb }) => or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
    .execute();
  return [
    ...wards.map((it) => ({ person: it.ward, scope: [] })),
    ...mandates.map((it) => ({ mandate: it.id, person: it.resident, scope: readScopes(it.scope), endsOn: it.ends_on })),
  ];
}

type Planted = {
  readonly id: string;
  readonly resident: string;
  readonly helper: string;
  readonly called: string;
  readonly scope: readonly Scope[];
  readonly endsOn: string;
  readonly ended: boolean;
};

/** Mandates already given: for the invented town. */
export async function plantMandates(
  act: Transaction,
  vault: Vault,
  mandates: readonly Planted[],
  now: Date,
): Promise<void> {
  for (const it of mandates) {
    await act
      .insertInto('parties.mandate')
      .values({
        id: it.id,
        resident: it.resident,
        helper: it.helper,
        called: vault.seal(it.resident, boundBy(it.id, it.scope, it.endsOn), Buffer.from(it.called)),
        scope: [...it.scope],
        offered_at: now,
        offer_ends_at: now,
        given_at: now,
        ends_on: it.endsOn,
        ended_at: it.ended ? now : null,
        ended_by: it.ended ? it.resident : null,
      })
      .execute();
  }
}
