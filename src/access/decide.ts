/** One question to Cedar: parsed once, validated always, denied on any doubt. */
import { preparsePolicySet, preparseSchema, statefulIsAuthorized, validate } from '@cedar-policy/cedar-wasm/nodejs';
import type { ActorRole } from '#parties';
import type { Basis } from './basis.ts';
import { policiesOf, schemaOf } from './policies.ts';

export const labels = ['own', 'filed', 'adjudication', 'living', 'support', 'survey'] as const;
export type Label = (typeof labels)[number];

export type ItemAction = 'see' | 'seeDates' | 'seeDocuments' | 'note' | 'keepDocuments';
export type AffairsAction =
  | 'seePlaces'
  | 'seeLog'
  | 'objectToEntry'
  | 'contest'
  | 'govern'
  | 'takeAway'
  | 'erase'
  | 'giveMandate'
  | 'changeSignIn'
  | 'seeStaff'
  | 'file'
  | CaseAction;
/** In a case: `actInCase` is its resident's, `takeCase` becomes its officer, `examine` works on it as that, `review` as the second person. */
export type CaseAction = 'seeCase' | 'actInCase' | 'takeCase' | 'examine' | 'review';
/** `administer` looks at how the installation is set up, `changeInstallation` changes it. */
const installationActions = ['administer', 'changeInstallation', 'operate', 'seeWorklist'] as const;
export type InstallationAction = (typeof installationActions)[number];
export type Purpose = 'own-view' | 'help' | 'keep-dates' | 'administer' | 'operate' | 'decide' | 'review';

/** What Cedar is asked. No ids: every question is a cell of a finite table. */
export type Cell = {
  readonly role: ActorRole;
  /** `self`, `none`, or a basis by its name. */
  readonly relation: string;
  readonly scope: readonly string[];
  readonly purpose: Purpose;
  readonly recent: boolean;
  /** The subject's places are protected. */
  readonly guarded: boolean;
} & (
  | { readonly action: ItemAction; readonly label: Label }
  | { readonly action: AffairsAction | InstallationAction; readonly label?: undefined }
);

export type Decide = (cell: Cell) => boolean;

/** @throws Error when the policies do not fit the schema: the server does not start */
export function openPolicies(bases: readonly Basis[], texts = policiesOf(bases), name = 'shinrai'): Decide {
  const schema = schemaOf(bases);
  const checked = validate({ schema, policies: { staticPolicies: texts } });
  if (checked.type === 'failure') throw new Error(`the policies cannot be read: ${JSON.stringify(checked.errors)}`);
  if (checked.validationErrors.length > 0)
    throw new Error(`the policies do not fit the schema: ${JSON.stringify(checked.validationErrors)}`);
  for (const it of [preparseSchema(name, schema), preparsePolicySet(name, { staticPolicies: texts })]) {
    if (it.type === 'failure') throw new Error(`the policies cannot be read: ${JSON.stringify(it.errors)}`);
  }
  // A decision depends on nothing but the cell, so each cell is asked once.
  const decided = new Map<string, boolean>();
  return (cell) => {
    const key = JSON.stringify([
      cell.role,
      cell.relation,
      [...cell.scope].sort(),
      cell.purpose,
      cell.recent,
      cell.guarded,
      cell.action,
      cell.label,
    ]);
    const known = decided.get(key);
    if (known !== undefined) return known;
    const answer = ask(name, cell);
    decided.set(key, answer);
    return answer;
  };
}

const ref = (type: string, id: string) => ({ __entity: { type, id } });

function ask(name: string, cell: Cell): boolean {
  const principal = { type: 'Actor', id: 'actor' };
  const resource = resourceOf(cell);
  const answer = statefulIsAuthorized({
    principal,
    action: { type: 'Action', id: cell.action },
    resource: resource.uid,
    context: {
      purpose: ref('Purpose', cell.purpose),
      relation: ref('Relation', cell.relation),
      scope: cell.scope.map((it) => ref('Scope', it)),
      recent: cell.recent,
      guarded: cell.guarded,
    },
    entities: [{ uid: principal, attrs: { role: ref('Role', cell.role) }, parents: [] }, resource],
    preparsedSchemaName: name,
    preparsedPolicySetId: name,
    validateRequest: true,
  });
  return (
    answer.type === 'success' && answer.response.diagnostics.errors.length === 0 && answer.response.decision === 'allow'
  );
}

function resourceOf(cell: Cell) {
  if (cell.label !== undefined)
    return { uid: { type: 'Item', id: 'item' }, attrs: { label: ref('Label', cell.label) }, parents: [] };
  const type = (installationActions as readonly string[]).includes(cell.action) ? 'Installation' : 'Affairs';
  return { uid: { type, id: 'one' }, attrs: {}, parents: [] };
}
