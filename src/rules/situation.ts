/** What is known of one person on one day: the facts as the engine reads them. Built by `readSituation`. */
import type { Day, Interval } from '#calendar';
import type { FactDefinition, ScalarDefinition, Vocabulary } from './fact.ts';

/** A value from a day on, until the next segment. Truths are 0 or 1, dates day numbers, choices text. */
export type Segment = { readonly from: Day; readonly value: number | string };

/** Why a fact has no value. */
export type Absence = 'absent' | 'dont-know' | 'declined';

export type ListRecord = Readonly<Record<string, number | string | undefined>>;

export type KnownList = {
  readonly records: readonly ListRecord[];
  /** Days for which nothing is missing; `always` after "that is all". */
  readonly completeFor: readonly Interval[] | 'always';
};

/**
 * Whose word a value or an entry is, in a record. Rules decide nothing by it: it is carried to the finding, so that "who
 * said this" and "is it contested" are one look.
 */
export type Origin = {
  /** The thing in the world it is about, and the version of what is known of it. */
  readonly item: string;
  readonly version: string;
  /** What kind of source said it, who that is, and for whom it is kept. */
  readonly source: string;
  readonly party?: string;
  readonly label: string;
  /** Since which day it is known (ISO). */
  readonly since: string;
  /** Since which day somebody says that it is wrong (ISO), and who. */
  readonly contested?: { readonly on: string; readonly by?: string };
  /** What others say of the same and the engine did not read: who answers for it more stands before who notes it down. */
  readonly otherwise?: readonly Origin[];
};

/** Of each value of a fact, or of each entry of a list, in the order of the situation. */
export type FactOrigins = {
  readonly of: readonly Origin[];
  /** Who said that nothing is missing from the list. */
  readonly complete?: Origin;
};

export type Origins = Readonly<Record<string, FactOrigins>>;

export type Situation = {
  readonly vocabulary: Vocabulary;
  readonly asOf: Day;
  readonly scalars: ReadonlyMap<string, readonly Segment[]>;
  readonly lists: ReadonlyMap<string, KnownList>;
  /** Facts the person cannot or will not tell; they are not asked again. */
  readonly untold: ReadonlyMap<string, 'dont-know' | 'declined'>;
  /** Whose words these are, by fact; absent where nobody keeps a record. */
  readonly origins?: Origins;
};

/** Stands for "it has not happened by asOf" in a dated fact. */
export const notYet = 'not-yet';

export const farFuture = Number.POSITIVE_INFINITY;
export const farPast = Number.NEGATIVE_INFINITY;

/** The segment in force on a day, if the fact is known on that day. */
export function segmentOn(segments: readonly Segment[], day: Day): Segment | undefined {
  for (let i = segments.length - 1; i >= 0; i--) {
    const segment = segments[i] as Segment;
    if (segment.from <= day) return segment;
  }
  return undefined;
}

/** The day after `day` on which the fact next changes, or never. */
export function nextSegment(segments: readonly Segment[], day: Day): Day {
  for (let i = 0; i < segments.length; i++) {
    const { from } = segments[i] as Segment;
    if (from > day) return from;
  }
  return farFuture;
}

/** Is the fact known on the day it was told? */
export function isKnown(situation: Situation, fact: string): boolean {
  return situation.scalars.has(fact) || situation.lists.has(fact);
}

/** The first later day on which one of the facts is known; nothing when one is known that day. */
export function blankUntil(situation: Situation, facts: readonly string[], day: Day): Day | undefined {
  let until = farFuture;
  for (const fact of facts) {
    if (situation.lists.has(fact)) return undefined;
    const segments = situation.scalars.get(fact);
    if (segments === undefined) continue;
    if (segmentOn(segments, day) !== undefined) return undefined;
    until = Math.min(until, nextSegment(segments, day));
  }
  return until;
}

export function absenceOf(situation: Situation, fact: string): Absence {
  return situation.untold.get(fact) ?? 'absent';
}

/** A fact's present value as one segment: facts that cannot change hold always, others from `asOf` on. */
export function segmentOf(definition: FactDefinition, asOf: Day, value: number | string): Segment {
  return { from: definition.future === 'fixed' ? farPast : asOf, value };
}

/**
 * The same situation with some scalar facts replaced; `undefined` makes a fact unknown. Used by what-if, next question
 * and smallest changes.
 */
export function withFacts(situation: Situation, changes: ReadonlyMap<string, number | string | undefined>): Situation {
  const scalars = new Map(situation.scalars);
  const untold = new Map(situation.untold);
  for (const [fact, value] of changes) {
    const definition = situation.vocabulary.get(fact) as ScalarDefinition;
    untold.delete(fact);
    if (value === undefined) scalars.delete(fact);
    else scalars.set(fact, replaced(scalars.get(fact), segmentOf(definition, situation.asOf, value)));
  }
  return { ...situation, scalars, untold };
}

/** The same situation with a fact's value from an earlier day on; what was told for later days stays. */
export function toldOn(situation: Situation, fact: string, day: Day, value: number | string): Situation {
  const others = (situation.scalars.get(fact) ?? []).filter((segment) => segment.from !== day);
  const segments = [...others, { from: day, value }].toSorted((a, b) => a.from - b.from);
  return { ...situation, scalars: new Map(situation.scalars).set(fact, segments) };
}

/** What was so before stays so: only the present and the future are replaced. */
function replaced(old: readonly Segment[] | undefined, now: Segment): readonly Segment[] {
  const past = (old ?? []).filter((segment) => segment.from < now.from);
  return past.length === 0 ? [now] : [...past, now];
}

/** The same situation without some facts and lists. */
export function without(situation: Situation, facts: readonly string[]): Situation {
  const scalars = new Map(situation.scalars);
  const lists = new Map(situation.lists);
  for (const fact of facts) {
    scalars.delete(fact);
    lists.delete(fact);
  }
  return { ...situation, scalars, lists };
}

const isContested = (it: Origin | undefined): boolean => it?.contested !== undefined || it?.otherwise !== undefined;

/**
 * The same situation without what somebody contests or others tell differently, or nothing when there is none. Of a list the
 * entries are taken out, and nobody can say any more that nothing is missing.
 */
export function uncontested(situation: Situation): Situation | undefined {
  const contested = Object.entries(situation.origins ?? {}).filter(
    ([, { of, complete }]) => isContested(complete) || of.some(isContested),
  );
  if (contested.length === 0) return undefined;
  const scalars = new Map(situation.scalars);
  const lists = new Map(situation.lists);
  for (const [fact, { of }] of contested) {
    scalars.delete(fact);
    const list = lists.get(fact);
    if (list !== undefined)
      lists.set(fact, { records: list.records.filter((_, i) => !isContested(of[i])), completeFor: [] });
  }
  return { ...situation, scalars, lists };
}
