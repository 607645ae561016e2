/** The interview as one value, made once a request: what was told, what the law says to it, and what is asked next. */
import { type Day, isoDay } from '#calendar';
import { type Determination, determine, type Explanation, explain, provisionWords } from '#determinations';
import type { Locale } from '#language';
import {
  type Answer,
  answerOn,
  askedBesides,
  askedEarlier,
  dayOf,
  doorsLeft,
  factsLookedAt,
  type NoAnswer,
  nextQuestion,
  openWaysOnly,
  type Question,
  type Rulebook,
  waitingFor,
} from '#rules';
import type { State } from './told.ts';

/** What the interview is about. */
export type Topic = { readonly rulebook: Rulebook; readonly procedure: string; readonly locale: Locale };

/** A question, and where among all it stands. */
export type Next = {
  /** `fact` or `fact@day`. */
  readonly name: string;
  /** Names of at most three findings and values that wait for it. */
  readonly because: readonly string[];
  /** The sections this interview may ask about, in order, and the one of this question: absent where it stands in none of them. */
  readonly sections: readonly string[];
  readonly section?: string;
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
 * What the law asks, then what mattered earlier, until the answer is as useful as it can be; what is offered besides stands
 * with the result. Where no law is on record for the day that selects it, that day is asked again.
 */
function nextName(at: At): string | undefined {
  const { topic, state, answer, day, law } = at;
  if ('no' in answer && answer.no === 'too-much') return undefined;
  const lawDate = topic.rulebook.procedures.find((it) => it.id === topic.procedure)?.lawDate;
  if ('no' in answer && lawDate !== undefined) return lawDate;
  const { situation } = state;
  return nextQuestion(law, situation, day)?.fact ?? earlierName(at);
}

/** A value of an earlier day that can change the answer and was not asked before. */
function earlierName({ law, state: { situation, trail }, day }: At): string | undefined {
  for (const { fact, on } of askedEarlier(openWaysOnly(law, situation), situation, day)) {
    const name = `${fact}@${isoDay(on)}`;
    if (!trail.includes(name)) return name;
  }
  return undefined;
}

function nextBy(at: At, name: string): Next {
  const { topic, answer, state, law } = at;
  const fact = name.split('@')[0] ?? name;
  const looked = 'no' in answer ? undefined : factsLookedAt(openWaysOnly(law, state.situation), answer);
  const isLooked = (it: string): boolean => looked?.has(it) === true || it === fact;
  const sections = topic.rulebook.sections.filter((it) => !it.offered && it.facts.some(isLooked));
  const section = sections.find((it) => it.facts.includes(fact));
  return {
    name,
    because: waiting(at, fact),
    sections: sections.map((it) => it.id),
    ...(section === undefined ? {} : { section: section.id }),
  };
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
  /** Is there a question left before it is as useful as it can be? */
  readonly more: boolean;
  /** Facts that are asked of who wants to go on: special ways nobody opened, what costs more, what only the model asks. */
  readonly offers: readonly string[];
};

/** Besides special ways, shown with one result at most: who answers one is offered the next. */
const mostBesides = 3;

function offersOf({ topic, state: { situation } }: Interview): readonly string[] {
  const law: Question = { rulebook: topic.rulebook, procedure: topic.procedure };
  const model = { ...law, overlays: topic.rulebook.overlays };
  const day = dayOf(law, situation);
  const offers = new Set(doorsLeft(law, situation, day));
  const most = offers.size + mostBesides;
  for (const { fact } of askedBesides(law, situation, day)) {
    offers.add(fact);
    if (offers.size >= most) return [...offers];
  }
  const underModel = nextQuestion(model, situation, day)?.fact;
  return underModel === undefined ? [...offers] : [...offers.add(underModel)];
}

/**
 * Special ways nobody opened, where what is known settles nothing: the result speaks of the others, and offers these. INVARIANT:
 * its receipt names them, so that it never says that they are closed.
 */
function asideOf({ topic, state, answer }: Interview): readonly string[] | undefined {
  if ('no' in answer || answer.outcome !== 'unknown') return undefined;
  const { aside } = openWaysOnly({ rulebook: topic.rulebook, procedure: topic.procedure }, state.situation);
  return aside && [...aside];
}

/** @throws Error where there is no law to determine by, which `answer` says before */
export function resultOf(interview: Interview): Result | { readonly no: 'too-much' } {
  const { topic, state, next } = interview;
  const { rulebook, procedure, locale } = topic;
  const { situation, input } = state;
  const [model] = rulebook.overlays;
  const overlay = model === undefined ? {} : { overlay: model.id };
  const aside = asideOf(interview);
  const determination = determine({ rulebook, procedure, situation, input, ...overlay, ...(aside && { aside }) });
  if (!('no' in determination)) {
    const explanation = explain(determination, rulebook, locale);
    // While questions are left, going on with them comes first.
    const offers = next === undefined ? offersOf(interview) : [];
    return { determination, explanation, more: next !== undefined, offers };
  }
  if (determination.no === 'too-much') return { no: 'too-much' };
  throw new Error(`no determination: ${determination.no}`);
}
