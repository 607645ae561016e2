/**
 * Values of a fact that stand for all others: wherever a rule can turn, there is one on each side. Thresholds are read
 * off the trees; dates are moved back by the spans the rules count. Used to search completions of what is unknown.
 */
import { addDays, addMonths, addYears, type Day, monthEnd } from '#calendar';
import type { Answer } from './answer.ts';
import { type Edition, lawDays } from './edition.ts';
import type { ScalarDefinition } from './fact.ts';
import { childrenOf, factsOf, namedBy, nodesOf } from './kinds.ts';
import type { Node } from './node.ts';
import { treeOf, treesOf } from './provision-kinds.ts';
import { daysOf, rangeOf } from './scope.ts';
import { notYet, type Situation } from './situation.ts';

export type FactValue = number | string;

/** A few values that are far apart: the first, the middle and the last. */
export const ends = (values: readonly FactValue[]): readonly FactValue[] =>
  values.length <= 3
    ? values
    : [values[0] as FactValue, values[values.length >> 1] as FactValue, values.at(-1) as FactValue];

/** Values per scalar fact, in a fixed order: numbers and dates ascending, choices as defined. Found when first asked for. */
export type Representatives = Pick<ReadonlyMap<string, readonly FactValue[]>, 'get' | 'has'>;

type Turns = {
  /** Numbers a comparison or a band turns at. */
  readonly numbers: Set<number>;
  /** Constant days a comparison turns at. */
  readonly spans: Set<string>;
  /** Sets of choices a rule asks for. */
  readonly sets: Set<string>;
};

const caches = new WeakMap<Edition, ReadonlyMap<string, Turns>>();

export function representativesOf(
  editions: readonly Edition[],
  { vocabulary, asOf }: Pick<Situation, 'vocabulary' | 'asOf'>,
): Representatives {
  const turns = editions.map(turnsOf);
  const known = new Map<string, readonly FactValue[] | undefined>();
  const get = (id: string): readonly FactValue[] | undefined => {
    if (!known.has(id)) known.set(id, find(id));
    return known.get(id);
  };
  const find = (id: string): readonly FactValue[] | undefined => {
    const definition = vocabulary.get(id);
    if (definition === undefined || definition.type === 'list') return undefined;
    const found = turns.flatMap((it) => it.get(id) ?? []);
    return valuesOf(definition, found, asOf);
  };
  return { get, has: (id) => get(id) !== undefined };
}

/** Facts and lists the procedure's rules read under any of the texts, officer's findings aside. */
export function factsRead(answer: Answer): ReadonlySet<string> {
  const facts = new Set<string>();
  for (const { edition } of answer.candidates) {
    for (const id of usedProvisions(edition)) {
      const provision = edition.provisions.get(id);
      if (provision === undefined) continue;
      for (const fact of treesOf(provision).flatMap((tree) => [...factsOf(tree)])) {
        if (edition.rulebook.facts.get(fact)?.heldBy !== 'officer') facts.add(fact);
      }
    }
  }
  return facts;
}

function valuesOf(definition: ScalarDefinition, turns: readonly Turns[], asOf: Day): readonly FactValue[] {
  switch (definition.type) {
    case 'boolean': {
      const [least, most] = rangeOf(definition, { asOf });
      return least === most ? [least] : [0, 1];
    }
    case 'choice':
      return choicesOf(definition.choices, new Set(turns.flatMap((it) => [...it.sets])));
    case 'integer':
    case 'yen': {
      const small = definition.max - definition.min <= 12;
      const all = small
        ? Array.from({ length: definition.max - definition.min + 1 }, (_, i) => definition.min + i)
        : turns.flatMap((it) => [...it.numbers]).flatMap((n) => [Math.ceil(n) - 1, Math.ceil(n), Math.ceil(n) + 1]);
      return ascending(
        [definition.min, ...all, definition.max].filter((n) => n >= definition.min && n <= definition.max),
      );
    }
    case 'date':
    case 'month': {
      const days = turns.flatMap((it) => [...it.spans].flatMap((span) => daysFor(span, asOf)));
      const numbers = turns.flatMap((it) => [...it.numbers]).flatMap((n) => [n - 1, n, n + 1]);
      const far = [addYears(asOf, -70), addYears(asOf, 30)];
      const { from, to } = daysOf(definition, { asOf });
      const around = [...far, from, asOf - 1, asOf, asOf + 1, ...days, ...numbers];
      const all = (definition.type === 'month' ? monthsOf(around) : around).filter(
        (it) => it >= Math.max(from, first) && it <= Math.min(to, last),
      );
      return definition.none ? [...ascending(all), notYet] : ascending(all);
    }
  }
}

/** The months of some days and those beside: which day of a month counts is for the rule to say. */
const monthsOf = (days: readonly Day[]): readonly Day[] =>
  days.filter(Number.isFinite).flatMap((it) => [-2, -1, 0, 1].map((months) => monthEnd(it, months - 1) + 1));

/** The days a life can be about. */
const first: Day = -60_000;
const last: Day = 80_000;

/** Days that lie one span before or after today, and the days beside. */
function daysFor(span: string, asOf: Day): readonly Day[] {
  const [unit, count] = span.split(':') as [string, string];
  const n = Number(count);
  const shift = (sign: number): Day =>
    unit === 'years'
      ? addYears(asOf, sign * n)
      : unit === 'months'
        ? addMonths(asOf, sign * n)
        : addDays(asOf, sign * n);
  return [-1, 1].flatMap((sign) => [shift(sign) - 1, shift(sign), shift(sign) + 1]);
}

/** One choice for each way the rules can see it. */
function choicesOf(choices: readonly string[], sets: ReadonlySet<string>): readonly string[] {
  const bySignature = new Map<string, string>();
  const parsed = [...sets].map((set) => new Set(set.split(',')));
  for (const choice of choices) {
    const signature = parsed.map((set) => (set.has(choice) ? '1' : '0')).join('');
    if (!bySignature.has(signature)) bySignature.set(signature, choice);
  }
  return [...bySignature.values()];
}

const ascending = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].toSorted((a, b) => a - b);

/** Where each fact can turn something, collected over all trees of an edition. */
function turnsOf(edition: Edition): ReadonlyMap<string, Turns> {
  const cached = caches.get(edition);
  if (cached !== undefined) return cached;
  const turns = new Map<string, Turns>();
  const used = usedProvisions(edition);
  const parameters = edition.routes.map((route) => route.parameters);
  for (const id of used) {
    const provision = edition.provisions.get(id);
    if (provision === undefined) continue;
    for (const tree of treesOf(provision)) collect(tree, edition, parameters, turns);
  }
  const { rulebook, procedure } = edition;
  // A day under each law, whether or not a rule reads the day itself.
  const { lawDate, lawDateOf } = procedure;
  for (const law of lawDays(rulebook, procedure)) turnsFor(turns, lawDate).numbers.add(law);
  if (lawDateOf !== undefined)
    for (const kinds of 'by' in lawDateOf.oneOf ? Object.values(lawDateOf.oneOf.of) : [lawDateOf.oneOf])
      if (kinds.length > 0) turnsFor(turns, lawDateOf.fact).sets.add(kinds.join());
  caches.set(edition, turns);
  return turns;
}

function usedProvisions(edition: Edition): ReadonlySet<string> {
  const used = new Set<string>();
  const use = (id: string): void => {
    if (used.has(id)) return;
    used.add(id);
    const provision = edition.provisions.get(id);
    if (provision === undefined) return;
    for (const tree of treesOf(provision))
      for (const node of nodesOf(tree)) for (const named of namedBy(node)) use(named);
  };
  for (const route of edition.routes) for (const requirement of route.requirements) use(requirement.id);
  for (const it of [...edition.gates, ...edition.values]) use(it.id);
  return used;
}

function turnsFor(turns: Map<string, Turns>, fact: string): Turns {
  const known = turns.get(fact) ?? { numbers: new Set(), spans: new Set(), sets: new Set() };
  turns.set(fact, known);
  return known;
}

type Parameters = readonly Readonly<Record<string, number>>[];

function collect(node: Node, edition: Edition, parameters: Parameters, turns: Map<string, Turns>): void {
  if (node.kind === 'is') turnsFor(turns, node.fact).sets.add(node.oneOf.join(','));
  if (node.kind === 'field-is-fact') {
    const definition = edition.rulebook.facts.get(node.fact);
    for (const it of definition?.type === 'choice' ? definition.choices : []) turnsFor(turns, node.fact).sets.add(it);
  }
  if (node.kind === 'fact' || node.kind === 'coarse') turnsFor(turns, node.fact);
  if (node.kind === 'compare' || node.kind === 'bands' || node.kind === 'at') {
    const inside = [...within(node, edition, new Set())];
    const numbers = inside.flatMap((it) => thresholds(it, parameters));
    const spans = inside.flatMap((it) => spansOf(it, parameters));
    for (const it of inside) {
      if (it.kind !== 'fact' && it.kind !== 'coarse') continue;
      const into = turnsFor(turns, it.fact);
      for (const n of numbers) into.numbers.add(n);
      for (const span of spans) into.spans.add(span);
    }
  }
  for (const child of childrenOf(node)) collect(child, edition, parameters, turns);
}

/** The nodes below, through other provisions. */
function* within(node: Node, edition: Edition, entered: Set<string>): Generator<Node> {
  yield node;
  for (const id of namedBy(node)) {
    const provision = entered.has(id) ? undefined : edition.provisions.get(id);
    entered.add(id);
    if (provision !== undefined) yield* within(treeOf(provision), edition, entered);
  }
  for (const child of childrenOf(node)) yield* within(child, edition, entered);
}

function thresholds(node: Node, parameters: Parameters): readonly number[] {
  if (node.kind === 'constant') return [node.value];
  if (node.kind === 'bands') return node.bands.map((band) => band.from);
  if (node.kind === 'parameter') return parameters.flatMap((it) => it[node.name] ?? []);
  return [];
}

/** Spans the rule counts, as `unit:count`. */
function spansOf(node: Node, parameters: Parameters): readonly string[] {
  if (node.kind === 'shift' || node.kind === 'complete')
    return thresholds(node.by, parameters).map((n) => `${node.unit}:${n}`);
  if (node.kind === 'last-day') return Object.entries(node.span).map(([unit, n]) => `${unit}:${n}`);
  if (node.kind === 'compare') {
    const elapsed = [node.left, node.right].find((side) => side.kind === 'elapsed');
    const other = elapsed === node.left ? node.right : node.left;
    if (elapsed?.kind === 'elapsed') return thresholds(other, parameters).map((n) => `${elapsed.unit}:${n}`);
  }
  if (node.kind === 'bands' && node.of.kind === 'elapsed') {
    const { unit } = node.of;
    return node.bands.filter((band) => band.from > 0).map((band) => `${unit}:${band.from}`);
  }
  return [];
}
