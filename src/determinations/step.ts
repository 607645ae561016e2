/** The evaluated tree as plain JSON: what a reader can follow from fact to result. */
import { type Day, isoDay, isoMonth } from '#calendar';
import {
  type Budget,
  type Edition,
  type Node,
  type Seen,
  type Situation,
  type Sort,
  sortOf,
  spend,
  stateOf,
} from '#rules';
import type { Known, Quantity, Step } from './determination.ts';

export const sortOfUnit = (unit: string): Sort => (unit === 'day' ? 'moment' : unit === 'yes-no' ? 'truth' : 'amount');

/** Bounds as a value, as what is known of it, or as nothing. */
export function quantity(seen: Seen, sort: Sort | 'month'): Quantity | null {
  if (sort === 'truth') {
    const state = stateOf(seen);
    return state === 'yes' ? true : state === 'no' ? false : null;
  }
  const written = (bound: number): Known =>
    sort === 'month' ? isoMonth(bound) : sort === 'moment' ? isoDay(bound) : bound;
  const say = (bound: number): Known | undefined => (Number.isFinite(bound) ? written(bound) : undefined);
  if (seen.lo === seen.hi) return say(seen.lo) ?? (seen.lo > 0 ? 'not-yet' : 'never');
  const atLeast = say(seen.lo);
  const atMost = say(seen.hi);
  if (atLeast === undefined && atMost === undefined) return null;
  return { ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) };
}

export const isoUntil = (day: Day): string | undefined => (Number.isFinite(day) ? isoDay(day) : undefined);

/** What steps are told of. `day` is the day of the determination. */
export type Telling = {
  readonly edition: Edition;
  readonly day: Day;
  readonly situation: Situation;
  /** What they may cost. */
  readonly budget: Budget;
  /** Among the entries of a list: rules told of an entry before, with what they came to. Told again of each, they would fill the answer. */
  readonly said?: Set<string>;
};

/**
 * The steps below `seen`.
 * @param on the day they were looked at
 * @param list the list whose entry it is
 * @throws SpentError when there are more than the budget has room for
 */
export function stepOf(seen: Seen, telling: Telling, on: Day = telling.day, list?: string): Step {
  const { edition, day, situation, budget } = telling;
  spend(budget, 'steps', 1);
  const until = isoUntil(seen.until);
  const inner = innerDay(seen);
  const records = 'pick' in seen.node ? seen.node.pick.list : undefined;
  const within =
    records === undefined || telling.said !== undefined ? telling : { ...telling, said: new Set<string>() };
  const parts = shownOf(seen, telling.said).map((part, i) =>
    stepOf(part, within, i === 1 && inner !== undefined ? inner : on, records),
  );
  const item = list === undefined ? undefined : situation.origins?.[list]?.of[seen.record]?.item;
  return {
    kind: seen.node.kind,
    value: quantity(seen, isMonth(seen.node, edition) ? 'month' : sortOf(seen.node)),
    ...words(seen, edition),
    ...(seen.record >= 0 ? { record: seen.record } : {}),
    ...(item === undefined ? {} : { item }),
    ...(on === day ? {} : { on: isoDay(on) }),
    ...(until === undefined ? {} : { until }),
    ...(parts.length === 0 ? {} : { parts }),
  };
}

/** Of a duty its last day is said by the step itself, and that it is owed where it is. */
function shownOf({ node, parts, lo, hi }: Seen, said: Set<string> | undefined): readonly Seen[] {
  if (node.kind === 'provision' && said !== undefined) {
    const told = `${node.id} ${lo} ${hi}`;
    if (said.has(told)) return [];
    said.add(told);
  }
  if (node.kind !== 'duty') return parts;
  return parts.filter(
    (it) => it.node !== node.lawful && it.node !== node.advise && !(it.node === node.owed && it.lo === 1),
  );
}

/** Is the moment a month, of which no day was told? */
function isMonth(node: Node, edition: Edition): boolean {
  const { facts } = edition.rulebook;
  switch (node.kind) {
    case 'fact':
    case 'coarse':
      return facts.get(node.fact)?.type === 'month';
    case 'field': {
      const list = facts.get(node.as);
      return list?.type === 'list' && list.fields[node.field]?.type === 'month';
    }
    case 'first-of':
    case 'last-of':
      return isMonth(node.of, edition);
    default:
      return false;
  }
}

function innerDay(seen: Seen): Day | undefined {
  return seen.node.kind === 'at' && seen.parts.length === 2 ? seen.parts[0]?.lo : undefined;
}

function words(seen: Seen, edition: Edition): Partial<Step> {
  const { node } = seen;
  const row = seen.chosen === undefined ? {} : { row: seen.chosen };
  switch (node.kind) {
    case 'fact':
    case 'coarse':
      return { fact: node.fact, ...unitOf(node.fact, edition), ...row };
    case 'is':
      return { fact: node.fact, oneOf: node.oneOf };
    case 'field':
      return { fact: node.as, field: node.field };
    case 'field-is-fact':
      return { fact: node.as, field: node.field, by: node.fact };
    case 'field-is':
      return { fact: node.as, field: node.field, oneOf: node.oneOf };
    case 'compare':
      return { by: node.by };
    case 'table':
    case 'bands':
    case 'points':
      return { table: node.id, ...row };
    case 'elapsed':
      return { unit: node.unit };
    case 'shift':
      return { unit: node.unit, by: node.sign === 1 ? 'later' : 'earlier' };
    case 'complete':
      return { unit: node.unit };
    case 'month-end':
      return { by: String(node.months) };
    case 'parameter':
      return { by: node.name };
    case 'provision':
      return { provision: node.id };
    case 'duty': {
      const due = seen.parts.find((it) => it.node === node.lawful);
      const day = due && quantity(due, 'moment');
      return { ...row, ...(day === undefined || day === null ? {} : { due: day }) };
    }
    case 'officer':
      return { question: node.question };
    case 'except':
      return row;
    default:
      return 'pick' in node ? { fact: node.pick.list } : row;
  }
}

function unitOf(fact: string, edition: Edition): { unit?: string } {
  const definition = edition.rulebook.facts.get(fact);
  if (definition?.type === 'integer') return { unit: definition.unit };
  return definition?.type === 'yen' ? { unit: 'yen' } : {};
}
