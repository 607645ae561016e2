/** What answers say, as comparable words: of one text, of all texts under one law, and of all laws. */
import type { Answer } from './answer.ts';
import type { Assessment, Finding, ValueResult } from './assess.ts';
import type { Seen } from './seen.ts';

/** What one text says, as one comparable word: outcome, clear, and the values that are the answer. */
export function saysOf(assessment: Assessment): string {
  const values = answering(assessment).map(({ seen }) => `${seen.lo}..${seen.hi}`);
  return [assessment.outcome, assessment.clear, ...values].join('|');
}

/** The values that are the answer itself. */
export function answering({ edition, values }: Assessment): readonly ValueResult[] {
  const { answers = [] } = edition.procedure;
  return answers.length === 0 ? [] : values.filter((it) => answers.includes(it.provision.id));
}

/** What all texts say, as one comparable word: of values, least and most under any law. */
export function saysOfAll(answer: Answer): string {
  const { laws, candidates, outcome, clear } = answer;
  if (!answer.agreed) return `differ|${clear}`;
  if (laws.length === 1) return saysOf(candidates[0]);
  const values = answering(candidates[0]).map(({ provision }) => boundsUnder(laws, provision.id));
  return [outcome, clear, ...values.map((it) => (it === undefined ? 'differ' : `${it.lo}..${it.hi}`))].join('|');
}

/** What all texts say and how each requirement that decides stands: of two alike, nothing is told differently. */
export function tellsOf(answer: Answer): string {
  const states = answer.candidates.map(({ gates, routes }) => [
    gates.map(stateSaid),
    ...routes.map(({ id, findings }) => [id, findings.filter(decides).map(stateSaid)].join()).toSorted(),
  ]);
  return [saysOfAll(answer), ...states].join('|');
}

const decides = ({ provision: { weight } }: Finding): boolean => weight === 'must' || weight === 'in-principle';
const stateSaid = ({ provision, state }: Finding): string => `${provision.id} ${state}`;

/** Least and most of a value under any of the laws; nothing where one of them does not have it. */
export function boundsUnder(laws: Answer['laws'], value: string): { lo: number; hi: number } | undefined {
  const all = laws.map((it) => it.candidates[0].values.find(({ provision }) => provision.id === value)?.seen);
  if (all.includes(undefined)) return undefined;
  const known = all as readonly Seen[];
  return { lo: Math.min(...known.map((it) => it.lo)), hi: Math.max(...known.map((it) => it.hi)) };
}

/** Does it make a difference which of the laws applies? */
export const lawMatters = ({ laws }: Answer): boolean =>
  laws.length > 1 && new Set(laws.map((it) => [...new Set(it.candidates.map(saysOf))].join(' or '))).size > 1;
