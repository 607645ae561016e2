/**
 * What there is to know about each kind of node, said once: the sort of its value, the nodes inside it and the sort each
 * must be, and what it reads. Children, replacement, checks, explanations and missing facts all read this table.
 *
 * INVARIANT: a kind that is not described whole does not compile.
 */
import type { Node, NodeKind, NodeOf, Pick, Sort, Window } from './node.ts';

/** Called for each node inside, in reading order; what it gives takes the place. */
type Each = (inside: Node, wants: Sort | 'any') => Node;

type Kind<N extends Node> = {
  readonly sort: Sort | ((node: N) => Sort);
  /** The node with every node inside replaced. */
  readonly with: (node: N, each: Each) => N;
  /** Nodes inside that must be of one sort, whichever it is. */
  readonly alike?: (node: N) => readonly Node[];
  /** The fact or list it reads itself. */
  readonly reads?: (node: N) => string;
  /** The provisions it rests on, by id. */
  readonly names?: (node: N) => readonly string[];
};

const itself = <N>(node: N): N => node;
const ofFact = ({ fact }: { readonly fact: string }): string => fact;
const ofList = ({ pick }: { readonly pick: Pick }): string => pick.list;

const among = (pick: Pick, each: Each): { pick: Pick } => ({
  pick: pick.where === undefined ? pick : { ...pick, where: each(pick.where, 'truth') },
});
const spanning = ({ from, until }: Window, each: Each): Window => ({
  from: each(from, 'moment'),
  until: each(until, 'moment'),
});
const inside = (within: Window | undefined, each: Each): { within?: Window } =>
  within === undefined ? {} : { within: spanning(within, each) };

type ManyOf = { readonly of: readonly Node[] };
const eachOf =
  (wants: Sort) =>
  <N extends ManyOf>(node: N, each: Each): N => ({ ...node, of: node.of.map((it) => each(it, wants)) });
const one =
  (wants: Sort) =>
  <N extends { readonly of: Node }>(node: N, each: Each): N => ({ ...node, of: each(node.of, wants) });

const quantified = {
  sort: 'truth',
  with: (node, each) => ({
    ...node,
    ...among(node.pick, each),
    of: each(node.of, 'truth'),
    ...inside(node.within, each),
  }),
  reads: ofList,
} as const satisfies Kind<NodeOf<'every'>>;

const extremeOfRecords = {
  sort: 'moment',
  with: (node, each) => ({ ...node, ...among(node.pick, each), of: each(node.of, 'moment') }),
  reads: ofList,
} as const satisfies Kind<NodeOf<'first-of'>>;

const kinds: { readonly [K in NodeKind]: Kind<NodeOf<K>> } = {
  constant: { sort: (it) => it.sort, with: itself },
  fact: { sort: (it) => it.sort, with: itself, reads: ofFact },
  is: { sort: 'truth', with: itself, reads: ofFact },
  field: {
    sort: (it) => it.sort,
    with: (it, each) => (it.otherwise === undefined ? it : { ...it, otherwise: each(it.otherwise, it.sort) }),
  },
  'field-is': { sort: 'truth', with: itself },
  'field-is-fact': { sort: 'truth', with: itself, reads: ofFact },
  same: { sort: 'truth', with: itself },
  parameter: { sort: 'amount', with: itself },
  today: { sort: 'moment', with: itself },
  'as-of': { sort: 'moment', with: itself },
  compare: {
    sort: 'truth',
    with: (it, each) => ({ ...it, left: each(it.left, 'any'), right: each(it.right, 'any') }),
    alike: (it) => [it.left, it.right],
  },
  all: { sort: 'truth', with: eachOf('truth') },
  any: { sort: 'truth', with: eachOf('truth') },
  not: { sort: 'truth', with: one('truth') },
  table: {
    sort: (it) => sortOf(it.rows[0]?.value ?? (it.otherwise as Node)),
    with: (it, each) => ({
      ...it,
      rows: it.rows.map((row) => ({ ...row, when: each(row.when, 'truth'), value: each(row.value, 'any') })),
      ...(it.otherwise === undefined ? {} : { otherwise: each(it.otherwise, 'any') }),
    }),
    alike: (it) => [...it.rows.map((row) => row.value), ...(it.otherwise === undefined ? [] : [it.otherwise])],
  },
  bands: {
    sort: 'amount',
    with: (it, each) => ({
      ...it,
      of: each(it.of, 'amount'),
      bands: it.bands.map((band) => ({ ...band, value: each(band.value, 'amount') })),
    }),
  },
  sum: { sort: 'amount', with: eachOf('amount') },
  times: { sort: 'amount', with: one('amount') },
  earliest: { sort: 'moment', with: eachOf('moment') },
  latest: { sort: 'moment', with: eachOf('moment') },
  points: {
    sort: 'amount',
    with: (it, each) => ({
      ...it,
      items: it.items.map((item) => ({ ...item, value: each(item.value, 'amount') })),
    }),
  },
  elapsed: {
    sort: 'amount',
    with: (it, each) => ({ ...it, from: each(it.from, 'moment'), to: each(it.to, 'moment') }),
  },
  shift: {
    sort: 'moment',
    with: (it, each) => ({ ...it, of: each(it.of, 'moment'), by: each(it.by, 'amount') }),
  },
  complete: {
    sort: 'moment',
    with: (it, each) => ({ ...it, of: each(it.of, 'moment'), by: each(it.by, 'amount') }),
  },
  'last-day': { sort: 'moment', with: one('moment') },
  'month-end': { sort: 'moment', with: one('moment') },
  'filing-deadline': { sort: 'moment', with: one('moment') },
  'last-open-day': { sort: 'moment', with: one('moment') },
  at: {
    sort: (it) => sortOf(it.of),
    with: (it, each) => ({ ...it, day: each(it.day, 'moment'), of: each(it.of, 'any') }),
  },
  throughout: {
    sort: 'truth',
    with: (it, each) => ({
      ...it,
      from: each(it.from, 'moment'),
      to: each(it.to, 'moment'),
      of: each(it.of, 'truth'),
    }),
  },
  every: quantified,
  some: quantified,
  count: {
    sort: 'amount',
    with: (it, each) => ({ ...it, ...among(it.pick, each), ...inside(it.within, each) }),
    reads: ofList,
  },
  total: {
    sort: 'amount',
    with: (it, each) => ({
      ...it,
      ...among(it.pick, each),
      of: each(it.of, 'amount'),
      ...inside(it.within, each),
    }),
    reads: ofList,
  },
  'first-of': extremeOfRecords,
  'last-of': extremeOfRecords,
  'covered-since': {
    sort: 'moment',
    with: (it, each) => ({ ...it, ...among(it.pick, each) }),
    reads: ofList,
  },
  'days-within': {
    sort: 'amount',
    with: (it, each) => ({ ...it, ...among(it.pick, each), window: spanning(it.window, each) }),
    reads: ofList,
  },
  'most-days-within': {
    sort: 'amount',
    with: (it, each) => ({
      ...it,
      ...among(it.pick, each),
      days: each(it.days, 'amount'),
      window: spanning(it.window, each),
    }),
    reads: ofList,
  },
  'longest-run': {
    sort: 'amount',
    with: (it, each) => ({ ...it, ...among(it.pick, each) }),
    reads: ofList,
  },
  coarse: {
    sort: (it) => sortOf(it.detail),
    with: (it, each) => ({ ...it, detail: each(it.detail, 'any') }),
    reads: ofFact,
  },
  provision: { sort: (it) => it.sort, with: itself, names: (it) => [it.id] },
  event: { sort: 'moment', with: itself },
  duty: {
    sort: 'truth',
    with: (it, each) => ({
      ...it,
      arises: each(it.arises, 'moment'),
      ...(it.owed === undefined ? {} : { owed: each(it.owed, 'truth') }),
      ...(it.advise === undefined ? {} : { advise: each(it.advise, 'moment') }),
      lawful: each(it.lawful, 'moment'),
      done: each(it.done, 'moment'),
      ...(it.blockedBy === undefined ? {} : { blockedBy: each(it.blockedBy, 'truth') }),
    }),
  },
  except: {
    sort: 'truth',
    with: (it, each) => ({ ...it, base: each(it.base, 'truth') }),
    names: (it) => it.exceptions,
  },
  officer: { sort: 'truth', with: itself },
};

const kindOf = (node: Node): Kind<Node> => kinds[node.kind] as Kind<Node>;

export function sortOf(node: Node): Sort {
  const { sort } = kindOf(node);
  return typeof sort === 'string' ? sort : sort(node);
}

/** The fact or list a node reads itself; nothing for a node that only carries others. */
export const readBy = (node: Node): string | undefined => kindOf(node).reads?.(node);

/** The provisions a node itself rests on, by id. */
export const namedBy = (node: Node): readonly string[] => kindOf(node).names?.(node) ?? none;

const none: readonly string[] = Object.freeze([]);

/** The nodes directly inside, in the order they are read, each with the sort it must be. */
export function partsOf(node: Node): readonly { readonly node: Node; readonly wants: Sort | 'any' }[] {
  const parts: { readonly node: Node; readonly wants: Sort | 'any' }[] = [];
  kindOf(node).with(node, (part, wants) => {
    parts.push({ node: part, wants });
    return part;
  });
  return parts;
}

export const childrenOf = (node: Node): readonly Node[] => partsOf(node).map((it) => it.node);

/** Nodes inside that must be of one sort. */
export const alikeIn = (node: Node): readonly Node[] => kindOf(node).alike?.(node) ?? [];

/** The node with every node directly inside replaced; the node itself when none changed. */
export function mapParts(node: Node, map: (part: Node) => Node): Node {
  let changed = false;
  const next = kindOf(node).with(node, (part) => {
    const replaced = map(part);
    changed ||= replaced !== part;
    return replaced;
  });
  return changed ? Object.freeze(next) : node;
}

/** Every node of a tree, the root first. Provisions named inside are not entered. */
export function* nodesOf(root: Node): Generator<Node> {
  yield root;
  for (const child of childrenOf(root)) yield* nodesOf(child);
}

/** Ids of the facts and lists a tree reads, in reading order, without repeats. */
export function factsOf(root: Node): ReadonlySet<string> {
  const facts = new Set<string>();
  for (const node of nodesOf(root)) {
    const fact = readBy(node);
    if (fact !== undefined) facts.add(fact);
  }
  return facts;
}
