/** People drawn at random, as they could have told it. */
import { readSituation, type SituationInput, type Vocabulary } from '#rules';

/** The same without what was drawn and cannot be so beside the rest. Other problems stay. */
export function fitting(vocabulary: Vocabulary, input: SituationInput): SituationInput {
  const read = readSituation(vocabulary, input);
  const apart = read.ok ? [] : read.problems.flatMap((it) => (it.code === 'contradicts' ? (it.fact ?? []) : []));
  if (apart.length === 0) return input;
  const left = (names: readonly string[] = []) => names.filter((it) => !apart.includes(it));
  const kept = (told: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(Object.entries(told).filter(([fact]) => !apart.includes(fact)));
  return fitting(vocabulary, {
    ...input,
    facts: kept(input.facts),
    completeFor: kept(input.completeFor),
    notYet: left(input.notYet),
    notApplicable: left(input.notApplicable),
  });
}
