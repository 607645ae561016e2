/** Tables: no gap, no row that is never taken, bands in order, companions that exist. */

import { budgetOf } from './budget.ts';
import { evaluate } from './evaluate.ts';
import { type Fault, faultOf } from './fault.ts';
import { childrenOf, factsOf, nodesOf } from './kinds.ts';
import type { Node } from './node.ts';
import type { Rulebook } from './provision.ts';
import type { FactValue } from './representatives.ts';
import { newIndexes } from './scope.ts';
import { type Segment, type Situation, segmentOf } from './situation.ts';

/** Combinations tried at most for one table. */
const mostCombinations = 5000;

export function checkTables(tree: Node, at: string, rulebook: Rulebook): readonly Fault[] {
  return [...nodesOf(tree)].flatMap((node): readonly Fault[] => {
    if (node.kind === 'bands') return checkBands(node, at);
    if (node.kind === 'points') return checkItems(node, at);
    return node.kind === 'table' ? checkRows(node, at, rulebook) : [];
  });
}

function checkBands(node: Extract<Node, { kind: 'bands' }>, at: string): readonly Fault[] {
  return node.bands.flatMap((band, i) => {
    const before = node.bands[i - 1];
    return before !== undefined && band.from <= before.from
      ? [faultOf('bands-out-of-order', at, `band \`${band.id}\` of \`${node.id}\` does not begin above the one before`)]
      : [];
  });
}

function checkItems(node: Extract<Node, { kind: 'points' }>, at: string): readonly Fault[] {
  const ids = new Set(node.items.map((it) => it.id));
  return node.items.flatMap((item) =>
    [item.onlyWith, ...(item.notBeside ?? [])]
      .filter((id) => id !== undefined && !ids.has(id))
      .map((id) => faultOf('missing-item', at, `item \`${item.id}\` names \`${id}\`, which is not in \`${node.id}\``)),
  );
}

/** Rows are tried with every combination of the values their conditions can tell apart, where that is few enough. */
function checkRows(node: Extract<Node, { kind: 'table' }>, at: string, rulebook: Rulebook): readonly Fault[] {
  const conditions = node.rows.map((row) => row.when);
  const combinations = combinationsFor(conditions, rulebook);
  if (combinations === undefined) return [];
  const taken = new Set<string>();
  let gap = false;
  for (const situation of combinations) {
    const row = node.rows.find((it) => holdsIn(it.when, situation));
    if (row === undefined) gap = true;
    else taken.add(row.id);
  }
  return [
    ...node.rows
      .filter((row) => !taken.has(row.id))
      .map((row) => faultOf('unreachable-row', at, `row \`${row.id}\` of \`${node.id}\` is never taken`)),
    ...(gap && node.otherwise === undefined
      ? [faultOf('gap', at, `table \`${node.id}\` has no row for some people`)]
      : []),
  ];
}

function holdsIn(when: Node, situation: Situation): boolean {
  const scope = {
    situation,
    day: situation.asOf,
    parameters: {},
    records: {},
    evaluate,
    budget: budgetOf(),
    indexes: newIndexes(),
    blankUntil: () => undefined,
    provision: () => {
      throw new Error('conditions that rest on provisions are not enumerated');
    },
  };
  return evaluate(when, scope).lo >= 1;
}

const enumerable: readonly Node['kind'][] = ['constant', 'fact', 'is', 'compare', 'all', 'any', 'not'];

function combinationsFor(conditions: readonly Node[], rulebook: Rulebook): readonly Situation[] | undefined {
  const nodes = conditions.flatMap((it) => [...nodesOf(it)]);
  if (nodes.some((it) => !enumerable.includes(it.kind))) return undefined;
  const facts = [...new Set(conditions.flatMap((it) => [...factsOf(it)]))];
  const values = facts.map((fact) => valuesFor(fact, nodes, rulebook));
  if (values.some((it) => it.length === 0)) return undefined;
  if (values.reduce((product, it) => product * it.length, 1) > mostCombinations) return undefined;
  const asOf = 20_000;
  let rows: readonly (readonly [string, readonly Segment[]])[][] = [[]];
  for (const [i, fact] of facts.entries()) {
    const definition = rulebook.facts.get(fact);
    if (definition === undefined) return undefined;
    rows = rows.flatMap((row) =>
      (values[i] ?? []).map((value) => [...row, [fact, [segmentOf(definition, asOf, value)]] as const]),
    );
  }
  return rows.map((row) => ({
    vocabulary: rulebook.facts,
    asOf,
    scalars: new Map(row),
    lists: new Map(),
    untold: new Map(),
  }));
}

/** Every choice; both truths; a number on each side of every constant it is compared with. Dates are not enumerated. */
function valuesFor(fact: string, nodes: readonly Node[], rulebook: Rulebook): readonly FactValue[] {
  const definition = rulebook.facts.get(fact);
  switch (definition?.type) {
    case 'boolean':
      return [0, 1];
    case 'choice':
      return definition.choices;
    case 'integer':
    case 'yen': {
      const constants = nodes
        .flatMap((it) => (it.kind === 'compare' ? childrenOf(it) : []))
        .flatMap((it) => (it.kind === 'constant' ? [it.value] : []));
      const around = [definition.min, ...constants.flatMap((it) => [it - 1, it, it + 1]), definition.max];
      return [...new Set(around.filter((it) => it >= definition.min && it <= definition.max))];
    }
    default:
      return [];
  }
}
