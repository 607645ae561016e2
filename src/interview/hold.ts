/** The interview as one value, made once a request: what was told, what the law says to it, and what is asked next. */
import { type Day, isoDay } from '#calendar';
import { type Determination, determine, type Explanation, explain, provisionWords } from '#determinations';
import type { Locale } from '#language';
import {
  type Answer,
  answerOn,
  askedEarlier,
  dayOf,
  type NoAnswer,
  nextQuestion,
  openFacts,
  type Question,
  type Rulebook,
  waitingFor,
} from '#rules';
import type { State } from './told.ts';

/** What the interview is about. */
export type Topic = { readonly rulebook: Rulebook; readonly procedure: string; readonly locale: Locale };

/** A question with why it is asked. */
export type Next = {
  /** `fact` or `fact@day`. */
  readonly name: string;
  /** Names of at most three findings and values that wait for it. */
  readonly because: readonly string[];
  /** How many facts are still open. */
  readonly open: number;
};

export type Interview = {
  readonly topic: Topic;
  readonly state: State;
  /** What the law says on the day that would be determined, or why it says nothing. */
  readonly answer: Answer | NoAnswer;
  /** What could still change the answer; the question that was named, when one was. */
  readonly next?: Next;
};

type At = Omit<Interview, 'next'> & {
  /** The day that would be determined. */
  readonly day: Day;
  readonly law: Question;
  readonly model: Question;
};

/**
 * @param named a question to put whatever comes next, as `fact` or `fact@day`
 * @throws Error when the rulebook is at fault
 */
export function holdInterview(topic: Topic, state: State, named?: string): Interview {
  const law: Question = { rulebook: topic.rulebook, procedure: topic.procedure };
  const day = dayOf(law, state.situation);
  const answer = answerOn(law, state.situation, day);
  // The model's own questions come after those of the law.
  const at: At = { topic, state, answer, day, law, model: { ...law, overlays: topic.rulebook.overlays } };
  const name = named ?? nextName(at);
  return { topic, state, answer, ...(name === undefined ? {} : { next: nextBy(at, name) }) };
}

/**
 * What the law asks, then what mattered earlier, then what only the model asks. Where no law is on record for the day that
 * selects it, that day is asked again.
 */
function nextName(at: At): string | undefined {
  const { topic, state, answer, day, law, model } = at;
  if ('no' in answer && answer.no === 'too-much') return undefined;
  const lawDate = topic.rulebook.procedures.find((it) => it.id === topic.procedure)?.lawDate;
  if ('no' in answer && lawDate !== undefined) return lawDate;
  const { situation } = state;
  return nextQuestion(law, situation, day)?.fact ?? earlierName(at) ?? nextQuestion(model, situation, day)?.fact;
}

/** A value of an earlier day that can change the answer and was not asked before. */
function earlierName({ law, state: { situation, trail }, day }: At): string | undefined {
  for (const { fact, on } of askedEarlier(law, situation, day)) {
    const name = `${fact}@${isoDay(on)}`;
    if (!trail.includes(name)) return name;
  }
  return undefined;
}

function nextBy(at: At, name: string): Next {
  const { answer, state } = at;
  const open = 'no' in answer ? 0 : openFacts(state.situation, answer).length;
  return { name, because: waiting(at, name.split('@')[0] ?? name), open };
}

/** By the law, or else under the model. */
function waiting({ topic: { rulebook, locale }, answer, model, state, day }: At, fact: string): readonly string[] {
  for (const said of [() => answer, () => answerOn(model, state.situation, day)]) {
    const answered = said();
    const ids = 'no' in answered ? [] : waitingFor(fact, answered);
    if (ids.length > 0) return ids.slice(0, 3).map((id) => provisionWords(rulebook, locale, { id }).name);
  }
  return [];
}

export type Result = {
  readonly determination: Determination;
  readonly explanation: Explanation;
  /** Is there a question that could still change it? */
  readonly more: boolean;
};

/** @throws Error where there is no law to determine by, which `answer` says before */
export function resultOf({ topic, state, next }: Interview): Result | { readonly no: 'too-much' } {
  const { rulebook, procedure, locale } = topic;
  const { situation, input } = state;
  const [model] = rulebook.overlays;
  const overlay = model === undefined ? {} : { overlay: model.id };
  const determination = determine({ rulebook, procedure, situation, input, ...overlay });
  if (!('no' in determination))
    return { determination, explanation: explain(determination, rulebook, locale), more: next !== undefined };
  if (determination.no === 'too-much') return { no: 'too-much' };
  throw new Error(`no determination: ${determination.no}`);
}
