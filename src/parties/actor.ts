/** Who is at the other end of a request, and how they stand to a person. */
import type { Reach } from '#store';

export const staffRoles = [
  'administrator',
  'operator',
  'officer',
  'reviewer',
  'municipal-worker',
  'employer-staff',
  'support-staff',
  'procedure-lawyer',
  'relying-staff',
  'evaluator',
  'oversight',
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** `resident` is anybody in their own affairs; `helper` acts under a mandate; `shinrai` is our own work (a timer). */
export type ActorRole = 'resident' | 'helper' | 'shinrai' | StaffRole;

export const scopes = ['see', 'dates', 'note', 'documents'] as const;
export type Scope = (typeof scopes)[number];

export type Under = 'guardian' | { readonly mandate: string };

export type Actor = {
  readonly role: ActorRole;
  /** None for Shinrai's own work. */
  readonly person?: string;
  readonly organisation?: string;
  /** The post in which they act; none in their own affairs. */
  readonly post?: string;
  /** By what they act for somebody: this mandate and no other, or the law. Unsaid, by whatever there is. */
  readonly under?: Under;
  /** Has the person proved lately who they are? Weighty acts ask for it. */
  readonly recent: boolean;
};

export type Relation =
  | { readonly is: 'self' | 'guardian' | 'none' }
  | { readonly is: 'mandate'; readonly mandate: string; readonly scope: readonly Scope[] };

/** How the actor stands to the subject on a day (ISO), read anew each time: a mandate that was ended helps nobody. */
export async function relationTo(reach: Reach, actor: Actor, subject: string, day: string): Promise<Relation> {
  const { person, under } = actor;
  if (person === undefined) return { is: 'none' };
  if (person === subject) return { is: 'self' };
  const meant = under === 'guardian' ? undefined : under?.mandate;
  const mandate = under === 'guardian' ? undefined : await mandateOf(reach, person, subject, day, meant);
  if (mandate !== undefined) return { is: 'mandate', mandate: mandate.id, scope: readScopes(mandate.scope) };
  if (meant !== undefined) return { is: 'none' };
  const guardian = await reach
    .selectFrom('parties.guardian')
    .select('kind')
    .where('guardian', '=', person)
    .where('ward', '=', subject)
    .where('from_day', '<=', day)
    .where(({ or, eb }) => or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
    .executeTakeFirst();
  return { is: guardian === undefined ? 'none' : 'guardian' };
}

/** The newest mandate, or the one that is meant, while it lasts. */
const mandateOf = (reach: Reach, helper: string, resident: string, day: string, meant: string | undefined) =>
  reach
    .selectFrom('parties.mandate')
    .select(['id', 'scope'])
    .where('helper', '=', helper)
    .where('resident', '=', resident)
    .where('ended_at', 'is', null)
    .where('ends_on', '>=', day)
    .$if(meant !== undefined, (it) => it.where('id', '=', meant ?? ''))
    .orderBy('given_at', 'desc')
    .executeTakeFirst();

/** In the order they have everywhere. */
export const readScopes = (scope: readonly Scope[]): readonly Scope[] => scopes.filter((it) => scope.includes(it));
