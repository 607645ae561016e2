/**
 * Nodes about time. Where one side of a comparison moves with today and the other stands still, the day on which the
 * answer turns is computed, not searched: that is what lets dates be found by hopping.
 */
import {
  addDays,
  addMonths,
  addYears,
  anniversary,
  type Day,
  monthAnniversary,
  wholeMonths,
  wholeYears,
} from '#calendar';
import { sortOf } from './kinds.ts';
import type { Comparison, Node, NodeOf } from './node.ts';
import type { Scope } from './scope.ts';
import { isKnownValue, type Seen, seen, somebodyElse, steadyUntil } from './seen.ts';
import { farFuture, farPast } from './situation.ts';

/** The day a shift leads to; infinite days stay where they are. */
export function shiftDay(node: NodeOf<'shift'> | NodeOf<'complete'>, day: Day, by: number): Day {
  if (!Number.isFinite(day)) return day;
  if (node.kind === 'complete') return node.unit === 'years' ? anniversary(day, by) : monthAnniversary(day, by);
  const amount = node.sign * by;
  if (node.unit === 'days') return addDays(day, amount);
  return node.unit === 'months' ? addMonths(day, amount) : addYears(day, amount);
}

/** A day that moves with today: never backwards, and never beyond `most`. */
type Move = { readonly at: (today: Day) => Day; readonly most: Day };

/** How the bounds of a moment move, until one of its facts changes. */
export type Movement = { readonly lo: Move; readonly hi: Move; readonly until: Day };

const today: Move = { at: (day) => day, most: farFuture };
const withToday: Movement = { lo: today, hi: today, until: farFuture };
const standing = (day: Day): Move => ({ at: () => day, most: day });

/** Nothing for a moment that stands still. */
export function movement(node: Node, scope: Scope): Movement | undefined {
  if (node.kind === 'today') return withToday;
  if (node.kind === 'latest' || node.kind === 'earliest') return movementOfExtreme(node, scope);
  if (node.kind !== 'shift' && node.kind !== 'complete') return undefined;
  const of = movement(node.of, scope);
  if (of === undefined) return undefined;
  const by = scope.evaluate(node.by, scope).lo;
  const shifted = (move: Move): Move => ({
    at: (day) => shiftDay(node, move.at(day), by),
    most: shiftDay(node, move.most, by),
  });
  return { lo: shifted(of.lo), hi: shifted(of.hi), until: of.until };
}

function movementOfExtreme(node: NodeOf<'latest'> | NodeOf<'earliest'>, scope: Scope): Movement | undefined {
  const moving = node.of.map((part) => movement(part, scope));
  if (moving.every((it) => it === undefined)) return undefined;
  const all = moving.map((it, i): Movement => {
    if (it !== undefined) return it;
    const still = scope.evaluate(node.of[i] as Node, scope);
    return { lo: standing(still.lo), hi: standing(still.hi), until: still.until };
  });
  const pickOf = node.kind === 'latest' ? Math.max : Math.min;
  const extreme = (moves: readonly Move[]): Move => ({
    at: (day) => pickOf(...moves.map((it) => it.at(day))),
    most: pickOf(...moves.map((it) => it.most)),
  });
  return {
    lo: extreme(all.map((it) => it.lo)),
    hi: extreme(all.map((it) => it.hi)),
    until: Math.min(...all.map((it) => it.until)),
  };
}

/** The first day after `after` on which the moving moment reaches `target`. */
export function reaches(move: Move, target: Day, after: Day): Day {
  if (!Number.isFinite(target) || target > move.most) return farFuture;
  // Months differ by at most three days from one year to another: walk to it from where it would be if they did not.
  let day = Math.max(after + 1, target - (move.at(after) - after));
  while (move.at(day) < target) day++;
  while (day > after + 1 && move.at(day - 1) >= target) day--;
  return day;
}

/** How far beyond an amount a comparison with it turns, as the left side grows. */
const turnsBeyond: Readonly<Record<Comparison, readonly number[]>> = {
  'at-least': [0],
  'less-than': [0],
  'more-than': [1],
  'at-most': [1],
  equal: [0, 1],
};

/** The smallest amount above `value` at which a comparison with `still` turns. */
function turnAbove(value: number, by: Comparison, { lo, hi }: Bounds): number {
  let first = farFuture;
  for (const beyond of turnsBeyond[by]) {
    if (lo + beyond > value) first = Math.min(first, lo + beyond);
    if (hi + beyond > value) first = Math.min(first, hi + beyond);
  }
  return first;
}

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  'at-least': 'at-most',
  'more-than': 'less-than',
  'at-most': 'at-least',
  'less-than': 'more-than',
  equal: 'equal',
};

export function evaluateCompare(node: NodeOf<'compare'>, scope: Scope): Seen {
  const left = scope.evaluate(node.left, scope);
  const right = scope.evaluate(node.right, scope);
  const until = Math.min(turnsOn(left, node.by, right, scope), turnsOn(right, mirrored[node.by], left, scope));
  const [lo, hi] = truthOf(someday(left, scope), node.by, someday(right, scope));
  return seen(node, lo, hi, until, left.waits | right.waits, [left, right]);
}

type Bounds = Pick<Seen, 'lo' | 'hi'>;

/** A day that is not known, but comes: it lies before "never". */
const someday = (it: Seen, { situation }: Scope): Bounds =>
  it.hi === farFuture && it.lo !== farFuture && comes(it.node, situation) ? { lo: it.lo, hi: Number.MAX_VALUE } : it;

function comes(node: Node, situation: Scope['situation']): boolean {
  switch (node.kind) {
    case 'fact': {
      const definition = situation.vocabulary.get(node.fact);
      return definition?.type === 'date' && definition.none !== true;
    }
    case 'filing-deadline':
    case 'last-open-day':
    case 'last-day':
      return comes(node.of, situation);
    default:
      return false;
  }
}

function truthOf(left: Bounds, by: Comparison, right: Bounds): readonly [number, number] {
  switch (by) {
    case 'at-least':
      return [left.lo >= right.hi ? 1 : 0, left.hi >= right.lo ? 1 : 0];
    case 'more-than':
      return [left.lo > right.hi ? 1 : 0, left.hi > right.lo ? 1 : 0];
    case 'at-most':
      return [left.hi <= right.lo ? 1 : 0, left.lo <= right.hi ? 1 : 0];
    case 'less-than':
      return [left.hi < right.lo ? 1 : 0, left.lo < right.hi ? 1 : 0];
    default: {
      const known = left.lo === left.hi && right.lo === right.hi;
      const apart = left.hi < right.lo || right.hi < left.lo;
      return [known && left.lo === right.lo ? 1 : 0, apart ? 0 : 1];
    }
  }
}

type Still = Pick<Seen, 'lo' | 'hi' | 'until'>;

/** The first later day on which `moving` may lie in another band. */
export function leavesBand(moving: Seen, bands: NodeOf<'bands'>['bands'], scope: Scope): Day {
  let first = farFuture;
  if (moving.until === farFuture) return first;
  for (const { from } of bands)
    first = Math.min(first, turnsOn(moving, 'at-least', { lo: from, hi: from, until: farFuture }, scope));
  return first;
}

/** The first later day on which `moving` may change its relation to `still`; its own `until` if nothing better is known. */
function turnsOn(moving: Seen, by: Comparison, still: Still, scope: Scope): Day {
  if (moving.until === farFuture) return farFuture;
  if (still.until <= scope.day + 1 && moving.until <= scope.day + 1) return scope.day + 1;
  const move = movement(moving.node, scope);
  if (move !== undefined) {
    const turn = (edge: Move): Day => reaches(edge, turnAbove(edge.at(scope.day), by, still), scope.day);
    const turns = Math.min(move.until, turn(move.lo));
    return isKnownValue(moving) ? turns : Math.min(turns, turn(move.hi));
  }
  if (moving.node.kind === 'elapsed' && moving.node.to.kind === 'today') {
    const from = moving.parts[0] as Seen;
    const { unit } = moving.node;
    const turn = (count: number, since: Day): Day => completion(unit, since, Math.ceil(turnAbove(count, by, still)));
    return Math.min(from.until, turn(moving.lo, from.hi), turn(moving.hi, from.lo));
  }
  const steady = steadyUntil.get(moving);
  if (steady !== undefined && still.lo === still.hi && still.until === farFuture) {
    const distances = turnsBeyond[by].flatMap((beyond) =>
      [moving.lo, moving.hi].map((value) => {
        const turn = still.lo + beyond;
        return value < turn ? turn - value : value - turn + 1;
      }),
    );
    // The edges of a window of months and days may jump by three days more than passed.
    const days = Math.max(1, Math.floor(Math.min(...distances)) - 3);
    return Math.max(moving.until, Math.min(steady, scope.day + days));
  }
  return moving.until;
}

function completion(unit: 'years' | 'months' | 'days', from: Day, count: number): Day {
  if (!Number.isFinite(from) || !Number.isFinite(count)) return farFuture;
  if (count <= 0) return farPast;
  if (unit === 'days') return from + count;
  return unit === 'years' ? anniversary(from, count) : monthAnniversary(from, count);
}

/** Whole years, months or days between two days; never negative. */
function elapsedBetween(unit: 'years' | 'months' | 'days', from: Day, to: Day): number {
  if (from >= to) return 0;
  if (!Number.isFinite(from) || !Number.isFinite(to)) return farFuture;
  if (unit === 'days') return to - from;
  return unit === 'years' ? wholeYears(from, to) : wholeMonths(from, to);
}

export function evaluateElapsed(node: NodeOf<'elapsed'>, scope: Scope): Seen {
  const from = scope.evaluate(node.from, scope);
  const to = scope.evaluate(node.to, scope);
  const lo = elapsedBetween(node.unit, from.hi, to.lo);
  const known = from.lo === from.hi && to.lo === to.hi;
  const hi = known ? lo : elapsedBetween(node.unit, from.lo, to.hi);
  const next = (): Day => {
    const soonest = completion(node.unit, from.hi, lo + 1);
    return known ? soonest : Math.min(soonest, completion(node.unit, from.lo, hi + 1));
  };
  const until = Math.min(from.until, node.to.kind === 'today' ? next() : to.until);
  return seen(node, lo, hi, until, from.waits | to.waits, [from, to]);
}

/** Evaluates elsewhere in time. The law stays the one of the procedure; only the facts are those of that day. */
export function evaluateAt(node: NodeOf<'at'>, scope: Scope): Seen {
  const day = scope.evaluate(node.day, scope);
  if (day.lo !== day.hi || !Number.isFinite(day.lo)) {
    const [lo, hi] = sortOf(node.of) === 'truth' ? [0, 1] : [farPast, farFuture];
    return seen(node, lo, hi, day.until, day.waits || somebodyElse, [day]);
  }
  const there = scope.evaluate(node.of, { ...scope, day: day.lo });
  const move = movement(node.day, scope);
  const until = move === undefined ? day.until : Math.min(move.until, reaches(move.lo, there.until, scope.day));
  return seen(node, there.lo, there.hi, until, there.waits, [day, there]);
}

/** Hops from change to change between the two days, both inclusive. */
export function evaluateThroughout(node: NodeOf<'throughout'>, scope: Scope): Seen {
  const from = scope.evaluate(node.from, scope);
  const to = scope.evaluate(node.to, scope);
  const parts = [from, to];
  if (from.lo !== from.hi || to.lo !== to.hi || !Number.isFinite(from.lo) || !Number.isFinite(to.lo)) {
    return seen(node, 0, 1, Math.min(from.until, to.until), from.waits | to.waits || somebodyElse, parts);
  }
  let lo = 1;
  let hi = 1;
  let waits = 0;
  let end: Day = from.lo;
  let lastNo = farPast;
  let firstEnd: Day = farFuture;
  for (let day = from.lo; day <= to.lo; day = end) {
    const there = scope.evaluate(node.of, { ...scope, day });
    parts.push(there);
    end = there.until;
    firstEnd = Math.min(firstEnd, end);
    lo = Math.min(lo, there.lo);
    hi = Math.min(hi, there.hi);
    waits |= there.waits;
    if (there.hi === 0) lastNo = end;
  }
  return seen(node, lo, hi, throughoutUntil(node, scope, { lo, hi, to: to.lo, end, lastNo, firstEnd }), waits, parts);
}

type Swept = {
  readonly lo: number;
  readonly hi: number;
  readonly to: Day;
  readonly end: Day;
  /** The day after the last "no", which may lie after the window: while its end moves, that "no" fills it. */
  readonly lastNo: Day;
  readonly firstEnd: Day;
};

/** When the window as a whole may say something else: a "no" must leave it, or something new must enter it. */
function throughoutUntil(node: NodeOf<'throughout'>, scope: Scope, swept: Swept): Day {
  const start = movement(node.from, scope);
  const stop = movement(node.to, scope);
  const leaves = (day: Day): Day => whenReached(start, day, scope);
  const enters = whenReached(stop, swept.end, scope);
  if (swept.hi === 0)
    return Math.min(stop?.until ?? farFuture, leaves(Math.min(swept.lastNo, (stop?.lo.most ?? swept.to) + 1)));
  if (swept.lo === 1) return enters;
  return Math.min(leaves(swept.firstEnd), enters);
}

const whenReached = (move: Movement | undefined, day: Day, scope: Scope): Day =>
  move === undefined ? farFuture : Math.min(move.until, reaches(move.lo, day, scope.day));
