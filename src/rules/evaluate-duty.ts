/**
 * One duty about one event. An act counts for one event at most, the last before it that no earlier act was about, and
 * never for what had not happened yet. Events and acts of a name are gone through once, by day: linear in both lists, but
 * for sorting.
 */
import type { Day } from '#calendar';
import { spend } from './budget.ts';
import { foldedName } from './names.ts';
import type { DutyNode, NodeOf } from './node.ts';
import { type Scope, waitsOn } from './scope.ts';
import { type Seen, seen } from './seen.ts';
import { farFuture, farPast, type KnownList, type ListRecord, type Situation } from './situation.ts';

/** How it stands with one event. `unknown`: something of it has not been told. */
export type DutyState = 'not-owed' | 'not-arisen' | 'open' | 'overdue' | 'blocked' | 'done' | 'done-late' | 'unknown';

export function evaluateEvent(node: NodeOf<'event'>, { event }: Scope): Seen {
  if (event === undefined) throw new Error('the day of an event is read outside of a duty');
  return seen(node, event.lo, event.hi, event.until, event.waits);
}

/** What is known of one event while its duty is evaluated. */
type Standing = {
  readonly event: Seen;
  /** Does it give rise to the duty? Bounds of a truth. */
  readonly owed: Pick<Seen, 'lo' | 'hi'>;
  readonly lawful: Seen;
  readonly done: Seen;
  /** The other party's duty about it, which must come first. */
  readonly blocker: Seen | undefined;
  /** The first day on which what was due before it is late. */
  readonly now: Day;
  readonly day: Day;
};

export function evaluateDuty(node: DutyNode, scope: Scope): Seen {
  const arises = scope.evaluate(node.arises, scope);
  const blocker = blockerOf(node, scope);
  const event = startOf(arises, blocker);
  const inner = { ...scope, event };
  // Whether it is owed is a matter of the event itself, whenever its time begins to run.
  const owed = node.owed && scope.evaluate(node.owed, { ...scope, event: arises });
  const lawful = scope.evaluate(node.lawful, inner);
  const advise = node.advise && scope.evaluate(node.advise, inner);
  const done = doneOf(node, arises, scope);
  const known = isDoneInTime(node, scope) ? Math.min(scope.day, scope.situation.asOf) : scope.day;
  const standing = {
    event: arises,
    owed: owedOf(node, arises, owed),
    lawful,
    done,
    blocker,
    now: known,
    day: scope.day,
  };
  const { lo, hi } = breachOf(standing);
  const parts = [arises, owed, lawful, advise, done, blocker].filter((it) => it !== undefined);
  const until = Math.min(...parts.map((it) => it.until), ...turnsOf(standing, scope, known < scope.day));
  const waits = parts.reduce((sum, it) => sum | it.waits, 0);
  return seen(node, 1 - hi, 1 - lo, until, waits, parts, stateOf(standing));
}

/** LAW: nobody owes for what happened before the law that says so. */
function owedOf({ since }: DutyNode, arises: Seen, owed: Seen | undefined): Standing['owed'] {
  return {
    lo: arises.lo < since ? 0 : (owed?.lo ?? 1),
    hi: arises.hi < since ? 0 : (owed?.hi ?? 1),
  };
}

function blockerOf({ blockedBy }: DutyNode, scope: Scope): Seen | undefined {
  if (blockedBy?.kind !== 'provision') return undefined;
  const other = scope.duty?.(blockedBy.id);
  if (other === undefined) throw new Error(`\`${blockedBy.id}\` is no duty that could come first`);
  return evaluateDuty(other, scope);
}

/** A duty that another one blocked runs from the day that one was done. */
function startOf(arises: Seen, blocker: Seen | undefined): Seen {
  const done = blocker && doneIn(blocker);
  if (done === undefined || !isBlocking(blocker)) return arises;
  const first = done.lo > farPast && Number.isFinite(done.lo) ? Math.max(arises.lo, done.lo) : arises.lo;
  const last = Number.isFinite(done.hi) ? Math.max(arises.hi, done.hi) : arises.hi;
  return { ...arises, lo: first, hi: Math.max(first, last), waits: arises.waits | done.waits } as Seen;
}

/** Did it ever stand in the way? */
const isBlocking = (blocker: Seen | undefined): boolean =>
  blocker !== undefined && blocker.chosen !== 'not-owed' && blocker.chosen !== 'not-arisen';

/** Was it, or may it have been, left undone until now? 1, 0 or in between. */
function blocks(blocker: Seen | undefined): readonly [number, number] {
  switch (blocker?.chosen as DutyState | undefined) {
    case 'open':
    case 'overdue':
    case 'blocked':
      return [1, 1];
    case 'unknown':
      return [0, 1];
    default:
      return [0, 0];
  }
}

/** Is something owed and late? Bounds of a truth. */
function breachOf({ event, owed, lawful, done, blocker, now, day }: Standing): { lo: number; hi: number } {
  const truth = (sure: boolean, perhaps: boolean): readonly [number, number] => [Number(sure), Number(perhaps)];
  const [free, perhapsFree] = blocks(blocker);
  const all = [
    truth(event.hi <= day, event.lo <= day),
    [owed.lo, owed.hi] as const,
    truth(lawful.hi < now, lawful.lo < now),
    truth(done.lo > lawful.hi, done.hi > lawful.lo),
    [1 - perhapsFree, 1 - free] as const,
  ];
  return { lo: Math.min(...all.map(([lo]) => lo)), hi: Math.min(...all.map(([, hi]) => hi)) };
}

function stateOf({ event, owed, lawful, done, blocker, now, day }: Standing): DutyState {
  if (owed.hi === 0) return 'not-owed';
  if (event.lo > day) return 'not-arisen';
  if (done.hi <= lawful.lo) return 'done';
  if (Number.isFinite(done.hi)) return done.lo > lawful.hi ? 'done-late' : 'unknown';
  const [blocked, perhapsBlocked] = blocks(blocker);
  if (owed.lo === 0 || event.hi > day || done.lo !== farFuture || blocked !== perhapsBlocked) return 'unknown';
  if (blocked === 1) return 'blocked';
  if (lawful.hi < now) return 'overdue';
  return lawful.lo >= now ? 'open' : 'unknown';
}

/** Later days on which it stands otherwise: the event comes, the last day passes. */
function turnsOf({ event, lawful, day }: Standing, { situation }: Scope, assumed: boolean): readonly Day[] {
  const last = assumed ? situation.asOf : farFuture;
  return [event.lo, event.hi, lawful.lo + 1, lawful.hi + 1].filter((it) => it > day && it <= last);
}

/** What is due after the facts were told is taken as done in time, where what fulfils it is told so. */
function isDoneInTime({ done }: DutyNode, { situation }: Scope): boolean {
  const source = done.kind === 'first-of' ? done.pick.list : done.kind === 'fact' ? done.fact : undefined;
  return source !== undefined && situation.vocabulary.get(source)?.future === 'in-time';
}

/** Of an evaluated duty: the day it was fulfilled. */
export const doneIn = (duty: Seen): Seen | undefined => {
  const { node } = duty;
  return node.kind === 'duty' ? duty.parts.find((part) => part.node === node.done) : undefined;
};

// When it was fulfilled

/** The day on which the act was done that counts for this event; never, when none was. */
function doneOf(node: DutyNode, arises: Seen, scope: Scope): Seen {
  const { done } = node;
  const record = node.each === undefined ? noRecord : (scope.records[node.each] as ListRecord);
  if (done.kind === 'first-of')
    return matchingOf(node, done, scope).get(record) ?? seen(done, farFuture, farFuture, farFuture, 0);
  const told = scope.evaluate(done, scope);
  const ahead = planned(told.lo, scope);
  // What was done before it happened, or is only planned, is not done.
  if (told.lo === told.hi) return told.lo < arises.lo || ahead ? never(told, ahead ? told.lo : farFuture) : told;
  return { ...told, lo: Math.max(told.lo, arises.lo), hi: farFuture };
}

const never = (told: Seen, until: Day): Seen => ({
  ...told,
  lo: farFuture,
  hi: farFuture,
  until: Math.min(told.until, until),
  waits: 0,
});

/** A day ahead is planned: it counts from that day on. */
const planned = (on: Day, { day, situation }: Scope): boolean => on > Math.max(day, situation.asOf);

const noRecord: ListRecord = Object.freeze({});

type Matching = ReadonlyMap<ListRecord, Seen>;
type Acts = NodeOf<'first-of'>;

/** Which act counts for which event, with the day it was found for. */
export type Matched = { readonly day: Day; readonly matching: Matching };

function matchingOf(node: DutyNode, acts: Acts, scope: Scope): Matching {
  const found = scope.indexes.acts.get(node);
  if (found?.day === scope.day) return found.matching;
  const matching = match(node, acts, scope);
  scope.indexes.acts.set(node, { day: scope.day, matching });
  return matching;
}

type Event = { readonly record: ListRecord; readonly name: string | undefined; readonly at: Seen };
/** `sure`: it is one of those that fulfil the duty, and its day is known. */
type Act = { readonly name: string | undefined; readonly lo: Day; readonly hi: Day; readonly sure: boolean };

function match(node: DutyNode, acts: Acts, scope: Scope): Matching {
  const { situation } = scope;
  const list = situation.lists.get(acts.pick.list) ?? emptyList;
  const definition = situation.vocabulary.get(acts.pick.list);
  if (definition === undefined) throw new Error(`rule reads unknown list \`${acts.pick.list}\``);
  const events = eventsOf(node, scope);
  const all = list.records.flatMap((record) => actOf(node, acts, record, scope));
  const told = all.filter((it) => !planned(it.lo, scope));
  const until = Math.min(farFuture, ...all.filter((it) => planned(it.lo, scope)).map((it) => it.lo));
  spend(scope.budget, 'nodes', events.length + told.length);
  const waits = waitsOn(definition);
  const groups = Map.groupBy(told, (it) => it.name);
  const loose = groups.get(undefined) ?? [];
  const matching = new Map<ListRecord, Seen>();
  for (const [name, members] of Map.groupBy(events, (it) => it.name)) {
    const own = groups.get(name) ?? [];
    const days = actFor(members, name === undefined ? [] : own);
    // An act of which not all is told may be about any of them; so may every act where an event has no name.
    const unsure = name === undefined ? told : [...loose, ...own.filter((it) => !it.sure)];
    const perhaps = Math.max(farPast, ...unsure.map((it) => it.hi));
    for (const it of members) {
      const on = days.get(it);
      const complete = isComplete(list, it.at.lo, situation);
      const none = on ?? farFuture;
      const first = !complete || perhaps >= it.at.lo ? it.at.lo : none;
      matching.set(it.record, seen(acts, Math.min(first, none), none, until, waits));
    }
  }
  return matching;
}

const emptyList: KnownList = { records: [], completeFor: [] };

/** The day of the act that counts for each event, where one does. */
function actFor(events: readonly Event[], acts: readonly Act[]): ReadonlyMap<Event, Day> {
  const days = new Map<Event, Day>();
  const ahead = events.filter(({ at }) => at.lo === at.hi).toSorted((a, b) => a.at.lo - b.at.lo);
  const open: Event[] = [];
  let next = 0;
  for (const act of acts.filter((it) => it.sure).toSorted((a, b) => a.lo - b.lo)) {
    for (; next < ahead.length && (ahead[next] as Event).at.lo <= act.lo; next++) open.push(ahead[next] as Event);
    const event = open.pop();
    if (event !== undefined) days.set(event, act.lo);
  }
  return days;
}

function eventsOf({ each, by, arises }: DutyNode, scope: Scope): readonly Event[] {
  const eventOf = (record: ListRecord, inner: Scope): Event => ({
    record,
    name: nameIn(record, by),
    at: scope.evaluate(arises, inner),
  });
  if (each === undefined) return [eventOf(noRecord, scope)];
  const records = scope.situation.lists.get(each)?.records ?? [];
  return records.map((record) => eventOf(record, { ...scope, held: undefined, records: { [each]: record } }));
}

/** An act of which it is settled that it is none of them is nothing. */
function actOf({ by }: DutyNode, { pick, of }: Acts, record: ListRecord, scope: Scope): readonly Act[] {
  const inner = { ...scope, held: undefined, records: { [pick.as]: record } };
  const where = pick.where && scope.evaluate(pick.where, inner);
  const on = scope.evaluate(of, inner);
  if (where?.hi === 0) return [];
  return [{ name: nameIn(record, by), lo: on.lo, hi: on.hi, sure: (where?.lo ?? 1) === 1 && on.lo === on.hi }];
}

/** Without a field that names, all are about the same. */
function nameIn(record: ListRecord, by: string | undefined): string | undefined {
  if (by === undefined) return '';
  const name = record[by];
  return name === undefined ? undefined : foldedName(String(name));
}

/** Is every act told that was done from a day on? */
const isComplete = ({ completeFor }: KnownList, from: Day, { asOf }: Situation): boolean =>
  completeFor === 'always' || from > asOf || completeFor.some((known) => known.from <= from && asOf <= known.until);
