/**
 * The answer to one question about one person on one day: all texts that may be in force are assessed, also those of
 * every law the unknown day of an application could select. If they agree, that is the answer. If texts differ, nobody can
 * say before the text is verified; if laws differ, the day is asked.
 */
import type { Day } from '#calendar';
import { type Assessment, assess, type Clear, type Finding, type Outcome } from './assess.ts';
import { type Budget, budgetOf, SpentError, type TooMuch, tooMuch } from './budget.ts';
import {
  type Edition,
  type EditionRoute,
  editionsOf,
  findProcedure,
  isSame,
  type LawSpan,
  lawsBetween,
  type NoLaw,
  nextLawChange,
} from './edition.ts';
import { type DateDefinition, isDated } from './fact.ts';
import { afterEnd, endingOf, lastingFacts } from './lasting.ts';
import { hop, type Memo, memoAfterEnd, memoWithout, newMemo } from './memo.ts';
import type { Patch, Procedure, Rulebook } from './provision.ts';
import { saysOf } from './says.ts';
import { daysOf, predecessorsIn } from './scope.ts';
import { farFuture, farPast, notYet, type Situation, segmentOn } from './situation.ts';

export type Question = {
  readonly rulebook: Rulebook;
  /** Id of a procedure of the rulebook. */
  readonly procedure: string;
  readonly overlays?: readonly Patch[];
  /** Routes left aside, as if there were none such: what they wait for is not asked. */
  readonly aside?: ReadonlySet<string>;
  /** Fixes the version of the law; otherwise the procedure's own date selects it. */
  readonly law?: Day;
};

/** What the law of some days says: all its texts. */
export type LawSays = {
  /** First and last of the days that may have selected it. */
  readonly from: Day;
  readonly to: Day;
  readonly candidates: readonly [Assessment, ...Assessment[]];
  /** Do all its candidates say the same? */
  readonly agreed: boolean;
  readonly outcome: Outcome;
  readonly clear: Clear;
};

export type Answer = {
  readonly day: Day;
  /** The day whose law was read first. */
  readonly law: Day;
  /**
   * The law that was read: one, unless nobody knows the day that selects it and the texts it could select differ. The law
   * of the day itself is first, then the latest.
   */
  readonly laws: readonly [LawSays, ...LawSays[]];
  /** The fact that says which of them it is: what was applied for, where its day is told, or the day. */
  readonly lawWaitsFor: string;
  /** Every text that may be in force, once; those of the first law first, verified first. */
  readonly candidates: readonly [Assessment, ...Assessment[]];
  /** Does under every law each candidate say the same? */
  readonly agreed: boolean;
  /** Unknown where texts, or laws, say different things. */
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

/**
 * What was given until a day is assumed to be given again as it was: that may carry a yes, never a no. Where nothing but
 * the assumption stands in the way, what follows that day is not known.
 */
function answer(question: Question, situation: Situation, day: Day, budget: Budget, memo: Memo): Answer | NoLaw {
  const alike = answerAlike(question, situation, day, budget, memo);
  if ('no' in alike || alike.clear !== 'no') return alike;
  const ending = endingOf(situation);
  if (ending === undefined) return alike;
  const { readers } = alike.candidates[0].edition;
  const slots = lastingFacts(situation.vocabulary).flatMap((fact) => readers.get(fact) ?? []);
  const opens = Math.min(...alike.candidates.map((it) => failsOnlyFrom(slots, it)));
  if (day <= ending.on || day < opens)
    return { ...alike, until: Math.min(alike.until, Math.max(ending.on + 1, opens)) };
  const open = answerAlike(question, afterEnd(situation), day, budget, memoAfterEnd(memo, slots)) as Answer;
  const until = Math.min(alike.until, open.until);
  return open.clear === 'no' ? { ...alike, until } : { ...open, memo, until };
}

/** The first day on which, on some route, what fails may be nothing but what rests on these slots. */
function failsOnlyFrom(slots: readonly number[], { edition, routes }: Assessment): Day {
  const days = routes.map(({ id, findings }): Day => {
    const route = edition.routes.find((it) => it.id === id);
    const failed = findings.filter((it) => it.state === 'no' && route?.deciding.has(slotOf(it, route)));
    const others = failed.filter((it) => !slots.includes(slotOf(it, route)));
    return others.length === failed.length ? farFuture : Math.max(farPast, ...others.map((it) => it.until));
  });
  return Math.min(...days);
}

const slotOf = ({ provision }: Finding, route: EditionRoute | undefined): number =>
  route?.slots.get(provision.id) as number;

function answerAlike(question: Question, situation: Situation, day: Day, budget: Budget, memo: Memo): Answer | NoLaw {
  const procedure = procedureOf(question);
  const selected = selecting(question, procedure, situation, day);
  const spans = lawsOn(question, selected);
  if ('no' in spans) return spans;
  hop(memo, spans[0].editions[0]?.readers);
  const candidates: Assessment[] = [];
  const assessed = (edition: Edition): Assessment => {
    const known = candidates.find((it) => it.edition === edition);
    if (known !== undefined) return known;
    const found = assess(edition, situation, day, budget, memo, question.aside);
    candidates.push(found);
    return found;
  };
  const laws = spans.map(({ from, to, editions }): LawSays => {
    const own = editions.map(assessed) as [Assessment, ...Assessment[]];
    const { agreed, outcome, clear } = together(own);
    return { from, to, candidates: own, agreed, outcome, clear };
  }) as [LawSays, ...LawSays[]];
  const until = Math.min(...candidates.map((it) => it.until));
  const { onDay, waitsFor } = selected;
  return {
    day,
    lawWaitsFor: waitsFor,
    law: onDay ?? laws[0].to,
    laws,
    candidates: candidates as [Assessment, ...Assessment[]],
    agreed: laws.every((it) => it.agreed),
    outcome: same(laws.map((it) => it.outcome)),
    clear: same(laws.map((it) => it.clear)),
    until: onDay === undefined ? until : Math.min(until, nextLawChange(question.rulebook, procedure, onDay)),
    memo,
    budget,
  };
}

/** The texts of one law: if they differ, nobody can say before the text is verified. */
function together(candidates: readonly [Assessment, ...Assessment[]]): Pick<LawSays, 'agreed' | 'outcome' | 'clear'> {
  const [first] = candidates;
  const agreed = candidates.length === 1 || candidates.every((it) => saysOf(it) === saysOf(first));
  return { agreed, outcome: agreed ? first.outcome : 'unknown', clear: same(candidates.map((it) => it.clear)) };
}

const same = <T extends Outcome | Clear>(all: readonly T[]): T | 'unknown' =>
  all.every((it) => it === all[0]) ? (all[0] as T) : 'unknown';

/** Days that may select the law: those of the fact, first and last, and the day itself. */
type Selected = {
  readonly days?: { readonly from: Day; readonly to: Day };
  readonly onDay?: Day;
  readonly waitsFor: string;
};

/**
 * INVARIANT: the day itself selects the law only where what would select it has not happened, or may not have, or may be
 * about something else. Where nobody has told, any day it can have had selects it too.
 */
function selecting({ law }: Question, procedure: Procedure, situation: Situation, day: Day): Selected {
  const { lawDate, lawDateOf } = procedure;
  if (law !== undefined) return { days: { from: law, to: law }, waitsFor: lawDate };
  const definition = situation.vocabulary.get(lawDate) as DateDefinition;
  const on = filedOn(procedure, situation);
  if (on === notYet) return { onDay: day, waitsFor: lawDate };
  if (on !== undefined) {
    if (definition.ahead === 'planned' && day < on) return { onDay: day, waitsFor: lawDate };
    const days = { from: on, to: on };
    // What is filed on the day the facts were told, or will be, is what is asked about.
    const isOwn = on >= situation.asOf || whoseDate(procedure, situation) === 'own';
    if (lawDateOf === undefined || isOwn) return { days, waitsFor: lawDate };
    return { days, onDay: day, waitsFor: lawDateOf.fact };
  }
  const { from, to, none } = daysOf(definition, situation);
  return { days: { from, to }, ...(none ? { onDay: day } : {}), waitsFor: lawDate };
}

/** The law of each of these days, that of the day itself first, then the latest. */
function lawsOn(question: Question, { days, onDay }: Selected): readonly [LawSpan, ...LawSpan[]] | NoLaw {
  const { rulebook, procedure, overlays } = question;
  const between = (from: Day, to: Day) => lawsBetween(rulebook, procedure, { from, to }, overlays);
  const told = days === undefined ? [] : between(days.from, days.to);
  // The usual case: one law, told or of the day itself.
  const only = onDay === undefined ? told : days === undefined ? between(onDay, onDay) : [];
  if (only.length === 1) return only as [LawSpan];
  const [now] = onDay === undefined ? [] : between(onDay, onDay);
  const alike = now && told.find((it) => isSame(it.editions, now.editions));
  const first = alike ? { ...alike, to: Math.max(alike.to, now.to) } : now;
  const others = told.filter((it) => it !== alike).toReversed();
  const [law = first, ...rest] = first === undefined ? others : [first, ...others];
  if (law !== undefined) return [law, ...rest];
  return editionsOf(rulebook, procedure, onDay ?? (days?.to as Day), overlays) as NoLaw;
}

/** The answer where only some scalar facts are others than in `base`: provisions that do not read them are kept. */
export function answerAgain(
  question: Question,
  base: Answer,
  situation: Situation,
  changed: Iterable<string>,
): Answer | NoAnswer {
  const slots = reachedBy(changed, base, situation);
  const memo = slots === 'all' ? newMemo() : memoWithout(base.memo, slots);
  return answerOn(question, situation, base.day, base.budget, memo);
}

/** The slots of what may be another where these facts are; all, where another law may apply. */
export function reachedBy(
  changed: Iterable<string>,
  { candidates }: Answer,
  situation: Situation,
): readonly number[] | 'all' {
  const { edition } = candidates[0];
  const facts = [...changed].flatMap((it) => [it, ...besideOf(it, situation)]);
  if (facts.some((it) => lawFacts(edition.procedure).includes(it))) return 'all';
  return facts.flatMap((fact) => edition.readers.get(fact) ?? []);
}

/** Events that have not happened while this one has not, and those that have because it has. */
function besideOf(fact: string, { vocabulary }: Situation): readonly string[] {
  const definition = vocabulary.get(fact);
  if (definition === undefined || !isDated(definition)) return [];
  return [...(definition.precedes ?? []), ...(predecessorsIn(vocabulary).get(fact) ?? [])];
}

export function procedureOf(question: Question): Procedure {
  const procedure = findProcedure(question.rulebook, question.procedure);
  if (procedure === undefined) throw new Error(`rulebook has no procedure \`${question.procedure}\``);
  return procedure;
}

/** The day a question is about unless another is named: the day the facts were told, or for which filing is planned. */
export function dayOf(question: Question, situation: Situation): Day {
  const planned = filedOn(procedureOf(question), situation);
  return typeof planned === 'number' ? Math.max(situation.asOf, planned) : situation.asOf;
}

/** The facts that say which law it is. */
export function lawFacts({ lawDate, lawDateOf }: Procedure): readonly string[] {
  if (lawDateOf === undefined) return [lawDate];
  const { fact, oneOf } = lawDateOf;
  return [lawDate, fact, ...('by' in oneOf ? [oneOf.by] : [])];
}

/** The day that selects the law, as it was told; not yet where what is told is known to be about something else. */
export function filedOn(procedure: Procedure, situation: Situation): Day | typeof notYet | undefined {
  if (whoseDate(procedure, situation) === 'another') return notYet;
  return toldOf(procedure.lawDate, situation) as Day | typeof notYet | undefined;
}

/** Is the application somebody told of one for this procedure? */
export function whoseDate({ lawDateOf }: Procedure, situation: Situation): 'own' | 'another' | 'unknown' {
  if (lawDateOf === undefined) return 'own';
  const { oneOf } = lawDateOf;
  const kinds = 'by' in oneOf ? oneOf.of[toldOf(oneOf.by, situation) as string] : oneOf;
  if (kinds?.length === 0) return 'another';
  const about = toldOf(lawDateOf.fact, situation);
  // What hangs on another fact names its application by it.
  if (about === undefined) return 'by' in oneOf ? 'own' : 'unknown';
  if (kinds === undefined) return 'unknown';
  return kinds.includes(about as string) ? 'own' : 'another';
}

/** What was told last of a fact. */
export const toldOf = (fact: string, { scalars }: Situation): number | string | undefined =>
  segmentOn(scalars.get(fact) ?? [], farFuture)?.value;
