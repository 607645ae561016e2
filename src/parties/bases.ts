/** How people stand to each other by what this room knows, as `access` takes it: by a mandate, or by law for a child or a ward. */
import type { Reach } from '#store';
import { readScopes, type Scope, scopes } from './actor.ts';

type Asked = {
  readonly person: string;
  readonly subject: string;
  readonly day: string;
  readonly id?: string;
};

/** The newest mandate, or the one that is meant, while it lasts. */
async function mandateOf(reach: Reach, { person, subject, day, id }: Asked) {
  const found = await reach
    .selectFrom('parties.mandate')
    .select(['id', 'scope'])
    .where('helper', '=', person)
    .where('resident', '=', subject)
    .where('ended_at', 'is', null)
    .where('ends_on', '>=', day)
    .$if(id !== undefined, (it) => it.where('id', '=', id ?? ''))
    .orderBy('given_at', 'desc')
    .executeTakeFirst();
  return found && { id: found.id, scope: readScopes(found.scope) };
}

async function guardianOf(reach: Reach, { person, subject, day }: Asked) {
  const found = await reach
    .selectFrom('parties.guardian')
    .select('kind')
    .where('guardian', '=', person)
    .where('ward', '=', subject)
    .where('from_day', '<=', day)
    .where(({ or, eb }) => or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
    .executeTakeFirst();
  return found && { scope: [] };
}

const scoped = (action: string, scope: Scope): string => `permit (principal, action == Action::"${action}", resource)
when { context.purpose == Purpose::"help" }
when { context.relation == Relation::"mandate" }
when { context.scope.contains(Scope::"${scope}") };`;

const mandate = {
  is: 'mandate',
  as: 'helper',
  scopes,
  find: mandateOf,
  policies: {
    'a helper sees what the mandate says': scoped('see', 'see'),
    'a helper sees dates': scoped('seeDates', 'dates'),
    'a helper sees documents': scoped('seeDocuments', 'documents'),
    'a helper notes for the client': scoped('note', 'note'),
    'a helper keeps documents for the client': scoped('keepDocuments', 'documents'),
    'a helper contests for the client': scoped('contest', 'note'),

    'a helper sees places': `permit (principal, action == Action::"seePlaces", resource)
when { context.purpose == Purpose::"help" }
when { context.relation == Relation::"mandate" };`,

    'places of protected people are kept from helpers': `forbid (principal, action == Action::"seePlaces", resource)
when { context.guarded }
when { context.relation == Relation::"mandate" };`,

    'papers of protected people are kept from helpers': `forbid (principal, action == Action::"seeDocuments", resource)
when { context.guarded }
when { context.relation == Relation::"mandate" };`,
  },
} as const;

const guardian = {
  is: 'guardian',
  scopes: [],
  find: guardianOf,
  policies: {
    'who acts by law does what the person does': `permit (principal, action in [Action::"see", Action::"seeDates", Action::"seeDocuments", Action::"seePlaces", Action::"note", Action::"keepDocuments", Action::"seeLog", Action::"objectToEntry", Action::"contest", Action::"govern", Action::"takeAway", Action::"giveMandate", Action::"seeCase", Action::"file", Action::"actInCase"], resource)
when { context.purpose == Purpose::"own-view" }
when { context.relation == Relation::"guardian" };`,
  },
} as const;

/** Those that are looked for first stand first. */
export const bases = [mandate, guardian];
