/** Applies patches: the same form serves the model overlay, a draft text, one person's what-if and a reform. */
import type { Span } from '#calendar';
import { mapParts } from './kinds.ts';
import type { Node } from './node.ts';
import type { Change, Patch, Procedure, Provision, Route, Rulebook } from './provision.ts';
import { hasPart, withTree } from './provision-kinds.ts';

/** Provisions and one procedure, as one text on one day states them. */
export type Law = {
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly procedure: Procedure;
  /** Is there such a provision on any day, under any text? One that is not in force here is left alone. */
  readonly isKnown: (provision: string) => boolean;
};

/** The patches of all texts, then the overlays. */
export const patchesOf = (rulebook: Rulebook): readonly Patch[] => [
  ...rulebook.procedures.flatMap((procedure) => procedure.texts.flatMap((text) => text.patch ?? [])),
  ...rulebook.overlays,
];

/** The provisions a patch puts. */
export const putBy = (patch: Patch): readonly Provision[] =>
  patch.changes.flatMap((change) => (change.op === 'put' ? [change.provision] : []));

/** Every version of every provision: of the rulebook, its texts and its overlays, as it is put or as parts of it are changed. */
export function everyVersion(rulebook: Rulebook): readonly Provision[] {
  const known = versions.get(rulebook) ?? allVersions(rulebook);
  versions.set(rulebook, known);
  return known;
}

const versions = new WeakMap<Rulebook, readonly Provision[]>();

function allVersions(rulebook: Rulebook): readonly Provision[] {
  const patches = patchesOf(rulebook);
  const whole = [...rulebook.provisions, ...patches.flatMap(putBy)];
  return [...whole, ...patches.flatMap((patch) => changedBy(patch, whole))];
}

/** Is there such a provision, by the rulebook itself, a text or an overlay? */
export function isProvision(rulebook: Rulebook): (id: string) => boolean {
  const ids = known.get(rulebook) ?? new Set(everyVersion(rulebook).map((it) => it.id));
  known.set(rulebook, ids);
  return (id) => ids.has(id);
}

const known = new WeakMap<Rulebook, ReadonlySet<string>>();

/** What a patch makes of each version whose parts it changes; one that does not fit is found where it is applied. */
function changedBy(patch: Patch, whole: readonly Provision[]): readonly Provision[] {
  const changes = patch.changes.filter((it) => isPartly(it));
  return whole.flatMap((version) => {
    const own = changes.filter((it) => it.provision === version.id);
    try {
      return own.length === 0 ? [] : [own.reduce((it, change) => partlyChanged(it, change, patch), version)];
    } catch {
      return [];
    }
  });
}

/**
 * The patches one after the other.
 * @throws Error when a change names something that is not there, or when two patches change the same part differently: what
 *   no longer fits must not pass silently
 */
export function applyPatches(law: Law, patches: readonly Patch[]): Law {
  const touched: Touched = new Map();
  return patches.reduce(
    (before, patch) =>
      patch.changes.reduce((now, change) => {
        const next = applyChange(now, change, patch);
        for (const touch of touchesOf(change, now, next)) claim(touch, patch, touched);
        return next;
      }, before),
    law,
  );
}

/** A part of the law a change sets, and to what. `inner` names one figure or row inside a tree. */
type Touch = { readonly of: string; readonly part: string; readonly inner?: string; readonly to: unknown };

/** By what it is a part of, who has set it. */
type Touched = Map<string, (Touch & { readonly by: Patch })[]>;

function claim(touch: Touch, by: Patch, touched: Touched): void {
  const known = touched.get(touch.of) ?? [];
  touched.set(touch.of, known);
  const other = known.find((it) => it.by !== by && contradicts(it, touch));
  if (other !== undefined)
    throw new Error(
      `patches \`${other.by.id}\` and \`${by.id}\` both change \`${touch.part}\` of \`${touch.of}\`, each differently`,
    );
  known.push({ ...touch, by });
}

/** The same part; a figure is also part of the whole tree it stands in. Alternatives that are added leave each other alone. */
function contradicts(one: Touch, other: Touch): boolean {
  if (one.part !== other.part) return false;
  if (one.inner !== undefined && other.inner !== undefined && one.inner !== other.inner) return false;
  return JSON.stringify([one.inner, one.to]) !== JSON.stringify([other.inner, other.to]);
}

function touchesOf(change: Change, { provisions: before }: Law, { provisions: after }: Law): readonly Touch[] {
  const changed = (id: string): readonly Omit<Touch, 'inner'>[] => {
    const [was, is] = [before.get(id), after.get(id)];
    return was === undefined || is === undefined
      ? []
      : Object.keys({ ...was, ...is })
          .filter((part) => !isAlike(partOf(was, part), partOf(is, part)))
          .map((part) => ({ of: id, part, to: partOf(is, part) }));
  };
  switch (change.op) {
    case 'put':
      // A provision put whole says nothing new where it says what stood there.
      return [...changed(change.provision.id), { of: change.provision.id, part: 'the whole', to: change.provision }];
    case 'change':
      return before.has(change.provision)
        ? Object.entries(change.to).map(([part, to]) => ({ of: change.provision, part, to }))
        : [];
    case 'also':
      return changed(change.provision).map((it) => ({ ...it, inner: JSON.stringify(change.met), to: change.met }));
    case 'constant':
      return changed(change.provision).map((it) => ({ ...it, inner: change.constant, to: change.value }));
    case 'row':
      return changed(change.provision).map((it) => ({ ...it, inner: change.row, to: change.value }));
    case 'bind':
      return [{ of: `${change.procedure}/${change.route}`, part: change.parameter, to: change.value }];
    case 'add-route':
      return [{ of: `${change.procedure}/${change.route.id}`, part: 'the route', to: change.route }];
    default:
      return [];
  }
}

const partOf = (it: Provision, part: string): unknown => (it as Readonly<Record<string, unknown>>)[part];
const isAlike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function applyChange(law: Law, change: Change, patch: Patch): Law {
  if (change.op === 'put')
    return { ...law, provisions: new Map(law.provisions).set(change.provision.id, change.provision) };
  if (isPartly(change)) {
    const was = law.provisions.get(change.provision);
    if (was === undefined && law.isKnown(change.provision)) return law;
    if (was === undefined)
      throw new Error(`patch \`${patch.id}\` names provision \`${change.provision}\`, which is not there`);
    return { ...law, provisions: new Map(law.provisions).set(was.id, partlyChanged(was, change, patch)) };
  }
  // A change of another procedure does not concern this one.
  if (change.procedure !== law.procedure.id) return law;
  return { ...law, procedure: changedProcedure(law.procedure, change, patch) };
}

type Partly = Extract<Change, { op: 'change' | 'also' | 'constant' | 'row' }>;
type ProcedureChange = Exclude<Change, Partly | { op: 'put' }>;

const partly: readonly Change['op'][] = ['change', 'also', 'constant', 'row'] satisfies readonly Partly['op'][];
const isPartly = (change: Change): change is Partly => partly.includes(change.op);

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

/** What the model makes of a provision is the model's, but for a shield, which says its own basis. */
function partlyChanged(provision: Provision, change: Partly, patch: Patch): Provision {
  const next = withParts(provision, change, patch);
  const onlyShields = change.op === 'change' && Object.keys(change.to).every((part) => part === 'shield');
  return patch.basis === 'model' && !onlyShields ? { ...next, basis: 'model' } : next;
}

function withParts(provision: Provision, change: Partly, patch: Patch): Provision {
  switch (change.op) {
    case 'change': {
      const strange = Object.keys(change.to).find((part) => !hasPart(provision, part));
      if (strange !== undefined)
        throw new Error(`patch \`${patch.id}\` names ${strange}, which is no part of \`${change.provision}\``);
      return { ...provision, ...change.to } as Provision;
    }
    case 'also':
      return withTree(provision, (tree) => orElse(tree, change.met));
    case 'constant':
      return edited(provision, (node) => withConstant(node, change.constant, change.value), patch);
    case 'row':
      return edited(provision, (node) => withRow(node, change.row, change.value), patch);
  }
}

/** The provision with each of its trees changed, those beside what it asks too: shield, deadline, estimate. */
function edited(provision: Provision, change: (node: Node) => Node, patch: Patch): Provision {
  let found = false;
  // WHY remembered: a tree that stands in two places is one tree afterwards too.
  const done = new Map<Node, Node>();
  const edit = (node: Node): Node => {
    const known = done.get(node);
    if (known !== undefined) return known;
    const here = change(node);
    found ||= here !== node;
    const whole = mapParts(here, edit);
    done.set(node, whole);
    return whole;
  };
  const inside = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return 'kind' in value ? edit(value as Node) : within(value);
  };
  const within = (value: object): object =>
    Object.fromEntries(Object.entries(value).map(([key, it]) => [key, inside(it)]));
  const next = within(provision) as Provision;
  if (!found) throw new Error(`patch \`${patch.id}\` changes nothing in provision \`${provision.id}\``);
  return next;
}

const orElse = (tree: Node, more: Node): Node =>
  Object.freeze({ kind: 'any', of: tree.kind === 'any' ? [...tree.of, more] : [tree, more] });

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
