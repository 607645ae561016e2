/** Where a fact chooses the routes, each of its choices has one, or the procedure is closed to it and says so. */
import { day } from '#calendar';
import { assess } from './assess.ts';
import { editionsOf } from './edition.ts';
import { type Fault, faultOf } from './fault.ts';
import { isClosed } from './missing.ts';
import type { Procedure, Rulebook } from './provision.ts';

export const checkRoutes = (rulebook: Rulebook): readonly Fault[] =>
  rulebook.procedures.flatMap((procedure) => checkProcedure(procedure, rulebook));

function checkProcedure({ id, routes = [], texts }: Procedure, rulebook: Rulebook): readonly Fault[] {
  const chosen = routes.flatMap((it) => it.of ?? []);
  const [by] = new Set(chosen.map(({ fact }) => fact));
  // A route that is everybody's serves every choice.
  if (by === undefined || chosen.length < routes.length) return [];
  const fact = rulebook.facts.get(by);
  const choices = fact?.type === 'choice' ? fact.choices : [];
  const served = chosen.filter((it) => it.fact === by).flatMap((it) => it.oneOf);
  const [first] = texts;
  const editions = first === undefined ? undefined : editionsOf(rulebook, id, day(first.from));
  const edition = editions === undefined || 'no' in editions ? undefined : editions[0];
  if (edition === undefined) return [];
  const isShut = (choice: string): boolean => {
    const scalars = new Map([[by, [{ from: edition.law, value: choice }]]]);
    const situation = { vocabulary: rulebook.facts, asOf: edition.law, scalars, lists: new Map(), untold: new Map() };
    return isClosed(assess(edition, situation, edition.law));
  };
  return choices
    .filter((it) => served.includes(it) === isShut(it))
    .map((it) =>
      faultOf(
        'choice-without-route',
        id,
        served.includes(it)
          ? `has a route for \`${it}\` and is closed to it`
          : `has no route for \`${it}\` and is not closed to it`,
      ),
    );
}
