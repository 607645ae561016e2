/** Applies patches: the same form serves the model overlay, a draft text, one person's what-if and a reform. */
import type { Span } from '#calendar';
import { mapParts } from './kinds.ts';
import type { Node } from './node.ts';
import type { Change, Patch, Procedure, Provision, Route, Rulebook } from './provision.ts';
import { withTree } from './provision-kinds.ts';

/** Provisions and one procedure, as one text on one day states them. */
export type Law = {
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly procedure: Procedure;
};

/** The patches of all texts, then the overlays. */
export const patchesOf = (rulebook: Rulebook): readonly Patch[] => [
  ...rulebook.procedures.flatMap((procedure) => procedure.texts.flatMap((text) => text.patch ?? [])),
  ...rulebook.overlays,
];

/** The provisions a patch puts. */
export const putBy = (patch: Patch): readonly Provision[] =>
  patch.changes.flatMap((change) => (change.op === 'put' ? [change.provision] : []));

/** Every version of every provision: of the rulebook, its texts and its overlays. */
export const everyVersion = (rulebook: Rulebook): readonly Provision[] => [
  ...rulebook.provisions,
  ...patchesOf(rulebook).flatMap(putBy),
];

/** @throws Error when a change names something that is not there: a patch that no longer fits must not pass silently */
export function applyPatch(law: Law, patch: Patch): Law {
  return patch.changes.reduce((changed, change) => applyChange(changed, change, patch), law);
}

function applyChange(law: Law, change: Change, patch: Patch): Law {
  switch (change.op) {
    case 'put':
      return { ...law, provisions: new Map(law.provisions).set(change.provision.id, change.provision) };
    case 'constant':
    case 'row':
      return { ...law, provisions: edited(law.provisions, change, patch) };
    default:
      // A change of another procedure does not concern this one.
      if (change.procedure !== law.procedure.id) return law;
      return { ...law, procedure: changedProcedure(law.procedure, change, patch) };
  }
}

type ProcedureChange = Exclude<Change, { op: 'put' | 'constant' | 'row' }>;

function changedProcedure(procedure: Procedure, change: ProcedureChange, patch: Patch): Procedure {
  const routes = procedure.routes ?? [];
  const fault = (what: string): Error => new Error(`patch \`${patch.id}\` names ${what}, which is not there`);
  const onRoute = (id: string, to: (route: Route) => Route): Procedure => {
    if (!routes.some((route) => route.id === id)) throw fault(`route \`${id}\``);
    return { ...procedure, routes: routes.map((route) => (route.id === id ? to(route) : route)) };
  };
  switch (change.op) {
    case 'add-route':
      return { ...procedure, routes: [...routes, change.route] };
    case 'end-route':
      onRoute(change.route, (route) => route);
      return { ...procedure, routes: routes.filter((route) => route.id !== change.route) };
    case 'bind':
      return onRoute(change.route, (route) => ({
        ...route,
        binds: { ...route.binds, [change.parameter]: change.value },
      }));
    case 'require':
      if (change.route === undefined) return { ...procedure, common: [...procedure.common, change.provision] };
      return onRoute(change.route, (route) => ({ ...route, adds: [...route.adds, change.provision] }));
    case 'apply-to':
      return { ...procedure, appliesTo: [...(procedure.appliesTo ?? []), change.provision] };
    case 'exempt':
      if (change.route === undefined) {
        const { common, appliesTo = [] } = procedure;
        const others = (id: string): boolean => id !== change.provision;
        if ([...common, ...appliesTo].every(others)) throw fault(`requirement \`${change.provision}\``);
        return { ...procedure, common: common.filter(others), appliesTo: appliesTo.filter(others) };
      }
      return onRoute(change.route, (route) => ({
        ...route,
        adds: route.adds.filter((id) => id !== change.provision),
        exempts: [...(route.exempts ?? []), change.provision],
      }));
  }
}

type Edit = Extract<Change, { op: 'constant' | 'row' }>;

function edited(provisions: Law['provisions'], change: Edit, patch: Patch): Law['provisions'] {
  const provision = provisions.get(change.provision);
  if (provision === undefined)
    throw new Error(`patch \`${patch.id}\` names provision \`${change.provision}\`, which is not there`);
  let found = false;
  const edit = (node: Node): Node => {
    if (change.op === 'constant') {
      const changed = withConstant(node, change.constant, change.value);
      if (changed !== node) found = true;
      return mapParts(changed, edit);
    }
    const here = withRow(node, change.row, change.value);
    if (here !== node) found = true;
    return here === node ? mapParts(node, edit) : here;
  };
  const next = withTree(provision, edit);
  if (!found) throw new Error(`patch \`${patch.id}\` changes nothing in provision \`${change.provision}\``);
  return new Map(provisions).set(provision.id, next);
}

/** A number or day with this id, or a period counted to a last day. */
function withConstant(node: Node, id: string, value: number): Node {
  if (node.kind === 'constant' && node.id === id) return { ...node, value };
  if (node.kind === 'times' && node.id === id) return { ...node, by: value };
  if (node.kind !== 'last-day' || node.id !== id) return node;
  const [unit] = Object.keys(node.span);
  return { ...node, span: { [unit as string]: value } as Span };
}

function withRow(node: Node, row: string, value: Node): Node {
  if (node.kind === 'table' && node.rows.some((it) => it.id === row)) {
    return { ...node, rows: node.rows.map((it) => (it.id === row ? { ...it, value } : it)) };
  }
  if (node.kind === 'bands' && node.bands.some((it) => it.id === row)) {
    return { ...node, bands: node.bands.map((it) => (it.id === row ? { ...it, value } : it)) };
  }
  if (node.kind === 'points' && node.items.some((it) => it.id === row)) {
    return { ...node, items: node.items.map((it) => (it.id === row ? { ...it, value } : it)) };
  }
  return node;
}
