/**
 * What is kept of a determination: all that its answer in words needs, and no reasoning. The rest is determined again when
 * it is looked at, from the release it names and the facts of that moment.
 */
import type { Determination, FindingReport, PointsReport, RouteReport, ValueReport, Worded } from './determination.ts';
import { reasonsIn } from './reasons.ts';
import { saidOf, type ValueSaid } from './value-said.ts';

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
  'application',
  'filing',
  'candidates',
  'missing',
  'earliest',
  'until',
  'assumptions',
  'deadlines',
  'documents',
  'fileAt',
  'fee',
  'model',
  'receipt',
] as const satisfies readonly (keyof Determination)[];

export type Conclusion = Pick<Determination, (typeof parts)[number]> & {
  readonly values: readonly (Worded & Pick<ValueReport, 'id' | 'unit' | 'value' | 'estimate' | 'law'>)[];
  readonly appliesTo?: readonly KeptFinding[];
  readonly ways: readonly Omit<RouteReport, 'findings'>[];
  readonly points?: Omit<PointsReport, 'items'>;
  /** Of the nearest way. */
  readonly findings: readonly KeptFinding[];
  /** Ids of the findings that decided, the weightiest first. */
  readonly reasons: readonly string[];
};

/** A finding with what a sentence about it may name, instead of its reasoning. */
export type KeptFinding = Omit<
  FindingReport,
  'step' | 'facts' | 'evidence' | 'support' | 'parameters' | 'provisional' | 'basis' | 'confidence'
> & {
  readonly facts: readonly { readonly id: string }[];
  readonly said: ValueSaid;
};

export function conclusionOf(whole: Determination): Conclusion {
  const kept = Object.fromEntries(parts.flatMap((it) => (whole[it] === undefined ? [] : [[it, whole[it]]])));
  const { points } = whole;
  const reasons = reasonsIn(whole);
  return {
    ...(kept as Pick<Determination, (typeof parts)[number]>),
    values: whole.values.map(({ basis: _, confidence: __, step: ___, ...value }) => value),
    ...(whole.appliesTo === undefined ? {} : { appliesTo: whole.appliesTo.map(keptFinding) }),
    ways: whole.routes.map(({ findings: _, ...way }) => way),
    ...(points === undefined ? {} : { points: withoutItems(points) }),
    findings: whole.findings
      .map(keptFinding)
      .map((it) => (it.state === 'yes' && !reasons.includes(it.id) ? unspoken(it) : it)),
    reasons,
  };
}

const withoutItems = ({ items: _, ...points }: PointsReport): Omit<PointsReport, 'items'> => points;

export function keptFinding(finding: FindingReport): KeptFinding {
  const { step: _, evidence: __, support: ___, parameters: ____, provisional: _____, ...rest } = finding;
  const { basis: ______, confidence: _______, facts, ...kept } = rest;
  return { ...kept, law: kept.law.slice(0, 1), facts: facts.map(({ id }) => ({ id })), said: saidOf(finding) };
}

/** One that is in order and decided nothing: no sentence is said about it. */
const unspoken = (it: KeptFinding): KeptFinding => ({ ...it, law: [], said: { facts: {}, provisions: {} } });
