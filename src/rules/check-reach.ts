/** Routes nobody can ever take: a search for one person for whom nothing stands in the way. */
import { day } from '#calendar';
import { type Assessment, assess, type RouteResult } from './assess.ts';
import { type Edition, editionsOf } from './edition.ts';
import { type Fault, faultOf } from './fault.ts';
import { decides, missingIn } from './missing.ts';
import type { Rulebook } from './provision.ts';
import { type FactValue, type Representatives, representativesOf } from './representatives.ts';
import { type Situation, withFacts } from './situation.ts';

/** People tried at most for one route; a search that does not end is not a proof. */
const patience = 3000;

export function checkReach(rulebook: Rulebook): readonly Fault[] {
  return rulebook.procedures.flatMap((procedure) =>
    procedure.texts.flatMap((text) => {
      const editions = editionsOf(rulebook, procedure.id, day(text.from));
      if ('no' in editions) return [];
      const edition = editions.find((it) => it.text.id === text.id);
      return edition === undefined ? [] : unreachable(edition);
    }),
  );
}

function unreachable(edition: Edition): readonly Fault[] {
  const nobody: Situation = {
    vocabulary: edition.rulebook.facts,
    asOf: edition.law,
    scalars: new Map(),
    lists: new Map(),
    untold: new Map(),
  };
  const representatives = representativesOf([edition], nobody);
  return edition.routes.flatMap(({ id }) => {
    const budget = { left: patience };
    const found = canReach(id, edition, nobody, new Map(), representatives, budget);
    if (found || budget.left <= 0) return [];
    return [
      faultOf(
        'unreachable-route',
        `${edition.procedure.id}/${id}`,
        `nobody can take this route under ${edition.text.id}`,
      ),
    ];
  });
}

function canReach(
  route: string,
  edition: Edition,
  nobody: Situation,
  told: ReadonlyMap<string, FactValue>,
  representatives: Representatives,
  budget: { left: number },
): boolean {
  if (budget.left-- <= 0) return false;
  const assessment = assess(edition, withFacts(nobody, told), edition.law);
  const result = assessment.routes.find((it) => it.id === route);
  if (result === undefined) return false;
  if (result.clear !== 'unknown') return result.clear === 'yes';
  const next = nextOpen(result, assessment, told, representatives);
  // Lists and findings of long ago are not searched: they are given the benefit.
  if (next === undefined) return true;
  return (representatives.get(next) ?? []).some((value) =>
    canReach(route, edition, nobody, new Map(told).set(next, value), representatives, budget),
  );
}

function nextOpen(
  result: RouteResult,
  assessment: Assessment,
  told: ReadonlyMap<string, FactValue>,
  representatives: Representatives,
): string | undefined {
  for (const finding of result.findings.filter(decides)) {
    if (finding.state !== 'unknown') continue;
    for (const fact of missingIn(finding.seen, assessment.day).keys()) {
      const definition = assessment.edition.rulebook.facts.get(fact);
      if (!told.has(fact) && representatives.has(fact) && definition?.heldBy !== 'officer') return fact;
    }
  }
  return undefined;
}
