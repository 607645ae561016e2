/**
 * Finds two completions of what is unknown that differ only in one fact and answer differently. First it walks from one
 * complete story to another, changing one fact at a time, and watches where the fact decides; stories far apart make this
 * quick for sums. Then it searches case by case, pruning wherever the answer is settled: if that ends, there is no such
 * pair.
 */
import type { Day } from '#calendar';
import { type Answer, answerOn, type Question, saysOfAll } from './answer.ts';
import { missingOf } from './missing.ts';
import type { FactValue, Representatives } from './representatives.ts';
import { absenceOf, isKnown, type Situation, withFacts } from './situation.ts';

/** Two completions that differ only in the asked fact. Facts not named may have any value. */
export type Witness = {
  readonly others: ReadonlyMap<string, FactValue>;
  readonly one: FactValue;
  readonly other: FactValue;
};

export type Search = {
  readonly question: Question;
  readonly situation: Situation;
  readonly day: Day;
  readonly representatives: Representatives;
};

/** Facts a person could still tell and that the answer waits for. */
export function open(situation: Situation, answer: Answer): readonly string[] {
  return [...missingOf(answer).keys()].filter(
    (fact) =>
      situation.vocabulary.get(fact)?.heldBy !== 'officer' &&
      !isKnown(situation, fact) &&
      absenceOf(situation, fact) === 'absent',
  );
}

export function answerWith(search: Search, values: ReadonlyMap<string, FactValue>): Answer | undefined {
  const answer = answerOn(search.question, withFacts(search.situation, values), search.day);
  return 'no' in answer ? undefined : answer;
}

/** Nothing anybody could still tell makes a difference. */
export function isSettled(answer: Answer, situation: Situation, but?: ReadonlyMap<string, FactValue>): boolean {
  return open(situation, answer).every((fact) => but?.has(fact) ?? false);
}

export type Budget = { left: number };

/** Nothing: with budget left there is no such pair; without, none was found. */
export function witnessFor(fact: string, search: Search, budget: Budget): Witness | undefined {
  const values = search.representatives.get(fact) ?? [];
  return walkStories(fact, values, search, budget) ?? findWitness(fact, values, new Map(), search, budget);
}

/** Stories tried, and the part of the budget they may use. */
const stories = 6;

function walkStories(fact: string, values: readonly FactValue[], search: Search, budget: Budget): Witness | undefined {
  const others = [...search.representatives].filter(
    ([id, known]) =>
      id !== fact &&
      known.length > 1 &&
      !isKnown(search.situation, id) &&
      absenceOf(search.situation, id) === 'absent' &&
      search.situation.vocabulary.get(id)?.heldBy !== 'officer',
  );
  const random = chance(fact);
  const told = Array.from({ length: stories }, (_, i) => story(others, i, random));
  const sample = values.length <= 3 ? values : [values[0], values[values.length >> 1], values.at(-1)];
  const decides = (current: ReadonlyMap<string, FactValue>): Witness | undefined => {
    const says = sample.map((value) => saysWith(search, new Map(current).set(fact, value as FactValue)));
    budget.left -= sample.length;
    const other = says.findIndex((it) => it !== says[0]);
    return other < 0
      ? undefined
      : { others: new Map(current), one: sample[0] as FactValue, other: sample[other] as FactValue };
  };
  const least = budget.left / 2;
  for (const [i, from] of told.entries()) {
    const to = told[(i + 1) % told.length] as ReadonlyMap<string, FactValue>;
    const current = new Map(from);
    for (const [id] of shuffled(others, random)) {
      if (budget.left < least) return undefined;
      current.set(id, to.get(id) as FactValue);
      const witness = decides(current);
      if (witness !== undefined) return witness;
    }
  }
  return undefined;
}

function saysWith(search: Search, values: ReadonlyMap<string, FactValue>): string {
  const answer = answerWith(search, values);
  return answer === undefined ? '' : saysOfAll(answer);
}

type Values = readonly (readonly [string, readonly FactValue[]])[];

/** The first two stories take every first and every last value, the others a value by chance. */
function story(others: Values, i: number, random: () => number): ReadonlyMap<string, FactValue> {
  const place = (length: number): number => (i === 0 ? 0 : i === 1 ? length - 1 : Math.floor(random() * length));
  return new Map(others.map(([id, values]) => [id, values[place(values.length)] as FactValue]));
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => [random(), item] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([, item]) => item);
}

/** Repeatable chance (mulberry32), seeded by a word. */
function chance(word: string): () => number {
  let state = [...word].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function findWitness(
  fact: string,
  values: readonly FactValue[],
  others: ReadonlyMap<string, FactValue>,
  search: Search,
  budget: Budget,
): Witness | undefined {
  let first: { readonly says: string; readonly value: FactValue } | undefined;
  let unsettled: Answer | undefined;
  for (const value of values) {
    if (budget.left-- <= 0) return undefined;
    const told = new Map(others).set(fact, value);
    const answer = answerWith(search, told);
    if (answer === undefined) continue;
    if (!isSettled(answer, search.situation, told)) {
      unsettled ??= answer;
      continue;
    }
    const says = saysOfAll(answer);
    if (first === undefined) first = { says, value };
    else if (first.says !== says) return { others, one: first.value, other: value };
  }
  if (unsettled === undefined) return undefined;
  const next = open(search.situation, unsettled).find(
    (it) => it !== fact && !others.has(it) && search.representatives.has(it),
  );
  if (next === undefined) return undefined;
  return branchOn(next, fact, values, others, search, budget);
}

/** Gives another open fact each of its values, those that leave least open first, skipping those that settle it all. */
function branchOn(
  next: string,
  fact: string,
  values: readonly FactValue[],
  others: ReadonlyMap<string, FactValue>,
  search: Search,
  budget: Budget,
): Witness | undefined {
  const branches: { readonly told: ReadonlyMap<string, FactValue>; readonly openLeft: number }[] = [];
  for (const value of search.representatives.get(next) ?? []) {
    if (budget.left-- <= 0) return undefined;
    const told = new Map(others).set(next, value);
    const answer = answerWith(search, told);
    if (answer === undefined) continue;
    const left = open(search.situation, answer).filter((it) => !told.has(it));
    if (left.includes(fact)) branches.push({ told, openLeft: left.length });
  }
  for (const { told } of branches.toSorted((a, b) => a.openLeft - b.openLeft)) {
    const witness = findWitness(fact, values, told, search, budget);
    if (witness !== undefined) return witness;
    if (budget.left <= 0) return undefined;
  }
  return undefined;
}
