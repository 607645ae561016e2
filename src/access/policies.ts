/**
 * Who may do what, in Cedar. No policy means no. Each line here is held by a cell of the matrix: a test changes every
 * line and expects a cell to break.
 *
 * INVARIANT: a `forbid` on a resource is written `unless { resource has label && … }`. One that meets a missing attribute
 * raises an error and is skipped, which would allow. The context is whole: the schema asks for each of its attributes, and
 * every request is validated.
 */

export const schema = `
entity Role enum ["resident", "helper", "shinrai", "administrator", "operator", "officer", "reviewer", "municipal-worker",
  "employer-staff", "support-staff", "procedure-lawyer", "relying-staff", "evaluator", "oversight"];
entity Label enum ["own", "filed", "adjudication", "living", "support", "survey"];
entity Purpose enum ["own-view", "help", "keep-dates", "administer", "operate"];
entity Relation enum ["self", "guardian", "mandate", "none"];
entity Scope enum ["see", "dates", "note", "documents"];
entity Actor { role: Role };
entity Item { label: Label };
entity Affairs;
entity Installation;

type Standing = { purpose: Purpose, relation: Relation, scope: Set<Scope>, recent: Bool, guarded: Bool };

action see, seeDates, seeDocuments, note, keepDocuments appliesTo { principal: Actor, resource: Item, context: Standing };
action seePlaces, seeLog, objectToEntry, contest, govern, takeAway, erase, giveMandate, changeSignIn, seeStaff appliesTo { principal: Actor, resource: Affairs, context: Standing };
action administer, changeInstallation, operate appliesTo { principal: Actor, resource: Installation, context: Standing };
`;

/** A policy each, by name. */
export const policies: Readonly<Record<string, string>> = {
  'people see their own record': `permit (principal, action in [Action::"see", Action::"seeDates", Action::"seeDocuments"], resource)
when { context.purpose == Purpose::"own-view" }
when { [Relation::"self", Relation::"guardian"].contains(context.relation) };`,

  'a helper sees what the mandate says': `permit (principal, action == Action::"see", resource)
when { context.purpose == Purpose::"help" }
when { context.relation == Relation::"mandate" }
when { context.scope.contains(Scope::"see") };`,

  'a helper sees dates': `permit (principal, action == Action::"seeDates", resource)
when { context.purpose == Purpose::"help" }
when { context.relation == Relation::"mandate" }
when { context.scope.contains(Scope::"dates") };`,

  'a helper sees documents': `permit (principal, action == Action::"seeDocuments", resource)
when { context.purpose == Purpose::"help" }
when { context.relation == Relation::"mandate" }
when { context.scope.contains(Scope::"documents") };`,

  'people see their own places': `permit (principal, action == Action::"seePlaces", resource)
when { context.purpose == Purpose::"own-view" }
when { [Relation::"self", Relation::"guardian"].contains(context.relation) };`,

  'a helper sees places': `permit (principal, action == Action::"seePlaces", resource)
when { context.purpose == Purpose::"help" }
when { context.relation == Relation::"mandate" };`,

  'Shinrai itself reckons with places': `permit (principal, action == Action::"seePlaces", resource)
when { context.purpose == Purpose::"keep-dates" }
when { principal.role == Role::"shinrai" };`,

  'dates are kept by Shinrai itself': `permit (principal, action == Action::"see", resource)
when { context.purpose == Purpose::"keep-dates" }
when { principal.role == Role::"shinrai" };`,

  'people note what they know': `permit (principal, action in [Action::"note", Action::"keepDocuments"], resource)
when { context.purpose == Purpose::"own-view" }
when { [Relation::"self", Relation::"guardian"].contains(context.relation) };`,

  'a helper notes for the client': `permit (principal, action == Action::"note", resource)
when { context.purpose == Purpose::"help" }
when { context.relation == Relation::"mandate" }
when { context.scope.contains(Scope::"note") };`,

  'a helper keeps documents for the client': `permit (principal, action == Action::"keepDocuments", resource)
when { context.purpose == Purpose::"help" }
when { context.relation == Relation::"mandate" }
when { context.scope.contains(Scope::"documents") };`,

  'people govern their own affairs': `permit (principal, action in [Action::"seeLog", Action::"objectToEntry", Action::"contest", Action::"govern", Action::"takeAway", Action::"giveMandate"], resource)
when { context.purpose == Purpose::"own-view" }
when { [Relation::"self", Relation::"guardian"].contains(context.relation) };`,

  'a helper contests for the client': `permit (principal, action == Action::"contest", resource)
when { context.purpose == Purpose::"help" }
when { context.relation == Relation::"mandate" }
when { context.scope.contains(Scope::"note") };`,

  'only the person erases, and says how to sign in': `permit (principal, action in [Action::"erase", Action::"changeSignIn"], resource)
when { context.purpose == Purpose::"own-view" }
when { context.relation == Relation::"self" };`,

  'weighty acts ask for a recent proof': `forbid (principal, action in [Action::"erase", Action::"takeAway", Action::"giveMandate", Action::"changeSignIn", Action::"changeInstallation"], resource)
unless { context.recent };`,

  'administrators set up the installation': `permit (principal, action in [Action::"administer", Action::"changeInstallation"], resource)
when { context.purpose == Purpose::"administer" }
when { principal.role == Role::"administrator" };`,

  'administrators see who works here': `permit (principal, action == Action::"seeStaff", resource)
when { context.purpose == Purpose::"administer" }
when { principal.role == Role::"administrator" };`,

  'operators keep it healthy': `permit (principal, action == Action::"operate", resource)
when { context.purpose == Purpose::"operate" }
when { principal.role == Role::"operator" };`,

  'answers to surveys are seen by nobody': `forbid (principal, action, resource is Item)
unless { resource has label && [Label::"own", Label::"filed", Label::"adjudication", Label::"living", Label::"support"].contains(resource.label) };`,

  'places of protected people are kept from others': `forbid (principal, action == Action::"seePlaces", resource)
when { context.guarded }
when { context.relation == Relation::"mandate" };`,

  'papers of protected people are kept from others': `forbid (principal, action == Action::"seeDocuments", resource)
when { context.guarded }
when { context.relation == Relation::"mandate" };`,

  'support is not looked at by Shinrai itself': `forbid (principal, action == Action::"see", resource is Item)
unless { resource has label && (resource.label != Label::"support" || principal.role != Role::"shinrai") };`,

  'what people note is their own': `forbid (principal, action in [Action::"note", Action::"keepDocuments"], resource is Item)
unless { resource has label && resource.label == Label::"own" };`,
};
