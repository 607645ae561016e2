/**
 * Days found by hopping from one on which the answer can change to the next: until when it holds, and the earliest date,
 * the first day on which nothing but the officer stands in the way. What lies ahead is assumed as each fact's `future` says;
 * the determination prints it.
 */
import { addYears, type Day } from '#calendar';
import { type Answer, answerOn, filedOn, procedureOf, type Question } from './answer.ts';
import { type Budget, budgetOf } from './budget.ts';
import type { DateDefinition } from './fact.ts';
import { memoToHop } from './memo.ts';
import { missingForOutcome } from './missing.ts';
import { tellsOf } from './says.ts';
import { farFuture, notYet, type Situation, withFacts } from './situation.ts';

export type Earliest = {
  /** The first day `clear` is settled as yes, whatever is missing. */
  readonly on?: Day;
  /** The first day after `on` on which it is no longer so. */
  readonly until?: Day;
  /** `clear` is settled as no on every day before this one; what is missing may move it later. */
  readonly notBefore: Day;
  /** What the day it cannot be before waits for, when it is not settled then: facts, and texts of which nobody knows which is in force. */
  readonly waitsFor?: { readonly facts: readonly string[]; readonly textsDiffer: boolean };
  /** The last day that was looked at; absent when nothing changes on any later day. */
  readonly horizon?: Day;
};

/** Years looked ahead. */
const horizonYears = 50;
/** Hops at most: a rolling sum may change day by day. */
const mostHops = 4000;

/** Looks no further when the budget is spent: `horizon` says how far it came. */
export function earliestDate(
  question: Question,
  situation: Situation,
  from: Day,
  budget: Budget = budgetOf(),
): Earliest {
  const asked = beforeFiling(question, situation);
  const horizon = addYears(from, horizonYears);
  const memo = memoToHop();
  let first: Answer | undefined;
  let on: Day | undefined;
  let day = from;
  let hops = 0;
  for (; hops < mostHops && day <= horizon; hops++) {
    const answer = answerOn(question, asked, day, budget, memo);
    if ('no' in answer && answer.no === 'too-much') break;
    const clear = 'no' in answer ? 'no' : answer.clear;
    if (clear !== 'no' && !('no' in answer)) first ??= answer;
    if (clear === 'yes') on ??= day;
    else if (on !== undefined) return { ...found(on, first, situation), until: day, horizon };
    const next = 'no' in answer ? nextLaw(answer.no, answer.day) : answer.until;
    if (next === farFuture) return found(on, first, situation);
    day = Math.max(next, day + 1);
  }
  // Only a sum that changed every day, or a spent budget, can have ended the search before the horizon.
  return { ...found(on, first, situation), horizon: Math.min(day, horizon) };
}

function found(on: Day | undefined, first: Answer | undefined, situation: Situation): Earliest {
  const notBefore = first?.day ?? farFuture;
  if (first === undefined) return { notBefore };
  if (on === notBefore) return { on, notBefore };
  const isOfficers = (fact: string): boolean => situation.vocabulary.get(fact)?.heldBy === 'officer';
  const facts = [...missingForOutcome(first).keys()].filter((fact) => !isOfficers(fact));
  return { ...(on === undefined ? {} : { on }), notBefore, waitsFor: { facts, textsDiffer: !first.agreed } };
}

/** Days looked at at most, however many change something without changing the answer: a list may be full of them. */
const mostLooks = 20;

/**
 * The first later day on which the answer is another while nothing else is told. Where a day on which only a part of it
 * may change passes without a change, the next is looked at; too early only where the looks or the budget are spent.
 */
export function holdsUntil(question: Question, situation: Situation, answer: Answer): Day {
  const tells = tellsOf(answer);
  const memo = memoToHop();
  let day = answer.until;
  for (let looks = 0; looks < mostLooks && day < farFuture; looks++) {
    const later = answerOn(question, situation, day, answer.budget, memo);
    if ('no' in later || tellsOf(later) !== tells) break;
    day = later.until;
  }
  return day;
}

const nextLaw = (no: 'not-yet-in-force' | 'ended', day: Day): Day => (no === 'ended' ? farFuture : day);

/** Every day looked at is one on which the application is filed: unless it has been, its law is that day's. */
export function beforeFiling(question: Question, situation: Situation): Situation {
  const procedure = procedureOf(question);
  const { lawDate } = procedure;
  const filed = filedOn(procedure, situation);
  if (typeof filed === 'number' && filed <= situation.asOf) return situation;
  const { none } = situation.vocabulary.get(lawDate) as DateDefinition;
  return none ? withFacts(situation, new Map([[lawDate, notYet]])) : situation;
}
