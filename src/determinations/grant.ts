/** What changes once it is granted: of one person, or as the law says it of everybody, and in sentences. */
import { day } from '#calendar';
import { type Assessment, answerOn, type Effect, grantedIn, type Rulebook, type Situation } from '#rules';
import type { GrantChange, GrantReport } from './determination.ts';
import { aboutReport, knownOf } from './report.ts';
import type { Voice } from './speak.ts';

/** Nothing where nothing is granted. */
export function grantOf(assessment: Assessment, situation: Situation): GrantReport | undefined {
  const { grant } = assessment.edition.procedure;
  const follows = grantedIn(assessment);
  if (grant === undefined || follows === undefined) return undefined;
  const { about } = assessment.edition.procedure;
  return {
    ...aboutReport(about),
    changes: grant.map((it) => changeOf(it, situation)),
    ...(follows.endless ? { endless: true } : {}),
    ends: follows.ends,
    begins: follows.begins,
  };
}

const changeOf = (effect: Effect, situation: Situation): GrantChange =>
  effect.becomes === 'value' ? { ...effect, value: knownOf(effect.fact, effect.value, situation) } : effect;

/** What it changes whoever it is granted to, by the law on the day of the release. */
export function grantAsLaw(rulebook: Rulebook, procedure: string): GrantReport | undefined {
  const { facts: vocabulary, version } = rulebook;
  const on = day(version);
  const nobody = { vocabulary, asOf: on, scalars: new Map(), lists: new Map(), untold: new Map() };
  const answer = answerOn({ rulebook, procedure, law: on }, nobody, on);
  return 'no' in answer ? undefined : grantOf(answer.candidates[0], nobody);
}

export function grantTexts({ who, changes, endless, ends, begins }: GrantReport, speak: Voice): readonly string[] {
  return [
    ...(who === undefined ? [] : [speak.say('grant.about', { whom: speak.whom(who) })]),
    ...changes.map((it) => changeText(it, speak)),
    ...(endless === true ? [speak.say('grant.endless')] : []),
    ...ends.map((id) => speak.say('grant.ends', { name: speak.name(id) })),
    ...begins.map((id) => speak.say('grant.begins', { name: speak.name(id) })),
  ];
}

function changeText(it: GrantChange, speak: Voice): string {
  const label = speak.label(it.fact);
  // A yes or no that a grant sets is where counting begins again.
  if (it.becomes === 'value' && typeof it.value === 'boolean') return speak.say('grant.anew', { label });
  if (it.becomes === 'value') return speak.say('grant.value', { label, value: speak.value(it.fact, it.value) });
  if (it.becomes !== 'decided' || it.oneOf === undefined) return speak.say(`grant.${it.becomes}`, { label });
  const choices = speak.list(it.oneOf.map((choice) => speak.value(it.fact, choice)));
  return speak.say('grant.decided.among', { label, choices });
}
