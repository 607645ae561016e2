/**
 * Finds two completions of what is unknown that differ only in one fact and answer differently. First it looks along
 * complete stories; then it searches case by case, pruning wherever the answer is settled: if that ends, there is no
 * such pair.
 */
import type { Answer } from './answer.ts';
import type { FactValue } from './representatives.ts';
import { saysOfAll } from './says.ts';
import { answerWith, isSettled, open, type Patience, type Search, type Witness } from './search.ts';
import { walkStories } from './stories.ts';

/** Nothing: with patience left there is no such pair; without, none was found. */
export function witnessFor(fact: string, search: Search, patience: Patience): Witness | undefined {
  const values = search.representatives.get(fact) ?? [];
  return walkStories(fact, values, search, patience) ?? findWitness(fact, values, new Map(), search, patience);
}

function findWitness(
  fact: string,
  values: readonly FactValue[],
  others: ReadonlyMap<string, FactValue>,
  search: Search,
  patience: Patience,
): Witness | undefined {
  let first: { readonly says: string; readonly value: FactValue } | undefined;
  let unsettled: Answer | undefined;
  for (const value of values) {
    if (patience.left-- <= 0) return undefined;
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
  return branchOn(next, fact, values, others, search, patience);
}

/** Gives another open fact each of its values, those that leave least open first, skipping those that settle it all. */
function branchOn(
  next: string,
  fact: string,
  values: readonly FactValue[],
  others: ReadonlyMap<string, FactValue>,
  search: Search,
  patience: Patience,
): Witness | undefined {
  const branches: { readonly told: ReadonlyMap<string, FactValue>; readonly openLeft: number }[] = [];
  for (const value of search.representatives.get(next) ?? []) {
    if (patience.left-- <= 0) return undefined;
    const told = new Map(others).set(next, value);
    const answer = answerWith(search, told);
    if (answer === undefined) continue;
    const left = open(search.situation, answer).filter((it) => !told.has(it));
    if (left.includes(fact)) branches.push({ told, openLeft: left.length });
  }
  for (const { told } of branches.toSorted((a, b) => a.openLeft - b.openLeft)) {
    const witness = findWitness(fact, values, told, search, patience);
    if (witness !== undefined) return witness;
    if (patience.left <= 0) return undefined;
  }
  return undefined;
}
