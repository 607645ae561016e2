/** People: each has names sealed under a key of their own, and settings. */
import type { Grant } from '#audit';
import { boundTo, type Reach, type Transaction, type Vault } from '#store';
import type { Names } from './names.ts';

export type Settings = {
  readonly locale?: string;
  readonly furigana?: 'all' | 'difficult' | 'brackets' | 'none';
  readonly text?: 'normal' | 'large' | 'largest';
  /** Somebody may stand behind this person: leaving a page at once stands out on every page. */
  readonly watched?: boolean;
};

export type NewPerson = {
  readonly id: string;
  readonly names: Names;
  readonly resident: boolean;
  readonly invented: boolean;
  readonly at: Date;
  readonly settings?: Settings;
};

/**
 * Adds people. Their keys are made first: a key without a person harms nobody.
 * @returns false, and adds nobody, when one of them is there already
 */
export async function addPeople(act: Transaction, vault: Vault, people: readonly NewPerson[]): Promise<boolean> {
  if (people.length === 0) return true;
  const ids = people.map((it) => it.id);
  const present = await act.selectFrom('parties.person').select('id').where('id', 'in', ids).limit(1).execute();
  if (present.length > 0) return false;
  vault.batch(() => {
    for (const id of ids) vault.makeKey(id);
  });
  const rows = people.map(({ id, names, resident, invented, at, settings = {} }) => ({
    id,
    resident,
    invented,
    made_at: at,
    names: sealNames(vault, id, names, null),
    settings: JSON.stringify(settings),
  }));
  await act.insertInto('parties.person').values(rows).execute();
  return true;
}

/** Is this one of the invented people of a demonstration? */
export async function isInvented(reach: Reach, person: string): Promise<boolean> {
  const row = await reach
    .selectFrom('parties.person')
    .select('invented')
    .where('id', '=', person)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row?.invented === true;
}

/** Bound to the protection of places too: ended behind our back, the person is no longer shown at all. */
const boundBy = (id: string, protectedUntil: string | null): string =>
  boundTo('parties.person.names', { id, protectedUntil });
const sealNames = (vault: Vault, id: string, names: Names, protectedUntil: string | null): Buffer =>
  vault.seal(id, boundBy(id, protectedUntil), Buffer.from(JSON.stringify(names)));

export async function changeNames(act: Transaction, vault: Vault, grant: Grant<'govern'>, names: Names): Promise<void> {
  const { subject } = grant;
  const until = (await protectionOf(act, grant)) ?? null;
  await act
    .updateTable('parties.person')
    .set({ names: sealNames(vault, subject, names, until) })
    .where('id', '=', subject)
    .execute();
}

/** Is none of them erased? They stay so until the transaction ends: an erasure at the same moment waits, or was first. */
export async function allThere(act: Transaction, people: readonly string[]): Promise<boolean> {
  const there = await act
    .selectFrom('parties.person')
    .select('id')
    .where('id', 'in', [...people])
    .where('erased_at', 'is', null)
    .orderBy('id')
    .forShare()
    .execute();
  return there.length === new Set(people).size;
}

/** Whoever may do one of these about somebody is told whom they do it for. */
export type Naming =
  | 'see'
  | 'seeDates'
  | 'seeDocuments'
  | 'note'
  | 'keepDocuments'
  | 'seeLog'
  | 'objectToEntry'
  | 'contest'
  | 'govern'
  | 'takeAway'
  | 'file'
  | 'erase'
  | 'giveMandate'
  | 'changeSignIn'
  | 'seeStaff';

/** Nothing after erasure. */
export async function namesOf(reach: Reach, vault: Vault, grant: Grant<Naming>): Promise<Names | undefined> {
  const row = await reach
    .selectFrom('parties.person')
    .select(['names', 'protected_until'])
    .where('id', '=', grant.subject)
    .executeTakeFirstOrThrow();
  if (row.names === null) return undefined;
  const opened = vault.open(grant, boundBy(grant.subject, row.protected_until), row.names);
  return opened && (JSON.parse(opened.toString()) as Names);
}

/** The last day on which the person's places are protected, also when it has passed. */
export async function protectionOf(reach: Reach, grant: Grant<'govern'>): Promise<string | undefined> {
  const row = await reach
    .selectFrom('parties.person')
    .select('protected_until')
    .where('id', '=', grant.subject)
    .executeTakeFirst();
  return row?.protected_until ?? undefined;
}

/** WHY without a grant: a language and a size of text, which the page that says no needs too. */
export async function settingsOf(reach: Reach, person: string): Promise<Settings> {
  const row = await reach.selectFrom('parties.person').select('settings').where('id', '=', person).executeTakeFirst();
  return (row?.settings ?? {}) as Settings;
}

export async function changeSettings(reach: Reach, person: string, settings: Settings): Promise<void> {
  await reach
    .updateTable('parties.person')
    .set({ settings: JSON.stringify(settings) })
    .where('id', '=', person)
    .execute();
}

/** @param until the last day of protection, or nothing to end it */
export async function protectPlaces(
  act: Transaction,
  vault: Vault,
  grant: Grant<'govern'>,
  until: string | undefined,
): Promise<void> {
  const names = await namesOf(act, vault, grant);
  const protected_until = until ?? null;
  await act
    .updateTable('parties.person')
    .set({ protected_until, ...(names && { names: sealNames(vault, grant.subject, names, protected_until) }) })
    .where('id', '=', grant.subject)
    .execute();
}

/** Are this person's places (address, school, employer) kept from everybody but themselves on this day? WHY without a grant: no grant can be given without knowing it. */
export async function isProtected(reach: Reach, person: string, day: string): Promise<boolean> {
  const row = await reach
    .selectFrom('parties.person')
    .select('protected_until')
    .where('id', '=', person)
    .executeTakeFirst();
  return row?.protected_until != null && row.protected_until >= day;
}

/** An id of a person for one party: two parties cannot find out that they know the same person. */
export const pairwiseId = (vault: Vault, person: string, party: string): Buffer =>
  vault.digest('pairwise', `${person}|${party}`);
