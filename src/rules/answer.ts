/**
 * The answer to one question about one person on one day: all texts that may be in force are assessed. If they agree,
 * that is the answer; if they differ, nobody can say before the text is verified, and both are shown.
 */
import type { Day } from '#calendar';
import { type Assessment, assess, type Clear, type Outcome } from './assess.ts';
import { type Budget, budgetOf, SpentError, type TooMuch, tooMuch } from './budget.ts';
import { editionsOf, findProcedure, type NoLaw, nextLawChange } from './edition.ts';
import { hop, type Memo, memoWithout, newMemo } from './memo.ts';
import type { Patch, Procedure, Rulebook } from './provision.ts';
import { farFuture, type Situation, segmentOn } from './situation.ts';

export type Question = {
  readonly rulebook: Rulebook;
  /** Id of a procedure of the rulebook. */
  readonly procedure: string;
  readonly overlays?: readonly Patch[];
  /** Fixes the version of the law; otherwise the procedure's own date selects it. */
  readonly law?: Day;
};

export type Answer = {
  readonly day: Day;
  /** The day whose law was read. */
  readonly law: Day;
  /** One per text that may be in force, verified first. */
  readonly candidates: readonly [Assessment, ...Assessment[]];
  /** Do all candidates say the same? */
  readonly agreed: boolean;
  readonly outcome: Outcome;
  readonly clear: Clear;
  /** First later day on which the answer may be another. */
  readonly until: Day;
  /** What was evaluated on the way, for an answer to almost the same question. */
  readonly memo: Memo;
  /** What the answer left of its budget; an answer to almost the same question is paid from it too. */
  readonly budget: Budget;
};

/** Why there is no answer. */
export type NoAnswer = NoLaw | TooMuch;

/** @throws Error for an unknown procedure */
export function answerOn(
  question: Question,
  situation: Situation,
  day: Day,
  budget: Budget = budgetOf(),
  memo: Memo = newMemo(),
): Answer | NoAnswer {
  try {
    return answer(question, situation, day, budget, memo);
  } catch (error) {
    if (error instanceof SpentError) return tooMuch;
    throw error;
  }
}

function answer(question: Question, situation: Situation, day: Day, budget: Budget, memo: Memo): Answer | NoLaw {
  const procedure = procedureOf(question);
  const law = question.law ?? lawDayOf(procedure, situation) ?? day;
  const editions = editionsOf(question.rulebook, question.procedure, law, question.overlays);
  if ('no' in editions) return editions;
  hop(memo, editions);
  const candidates = editions.map((edition) => assess(edition, situation, day, budget, memo)) as [
    Assessment,
    ...Assessment[],
  ];
  const [first] = candidates;
  const agreed = candidates.length === 1 || candidates.every((it) => saysOf(it) === saysOf(first));
  const until = Math.min(...candidates.map((it) => it.until));
  const lawMoves = law === day && question.law === undefined;
  return {
    day,
    law,
    candidates,
    agreed,
    outcome: agreed ? first.outcome : 'unknown',
    clear: candidates.every((it) => it.clear === first.clear) ? first.clear : 'unknown',
    until: lawMoves ? Math.min(until, nextLawChange(question.rulebook, procedure, law)) : until,
    memo,
    budget,
  };
}

/** The answer where only some scalar facts are others than in `base`: provisions that do not read them are kept. */
export function answerAgain(
  question: Question,
  base: Answer,
  situation: Situation,
  changed: Iterable<string>,
): Answer | NoAnswer {
  const { edition } = base.candidates[0];
  const facts = [...changed];
  // Another law may apply: nothing is kept.
  if (facts.includes(edition.procedure.lawDate)) return answerOn(question, situation, base.day, base.budget);
  const slots = facts.flatMap((fact) => edition.readers.get(fact) ?? []);
  return answerOn(question, situation, base.day, base.budget, memoWithout(base.memo, slots));
}

export function procedureOf(question: Question): Procedure {
  const procedure = findProcedure(question.rulebook, question.procedure);
  if (procedure === undefined) throw new Error(`rulebook has no procedure \`${question.procedure}\``);
  return procedure;
}

/** The dated fact that selects the law, if it is known and has a day. */
export function lawDayOf(procedure: Procedure, situation: Situation): Day | undefined {
  const segments = situation.scalars.get(procedure.lawDate);
  const value = segments && segmentOn(segments, farFuture)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** What one text says, as one comparable word: outcome, clear, and the values that are the answer. */
function saysOf(assessment: Assessment): string {
  const answers = assessment.edition.procedure.answers ?? [];
  const values = assessment.values.filter((it) => answers.includes(it.provision.id));
  return [assessment.outcome, assessment.clear, ...values.map((it) => `${it.seen.lo}..${it.seen.hi}`)].join('|');
}

/** What all texts say, as one comparable word. */
export const saysOfAll = (answer: Answer): string =>
  answer.agreed ? saysOf(answer.candidates[0]) : `differ|${answer.clear}`;
