/**
 * Nodes about lists of records. "None", "every" and "never" are settled only inside the days for which the list is
 * complete; days after the facts were told are assumed to bring nothing new, and the determination says so.
 */
import { addMonths, type Day, type Interval, mostDaysInARow, overlapDays, union } from '#calendar';
import { spend } from './budget.ts';
import { movement, reaches } from './evaluate-time.ts';
import type { FactDefinition, ListDefinition } from './fact.ts';
import { hold, stillHolds } from './memo.ts';
import type { Node, NodeOf, Pick, Window } from './node.ts';
import { mattering } from './pairs.ts';
import { type Scope, waitsOn } from './scope.ts';
import { type Seen, seen, steadyUntil } from './seen.ts';
import { farFuture, farPast, type KnownList, type ListRecord } from './situation.ts';

type ListNode = Extract<Node, { pick: Pick }>;

const emptyList: KnownList = { records: [], completeFor: [] };

/** A record that is, or may be, meant. */
type Picked = {
  readonly index: number;
  readonly record: ListRecord;
  readonly where: Seen | undefined;
  readonly scope: Scope;
};

type Reading = {
  readonly picked: readonly Picked[];
  readonly list: KnownList;
  readonly definition: ListDefinition;
  readonly waits: number;
  /** When any record may begin or cease to be meant, and when one that is not meant may begin. */
  readonly until: Day;
  readonly excludedUntil: Day;
};

function read(node: ListNode, scope: Scope): Reading {
  const { pick } = node;
  const list = scope.situation.lists.get(pick.list) ?? emptyList;
  const definition = scope.situation.vocabulary.get(pick.list);
  if (definition === undefined) throw new Error(`rule reads unknown list \`${pick.list}\``);
  const group = isInside(scope) ? mattering(node, list.records, scope) : undefined;
  const count = group?.indexes.length ?? list.records.length;
  // What still holds of each is added up in nanoseconds; what does not, counts when it is evaluated.
  if (scope.held === undefined) spend(scope.budget, 'nodes', count);
  const picked: Picked[] = [];
  let until = group?.until ?? farFuture;
  let excludedUntil = until;
  for (let i = 0; i < count; i++) {
    const index = group?.indexes[i] ?? i;
    const record = list.records[index] as ListRecord;
    const inner = { ...scope, held: undefined, records: { ...scope.records, [pick.as]: record } };
    const where = pick.where && ofRecord(pick.where, index, inner, scope);
    if (where !== undefined) until = Math.min(until, where.until);
    if (where?.hi === 0) excludedUntil = Math.min(excludedUntil, where.until);
    else picked.push({ index, record, where, scope: inner });
  }
  return {
    picked,
    list,
    definition: definition as ListDefinition,
    waits: waitsOn(definition as FactDefinition),
    until,
    excludedUntil,
  };
}

/** Is there a record around? */
function isInside({ records }: Scope): boolean {
  for (const _ in records) return true;
  return false;
}

const certain = (it: Picked): boolean => it.where === undefined || it.where.lo === 1;

type Completeness = { readonly complete: boolean; readonly until: Day };

/** Is nothing missing from the list in the window, as far as anything could be known when the facts were told? */
function completeness(list: KnownList, window: Window | undefined, scope: Scope): Completeness {
  if (list.completeFor === 'always') return { complete: true, until: farFuture };
  if (window === undefined) return { complete: false, until: farFuture };
  return completeWithin(list, scope.evaluate(window.from, scope), scope.evaluate(window.until, scope), scope);
}

function completeWithin(list: KnownList, from: Seen, to: Seen, scope: Scope): Completeness {
  if (list.completeFor === 'always') return { complete: true, until: farFuture };
  const { asOf } = scope.situation;
  const end = Math.min(to.hi, asOf);
  const complete = from.lo >= end || list.completeFor.some((known) => known.from <= from.lo && end <= known.until);
  const until = Math.min(
    crosses(from, [asOf, ...list.completeFor.map((known) => known.from)], scope),
    crosses(to, [asOf, ...list.completeFor.map((known) => known.until + 1)], scope),
  );
  return { complete, until };
}

/** The first later day on which a moment reaches one of the targets still ahead of it. */
function crosses(moment: Seen, targets: readonly Day[], scope: Scope): Day {
  const move = movement(moment.node, scope);
  if (move === undefined) return moment.until;
  const ahead = Math.min(farFuture, ...targets.filter((target) => target > moment.lo));
  return Math.min(move.until, reaches(move.lo, ahead, scope.day));
}

export function evaluateList(node: ListNode, scope: Scope): Seen {
  const reading = read(node, scope);
  switch (node.kind) {
    case 'every':
    case 'some':
      return quantify(node, reading, scope);
    case 'count':
    case 'total':
      return addUp(node, reading, scope);
    case 'first-of':
    case 'last-of':
      return extreme(node, reading, scope);
    case 'covered-since':
      return coveredSince(node, reading, scope);
    case 'days-within':
    case 'most-days-within':
      return daysWithin(node, reading, scope);
    case 'longest-run':
      return longestRun(node, reading, scope);
  }
}

/** What a tree says of a record; evaluated anew only where it no longer holds from an earlier day. */
function ofRecord(node: Node, index: number, inner: Scope, { held, day }: Scope): Seen {
  if (held === undefined) return inner.evaluate(node, inner);
  const all = held.get(node) ?? [];
  held.set(node, all);
  const seen = stillHolds(all[index], day) ?? inner.evaluate(node, inner);
  hold(all, index, day, seen);
  return seen;
}

const ofPicked = (node: Node, it: Picked, scope: Scope): Seen => ({
  ...ofRecord(node, it.index, it.scope, scope),
  record: it.index,
});

function quantify(node: NodeOf<'every'> | NodeOf<'some'>, reading: Reading, scope: Scope): Seen {
  const isEvery = node.kind === 'every';
  const { complete, until: holds } = completeness(reading.list, node.within, scope);
  let lo = isEvery && complete ? 1 : 0;
  let hi = isEvery || !complete ? 1 : 0;
  let until = Math.min(reading.excludedUntil, holds);
  // While one entry surely decides, nothing else can change the whole.
  let decided = farPast;
  let waits = complete ? 0 : reading.waits;
  const parts: Seen[] = [];
  for (const it of reading.picked) {
    const of = ofPicked(node.of, it, scope);
    const sure = certain(it);
    const meant = it.where?.until ?? farFuture;
    parts.push(of);
    waits |= of.waits | (it.where?.waits ?? 0);
    // An entry that agrees with the whole may leave it: nothing changes.
    const agrees = isEvery ? of.lo === 1 : of.hi === 0;
    until = Math.min(until, agrees ? of.until : Math.min(of.until, meant));
    if (sure && (isEvery ? of.hi === 0 : of.lo === 1)) decided = Math.max(decided, Math.min(of.until, meant));
    if (isEvery) {
      lo = Math.min(lo, of.lo);
      hi = Math.min(hi, sure ? of.hi : 1);
    } else {
      lo = Math.max(lo, sure ? of.lo : 0);
      hi = Math.max(hi, of.hi);
    }
  }
  return seen(node, lo, hi, Math.max(until, decided), waits, parts, wholeIf(complete, reading));
}

/** Told whole, and which entries are meant is known: the list itself is not what is missing. */
const wholeIf = (complete: boolean, { picked }: Reading): 'whole' | undefined =>
  complete && picked.every(({ where }) => where === undefined || where.lo === where.hi) ? 'whole' : undefined;

function addUp(node: NodeOf<'count'> | NodeOf<'total'>, reading: Reading, scope: Scope): Seen {
  const { complete, until: holds } = completeness(reading.list, node.within, scope);
  let lo = 0;
  let hi = complete ? 0 : farFuture;
  let until = Math.min(reading.until, holds);
  let waits = complete ? 0 : reading.waits;
  const parts: Seen[] = [];
  for (const it of reading.picked) {
    const of = node.kind === 'total' ? ofPicked(node.of, it, scope) : undefined;
    if (of !== undefined) parts.push(of);
    until = Math.min(until, of?.until ?? farFuture);
    waits |= (of?.waits ?? 0) | (it.where?.waits ?? 0);
    lo += certain(it) ? (of?.lo ?? 1) : 0;
    hi += of?.hi ?? 1;
  }
  return seen(node, lo, hi, until, waits, parts, wholeIf(complete, reading));
}

function extreme(node: NodeOf<'first-of'> | NodeOf<'last-of'>, reading: Reading, scope: Scope): Seen {
  const none = node.none === 'past' ? farPast : farFuture;
  const complete = reading.list.completeFor === 'always';
  const last = node.kind === 'last-of';
  const pickOf = last ? Math.max : Math.min;
  let lo = none;
  let hi = none;
  let { until } = reading;
  let waits = complete ? 0 : reading.waits;
  const parts: Seen[] = [];
  for (const it of reading.picked) {
    const of = ofPicked(node.of, it, scope);
    parts.push(of);
    until = Math.min(until, of.until);
    waits |= of.waits | (it.where?.waits ?? 0);
    const sure = certain(it);
    if (sure || last) hi = pickOf(hi, of.hi);
    if (sure || !last) lo = pickOf(lo, of.lo);
  }
  if (!complete && last) hi = farFuture;
  if (!complete && !last) lo = farPast;
  return seen(node, lo, hi, until, waits, parts, wholeIf(complete, reading));
}

/** The record's days, half-open; an entry without an end goes on. */
function intervalOf(it: Picked): Interval {
  return { from: it.record.from as Day, until: (it.record.until as Day | undefined) ?? farFuture };
}

function runCovering(intervals: readonly Interval[], day: Day): Interval | undefined {
  return union(intervals).find((run) => run.from <= day && day < run.until);
}

function nextStart(intervals: readonly Interval[], day: Day): Day {
  return Math.min(farFuture, ...intervals.map((it) => (it.from > day ? it.from : farFuture)));
}

/** The record's days with those on which it surely, or perhaps, goes on past its end. */
const goingOn =
  ({ goesOn }: ListDefinition, perhaps: boolean) =>
  (it: Picked): Interval => {
    const { from, until } = intervalOf(it);
    const told = goesOn === undefined ? 0 : (it.record[goesOn.when] ?? (perhaps ? 1 : 0));
    return { from, until: told === 1 && until !== farFuture ? addMonths(until, goesOn?.months ?? 0) : until };
  };

/** Whom it waits for whether a record goes on. */
const waitsToGoOn = ({ definition, picked, waits }: Reading): number => {
  const { goesOn } = definition;
  const open = ({ record }: Picked): boolean => record.until !== undefined && record[goesOn?.when ?? ''] === undefined;
  return goesOn !== undefined && picked.some(open) ? waits : 0;
};

function coveredSince(node: NodeOf<'covered-since'>, reading: Reading, scope: Scope): Seen {
  const sure = reading.picked.filter(certain).map(goingOn(reading.definition, false));
  const isSure = reading.definition.goesOn === undefined && sure.length === reading.picked.length;
  const possible = isSure ? sure : reading.picked.map(goingOn(reading.definition, true));
  const run = runCovering(sure, scope.day);
  const widest = isSure ? run : runCovering(possible, scope.day);
  const parts = reading.picked.flatMap((it) => (it.where ? [{ ...it.where, record: it.index }] : []));
  const unsure = reading.picked.reduce((waits, it) => waits | (it.where?.waits ?? 0), waitsToGoOn(reading));
  const until = Math.min(reading.until, widest?.until ?? farFuture, run?.until ?? nextStart(possible, scope.day));
  const edge = widest === undefined ? Math.min(scope.day, scope.situation.asOf - 1) : widest.from - 1;
  const settled = knownOn(reading.list, edge);
  const told = edge === scope.day ? Math.min(until, changesAfter(reading.list, edge)) : until;
  const lo = settled ? (widest?.from ?? farFuture) : farPast;
  return seen(node, lo, run?.from ?? farFuture, told, unsure | (settled ? 0 : reading.waits), parts);
}

function knownOn(list: KnownList, day: Day): boolean {
  return list.completeFor === 'always' || list.completeFor.some((known) => known.from <= day && day < known.until);
}

/** The first later day on which what is known of the list is another. */
function changesAfter(list: KnownList, day: Day): Day {
  if (list.completeFor === 'always') return farFuture;
  const edges = list.completeFor.flatMap((known) => [known.from, known.until]);
  return Math.min(farFuture, ...edges.filter((edge) => edge > day));
}

/** All of them, or the most in any so many days in a row: as the window moves by a day, both change by one at most. */
function daysWithin(node: NodeOf<'days-within'> | NodeOf<'most-days-within'>, reading: Reading, scope: Scope): Seen {
  const from = scope.evaluate(node.window.from, scope);
  const until = scope.evaluate(node.window.until, scope);
  const inARow = node.kind === 'most-days-within' ? scope.evaluate(node.days, scope) : undefined;
  const parts = inARow === undefined ? [from, until] : [inARow, from, until];
  const fixed = from.lo === from.hi && until.lo === until.hi;
  if (!fixed) return seen(node, 0, farFuture, scope.day + 1, from.waits | until.waits | reading.waits, parts);
  const window = { from: from.lo, until: until.lo };
  const possible = reading.picked.map(intervalOf);
  const { complete, until: holds } = completeWithin(reading.list, from, until, scope);
  const daysOf = (intervals: readonly Interval[], bound: 'lo' | 'hi'): number =>
    inARow === undefined ? overlapDays(intervals, window) : mostDaysInARow(intervals, window, inARow[bound]);
  const lo = daysOf(reading.picked.filter(certain).map(intervalOf), 'lo');
  const hi = complete ? daysOf(possible, 'hi') : (inARow?.hi ?? farFuture);
  const waits = reading.picked.reduce((sum, it) => sum | (it.where?.waits ?? 0), complete ? 0 : reading.waits);
  const moves = Math.min(slides(from, possible, scope), slides(until, possible, scope));
  const steady = Math.min(reading.until, holds, inARow?.until ?? farFuture);
  return changingDaily(seen(node, lo, hi, Math.min(steady, moves), waits, parts), steady);
}

function changingDaily(sum: Seen, steady: Day): Seen {
  steadyUntil.set(sum, steady);
  return sum;
}

/** When an edge of the window may begin to change what lies inside it: at once while it passes through a record. */
function slides(edge: Seen, intervals: readonly Interval[], scope: Scope): Day {
  if (edge.until === farFuture) return farFuture;
  const inside = intervals.some((it) => it.from <= edge.lo && edge.lo < it.until);
  return inside
    ? edge.until
    : crosses(
        edge,
        intervals.map((it) => it.from),
        scope,
      );
}

function longestRun(node: NodeOf<'longest-run'>, reading: Reading, scope: Scope): Seen {
  const upToNow = (intervals: readonly Interval[]): number =>
    union(intervals).reduce((best, run) => Math.max(best, Math.min(run.until, scope.day + 1) - run.from), 0);
  const lo = upToNow(reading.picked.filter(certain).map(goingOn(reading.definition, false)));
  const complete = reading.list.completeFor === 'always';
  const possible = reading.picked.map(goingOn(reading.definition, true));
  const hi = complete ? upToNow(possible) : farFuture;
  const begun = complete ? waitsToGoOn(reading) : reading.waits;
  const waits = reading.picked.reduce((sum, it) => sum | (it.where?.waits ?? 0), begun);
  const open = possible.some((run) => run.until > scope.day + 1);
  return changingDaily(seen(node, lo, hi, open ? scope.day + 1 : reading.until, waits), reading.until);
}
