/** What stands once something is granted: the facts as the grant changes them, and what follows from those. */
import type { Day } from '#calendar';
import { type Assessment, assess } from './assess.ts';
import { whoOf } from './duty.ts';
import type { Edition } from './edition.ts';
import { evaluate } from './evaluate.ts';
import { isDated, type Vocabulary } from './fact.ts';
import type { Effect, Provision, Rulebook } from './provision.ts';
import { treeOf } from './provision-kinds.ts';
import type { Scope } from './scope.ts';
import { farFuture, notYet, type Segment, type Situation } from './situation.ts';

/**
 * The same situation once it is granted, that day. What is decided with the grant is not known then, and nor is what was
 * given until a day the grant changes, unless the grant says it.
 */
function granted(situation: Situation, effects: readonly Effect[], day: Day): Situation {
  const scalars = new Map(situation.scalars);
  for (const fact of [...givenWith(effects, situation.vocabulary), ...effects.map((it) => it.fact)])
    scalars.set(fact, before(scalars.get(fact), day));
  for (const effect of effects) {
    const value = valueAfter(effect, day, situation.vocabulary);
    if (value === undefined) continue;
    scalars.set(effect.fact, [...(scalars.get(effect.fact) ?? []), { from: day, value }]);
  }
  return { ...situation, scalars };
}

const before = (segments: readonly Segment[] = [], day: Day): readonly Segment[] =>
  segments.filter((it) => it.from < day && Number.isFinite(it.from));

function givenWith(effects: readonly Effect[], vocabulary: Vocabulary): readonly string[] {
  const changed = new Set(effects.map((it) => it.fact));
  return [...vocabulary.values()].filter((it) => changed.has(it.lastsUntil ?? '')).map((it) => it.id);
}

/** The effects, once for each choice the law leaves open. */
const eachDecided = (effects: readonly Effect[]): readonly (readonly Effect[])[] =>
  effects.reduce<readonly (readonly Effect[])[]>(
    (before, effect) => {
      const { fact } = effect;
      const can: readonly Effect[] =
        effect.becomes === 'decided' && effect.oneOf !== undefined
          ? effect.oneOf.map((value) => ({ fact, becomes: 'value', value }))
          : [effect];
      return before.flatMap((so) => can.map((it) => [...so, it]));
    },
    [[]],
  );

function valueAfter(effect: Effect, day: Day, vocabulary: Vocabulary): number | string | undefined {
  switch (effect.becomes) {
    case 'value':
      return effect.value;
    case 'day-of-grant':
      return day;
    case 'none': {
      const definition = vocabulary.get(effect.fact);
      return definition !== undefined && isDated(definition) ? notYet : undefined;
    }
    case 'decided':
      return undefined;
  }
}

/** What follows from a grant for somebody. */
type Granted = {
  /** The stay then has no end. */
  readonly endless: boolean;
  /** Duties that bind the person, or may, and no longer do then; and those that bind only then. */
  readonly ends: readonly string[];
  readonly begins: readonly string[];
};

/** Nothing where nothing is granted. */
export function grantedIn({ edition, scope, day }: Assessment): Granted | undefined {
  const { grant, about } = edition.procedure;
  if (grant === undefined) return undefined;
  // What is granted to somebody else changes nothing for the person.
  if (about !== undefined) return { endless: false, ends: [], begins: [] };
  const now = freely(scope, edition);
  const after = eachDecided(grant).map((effects) =>
    freely(assess(edition, granted(scope.situation, effects, day), day, scope.budget).scope, edition),
  );
  const who = [...edition.provisions.values()].flatMap((it) => {
    const concerned = it.kind === 'duty' ? whoOf(it) : undefined;
    if (concerned === undefined) return [];
    return [{ id: it.id, now: evaluate(concerned, now), after: after.map((it) => evaluate(concerned, it)) }];
  });
  return {
    endless: after.every((it) => isEndless(edition.rulebook, it)),
    ends: who.filter((it) => it.now.hi === 1 && it.after.every(({ hi }) => hi === 0)).map(({ id }) => id),
    begins: who.filter((it) => it.now.hi === 0 && it.after.every(({ lo }) => lo === 1)).map(({ id }) => id),
  };
}

/** A scope in which also what the procedure does not rest on can be evaluated. */
const freely = (scope: Scope, { provisions }: Edition): Scope => ({
  ...scope,
  provision: (id, inside) => evaluate(treeOf(provisions.get(id) as Provision), { ...inside, records: {} }),
});

function isEndless({ stay }: Rulebook, scope: Scope): boolean {
  if (stay === undefined) return false;
  const { lo, until } = scope.provision(stay.lawful, scope);
  return lo === 1 && until === farFuture;
}
