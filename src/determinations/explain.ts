/**
 * Explains a determination in one language: result first, the two or three reasons that decided it, what is missing and
 * who holds it, then everything, folded. What decided is chosen by rule; sentences come from templates. Plain text only.
 */
import { formatDay, type Locale } from '#language';
import { findProcedure, type Origin, type Party, type Rulebook, type State, type Wording } from '#rules';
import type { Conclusion } from './conclusion.ts';
import type {
  DeadlineReport,
  Determination,
  DutyReport,
  EarliestReport,
  FactUsed,
  FindingReport,
  Known,
  Law,
  Missing,
  Quantity,
  RouteReport,
  Step,
} from './determination.ts';
import { unitOf } from './explain-operand.ts';
import { candidateTexts, headline, reasonsOf } from './explain-outcome.ts';
import { decisiveSteps, type StepText, stepTexts } from './explain-steps.ts';
import { saidIn } from './figure.ts';
import { grantTexts } from './grant.ts';
import { speaksFor } from './report.ts';
import { isRead } from './reviewed.ts';
import { type Told, type Voice, voice } from './speak.ts';
import type { SentenceKey } from './wording/en.ts';

export type FindingText = {
  readonly id: string;
  readonly name: string;
  readonly requirement: string;
  readonly state: State;
  readonly stateWord: string;
  readonly sentence: string;
  readonly remedy?: string;
  readonly bearer: string;
  readonly basis: string;
  readonly confidence: string;
  readonly law: readonly { readonly text: string; readonly link: string }[];
  readonly facts: readonly {
    readonly id: string;
    readonly label: string;
    readonly value: string;
    readonly heldBy: string;
    /** Whom it is about, where that is not the person. */
    readonly about?: string;
    /** Whose word it is, where a record is kept: of a list of each entry. */
    readonly told: readonly Origin[];
  }[];
  /** What of it somebody contests or others tell differently, and what follows. */
  readonly contested: readonly string[];
  /** What somebody could still tell; an officer's findings are not among it. */
  readonly missing: readonly { readonly fact: string; readonly label: string }[];
  readonly steps: readonly StepText[];
  readonly support?: string;
  readonly shield?: string;
  readonly holdsUntil?: string;
  readonly provisional?: string;
};

export type Explanation = {
  readonly locale: Locale;
  readonly title: string;
  readonly headline: string;
  /** Said before everything else: the stay is not lawful, or may not be, with where to get help. */
  readonly first?: FindingText;
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
    /** What was compared, and with what, where a comparison decided. */
    readonly value?: string;
    readonly threshold?: string;
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
  readonly headline: string;
  /** That the stay has ended, or may have, is said before anything else. */
  readonly first?: FindingText;
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
  const first = firstText(conclusion, speak);
  return {
    title: titleOf(conclusion, wording),
    headline: headlineOf(conclusion, first, speak),
    ...(first === undefined ? {} : { first }),
    missing: conclusion.missing.filter(isTold).length,
    deadlines: conclusion.deadlines.map((it) => deadlineName(it, wording)),
    findings: conclusion.findings.map((it) => speak.name(it.id)),
  };
}

const headlineOf = (conclusion: Conclusion, first: FindingText | undefined, speak: Voice): string =>
  inOneLine([...(first === undefined ? [] : [first.sentence]), headline(conclusion, speak)], speak);
const titleOf = ({ procedure }: Conclusion, wording: Wording | undefined): string =>
  wording?.procedures[procedure]?.name ?? procedure;
const deadlineName = ({ what }: DeadlineReport, wording: Wording | undefined): string =>
  wording?.deadlines[what] ?? what;
/** Could somebody tell it? An officer's finding is the officer's. */
const isTold = ({ heldBy }: Missing): boolean => heldBy !== 'officer';

export function explain(determination: Determination, rulebook: Rulebook, locale: Locale): Explanation {
  const speak = voice(rulebook, locale, saidIn(determination));
  const wording = rulebook.wording[locale];
  const points = pointsText(determination, speak);
  const model = modelText(determination, speak);
  const first = firstText(determination, speak);
  const findings = determination.findings.map((it) => (it.id === first?.id ? first : findingText(it, speak)));
  return {
    locale,
    title: titleOf(determination, wording),
    headline: headlineOf(determination, first, speak),
    ...(first === undefined ? {} : { first }),
    conditions: conditionTexts(determination, speak),
    filing: filingTexts(determination, speak),
    granted: determination.grant === undefined ? [] : grantTexts(determination.grant, speak),
    reasons: reasonsOf(determination, findings, speak),
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
    routes: isChosen(determination.procedure, rulebook)
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
    candidates: candidateTexts(determination, speak),
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

/** The stay has ended, or has unless an application goes on: in a sentence with its day. */
function firstText({ stay, dates }: Conclusion, speak: Voice): FindingText | undefined {
  if (stay === undefined) return undefined;
  const { lawful, until } = stay;
  const text = findingText(lawful, speak);
  if (lawful.state === 'no') return { ...text, sentence: endedText(until, text.sentence, speak) };
  const last = typeof until === 'object' ? until.atLeast : until;
  if (lawful.state === 'yes' || typeof last !== 'string' || last >= dates.asOf) return undefined;
  const how = last === until ? 'stay.decided' : 'stay.perhaps';
  return { ...text, sentence: speak.say(how, { day: formatDay(speak.locale, last) }) };
}

function endedText(until: Quantity | undefined, otherwise: string, speak: Voice): string {
  if (typeof until === 'string') return speak.say('stay.ended', { day: formatDay(speak.locale, until) });
  const { atLeast, atMost } = typeof until === 'object' ? until : {};
  if (typeof atMost !== 'string') return otherwise;
  const most = formatDay(speak.locale, atMost);
  if (typeof atLeast !== 'string') return speak.say('stay.ended', { day: most });
  return speak.say('stay.ended.between', { least: formatDay(speak.locale, atLeast), most });
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

const inOneLine = (sentences: readonly string[], speak: Voice): string =>
  sentences.join(speak.locale === 'en' ? ' ' : '');

/** Ways nobody can choose between: a fact does. */
const isChosen = (procedure: string, rulebook: Rulebook): boolean =>
  findProcedure(rulebook, procedure)?.routes?.every((it) => it.of !== undefined) === true;

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
  const name = speak.locale === 'en' ? source.en : source.ja;
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

/** A ground applies or not, a factor speaks for or against somebody; a requirement is met or not. */
function stateWordOf({ state, kind, holds, speaks }: FindingReport, speak: Voice): string {
  if (holds === undefined || holds === 'unknown' || holds === 'judgement') return speak.state(holds ?? state);
  if (kind === 'ground' || (holds === 'no' && speaks !== 'either')) return speak.say(`ground.${holds}`);
  return speak.say(speaks === 'for' || (speaks === 'either' && holds === 'yes') ? 'factor.for' : 'factor.against');
}

function lawText(law: Law, speak: Voice): { readonly text: string; readonly link: string } {
  const source = speak.rulebook.sources.find((it) => it.id === law.source);
  const name = speak.locale === 'en' ? source?.en : source?.ja;
  return { text: `${name ?? law.source} ${law.at}`, link: law.link };
}

function findingText(finding: FindingReport, speak: Voice): FindingText {
  const told = new Map(finding.facts.map((it) => [it.id, speak.value(it.id, it.value)]));
  const remedy = finding.state === 'yes' ? undefined : speak.words(finding.id, 'remedy', told);
  const steps = finding.step === undefined ? [] : stepTexts(finding.step, speak, told);
  const { support, shield } = finding;
  return {
    id: finding.id,
    name: speak.name(finding.id),
    requirement: speak.words(finding.id, 'requirement') ?? finding.id,
    state: finding.state,
    stateWord: stateWordOf(finding, speak),
    sentence: sentenceOf(finding, told, speak),
    ...(remedy === undefined ? {} : { remedy }),
    bearer: speak.party(finding.bearer),
    basis: speak.say(`basis.${finding.basis}`),
    confidence: speak.say(`confidence.${finding.confidence}`),
    law: finding.law.map((it) => lawText(it, speak)),
    facts: finding.facts.map((it) => ({
      id: it.id,
      label: speak.label(it.id),
      value: told.get(it.id) ?? '',
      heldBy: speak.party((speak.rulebook.facts.get(it.id)?.heldBy ?? 'resident') as Party),
      ...(it.who === undefined ? {} : { about: speak.whom(it.who) }),
      told: originsIn(it),
    })),
    contested: contestedText(finding, speak),
    missing: untold(finding).map((it) => ({ fact: it.fact, label: speak.label(it.fact) })),
    steps,
    ...(support === undefined
      ? {}
      : {
          support:
            'offers' in support
              ? speak.say('support.offers', {
                  names: speak.list(
                    support.offers.map((it) => speak.rulebook.wording[speak.locale]?.supports[it] ?? it),
                  ),
                })
              : speak.say('support.none', { source: support.noneProvided }),
        }),
    ...(shield === undefined ? {} : { shield: shieldText(shield, speak) }),
    ...(finding.provisional ? { provisional: speak.say('finding.provisional') } : {}),
    ...(finding.holdsUntil === undefined
      ? {}
      : { holdsUntil: speak.say('holds.until', { day: formatDay(speak.locale, finding.holdsUntil) }) }),
  };
}

const nobody: readonly Origin[] = Object.freeze([]);

/** Which entries do not count, where not all that failed is another party's. */
function shieldText({ basis, entries = [], state }: NonNullable<FindingReport['shield']>, speak: Voice): string {
  const why = { basis: speak.say(`basis.${basis}`) };
  if (state === 'yes' || entries.length === 0) return speak.say('shield', why);
  return speak.say('shield.entries', { ...why, entries: speak.list(entries.map((it) => formatDay(speak.locale, it))) });
}

/** Whose word a fact is: its own, or of each entry and of the list as a whole. */
function originsIn(fact: FactUsed): readonly Origin[] {
  if (fact.entries === undefined && fact.version === undefined) return nobody;
  const { id: _, value: __, about: ___, entries, complete, ...own } = fact;
  const { item, version, source, label, since } = own;
  if (entries !== undefined) return complete === undefined ? entries : [...entries, complete];
  if (item === undefined || version === undefined || source === undefined || label === undefined || since === undefined)
    return nobody;
  return [{ ...own, item, version, source, label, since }];
}

function contestedText(finding: FindingReport, speak: Voice): readonly string[] {
  const lines = finding.facts.flatMap((fact): readonly string[] => {
    const told = originsIn(fact);
    if (told.length === 0) return [];
    const label = speak.label(fact.id);
    const [first] = told.flatMap((it) => it.contested?.on ?? []).toSorted();
    return [
      ...(first === undefined ? [] : [speak.say('contested.since', { label, day: formatDay(speak.locale, first) })]),
      ...(told.some((it) => it.otherwise !== undefined) ? [speak.say('contested.otherwise', { label })] : []),
    ];
  });
  return finding.restsOnContested ? [...lines, speak.say('contested.alone')] : lines;
}

/**
 * INVARIANT: a requirement is never said as if it were so unless it is met. Without words of its own a failure names what
 * failed, and what is unknown names what is missing.
 */
function sentenceOf(finding: FindingReport, told: ReadonlyMap<string, string>, speak: Voice): string {
  const { id, state, step } = finding;
  const name = speak.name(id);
  const own = ownSentence(finding, speak);
  if (own !== undefined) return own;
  if (state === 'judgement') return speak.say('finding.judgement', { name });
  const missing = untold(finding).map((it) => speak.label(it.fact));
  if (state === 'unknown' && missing.length > 1) return speak.say('finding.unknown', { facts: speak.list(missing) });
  const decisive = step === undefined ? [] : decisiveSteps(step, speak, told).map((it) => it.text);
  if (decisive.length > 0) return capital([...new Set(decisive)].join(speak.locale === 'en' ? '; ' : '。'));
  if (state === 'yes') return speak.words(id, 'requirement') ?? id;
  if (state === 'no') return speak.say('finding.no', { name });
  return speak.say('finding.unknown', { facts: missing.length === 0 ? name : speak.list(missing) });
}

/** Answers that are no value a sentence could name. */
const noValues: readonly unknown[] = ['not-yet', 'never', 'not-applicable', 'list'];

/** What a sentence about a finding may name: what was told, or found in its detail, what other provisions gave, and the end. */
function valuesIn({ facts, step, holdsUntil }: FindingReport, speak: Voice): Told {
  const values = new Map<string, string>();
  const add = (name: string, value: Known | 'list', text: string): void => {
    if (!noValues.includes(value)) values.set(name, text);
  };
  const read = (it: Step): void => {
    const { kind, fact, provision, value, parts = [] } = it;
    // What was so on another day is not what is so.
    if (kind === 'at' || kind === 'throughout') return;
    if (kind === 'coarse' && fact !== undefined && value !== null && typeof value !== 'object')
      add(fact, value, speak.value(fact, value));
    if (kind === 'provision' && provision !== undefined && value !== null && typeof value !== 'boolean')
      values.set(provision, speak.quantity(value, unitOf(it, speak)));
    for (const part of parts) read(part);
  };
  if (step !== undefined) read(step);
  for (const { id, value } of facts) add(id, value, speak.value(id, value));
  if (holdsUntil !== undefined) values.set('holds-until', formatDay(speak.locale, holdsUntil));
  return values;
}

/** Only the exceptions that mattered: those that hold, or of a rule that holds else, those it is still open for. */
function exceptionSentence({ exceptions = [], step }: FindingReport, values: Told, speak: Voice): string | undefined {
  const said = (message: 'met' | 'officer', state: State): readonly string[] =>
    exceptions.filter((it) => it.state === state).flatMap(({ id }) => speak.words(id, message, values) ?? []);
  const except = step === undefined ? undefined : exceptIn(step);
  if (except === undefined || exceptions.length === 0) return undefined;
  if (except.row === 'contested')
    return speak.say('exceptions.contested', { names: speak.names(exceptions.map(({ id }) => id)) });
  const holding = said('met', 'yes');
  if (holding.length > 0) return inOneLine(holding, speak);
  const base = except.parts?.[0];
  const open = exceptions.every((it) => it.state === 'judgement') ? said('officer', 'judgement') : [];
  return base?.value !== true || open.length === 0 ? undefined : inOneLine(open, speak);
}

function exceptIn(step: Step): Step | undefined {
  if (step.kind === 'except') return step;
  for (const part of step.parts ?? []) {
    const found = exceptIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A sentence written for this provision and what came of it. */
function ownSentence(finding: FindingReport, speak: Voice): string | undefined {
  const { id, state: inOrder, holds } = finding;
  const state = holds ?? inOrder;
  const values = valuesIn(finding, speak);
  const excepted = exceptionSentence(finding, values, speak);
  if (excepted !== undefined) return excepted;
  if (state === 'yes') return speak.words(id, 'met', values);
  if (state === 'no') return speak.words(id, 'notMet', values);
  const unknown = speak.words(id, 'unknown', values);
  return state === 'judgement' ? (speak.words(id, 'officer', values) ?? unknown) : unknown;
}

const untold = (finding: FindingReport): FindingReport['missing'] => finding.missing.filter(isTold);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function pointsText(determination: Determination, speak: Voice): Explanation['points'] | undefined {
  const { points } = determination;
  if (points === undefined) return undefined;
  const say = (value: Quantity | null): string => speak.quantity(value, 'points');
  const threshold = say(points.threshold ?? null);
  const text =
    points.atLeast === points.atMost
      ? speak.say('points.total', { total: say(points.atLeast), threshold })
      : speak.say('points.bounds', { atLeast: say(points.atLeast), atMost: say(points.atMost), threshold });
  return {
    text,
    items: points.items.map((it) => ({
      id: it.id,
      name: speak.row(it.id),
      text: say(it.points),
      points: bound(it.points, 'atLeast'),
      most: bound(it.points, 'atMost'),
    })),
  };
}

function bound(value: Quantity | null, which: 'atLeast' | 'atMost'): number {
  const it = typeof value === 'object' ? value?.[which] : value;
  return typeof it === 'number' ? it : 0;
}

function changesText(determination: Determination, speak: Voice): readonly string[] {
  return determination.changes.map(({ facts, clear }) => {
    const parts = facts.map((it) =>
      speak.say('change.one', {
        label: speak.label(it.fact),
        from: speak.value(it.fact, it.from),
        to: speak.value(it.fact, it.to),
        party: speak.party(it.by),
      }),
    );
    return [...parts, ...(clear === 'unknown' ? [speak.say('change.unknown')] : [])].join(
      speak.locale === 'en' ? ' ' : '',
    );
  });
}

/** Facts named of those a day waits for. */
const mostFacts = 5;

function earliestText(earliest: EarliestReport | undefined, today: string, speak: Voice): readonly string[] {
  if (earliest === undefined) return [];
  const day = (iso: string): { day: string } => ({ day: formatDay(speak.locale, iso) });
  const stops = earliest.until === undefined ? [] : [speak.say('earliest.until', day(earliest.until))];
  const { facts = [], textsDiffer = false } = earliest.waitsFor ?? {};
  const names = speak.list(facts.slice(0, mostFacts).map((fact) => speak.label(fact)));
  const waits = [
    ...(textsDiffer ? [speak.say('earliest.texts')] : []),
    ...(facts.length === 0 ? [] : [speak.say('earliest.facts', { facts: names })]),
  ];
  const { on, notBefore = on } = earliest;
  if (on !== undefined && notBefore !== undefined && notBefore < on)
    return [speak.say('earliest.latest', day(on)), speak.say('earliest.sooner', day(notBefore)), ...waits, ...stops];
  if (on !== undefined) return [on === today ? speak.say('earliest.now') : speak.say('earliest.on', day(on)), ...stops];
  if (notBefore === undefined) {
    const { horizon } = earliest;
    return [horizon === undefined ? speak.say('earliest.never') : speak.say('earliest.horizon', day(horizon))];
  }
  return [notBefore === today ? speak.say('earliest.open') : speak.say('earliest.notBefore', day(notBefore)), ...waits];
}

function deadlineText(deadline: DeadlineReport, speak: Voice): string {
  const { advise, lawful, duty } = deadline;
  const days = { advise: speak.quantity(advise ?? null), lawful: speak.quantity(lawful ?? null) };
  const which =
    advise === undefined || days.advise === days.lawful ? 'lawful' : lawful === undefined ? 'advise' : 'both';
  const sentence =
    duty !== undefined
      ? speak.say(dutyKey(duty), { ...days, bearer: speak.party(duty.bearer) })
      : lasts(deadline, speak) && which !== 'advise'
        ? speak.say(`deadline.lasts.${which}`, days)
        : speak.say(`deadline.${which}`, days);
  return deadline.provisional ? `${sentence} ${speak.say('deadline.provisional')}` : sentence;
}

/** Something that lasts until that day, and that nobody has to file. */
const lasts = ({ provision }: DeadlineReport, speak: Voice): boolean =>
  speak.rulebook.provisions.some((it) => it.id === provision && 'deadline' in it && it.deadline?.lasts !== undefined);

const dutyKey = ({ state, unless }: DutyReport): SentenceKey =>
  unless === undefined || state === 'blocked' ? `deadline.${state}` : `deadline.unless.${unless}.${state}`;

function modelText(determination: Determination, speak: Voice): Explanation['model'] | undefined {
  const { model } = determination;
  if (model === undefined) return undefined;
  const same = model.outcome === determination.outcome && model.clear === determination.clear;
  const key =
    model.outcome === 'judgement' ? (`judgement.${model.clear === 'yes' ? 'clear' : 'open'}` as const) : model.outcome;
  return {
    headline: same ? speak.say('headline.model.same') : speak.say(`headline.model.${key}`),
    differences: model.differs.map((it) =>
      speak.say('model.differs', { name: speak.name(it.id), state: speak.state(it.state), was: speak.state(it.was) }),
    ),
    earliest: earliestText(model.earliest, determination.dates.day, speak),
  };
}
