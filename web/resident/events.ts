/** The days of a record: what became true when, by whose word. */
import type { FactVersion } from '#records';
import { japan } from '#rulebook/japan';
import { isDated } from '#rules';
import type { Mark } from '../parts/timeline.tsx';
import type { Say } from '../parts/words.ts';

type Told = {
  readonly say: Say;
  readonly label: (fact: FactVersion) => string;
  readonly value: (fact: FactVersion) => string;
  readonly source: (fact: FactVersion) => string;
};

/** A value that is a day, the day a value of a history began, and the days an entry of a list began and ended. */
export function eventsOf(facts: readonly FactVersion[], { say, label, value, source }: Told): readonly Mark[] {
  return facts.flatMap((fact): readonly Mark[] => {
    const definition = japan.facts.get(fact.attribute);
    if (definition === undefined || !('value' in fact.told)) return [];
    const words = { label: label(fact), value: value(fact), source: source(fact) };
    const kind = fact.label === 'own' ? 'today' : 'good';
    const { from, until } = fact.valid;
    if (definition.type === 'list') {
      const began: readonly Mark[] = from === undefined ? [] : [{ day: from, label: say('record.event', words), kind }];
      return until === undefined ? began : [...began, { day: until, label: say('record.event.ended', words), kind }];
    }
    if (isDated(definition)) return [{ day: String(fact.told.value), label: say('record.event.day', words), kind }];
    return definition.history && from !== undefined ? [{ day: from, label: say('record.event', words), kind }] : [];
  });
}
