/** Where it stands, in one sentence: the nearest way and its date before anything else. */

import { untoldIn } from './answer-missing.ts';
import { type AnswerVoice, againstIn, shutIn, waysIn } from './answer-voice.ts';
import type { Conclusion } from './conclusion.ts';
import { dayBefore } from './day-before.ts';
import { inOneLine, ownSentence } from './sentence.ts';
import type { AnswerPhrase } from './wording/answer-en.ts';

/** `open`: it can be done; `later`: time brings it; `against`: something stands in the way; `ask`: answers are missing. */
export type Tone = 'first' | 'open' | 'later' | 'against' | 'ask' | 'closed' | 'value' | 'advice';

type Stands = {
  readonly tone: Tone;
  readonly stands: string;
  readonly from?: { readonly day: string; readonly floor: boolean };
};

export function standsOf(conclusion: Conclusion, voice: AnswerVoice): Stands {
  if (shutIn(conclusion).length > 0) return { tone: 'closed', stands: closedText(conclusion, voice) };
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
function open(conclusion: Conclusion, { say, day, procedure }: AnswerVoice): Stands {
  const { outcome, earliest, dates } = conclusion;
  const isForOfficer = outcome === 'judgement';
  const until = earliest?.until;
  const last = until === undefined ? '' : day(dayBefore(until));
  const key: AnswerPhrase =
    !isForOfficer && procedure?.grant === undefined
      ? 'stands.met'
      : until === undefined
        ? 'stands.clear'
        : 'stands.clear.until';
  return { tone: 'open', stands: say(key, { last }), from: { day: dates.day, floor: false } };
}

/** When it is open by itself, whether that is sure, and whether it is surely so from another day on. */
function openingOf({ earliest, dates }: Conclusion): { readonly day: string; readonly floor: boolean } | undefined {
  const day = earliest?.notBefore ?? earliest?.on;
  if (day === undefined || day <= dates.day) return undefined;
  return { day, floor: earliest?.on !== day };
}

function notNow(conclusion: Conclusion, voice: AnswerVoice): Stands {
  const { say } = voice;
  const from = openingOf(conclusion);
  const count = againstIn(conclusion).length;
  if (from === undefined) return { tone: 'against', stands: say('stands.against.stays', { count }) };
  const ways = waysIn(conclusion, voice);
  const [way] = ways.filter((it) => it.ruledOut === undefined);
  const day = voice.day(from.day);
  const least = from.floor ? '.least' : '';
  if (conclusion.outcome === 'judgement')
    return { tone: 'against', stands: say(`stands.against${from.floor ? '.least' : '.until'}`, { count, day }), from };
  const own = ways.length > 1 && way !== undefined && opensOn(way, from.day);
  if (!own) return { tone: 'later', stands: say(`stands.later${least}`, { day }), from };
  return { tone: 'later', stands: say(`stands.later.way${least}`, { day, way: voice.speak.route(way.id) }), from };
}

/** Is that the day on which this way opens, as far as is known? */
function opensOn({ opens, opensNotBefore }: Conclusion['ways'][number], day: string): boolean {
  return (opens ?? opensNotBefore ?? day) === day;
}

function unknown(conclusion: Conclusion, { say, day }: AnswerVoice): Stands {
  const count = againstIn(conclusion).length;
  const missing = untoldIn(conclusion).length;
  const { earliest } = conclusion;
  const from = openingOf(conclusion);
  if (missing === 0) return { tone: 'ask', stands: say('stands.unknown') };
  if (count > 0) return { tone: 'against', stands: say('stands.already', { count, missing }), ...(from && { from }) };
  if (from !== undefined && earliest?.on !== undefined && earliest.on > from.day)
    return { tone: 'ask', stands: say('stands.missing.latest', { count: missing, day: day(earliest.on) }), from };
  if (from !== undefined)
    return { tone: 'ask', stands: say('stands.missing.least', { count: missing, day: day(from.day) }), from };
  return { tone: 'ask', stands: say('stands.missing', { count: missing }) };
}
