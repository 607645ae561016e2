/**
 * What decided, by rule: failures that end it, failures in principle, what weighs against, what is missing, then what is
 * met with the least to spare, in amounts or in time. After an outcome of no only the failures count.
 */
import type { Determination, FindingReport, Quantity, Step } from './determination.ts';

const mostReasons = 3;

/** @returns ids, the weightiest first */
export function reasonsIn({ findings, outcome, dates }: Decided): readonly string[] {
  const settled = outcome === 'no' ? 1 : last;
  return findings
    .map((it) => ({ id: it.id, rank: rankOf(it), margin: spareIn(it, dates.day) }))
    .map((it) => (it.rank === met && it.margin === Number.MAX_VALUE ? { ...it, rank: last } : it))
    .filter(({ rank }) => rank <= settled)
    .toSorted((a, b) => a.rank - b.rank || a.margin - b.margin)
    .slice(0, mostReasons)
    .map(({ id }) => id);
}

type Decided = Pick<Determination, 'findings' | 'outcome' | 'dates'>;

/** How much is to spare: of what it compares, or of the time for which it is so. */
function spareIn({ step, state, holdsUntil }: FindingReport, day: string): number {
  const margin = marginOf(comparedIn(step));
  if (state !== 'yes' || holdsUntil === undefined) return margin;
  return Math.min(margin, (Date.parse(holdsUntil) - Date.parse(day)) / millisecondsOfDay / daysOfYear);
}

const never = 9;
const met = 4;
/** What is met with nothing to count: after what an officer still decides. */
const last = 6;

function rankOf({ weight, state, asked }: FindingReport): number {
  if (weight === 'practice' || (asked === 'no' && state === 'yes')) return never;
  if (weight === 'weighed') return state === 'no' ? 2 : never;
  if (state === 'no') return weight === 'must' ? 0 : 1;
  // What is perhaps not asked of this person comes after what is asked of everybody.
  if (state === 'unknown') return asked === 'perhaps' ? 3.5 : 3;
  return state === 'yes' ? met : 5;
}

/** The comparison that decided, where one did. */
function comparedIn(step: Step | undefined): Step | undefined {
  if (step === undefined || step.kind === 'compare') return step;
  for (const part of decisivePartsOf(step)) {
    const found = comparedIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The parts that settled a step: one where one suffices, and none of a step that is said as a whole. */
function decisivePartsOf({ kind, value, row, parts = [] }: Step): readonly Step[] {
  switch (kind) {
    case 'all':
    case 'any': {
      const of = parts.filter((it) => it.value === value);
      return value === (kind === 'any') ? of.slice(0, 1) : of;
    }
    case 'every':
    case 'some':
      return parts.filter((it) => it.value === value).slice(0, 1);
    case 'at':
      return parts.slice(1);
    case 'provision':
    case 'not':
      return parts;
    case 'coarse':
      return row === 'detail' ? parts : [];
    default:
      return [];
  }
}

/** How far the two sides are at least apart, as a share of the threshold for amounts and in years for days. */
function marginOf(compared: Step | undefined): number {
  const [left, right] = compared?.parts ?? [];
  const isDay = typeof right?.value === 'string';
  const distances = boundsOf(left?.value).flatMap((a) =>
    boundsOf(right?.value).map((b) => Math.abs(a - b) / (isDay ? daysOfYear : Math.max(1, Math.abs(b)))),
  );
  return Math.min(Number.MAX_VALUE, ...distances);
}

const daysOfYear = 365;
const millisecondsOfDay = 86_400_000;

/** The bounds of an amount, or of a day in days. */
function boundsOf(value: Quantity | null | undefined): readonly number[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'object') return [...boundsOf(value.atLeast), ...boundsOf(value.atMost)];
  if (typeof value === 'number') return [value];
  const day = typeof value === 'string' ? Date.parse(value) / millisecondsOfDay : Number.NaN;
  return Number.isNaN(day) ? [] : [day];
}
