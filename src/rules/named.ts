/** Which facts a procedure can come to read, on whatever day and under whatever text: whatever else changes, its answer stays. */
import type { Procedure, Rulebook } from './provision.ts';

const found = new WeakMap<Procedure, ReadonlySet<string>>();

/**
 * Every fact named anywhere in a procedure or in what it rests on.
 * WHY by name: rather one too many than a part of the law in which nobody thought to look.
 */
export function factsNamedBy(rulebook: Rulebook, procedure: Procedure): ReadonlySet<string> {
  const known = found.get(procedure);
  if (known !== undefined) return known;
  const facts = new Set<string>();
  const entered = new Set<string>();
  const law = lawById(rulebook);
  const enter = (it: unknown): void => {
    if (typeof it === 'object' && it !== null) for (const inside of Object.values(it)) enter(inside);
    if (typeof it !== 'string') return;
    if (rulebook.facts.has(it)) facts.add(it);
    const named = law.get(it);
    if (named === undefined || entered.has(it)) return;
    entered.add(it);
    enter(named);
  };
  const {
    id: _,
    version: _v,
    facts: _f,
    sections: _o,
    sources: _s,
    wording: _w,
    provisions: _p,
    procedures,
    overlays,
    ...shared
  } = rulebook;
  enter([procedure, shared, procedures.filter(({ id }) => id === procedure.fee?.procedure)]);
  for (const { changes } of overlays) enter(changes.filter((it) => 'procedure' in it && it.procedure === procedure.id));
  found.set(procedure, facts);
  return facts;
}

/** What stands under the id of a provision: its versions, and what the overlays change of them. */
function lawById({ provisions, overlays }: Rulebook): ReadonlyMap<string, readonly unknown[]> {
  const changes = overlays.flatMap((it) => it.changes).filter((it) => 'provision' in it);
  const idOf = ({ provision }: (typeof changes)[number]): string =>
    typeof provision === 'string' ? provision : provision.id;
  const all = [...provisions.map((it) => [it.id, it] as const), ...changes.map((it) => [idOf(it), it] as const)];
  return Map.groupBy<string, readonly [string, unknown]>(all, ([id]) => id);
}
