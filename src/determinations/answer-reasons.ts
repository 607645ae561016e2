/** Why: each reason the fact first, then the rule, then until when it matters, with the law at its end. */
import { mannerOf } from '#language';
import { type AnswerVoice, isAgainst } from './answer-voice.ts';
import type { Conclusion, KeptFinding } from './conclusion.ts';
import { aheadText, causedText, inOneLine, ownSentence, plainSentence } from './sentence.ts';

export type ReasonText = {
  readonly finding: string;
  /** `against`: it stands in the way; `open`: it is not known; `officer`: an officer decides it; `for`: it is in order. */
  readonly side: 'against' | 'open' | 'officer' | 'for';
  readonly text: string;
  readonly law?: { readonly text: string; readonly link: string };
};

const mostReasons = 3;

export function whyOf(conclusion: Conclusion, voice: AnswerVoice): readonly ReasonText[] {
  const { findings, reasons, clear } = conclusion;
  const against = findings.filter(isAgainst);
  const weighty = reasons.flatMap((id) => findings.filter((it) => it.id === id));
  const told = against.length > 0 && clear !== 'yes' ? against : weighty;
  return told.slice(0, mostReasons).map((it) => reasonText(it, conclusion, voice));
}

function reasonText(finding: KeptFinding, conclusion: Conclusion, voice: AnswerVoice): ReasonText {
  const { speak, say } = voice;
  const sentence = ownSentence(finding, speak) ?? plainSentence(finding, speak);
  const law = lawName(finding, voice);
  const more = [
    ...(finding.shield?.state === 'yes' ? [say('why.shield')] : []),
    ...causedText(finding, speak),
    ...(waitingHelps(conclusion) ? untilText(finding, sentence, voice) : []),
    ...(finding.state === 'yes' && finding.holdsUntil === conclusion.earliest?.until ? aheadText(finding, speak) : []),
    ...(finding.restsOnContested ? [say('why.contested')] : []),
  ];
  return {
    finding: finding.id,
    side: sideOf(finding),
    text: inOneLine([sentence, ...more], speak),
    ...(law === undefined ? {} : { law }),
  };
}

function sideOf({ state, holds }: KeptFinding): ReasonText['side'] {
  const is = holds === 'unknown' || holds === 'judgement' ? holds : state;
  return is === 'no' ? 'against' : is === 'unknown' ? 'open' : is === 'judgement' ? 'officer' : 'for';
}

/** Else the day on which a failure changes may be the day on which it becomes a greater one, as points by age. */
const waitingHelps = ({ earliest, ways }: Conclusion): boolean =>
  (earliest?.on ?? earliest?.notBefore ?? ways[0]?.opens ?? ways[0]?.opensNotBefore) !== undefined;

/** Until when what stands in the way does, where its words do not say it. */
function untilText({ state, holdsUntil }: KeptFinding, said: string, { say, day }: AnswerVoice): readonly string[] {
  if (state !== 'no' || holdsUntil === undefined || said.includes(day(holdsUntil))) return [];
  return [say('why.until', { day: day(holdsUntil) })];
}

/** The name of the law alone: the place in it stands in the detail. */
function lawName({ law: [law] }: KeptFinding, { speak, locale }: AnswerVoice): ReasonText['law'] {
  const source = speak.rulebook.sources.find((it) => it.id === law?.source);
  if (law === undefined || source === undefined) return undefined;
  return { text: source[mannerOf(locale).law], link: law.link };
}
