/**
 * What was already found for one person, by day and slot: a slot is one provision with the same parameters, in every text
 * and on every route. Texts assessed together share it, and so does the answer to almost the same question.
 */
import type { Day } from '#calendar';
import type { Finding, RouteResult } from './assess.ts';
import type { EditionRoute } from './edition.ts';
import type { Node } from './node.ts';
import type { Seen } from './seen.ts';

type Row = {
  readonly seen: (Seen | undefined)[];
  readonly findings: (Finding | undefined)[];
  /** What followed from the findings of a route; good as long as they are the same. */
  readonly routes: (RouteResult | undefined)[];
};

export type Memo = {
  readonly rows: Map<Day, Row>;
  /** For a search that goes from day to day: what was found on an earlier day and still holds. */
  readonly held?: Held;
  /** What is found where what was given until a day has ended. */
  afterEnd?: Memo;
};

type Lasting = { readonly until: Day };
/** Found on a day, and good until it says so itself. */
export type On<T extends Lasting> = { readonly day: Day; readonly found: T };
/** What a tree said of each record of a list. */
export type HeldRecords = Map<Node, (On<Seen> | undefined)[]>;

type Held = {
  /** What its slots are numbered by; under other overlays they are others. */
  slots: unknown;
  seen: (On<Seen> | undefined)[];
  findings: (On<Finding> | undefined)[];
  records: Map<EditionRoute, HeldRecords>;
};

export const newMemo = (): Memo => ({ rows: new Map() });

/**
 * A memo to go from day to day with. The bounds of what it holds are those of the day; the steps inside are those of the
 * day it was found on, so it serves where only bounds, and what is missing, are asked for.
 */
export const memoToHop = (): Memo => ({
  rows: new Map(),
  held: { slots: undefined, seen: [], findings: [], records: new Map() },
});

/** A search keeps what it found there; a single answer looks once, and anew at the slots that end only. */
export function memoAfterEnd(memo: Memo, slots: readonly number[]): Memo {
  if (memo.held === undefined) return memoWithout(memo, slots);
  memo.afterEnd ??= memoToHop();
  return memo.afterEnd;
}

/** Before each day of a search: nothing is kept but what may still hold. */
export function hop({ rows, held }: Memo, slots: unknown): void {
  if (held === undefined) return;
  rows.clear();
  if (held.slots === slots) return;
  Object.assign(held, { slots, seen: [], findings: [], records: new Map() });
}

export const stillHolds = <T extends Lasting>(on: On<T> | undefined, day: Day): T | undefined =>
  on !== undefined && on.day <= day && day < on.found.until ? on.found : undefined;

/** Keeps what was found on a day, unless it is already kept from an earlier one. */
export function hold<T extends Lasting>(all: (On<T> | undefined)[] | undefined, at: number, day: Day, found: T): void {
  if (all !== undefined && all[at]?.found !== found) all[at] = { day, found };
}

export function heldRecords({ held }: Memo, route: EditionRoute): HeldRecords | undefined {
  if (held === undefined) return undefined;
  const known = held.records.get(route) ?? new Map();
  held.records.set(route, known);
  return known;
}

export function rowOf({ rows }: Memo, day: Day): Row {
  const known = rows.get(day);
  if (known !== undefined) return known;
  const row: Row = { seen: [], findings: [], routes: [] };
  rows.set(day, row);
  return row;
}

/** A copy without some slots. */
export function memoWithout(memo: Memo, slots: readonly number[]): Memo {
  const copy = newMemo();
  for (const [day, { seen, findings, routes }] of memo.rows) {
    const row: Row = { seen: seen.slice(), findings: findings.slice(), routes: routes.slice() };
    for (const slot of slots) {
      row.seen[slot] = undefined;
      row.findings[slot] = undefined;
    }
    copy.rows.set(day, row);
  }
  return copy;
}
