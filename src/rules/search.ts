/** What the search for completions of what is unknown stands on: the open facts, their values, and the answer with some. */
import { type Answer, answerAgain, type Question } from './answer.ts';
import { missingForConditions, missingForOutcome, waitsForSome } from './missing.ts';
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
  /** The answer as things are. */
  readonly answer: Answer;
  readonly representatives: Representatives;
  /** For each route and way of looking tried so far, what would have to be true for it and not for the others. */
  readonly kindest: Map<string, Story>;
};

/** Values of facts that are open. */
export type Story = ReadonlyMap<string, FactValue>;

/** Facts a person could still tell and that the outcome waits for. */
export const open = (situation: Situation, answer: Answer): readonly string[] =>
  [...missingForOutcome(answer).keys()].filter((fact) => isOpen(fact, situation));

const isOpen = (fact: string, situation: Situation): boolean =>
  situation.vocabulary.get(fact)?.heldBy !== 'officer' &&
  !isKnown(situation, fact) &&
  absenceOf(situation, fact) === 'absent';

/** Facts a person could still tell that say only whether the procedure is for them. */
export function openConditions(situation: Situation, answer: Answer): readonly string[] {
  const needed = missingForOutcome(answer);
  return [...missingForConditions(answer).keys()].filter((fact) => !needed.has(fact) && isOpen(fact, situation));
}

export function answerWith(search: Search, values: ReadonlyMap<string, FactValue>): Answer | undefined {
  return answerAfter(search, search.answer, values, values.keys());
}

/** The answer with these values, reusing one that differs only in `changed`. */
export function answerAfter(
  search: Search,
  base: Answer,
  values: ReadonlyMap<string, FactValue>,
  changed: Iterable<string>,
): Answer | undefined {
  const answer = answerAgain(search.question, base, withFacts(search.situation, values), changed);
  return 'no' in answer ? undefined : answer;
}

/** Nothing anybody could still tell makes a difference. */
export function isSettled(answer: Answer, situation: Situation, but?: ReadonlyMap<string, FactValue>): boolean {
  return !waitsForSome(answer, (fact) => but?.has(fact) !== true && isOpen(fact, situation));
}

export type Patience = { left: number };
