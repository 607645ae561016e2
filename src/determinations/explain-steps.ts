/** Sentences for the steps of the reasoning: one template for each kind of node. */
import type { Step } from './determination.ts';
import type { Voice } from './speak.ts';
import type { SentenceKey } from './wording/en.ts';

/** Values of facts by id, as written for a reader: what a choice was, beside what was asked for. */
export type ValuesTold = ReadonlyMap<string, string>;

export type StepText = { readonly text: string; readonly parts: readonly StepText[] };

export function stepTexts(step: Step, voice: Voice, told: ValuesTold): readonly StepText[] {
  const parts = (step.parts ?? []).flatMap((part) => stepTexts(part, voice, told));
  const text = textOf(step, voice, told);
  if (text === undefined) return parts;
  return [{ text, parts: step.kind === 'provision' ? [] : parts }];
}

/** The one step that says best why: the part that settled it, or nothing when many did. */
export function decisiveText(step: Step, voice: Voice, told: ValuesTold): string | undefined {
  const parts = step.parts ?? [];
  if (step.kind === 'any' || step.kind === 'all') {
    const settles = step.kind === 'any';
    const settling = parts.filter((part) => part.value === settles);
    const [only] = settling.length > 0 ? settling : parts.filter((part) => part.value === null);
    if (step.value === settles || parts.length === 1) return only && decisiveText(only, voice, told);
    return undefined;
  }
  if (step.kind === 'compare' || step.kind === 'is') return textOf(step, voice, told);
  const [part] = parts;
  return parts.length === 1 && part !== undefined ? decisiveText(part, voice, told) : undefined;
}

function textOf(step: Step, voice: Voice, told: ValuesTold): string | undefined {
  const { say } = voice;
  switch (step.kind) {
    case 'fact':
      return factText(step, voice);
    case 'coarse':
      if (step.row === 'contested') return say('step.contested', { label: voice.label(step.fact ?? '') });
      return step.parts === undefined ? factText(step, voice) : undefined;
    case 'is':
      return isText(step, voice, told);
    case 'compare':
      return compareText(step, voice);
    case 'all':
    case 'any':
    case 'not':
    case 'throughout':
      return say(`step.${step.kind}`, { state: truth(step, voice) });
    case 'every':
    case 'some':
      return say(`step.${step.kind}`, { label: voice.label(step.fact ?? ''), state: truth(step, voice) });
    case 'provision':
      return say('step.provision', { name: voice.name(step.provision ?? ''), value: valueText(step, voice) });
    case 'officer':
      return say('step.officer', {
        question: voice.rulebook.wording[voice.locale]?.questions[step.question ?? ''] ?? step.question ?? '',
      });
    case 'days-within':
    case 'longest-run':
    case 'count':
      return say('step.days', { label: voice.label(step.fact ?? ''), value: voice.quantity(step.value) });
    case 'bands':
      return say('step.value', { name: tableName(step, voice), value: voice.quantity(step.value) });
    default:
      // Steps that only carry another step add nothing for a reader.
      return undefined;
  }
}

function tableName(step: Step, voice: Voice): string {
  const table = step.table ?? '';
  return voice.row(table.includes('.') ? (table.split('.').at(-1) ?? table) : table);
}

function factText(step: Step, voice: Voice): string {
  const fact = step.fact ?? '';
  const value = typeof step.value === 'object' ? voice.quantity(null) : voice.value(fact, step.value);
  return voice.say('step.fact', { label: voice.label(fact), value });
}

function isText(step: Step, voice: Voice, told: ValuesTold): string {
  const fact = step.fact ?? '';
  const choices = voice.rulebook.wording[voice.locale]?.facts[fact]?.choices ?? {};
  const asked = (step.oneOf ?? []).map((choice) => choices[choice] ?? choice).join(voice.locale === 'en' ? '; ' : '、');
  return voice.say('step.is', {
    label: voice.label(fact),
    value: told.get(fact) ?? voice.state('unknown'),
    choices: asked,
  });
}

function truth(step: Step, voice: Voice): string {
  return step.value === true ? voice.state('yes') : step.value === false ? voice.state('no') : voice.state('unknown');
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
  const words = { left: operand(left, voice, unit), right: operand(right, voice, unit) };
  if (step.value === null) return voice.say('step.compare.unknown', words);
  const isDay = [left, right].some((part) => typeof part.value === 'string' && /^\d{4}-/.test(part.value));
  const by = isDay ? (dayWords[step.by ?? ''] ?? 'equal') : (step.by ?? 'equal');
  return voice.say(`step.${by}.${step.value === true ? 'yes' : 'no'}` as SentenceKey, words);
}

function unitOf(step: Step, voice: Voice): string | undefined {
  if (step.unit !== undefined && step.kind !== 'shift' && step.kind !== 'complete') return step.unit;
  if (step.provision === undefined)
    return step.parts?.map((part) => unitOf(part, voice)).find((it) => it !== undefined);
  const provision = voice.rulebook.provisions.find((it) => it.id === step.provision);
  return provision?.kind === 'value' ? provision.unit : undefined;
}

function operand(step: Step, voice: Voice, unit: string | undefined): string {
  const value = valueText(step, voice, unit);
  const brackets = (name: string): string => (voice.locale === 'en' ? `${name} (${value})` : `${name}（${value}）`);
  switch (step.kind) {
    case 'fact':
    case 'coarse':
      return brackets(voice.label(step.fact ?? ''));
    case 'provision':
      return brackets(voice.name(step.provision ?? ''));
    case 'today':
      return voice.say('step.today', { value });
    case 'elapsed': {
      const from = step.parts?.[0];
      return from?.fact === undefined ? value : brackets(voice.label(from.fact));
    }
    default:
      return value;
  }
}

function valueText(step: Step, voice: Voice, unit?: string): string {
  return voice.quantity(
    step.value,
    step.unit !== undefined && step.kind !== 'shift' ? step.unit : (unit ?? unitOf(step, voice)),
  );
}
