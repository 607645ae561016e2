/**
 * What was already found for one person, by day and slot: a slot is one provision with the same parameters, in every text
 * and on every route. Texts assessed together share it, and so does the answer to almost the same question.
 */
import type { Day } from '#calendar';
import type { Finding } from './assess.ts';
import type { Seen } from './seen.ts';

type Row = { readonly seen: (Seen | undefined)[]; readonly findings: (Finding | undefined)[] };

export type Memo = Map<Day, Row>;

export function rowOf(memo: Memo, day: Day): Row {
  const known = memo.get(day);
  if (known !== undefined) return known;
  const row: Row = { seen: [], findings: [] };
  memo.set(day, row);
  return row;
}

/** A copy without some slots. */
export function memoWithout(memo: Memo, slots: readonly number[]): Memo {
  const copy: Memo = new Map();
  for (const [day, { seen, findings }] of memo) {
    const row: Row = { seen: seen.slice(), findings: findings.slice() };
    for (const slot of slots) {
      row.seen[slot] = undefined;
      row.findings[slot] = undefined;
    }
    copy.set(day, row);
  }
  return copy;
}
