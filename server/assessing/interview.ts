/** One step of an interview, evaluated as a whole: the question to ask with why, or the result. */
import { type Day, isoDay } from '#calendar';
import { type Determination, determine, type Explanation, explain, provisionWords } from '#determinations';
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import {
  type Question as Asking,
  answerOn,
  askedEarlier,
  dayOf,
  nextQuestion,
  openFacts,
  readSituation,
  type Situation,
  type SituationInput,
  waitingFor,
} from '#rules';

export type Step = {
  readonly procedure: string;
  readonly locale: Locale;
  /** What was told: readable, as `readSituation` says. */
  readonly input: SituationInput;
  /** What was asked already, as `fact` or `fact@day`. */
  readonly trail: readonly string[];
  /** What to show: what comes next, the result, or one question by its fact. */
  readonly want: 'next' | 'result' | { readonly fact: string };
};

export type Interview =
  | {
      readonly is: 'question';
      /** `fact` or `fact@day`. */
      readonly name: string;
      /** Names of at most three findings and values that wait for it. */
      readonly because: readonly string[];
      /** How many facts are still open. */
      readonly open: number;
      /** There is no law on record for the day that was told: it is asked again. */
      readonly withoutLaw?: { readonly no: 'ended' | 'not-yet-in-force'; readonly day: string };
    }
  | {
      readonly is: 'result';
      readonly determination: Determination;
      readonly explanation: Explanation;
      /** Is there a question that could still change it? */
      readonly more: boolean;
    }
  | { readonly no: 'too-much' };

type At = Step & {
  readonly situation: Situation;
  /** The day that will be determined. */
  readonly day: Day;
  readonly law: Asking;
  readonly model: Asking;
};

/** @throws Error when what was told cannot be read, or the rulebook is at fault */
export function interview(step: Step): Interview {
  const read = readSituation(japan.facts, step.input);
  if (!read.ok) throw new Error('what was told was not read before it was asked about');
  const { situation } = read;
  const law: Asking = { rulebook: japan, procedure: step.procedure };
  // The model's own questions come after those of the law.
  const day = dayOf(law, situation);
  const at: At = { ...step, situation, day, law, model: { ...law, overlays: japan.overlays } };
  const { want } = step;
  if (typeof want !== 'string') return question(at, want.fact);
  const answered = answerOn(law, situation, day);
  const lawDate = japan.procedures.find((it) => it.id === step.procedure)?.lawDate;
  if ('no' in answered) {
    if (answered.no === 'too-much') return { no: 'too-much' };
    const withoutLaw = { no: answered.no, day: isoDay(answered.day) };
    if (lawDate !== undefined) return { ...question(at, lawDate), withoutLaw };
  }
  const next = nextName(at);
  return want === 'next' && next !== undefined ? question(at, next) : result(at, next !== undefined);
}

function question(at: At, name: string): Interview & { readonly is: 'question' } {
  const answered = answerOn(at.law, at.situation, at.day);
  const open = 'no' in answered ? 0 : openFacts(at.situation, answered).length;
  return { is: 'question', name, because: waiting(at, name.split('@')[0] ?? name), open };
}

/** By the law, or else under the model. */
function waiting({ law, model, situation, day, locale }: At, fact: string): readonly string[] {
  for (const asked of [law, model]) {
    const answered = answerOn(asked, situation, day);
    const ids = 'no' in answered ? [] : waitingFor(fact, answered);
    if (ids.length > 0) return ids.slice(0, 3).map((id) => provisionWords(japan, locale, { id }).name);
  }
  return [];
}

/** What the law asks, then what mattered earlier, then what only the model asks. */
function nextName(at: At): string | undefined {
  const { law, model, situation, day } = at;
  return nextQuestion(law, situation, day)?.fact ?? earlierName(at) ?? nextQuestion(model, situation, day)?.fact;
}

/** A value of an earlier day that can change the answer and was not asked before. */
function earlierName({ law, situation, day, trail }: At): string | undefined {
  for (const { fact, on } of askedEarlier(law, situation, day)) {
    const name = `${fact}@${isoDay(on)}`;
    if (!trail.includes(name)) return name;
  }
  return undefined;
}

function result({ procedure, situation, input, locale }: At, more: boolean): Interview {
  const determination = determine({ rulebook: japan, procedure, situation, input, overlay: 'model' });
  if (!('no' in determination)) {
    return { is: 'result', determination, explanation: explain(determination, japan, locale), more };
  }
  if (determination.no === 'too-much') return { no: 'too-much' };
  throw new Error(`no determination: ${determination.no}`);
}
