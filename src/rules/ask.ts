/**
 * What to ask next. A fact is asked if and only if two completions of what is unknown, differing only in that fact, give
 * different answers; the two completions are its proof.
 */
import type { Day } from '#calendar';
import { type Answer, answerOn, type Question } from './answer.ts';
import { type Budget, budgetOf, isSpent } from './budget.ts';
import type { ScalarDefinition } from './fact.ts';
import { costsMore, daysMissing, missingOf, waitsForUntold } from './missing.ts';
import type { Section } from './provision.ts';
import { ends, representativesOf } from './representatives.ts';
import { saysOfAll } from './says.ts';
import { answerWith, isSettled, open, openConditions, type Patience, type Search, type Witness } from './search.ts';
import { isKnown, type Situation, toldOn } from './situation.ts';
import { decidesIn } from './stories.ts';
import { openWaysOnly } from './ways.ts';
import { witnessFor } from './witness.ts';

export type Asked = {
  readonly fact: string;
  /** Absent for lists, whose completions are not searched, and when the search gave up: then the fact is asked. */
  readonly witness?: Witness;
};

/** Answers evaluated at most while looking for one witness; beyond it the fact is asked without proof. */
const mostPatience = 1200;
/**
 * The same where the answer waits for something the person could not say: mostly nothing can settle it any more, and to find
 * none takes all the patience there is.
 */
const somePatience = 60;

/** What becomes of a fact of which the search has found no proof, and not that there is none. */
type Doubt = 'asked' | 'left';

/**
 * The first fact worth its cost, or nothing when the answer is as useful as it can be: without special ways nobody opened,
 * without what is dearer than what somebody could not say and, where they could not say something, without what is not
 * proved to settle anything. Nothing, too, when the budget does not reach for the answer itself; what is left open when it
 * ends is asked without proof.
 */
export function nextQuestion(
  question: Question,
  situation: Situation,
  day: Day,
  budget: Budget = budgetOf(),
): Asked | undefined {
  const whole = answerOn(question, situation, day, budget);
  if ('no' in whole) return undefined;
  // What is settled by whichever way is settled: no other is asked about.
  const narrowed = isSettled(whole, situation) ? question : openWaysOnly(question, situation);
  const answer = narrowed === question ? whole : answerOn(narrowed, situation, day, budget);
  if ('no' in answer) return undefined;
  const doubt = waitsForUntold(answer, situation) ? 'left' : 'asked';
  const isWanted = (fact: string): boolean => !isOffered(fact, narrowed, situation, answer);
  return proved(narrowed, situation, answer, doubt, isWanted).next().value;
}

/** What may be worth asking on the ways that are open besides what is asked: for who wants to go on. */
export function* askedBesides(
  question: Question,
  situation: Situation,
  day: Day,
  budget: Budget = budgetOf(),
): Generator<Asked, undefined> {
  const narrowed = openWaysOnly(question, situation);
  const answer = answerOn(narrowed, situation, day, budget);
  if (!('no' in answer)) yield* proved(narrowed, situation, answer, 'asked', () => true, somePatience);
}

const isOffered = (fact: string, { rulebook }: Question, situation: Situation, answer: Answer): boolean =>
  rulebook.sections.some((it) => it.offered && it.facts.includes(fact)) || costsMore(fact, answer, situation);

/** All facts worth asking now, best first, each proved as it is taken. */
export function* asked(
  question: Question,
  situation: Situation,
  day: Day,
  budget: Budget = budgetOf(),
): Generator<Asked, undefined> {
  const answer = answerOn(question, situation, day, budget);
  if (!('no' in answer)) yield* proved(question, situation, answer, 'asked', () => true);
}

function* proved(
  question: Question,
  situation: Situation,
  answer: Answer,
  doubt: Doubt,
  isWanted: (fact: string) => boolean,
  patience = doubt === 'asked' ? mostPatience : somePatience,
): Generator<Asked, undefined> {
  const search = searchOf(question, situation, answer);
  const left: string[] = [];
  for (const fact of ranked(search, answer, isWanted)) {
    const found = prove(fact, search, { left: patience }, doubt);
    if (found === undefined) {
      left.push(fact);
      continue;
    }
    // The story that proves one may prove another that comes before it.
    if (found.witness !== undefined && doubt === 'left') yield* provedBeside(fact, found.witness, left, search);
    yield found;
  }
}

function* provedBeside(
  fact: string,
  { others, one, other }: Witness,
  left: string[],
  search: Search,
): Generator<Asked> {
  for (const before of left.splice(0)) {
    const stories = [one, other].map((value) => new Map(others).set(fact, value));
    const witness = stories.map((story) => decidesIn(story, before, search)).find((it) => it !== undefined);
    if (witness === undefined) left.push(before);
    else yield { fact: before, witness };
  }
}

/** A fact told for today whose value on an earlier day can change the answer. */
export type AskedEarlier = { readonly fact: string; readonly on: Day };

/** The latest such day of each fact that keeps a history; telling it may bring up an earlier one. */
export function* askedEarlier(
  question: Question,
  situation: Situation,
  day: Day,
  budget: Budget = budgetOf(),
): Generator<AskedEarlier, undefined> {
  const answer = answerOn(question, situation, day, budget);
  if ('no' in answer) return;
  const editions = answer.candidates.map((it) => it.edition);
  for (const fact of missingOf(answer).keys()) {
    const definition = situation.vocabulary.get(fact);
    if (definition?.type === 'list' || !definition?.history || !isKnown(situation, fact)) continue;
    const values = representativesOf(editions, situation).get(fact) ?? [];
    const says = (on: Day): ReadonlySet<string> =>
      new Set(
        values.map((value) => {
          const told = answerOn(question, toldOn(situation, fact, on, value), day, budget);
          return 'no' in told ? '' : saysOfAll(told);
        }),
      );
    const on = daysMissing(fact, answer).find((it) => it < day && says(it).size > 1);
    if (on !== undefined) yield { fact, on };
  }
}

function searchOf(question: Question, situation: Situation, answer: Answer): Search {
  const editions = answer.candidates.map((it) => it.edition);
  return { question, situation, answer, representatives: representativesOf(editions, situation), kindest: new Map() };
}

/** How much later in its section a fact is asked because people may not like to tell it. */
const reserve = { ordinary: 0, private: 1, place: 1, sensitive: 0 } as const;
/** Whom the procedure is for is asked after what the answer itself waits for. */
const conditionLater = 50;
/** More than anything inside a section weighs. */
const nextSection = 100;
const places = new WeakMap<readonly Section[], ReadonlyMap<string, number>>();

/** Where a fact stands among all, section after section. */
function placesIn(sections: readonly Section[]): ReadonlyMap<string, number> {
  const known = places.get(sections);
  if (known !== undefined) return known;
  const made = new Map(
    sections.flatMap(({ facts }, i) =>
      facts.map((fact, k) => [fact, i * nextSection + k / (facts.length + 1)] as const),
    ),
  );
  places.set(sections, made);
  return made;
}

/**
 * Section after section; within one, easy and telling facts first, then conditions; sensitive ones last of all. How much a
 * fact settles takes answers to find out: it is not looked at of one that comes later anyhow.
 */
function* ranked(search: Search, answer: Answer, isWanted: (fact: string) => boolean): Generator<string> {
  const { rulebook } = search.question;
  const conditions = openConditions(search.situation, answer);
  const facts = [...open(search.situation, answer), ...conditions].filter(isWanted);
  const order = placesIn(rulebook.sections);
  const placeOf = (fact: string): number => order.get(fact) ?? 0;
  const last = rulebook.sections.length * nextSection;
  const weightOf = (fact: string, settled: number): number => {
    const { sensitivity, effort } = search.situation.vocabulary.get(fact) as ScalarDefinition;
    return (
      (sensitivity === 'sensitive' ? last : 0) +
      placeOf(fact) +
      reserve[sensitivity] +
      (conditions.includes(fact) ? conditionLater : 0) +
      effort +
      (1 - settled) * 2
    );
  };
  const lightest = (a: Weighed, b: Weighed): number => a.weight - b.weight || placeOf(a.fact) - placeOf(b.fact);
  const waiting = facts.map((fact) => ({ fact, weight: weightOf(fact, 1) })).toSorted(lightest);
  const weighed: Weighed[] = [];
  for (const { fact, weight: least } of waiting) {
    while ((weighed[0]?.weight ?? least) < least) yield (weighed.shift() as Weighed).fact;
    weighed.push({ fact, weight: weightOf(fact, settles(fact, search)) });
    weighed.sort(lightest);
  }
  for (const { fact } of weighed) yield fact;
}

type Weighed = { readonly fact: string; readonly weight: number };

/** The part of a fact's values after which nothing more needs to be asked, or much less. */
function settles(fact: string, search: Search): number {
  const values = search.representatives.get(fact) ?? [];
  if (values.length === 0) return 0;
  const sample = ends(values);
  const settled = sample.filter((value) => {
    const answer = answerWith(search, new Map([[fact, value]]));
    return answer !== undefined && isSettled(answer, search.situation);
  });
  return settled.length / sample.length;
}

function prove(fact: string, search: Search, patience: Patience, doubt: Doubt): Asked | undefined {
  if (!search.representatives.has(fact)) return { fact };
  const witness = witnessFor(fact, search, patience);
  if (witness !== undefined) return { fact, witness };
  if (isSpent(search.answer.budget)) return { fact };
  return patience.left <= 0 && doubt === 'asked' ? { fact } : undefined;
}
