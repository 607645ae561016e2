/** Organisations and who works in them. */
import { type Reach, sql, type Transaction } from '#store';
import type { StaffRole } from './actor.ts';

export const organisationKinds = [
  'installation',
  'employer',
  'support-organisation',
  'supervising-body',
  'school',
  'municipality',
  'immigration-bureau',
  'tax-office',
  'pension-office',
  'health-insurer',
  'bank',
  'insurer',
  'landlord',
  'law-office',
  'npo',
  'oversight-body',
  'research-body',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** As what people work in an organisation of each kind. */
export const rolesIn: Readonly<Record<OrganisationKind, readonly StaffRole[]>> = {
  installation: ['administrator', 'operator'],
  employer: ['employer-staff'],
  'support-organisation': ['support-staff'],
  'supervising-body': ['support-staff'],
  school: ['support-staff'],
  municipality: ['municipal-worker'],
  'immigration-bureau': ['officer', 'reviewer'],
  'tax-office': ['relying-staff'],
  'pension-office': ['relying-staff'],
  'health-insurer': ['relying-staff'],
  bank: ['relying-staff'],
  insurer: ['relying-staff'],
  landlord: ['relying-staff'],
  'law-office': ['procedure-lawyer'],
  npo: ['support-staff'],
  'oversight-body': ['oversight'],
  'research-body': ['evaluator'],
};

export type ClosingSpan = { readonly from: string; readonly until: string };
export type Organisation = {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly romaji?: string;
  readonly closingDays: readonly ClosingSpan[];
  readonly invented: boolean;
};

/** Adds organisations; those that are there already stay as they are. */
export async function addOrganisations(
  act: Transaction,
  organisations: readonly Organisation[],
  at: Date,
): Promise<void> {
  if (organisations.length === 0) return;
  await act
    .insertInto('parties.organisation')
    .values(
      organisations.map(({ id, kind, name, romaji, closingDays, invented }) => ({
        id,
        kind,
        name,
        name_romaji: romaji ?? null,
        closing_days: JSON.stringify(closingDays),
        invented,
        made_at: at,
      })),
    )
    .onConflict((it) => it.column('id').doNothing())
    .execute();
}

export type Post = {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly role: StaffRole;
  readonly unit?: string;
};

export async function addStaff(act: Transaction, posts: readonly Post[], at: Date): Promise<void> {
  if (posts.length === 0) return;
  await act
    .insertInto('parties.staff')
    .values(posts.map(({ unit, ...it }) => ({ ...it, unit: unit ?? null, begun_at: at })))
    .execute();
}

export async function organisationsOf(reach: Reach, ids?: readonly string[]): Promise<readonly Organisation[]> {
  if (ids?.length === 0) return [];
  const rows = await reach
    .selectFrom('parties.organisation')
    .selectAll()
    .where('closed_at', 'is', null)
    .$if(ids !== undefined, (it) => it.where('id', 'in', [...(ids ?? [])]))
    .orderBy('name')
    .limit(1000)
    .execute();
  // The installation first: its own house is set up before others.
  const place = ({ kind }: { readonly kind: OrganisationKind }): number => organisationKinds.indexOf(kind);
  const inOrder = rows.toSorted((a, b) => place(a) - place(b));
  return inOrder.map((it) => ({
    id: it.id,
    kind: it.kind,
    name: it.name,
    invented: it.invented,
    closingDays: it.closing_days as unknown as readonly ClosingSpan[],
    ...(it.name_romaji === null ? {} : { romaji: it.name_romaji }),
  }));
}

/** As what somebody works in each of these posts, also where it has ended. */
export async function rolesOf(reach: Reach, posts: readonly string[]): Promise<ReadonlyMap<string, StaffRole>> {
  if (posts.length === 0) return new Map();
  const rows = await reach
    .selectFrom('parties.staff')
    .select(['id', 'role'])
    .where('id', 'in', [...posts])
    .execute();
  return new Map(rows.map((it) => [it.id, it.role]));
}

/** How many people there are of each kind: counts only. */
export async function countPeople(
  reach: Reach,
): Promise<{ readonly people: number; readonly residents: number; readonly invented: number }> {
  const { rows } = await sql<{ people: number; residents: number; invented: number }>`
    SELECT count(*) AS people, count(*) FILTER (WHERE resident) AS residents, count(*) FILTER (WHERE invented) AS invented FROM parties.person`.execute(
    reach,
  );
  const [row] = rows;
  return { people: Number(row?.people), residents: Number(row?.residents), invented: Number(row?.invented) };
}

/** Records people made since a moment. */
export async function countSignUps(reach: Reach, since: Date): Promise<number> {
  const { count } = await reach
    .selectFrom('parties.person')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('resident', '=', true)
    .where('invented', '=', false)
    .where('made_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Does anybody administer this installation? Until then its first run is open to whoever holds the link. */
export async function hasAdministrator(reach: Reach): Promise<boolean> {
  const row = await reach
    .selectFrom('parties.staff')
    .select('id')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds days on which an organisation is closed. @returns false when there is no such organisation */
export async function addClosingDays(act: Transaction, organisation: string, span: ClosingSpan): Promise<boolean> {
  const changed = await act
    .updateTable('parties.organisation')
    .set({
      closing_days: sql`CASE WHEN closing_days @> ${JSON.stringify([span])}::jsonb THEN closing_days ELSE closing_days || ${JSON.stringify([span])}::jsonb END`,
    })
    .where('id', '=', organisation)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

export type StaffLine = Post & { readonly begunAt: Date };

/** Who works in an organisation. WHY without a grant: ids and posts, by which grants are asked; names need a grant each. */
export async function postsIn(reach: Reach, organisation: string): Promise<readonly StaffLine[]> {
  const rows = await reach
    .selectFrom('parties.staff')
    .select(['id', 'person', 'organisation', 'role', 'unit', 'begun_at as begunAt'])
    .where('organisation', '=', organisation)
    .where('ended_at', 'is', null)
    .orderBy('begun_at')
    .limit(200)
    .execute();
  return rows.map(({ unit, ...it }) => ({ ...it, ...(unit === null ? {} : { unit }) }));
}

/** Would nobody administer this installation without them? The answer holds until the act is over. */
export async function isLastAdministrator(act: Transaction, person: string): Promise<boolean> {
  const posts = await act
    .selectFrom('parties.staff')
    .select('person')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .forUpdate()
    .execute();
  return posts.length > 0 && posts.every((it) => it.person === person);
}

/** Ends a post. @returns false for the last administrator, without whom nobody could let anybody in */
export async function endPost(act: Transaction, post: string, now: Date): Promise<boolean> {
  const administrators = await act
    .selectFrom('parties.staff')
    .select('id')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .forUpdate()
    .execute();
  if (administrators.length === 1 && administrators[0]?.id === post) return false;
  await act
    .updateTable('parties.staff')
    .set({ ended_at: now })
    .where('id', '=', post)
    .where('ended_at', 'is', null)
    .execute();
  return true;
}
