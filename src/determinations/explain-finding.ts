/** A finding as it is told whole: its sentence, what it rests on, what may be done about it, and its reasoning. */
import { formatDay, joinClauses, mannerOf } from '#language';
import type { Origin, Party, State } from '#rules';
import { keptFinding } from './conclusion.ts';
import type { FactUsed, FindingReport, Law } from './determination.ts';
import { decisiveSteps, type StepText, stepTexts } from './explain-steps.ts';
import { speaksFor } from './report.ts';
import { ownSentence, plainSentence, untold } from './sentence.ts';
import type { Voice } from './speak.ts';

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

/** A ground applies or not, a factor speaks for or against somebody; a requirement is met or not. */
function stateWordOf(finding: FindingReport, speak: Voice): string {
  const { state, kind, holds, speaks } = finding;
  if (holds === undefined || holds === 'unknown' || holds === 'judgement') return speak.state(holds ?? state);
  // Where it is another party's, or not asked, it speaks neither for nor against.
  if (speaks === 'either' && state === 'yes' && !speaksFor(finding)) return speak.state(state);
  if (kind === 'ground' || (holds === 'no' && speaks !== 'either')) return speak.say(`ground.${holds}`);
  return speak.say(speaks === 'for' || (speaks === 'either' && holds === 'yes') ? 'factor.for' : 'factor.against');
}

function lawText(law: Law, speak: Voice): { readonly text: string; readonly link: string } {
  const source = speak.rulebook.sources.find((it) => it.id === law.source);
  const name = source?.[mannerOf(speak.locale).law];
  return { text: `${name ?? law.source} ${law.at}`, link: law.link };
}

export function findingText(finding: FindingReport, speak: Voice): FindingText {
  const told = new Map(finding.facts.map((it) => [it.id, speak.value(it.id, it.value)]));
  const caused = finding.cause === undefined ? undefined : speak.words(finding.id, 'causedRemedy', told);
  const remedy = finding.state === 'yes' ? undefined : (caused ?? speak.words(finding.id, 'remedy', told));
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
    bearer: speak.party(finding.cause ?? finding.bearer),
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

/** In its own words; without them by the steps that settled it. */
function sentenceOf(finding: FindingReport, told: ReadonlyMap<string, string>, speak: Voice): string {
  const kept = keptFinding(finding);
  const own = ownSentence(kept, speak);
  if (own !== undefined) return own;
  const { state, step } = finding;
  const isWaiting = state === 'judgement' || (state === 'unknown' && untold(finding).length > 1);
  const decisive = step === undefined || isWaiting ? [] : decisiveSteps(step, speak, told).map((it) => it.text);
  if (decisive.length === 0) return plainSentence(kept, speak);
  return capital(joinClauses(speak.locale, [...new Set(decisive)]));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
