/**
 * What to ask next. A fact is asked if and only if two completions of what is unknown, differing only in that fact, give
 * different answers. The search tries values that stand for all others, prunes wherever the answer is already settled,
 * and returns the two completions it found as a witness.
 */
import type { Day } from '#calendar';
import { type Answer, answerOn, type Question, saysOfAll } from './answer.ts';
import type { ScalarDefinition } from './fact.ts';
import { missingOf } from './missing.ts';
import { type FactValue, type Representatives, representativesOf } from './representatives.ts';
import { absenceOf, isKnown, type Situation, withFacts } from './situation.ts';

/** Two completions that differ only in the asked fact. Facts not named may have any value. */
export type Witness = {
  readonly others: ReadonlyMap<string, FactValue>;
  readonly one: FactValue;
  readonly other: FactValue;
};

export type Asked = {
  readonly fact: string;
  /** Absent for lists, whose completions are not searched, and when the search gave up: then the fact is asked. */
  readonly witness?: Witness;
};

/** Answers evaluated at most while looking for one witness; beyond it the fact is asked without proof. */
const patience = 400;

/** The first fact worth asking, or nothing when no fact a person could still tell makes a difference. */
export function nextQuestion(question: Question, situation: Situation, day: Day): Asked | undefined {
  return asked(question, situation, day).next().value;
}

/** All facts worth asking now, best first, each proved as it is taken. */
export function* asked(question: Question, situation: Situation, day: Day): Generator<Asked, undefined> {
  const answer = answerOn(question, situation, day);
  if ('no' in answer) return;
  const search = searchOf(question, situation, day, answer);
  for (const fact of ranked(search, answer)) {
    const found = prove(fact, search);
    if (found !== undefined) yield found;
  }
}

type Search = {
  readonly question: Question;
  readonly situation: Situation;
  readonly day: Day;
  readonly representatives: Representatives;
};

function searchOf(question: Question, situation: Situation, day: Day, answer: Answer): Search {
  const editions = answer.candidates.map((it) => it.edition);
  return { question, situation, day, representatives: representativesOf(editions, situation) };
}

/** Facts a person could still tell and that the answer waits for. */
export function open(situation: Situation, answer: Answer): readonly string[] {
  return [...missingOf(answer).keys()].filter(
    (fact) =>
      situation.vocabulary.get(fact)?.heldBy !== 'officer' &&
      !isKnown(situation, fact) &&
      absenceOf(situation, fact) === 'absent',
  );
}

/** Easy and telling facts first; sensitive ones last. */
function ranked(search: Search, answer: Answer): readonly string[] {
  const facts = open(search.situation, answer);
  const order = new Map(facts.map((fact, i) => [fact, i]));
  const routes = answer.candidates[0].routes.filter((route) => route.outcome === 'unknown').length || 1;
  const weightOf = (fact: string): number => {
    const definition = search.situation.vocabulary.get(fact) as ScalarDefinition;
    const sensitive = definition.sensitivity === 'sensitive' ? 100 : 0;
    return (
      sensitive + definition.effort + (1 - settles(fact, search)) * 2 + (order.get(fact) ?? 0) / (facts.length * routes)
    );
  };
  const weights = new Map(facts.map((fact) => [fact, weightOf(fact)]));
  return facts.toSorted((a, b) => (weights.get(a) as number) - (weights.get(b) as number));
}

/** The part of a fact's values after which nothing more needs to be asked, or much less. */
function settles(fact: string, search: Search): number {
  const values = search.representatives.get(fact) ?? [];
  if (values.length === 0) return 0;
  const sample = values.length <= 3 ? values : [values[0], values[values.length >> 1], values.at(-1)];
  const settled = sample.filter((value) => {
    const answer = answerWith(search, new Map([[fact, value as FactValue]]));
    return answer !== undefined && isSettled(answer, search.situation);
  });
  return settled.length / sample.length;
}

function answerWith(search: Search, values: ReadonlyMap<string, FactValue>): Answer | undefined {
  const answer = answerOn(search.question, withFacts(search.situation, values), search.day);
  return 'no' in answer ? undefined : answer;
}

/** Nothing anybody could still tell makes a difference. */
function isSettled(answer: Answer, situation: Situation, but?: ReadonlyMap<string, FactValue>): boolean {
  return open(situation, answer).every((fact) => but?.has(fact) ?? false);
}

function prove(fact: string, search: Search): Asked | undefined {
  const values = search.representatives.get(fact);
  if (values === undefined) return { fact };
  const budget = { left: patience };
  const witness = findWitness(fact, values, new Map(), search, budget);
  if (witness !== undefined) return { fact, witness };
  return budget.left <= 0 ? { fact } : undefined;
}

type Budget = { left: number };

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
