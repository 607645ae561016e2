/**
 * What was told must fit together. A fit is a truth over facts that holds of every life (nobody works here before they were
 * born); where it certainly does not hold, what it reads cannot all be true, and every place it was told in is named.
 * What sums up fits what it sums up: those fits are read off the rules.
 */
import { budgetOf } from './budget.ts';
import { evaluate } from './evaluate.ts';
import { childrenOf, mapParts, nodesOf, sortOf } from './kinds.ts';
import { readIn } from './missing.ts';
import type { Node, NodeOf } from './node.ts';
import type { Provision } from './provision.ts';
import { treeOf, treesOf } from './provision-kinds.ts';
import type { Scope } from './scope.ts';
import type { Seen } from './seen.ts';
import { isKnown, type Situation } from './situation.ts';

/** Where something was told: a fact, or an entry of a list. */
export type Place = { readonly fact: string; readonly record?: number };

/** The places of each fit that certainly does not hold of what was told. */
export function contradictionsIn(situation: Situation): readonly (readonly Place[])[] {
  const scope = scopeOf(situation);
  return situation.vocabulary.fits.flatMap(({ requires, facts }) => {
    const told = facts.filter((it) => isKnown(situation, it));
    if (told.length < Math.min(2, facts.length)) return [];
    const seen = evaluate(requires, scope);
    return seen.hi === 0 ? [placesIn(seen, situation)] : [];
  });
}

const scopeOf = (situation: Situation): Scope => ({
  situation,
  day: situation.asOf,
  parameters: {},
  indexes: new Map(),
  budget: budgetOf(),
  records: {},
  evaluate,
  provision: (id) => {
    throw new Error(`a fit rests on \`${id}\`: it may read facts only`);
  },
  blankUntil: () => undefined,
});

/** The told facts and entries that decide. */
function placesIn(root: Seen, situation: Situation): readonly Place[] {
  const places = new Map<string, Place>();
  const add = (place: Place): unknown => places.set(`${place.fact}[${place.record ?? ''}]`, place);
  const visit = (step: Seen): void => {
    const { node } = step;
    const parts = deciding(step);
    const fact = readIn(step);
    if (fact !== undefined && isKnown(situation, fact)) {
      const entries = 'pick' in node ? parts.filter((it) => it.record >= 0) : [];
      if (entries.length === 0) add({ fact });
      for (const { record } of entries) add({ fact, record });
    }
    for (const part of parts) visit(part);
  };
  visit(root);
  return [...places.values()];
}

function deciding({ node, lo, hi, parts }: Seen): readonly Seen[] {
  switch (node.kind) {
    case 'all':
    case 'every':
      return hi === 0 ? parts.filter((it) => it.hi === 0) : parts;
    case 'any':
    case 'some':
      return lo === 1 ? parts.filter((it) => it.lo === 1) : parts;
    case 'first-of':
      return parts.filter((it) => it.hi === hi);
    case 'last-of':
      return parts.filter((it) => it.lo === lo);
    default:
      return parts;
  }
}

/**
 * One fit for each fact that is read before its detail: it is what one of its details says. Details that differ with the
 * route stand for no single answer and have a fit of their own.
 */
export function fitsOfSums(provisions: readonly Provision[]): readonly Node[] {
  const byId = new Map(provisions.map((it) => [it.id, it]));
  const inline = (node: Node): Node => {
    const provision = node.kind === 'provision' ? byId.get(node.id) : undefined;
    if (provision !== undefined) return inline(treeOf(provision));
    return mapParts(node, inline);
  };
  const sums = new Map<string, Map<string, Node>>();
  const unlike = new Set<string>();
  for (const node of provisions.flatMap(treesOf).flatMap((tree) => [...nodesOf(tree)])) {
    if (node.kind !== 'coarse') continue;
    const detail = inline(node.detail);
    if ([...nodesOf(detail)].some((it) => it.kind === 'parameter')) continue;
    // Without one of its details, the others would be taken for all there is.
    if (readsInside(detail)) unlike.add(node.fact);
    const details = sums.get(node.fact) ?? new Map<string, Node>();
    sums.set(node.fact, details.set(JSON.stringify(detail), agrees(node, detail)));
  }
  return [...sums].flatMap(([fact, all]) => (unlike.has(fact) ? [] : [{ kind: 'any', of: [...all.values()] }]));
}

/** Another provision looks at a list from outside: put into a record of that list, it would say something else. */
function readsInside(node: Node, around: readonly string[] = []): boolean {
  const list = 'pick' in node ? node.pick.list : undefined;
  if (list !== undefined && around.includes(list)) return true;
  return childrenOf(node).some((it) => readsInside(it, list === undefined ? around : [...around, list]));
}

function agrees(node: NodeOf<'coarse'>, detail: Node): Node {
  const { detail: _, kind: __, ...told } = node;
  return { kind: 'compare', by: 'equal', left: { ...told, kind: 'fact', sort: sortOf(node) }, right: detail };
}
