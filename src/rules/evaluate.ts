/**
 * Evaluates a node for one situation on one day. Truths follow Kleene's three-valued logic as bounds within 0..1;
 * amounts and moments carry bounds too, so that "at least 70 whatever is missing" is an answer. Every result says until
 * which day it holds, exactly where time is compared with a date, and never too late anywhere.
 *
 * Linear in the nodes of the tree and the records of the lists it reads.
 */
import { type Day, filingDeadline, lastDayOfPeriod, lastOpenDay, monthEnd } from '#calendar';
import { spend } from './budget.ts';
import { evaluateDuty, evaluateEvent } from './evaluate-duty.ts';
import { evaluateExcept } from './evaluate-except.ts';
import { evaluateCoarse, evaluateFact, evaluateField, evaluateIs } from './evaluate-facts.ts';
import { evaluateList } from './evaluate-lists.ts';
import {
  evaluateAt,
  evaluateCompare,
  evaluateElapsed,
  evaluateThroughout,
  leavesBand,
  shiftDay,
} from './evaluate-time.ts';
import type { Node, NodeOf } from './node.ts';
import type { Scope } from './scope.ts';
import { isKnownValue, officerOnly, type Seen, seen } from './seen.ts';
import { farFuture, farPast } from './situation.ts';

/**
 * @throws Error (a fault of the rulebook) for an unbound parameter, an unknown fact or a table without a row to take
 * @throws SpentError when the budget of the scope is spent
 */
export function evaluate(node: Node, scope: Scope): Seen {
  spend(scope.budget, 'nodes', 1);
  switch (node.kind) {
    case 'constant':
      return seen(node, node.value, node.value, farFuture, 0);
    case 'fact':
      return evaluateFact(node, scope);
    case 'is':
      return evaluateIs(node, scope);
    case 'field':
    case 'field-is':
    case 'field-is-fact':
    case 'same':
      return evaluateField(node, scope);
    case 'parameter':
      return evaluateParameter(node, scope);
    case 'as-of':
      return seen(node, scope.situation.asOf, scope.situation.asOf, farFuture, 0);
    case 'today':
      return seen(node, scope.day, scope.day, scope.day + 1, 0);
    case 'compare':
      return evaluateCompare(node, scope);
    case 'all':
      return evaluateAll(node, scope);
    case 'any':
      return evaluateAny(node, scope);
    case 'not': {
      const of = evaluate(node.of, scope);
      return seen(node, 1 - of.hi, 1 - of.lo, of.until, of.waits, [of]);
    }
    case 'table':
      return evaluateTable(node, scope);
    case 'bands':
      return evaluateBands(node, scope);
    case 'sum':
      return evaluateSum(node, scope);
    case 'times': {
      const of = evaluate(node.of, scope);
      return seen(node, of.lo * node.by, of.hi * node.by, of.until, of.waits, [of]);
    }
    case 'earliest':
    case 'latest':
      return evaluateExtreme(node, scope);
    case 'points':
      return evaluatePoints(node, scope);
    case 'elapsed':
      return evaluateElapsed(node, scope);
    case 'shift':
    case 'complete':
      return evaluateShift(node, scope);
    case 'last-day':
      return mapDay(node, evaluate(node.of, scope), (day) => lastDayOfPeriod(day, node.span));
    case 'month-end':
      return mapDay(node, evaluate(node.of, scope), (day) => monthEnd(day, node.months));
    case 'last-open-day':
      return mapDay(node, evaluate(node.of, scope), lastOpenDay);
    case 'filing-deadline':
      return mapDay(node, evaluate(node.of, scope), (day) => filingDeadline(day).day);
    case 'at':
      return evaluateAt(node, scope);
    case 'throughout':
      return evaluateThroughout(node, scope);
    case 'coarse':
      return evaluateCoarse(node, scope);
    case 'provision': {
      const it = scope.provision(node.id, scope);
      return seen(node, it.lo, it.hi, it.until, it.waits, [it]);
    }
    case 'event':
      return evaluateEvent(node, scope);
    case 'duty':
      return evaluateDuty(node, scope);
    case 'except':
      return evaluateExcept(node, scope);
    case 'officer':
      return seen(node, 0, 1, farFuture, officerOnly);
    default:
      return evaluateList(node, scope);
  }
}

function evaluateParameter(node: NodeOf<'parameter'>, scope: Scope): Seen {
  const value = scope.parameters[node.name];
  if (value === undefined) throw new Error(`parameter \`${node.name}\` is not bound by the route`);
  return seen(node, value, value, farFuture, 0);
}

// Truth

function evaluateAll(node: NodeOf<'all'>, scope: Scope): Seen {
  const parts: Seen[] = new Array(node.of.length);
  let lo = 1;
  let hi = 1;
  let waits = 0;
  let until = farFuture;
  let no = farPast;
  for (let i = 0; i < node.of.length; i++) {
    const part = evaluate(node.of[i] as Node, scope);
    parts[i] = part;
    if (part.lo < lo) lo = part.lo;
    if (part.hi < hi) hi = part.hi;
    if (part.lo !== part.hi) waits |= part.waits;
    if (part.until < until) until = part.until;
    if (part.hi === 0 && part.until > no) no = part.until;
  }
  // One part that stays "no" keeps the whole at "no".
  return seen(node, lo, hi, hi === 0 ? no : until, waits, parts);
}

function evaluateAny(node: NodeOf<'any'>, scope: Scope): Seen {
  const parts: Seen[] = new Array(node.of.length);
  let lo = 0;
  let hi = 0;
  let waits = 0;
  let until = farFuture;
  let yes = farPast;
  for (let i = 0; i < node.of.length; i++) {
    const part = evaluate(node.of[i] as Node, scope);
    parts[i] = part;
    if (part.lo > lo) lo = part.lo;
    if (part.hi > hi) hi = part.hi;
    if (part.lo !== part.hi) waits |= part.waits;
    if (part.until < until) until = part.until;
    if (part.lo === 1 && part.until > yes) yes = part.until;
    // A yes that stays settles the whole for ever: what follows cannot matter.
    if (yes === farFuture) return seen(node, 1, 1, farFuture, 0, parts.slice(0, i + 1));
  }
  return seen(node, lo, hi, lo === 1 ? yes : until, waits, parts);
}

// Choosing and adding

function evaluateTable(node: NodeOf<'table'>, scope: Scope): Seen {
  const { rows } = node;
  const parts: Seen[] = [];
  let lo = farFuture;
  let hi = farPast;
  let until = farFuture;
  let waits = 0;
  let open = false;
  for (let i = 0; i <= rows.length; i++) {
    const row = rows[i];
    const value = row === undefined ? node.otherwise : row.value;
    if (value === undefined) break;
    let sure = row === undefined;
    if (row !== undefined) {
      const when = evaluate(row.when, scope);
      parts.push(when);
      if (when.until < until) until = when.until;
      if (when.hi === 0) continue;
      sure = when.lo === 1;
      if (!sure) waits |= when.waits;
    }
    const taken = evaluate(value, scope);
    parts.push(taken);
    if (taken.lo < lo) lo = taken.lo;
    if (taken.hi > hi) hi = taken.hi;
    if (taken.until < until) until = taken.until;
    waits |= taken.waits;
    if (sure) return seen(node, lo, hi, until, waits, parts, open ? undefined : (row?.id ?? 'otherwise'));
    open = true;
  }
  if (!open) throw new Error(`table \`${node.id}\` has no row to take`);
  return seen(node, lo, hi, until, waits, parts);
}

function evaluateBands(node: NodeOf<'bands'>, scope: Scope): Seen {
  const of = evaluate(node.of, scope);
  const parts: Seen[] = [of];
  let lo = farFuture;
  let hi = farPast;
  let until = leavesBand(of, node.bands, scope);
  let waits: number = of.waits;
  let chosen: string | undefined;
  const { bands } = node;
  for (let i = bands.length - 1; i >= 0; i--) {
    const band = bands[i] as (typeof bands)[number];
    if (band.from > of.hi) continue;
    const value = evaluate(band.value, scope);
    parts.push(value);
    chosen = parts.length === 2 ? band.id : undefined;
    lo = Math.min(lo, value.lo);
    hi = Math.max(hi, value.hi);
    until = Math.min(until, value.until);
    waits |= value.waits;
    if (band.from <= of.lo) return seen(node, lo, hi, until, waits, parts, chosen);
  }
  // Below the lowest band there is nothing to have.
  return seen(node, Math.min(lo, 0), Math.max(hi, 0), until, waits, parts);
}

function evaluateSum(node: NodeOf<'sum'>, scope: Scope): Seen {
  const parts: Seen[] = new Array(node.of.length);
  let lo = 0;
  let hi = 0;
  let waits = 0;
  let until = farFuture;
  for (let i = 0; i < node.of.length; i++) {
    const part = evaluate(node.of[i] as Node, scope);
    parts[i] = part;
    lo += part.lo;
    hi += part.hi;
    waits |= part.waits;
    until = Math.min(until, part.until);
  }
  const cap = node.cap ?? farFuture;
  return seen(node, Math.min(lo, cap), Math.min(hi, cap), until, waits, parts);
}

function evaluateExtreme(node: NodeOf<'earliest'> | NodeOf<'latest'>, scope: Scope): Seen {
  const pickOf = node.kind === 'earliest' ? Math.min : Math.max;
  const parts: Seen[] = new Array(node.of.length);
  let lo = node.kind === 'earliest' ? farFuture : farPast;
  let hi = lo;
  let waits = 0;
  let until = farFuture;
  for (let i = 0; i < node.of.length; i++) {
    const part = evaluate(node.of[i] as Node, scope);
    parts[i] = part;
    lo = pickOf(lo, part.lo);
    hi = pickOf(hi, part.hi);
    waits |= part.waits;
    until = Math.min(until, part.until);
  }
  return seen(node, lo, hi, until, waits, parts);
}

/** Items keep their own bounds; an item that another rules out, or that lacks its companion, shows 0. */
function evaluatePoints(node: NodeOf<'points'>, scope: Scope): Seen {
  const { items } = node;
  const own: Seen[] = new Array(items.length);
  for (let i = 0; i < items.length; i++) own[i] = evaluate((items[i] as (typeof items)[number]).value, scope);
  const parts: Seen[] = new Array(items.length);
  let lo = 0;
  let hi = 0;
  let waits = 0;
  let until = farFuture;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as (typeof items)[number];
    let part = own[i] as Seen;
    if (item.onlyWith !== undefined || item.notBeside !== undefined) part = besideOthers(item, part, node, own);
    parts[i] = part;
    lo += part.lo;
    hi += part.hi;
    waits |= part.waits;
    if (part.until < until) until = part.until;
  }
  return seen(node, lo, hi, until, waits, parts);
}

function besideOthers(
  item: NodeOf<'points'>['items'][number],
  own: Seen,
  points: NodeOf<'points'>,
  all: readonly Seen[],
): Seen {
  const seenOf = (id: string): Seen => {
    const other = all[points.items.findIndex((it) => it.id === id)];
    if (other === undefined) throw new Error(`points table \`${points.id}\` has no item \`${id}\``);
    return other;
  };
  let { lo, hi, until, waits } = own as { lo: number; hi: number; until: Day; waits: number };
  let excluded = false;
  const consider = (rulesOut: boolean, mayRuleOut: boolean, other: Seen): void => {
    until = Math.min(until, other.until);
    if (hi === 0) return;
    if (rulesOut) {
      lo = 0;
      hi = 0;
      excluded = true;
    } else if (mayRuleOut) {
      lo = 0;
      waits |= other.waits;
    }
  };
  if (item.onlyWith !== undefined) {
    const other = seenOf(item.onlyWith);
    consider(other.hi <= 0, other.lo <= 0, other);
  }
  for (const id of item.notBeside ?? []) {
    const other = seenOf(id);
    consider(other.lo > 0, other.hi > 0, other);
  }
  return seen(own.node, lo, hi, until, waits, [own], excluded ? 'excluded' : own.chosen);
}

// Days

function evaluateShift(node: NodeOf<'shift'> | NodeOf<'complete'>, scope: Scope): Seen {
  const of = evaluate(node.of, scope);
  const by = evaluate(node.by, scope);
  const parts = [of, by];
  const lo = shiftDay(node, of.lo, by.lo);
  const hi = isKnownValue(of) && isKnownValue(by) ? lo : shiftDay(node, of.hi, by.hi);
  return seen(node, Math.min(lo, hi), Math.max(lo, hi), Math.min(of.until, by.until), of.waits | by.waits, parts);
}

function mapDay(node: Node, of: Seen, map: (day: Day) => Day): Seen {
  const mapped = (day: Day): Day => (Number.isFinite(day) ? map(day) : day);
  const lo = mapped(of.lo);
  return seen(node, lo, isKnownValue(of) ? lo : mapped(of.hi), of.until, of.waits, [of]);
}
