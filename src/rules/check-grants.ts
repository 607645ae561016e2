/** A procedure in which something is granted says what the grant changes, in facts that can be so. */
import { type FactDefinition, isDated } from './fact.ts';
import { type Fault, faultOf } from './fault.ts';
import { everyVersion } from './patch.ts';
import type { Effect, Procedure, Rulebook } from './provision.ts';

export function checkGrants(rulebook: Rulebook): readonly Fault[] {
  return rulebook.procedures.flatMap((procedure) => {
    const { id, grant } = procedure;
    if (grant === undefined)
      return procedure.advice !== undefined || !decidesAnything(procedure, rulebook)
        ? []
        : [faultOf('silent-about-grant', id, 'decides about somebody and does not say what a grant changes')];
    const twice = grant.filter((it, i) => grant.findIndex(({ fact }) => fact === it.fact) < i);
    return [
      ...twice.map(({ fact }) => faultOf('wrong-sort', id, `changes \`${fact}\` twice by a grant`)),
      ...grant.flatMap((it) => faultsOf(it, id, rulebook.facts.get(it.fact))),
    ];
  });
}

function decidesAnything({ common, routes = [] }: Procedure, rulebook: Rulebook): boolean {
  const asked = new Set([...common, ...routes.flatMap((it) => it.adds)]);
  return everyVersion(rulebook).some(
    (it) => asked.has(it.id) && 'weight' in it && (it.weight === 'must' || it.weight === 'in-principle'),
  );
}

function faultsOf(effect: Effect, at: string, fact: FactDefinition | undefined): readonly Fault[] {
  const named = `\`${effect.fact}\``;
  if (fact === undefined || fact.type === 'list')
    return [faultOf('unknown-fact', at, `changes ${named} by a grant, which is no fact with one value`)];
  if (effect.becomes === 'none' || effect.becomes === 'day-of-grant')
    return isDated(fact) ? [] : [faultOf('wrong-sort', at, `makes ${named}, which is no day, one by a grant`)];
  const chosen = effect.becomes === 'value' ? [effect.value] : (effect.oneOf ?? []);
  const wrong = chosen.filter((value) => !canBe(fact, value));
  return wrong.map((value) =>
    faultOf('unknown-choice', at, `makes ${named} \`${value}\` by a grant, which it cannot be`),
  );
}

function canBe(fact: Exclude<FactDefinition, { type: 'list' }>, value: number | string): boolean {
  if (fact.type === 'choice') return fact.choices.includes(String(value));
  if (fact.type === 'boolean') return value === 0 || value === 1;
  if (fact.type === 'integer' || fact.type === 'yen')
    return typeof value === 'number' && value >= fact.min && value <= fact.max;
  return false;
}
