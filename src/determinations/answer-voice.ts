/** The voice of an answer: that of the determination, and the sentences of answers. */
import { formatDay, type Locale, translator } from '#language';
import type { Procedure, Rulebook } from '#rules';
import type { Conclusion, KeptFinding } from './conclusion.ts';
import { saidIn } from './figure.ts';
import { type Voice, voice } from './speak.ts';
import { type AnswerPhrase, wording } from './wording.ts';

const translate = translator<AnswerPhrase>(wording.answer);

export type AnswerVoice = {
  readonly locale: Locale;
  readonly speak: Voice;
  readonly procedure: Procedure | undefined;
  readonly say: (key: AnswerPhrase, values?: Readonly<Record<string, string | number>>) => string;
  readonly day: (iso: string) => string;
};

export function answerVoice(conclusion: Conclusion, rulebook: Rulebook, locale: Locale): AnswerVoice {
  return {
    locale,
    speak: voice(rulebook, locale, saidIn(conclusion)),
    procedure: rulebook.procedures.find((it) => it.id === conclusion.procedure),
    say: (key, values) => translate(locale, key, values),
    day: (iso) => formatDay(locale, iso),
  };
}

/** Does it stand in the way? */
export const isAgainst = ({ state, weight }: Pick<KeptFinding, 'state' | 'weight'>): boolean =>
  state === 'no' && (weight === 'must' || weight === 'in-principle');

export const againstIn = ({ findings }: Conclusion): readonly KeptFinding[] => findings.filter(isAgainst);

/** What is not for the person, or no longer open. */
export const shutIn = ({ appliesTo = [] }: Conclusion): readonly KeptFinding[] =>
  appliesTo.filter(({ state }) => state === 'no');

/** Ways nobody can choose between: a fact does. */
const isChosen = (procedure: Procedure | undefined): boolean =>
  procedure?.routes?.every((it) => it.of !== undefined) === true;

/** Ways a person can choose between, the nearest first. */
export const waysIn = ({ ways }: Conclusion, { procedure }: AnswerVoice): Conclusion['ways'] =>
  isChosen(procedure) ? [] : ways;
