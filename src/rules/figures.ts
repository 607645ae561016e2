/**
 * The figures a provision's words may name: every number and day of its tree that has an id, and the parameters its route
 * binds, each with the unit it is counted in. Words are filled from them, so that they say what the engine counts, under
 * a patch too.
 */

import type { FactDefinition, Vocabulary } from './fact.ts';
import { partsOf, sortOf } from './kinds.ts';
import type { Node } from './node.ts';
import type { Provision } from './provision.ts';
import { treesOf, unitOfProvision } from './provision-kinds.ts';

/** `unit`: `day` for a day number, otherwise what is counted; absent for a bare number. */
export type Figure = { readonly value: number; readonly unit?: string };
export type Figures = ReadonlyMap<string, Figure>;

/** What units are read off: what facts are counted in, and what other provisions give. */
export type Units = {
  readonly facts: Vocabulary;
  readonly provision: (id: string) => Provision | undefined;
};

/** @param parameters those the route binds; a parameter that is not bound is no figure */
export function figuresOf(
  provision: Provision,
  units: Units,
  parameters: Readonly<Record<string, number>> = {},
): Figures {
  const found = new Map<string, Figure>();
  const add = (id: string, value: number, unit: string | undefined): void => {
    found.set(id, unit === undefined ? { value } : { value, unit });
  };
  const read = (node: Node, counted: string | undefined): void => {
    if (node.kind === 'constant' && node.id !== undefined)
      add(node.id, node.value, node.sort === 'moment' ? 'day' : counted);
    if (node.kind === 'times' && node.id !== undefined) add(node.id, node.by, counted);
    if (node.kind === 'parameter') {
      const value = parameters[node.name];
      if (value !== undefined) add(node.name, value, counted);
    }
    if (node.kind === 'last-day' && node.id !== undefined) {
      const [unit, value] = Object.entries(node.span)[0] as [string, number];
      add(node.id, value, unit);
    }
    const within = countedInside(node, counted, units);
    for (const part of partsOf(node)) read(part.node, within);
  };
  const own = unitOfProvision(provision);
  for (const tree of treesOf(provision)) read(tree, own);
  return found;
}

/** What the amounts directly inside a node are counted in. */
export function countedInside(node: Node, counted: string | undefined, units: Units): string | undefined {
  switch (node.kind) {
    case 'shift':
    case 'complete':
      return node.unit;
    case 'most-days-within':
      return 'days';
    case 'compare':
      return unitOf(node.left, units) ?? unitOf(node.right, units);
    default:
      return sortOf(node) === 'amount' ? counted : undefined;
  }
}

/** What an amount is counted in: by what it is taken from, never by what it is chosen by. */
export function unitOf(node: Node, units: Units): string | undefined {
  const own = ownUnit(node, units);
  if (own !== undefined) return own;
  for (const part of amountsIn(node)) {
    const unit = unitOf(part, units);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

function ownUnit(node: Node, { facts, provision }: Units): string | undefined {
  switch (node.kind) {
    case 'elapsed':
      return node.unit;
    case 'days-within':
    case 'most-days-within':
    case 'longest-run':
      return 'days';
    case 'points':
      return 'points';
    case 'provision':
      return countedBy(provision(node.id));
    case 'field':
      return unitOfField(facts.get(node.as), node.field);
    case 'fact':
    case 'coarse':
      return unitOfFact(facts.get(node.fact));
    default:
      return undefined;
  }
}

/** The nodes whose value can be the node's own. */
function amountsIn(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'table':
      return [...node.rows.map((row) => row.value), ...(node.otherwise === undefined ? [] : [node.otherwise])];
    case 'bands':
      return node.bands.map((band) => band.value);
    default:
      return partsOf(node).flatMap((part) => (sortOf(part.node) === 'amount' ? [part.node] : []));
  }
}

function unitOfFact(fact: FactDefinition | undefined): string | undefined {
  if (fact?.type === 'yen') return 'yen';
  return fact?.type === 'integer' ? fact.unit : undefined;
}

const countedBy = (provision: Provision | undefined): string | undefined => {
  const unit = provision && unitOfProvision(provision);
  return unit === 'yes-no' ? undefined : unit;
};

function unitOfField(list: FactDefinition | undefined, field: string): string | undefined {
  return list?.type === 'list' && list.fields[field]?.type === 'yen' ? 'yen' : undefined;
}
