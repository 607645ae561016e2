/**
 * Explains a determination in one language: result first, the two or three reasons that decided it, what is missing and
 * who holds it, then everything, folded. What decided is chosen by rule; sentences come from templates. Plain text only.
 */
import { formatDay, type Locale } from '#language';
import type { Rulebook, Wording } from '#rules';
import { type AnswerText, answer } from './answer.ts';
import { type Conclusion, conclusionOf } from './conclusion.ts';
import type { DeadlineReport, Determination, FindingReport } from './determination.ts';
import { type FindingText, findingText } from './explain-finding.ts';
import { changesText, deadlineText, pointsText } from './explain-parts.ts';
import { candidateTexts } from './explain-texts.ts';
import { saidIn } from './figure.ts';
import { type FirstText, firstOf } from './first.ts';
import { grantTexts } from './grant.ts';
import { speaksFor } from './report.ts';
import { isRead } from './reviewed.ts';
import { inOneLine, isTold } from './sentence.ts';
import { type Voice, voice } from './speak.ts';

export type Explanation = {
  readonly locale: Locale;
  readonly answer: AnswerText;
  /** What filing gives by itself, and what it does not. */
  readonly filing: readonly string[];
  /** What changes once it is granted. */
  readonly granted: readonly string[];
  readonly missing: readonly {
    readonly fact: string;
    /** The earlier day it is needed for, as an ISO day. */
    readonly on?: string;
    readonly label: string;
    readonly question: string;
    /** Whom it is about, where that is not the person. */
    readonly about?: string;
    readonly where?: string;
    readonly heldBy: string;
    readonly because: string;
  }[];
  readonly findings: Readonly<Record<Group, readonly FindingText[]>>;
  readonly values: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  readonly points?: {
    readonly text: string;
    readonly atLeast: number;
    readonly atMost: number;
    readonly threshold?: number;
    readonly items: readonly {
      readonly id: string;
      readonly name: string;
      readonly text: string;
      readonly points: number;
      readonly most: number;
    }[];
  };
  readonly changes: readonly string[];
  /** What could be told to settle the earliest date. */
  readonly waitsFor: readonly { readonly fact: string; readonly label: string }[];
  readonly deadlines: readonly {
    readonly name: string;
    /** Of whose record it is: the name in it, as the person told it. */
    readonly about?: string;
    readonly sentence: string;
  }[];
  /** Each text that may be in force, with what it finds otherwise. */
  readonly candidates: readonly string[];
  readonly notes: readonly string[];
  /** That no native reader has checked the words: pages say it once for all of them. */
  readonly unreviewed?: string;
  /** The day whose law was read, or the days it can be. */
  readonly law: string;
};

/** What is kept of a determination, in a few words. */
export type Brief = {
  readonly title: string;
  readonly answer: AnswerText;
  /** That the stay has ended, or may have, is said before anything else. */
  readonly first?: FirstText;
  /** How many facts somebody could still tell. */
  readonly missing: number;
  /** The names of its deadlines, in its order. */
  readonly deadlines: readonly string[];
  /** The names of its findings, in its order. */
  readonly findings: readonly string[];
};

export function brief(conclusion: Conclusion, rulebook: Rulebook, locale: Locale): Brief {
  const speak = voice(rulebook, locale, saidIn(conclusion));
  const wording = rulebook.wording[locale];
  const first = firstOf(conclusion, speak);
  return {
    title: titleOf(conclusion, wording),
    answer: answer(conclusion, rulebook, locale),
    ...(first === undefined ? {} : { first }),
    missing: conclusion.missing.filter(isTold).length,
    deadlines: conclusion.deadlines.map((it) => deadlineName(it, wording)),
    findings: conclusion.findings.map((it) => speak.name(it.id)),
  };
}

const titleOf = ({ procedure }: Conclusion, wording: Wording | undefined): string =>
  wording?.procedures[procedure]?.name ?? procedure;
const deadlineName = ({ what }: DeadlineReport, wording: Wording | undefined): string =>
  wording?.deadlines[what] ?? what;

export function explain(determination: Determination, rulebook: Rulebook, locale: Locale): Explanation {
  const speak = voice(rulebook, locale, saidIn(determination));
  const wording = rulebook.wording[locale];
  const points = pointsText(determination, speak);
  const conclusion = conclusionOf(determination);
  const first = firstOf(conclusion, speak);
  const findings = determination.findings
    .map((it) => findingText(it, speak))
    .map((it) => (it.id === first?.finding ? { ...it, sentence: first.sentence } : it));
  return {
    locale,
    answer: answer(conclusion, rulebook, locale),
    filing: filingTexts(determination, speak),
    granted: determination.grant === undefined ? [] : grantTexts(determination.grant, speak),
    missing: determination.missing.filter(isTold).map((it) => {
      const words = wording?.facts[it.fact];
      const names = speak.names(it.askedBecause.slice(0, 3));
      return {
        fact: it.fact,
        ...(it.on === undefined ? {} : { on: it.on }),
        label: speak.label(it.fact),
        question: words?.question ?? it.fact,
        ...(it.who === undefined ? {} : { about: speak.whom(it.who) }),
        ...(words?.where === undefined ? {} : { where: words.where }),
        heldBy: speak.party(it.heldBy),
        because:
          it.on === undefined
            ? speak.say('missing.because', { names })
            : speak.say('missing.because.on', { names, day: formatDay(locale, it.on) }),
      };
    }),
    findings: grouped(determination.findings, findings),
    values: determination.values.map((it) => ({
      id: it.id,
      name: speak.name(it.id),
      text: speak.quantity(it.value, it.unit) + (it.estimate ? ` ${speak.say('note.estimate')}` : ''),
    })),
    ...(points === undefined ? {} : { points }),
    changes: changesText(determination, speak),
    waitsFor: (determination.earliest?.waitsFor?.facts ?? []).map((fact) => ({ fact, label: speak.label(fact) })),
    deadlines: determination.deadlines.map((it) => ({
      name: deadlineName(it, wording),
      ...(it.duty?.about === undefined ? {} : { about: it.duty.about }),
      sentence: deadlineText(it, speak),
    })),
    candidates: candidateTexts(conclusion, speak),
    notes: [
      speak.say(isAdvice(determination.procedure, rulebook) ? 'note.advice' : 'note.decides'),
      ...rateNote(determination.procedure, speak),
      speak.say('note.legal'),
    ],
    ...(isRead(determination, speak) ? {} : { unreviewed: speak.say('note.unreviewed') }),
    law: speak.quantity(determination.dates.law),
  };
}

function filingTexts({ filing, stay }: Determination, speak: Voice): readonly string[] {
  if (filing === undefined) return [];
  const about = (id: string): string => speak.words(id, 'requirement') ?? id;
  const gives = filing.gives.map((id) =>
    inOneLine([speak.say('filing.gives', { name: speak.name(id) }), about(id)], speak),
  );
  const last = typeof stay?.until === 'object' ? stay.until.atLeast : stay?.until;
  const ends = typeof last === 'string' ? [speak.say('filing.ends', { day: formatDay(speak.locale, last) })] : [];
  const givesNot = filing.givesNot.map((id) => {
    const remedy = speak.words(id, 'remedy');
    return inOneLine(
      [speak.say('filing.givesNot', { name: speak.name(id) }), ...ends, ...(remedy === undefined ? [] : [remedy])],
      speak,
    );
  });
  return [...gives, ...givesNot];
}

const isAdvice = (id: string, { procedures }: Rulebook): boolean =>
  procedures.find((it) => it.id === id)?.advice !== undefined;

function rateNote(procedure: string, speak: Voice): readonly string[] {
  const rate = speak.rulebook.procedures.find((it) => it.id === procedure)?.grantRate;
  if (rate === undefined) return [];
  return [speak.say('note.rate', { year: String(rate.year), percent: String(Math.round(rate.percent)) })];
}

/** What is asked of others only concerns nobody here. */
const isOthers = ({ asked, state }: FindingReport): boolean => asked === 'no' && state === 'yes';

function grouped(reports: readonly FindingReport[], texts: readonly FindingText[]): Explanation['findings'] {
  const of = (wanted: (it: FindingReport) => boolean): readonly FindingText[] =>
    texts.filter((_, i) => wanted(reports[i] as FindingReport) && !isOthers(reports[i] as FindingReport));
  const groups = findingGroups.map((group) => [group, of((it) => groupOf(it) === group)]);
  return Object.fromEntries(groups) as Explanation['findings'];
}

/** What stands against somebody first, what is in order last. */
export const findingGroups = [
  'notMet',
  'applies',
  'unknown',
  'officer',
  'warnings',
  'speaksFor',
  'met',
  'doesNotApply',
] as const;
type Group = (typeof findingGroups)[number];

function groupOf(it: FindingReport): Group {
  const open = it.speaks === 'for' ? it.holds : it.state;
  if (open === 'unknown') return 'unknown';
  if (open === 'judgement') return 'officer';
  if (it.holds === undefined || (it.speaks === 'either' && it.holds === 'no'))
    return it.state === 'yes' ? 'met' : it.weight === 'practice' ? 'warnings' : 'notMet';
  if (speaksFor(it)) return 'speaksFor';
  return it.state === 'no' ? 'applies' : 'doesNotApply';
}
