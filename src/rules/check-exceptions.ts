/**
 * Exceptions: what a rule names as one is one, and no two of them can hold at once and say different things without a text
 * that says which goes first. A person for whom both hold is the proof; what only an officer can find is proved by nobody.
 */
import { assess } from './assess.ts';
import { type Edition, editionsOf, lawDays } from './edition.ts';
import { type Fault, faultOf } from './fault.ts';
import { nodesOf } from './kinds.ts';
import { missingIn } from './missing.ts';
import type { NodeOf } from './node.ts';
import type { Exception, Provision, Rulebook } from './provision.ts';
import { treesOf } from './provision-kinds.ts';
import { type FactValue, type Representatives, representativesOf } from './representatives.ts';
import { isKnownValue } from './seen.ts';
import { type Situation, withFacts } from './situation.ts';

/** People tried at most for one pair; a search that does not end is no proof. */
const patience = 300;

/** What is named as an exception is one, and nothing else names it as a rule of its own. */
export function checkExceptions(provisions: readonly Provision[]): readonly Fault[] {
  const byId = new Map(provisions.map((it) => [it.id, it]));
  return provisions.flatMap((it) => {
    const named = exceptsIn(it).flatMap(({ exceptions }) => exceptions);
    const over = it.kind === 'exception' ? (it.over ?? []) : [];
    return [...named, ...over]
      .filter((id) => byId.get(id)?.kind !== 'exception')
      .map((id) => faultOf('no-exception', it.id, `names \`${id}\` as an exception, which is none`));
  });
}

const exceptsIn = (it: Provision): readonly NodeOf<'except'>[] =>
  treesOf(it).flatMap((tree) => [...nodesOf(tree)].filter((node) => node.kind === 'except'));

/** Only for a rulebook that can be evaluated. */
export function checkDisagreeing(rulebook: Rulebook): readonly Fault[] {
  const found = rulebook.procedures.flatMap((procedure) =>
    lawDays(rulebook, procedure).flatMap((law) => {
      const editions = editionsOf(rulebook, procedure.id, law);
      return 'no' in editions ? [] : editions.flatMap(disagreeingIn);
    }),
  );
  return [...new Map(found.map((it) => [it.says, it])).values()];
}

function disagreeingIn(edition: Edition): readonly Fault[] {
  const asked = [...edition.parametersOf.keys()].map((id) => edition.provisions.get(id) as Provision);
  return asked.flatMap((it) =>
    exceptsIn(it).flatMap(({ exceptions }) =>
      pairsOf(exceptions.map((id) => edition.provisions.get(id)).filter((one) => one?.kind === 'exception'))
        .filter(([one, other]) => disagree(one, other) && canBothHold([one.id, other.id], edition))
        .map(([one, other]) =>
          faultOf(
            'exceptions-disagree',
            it.id,
            `\`${one.id}\` and \`${other.id}\` can both hold and say different things: which goes first must be said`,
          ),
        ),
    ),
  );
}

const pairsOf = (all: readonly Exception[]): readonly (readonly [Exception, Exception])[] =>
  all.flatMap((one, i) => all.slice(i + 1).map((other) => [one, other] as const));

function disagree(one: Exception, other: Exception): boolean {
  if (one.over?.includes(other.id) || other.over?.includes(one.id)) return false;
  return JSON.stringify(one.instead) !== JSON.stringify(other.instead);
}

function canBothHold(ids: readonly string[], edition: Edition): boolean {
  const nobody: Situation = {
    vocabulary: edition.rulebook.facts,
    asOf: edition.law,
    scalars: new Map(),
    lists: new Map(),
    untold: new Map(),
  };
  const representatives = representativesOf([edition], nobody);
  const budget = { left: patience };
  const holds = (told: ReadonlyMap<string, FactValue>): boolean => {
    if (budget.left-- <= 0) return false;
    const { scope, day } = assess(edition, withFacts(nobody, told), edition.law);
    const seen = ids.map((id) => scope.provision(id, scope));
    if (seen.some((it) => it.hi <= 0)) return false;
    const open = seen.find((it) => !isKnownValue(it));
    if (open === undefined) return true;
    const next = [...missingIn(open, day).keys()].find((fact) => !told.has(fact) && representatives.has(fact));
    return next !== undefined && valuesOf(next, representatives).some((value) => holds(new Map(told).set(next, value)));
  };
  return holds(new Map());
}

const valuesOf = (fact: string, representatives: Representatives): readonly FactValue[] =>
  representatives.get(fact) ?? [];
