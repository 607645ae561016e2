/** Facts by topic, in the order people think, as the rulebook has them. */
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import type { FactDefinition } from '#rules';

export const sections: readonly string[] = japan.sections.map((it) => it.id);
export type Section = string;

const placeOf = new Map<string, readonly [Section, number]>(
  japan.sections.flatMap(({ id, facts }) => facts.map((fact, i) => [fact, [id, i]] as const)),
);
/** What an officer finds stands in none: it comes last. */
export const sectionOf = (fact: string): Section => placeOf.get(fact)?.[0] ?? sections.at(-1) ?? '';

export const sectionName = (locale: Locale, section: Section): string =>
  japan.wording[locale]?.sections[section] ?? section;

/** The facts of a topic, in its order. */
export const factsIn = (section: Section): readonly FactDefinition[] =>
  [...japan.facts.values()]
    .filter((it) => sectionOf(it.id) === section)
    .toSorted((a, b) => (placeOf.get(a.id)?.[1] ?? 0) - (placeOf.get(b.id)?.[1] ?? 0));

/** Those of some facts that are of each topic, by topic. */
export function bySection<T>(
  all: readonly T[],
  factOf: (it: T) => string,
): readonly (readonly [Section, readonly T[]])[] {
  const place = (it: T): number => placeOf.get(factOf(it))?.[1] ?? 0;
  const groups = Map.groupBy(all, (it) => sectionOf(factOf(it)));
  return sections.flatMap((section) => {
    const some = groups.get(section);
    return some === undefined ? [] : [[section, some.toSorted((a, b) => place(a) - place(b))] as const];
  });
}
