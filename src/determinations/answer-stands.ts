/** Where it stands, in one sentence: the nearest way and its date before anything else. */

import { filingDay } from './answer-acts.ts';
import { untoldIn } from './answer-missing.ts';
import { type AnswerVoice, againstIn, shutIn, waysIn } from './answer-voice.ts';
import type { Conclusion } from './conclusion.ts';
import { dayBefore } from './day-before.ts';
import type { ApplicationReport } from './determination.ts';
import { inOneLine, ownSentence } from './sentence.ts';

/** `open`: it can be done; `later`: time brings it; `against`: something stands in the way; `ask`: answers are missing. */
export type Tone = 'first' | 'open' | 'later' | 'against' | 'ask' | 'closed' | 'value' | 'advice';

type Stands = {
  readonly tone: Tone;
  readonly stands: string;
  readonly from?: { readonly day: string; readonly floor: boolean };
};

export function standsOf(conclusion: Conclusion, voice: AnswerVoice): Stands {
  if (shutIn(conclusion).length > 0) return { tone: 'closed', stands: closedText(conclusion, voice) };
  const { application } = conclusion;
  if (application?.state === 'pending' || application?.state === 'granted')
    return { tone: application.state === 'pending' ? 'later' : 'open', stands: filedText(application, voice) };
  if (voice.procedure?.advice === 'duties') return duties(conclusion, voice);
  if (voice.procedure?.advice && conclusion.outcome !== 'unknown') return advice(conclusion, voice);
  const value = valueText(conclusion, voice);
  if (value !== undefined) return { tone: 'value', stands: value };
  if (conclusion.because !== undefined) {
    const key = conclusion.because === 'text-not-verified' ? 'stands.text' : 'stands.law';
    return { tone: 'ask', stands: voice.say(key) };
  }
  if (conclusion.clear === 'yes') return open(conclusion, voice);
  return conclusion.clear === 'no' ? notNow(conclusion, voice) : unknown(conclusion, voice);
}

/** Why it is not for this person, or no longer open; that the stay has ended is said before. */
function closedText(conclusion: Conclusion, { speak, say }: AnswerVoice): string {
  const ended = conclusion.stay?.lawful.state === 'no' ? conclusion.stay.lawful.id : undefined;
  const why = shutIn(conclusion)
    .filter((it) => it.id !== ended)
    .map((it) => ownSentence(it, speak) ?? speak.name(it.id));
  return why.length === 0 ? say('stands.closed') : inOneLine(why, speak);
}

/** Nobody applies again for what is being decided, or was granted. */
function filedText({ state, filed, decided }: ApplicationReport, { say, day }: AnswerVoice): string {
  if (state === 'pending') return say('stands.filed', { day: day(filed) });
  return say('stands.granted', { day: day(decided ?? filed), how: decided === undefined ? 'filed' : 'decided' });
}

/** What somebody else may decide is told without a scare: nothing of it is decided here. */
function advice(conclusion: Conclusion, { say }: AnswerVoice): Stands {
  const count = againstIn(conclusion).length;
  const key =
    count > 0 ? 'stands.advice.against' : conclusion.outcome === 'yes' ? 'stands.advice.met' : 'stands.advice.clear';
  return { tone: count > 0 ? 'advice' : 'open', stands: say(key, { count }) };
}

/** What is overdue, then what is open, then what is not known. What somebody else owes is not the person's to do. */
function duties(conclusion: Conclusion, voice: AnswerVoice): Stands {
  const { say, day } = voice;
  const own = conclusion.deadlines.filter(({ duty }) => duty?.bearer === 'resident' && duty.unless === undefined);
  const late = own.filter(({ duty }) => duty?.state === 'overdue');
  if (late.length > 0) return { tone: 'against', stands: say('stands.duties.overdue', { count: late.length }) };
  const open = own.filter(({ duty }) => duty?.state === 'open');
  const first = open.map(({ lawful }) => lawful).find((it) => typeof it === 'string');
  if (first !== undefined)
    return { tone: 'later', stands: say('stands.duties.open', { count: open.length, day: day(first) }) };
  if (conclusion.outcome === 'unknown') return unknown(conclusion, voice);
  const count = againstIn(conclusion).length;
  if (count > 0) return { tone: 'advice', stands: say('stands.duties.late', { count }) };
  return { tone: 'open', stands: say(conclusion.outcome === 'yes' ? 'stands.duties.none' : 'stands.duties.officer') };
}

/** The value that is the answer, where nothing is decided. */
function valueText({ values, findings, outcome }: Conclusion, { speak, procedure }: AnswerVoice): string | undefined {
  const decides = findings.some(({ weight }) => weight === 'must' || weight === 'in-principle');
  const [value] =
    procedure?.answers === undefined ? values : values.filter(({ id }) => procedure.answers?.includes(id));
  if (decides || value === undefined || (outcome === 'unknown' && value.value === null)) return undefined;
  const text = speak.quantity(value.value, value.unit);
  return speak.words(value.id, 'met', new Map([[value.id, text]])) ?? `${speak.name(value.id)} ${text}`;
}

/** An officer decides the rest, or nobody has to; until when it is so. */
function open(conclusion: Conclusion, voice: AnswerVoice): Stands {
  const { outcome, earliest, dates } = conclusion;
  const { say, day } = voice;
  const from = { day: dates.day, floor: false };
  const last = filingDay(conclusion, voice);
  // What weighs against somebody stands in nobody's way, and is not met either.
  const count = conclusion.findings.filter(({ weight, state }) => weight === 'weighed' && state === 'no').length;
  const weighed = count > 0 ? '.weighed' : '';
  if (outcome === 'judgement' && last !== undefined && last >= dates.day)
    return { tone: 'open', stands: say(`stands.apply.by${weighed}`, { last: day(last), count }), from };
  if (count > 0) return { tone: 'open', stands: say('stands.clear.weighed', { count }), from };
  const until = earliest?.until;
  if (outcome !== 'judgement') return { tone: 'open', stands: say('stands.met'), from };
  if (until === undefined) return { tone: 'open', stands: say('stands.clear'), from };
  return { tone: 'open', stands: say('stands.clear.until', { last: day(dayBefore(until)) }), from };
}

type From = NonNullable<Stands['from']>;

/** When the nearest way opens by itself, and whether that is sure; without ways, when the whole does. */
function openingOf(conclusion: Conclusion, voice: AnswerVoice): From | undefined {
  const { earliest, dates } = conclusion;
  const [way] = waysIn(conclusion, voice);
  const own = way?.opens ?? way?.opensNotBefore;
  const day = own ?? earliest?.notBefore ?? earliest?.on;
  if (day === undefined || day <= dates.day) return undefined;
  return { day, floor: own === undefined ? earliest?.on !== day : way?.opens !== day || earliest?.on !== day };
}

/** What stands in the way is said as such where somebody can put it right; where time alone does, from when. */
function notNow(conclusion: Conclusion, voice: AnswerVoice): Stands {
  const { say } = voice;
  const from = openingOf(conclusion, voice);
  const against = againstIn(conclusion);
  const count = against.length;
  if (from === undefined) return { tone: 'against', stands: say('stands.against.stays', { count }) };
  const day = voice.day(from.day);
  if (against.every(({ weight }) => weight === 'in-principle'))
    return { tone: 'against', stands: say(`stands.against${from.floor ? '.least' : '.until'}`, { count, day }), from };
  const [way, ...others] = waysIn(conclusion, voice);
  const least = from.floor ? '.least' : '';
  if (way === undefined || others.length === 0)
    return { tone: 'later', stands: say(`stands.later${least}`, { day }), from };
  return { tone: 'later', stands: say(`stands.later.way${least}`, { day, way: voice.speak.route(way.id) }), from };
}

/** What is known of the nearest way before what is not: what stands in its way, and from when it is open at the earliest. */
function unknown(conclusion: Conclusion, voice: AnswerVoice): Stands {
  const { say, day } = voice;
  const count = againstIn(conclusion).length;
  const missing = untoldIn(conclusion).length;
  const from = openingOf(conclusion, voice);
  const last = filingDay(conclusion, voice);
  if (count > 0 && from !== undefined) return notNow(conclusion, voice);
  if (missing === 0) return { tone: 'ask', stands: say('stands.unknown') };
  if (count > 0) return { tone: 'against', stands: say('stands.already', { count, missing }) };
  if (last !== undefined && last >= conclusion.dates.day)
    return { tone: 'ask', stands: say('stands.missing.by', { count: missing, day: day(last) }) };
  if (from === undefined) return { tone: 'ask', stands: say('stands.missing', { count: missing }) };
  return { tone: 'ask', stands: say('stands.missing.least', { count: missing, day: day(from.day) }), from };
}
