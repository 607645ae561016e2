/** That the stay is not lawful, or may not be: said before everything else, with its day and where to get help. */
import { formatDay, mannerOf } from '#language';
import { type Conclusion, keptFinding } from './conclusion.ts';
import type { Quantity } from './determination.ts';
import { ownSentence, plainSentence, valuesIn } from './sentence.ts';
import type { Voice } from './speak.ts';

export type FirstText = {
  readonly finding: string;
  readonly sentence: string;
  readonly remedy?: string;
  readonly law: readonly { readonly text: string; readonly link: string }[];
};

/** The stay has ended, or has unless an application goes on. */
export function firstOf({ stay, dates }: Conclusion, speak: Voice): FirstText | undefined {
  if (stay === undefined) return undefined;
  const { lawful, until } = stay;
  const kept = keptFinding(lawful);
  const remedy = speak.words(lawful.id, 'remedy', valuesIn(kept, speak));
  const text = (sentence: string): FirstText => ({
    finding: lawful.id,
    sentence,
    ...(remedy === undefined ? {} : { remedy }),
    law: lawful.law.map((it) => ({ text: sourceName(it.source, speak), link: it.link })),
  });
  if (lawful.state === 'no')
    return text(endedText(until, speak) ?? ownSentence(kept, speak) ?? plainSentence(kept, speak));
  const last = typeof until === 'object' ? until.atLeast : until;
  if (lawful.state === 'yes' || typeof last !== 'string' || last >= dates.asOf) return undefined;
  const { decided, granted } = speak.rulebook.stay ?? {};
  const isGranted = lawful.facts.some((it) => it.id === granted && it.value === true);
  // How long a new stay is may be bounded only: the old one ended with the decision all the same.
  const decision = lawful.facts.find((it) => it.id === decided)?.value;
  const sentence = speak.say(
    isGranted ? 'stay.granted' : last === until || last === decision ? 'stay.decided' : 'stay.perhaps',
    {
      day: formatDay(speak.locale, last),
    },
  );
  if (!isGranted) return text(sentence);
  const { remedy: _, ...calm } = text(sentence);
  return calm;
}

function sourceName(id: string, { rulebook, locale }: Voice): string {
  const source = rulebook.sources.find((it) => it.id === id);
  return source?.[mannerOf(locale).law] ?? id;
}

function endedText(until: Quantity | undefined, speak: Voice): string | undefined {
  if (typeof until === 'string') return speak.say('stay.ended', { day: formatDay(speak.locale, until) });
  const { atLeast, atMost } = typeof until === 'object' ? until : {};
  if (typeof atMost !== 'string') return undefined;
  const most = formatDay(speak.locale, atMost);
  if (typeof atLeast !== 'string') return speak.say('stay.ended', { day: most });
  return speak.say('stay.ended.between', { least: formatDay(speak.locale, atLeast), most });
}
