/**
 * What evaluation saw: the tree again, each node with the bounds it has on that day. The evaluated tree is the
 * explanation; nothing about a result is kept anywhere else.
 */
import type { Day } from '#calendar';
import type { Node } from './node.ts';

/** Who an unknown waits for: bit 1 the officer, bit 2 anybody else. 0 for a known value. */
export type Waits = 0 | 1 | 2 | 3;
export const officerOnly = 1;
export const somebodyElse = 2;

export type Seen = {
  readonly node: Node;
  /** Least and greatest the value can be; equal when it is known. */
  readonly lo: number;
  readonly hi: number;
  /** The first later day on which the value may be another; infinite when it never changes. */
  readonly until: Day;
  readonly waits: Waits;
  /** What was looked at, in order. Rows that could not matter are not here. */
  readonly parts: readonly Seen[];
  /**
   * The row that was taken, `detail` or `contested` of a coarse fact, `told` for a fact whose counterpart is not, `excluded` for a points item, `whole` for a list that was told whole, the list of a field nobody has told where two are compared; of a fact `expected`, or
   * `not-before` when it cannot be so yet.
   */
  readonly chosen: string | undefined;
  /** The record looked at, by its place in the list; -1 outside lists. */
  readonly record: number;
};

const nothing: readonly Seen[] = Object.freeze([]);

export function seen(
  node: Node,
  lo: number,
  hi: number,
  until: Day,
  waits: number,
  parts: readonly Seen[] = nothing,
  chosen: string | undefined = undefined,
  record = -1,
): Seen {
  return { node, lo, hi, until, waits: (lo === hi ? 0 : waits) as Waits, parts, chosen, record };
}

export const isKnownValue = (it: Seen): boolean => it.lo === it.hi;
const isYes = (it: Seen): boolean => it.lo >= 1;
const isNo = (it: Seen): boolean => it.hi <= 0;

/** A truth as a word. `judgement`: only an officer can settle what is missing. */
export type State = 'yes' | 'no' | 'unknown' | 'judgement';

export function stateOf(it: Seen): State {
  if (isYes(it)) return 'yes';
  if (isNo(it)) return 'no';
  return it.waits === officerOnly ? 'judgement' : 'unknown';
}

/** Until which day a sum of days changes with the passing of days alone: by one a day, and by three where a month is short. */
export const steadyUntil: WeakMap<Seen, Day> = new WeakMap();
