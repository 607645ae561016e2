/**
 * A list inside a list would cost every pair of their records. So what an inner record says alone is evaluated once; the
 * records an outer one is about are found by the fields that must be the same; and where all that is left is one comparison
 * with the outer record, of several alike the one nearest to fulfilling it stands for all: where it fails, they fail. Where
 * it must lie between two moments of the outer record, those next after the first of them stand for all.
 *
 * INVARIANT: what is passed over cannot change the bounds, nor whom an unknown waits for, nor the facts it waits for.
 */
import type { Day } from '#calendar';
import { spend } from './budget.ts';
import { movement } from './evaluate-time.ts';
import { childrenOf } from './kinds.ts';
import { missingIn } from './missing.ts';
import { foldedName } from './names.ts';
import type { FieldOf, Node, Pick } from './node.ts';
import type { Scope } from './scope.ts';
import { isKnownValue, type Seen } from './seen.ts';
import { farFuture, farPast, type ListRecord } from './situation.ts';

type ListNode = Extract<Node, { pick: Pick }>;

/** A condition that must hold of a record for it to matter; `negated`: that must fail. */
type Literal = { readonly node: Node; readonly negated: boolean };

type Plan = {
  /** Read nothing but the record itself. */
  readonly own: readonly Literal[];
  readonly keys: readonly { readonly field: string; readonly other: FieldOf }[];
  /** The one comparison with another record, or the two between which the same side must lie. */
  readonly orders: readonly Order[];
  /** Nothing else ties the record to another, so that one may stand for several. */
  readonly reducible: boolean;
};

/** The record's side of a comparison, whether more of it fulfils it, and what it is compared with. */
type Order = { readonly side: Node; readonly more: boolean; readonly other: Node };

/** Records that may matter, and the first later day on which another one may. */
type Mattering = { readonly indexes: readonly number[]; readonly until: Day };

/** Records alike in everything but what is compared, least first. */
type Line = readonly Candidate[];
type Group = { readonly lines: readonly Line[]; readonly until: Day };

type Index = {
  readonly byKey: ReadonlyMap<string, Group>;
  /** Records of which nobody has told what they are about: they may be about anything. */
  readonly loose: Group;
  /** For an outer record of which nobody has told it. */
  readonly all: Group;
};

/** What was found out about an inner list, with the day it was found for. */
export type Indexed = { readonly day: Day; readonly index: Index };

/** The records of an inner list that may matter to the records around it. */
export function mattering(node: ListNode, records: readonly ListRecord[], scope: Scope): Mattering {
  const plan = planOf(node);
  const known = scope.indexes.lists.get(node);
  const index = known?.day === scope.day ? known.index : indexOf(plan, node.pick.as, records, scope);
  if (index !== known?.index) scope.indexes.lists.set(node, { day: scope.day, index });
  const key = keyOf(plan.keys.map(({ other }) => scope.records[other.as]?.[other.field]));
  const groups = key === undefined ? [index.all] : [index.byKey.get(key) ?? nobody, index.loose];
  const lower = plan.orders.length === 2 ? plan.orders.find((it) => it.more) : undefined;
  const from = lower && scope.evaluate(lower.other, scope);
  const lines = groups.flatMap((it) => it.lines);
  const near = from === undefined ? lines.flat() : lines.flatMap((line) => nextAfter(line, from));
  return {
    indexes: near.map((it) => it.index).toSorted((a, b) => a - b),
    until: Math.min(...groups.map((it) => it.until), from === undefined ? farFuture : lasts(from, scope)),
  };
}

const nobody: Group = { lines: [], until: farFuture };

/** Of a line, the first that surely and the first that perhaps lie after a moment; the last one where none does. */
function nextAfter(line: Line, { lo, hi }: Seen): Line {
  const places = new Set(
    [lo, hi].flatMap((edge) => [firstIn(line, (at) => at >= edge), firstIn(line, (at) => at > edge)]),
  );
  const found = [...places].flatMap((i) => line[i] ?? []);
  return found.length > 0 ? found : line.slice(-1);
}

/** The first place from which on it holds; the length where it never does. */
function firstIn(line: Line, holds: (at: number) => boolean): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds((line[middle] as Candidate).at)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Until when a moment is what it is, or only moves on with the days. */
const lasts = (moment: Seen, scope: Scope): Day => movement(moment.node, scope)?.until ?? moment.until;

/** Nothing when nobody has told one of the values. */
const keyOf = (values: readonly (number | string | undefined)[]): string | undefined =>
  values.includes(undefined) ? undefined : JSON.stringify(values.map((it) => foldedName(it as string)));

// What a tree says of the records

const plans = new WeakMap<Node, Plan>();

function planOf(node: ListNode): Plan {
  const known = plans.get(node);
  if (known !== undefined) return known;
  const { as, where } = node.pick;
  const quantified = node.kind === 'some' || node.kind === 'every';
  const literals = [
    ...(where === undefined ? [] : literalsOf(where, false)),
    // "Every" is decided by a record that is meant and fails.
    ...(quantified ? literalsOf(node.of, node.kind === 'every') : []),
  ];
  const own = literals.filter((it) => readsOnly(it.node, as));
  const pairs = literals.filter((it) => recordsOf(it.node).has(as) && !own.includes(it));
  const keys = pairs.flatMap((it) => keyIn(it, as) ?? []);
  const rest = pairs.filter((it) => keyIn(it, as) === undefined);
  const orders = rest.map((it) => orderIn(it, as));
  const plan = {
    own,
    keys,
    orders: orders.filter((it) => it !== undefined),
    reducible:
      quantified && !orders.includes(undefined) && (orders.length < 2 || isBetween(orders as readonly Order[])),
  };
  plans.set(node, plan);
  return plan;
}

const isBetween = ([one, other, ...more]: readonly Order[]): boolean =>
  more.length === 0 && one?.more !== other?.more && JSON.stringify(one?.side) === JSON.stringify(other?.side);

function literalsOf(node: Node, negated: boolean): readonly Literal[] {
  if (node.kind === 'not') return literalsOf(node.of, !negated);
  if (node.kind === (negated ? 'any' : 'all')) return node.of.flatMap((it) => literalsOf(it, negated));
  return [{ node, negated }];
}

const readRecords = new WeakMap<Node, ReadonlySet<string>>();

/** The records around a tree that it reads, by name. */
function recordsOf(node: Node): ReadonlySet<string> {
  const known = readRecords.get(node);
  if (known !== undefined) return known;
  const found = new Set<string>(childrenOf(node).flatMap((it) => [...recordsOf(it)]));
  if (node.kind === 'field' || node.kind === 'field-is' || node.kind === 'field-is-fact') found.add(node.as);
  if (node.kind === 'same') for (const { as } of [node.left, node.right]) found.add(as);
  if ('pick' in node) found.delete(node.pick.as);
  readRecords.set(node, found);
  return found;
}

const readsOnly = (node: Node, as: string): boolean => recordsOf(node).size === 1 && recordsOf(node).has(as);

function keyIn({ node, negated }: Literal, as: string): Plan['keys'][number] | undefined {
  if (node.kind !== 'same' || negated) return undefined;
  const [own, other] = node.left.as === as ? [node.left, node.right] : [node.right, node.left];
  return { field: own.field, other };
}

function orderIn({ node, negated }: Literal, as: string): Order | undefined {
  if (node.kind !== 'compare' || node.by === 'equal') return undefined;
  const left = readsOnly(node.left, as) && !recordsOf(node.right).has(as);
  const right = readsOnly(node.right, as) && !recordsOf(node.left).has(as);
  if (!left && !right) return undefined;
  const more = (node.by === 'at-least' || node.by === 'more-than') === left;
  const [side, other] = left ? [node.left, node.right] : [node.right, node.left];
  return { side, more: more !== negated, other };
}

// What a list says by itself

type Candidate = {
  readonly index: number;
  readonly key: string | undefined;
  /** Records alike in everything but the comparison; nothing for one that cannot matter. */
  readonly alike: string | undefined;
  readonly at: number;
  readonly until: Day;
};

function indexOf(plan: Plan, as: string, records: readonly ListRecord[], scope: Scope): Index {
  spend(scope.budget, 'nodes', records.length);
  const candidates = records.map((record, i) => candidateOf(plan, i, record, { ...scope, records: { [as]: record } }));
  const group = (members: readonly Candidate[]): Group => groupOf(members, plan.orders);
  const byKey = new Map<string, Group>();
  for (const [key, members] of Map.groupBy(candidates, (it) => it.key))
    if (key !== undefined) byKey.set(key, group(members));
  return { byKey, loose: group(candidates.filter((it) => it.key === undefined)), all: group(candidates) };
}

function candidateOf(plan: Plan, index: number, record: ListRecord, inner: Scope): Candidate {
  const key = keyOf(plan.keys.map(({ field }) => record[field]));
  const waiting: string[] = [];
  let until = farFuture;
  let no = farPast;
  for (const { node, negated } of plan.own) {
    const it = inner.evaluate(node, inner);
    until = Math.min(until, it.until);
    if (!isKnownValue(it)) waiting.push(waitingIn(it, inner));
    else if ((it.lo === 1) === negated) no = Math.max(no, it.until);
  }
  if (no !== farPast) return { index, key, alike: undefined, at: 0, until: no };
  if (!plan.reducible) return { index, key, alike: String(index), at: 0, until };
  const [order] = plan.orders;
  const side = order && inner.evaluate(order.side, inner);
  if (side !== undefined && !isKnownValue(side)) waiting.push(`${side.lo}..${side.hi}`, waitingIn(side, inner));
  return { index, key, alike: waiting.join('|'), at: side?.lo ?? 0, until: Math.min(until, side?.until ?? farFuture) };
}

/** Whom and which facts an unknown waits for. */
const waitingIn = (it: Seen, { day }: Scope): string => `${it.waits}:${[...missingIn(it, day).keys()]}`;

function groupOf(candidates: readonly Candidate[], orders: readonly Order[]): Group {
  const lines = Map.groupBy(
    candidates.filter((it) => it.alike !== undefined),
    (it) => it.alike,
  );
  const standing = [...lines.values()].map((line) => {
    const sorted = line.toSorted((a, b) => a.at - b.at || a.index - b.index);
    if (orders.length === 2) return sorted;
    return [(orders[0]?.more ? sorted.findLast((it, i) => it.at !== sorted[i - 1]?.at) : sorted[0]) as Candidate];
  });
  // Who stands between two moments depends on the moments: then any of a line may be passed over.
  const stand = new Set(orders.length === 2 ? [] : standing.flat());
  return {
    lines: standing,
    until: Math.min(farFuture, ...candidates.map((it) => (stand.has(it) ? farFuture : it.until))),
  };
}
