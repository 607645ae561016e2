/**
 * What is kept of a determination: what it came to, the values, the dates, and the state of the nearest way. The rest is
 * determined again when it is looked at, from the release it names and the facts of that moment.
 */
import type { Determination, FindingReport, ValueReport, Worded } from './determination.ts';

const parts = [
  'format',
  'procedure',
  'rulebook',
  'text',
  'dates',
  'outcome',
  'clear',
  'because',
  'restsOnContested',
  'stay',
  'candidates',
  'missing',
  'earliest',
  'until',
  'deadlines',
  'receipt',
] as const satisfies readonly (keyof Determination)[];

export type Conclusion = Pick<Determination, (typeof parts)[number]> & {
  readonly values: readonly (Worded & Pick<ValueReport, 'id' | 'unit' | 'value' | 'estimate'>)[];
  readonly appliesTo?: readonly KeptFinding[];
  /** Of the nearest way. */
  readonly findings: readonly KeptFinding[];
};

type KeptFinding = Worded &
  Pick<FindingReport, 'id' | 'state' | 'weight' | 'restsOnContested'> & {
    readonly facts: readonly { readonly id: string }[];
  };

export function conclusionOf(whole: Determination): Conclusion {
  const kept = Object.fromEntries(parts.flatMap((it) => (whole[it] === undefined ? [] : [[it, whole[it]]])));
  return {
    ...(kept as Pick<Determination, (typeof parts)[number]>),
    values: whole.values.map(({ id, unit, value, estimate, ...it }) => ({
      id,
      unit,
      value,
      ...(estimate ? { estimate } : {}),
      ...wordedOf(it),
    })),
    ...(whole.appliesTo === undefined ? {} : { appliesTo: whole.appliesTo.map(keptFinding) }),
    findings: whole.findings.map(keptFinding),
  };
}

const keptFinding = ({ id, state, weight, restsOnContested, facts, ...it }: FindingReport): KeptFinding => ({
  id,
  state,
  weight,
  ...(restsOnContested ? { restsOnContested } : {}),
  ...wordedOf(it),
  facts: facts.map((fact) => ({ id: fact.id })),
});

const wordedOf = ({ words, figures }: Worded): Worded => ({
  ...(words === undefined ? {} : { words }),
  ...(figures === undefined ? {} : { figures }),
});
