/**
 * Explains a determination in one language: result first, the two or three reasons that decided it, what is missing and
 * who holds it, then everything, folded. What decided is chosen by rule; sentences come from templates. Plain text only.
 */
import { formatDay, type Locale, mannerOf } from '#language';
import { findProcedure, type Rulebook, type Wording } from '#rules';
import { type AnswerText, answer } from './answer.ts';
import { isChosen } from './answer-voice.ts';
import { type Conclusion, conclusionOf } from './conclusion.ts';
import type { DeadlineReport, Determination, FindingReport, RouteReport } from './determination.ts';
import { type FindingText, findingText } from './explain-finding.ts';
import { candidateTexts, headline } from './explain-outcome.ts';
import { changesText, deadlineText, earliestText, modelText, pointsText } from './explain-parts.ts';
import { saidIn } from './figure.ts';
import { type FirstText, firstOf } from './first.ts';
import { grantTexts } from './grant.ts';
import { reasonsIn } from './reasons.ts';
import { speaksFor } from './report.ts';
import { isRead } from './reviewed.ts';
import { inOneLine, isTold } from './sentence.ts';
import { type Voice, voice } from './speak.ts';

export type Explanation = {
  readonly locale: Locale;
  readonly title: string;
  readonly answer: AnswerText;
  readonly headline: string;
  /** Said before everything else: the stay is not lawful, or may not be, with where to get help. */
  readonly first?: FirstText;
  /** What the answer holds under: whether the procedure is for this person, where that is not known. */
  readonly conditions: readonly string[];
  /** What filing gives by itself, and what it does not. */
  readonly filing: readonly string[];
  /** What changes once it is granted. */
  readonly granted: readonly string[];
  readonly reasons: readonly {
    readonly finding: string;
    readonly name: string;
    readonly stateWord: string;
    readonly sentence: string;
  }[];
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
  readonly routes: readonly {
    readonly id: string;
    readonly name: string;
    readonly stateWord: string;
    readonly against: readonly string[];
    /** From when it would do by waiting. */
    readonly opens?: string;
  }[];
  /** Ways that rest on something the person has said no to, in one sentence. */
  readonly ruledOut?: string;
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
  readonly earliest: readonly string[];
  /** What could be told to settle the earliest date. */
  readonly waitsFor: readonly { readonly fact: string; readonly label: string }[];
  readonly assumptions: readonly string[];
  readonly deadlines: readonly {
    readonly name: string;
    /** Of whose record it is: the name in it, as the person told it. */
    readonly about?: string;
    readonly sentence: string;
  }[];
  readonly candidates: readonly string[];
  readonly model?: {
    readonly headline: string;
    readonly differences: readonly string[];
    readonly earliest: readonly string[];
  };
  readonly documents: readonly string[];
  readonly fileAt: string;
  readonly notes: readonly string[];
  /** The day whose law was read, or the days it can be. */
  readonly law: string;
};

/** What is kept of a determination, in a few words. */
export type Brief = {
  readonly title: string;
  readonly answer: AnswerText;
  readonly headline: string;
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
    headline: headlineOf(conclusion, first, speak),
    ...(first === undefined ? {} : { first }),
    missing: conclusion.missing.filter(isTold).length,
    deadlines: conclusion.deadlines.map((it) => deadlineName(it, wording)),
    findings: conclusion.findings.map((it) => speak.name(it.id)),
  };
}

const headlineOf = (conclusion: Conclusion, first: FirstText | undefined, speak: Voice): string =>
  inOneLine([...(first === undefined ? [] : [first.sentence]), headline(conclusion, speak)], speak);
const titleOf = ({ procedure }: Conclusion, wording: Wording | undefined): string =>
  wording?.procedures[procedure]?.name ?? procedure;
const deadlineName = ({ what }: DeadlineReport, wording: Wording | undefined): string =>
  wording?.deadlines[what] ?? what;

export function explain(determination: Determination, rulebook: Rulebook, locale: Locale): Explanation {
  const speak = voice(rulebook, locale, saidIn(determination));
  const wording = rulebook.wording[locale];
  const points = pointsText(determination, speak);
  const model = modelText(determination, speak);
  const conclusion = conclusionOf(determination);
  const first = firstOf(conclusion, speak);
  const findings = determination.findings
    .map((it) => findingText(it, speak))
    .map((it) => (it.id === first?.finding ? { ...it, sentence: first.sentence } : it));
  return {
    locale,
    title: titleOf(conclusion, wording),
    answer: answer(conclusion, rulebook, locale),
    headline: headlineOf(conclusion, first, speak),
    ...(first === undefined ? {} : { first }),
    conditions: conditionTexts(determination, speak),
    filing: filingTexts(determination, speak),
    granted: determination.grant === undefined ? [] : grantTexts(determination.grant, speak),
    reasons: reasonsIn(determination.findings, determination.outcome).flatMap((id) =>
      findings
        .filter((it) => it.id === id)
        .map(({ name, stateWord, sentence }) => ({ finding: id, name, stateWord, sentence })),
    ),
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
    routes: isChosen(findProcedure(rulebook, determination.procedure))
      ? []
      : waysOf(determination).map((route) => wayText(route, speak)),
    ...ruledOutText(determination, speak),
    values: determination.values.map((it) => ({
      id: it.id,
      name: speak.name(it.id),
      text: speak.quantity(it.value, it.unit) + (it.estimate ? ` ${speak.say('note.estimate')}` : ''),
    })),
    ...(points === undefined ? {} : { points }),
    changes: changesText(determination, speak),
    earliest: earliestText(determination.earliest, determination.dates.day, speak),
    waitsFor: (determination.earliest?.waitsFor?.facts ?? []).map((fact) => ({ fact, label: speak.label(fact) })),
    assumptions: determination.assumptions.map((it) =>
      speak.say(`assume.${it.future}`, {
        label: speak.label(it.fact),
        day: 'on' in it ? formatDay(locale, it.on) : '',
      }),
    ),
    deadlines: determination.deadlines.map((it) => ({
      name: deadlineName(it, wording),
      ...(it.duty?.about === undefined ? {} : { about: it.duty.about }),
      sentence: deadlineText(it, speak),
    })),
    candidates: candidateTexts(conclusion, speak),
    ...(model === undefined ? {} : { model }),
    documents: determination.documents.map((it) => wording?.documents[it] ?? it),
    fileAt: wording?.offices[determination.fileAt] ?? determination.fileAt,
    notes: [
      speak.say(isAdvice(determination.procedure, rulebook) ? 'note.advice' : 'note.decides'),
      ...rateNote(determination.procedure, speak),
      speak.say('note.legal'),
      ...(isRead(determination, speak) ? [] : [speak.say('note.unreviewed')]),
    ],
    law: speak.quantity(determination.dates.law),
  };
}

/** Open conditions that are not among the findings anyway. */
function conditionTexts({ appliesTo = [], findings }: Determination, speak: Voice): readonly string[] {
  const found = new Set(findings.map((it) => it.id));
  return appliesTo
    .filter((it) => !found.has(it.id) && (it.state === 'unknown' || it.state === 'judgement'))
    .map((it) => findingText(it, speak).sentence);
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

/** Ways to show one by one: where some are not ruled out, those. */
function waysOf({ routes }: Determination): Determination['routes'] {
  const open = routes.filter((it) => it.ruledOut === undefined);
  return open.length === 0 ? routes : open;
}

function wayText({ id, outcome, findings, opens, opensNotBefore }: RouteReport, speak: Voice) {
  const day = opens ?? opensNotBefore;
  const from = day === undefined ? {} : { day: formatDay(speak.locale, day) };
  return {
    id,
    name: speak.route(id),
    stateWord: speak.state(outcome),
    against: findings
      .filter((it) => it.state === 'no' && (it.weight === 'must' || it.weight === 'in-principle'))
      .map((it) => speak.name(it.id)),
    ...(day === undefined ? {} : { opens: speak.say(opens === undefined ? 'way.notBefore' : 'way.opens', from) }),
  };
}

function ruledOutText(determination: Determination, speak: Voice): Pick<Explanation, 'ruledOut'> {
  const shown = waysOf(determination);
  const closed = determination.routes.filter((it) => !shown.includes(it));
  if (closed.length === 0) return {};
  const told = new Map(
    closed.flatMap((it) => it.findings).flatMap((it) => it.facts.map(({ id, value }) => [id, value])),
  );
  const ways = closed.map(({ id, ruledOut = [] }) => {
    const facts = ruledOut.map((fact) => {
      const value = told.get(fact);
      const label = speak.label(fact);
      return value === undefined ? label : speak.say('step.fact', { label, value: speak.value(fact, value) });
    });
    return speak.say('way.closed', { way: speak.route(id), facts: speak.list(facts) });
  });
  return { ruledOut: speak.say('way.ruledOut', { ways: ways.join(speak.say('way.next')) }) };
}
const isAdvice = (id: string, { procedures }: Rulebook): boolean =>
  procedures.find((it) => it.id === id)?.advice !== undefined;

function rateNote(procedure: string, speak: Voice): readonly string[] {
  const rate = speak.rulebook.procedures.find((it) => it.id === procedure)?.grantRate;
  const source = speak.rulebook.sources.find((it) => it.id === rate?.source);
  if (rate === undefined || source === undefined) return [];
  const name = source[mannerOf(speak.locale).law];
  return [speak.say('note.rate', { year: String(rate.year), percent: String(rate.percent), source: name })];
}

function grouped(reports: readonly FindingReport[], texts: readonly FindingText[]): Explanation['findings'] {
  const of = (wanted: (it: FindingReport) => boolean): readonly FindingText[] =>
    texts.filter((_, i) => wanted(reports[i] as FindingReport));
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
