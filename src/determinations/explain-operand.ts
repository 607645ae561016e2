/** The two sides of a comparison in words: a name, its value, and how a day or a span came about. */
import { unitOfProvision } from '#rules';
import type { Step } from './determination.ts';
import type { Voice } from './speak.ts';

export const truth = (step: Step, voice: Voice): string =>
  voice.state(step.value === true ? 'yes' : step.value === false ? 'no' : 'unknown');

/** The unit of an amount, from the step itself or from what it is made of. */
export function unitOf(step: Step, voice: Voice): string | undefined {
  if (step.unit !== undefined && step.kind !== 'shift' && step.kind !== 'complete') return step.unit;
  if (step.kind === 'days-within' || step.kind === 'most-days-within' || step.kind === 'longest-run') return 'days';
  if (step.kind === 'points') return 'points';
  if (step.field !== undefined) return fieldUnit(step, voice);
  if (step.provision === undefined)
    return step.parts?.map((part) => unitOf(part, voice)).find((it) => it !== undefined);
  const provision = voice.rulebook.provisions.find((it) => it.id === step.provision);
  return provision && unitOfProvision(provision);
}

function fieldUnit(step: Step, voice: Voice): string | undefined {
  const list = voice.rulebook.facts.get(step.fact ?? '');
  const field = list?.type === 'list' ? list.fields[step.field ?? ''] : undefined;
  return field?.type === 'yen' ? 'yen' : undefined;
}

const brackets = (name: string, value: string, voice: Voice): string => voice.say('step.named', { name, value });

/** What is not known shows its name alone: the range a form accepts is not something anybody told. */
export function operandText(step: Step, voice: Voice, unit: string | undefined): string {
  const known = step.value !== null && typeof step.value !== 'object';
  const value = voice.quantity(step.value, unitOf(step, voice) ?? unit);
  const how = howText(step, voice, unit);
  if (how !== undefined) return known ? brackets(value, how, voice) : how;
  const name = nameOf(step, voice);
  if (name === undefined) return value;
  const isRange = step.kind === 'fact' || step.kind === 'coarse' || step.kind === 'field';
  return known || (step.value !== null && !isRange) ? brackets(name, value, voice) : name;
}

function nameOf(step: Step, voice: Voice): string | undefined {
  switch (step.kind) {
    case 'today':
      return voice.say('step.today');
    case 'as-of':
      return voice.say('step.as-of');
    case 'provision':
      return voice.name(step.provision ?? '');
    case 'field':
      return voice.rulebook.wording[voice.locale]?.facts[step.fact ?? '']?.fields?.[step.field ?? ''] ?? step.field;
    default:
      return step.fact === undefined ? undefined : voice.label(step.fact);
  }
}

/** How a day or a span came about: "10 years after 15 April 2016". */
function howText(step: Step, voice: Voice, unit: string | undefined): string | undefined {
  const [of, by] = step.parts ?? [];
  if (of === undefined) return undefined;
  switch (step.kind) {
    case 'shift':
    case 'complete': {
      const words = { span: voice.quantity(by?.value ?? null, step.unit), day: placeOf(of, voice) };
      return step.by === 'earlier' ? voice.say('step.earlier', words) : voice.say('step.later', words);
    }
    case 'elapsed':
      return by && voice.say('step.elapsed', { from: placeOf(of, voice), to: placeOf(by, voice) });
    case 'month-end': {
      const words = { month: placeOf(of, voice), span: voice.quantity(Number(step.by), 'months') };
      return voice.say(step.by === '0' ? 'step.month-end' : 'step.month-end.later', words);
    }
    case 'last-day':
      return voice.say('step.last-day', { day: placeOf(of, voice) });
    case 'last-open-day':
      return voice.say('step.open-day-before', { day: placeOf(of, voice) });
    case 'filing-deadline':
      return voice.say('step.open-day', { day: placeOf(of, voice) });
    case 'at':
      return by && operandText(by, voice, unit);
    default:
      return undefined;
  }
}

/** A day by its date where it is known, else by its name. */
function placeOf(step: Step, voice: Voice): string {
  if (typeof step.value === 'string') return voice.quantity(step.value);
  return operandText(step, voice, undefined);
}
