/**
 * The law asked about what is in a case: the same question, on the same facts, for the resident before they file and for the
 * officer who examines, so that both read the same answer.
 */
import { parseDay } from '#calendar';
import type { Locale } from '#language';
import { type FactVersion, factOf, situationOf, weighed } from '#records';
import { japan } from '#rulebook/japan';
import { factsNamedBy } from '#rules';
import type { Weighing } from '../../web/parts/weighing.ts';
import type { Installation } from '../installation.ts';

type Asking = {
  readonly house: Installation;
  readonly client: string;
  readonly locale: Locale;
  readonly day: string;
};

/** Those facts of a record that a procedure can come to read; whatever else is told there is not filed with it. */
export function factsFor(procedure: string, facts: readonly FactVersion[]): readonly FactVersion[] {
  const found = japan.procedures.find((it) => it.id === procedure);
  const read = found === undefined ? new Set<string>() : factsNamedBy(japan, found);
  const labels: readonly string[] = weighed;
  return facts.filter((it) => labels.includes(it.label) && read.has(factOf(it.attribute)));
}

/** @returns why not, where it is too much at once, or others are waiting */
export async function weigh(
  { house, client, locale, day }: Asking,
  procedure: string,
  facts: readonly FactVersion[],
): Promise<Weighing | { readonly no: 'too-much' | 'busy' }> {
  const { input, origins, versions, stale, apart } = situationOf(japan.facts, facts, weighed, day);
  const on = parseDay(day);
  const question = { procedure, input, origins, overlay: 'model', ...(on === undefined ? {} : { day: on }) };
  const determination = await house.assessor.ask(client, 'determine', question);
  if ('no' in determination) {
    if (determination.no === 'too-much' || determination.no === 'busy') return { no: determination.no };
    throw new Error(`a case that cannot be examined: ${determination.no}`);
  }
  const explanation = await house.assessor.ask(client, 'whole', { determination, locale });
  if ('no' in explanation) return { no: explanation.no };
  return { determination, explanation, versions: Object.fromEntries(versions), leftOut: [...stale, ...apart] };
}
