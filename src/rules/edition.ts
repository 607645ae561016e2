/**
 * An edition is one procedure as one text states it on one day: provisions in force, routes with their requirements and
 * parameters, everything looked up once so that assessing a person only evaluates.
 */
import { type Day, day as dayOf, isoDay } from '#calendar';
import { chooserOf } from './chosen-routes.ts';
import { factsOf, namedBy, nodesOf } from './kinds.ts';
import { applyPatches, everyVersion, isProvision } from './patch.ts';
import type { Condition, Patch, Procedure, Provision, Route, Rulebook, Text, Valuation } from './provision.ts';
import { isCondition, treesOf } from './provision-kinds.ts';
import { farFuture } from './situation.ts';

export type EditionRoute = {
  readonly id: string;
  readonly requirements: readonly Condition[];
  readonly parameters: Readonly<Record<string, number>>;
  /** Where each provision's value is kept while a person is assessed: one place for all texts and routes that agree. */
  readonly slots: ReadonlyMap<string, number>;
  /** The slot of each requirement, in their order. */
  readonly requirementSlots: readonly number[];
  /** The slots of what decides: must and in-principle requirements. */
  readonly deciding: ReadonlySet<number>;
  /** Where what follows on it is kept, apart from every other route of every text. */
  readonly place: number;
};

export type Edition = {
  readonly rulebook: Rulebook;
  readonly procedure: Procedure;
  readonly text: Text;
  /** A day whose law this is. */
  readonly law: Day;
  readonly provisions: ReadonlyMap<string, Provision>;
  /** At least one; a procedure without routes has one, named like the procedure. */
  readonly routes: readonly EditionRoute[];
  /** Whom it is for and until when it is open; the same on every route. */
  readonly gates: readonly Condition[];
  readonly values: readonly Valuation[];
  /** Parameters each provision reads, directly or through another: its value differs only with these. */
  readonly parametersOf: ReadonlyMap<string, readonly string[]>;
  /** Facts and lists each provision rests on, directly or through another. */
  readonly factsBehind: ReadonlyMap<string, readonly string[]>;
  /** Slots whose value rests on a fact, in all texts of the procedure. */
  readonly readers: ReadonlyMap<string, readonly number[]>;
};

/** The procedure did not exist on that day, or has ended: `day` is when it began or ended. */
export type NoLaw = { readonly no: 'not-yet-in-force' | 'ended'; readonly day: Day };

type Editions = readonly Edition[] | NoLaw;

/** The editions of one procedure under the same overlays: prepared as they are asked for, once for each span of unchanged law. */
type Shelf = {
  readonly rulebook: Rulebook;
  readonly procedure: Procedure;
  readonly overlays: readonly Patch[];
  readonly slots: Slots;
  readonly bySpan: Map<Day, Editions>;
  /** Editions by what they say: a text that says the same in two spans is one edition. */
  readonly bySaying: Map<string, Edition>;
  /** The law of the days between two, by both. */
  readonly between: Map<string, readonly LawSpan[]>;
};

const shelves = new WeakMap<Rulebook, Map<string, Shelf>>();

/** @throws Error for an unknown procedure (callers check with `findProcedure`) */
function shelfOf(rulebook: Rulebook, id: string, overlays: readonly Patch[]): Shelf {
  const known = shelves.get(rulebook) ?? new Map<string, Shelf>();
  shelves.set(rulebook, known);
  let key = id;
  for (const overlay of overlays) key += `|${overlay.id}`;
  // Patches that are not the rulebook's own (a what-if) are prepared each time.
  const kept = overlays.every((it) => rulebook.overlays.includes(it));
  const shelf = kept ? known.get(key) : undefined;
  if (shelf !== undefined) return shelf;
  const procedure = getProcedure(rulebook, id);
  const made = {
    rulebook,
    procedure,
    overlays,
    slots: slotNumbers(),
    bySpan: new Map(),
    bySaying: new Map(),
    between: new Map(),
  };
  if (kept) known.set(key, made);
  return made;
}

/**
 * The candidate editions of a procedure for a law day, one per text that may be in force, verified texts first.
 * @throws Error for an unknown procedure (callers check with `findProcedure`)
 */
export function editionsOf(rulebook: Rulebook, id: string, law: Day, overlays: readonly Patch[] = []): Editions {
  return editionsOn(law, shelfOf(rulebook, id, overlays));
}

function editionsOn(law: Day, shelf: Shelf): Editions {
  const span = spanOf(shelf.rulebook, shelf.procedure, law);
  const known = shelf.bySpan.get(span) ?? prepareAll(shelf, law);
  shelf.bySpan.set(span, known);
  return known;
}

/** Days, first and last, on which the same editions may be in force. */
export type LawSpan = { readonly from: Day; readonly to: Day; readonly editions: readonly Edition[] };

/** Pairs of days whose law is kept at hand. */
const mostKept = 1000;

/**
 * The law of every day between two, both inclusive, in spans as long as its editions are the same; nothing for days of
 * which no text is on record.
 * @throws Error for an unknown procedure
 */
export function lawsBetween(
  rulebook: Rulebook,
  id: string,
  days: { readonly from: Day; readonly to: Day },
  overlays: readonly Patch[] = [],
): readonly LawSpan[] {
  const shelf = shelfOf(rulebook, id, overlays);
  const key = `${days.from}|${days.to}`;
  const known = shelf.between.get(key);
  if (known !== undefined) return known;
  // Days come from whoever asks: what is kept of them is bounded.
  if (shelf.between.size >= mostKept) shelf.between.clear();
  const spans = spansBetween(shelf, days);
  shelf.between.set(key, spans);
  return spans;
}

function spansBetween(shelf: Shelf, days: { readonly from: Day; readonly to: Day }): readonly LawSpan[] {
  const { rulebook } = shelf;
  const starts = [days.from, ...changesOf(rulebook, shelf.procedure).filter((it) => it > days.from && it <= days.to)];
  const spans: LawSpan[] = [];
  for (const [i, from] of starts.entries()) {
    const editions = editionsOn(from, shelf);
    const to = (starts[i + 1] ?? days.to + 1) - 1;
    const before = spans.at(-1);
    if ('no' in editions) continue;
    if (before !== undefined && before.to + 1 === from && isSame(before.editions, editions))
      spans[spans.length - 1] = { ...before, to };
    else spans.push({ from, to, editions });
  }
  return spans;
}

export const isSame = (one: readonly Edition[], other: readonly Edition[]): boolean =>
  one.length === other.length && one.every((it, i) => it === other[i]);

function prepareAll(shelf: Shelf, law: Day): Editions {
  const { procedure, bySaying } = shelf;
  const texts = procedure.texts.filter((text) => applies(text, law));
  if (texts.length === 0) return noLaw(procedure, law);
  return texts
    .toSorted((a, b) => Number(a.status === 'unverified') - Number(b.status === 'unverified'))
    .map((text) => {
      const edition = prepare(shelf, text, law);
      const says = sayingOf(edition);
      const known = bySaying.get(says) ?? edition;
      bySaying.set(says, known);
      return known;
    });
}

/** What an edition says, as one comparable word: slots stand for the provisions, their versions and parameters. */
const sayingOf = ({ text, procedure, rulebook, routes, values }: Edition): string =>
  [
    text.id,
    ...routes.map((it) => `${it.id}:${it.requirementSlots}`),
    ...[...values.map((it) => it.id), ...besides(procedure, rulebook)].map((id) => routes[0]?.slots.get(id)),
  ].join('|');

/** Gives one number to all places where the same provisions are read with the same parameters. */
type Slots = {
  readonly of: (reads: Reads, parameters: Readonly<Record<string, number>>) => number;
  readonly readers: ReadonlyMap<string, readonly number[]>;
  /** The next place of a route. */
  readonly place: () => number;
};

function slotNumbers(): Slots {
  const provisionNumbers = new Map<Provision, number>();
  const slots = new Map<string, number>();
  const readers = new Map<string, number[]>();
  const numberOf = (provision: Provision): number => {
    const known = provisionNumbers.get(provision) ?? provisionNumbers.size;
    provisionNumbers.set(provision, known);
    return known;
  };
  const of: Slots['of'] = ({ provisions, parameters }, bound) => {
    const key = `${[...provisions].map(numberOf)}|${[...parameters].map((name) => bound[name])}`;
    const known = slots.get(key);
    if (known !== undefined) return known;
    const slot = slots.size;
    slots.set(key, slot);
    for (const fact of factsBehind({ provisions, parameters })) readers.set(fact, [...(readers.get(fact) ?? []), slot]);
    return slot;
  };
  let places = 0;
  return { of, readers, place: () => places++ };
}

export const findProcedure = (rulebook: Rulebook, id: string): Procedure | undefined =>
  rulebook.procedures.find((procedure) => procedure.id === id);

function getProcedure(rulebook: Rulebook, id: string): Procedure {
  const procedure = findProcedure(rulebook, id);
  if (procedure === undefined) throw new Error(`rulebook \`${rulebook.id}\` has no procedure \`${id}\``);
  return procedure;
}

type Dated = { readonly from: string; readonly until?: string };
type Force = { readonly from: Day; readonly until: Day };
const forces = new WeakMap<Dated, Force>();
function forceOf(it: Dated): Force {
  const known = forces.get(it);
  if (known !== undefined) return known;
  const force = { from: dayOf(it.from), until: it.until === undefined ? farFuture : dayOf(it.until) };
  forces.set(it, force);
  return force;
}
const fromOf = (it: Dated): Day => forceOf(it).from;
const untilOf = (it: Dated): Day => forceOf(it).until;
function applies(it: Dated, on: Day): boolean {
  const { from, until } = forceOf(it);
  return from <= on && on < until;
}

function noLaw(procedure: Procedure, law: Day): NoLaw {
  const first = Math.min(...procedure.texts.map(fromOf));
  if (law < first) return { no: 'not-yet-in-force', day: first };
  return { no: 'ended', day: Math.max(...procedure.texts.map(untilOf)) };
}

/** Days on which the law of a procedure changes, ascending: its texts, and the provisions it may rest on, begin and end. */
function lawChanges(rulebook: Rulebook, procedure: Procedure): readonly Day[] {
  const changes = [...procedure.texts.flatMap((text) => text.patch ?? []), ...rulebook.overlays].flatMap(
    (patch) => patch.changes,
  );
  const versions = Map.groupBy(everyVersion(rulebook), (it) => it.id);
  const read = new Set<string>();
  const readAll = (ids: readonly string[]): void => {
    for (const id of ids) {
      if (read.has(id)) continue;
      read.add(id);
      readAll((versions.get(id) ?? []).flatMap((it) => ownReads(it).provisions));
    }
  };
  const routes = (procedure.routes ?? []).flatMap((it) => it.adds);
  readAll([...procedure.common, ...procedure.values, ...routes, ...besides(procedure, rulebook)]);
  for (const it of changes) {
    if (it.op === 'require' || it.op === 'apply-to') readAll([it.provision]);
    if (it.op === 'add-route') readAll(it.route.adds);
  }
  const dated: readonly Dated[] = [
    ...procedure.texts,
    ...[...read].flatMap((id) => (versions.get(id) ?? []).map((it) => it.inForce)),
  ];
  return edgesOf(dated);
}

/** The days on which any of them begins or ends. */
const edgesOf = (dated: readonly Dated[]): readonly Day[] =>
  [...new Set(dated.flatMap((it) => [fromOf(it), untilOf(it)]))].filter(Number.isFinite).toSorted((a, b) => a - b);

const changesCache = new WeakMap<Procedure, readonly Day[]>();

function changesOf(rulebook: Rulebook, procedure: Procedure): readonly Day[] {
  const cached = changesCache.get(procedure) ?? lawChanges(rulebook, procedure);
  changesCache.set(procedure, cached);
  return cached;
}

/** First day of the span of unchanged law that `law` lies in. */
function spanOf(rulebook: Rulebook, procedure: Procedure, law: Day): Day {
  return changesOf(rulebook, procedure).findLast((day) => day <= law) ?? Number.NEGATIVE_INFINITY;
}

/** Every day on which the law of a procedure is another than the day before, from its first text on. */
export function lawDays(rulebook: Rulebook, procedure: Procedure): readonly Day[] {
  const first = Math.min(...procedure.texts.map(fromOf));
  return changesOf(rulebook, procedure).filter((day) => day >= first);
}

/** The first day after `law` on which the law is another. */
export function nextLawChange(rulebook: Rulebook, procedure: Procedure, law: Day): Day {
  return changesOf(rulebook, procedure).find((day) => day > law) ?? farFuture;
}

function prepare({ rulebook, procedure: asWritten, overlays, slots }: Shelf, text: Text, law: Day): Edition {
  const start = { provisions: inForceOn(rulebook, law), procedure: asWritten, isKnown: isProvision(rulebook) };
  const patches = [...(text.patch === undefined ? [] : [text.patch]), ...overlays];
  const { provisions: patched, procedure } = applyPatches(start, patches);
  const inForce =
    patches.length === 0 ? patched : new Map([...patched].filter(([, provision]) => applies(provision.inForce, law)));
  const routes: readonly Route[] = procedure.routes ?? [{ id: procedure.id, adds: [] }];
  const choosers = new Map(routes.map((it) => [it, chooserOf(procedure, it)]));
  const chosen = [...choosers.values()].flat();
  const provisions = chosen.length === 0 ? inForce : new Map([...inForce, ...chosen.map((it) => [it.id, it] as const)]);
  const requirement = (id: string): readonly Condition[] => {
    const provision = provisions.get(id);
    // A requirement that is not in force that day asks nothing.
    if (provision === undefined) return [];
    if (!isCondition(provision)) throw new Error(`\`${id}\` is a ${provision.kind}: a procedure cannot find on it`);
    return [provision];
  };
  // WHY only these: preparing every provision in force for each route of each text grows with the square of the rulebook.
  const roots = [
    ...chosen.map((it) => it.id),
    ...routes.flatMap((it) => it.adds),
    ...procedure.common,
    ...procedure.values,
    ...besides(procedure, rulebook),
  ];
  const reads = new Map([...reachableFrom(roots, provisions)].map((id) => [id, readsOf(id, provisions)]));
  const prepareRoute = (route: Route): EditionRoute => {
    const own = choosers.get(route) ?? [];
    const asked = [
      ...own,
      ...[...route.adds, ...procedure.common.filter((id) => !route.exempts?.includes(id))].flatMap(requirement),
    ];
    const parameters = route.binds ?? {};
    const slotOf = new Map([...reads].map(([id, it]) => [id, slots.of(it, parameters)]));
    const deciding = asked.filter((it) => it.weight === 'must' || it.weight === 'in-principle');
    return {
      id: route.id,
      requirements: asked,
      parameters,
      slots: slotOf,
      requirementSlots: asked.map((it) => slotOf.get(it.id) as number),
      deciding: new Set(deciding.map((it) => slotOf.get(it.id) as number)),
      place: slots.place(),
    };
  };
  return {
    rulebook,
    procedure,
    text,
    law,
    provisions,
    routes: routes.map(prepareRoute),
    gates: (procedure.appliesTo ?? []).flatMap(requirement),
    values: procedure.values.flatMap((id) => {
      const provision = provisions.get(id);
      return provision?.kind === 'value' ? [provision] : [];
    }),
    parametersOf: new Map([...reads].map(([id, it]) => [id, [...it.parameters]])),
    factsBehind: new Map([...reads].map(([id, it]) => [id, [...factsBehind(it)]])),
    readers: slots.readers,
  };
}

/** What is looked at whichever route is taken: whom it is for, what filing gives, and the stay itself. */
export const besides = ({ appliesTo = [], filing = {} }: Procedure, { stay }: Rulebook): readonly string[] => [
  ...appliesTo,
  ...(filing.gives ?? []),
  ...(filing.givesNot ?? []),
  ...(stay === undefined ? [] : [stay.lawful, stay.until]),
];

type InForce = { readonly edges: readonly Day[]; readonly since: Map<Day, ReadonlyMap<string, Provision>> };
const inForceCache = new WeakMap<Rulebook, InForce>();

/** The provisions of a rulebook in force on a day, by id: found once for all its procedures and texts. */
function inForceOn(rulebook: Rulebook, law: Day): ReadonlyMap<string, Provision> {
  const cache = inForceCache.get(rulebook) ?? {
    edges: edgesOf(rulebook.provisions.map((it) => it.inForce)),
    since: new Map(),
  };
  inForceCache.set(rulebook, cache);
  const since = cache.edges.findLast((it) => it <= law) ?? Number.NEGATIVE_INFINITY;
  const known = cache.since.get(since);
  if (known !== undefined) return known;
  const found = new Map<string, Provision>();
  for (const provision of rulebook.provisions) {
    if (!applies(provision.inForce, law)) continue;
    if (found.has(provision.id)) throw new Error(`two versions of \`${provision.id}\` are in force on ${isoDay(law)}`);
    found.set(provision.id, provision);
  }
  cache.since.set(since, found);
  return found;
}

/** What a provision reads, directly or through others; the provision itself is one of `provisions`. */
type Reads = { readonly provisions: Set<Provision>; readonly parameters: Set<string> };

const factsBehind = ({ provisions }: Reads): ReadonlySet<string> =>
  new Set([...provisions].flatMap((it) => ownReads(it).facts));

/** What the trees of a provision read themselves, by id: found once, whatever texts and procedures it is part of. */
type OwnReads = {
  readonly facts: readonly string[];
  readonly provisions: readonly string[];
  readonly parameters: readonly string[];
};

const ownCache = new WeakMap<Provision, OwnReads>();

function ownReads(provision: Provision): OwnReads {
  const known = ownCache.get(provision);
  if (known !== undefined) return known;
  const trees = treesOf(provision);
  const nodes = trees.flatMap((tree) => [...nodesOf(tree)]);
  const reads: OwnReads = {
    facts: [...new Set(trees.flatMap((tree) => [...factsOf(tree)]))],
    provisions: [...new Set(nodes.flatMap(namedBy))],
    parameters: [...new Set(nodes.flatMap((it) => (it.kind === 'parameter' ? [it.name] : [])))],
  };
  ownCache.set(provision, reads);
  return reads;
}

/** The provisions with these ids and all they rest on, that are in force. */
function reachableFrom(ids: readonly string[], provisions: ReadonlyMap<string, Provision>): ReadonlySet<string> {
  const all: Reads = { provisions: new Set(), parameters: new Set() };
  for (const id of ids) readsOf(id, provisions, all);
  return new Set([...all.provisions].map((it) => it.id));
}

function readsOf(
  id: string,
  provisions: ReadonlyMap<string, Provision>,
  into: Reads = { provisions: new Set(), parameters: new Set() },
): Reads {
  const provision = provisions.get(id);
  if (provision === undefined || into.provisions.has(provision)) return into;
  into.provisions.add(provision);
  const own = ownReads(provision);
  for (const name of own.parameters) into.parameters.add(name);
  for (const read of own.provisions) readsOf(read, provisions, into);
  return into;
}
