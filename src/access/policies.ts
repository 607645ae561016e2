/**
 * Who may do what, in Cedar. No policy means no. Each line here is held by a cell of the matrix: a test changes every
 * line and expects a cell to break.
 *
 * INVARIANT: a `forbid` on a resource is written `unless { resource has label && … }`. One that meets a missing attribute
 * raises an error and is skipped, which would allow. The context is whole: the schema asks for each of its attributes, and
 * every request is validated.
 */
import type { Basis } from './basis.ts';

const names = (all: readonly string[]): string => all.map((it) => `"${it}"`).join(', ');

/** The relations and scopes there are come with their bases. */
export const schemaOf = (bases: readonly Basis[]): string => `
entity Role enum ["resident", "helper", "shinrai", "administrator", "operator", "officer", "reviewer", "municipal-worker",
  "employer-staff", "support-staff", "procedure-lawyer", "relying-staff", "evaluator", "oversight"];
entity Label enum ["own", "filed", "adjudication", "living", "support", "survey"];
entity Purpose enum ["own-view", "help", "keep-dates", "administer", "operate", "decide", "review"];
entity Relation enum [${names(['self', ...bases.map((it) => it.is), 'none'])}];
entity Scope enum [${names([...bases.flatMap((it) => it.scopes), 'none'])}];
entity Actor { role: Role };
entity Item { label: Label };
entity Affairs;
entity Installation;

type Standing = { purpose: Purpose, relation: Relation, scope: Set<Scope>, recent: Bool, guarded: Bool };

action see, seeDates, seeDocuments, note, keepDocuments appliesTo { principal: Actor, resource: Item, context: Standing };
action seePlaces, seeLog, objectToEntry, contest, govern, takeAway, erase, giveMandate, changeSignIn, seeStaff, seeCase, file, actInCase, takeCase, examine, review appliesTo { principal: Actor, resource: Affairs, context: Standing };
action administer, changeInstallation, operate, seeWorklist appliesTo { principal: Actor, resource: Installation, context: Standing };
`;

/** A policy each, by name: what holds whatever basis somebody has. */
const policies: Readonly<Record<string, string>> = {
  'people see their own record': `permit (principal, action in [Action::"see", Action::"seeDates", Action::"seeDocuments"], resource)
when { context.purpose == Purpose::"own-view" }
when { context.relation == Relation::"self" };`,

  'people see their own places': `permit (principal, action == Action::"seePlaces", resource)
when { context.purpose == Purpose::"own-view" }
when { context.relation == Relation::"self" };`,

  'Shinrai itself reckons with places': `permit (principal, action == Action::"seePlaces", resource)
when { context.purpose == Purpose::"keep-dates" }
when { principal.role == Role::"shinrai" };`,

  'dates are kept by Shinrai itself': `permit (principal, action == Action::"see", resource)
when { context.purpose == Purpose::"keep-dates" }
when { principal.role == Role::"shinrai" };`,

  'Shinrai itself keeps the days of cases': `permit (principal, action == Action::"seeCase", resource)
when { context.purpose == Purpose::"keep-dates" }
when { principal.role == Role::"shinrai" };`,

  'people note what they know': `permit (principal, action in [Action::"note", Action::"keepDocuments"], resource)
when { context.purpose == Purpose::"own-view" }
when { context.relation == Relation::"self" };`,

  'people govern their own affairs': `permit (principal, action in [Action::"seeLog", Action::"objectToEntry", Action::"contest", Action::"govern", Action::"takeAway", Action::"giveMandate", Action::"seeCase", Action::"file", Action::"actInCase"], resource)
when { context.purpose == Purpose::"own-view" }
when { context.relation == Relation::"self" };`,

  'only the person erases, and says how to sign in': `permit (principal, action in [Action::"erase", Action::"changeSignIn"], resource)
when { context.purpose == Purpose::"own-view" }
when { context.relation == Relation::"self" };`,

  'weighty acts ask for a recent proof': `forbid (principal, action in [Action::"erase", Action::"takeAway", Action::"giveMandate", Action::"changeSignIn", Action::"changeInstallation", Action::"file"], resource)
unless { context.recent };`,

  'administrators set up the installation': `permit (principal, action in [Action::"administer", Action::"changeInstallation"], resource)
when { context.purpose == Purpose::"administer" }
when { principal.role == Role::"administrator" };`,

  'administrators see who works here': `permit (principal, action == Action::"seeStaff", resource)
when { context.purpose == Purpose::"administer" }
when { principal.role == Role::"administrator" };`,

  'officers see what waits for them': `permit (principal, action == Action::"seeWorklist", resource)
when { context.relation == Relation::"none" }
when { context.purpose == Purpose::"decide" }
when { principal.role == Role::"officer" };`,

  'second persons see what waits for them': `permit (principal, action == Action::"seeWorklist", resource)
when { context.relation == Relation::"none" }
when { context.purpose == Purpose::"review" }
when { principal.role == Role::"reviewer" };`,

  'operators keep it healthy': `permit (principal, action == Action::"operate", resource)
when { context.purpose == Purpose::"operate" }
when { principal.role == Role::"operator" };`,

  'answers to surveys are seen by nobody': `forbid (principal, action, resource is Item)
unless { resource has label && [Label::"own", Label::"filed", Label::"adjudication", Label::"living", Label::"support"].contains(resource.label) };`,

  'support is not looked at by Shinrai itself': `forbid (principal, action == Action::"see", resource is Item)
unless { resource has label && (resource.label != Label::"support" || principal.role != Role::"shinrai") };`,

  'what people note is their own': `forbid (principal, action in [Action::"note", Action::"keepDocuments"], resource is Item)
unless { resource has label && resource.label == Label::"own" };`,
};

/** All policies of an installation: these, and what each basis brings. */
export const policiesOf = (bases: readonly Basis[]): Readonly<Record<string, string>> =>
  Object.assign({}, policies, ...bases.map((it) => it.policies));
