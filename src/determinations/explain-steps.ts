/** Sentences for the steps of the reasoning: one template for each kind of node. */
import { formatDay, joinClauses } from '#language';
import type { DutyState } from '#rules';
import { isDated } from '#rules';
import type { Step } from './determination.ts';
import { operandText, truth, unitOf } from './explain-operand.ts';
import type { Voice } from './speak.ts';
import type { ExplanationPhrase } from './wording.ts';

/** Values of facts by id, as written for a reader: what a choice was, beside what was asked for. */
export type ValuesTold = ReadonlyMap<string, string>;

export type StepText = {
  readonly text: string;
  readonly parts: readonly StepText[];
  /** The thing an entry is about, where a record is kept. */
  readonly item?: string;
};

/** A step that settled the whole, and how it is said. */
export type Decisive = { readonly step: Step; readonly text: string };

const nothingTold: ValuesTold = new Map();
/** Entries and parts shown of one step: enough to act on, never a wall of text. */
const mostEntries = 20;
const mostDecisive = 3;

export function stepTexts(step: Step, voice: Voice, told: ValuesTold): readonly StepText[] {
  const here = step.on === undefined ? told : nothingTold;
  if (step.kind === 'at') return onDay(step, voice, here);
  const parts = isPerEntry(step) ? entryTexts(step, voice, here) : insideOf(step, voice, here);
  const text = textOf(step, voice, here);
  return text === undefined ? parts : [{ text, parts: step.kind === 'provision' ? [] : parts }];
}

const insideOf = (step: Step, voice: Voice, told: ValuesTold): readonly StepText[] =>
  (step.parts ?? []).flatMap((part) => stepTexts(part, voice, told));

/** What was looked at on another day says the day: a value of last year must not read as one of today. */
function onDay(step: Step, voice: Voice, told: ValuesTold): readonly StepText[] {
  const [day, of] = step.parts ?? [];
  if (of === undefined || typeof day?.value !== 'string') return insideOf(step, voice, told);
  const text = voice.say('step.at', { day: formatDay(voice.locale, day.value) });
  return [{ text, parts: stepTexts(of, voice, nothingTold) }];
}

const isPerEntry = (step: Step): boolean => step.kind === 'every' || step.kind === 'some';

/** The entries that decided: those that fail "every", those that make "some" true, and those that are not known. */
function decidingEntries(step: Step): readonly Step[] {
  const settled = step.kind === 'some';
  return (step.parts ?? []).filter((part) => part.value === settled || part.value === null);
}

function entryTexts(step: Step, voice: Voice, told: ValuesTold): readonly StepText[] {
  return decidingEntries(step)
    .slice(0, mostEntries)
    .map((part) => ({
      text: entryName(part, voice),
      parts: stepTexts(part, voice, told),
      ...(part.item === undefined ? {} : { item: part.item }),
    }));
}

const entryName = (part: Step, voice: Voice): string =>
  voice.say('step.entry', { number: String((part.record ?? 0) + 1) });

/** The steps that say best why: the part that settled it, or the few that did so together. */
export function decisiveSteps(step: Step, voice: Voice, told: ValuesTold): readonly Decisive[] {
  const parts = step.parts ?? [];
  const here = step.on === undefined ? told : nothingTold;
  switch (step.kind) {
    case 'any':
    case 'all': {
      const of = parts.filter((part) => part.value === step.value);
      const settles = step.value === (step.kind === 'any');
      return (settles ? of.slice(0, 1) : of).flatMap((part) => decisiveSteps(part, voice, here)).slice(0, mostDecisive);
    }
    case 'every':
    case 'some':
      return decisiveEntry(step, voice, here);
    case 'at': {
      const [day, of] = parts;
      if (of === undefined || typeof day?.value !== 'string') return [];
      const prefix = voice.say('step.at', { day: formatDay(voice.locale, day.value) });
      return decisiveSteps(of, voice, nothingTold).map((it) => ({
        step: it.step,
        text: voice.say('step.inside', { whole: prefix, part: it.text }),
      }));
    }
    case 'duty':
      return [{ step, text: dutyText(step, voice) }];
    case 'provision':
    case 'not':
      return parts.flatMap((part) => decisiveSteps(part, voice, here));
    case 'coarse':
      if (step.row === 'detail') return parts.flatMap((part) => decisiveSteps(part, voice, here));
      break;
  }
  const text = textOf(step, voice, here);
  return text === undefined ? parts.flatMap((part) => decisiveSteps(part, voice, here)) : [{ step, text }];
}

function decisiveEntry(step: Step, voice: Voice, told: ValuesTold): readonly Decisive[] {
  const whole = textOf(step, voice, told) ?? '';
  const [entry] = decidingEntries(step).filter((part) => part.value === step.value);
  const [inner] = entry === undefined ? [] : decisiveSteps(entry, voice, told);
  if (entry === undefined || inner === undefined) return [{ step, text: whole }];
  const part = voice.say('step.inside', { whole: entryName(entry, voice), part: inner.text });
  return [{ step: inner.step, text: voice.say('step.inside', { whole, part }) }];
}

function textOf(step: Step, voice: Voice, told: ValuesTold): string | undefined {
  const { say } = voice;
  const label = voice.label(step.fact ?? '');
  switch (step.kind) {
    case 'fact':
      return factText(step, voice);
    case 'coarse':
      if (step.row === 'contested') return say('step.contested', { label });
      return step.parts === undefined ? factText(step, voice) : undefined;
    case 'is':
      return isText(step, label, told.get(step.fact ?? ''), voice);
    case 'field':
      return say('step.fact', {
        label: fieldLabel(step, voice),
        value: voice.quantity(step.value, unitOf(step, voice)),
      });
    case 'field-is':
      return isText(step, fieldLabel(step, voice), undefined, voice);
    case 'field-is-fact':
      return say('step.field-is-fact', {
        field: fieldLabel(step, voice),
        label: voice.label(step.by ?? ''),
        state: truth(step, voice),
      });
    case 'same':
      return say('step.same', { state: truth(step, voice) });
    case 'compare':
      return compareText(step, voice);
    case 'all':
    case 'any':
    case 'throughout':
      return say(`step.${step.kind}`, { state: truth(step, voice) });
    case 'every':
    case 'some':
      return say(`step.${step.kind}`, { label, state: truth(step, voice) });
    case 'duty':
      return dutyText(step, voice);
    case 'provision':
      return say('step.provision', {
        name: voice.name(step.provision ?? ''),
        value: typeof step.value === 'boolean' ? truth(step, voice) : voice.quantity(step.value, unitOf(step, voice)),
      });
    case 'officer':
      return say('step.officer', {
        question: voice.rulebook.wording[voice.locale]?.questions[step.question ?? ''] ?? step.question ?? '',
      });
    case 'days-within':
    case 'most-days-within':
    case 'longest-run':
      return say('step.days', { label, value: voice.quantity(step.value, 'days') });
    case 'count':
      return say('step.count', { label, value: voice.quantity(step.value) });
    case 'covered-since':
      return step.value === 'not-yet' ? say('step.covered.none', { label }) : coveredText(step, label, voice);
    case 'bands':
      return say('step.value', { name: tableName(step, voice), value: voice.quantity(step.value) });
    default:
      return silent(step.kind);
  }
}

/** Steps that only carry another step, and "not", whose part already says what is so, add nothing for a reader. */
const silent = (
  _:
    | 'constant'
    | 'parameter'
    | 'today'
    | 'as-of'
    | 'not'
    | 'table'
    | 'sum'
    | 'times'
    | 'earliest'
    | 'latest'
    | 'points'
    | 'elapsed'
    | 'shift'
    | 'complete'
    | 'last-day'
    | 'month-end'
    | 'filing-deadline'
    | 'last-open-day'
    | 'at'
    | 'total'
    | 'first-of'
    | 'last-of'
    | 'except'
    | 'event',
): undefined => undefined;

/** Where a duty about one event stands; the day is its last one. */
function dutyText({ row, due }: Step, voice: Voice): string {
  const state = row as DutyState;
  return voice.say(`step.duty.${state}`, { day: voice.quantity(due ?? null) });
}

const coveredText = (step: Step, label: string, voice: Voice): string =>
  voice.say('step.covered', { label, value: voice.quantity(step.value) });

function tableName(step: Step, voice: Voice): string {
  const table = step.table ?? '';
  return voice.row(table.includes('.') ? (table.split('.').at(-1) ?? table) : table);
}

const fieldLabel = (step: Step, voice: Voice): string =>
  voice.rulebook.wording[voice.locale]?.facts[step.fact ?? '']?.fields?.[step.field ?? ''] ?? step.field ?? '';

function factText(step: Step, voice: Voice): string {
  const fact = step.fact ?? '';
  const value = typeof step.value === 'object' ? voice.quantity(null) : voice.value(fact, step.value);
  return voice.say('step.fact', { label: voice.label(fact), value });
}

/**
 * Says what is so and never what is wanted: the same step may stand below a "not".
 * @param told the choice that was told, when it is the one looked at
 */
function isText(step: Step, label: string, told: string | undefined, voice: Voice): string {
  const words = voice.rulebook.wording[voice.locale]?.facts;
  const choiceText = (choice: string): string =>
    words?.[step.fact ?? '']?.choices?.[choice] ?? words?.[step.field ?? '']?.choices?.[choice] ?? choice;
  const choices = joinClauses(voice.locale, (step.oneOf ?? []).map(choiceText));
  if (step.value === null) return voice.say('step.is.unknown', { label });
  const among = step.value === true;
  const one = step.oneOf?.length === 1;
  if (told !== undefined && among && one) return voice.say('step.fact', { label, value: told });
  if (told !== undefined) {
    const relation = among ? 'step.is.among' : one ? 'step.is.not' : 'step.is.outside';
    return voice.say(relation, { label, value: told, choices });
  }
  return among ? voice.say('step.fact', { label, value: choices }) : voice.say('step.is.other', { label, choices });
}

const dayWords: Readonly<Record<string, string>> = {
  'at-least': 'on-or-after',
  'more-than': 'after',
  'at-most': 'on-or-before',
  'less-than': 'before',
  equal: 'equal',
};

/** The sentence that shows the relation between the fact used and the threshold. */
function compareText(step: Step, voice: Voice): string {
  const [left, right] = step.parts ?? [];
  if (left === undefined || right === undefined) return truth(step, voice);
  const unit = unitOf(left, voice) ?? unitOf(right, voice);
  const words = { left: operandText(left, voice, unit), right: operandText(right, voice, unit) };
  const by = isAboutDays(left, voice) || isAboutDays(right, voice) ? dayWords[step.by ?? ''] : step.by;
  const relation = voice.say(
    `step.${by ?? 'equal'}.${step.value === false ? 'no' : 'yes'}` as ExplanationPhrase,
    words,
  );
  return step.value === null ? voice.say('step.compare.unknown', { relation }) : relation;
}

const dayKinds: readonly string[] = [
  'today',
  'as-of',
  'shift',
  'complete',
  'last-day',
  'month-end',
  'filing-deadline',
  'last-open-day',
  'covered-since',
];

function isDatedFact({ fact = '' }: Step, { rulebook }: Voice): boolean {
  const definition = rulebook.facts.get(fact);
  return definition !== undefined && isDated(definition);
}

function isAboutDays(step: Step, voice: Voice): boolean {
  const { value } = step;
  const sample = typeof value === 'object' ? (value?.atLeast ?? value?.atMost) : value;
  if (typeof sample === 'string') return true;
  return dayKinds.includes(step.kind) || isDatedFact(step, voice);
}
