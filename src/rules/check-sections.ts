/**
 * Every fact somebody may be asked stands in one section, each choice of a fact that groups them in one group, and each special
 * way has words for its door.
 */

import type { FactDefinition } from './fact.ts';
import { type Fault, faultOf } from './fault.ts';
import type { Rulebook } from './provision.ts';

export function checkSections({ facts, sections, procedures, wording }: Rulebook): readonly Fault[] {
  const placed = Map.groupBy(
    sections.flatMap((it) => it.facts),
    (it) => it,
  );
  const asked = [...facts.values()].filter((it) => it.heldBy !== 'officer').map((it) => it.id);
  const doors = new Set(procedures.flatMap(({ routes = [] }) => routes.flatMap((it) => it.door ?? [])));
  const offered = new Set(sections.filter((it) => it.offered).flatMap((it) => it.facts));
  return [
    ...asked
      .filter((it) => placed.get(it)?.length !== 1)
      .map((it) => faultOf('no-section', it, `stands in ${placed.get(it)?.length ?? 0} sections`)),
    ...[...placed.keys()]
      .filter((it) => !facts.has(it))
      .map((it) => faultOf('unknown-fact', it, 'stands in a section and is no fact')),
    ...[...doors].flatMap(({ asks, openTo }) => [
      ...[asks, ...(openTo === undefined ? [] : [openTo.fact])]
        .filter((it) => !facts.has(it))
        .map((it) => faultOf('unknown-fact', it, 'stands before a route and is no fact')),
      ...(offered.has(asks)
        ? []
        : [faultOf('no-section', asks, 'stands before a route and in no section that is offered')]),
    ]),
    ...[...facts.values()].flatMap((it) => checkGroups(it, wording)),
    ...Object.entries(wording).flatMap(([language, words]) => [
      ...sections
        .filter((it) => words.sections[it.id] === undefined)
        .map((it) => faultOf('no-wording', it.id, `has no words in ${language} (sections)`)),
      ...[...new Set([...doors].map((it) => it.asks))]
        .filter((it) => words.facts[it]?.door === undefined)
        .map((it) => faultOf('no-wording', it, `has no words before its way in ${language}`)),
    ]),
  ];
}

function checkGroups(fact: FactDefinition, wording: Rulebook['wording']): readonly Fault[] {
  if (fact.type !== 'choice' || fact.groups === undefined) return [];
  const grouped = Object.values(fact.groups).flat();
  const names = Object.keys(fact.groups);
  return [
    ...[...new Set([...fact.choices, ...grouped])]
      .filter((it) => !fact.choices.includes(it) || grouped.filter((other) => other === it).length !== 1)
      .map((it) => faultOf('no-section', `${fact.id}.${it}`, 'is a choice that stands in no group, or in several')),
    ...Object.entries(wording).flatMap(([language, { facts }]) =>
      names
        .filter((it) => facts[fact.id]?.groups?.[it] === undefined)
        .map((it) => faultOf('no-wording', `${fact.id}.${it}`, `has no words in ${language}`)),
    ),
  ];
}
