/** Sets of days as half-open intervals: `from` belongs to it, `until` is the first day that does not. */
import type { Day } from './day.ts';

export type Interval = { readonly from: Day; readonly until: Day };

/** Ascending, without overlaps or touching neighbours; empty intervals vanish. O(n log n). */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const merged: { from: Day; until: Day }[] = [];
  for (const { from, until } of intervals.filter((it) => it.from < it.until).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until);
    else merged.push({ from, until });
  }
  return merged;
}

/** Days of the window that lie in any of the intervals, each counted once. */
export function overlapDays(intervals: readonly Interval[], window: Interval): number {
  return union(intervals).reduce(
    (sum, it) => sum + Math.max(0, Math.min(it.until, window.until) - Math.max(it.from, window.from)),
    0,
  );
}

/**
 * The greatest number of days, of any so many days in a row inside the window, that lie in any of the intervals. One of the
 * best such runs begins with an interval. O(n log n).
 */
export function mostDaysInARow(intervals: readonly Interval[], window: Interval, days: number): number {
  const inside = union(
    intervals.map(({ from, until }) => ({ from: Math.max(from, window.from), until: Math.min(until, window.until) })),
  );
  let most = 0;
  let next = 0;
  let counted = 0;
  let before = 0;
  for (const first of inside) {
    const end = first.from + days;
    for (; next < inside.length && (inside[next] as Interval).until <= end; next++)
      counted += lengthOf(inside[next] as Interval);
    const cut = Math.max(0, end - (inside[next]?.from ?? end));
    most = Math.max(most, counted - before + cut);
    before += lengthOf(first);
  }
  return most;
}

const lengthOf = ({ from, until }: Interval): number => until - from;
