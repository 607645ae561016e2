/** What is not known yet, counted by what a person has to do: answers they can give, papers others can. */
import { joinItems } from '#language';
import type { Party } from '#rules';
import type { AnswerVoice } from './answer-voice.ts';
import type { Conclusion } from './conclusion.ts';
import type { Missing } from './determination.ts';
import { untold } from './sentence.ts';

/** What the nearest way waits for, each fact once; where it waits for nothing, what the answer waits for. */
export function untoldIn(conclusion: Conclusion): readonly Missing[] {
  const waiting = conclusion.findings.filter(({ state }) => state === 'unknown').flatMap(untold);
  const found = waiting.length > 0 ? waiting : untold(conclusion);
  return [...new Map(found.map((it) => [it.fact, it])).values()];
}

const answered: readonly Party[] = ['resident', 'family'];

export function missingText(conclusion: Conclusion, { say, speak, locale }: AnswerVoice): string | undefined {
  const missing = untoldIn(conclusion);
  if (missing.length === 0 || conclusion.clear === 'yes') return undefined;
  const by = [...Map.groupBy(missing, ({ heldBy }) => heldBy)];
  const counted = by
    .toSorted(([a], [b]) => Number(answered.includes(b)) - Number(answered.includes(a)))
    .map(([party, all]) => {
      const values = { count: all.length, party: speak.party(party) };
      if (party === 'resident' || party === 'family' || party === 'agency') return say(`missing.${party}`, values);
      return say('missing.other', values);
    });
  return say('missing.list', { list: joinItems(locale, counted) });
}
