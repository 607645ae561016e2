/** What to do now, one step at a time: by whom, by when, with the papers, the place and the fee. */

import { untoldIn } from './answer-missing.ts';
import { type AnswerVoice, againstIn, shutIn } from './answer-voice.ts';
import type { Conclusion, KeptFinding } from './conclusion.ts';
import { dayBefore } from './day-before.ts';
import type { ApplicationReport, DeadlineReport, DutyReport } from './determination.ts';
import { inOneLine, remedyOf } from './sentence.ts';

export type ActText = {
  readonly text: string;
  /** Who has to do it, where that is not the person. */
  readonly by?: string;
  /** The last day for it, or the first where it opens, as an ISO day. */
  readonly day?: string;
  /** Where the person finds what is asked for, or what else there is to know. */
  readonly note?: string;
  readonly papers?: readonly string[];
  readonly place?: string;
  readonly fee?: string;
  /** The first fact to answer, with the earlier day it is asked for: `points@2023-11-24`. */
  readonly ask?: string;
};

const mostRemedies = 3;
const mostOthers = 2;

export function actsOf(conclusion: Conclusion, voice: AnswerVoice): readonly ActText[] {
  const duties = conclusion.deadlines.flatMap((it) => (it.duty === undefined ? [] : dutyAct(it, it.duty, voice)));
  return [...stepsOf(conclusion, voice), ...duties];
}

function stepsOf(conclusion: Conclusion, voice: AnswerVoice): readonly ActText[] {
  const { say, procedure } = voice;
  const shut = shutIn(conclusion);
  if (shut.length > 0) return remedies(shut, voice);
  const { application } = conclusion;
  if (application?.state === 'pending') return whilePending(conclusion, application, voice);
  if (application?.state === 'granted') return afterGrant(conclusion, voice);
  const helps = remedies(againstIn(conclusion), voice);
  if (procedure?.advice) return helps;
  if (conclusion.because === 'text-not-verified') return [{ text: say('do.text') }, ...applying(conclusion, voice)];
  switch (conclusion.clear) {
    case 'yes':
      return applying(conclusion, voice);
    case 'no':
      return [...helps, ...waiting(conclusion, helps.length > 0, voice), ...applying(conclusion, voice)];
    case 'unknown':
      return [...helps, ...asking(conclusion, voice), ...applying(conclusion, voice)];
  }
}

/** How long one may stay, what filing does not give, and what to do until the decision. */
function whilePending(
  { stay, filing, dates, missing }: Conclusion,
  { usually }: ApplicationReport,
  { say, day, speak }: AnswerVoice,
): readonly ActText[] {
  const { until } = stay ?? {};
  const { special = '', decided = '' } = speak.rulebook.stay ?? {};
  const last = typeof until === 'object' ? until.atMost : until;
  const lengthened = typeof last === 'string' && filing?.gives.includes(special) === true;
  const ends = typeof last === 'string' && filing?.givesNot.includes(special) === true;
  const go = lengthened ? say('do.filed.stay.until', { day: day(last) }) : say('do.filed.stay');
  return [
    ...(missing.some((it) => it.fact === decided) ? [{ text: say('do.answer', { count: 1 }), ask: decided }] : []),
    { text: go, note: say('do.filed.not') },
    ...(ends ? [{ text: say('do.filed.ends', { day: day(last) }), day: last }] : []),
    { text: say('do.filed.papers') },
    ...(usually === undefined
      ? []
      : [{ text: say(usually < dates.day ? 'do.filed.late' : 'do.filed.after', { day: day(usually) }) }]),
  ];
}

/** What the decision gave stands on the new card only. */
function afterGrant({ stay }: Conclusion, { say, speak }: AnswerVoice): readonly ActText[] {
  const { newUntil } = speak.rulebook.stay ?? {};
  const isOpen = newUntil !== undefined && stay?.lawful.missing.some((it) => it.fact === newUntil) === true;
  return [{ text: say('do.granted'), ...(isOpen ? { ask: newUntil } : {}) }];
}

/** What their words say can be done about it, each once. */
function remedies(findings: readonly KeptFinding[], { speak }: AnswerVoice): readonly ActText[] {
  const acts = findings.flatMap((it): readonly ActText[] => {
    const { text, by } = remedyOf(it, speak);
    if (text === undefined) return [];
    return [{ text, ...(by === 'resident' ? {} : { by: speak.party(by) }) }];
  });
  return [...new Map(acts.map((it) => [it.text, it])).values()].slice(0, mostRemedies);
}

/** From when it changes by itself, and what to keep up until then. */
function waiting(
  { earliest, dates, assumptions }: Conclusion,
  helped: boolean,
  voice: AnswerVoice,
): readonly ActText[] {
  const day = earliest?.notBefore ?? earliest?.on;
  if (day === undefined || day <= dates.day) return [];
  const keepsPaying = assumptions.some(({ future }) => future === 'in-time');
  return [
    ...(helped ? [] : [{ text: voice.say('do.wait', { day: voice.day(day) }), day }]),
    ...(keepsPaying ? [{ text: voice.say('do.meanwhile') }] : []),
  ];
}

/** The questions that are open, and whom to ask for what the person cannot say. */
function asking(conclusion: Conclusion, { say, speak, locale }: AnswerVoice): readonly ActText[] {
  const missing = untoldIn(conclusion);
  const own = missing.filter(({ heldBy }) => heldBy === 'resident' || heldBy === 'family' || heldBy === 'agency');
  const [first] = own;
  const others = [
    ...Map.groupBy(
      missing.filter((it) => !own.includes(it)),
      ({ heldBy }) => heldBy,
    ),
  ];
  return [
    ...(first === undefined
      ? []
      : [
          {
            text: say('do.answer', { count: own.length }),
            ask: first.on === undefined ? first.fact : `${first.fact}@${first.on}`,
          },
        ]),
    ...others.slice(0, mostOthers).map(([party, [one]]) => {
      const where = speak.rulebook.wording[locale]?.facts[one?.fact ?? '']?.where;
      return { text: where === undefined ? say('do.ask', { party: speak.party(party) }) : say('do.where', { where }) };
    }),
  ];
}

/** Applying: by when or from when, with papers, place and fee. */
function applying(conclusion: Conclusion, voice: AnswerVoice): readonly ActText[] {
  const { say, speak, locale, day, procedure } = voice;
  const { dates, clear, earliest } = conclusion;
  if (procedure?.grant === undefined) return [];
  const last = filingDay(conclusion, voice) ?? lastClearDay(conclusion);
  if (clear !== 'yes' && last === undefined) return [];
  const opens = earliest?.notBefore ?? earliest?.on;
  const wording = speak.rulebook.wording[locale];
  const papers = conclusion.documents.map((it) => wording?.documents[it] ?? it);
  return [
    {
      text:
        last !== undefined && last < dates.day
          ? say('do.late', { day: day(last) })
          : clear === 'no' && opens !== undefined && opens > dates.day && (last === undefined || opens <= last)
            ? say('do.apply.from', { day: day(opens) })
            : last === undefined
              ? say('do.apply')
              : inOneLine([say('do.apply.by', { day: day(last) }), ...nextText(conclusion, last, voice)], speak),
      ...(last === undefined ? {} : { day: last }),
      ...(papers.length === 0 ? { note: say('papers.none') } : { papers, note: say('papers.more') }),
      place: wording?.offices[conclusion.fileAt] ?? conclusion.fileAt,
      ...feeText(conclusion, voice),
    },
  ];
}

/** What ends it the day after, where that is a text that begins then. */
function nextText(
  { earliest }: Conclusion,
  last: string,
  { say, speak, locale, procedure }: AnswerVoice,
): readonly string[] {
  const from = earliest?.until;
  const next = procedure?.texts.find((it) => it.from === from);
  if (from === undefined || next === undefined || dayBefore(from) !== last) return [];
  return [say('do.apply.text', { text: speak.rulebook.wording[locale]?.texts[next.id] ?? next.id })];
}

/** The last day on which all is in order, where that is not far off. */
function lastClearDay({ clear, earliest, dates }: Conclusion): string | undefined {
  const until = clear === 'yes' ? earliest?.until : undefined;
  if (until === undefined || Date.parse(until) - Date.parse(dates.day) > soon) return undefined;
  return dayBefore(until);
}

const soon = 366 * 86_400_000;

/** The day to file by: the safe one, where there is one. */
export function filingDay({ deadlines }: Conclusion, { speak }: AnswerVoice): string | undefined {
  const own = deadlines.find(
    ({ provision, duty }) =>
      duty === undefined &&
      speak.rulebook.provisions.some(
        (it) => it.id === provision && 'deadline' in it && it.deadline?.lasts === undefined,
      ),
  );
  const day = own?.advise ?? own?.lawful;
  return typeof day === 'string'
    ? day
    : typeof day === 'object' && typeof day.atLeast === 'string'
      ? day.atLeast
      : undefined;
}

function feeText({ fee }: Conclusion, { say, speak }: AnswerVoice): Pick<ActText, 'fee'> {
  if (fee === undefined) return { fee: say('fee.none') };
  const text = speak.quantity(fee, 'yen');
  return { fee: say(typeof fee === 'object' ? 'fee.open' : 'fee.known', { fee: text }) };
}

function dutyAct({ what, lawful, advise }: DeadlineReport, duty: DutyReport, voice: AnswerVoice): readonly ActText[] {
  const { say, speak, locale, day } = voice;
  const on = lawful ?? advise;
  const iso = typeof on === 'object' ? on.atLeast : on;
  if (typeof iso !== 'string') return [];
  const name = speak.rulebook.wording[locale]?.deadlines[what] ?? what;
  const party = speak.party(duty.bearer);
  const key = duty.state === 'open' ? 'do.duty' : (`do.duty.${duty.state}` as const);
  return [
    {
      text: say(key, { name: duty.about === undefined ? name : `${name} (${duty.about})`, day: day(iso), party }),
      ...(duty.bearer === 'resident' ? {} : { by: party }),
      day: iso,
      ...(duty.unless === undefined ? {} : { note: say('do.duty.unless') }),
    },
  ];
}
