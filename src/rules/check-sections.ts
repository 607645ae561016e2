/** Every fact somebody may be asked stands in one section, and each special way has words for its door. */
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
