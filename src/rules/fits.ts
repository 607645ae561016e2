/**
 * What was told must fit together. A fit is a truth over facts that holds of every life (nobody works here before they were
 * born); where it certainly does not hold, what it reads cannot all be true, and every place it was told in is named.
 * What sums up fits what it sums up: those fits are read off the rules.
 */
import { budgetOf } from './budget.ts';
import { evaluate } from './evaluate.ts';
import type { Trees, WrittenFit } from './fact.ts';
import { namedBy, nodesOf, sortOf } from './kinds.ts';
import { readIn } from './missing.ts';
import type { Node, NodeOf } from './node.ts';
import { everyVersion } from './patch.ts';
import type { Provision, Rulebook } from './provision.ts';
import { treeOf, treesOf } from './provision-kinds.ts';
import { newIndexes, type Scope } from './scope.ts';
import type { Seen } from './seen.ts';
import { isKnown, type Situation } from './situation.ts';

/** Where something was told: a fact, or an entry of a list. */
export type Place = { readonly fact: string; readonly record?: number };

/** The places of each fit that certainly does not hold of what was told. */
export function contradictionsIn(situation: Situation): readonly (readonly Place[])[] {
  const scope = scopeOf(situation);
  const apart = situation.vocabulary.fits.flatMap(({ requires, facts }): readonly (readonly Place[])[] => {
    const told = facts.filter((it) => isKnown(situation, it));
    if (told.length < Math.min(2, facts.length)) return [];
    const seen = evaluate(requires, scope);
    return seen.hi === 0 ? [placesIn(seen, situation)] : [];
  });
  return fewest(apart);
}

/** The same contradiction may be found by several fits: each is named once, with no more places than it needs. */
function fewest(apart: readonly (readonly Place[])[]): readonly (readonly Place[])[] {
  const keys = apart.map((places) => new Set(places.map(({ fact, record = '' }) => `${fact}[${record}]`)));
  return apart.filter((_, i) => {
    const own = keys[i] as ReadonlySet<string>;
    return !keys.some((it, other) => it.isSubsetOf(own) && (it.size < own.size || other < i) && other !== i);
  });
}

const scopeOf = (situation: Situation, provisions: Map<string, Seen> = new Map()): Scope => ({
  situation,
  day: situation.asOf,
  parameters: {},
  indexes: newIndexes(),
  budget: budgetOf(),
  records: {},
  evaluate,
  provision: (id, scope) => {
    const key = `${id} ${scope.day}`;
    const known = provisions.get(key) ?? evaluate(rested(situation, id), { ...scope, records: {} });
    provisions.set(key, known);
    return known;
  },
  blankUntil: () => undefined,
});

function rested({ vocabulary: { rests } }: Situation, id: string): Node {
  const tree = rests[id];
  if (tree === undefined) throw new Error(`a fit rests on \`${id}\`, which it does not bring`);
  return tree;
}

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
      return lo === 1 ? parts.filter((it) => it.lo === 1) : dutiesAmong(parts);
    case 'first-of':
      return parts.filter((it) => it.hi === hi);
    case 'last-of':
      return parts.filter((it) => it.lo === lo);
    case 'duty':
      return parts.filter((it) => it.node === node.arises || it.node === node.done);
    default:
      return parts;
  }
}

/** Who is held to a duty at all is not what was told twice about it. */
function dutiesAmong(parts: readonly Seen[]): readonly Seen[] {
  const duties = parts.filter(({ node }) => [...nodesOf(node)].some((it) => it.kind === 'duty'));
  return duties.length === 0 ? parts : duties;
}

/** Fits, and the trees of the provisions they rest on. */
export type Fits = { readonly requires: readonly WrittenFit[]; readonly rests: Trees };

/**
 * The fits written, and those of sums: each fact that is read before its detail is what one of its details says; one that
 * speaks of more than its details is not yes where one of them is not. Details that differ with the route stand for no single
 * answer and have a fit of their own.
 */
export function fitsOf(written: readonly WrittenFit[], book: Rulebook): Fits {
  const provisions = everyVersion(book);
  // As the law itself states them, latest: what a draft or the model adds contradicts nothing that was told.
  const byId = new Map(book.provisions.map((it) => [it.id, it]));
  const reads = (node: Node, rests: Map<string, Node>): Map<string, Node> => {
    for (const id of [...nodesOf(node)].flatMap(namedBy)) {
      const provision = byId.get(id);
      if (provision === undefined || rests.has(id)) continue;
      const tree = treeOf(provision);
      reads(tree, rests.set(id, tree));
    }
    return rests;
  };
  const isBound = (node: Node): boolean =>
    [node, ...reads(node, new Map()).values()].some((it) => [...nodesOf(it)].some(({ kind }) => kind === 'parameter'));
  const sums = new Map<string, { readonly details: Map<string, Node>; readonly from: Provision }>();
  const nodes = provisions.flatMap((from) =>
    treesOf(from).flatMap((tree) => [...nodesOf(tree)].map((node) => ({ node, from }))),
  );
  for (const { node, from } of nodes) {
    // What is told of two people need not fit; and a constant is no detail, it only stands in while nobody has told.
    if (node.kind !== 'coarse' || node.own || node.detail.kind === 'constant' || isBound(node.detail)) continue;
    const key = node.among ? `${node.fact} ${JSON.stringify(node.detail)}` : node.fact;
    const sum = sums.get(key) ?? { details: new Map<string, Node>(), from };
    sums.set(key, sum);
    sum.details.set(JSON.stringify(node.detail), agrees(node));
  }
  // The figures of a detail are those of the provision that names it first.
  const ofSums = [...sums.values()].map(({ details, from: { law, confidence } }): WrittenFit => {
    return { requires: { kind: 'any', of: [...details.values()] }, law, confidence };
  });
  const requires = [...written, ...ofSums];
  const rests = new Map<string, Node>();
  for (const it of requires) reads('kind' in it ? it : it.requires, rests);
  return { requires, rests: Object.fromEntries(rests) };
}

function agrees(node: NodeOf<'coarse'>): Node {
  const { fact, detail, none } = node;
  const told: Node = { kind: 'fact', fact, sort: sortOf(node), ...(none === undefined ? {} : { none }) };
  return node.among
    ? { kind: 'any', of: [{ kind: 'not', of: told }, detail] }
    : { kind: 'compare', by: 'equal', left: told, right: detail };
}
