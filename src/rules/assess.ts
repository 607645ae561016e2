/**
 * Assesses one person under one edition on one day: every requirement of every route, and what follows from them.
 *
 * Outcome of a route: a `must` that fails → no; anything that still waits for a fact → unknown; an `in-principle`
 * requirement that fails, or a finding only an officer can make → judgement; otherwise yes. `clear` asks less: no must
 * or in-principle requirement fails or waits for anybody but the officer.
 *
 * INVARIANT: a procedure that is not for this person, or no longer open, has no routes: nothing that is asked, dated or
 * advised can follow from it.
 */
import type { Day } from '#calendar';
import { type Budget, budgetOf } from './budget.ts';
import { isChoosing } from './chosen-routes.ts';
import { dutyNodeOf } from './duties.ts';
import type { Edition, EditionRoute } from './edition.ts';
import { evaluate } from './evaluate.ts';
import type { Party } from './fact.ts';
import { heldRecords, hold, type Memo, newMemo, rowOf, stillHolds } from './memo.ts';
import type { Node } from './node.ts';
import type { Condition, Duty, Exception, Provision, Valuation } from './provision.ts';
import { inOrder, treeOf } from './provision-kinds.ts';
import { newIndexes, type Scope } from './scope.ts';
import { type Seen, type State, seen, stateOf } from './seen.ts';
import { blankUntil, farFuture, type Situation } from './situation.ts';

export type Outcome = State;

/** Three-valued: is it settled that nothing but the officer stands in the way? */
export type Clear = 'yes' | 'no' | 'unknown';

export type Finding = {
  readonly provision: Condition;
  /** Its own tree. */
  readonly seen: Seen;
  /** Is the failure another party's? Absent when the provision has no shield. */
  readonly shield: Seen | undefined;
  /** The records, by their place in the list, that are another party's and do not count. */
  readonly spared?: readonly number[];
  /** Whose doing a failure is, where that is known and not the person's. */
  readonly cause?: Party;
  /**
   * Is it in order for the person? The state that counts: of a ground, yes = it does not exist; a shielded failure is not
   * held against the resident.
   */
  readonly state: State;
  readonly until: Day;
};

export type RouteResult = {
  readonly id: string;
  readonly outcome: Outcome;
  readonly clear: Clear;
  readonly until: Day;
  /** What stands against it: failures weigh more than what is still open. Only for comparing routes. */
  readonly against: number;
  /** The slots of what decides and is not settled as met. Only for comparing routes. */
  readonly open: readonly number[];
  /** Another route asks for less of what is still open, so nothing told can make this one the better. */
  readonly dominated: boolean;
  readonly findings: readonly Finding[];
  readonly parameters: Readonly<Record<string, number>>;
};

export type ValueResult = { readonly provision: Valuation; readonly seen: Seen };

export type Assessment = {
  readonly edition: Edition;
  readonly day: Day;
  readonly outcome: Outcome;
  readonly clear: Clear;
  /** First later day on which outcome, clear or an answering value may be another, under this text. */
  readonly until: Day;
  /** Whom it is for and until when it is open. */
  readonly gates: readonly Finding[];
  /** Best first; none when the procedure is closed. */
  readonly routes: readonly RouteResult[];
  readonly values: readonly ValueResult[];
  /** Evaluates anything else of the edition (deadlines) in the same scope. */
  readonly scope: Scope;
  /** The scope of one of its routes, by id. */
  readonly scopeOf: (route: string) => Scope;
};

/** @param aside routes left aside, as if there were none such */
export function assess(
  edition: Edition,
  situation: Situation,
  day: Day,
  budget: Budget = budgetOf(),
  memo: Memo = newMemo(),
  aside?: ReadonlySet<string>,
): Assessment {
  const scopeOf = (id: string): Scope => routeScope(edition.routes.find((it) => it.id === id) as EditionRoute);
  const routeScope = (route: EditionRoute): Scope => ({
    situation,
    day,
    budget,
    indexes: newIndexes(),
    held: heldRecords(memo, route),
    parameters: route.parameters,
    records: noRecords,
    evaluate,
    duty: (id) => dutyNodeOf(edition.provisions.get(id) as Duty),
    exception: (id) => exceptionIn(edition, id),
    provision: (id, scope) => evaluateProvision(edition, id, route.slots.get(id), scope, memo),
    blankUntil: (id, on) => blankUntil(situation, edition.factsBehind.get(id) ?? [], on),
  });
  const [first] = edition.routes as readonly [EditionRoute, ...EditionRoute[]];
  const scope = routeScope(first);
  const gates = edition.gates.map((it) => findingIn(it, first.slots.get(it.id) as number, memo, day, () => scope));
  const shut = gates.filter((it) => it.state === 'no');
  const values = edition.values.map((provision) => ({ provision, seen: scope.provision(provision.id, scope) }));
  // Any one of them keeps it closed.
  if (shut.length > 0) {
    const until = Math.max(...shut.map((it) => it.until));
    return { edition, day, outcome: 'no', clear: 'no', until, gates, routes: [], values, scope, scopeOf };
  }
  const own = edition.routes.filter(
    (route) => aside?.has(route.id) !== true && mayBeTheirs(route, memo, day, () => scope),
  );
  const results = own.map((route) =>
    assessRoute(route, memo, day, () => (route === first ? scope : routeScope(route))),
  );
  const routes = markDominated(own, results).toSorted(bestFirst);
  const standing = routes.filter((route) => !route.dominated);
  let until = untilOfRoutes(standing);
  for (const it of gates) until = Math.min(until, it.until);
  for (const { provision, seen } of values)
    if (edition.procedure.answers?.includes(provision.id)) until = Math.min(until, seen.until);
  const [outcome, clear] = [outcomeOf(standing), clearOf(standing)];
  return { edition, day, outcome, clear, until, gates, routes, values, scope, scopeOf };
}

const noRecords: Scope['records'] = Object.freeze({});

function exceptionIn({ provisions }: Edition, id: string): Exception | undefined {
  const it = provisions.get(id);
  return it?.kind === 'exception' ? it : undefined;
}

/** A provision's value, once per day and slot. */
function evaluateProvision(edition: Edition, id: string, slot: number | undefined, scope: Scope, memo: Memo): Seen {
  if (slot === undefined) throw new Error(`provision \`${id}\` is not in force on that day`);
  const { seen: row } = rowOf(memo, scope.day);
  const known = row[slot];
  if (known !== undefined) return known;
  const provision = edition.provisions.get(id) as Provision;
  const result =
    stillHolds(memo.held?.seen[slot], scope.day) ??
    evaluate(treeOf(provision), scope.records === noRecords ? scope : { ...scope, records: noRecords });
  row[slot] = result;
  hold(memo.held?.seen, slot, scope.day, result);
  return result;
}

/** Of routes a fact chooses those that are settled to be others' are left out: they fail nobody. */
function mayBeTheirs(
  { requirements, requirementSlots }: EditionRoute,
  memo: Memo,
  day: Day,
  scopeOf: () => Scope,
): boolean {
  const [chooser] = requirements;
  if (chooser === undefined || !isChoosing(chooser)) return true;
  return findingIn(chooser, requirementSlots[0] as number, memo, day, scopeOf).state !== 'no';
}

/** @param scopeOf made only where something must be evaluated */
function assessRoute(route: EditionRoute, memo: Memo, day: Day, scopeOf: () => Scope): RouteResult {
  const { findings: row, routes } = rowOf(memo, day);
  const { requirements, requirementSlots: slots } = route;
  const known = routes[route.place];
  let same = known !== undefined;
  let scope: Scope | undefined;
  const ownScope = (): Scope => {
    scope ??= scopeOf();
    return scope;
  };
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number;
    const finding = row[slot] ?? findingIn(requirements[i] as Condition, slot, memo, day, ownScope);
    if (same) same = (known as RouteResult).findings[i] === finding;
  }
  if (same) return known as RouteResult;
  const result = resultOf(
    route,
    slots.map((slot) => row[slot] as Finding),
  );
  routes[route.place] = result;
  return result;
}

/** What follows from the findings of a route. */
function resultOf(route: EditionRoute, findings: readonly Finding[]): RouteResult {
  let mustFails = false;
  let principleFails = false;
  let waitsOthers = false;
  let waitsOfficer = false;
  let until = farFuture;
  let no = -farFuture;
  let against = 0;
  const open: number[] = [];
  for (let i = 0; i < findings.length; i++) {
    const { provision, state, until: ends } = findings[i] as Finding;
    if (provision.weight !== 'must' && provision.weight !== 'in-principle') continue;
    if (state !== 'yes') open.push(route.requirementSlots[i] as number);
    until = Math.min(until, ends);
    against += state === 'no' ? 100 : state === 'unknown' ? 1 : 0;
    if (state === 'no') no = Math.max(no, provision.weight === 'must' ? ends : -farFuture);
    if (state === 'no' && provision.weight === 'must') mustFails = true;
    else if (state === 'no') principleFails = true;
    else if (state === 'unknown') waitsOthers = true;
    else if (state === 'judgement') waitsOfficer = true;
  }
  const fails = mustFails || principleFails;
  const outcome = mustFails ? 'no' : waitsOthers ? 'unknown' : principleFails || waitsOfficer ? 'judgement' : 'yes';
  const clear = fails ? 'no' : waitsOthers ? 'unknown' : 'yes';
  const ends = mustFails ? no : until;
  const { id, parameters } = route;
  return { id, outcome, clear, until: ends, against, open, dominated: false, findings, parameters };
}

/** A finding, once per day and slot. @param scopeOf made only where something must be evaluated */
function findingIn(provision: Condition, slot: number, memo: Memo, day: Day, scopeOf: () => Scope): Finding {
  const { findings: row } = rowOf(memo, day);
  const finding = row[slot] ?? stillHolds(memo.held?.findings[slot], day) ?? findingOf(provision, scopeOf());
  row[slot] = finding;
  hold(memo.held?.findings, slot, day, finding);
  return finding;
}

/** Of two routes that wait for the same, the first written stands. */
function markDominated(routes: readonly EditionRoute[], results: readonly RouteResult[]): readonly RouteResult[] {
  if (results.length === 1 || results.every((it) => it.outcome !== 'unknown')) return results;
  const dominates = (one: number, other: number): boolean => {
    const { outcome, open } = results[one] as RouteResult;
    const { deciding } = routes[other] as EditionRoute;
    return outcome !== 'no' && open.every((slot) => deciding.has(slot));
  };
  return results.map((result, other) => {
    if (result.outcome !== 'unknown') return result;
    const isDominated = results.some(
      (_, one) => one !== other && dominates(one, other) && (one < other || !dominates(other, one)),
    );
    return isDominated ? { ...result, dominated: true } : result;
  });
}

/** Days looked at at most: a list may be full of those on which something may change. */
const mostLooks = 20;

/** The first later day on which its state is another under the same text; nothing where no such day was found. */
export function turnsOn({ provision, state, until }: Finding, scope: Scope): Day | undefined {
  let day = until;
  for (let looks = 0; looks < mostLooks && day < farFuture; looks++) {
    const later = findingOf(provision, { ...scope, day, held: undefined });
    if (later.state !== state) return day;
    day = later.until;
  }
  return undefined;
}

function findingOf(provision: Condition, scope: Scope): Finding {
  const own = scope.provision(provision.id, scope);
  const { lo, hi } = inOrder(provision, own);
  const standing = lo === own.lo && hi === own.hi ? own : seen(own.node, lo, hi, own.until, own.waits, own.parts);
  if (provision.shield === undefined) {
    const state = stateOf(standing);
    return { provision, seen: own, shield: undefined, state, until: own.until, ...causeOf(provision, state, scope) };
  }
  const shield = evaluate(provision.shield.when, scope);
  const spared = lo >= 1 ? undefined : sparedIn(provision, scope);
  const without = spared === undefined ? undefined : inOrder(provision, spared.seen);
  const effective = seen(
    own.node,
    Math.max(lo, shield.lo, without?.lo ?? 0),
    Math.max(hi, shield.hi, without?.hi ?? 0),
    Math.min(own.until, shield.until, spared?.seen.until ?? farFuture),
    own.waits | shield.waits | (spared?.seen.waits ?? 0),
  );
  const records = spared === undefined ? {} : { spared: spared.records };
  const state = stateOf(effective);
  const more = { ...records, ...causeOf(provision, state, scope) };
  return { provision, seen: own, shield, state, until: effective.until, ...more };
}

const causeOf = ({ cause }: Condition, state: State, scope: Scope): Pick<Finding, 'cause'> =>
  state === 'no' && cause !== undefined && evaluate(cause.when, scope).lo >= 1 ? { cause: cause.by } : {};

/**
 * The same without the records that are another party's, and which those are; nothing where there are none. What sums up the
 * list counts them too, and is left out. Only the provision's own tree is read so, not what it rests on.
 */
function sparedIn(
  provision: Condition,
  scope: Scope,
): { readonly seen: Seen; readonly records: readonly number[] } | undefined {
  const each: Node | undefined = provision.shield?.each;
  if (each?.kind !== 'count' || each.pick.where === undefined) return undefined;
  const { list, as, where } = each.pick;
  const { situation } = scope;
  const known = situation.lists.get(list);
  const records = (known?.records ?? []).flatMap((record, i) =>
    evaluate(where, { ...scope, held: undefined, records: { [as]: record } }).lo === 1 ? [i] : [],
  );
  if (known === undefined || records.length === 0) return undefined;
  const lists = new Map(situation.lists).set(list, {
    ...known,
    records: known.records.filter((_, i) => !records.includes(i)),
  });
  const scalars = new Map([...situation.scalars].filter(([fact]) => !sumsUp(situation, fact, list)));
  const apart = { ...scope, held: undefined, indexes: newIndexes(), situation: { ...situation, lists, scalars } };
  return { seen: evaluate(treeOf(provision), apart), records };
}

function sumsUp({ vocabulary }: Situation, fact: string, list: string): boolean {
  const definition = vocabulary.get(fact);
  return definition?.type !== 'list' && (definition?.sumsUp?.includes(list) ?? false);
}

const outcomeRank: Readonly<Record<Outcome, number>> = { yes: 0, judgement: 1, unknown: 2, no: 3 };
const clearRank: Readonly<Record<Clear, number>> = { yes: 0, unknown: 1, no: 2 };

/** What ways come to, the better first; 0 where they come to the same. */
export const comesTo = (a: RouteResult, b: RouteResult): number =>
  clearRank[a.clear] - clearRank[b.clear] || outcomeRank[a.outcome] - outcomeRank[b.outcome];

const bestFirst = (a: RouteResult, b: RouteResult): number => comesTo(a, b) || a.against - b.against;

function outcomeOf(routes: readonly RouteResult[]): Outcome {
  const has = (outcome: Outcome, clear?: Clear): boolean =>
    routes.some((route) => route.outcome === outcome && (clear === undefined || route.clear === clear));
  if (has('yes')) return 'yes';
  if (has('judgement', 'yes')) return 'judgement';
  if (has('unknown')) return 'unknown';
  return has('judgement') ? 'judgement' : 'no';
}

function clearOf(routes: readonly RouteResult[]): Clear {
  if (routes.some((route) => route.clear === 'yes')) return 'yes';
  return routes.some((route) => route.clear === 'unknown') ? 'unknown' : 'no';
}

function untilOfRoutes(routes: readonly RouteResult[]): Day {
  const outcome = outcomeOf(routes);
  const settled = routes.filter((route) => route.outcome === outcome && route.clear === 'yes');
  if (outcome === 'yes' || (outcome === 'judgement' && settled.length > 0)) {
    const better = outcome === 'yes' ? [] : routes.filter((route) => route.outcome !== 'judgement');
    return Math.min(Math.max(...settled.map((route) => route.until)), ...better.map((route) => route.until));
  }
  return Math.min(farFuture, ...routes.map((route) => route.until));
}
