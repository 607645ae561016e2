/** Applies patches: the same form serves the model overlay, a draft text, one person's what-if and a reform. */
import { childrenOf, type Node, type Window } from './node.ts';
import type { Change, Patch, Procedure, Provision, Route } from './provision.ts';

/** Provisions and one procedure, as one text on one day states them. */
export type Law = {
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly procedure: Procedure;
};

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
    case 'exempt':
      if (change.route === undefined) {
        if (!procedure.common.includes(change.provision)) throw fault(`requirement \`${change.provision}\``);
        return { ...procedure, common: procedure.common.filter((id) => id !== change.provision) };
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
      if (node.kind === 'constant' && node.id === change.constant) {
        found = true;
        return { ...node, value: change.value };
      }
      return mapChildren(node, edit);
    }
    const here = withRow(node, change.row, change.value);
    if (here !== node) found = true;
    return here === node ? mapChildren(node, edit) : here;
  };
  const next =
    provision.kind === 'value'
      ? { ...provision, gives: edit(provision.gives) as typeof provision.gives }
      : { ...provision, requires: edit(provision.requires) as typeof provision.requires };
  if (!found) throw new Error(`patch \`${patch.id}\` changes nothing in provision \`${change.provision}\``);
  return new Map(provisions).set(provision.id, next);
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

/** The node with every child replaced; the node itself when no child changed. */
function mapChildren(node: Node, map: (child: Node) => Node): Node {
  const children = childrenOf(node);
  if (children.length === 0) return node;
  const next = children.map(map);
  if (next.every((child, i) => child === children[i])) return node;
  const replacements = new Map(children.map((child, i) => [child, next[i] as Node]));
  return replaceIn(node, (child) => replacements.get(child) ?? child);
}

function replaceIn(node: Node, to: (child: Node) => Node): Node {
  const window = (it: Window | undefined): { within?: Window } =>
    it === undefined ? {} : { within: { from: to(it.from), until: to(it.until) } };
  const pick = <P extends { where?: Node }>(it: P): P => (it.where === undefined ? it : { ...it, where: to(it.where) });
  switch (node.kind) {
    case 'compare':
      return { ...node, left: to(node.left), right: to(node.right) };
    case 'all':
    case 'any':
    case 'sum':
    case 'earliest':
    case 'latest':
      return { ...node, of: node.of.map(to) };
    case 'not':
    case 'times':
    case 'last-day':
    case 'filing-deadline':
      return { ...node, of: to(node.of) };
    case 'table':
      return {
        ...node,
        rows: node.rows.map((row) => ({ ...row, when: to(row.when), value: to(row.value) })),
        ...(node.otherwise === undefined ? {} : { otherwise: to(node.otherwise) }),
      };
    case 'bands':
      return { ...node, of: to(node.of), bands: node.bands.map((band) => ({ ...band, value: to(band.value) })) };
    case 'points':
      return { ...node, items: node.items.map((item) => ({ ...item, value: to(item.value) })) };
    case 'elapsed':
      return { ...node, from: to(node.from), to: to(node.to) };
    case 'shift':
    case 'complete':
      return { ...node, of: to(node.of), by: to(node.by) };
    case 'at':
      return { ...node, day: to(node.day), of: to(node.of) };
    case 'throughout':
      return { ...node, from: to(node.from), to: to(node.to), of: to(node.of) };
    case 'every':
    case 'some':
    case 'total':
      return { ...node, pick: pick(node.pick), of: to(node.of), ...window(node.within) };
    case 'first-of':
    case 'last-of':
      return { ...node, pick: pick(node.pick), of: to(node.of) };
    case 'count':
      return { ...node, pick: pick(node.pick), ...window(node.within) };
    case 'covered-since':
    case 'longest-run':
      return { ...node, pick: pick(node.pick) };
    case 'days-within':
      return { ...node, pick: pick(node.pick), window: { from: to(node.window.from), until: to(node.window.until) } };
    case 'coarse':
      return { ...node, detail: to(node.detail) };
    case 'except':
      return {
        ...node,
        base: to(node.base),
        exceptions: node.exceptions.map((it) => ({ ...it, when: to(it.when), instead: to(it.instead) })),
      };
    default:
      return node;
  }
}
