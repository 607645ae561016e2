/** The closed world: what somebody who has told everything has not told. */
import type { FactDefinition, ScalarDefinition } from './fact.ts';
import { rangeOf } from './scope.ts';
import { farPast, notYet, type Situation } from './situation.ts';

/** What is absent is none, false or zero, where that means something. An officer's finding is never closed. */
export function closeWorld(situation: Situation): Situation {
  const scalars = new Map(situation.scalars);
  const lists = new Map([...situation.lists].map(([id, list]) => [id, { ...list, completeFor: 'always' as const }]));
  const told = (id: string): boolean => situation.scalars.has(id) || situation.lists.has(id);
  // Who told a sum has not said that its details are none, nor the other way round.
  const implied = new Set<string>();
  for (const { id, sumsUp = [] } of situation.vocabulary.values()) {
    if (told(id)) for (const detail of sumsUp) implied.add(detail);
    if (sumsUp.some(told)) implied.add(id);
  }
  for (const definition of situation.vocabulary.values()) {
    const { id } = definition;
    if (
      implied.has(id) ||
      definition.heldBy === 'officer' ||
      cannotBe(definition, situation) ||
      scalars.has(id) ||
      lists.has(id) ||
      situation.untold.has(id)
    )
      continue;
    if (definition.type === 'list') lists.set(id, { records: [], completeFor: 'always' });
    else {
      const none = noneOf(definition);
      if (none !== undefined && !isToldByNone(definition, situation, implied))
        scalars.set(id, [{ from: definition.future === 'fixed' ? farPast : situation.asOf, value: none }]);
    }
  }
  return { ...situation, scalars, lists };
}

/** Does it sum up lists that are closed as empty? Of nothing it is not said that none of it was in time. */
const isToldByNone = (
  { type, sumsUp = [] }: ScalarDefinition,
  { vocabulary, lists }: Situation,
  implied: ReadonlySet<string>,
): boolean =>
  type === 'boolean' && sumsUp.some((it) => vocabulary.get(it)?.type === 'list' && !implied.has(it) && !lists.has(it));

/** It has one value yet, whoever tells it. */
function cannotBe(definition: FactDefinition, situation: Situation): boolean {
  const [least, most] = rangeOf(definition, situation);
  return least === most;
}

function noneOf(definition: ScalarDefinition): number | string | undefined {
  switch (definition.type) {
    case 'boolean':
      return 0;
    case 'integer':
    case 'yen':
      return definition.min <= 0 ? 0 : undefined;
    case 'date':
    case 'month':
      return definition.none ? notYet : undefined;
    case 'choice':
      return definition.choices.includes('none') ? 'none' : undefined;
  }
}
