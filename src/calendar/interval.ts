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
