/**
 * The answer as a careful adviser gives it: where it stands, why, and what to do now. One value, made from what is kept of a
 * determination, that page, card, list, calendar, command and interface all show. Plain text only; days beside it are ISO days.
 */
import type { Locale } from '#language';
import type { Rulebook } from '#rules';
import { type ActText, actsOf } from './answer-acts.ts';
import { missingText } from './answer-missing.ts';
import { type ReasonText, whyOf } from './answer-reasons.ts';
import { standsOf, type Tone } from './answer-stands.ts';
import { answerVoice } from './answer-voice.ts';
import { assumesOf, closedWays, isModelOther, modelOf, otherWays, textsOf } from './answer-ways.ts';
import type { Conclusion } from './conclusion.ts';
import { type FirstText, firstOf } from './first.ts';

export type AnswerText = {
  /** What was asked, as a name: "Permanent residence". */
  readonly title: string;
  /** How it may be marked: never by colour alone, for `stands` says it. */
  readonly tone: Tone;
  /** Said before everything else: the stay is not lawful, or may not be, and where to get help. */
  readonly first?: FirstText;
  /** Where it stands, in one sentence. */
  readonly stands: string;
  /** Why: at most three reasons, the weightiest first. */
  readonly why: readonly ReasonText[];
  /** What is not known yet, counted by what a person has to do. */
  readonly missing?: string;
  /** What to do now, one step at a time. */
  readonly todo: readonly ActText[];
  /** The day from which it is open; `floor` where it may be later. */
  readonly from?: { readonly day: string; readonly floor: boolean };
  /** What the answer takes for granted, and what must still come true by the day it names. */
  readonly assumes: readonly string[];
  /** Other ways and from when, and those that are not for this person: a line each. */
  readonly ways: readonly string[];
  /** Texts that may be in force, where they give different answers. */
  readonly texts: readonly string[];
  /** The model, where it comes to something else: what it is, and to what. */
  readonly model?: readonly string[];
};

export function answer(conclusion: Conclusion, rulebook: Rulebook, locale: Locale): AnswerText {
  const voice = answerVoice(conclusion, rulebook, locale);
  const first = firstOf(conclusion, voice.speak);
  const { tone, stands, from } = standsOf(conclusion, voice);
  const state = conclusion.application?.state;
  const isGranted = state === 'granted';
  const missing = isGranted ? undefined : missingText(conclusion, voice);
  return {
    title: rulebook.wording[locale]?.procedures[conclusion.procedure]?.name ?? conclusion.procedure,
    tone: first === undefined ? tone : 'first',
    ...(first === undefined ? {} : { first }),
    stands,
    why: isGranted ? [] : whyOf(conclusion, voice),
    ...(missing === undefined ? {} : { missing }),
    todo: actsOf(conclusion, voice),
    ...(from === undefined ? {} : { from }),
    assumes: assumesOf(conclusion, from?.day, voice),
    // What was filed was filed on its way.
    ways: isGranted || state === 'pending' ? [] : [...otherWays(conclusion, voice), ...closedWays(conclusion, voice)],
    texts: textsOf(conclusion, voice),
    ...(isModelOther(conclusion) ? { model: modelOf(conclusion, voice) } : {}),
  };
}
