/** What a sentence about a finding may name, in no language: what was told, what other provisions gave, and the end. */
import type { FigureReport, FindingReport, Known, Quantity, Step } from './determination.ts';

export type ValueSaid = {
  readonly facts: Readonly<Record<string, Known>>;
  readonly provisions: Readonly<Record<string, Omit<FigureReport, 'value'> & { readonly value: Quantity }>>;
  readonly until?: string;
  /** Of a rule with exceptions that mattered: is it met without them, and do two exceptions say different things? */
  readonly excepted?: { readonly base: boolean; readonly contested: boolean };
};

/** Answers that are no value a sentence could name. */
const noValues: readonly unknown[] = ['not-yet', 'never', 'not-applicable', 'list'];

export function saidOf({ facts, step, holdsUntil }: FindingReport): ValueSaid {
  const told: Record<string, Known> = {};
  const provisions: Record<string, ValueSaid['provisions'][string]> = {};
  const read = ({ kind, fact, provision, value, unit, parts = [] }: Step): void => {
    // What was so on another day is not what is so.
    if (kind === 'at' || kind === 'throughout') return;
    if (
      kind === 'coarse' &&
      fact !== undefined &&
      value !== null &&
      typeof value !== 'object' &&
      !noValues.includes(value)
    )
      told[fact] = value;
    if (
      kind === 'provision' &&
      provision !== undefined &&
      value !== null &&
      typeof value !== 'boolean' &&
      !noValues.includes(value)
    )
      provisions[provision] = { value, ...(unit === undefined ? {} : { unit }) };
    for (const part of parts) read(part);
  };
  if (step !== undefined) read(step);
  for (const { id, value } of facts) if (!noValues.includes(value)) told[id] = value;
  const except = step === undefined ? undefined : exceptIn(step);
  return {
    facts: told,
    provisions,
    ...(holdsUntil === undefined ? {} : { until: holdsUntil }),
    ...(except === undefined
      ? {}
      : { excepted: { base: except.parts?.[0]?.value === true, contested: except.row === 'contested' } }),
  };
}

function exceptIn(step: Step): Step | undefined {
  if (step.kind === 'except') return step;
  for (const part of step.parts ?? []) {
    const found = exceptIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
