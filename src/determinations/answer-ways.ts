/** What stands beside the nearest way: other ways, what a day to come assumes, other texts, and the model. */
import { joinClauses } from '#language';
import { type AnswerVoice, shutIn, waysIn } from './answer-voice.ts';
import type { Conclusion } from './conclusion.ts';
import type { CandidateReport } from './determination.ts';
import { ownSentence } from './sentence.ts';
import type { AnswerPhrase } from './wording.ts';

const isOpen = ({ ruledOut }: Conclusion['ways'][number]): boolean => ruledOut === undefined;
const joined = (items: readonly string[], { locale }: AnswerVoice): string => joinClauses(locale, items);

/** Ways that are not the nearest and not ruled out, each with its day where there is one, in one line. */
export function otherWays(conclusion: Conclusion, voice: AnswerVoice): readonly string[] {
  const [, ...others] = waysIn(conclusion, voice).filter(isOpen);
  if (conclusion.clear === 'yes' || others.length === 0) return [];
  const names = others.map(({ id, opens, opensNotBefore }) => {
    const day = opens ?? opensNotBefore;
    const way = voice.speak.route(id);
    if (day === undefined) return way;
    return voice.say(opens === undefined ? 'ways.way.least' : 'ways.way', { way, day: voice.day(day) });
  });
  return [voice.say('ways.sooner', { ways: joined(names, voice) })];
}

/** Ways that rest on something the person has said no to, or is not. */
export function closedWays(conclusion: Conclusion, voice: AnswerVoice): readonly string[] {
  const ways = waysIn(conclusion, voice);
  const closed = ways.filter((it) => !isOpen(it));
  if (closed.length === 0 || closed.length === ways.length) return [];
  return [
    voice.say('ways.closed', {
      ways: joined(
        closed.map(({ id }) => voice.speak.route(id)),
        voice,
      ),
    }),
  ];
}

/** What the answer holds under: whom the procedure is for, where that is open, and what is taken for granted of days ahead. */
export function assumesOf(conclusion: Conclusion, from: string | undefined, voice: AnswerVoice): readonly string[] {
  const { appliesTo = [], findings, assumptions, dates } = conclusion;
  // What is closed is so whatever else holds.
  if (shutIn(conclusion).length > 0) return [];
  const { say, day, speak } = voice;
  const conditions = appliesTo
    .filter(({ id, state }) => (state === 'unknown' || state === 'judgement') && !findings.some((it) => it.id === id))
    .flatMap((it) => ownSentence(it, speak) ?? []);
  const planned = assumptions.flatMap((it) =>
    it.future === 'planned' ? [say('assume.planned', { day: day(it.on) })] : [],
  );
  if (from === undefined || from <= dates.day)
    return [...conditions, ...planned, ...(conclusion.clear === 'yes' ? aheadOf(conclusion, voice) : [])];
  const renewed = assumptions.find((it) => it.future === 'renewed');
  const said =
    renewed !== undefined && 'on' in renewed ? say('assume.renewed', { day: day(renewed.on) }) : say('assume.same');
  return [...conditions, ...planned, said, ...(renewed === undefined ? [] : aheadOf(conclusion, voice))];
}

/** What must be so by then, where what is given until a day decides it, or where it is so only until a day. */
const aheadOf = ({ findings, earliest, clear }: Conclusion, { speak }: AnswerVoice): readonly string[] =>
  findings
    .filter(({ facts, holdsUntil }) =>
      clear === 'yes'
        ? holdsUntil !== undefined && holdsUntil === earliest?.until
        : facts.some(({ id }) => earliest?.waitsFor?.facts.includes(id)),
    )
    .flatMap(({ id }) => speak.words(id, 'ahead') ?? []);

const outcomeKey = ({ outcome, clear }: Pick<CandidateReport, 'outcome' | 'clear'>): AnswerPhrase =>
  outcome === 'judgement'
    ? clear === 'yes'
      ? 'outcome.judgement.clear'
      : 'outcome.judgement.open'
    : `outcome.${outcome}`;

/** Each text that may be in force, where they give different answers. */
export function textsOf(
  { candidates = [], because }: Conclusion,
  { say, speak, locale }: AnswerVoice,
): readonly string[] {
  if (because === undefined) return [];
  return candidates.map((it) =>
    say('text.outcome', {
      text: speak.rulebook.wording[locale]?.texts[it.text] ?? it.text,
      outcome: say(outcomeKey(it)),
    }),
  );
}

export const isModelOther = ({ model, outcome, clear }: Conclusion): boolean =>
  model !== undefined && (model.outcome !== outcome || model.clear !== clear);

/** What the model is, and to what it comes. */
export function modelOf({ model }: Conclusion, { say }: AnswerVoice): readonly string[] {
  return model === undefined ? [] : [say('model.what'), say('model.outcome', { outcome: say(outcomeKey(model)) })];
}
