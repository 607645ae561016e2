/** Everything a node may look at while it is evaluated. */
import { addMonths, type Day, day } from '#calendar';
import type { Budget } from './budget.ts';
import type { Matched } from './evaluate-duty.ts';
import { type DateDefinition, type FactDefinition, isDated, type Vocabulary } from './fact.ts';
import type { HeldRecords } from './memo.ts';
import type { DutyNode, Node } from './node.ts';
import type { Indexed } from './pairs.ts';
import type { Exception } from './provision.ts';
import { officerOnly, type Seen, somebodyElse } from './seen.ts';
import { farFuture, farPast, type ListRecord, type Segment, type Situation, segmentOn } from './situation.ts';

export type Scope = {
  readonly situation: Situation;
  readonly day: Day;
  readonly parameters: Readonly<Record<string, number>>;
  /** What was found out about lists, shared by all that is evaluated for one route. */
  readonly indexes: Indexes;
  /** What still holds of records from an earlier day of the same search; nothing inside a record. */
  readonly held?: HeldRecords | undefined;
  /** What evaluating may still cost. */
  readonly budget: Budget;
  /** Records bound by the lists around the node. */
  readonly records: Readonly<Record<string, ListRecord>>;
  /** Evaluates a node: here so that the kinds kept in other files can evaluate their parts. */
  readonly evaluate: (node: Node, scope: Scope) => Seen;
  /** The value of another provision in this scope. */
  readonly provision: (id: string, scope: Scope) => Seen;
  /** The duty of another provision. */
  readonly duty?: (id: string) => DutyNode;
  /** The day of the event of the duty around the node. */
  readonly event?: Seen;
  /** An exception in force; outside of an edition there is none. */
  readonly exception?: (id: string) => Exception | undefined;
  /** The first later day on which anything is known of what another provision rests on; nothing when it is that day. */
  readonly blankUntil: (id: string, day: Day) => Day | undefined;
};

/**
 * What each record around would find out again: the records of an inner list that may matter, and which act counts for which
 * event. INVARIANT: of one situation under one edition; whoever changes either makes new ones.
 */
export type Indexes = { readonly lists: Map<Node, Indexed>; readonly acts: Map<DutyNode, Matched> };

export const newIndexes = (): Indexes => ({ lists: new Map(), acts: new Map() });

export const waitsOn = (definition: FactDefinition): number =>
  definition.heldBy === 'officer' ? officerOnly : somebodyElse;

/** What bounds a fact nobody has told: the day facts were told, and what is known to have come after it. */
type Bounding = Pick<Situation, 'asOf'> & Partial<Pick<Situation, 'scalars'>>;

/** Least and greatest a fact can be while nobody has told it. `none` is where an event that has not happened lies. */
export function rangeOf(
  definition: FactDefinition,
  bounding: Bounding,
  none: 'past' | 'future' = 'future',
): readonly [number, number] {
  switch (definition.type) {
    case 'boolean':
      return definition.notBefore !== undefined && bounding.asOf < day(definition.notBefore) ? [0, 0] : [0, 1];
    case 'integer':
    case 'yen':
      return [definition.min, definition.max];
    case 'date':
    case 'month': {
      const { from, to, none: mayBeNone } = daysOf(definition, bounding);
      if (!mayBeNone) return [from, to];
      return none === 'past' ? [farPast, to] : [from, farFuture];
    }
    default:
      return [farPast, farFuture];
  }
}

/**
 * The days a dated fact nobody has told may have, both inclusive, and whether it may not have happened: what comes after it
 * and has happened says that it has, by then.
 */
export function daysOf(
  { only, none, withinMonths, precedes }: DateDefinition,
  { asOf, scalars }: Bounding,
): { readonly from: Day; readonly to: Day; readonly none: boolean } {
  const after = firstAfter(precedes, scalars, asOf);
  const to = Math.min(only === 'past' || none ? asOf : farFuture, after);
  const back = (day: Day): Day => (withinMonths === undefined ? farPast : addMonths(day, -withinMonths));
  const from = only === 'future' ? asOf : back(asOf) <= to ? back(asOf) : back(to);
  return { from, to, none: none === true && after === farFuture };
}

/** The first day on which something has happened that comes after it; never where nothing has. */
function firstAfter(precedes: readonly string[] | undefined, scalars: Bounding['scalars'], asOf: Day): Day {
  let first = farFuture;
  if (precedes === undefined || scalars === undefined) return first;
  for (const it of precedes) {
    const told = segmentOn(scalars.get(it) ?? none, farFuture)?.value;
    if (typeof told === 'number' && told <= asOf) first = Math.min(first, told);
  }
  return first;
}

const none: readonly Segment[] = Object.freeze([]);

const predecessors = new WeakMap<Vocabulary, ReadonlyMap<string, readonly string[]>>();

/** The events that come before each event, or on the same day. */
export function predecessorsIn(vocabulary: Vocabulary): ReadonlyMap<string, readonly string[]> {
  const known = predecessors.get(vocabulary);
  if (known !== undefined) return known;
  const found = new Map<string, readonly string[]>();
  for (const it of vocabulary.values())
    for (const after of (isDated(it) && it.precedes) || []) found.set(after, [...(found.get(after) ?? []), it.id]);
  predecessors.set(vocabulary, found);
  return found;
}
