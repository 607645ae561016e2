/** Nodes that read what a person has told: facts, choices, a fact and its detail, fields of a record. */
import type { Day } from '#calendar';
import type { FactDefinition } from './fact.ts';
import { readBy } from './kinds.ts';
import { isSameName } from './names.ts';
import type { NodeOf } from './node.ts';
import { predecessorsIn, rangeOf, type Scope, waitsOn } from './scope.ts';
import { type Seen, seen, somebodyElse } from './seen.ts';
import { absenceOf, farFuture, farPast, nextSegment, notYet, type Segment, segmentOn } from './situation.ts';

function definitionOf(fact: string, scope: Scope): FactDefinition {
  const definition = scope.situation.vocabulary.get(fact);
  if (definition === undefined) throw new Error(`rule reads unknown fact \`${fact}\``);
  return definition;
}

function numberIn(segment: Segment, none: 'past' | 'future' | undefined): number {
  if (segment.value === notYet) return none === 'past' ? farPast : farFuture;
  return segment.value as number;
}

export function evaluateFact(node: NodeOf<'fact'> | NodeOf<'coarse'>, scope: Scope): Seen {
  const segments = scope.situation.scalars.get(node.fact);
  const segment = segments && segmentOn(segments, scope.day);
  const until = segments ? nextSegment(segments, scope.day) : farFuture;
  if (segment !== undefined) {
    const value = numberIn(segment, node.none);
    if (value > scope.situation.asOf && value < farFuture && node.kind === 'fact' && node.sort === 'moment')
      return evaluateAhead(node, value, until, scope);
    return seen(node, value, value, until, 0);
  }
  const definition = definitionOf(node.fact, scope);
  const open = opensOn(node.fact, scope);
  // A day that is only expected may be any after the day that comes before it.
  if (node.kind === 'fact' && node.expected === true && open > scope.day && open < farFuture)
    return seen(node, open, farFuture, until, waitsOn(definition));
  if (open > scope.day) {
    const none = node.none === 'past' ? farPast : farFuture;
    return seen(node, none, none, Math.min(until, open), 0, nothing, 'not-before');
  }
  const [lo, hi] = rangeOf(definition, scope.situation, node.none);
  return seen(node, lo, hi, until, waitsOn(definition), nothing, lo === hi ? 'not-before' : undefined);
}

/** The first day on which an event can have happened, as far as what comes before it has not; long ago where nothing says so. */
function opensOn(fact: string, { situation }: Scope): Day {
  let first = farPast;
  for (const before of predecessorsIn(situation.vocabulary).get(fact) ?? []) {
    const told = segmentOn(situation.scalars.get(before) ?? [], farFuture)?.value;
    if (told === notYet) return farFuture;
    if (typeof told === 'number' && told > situation.asOf) first = Math.max(first, told);
  }
  return first;
}

/** A day told that lies after the day it was told: an event has not happened by then, and an expectation decides nothing. */
function evaluateAhead(node: NodeOf<'fact'>, told: Day, until: Day, scope: Scope): Seen {
  const definition = definitionOf(node.fact, scope);
  const ahead = definition.type === 'date' && node.expected !== true ? definition.ahead : undefined;
  const none = node.none === 'past' ? farPast : farFuture;
  if (ahead === 'planned' && scope.day < told) return seen(node, none, none, Math.min(until, told), 0);
  if (ahead !== 'expected') return seen(node, told, told, until, 0);
  return seen(
    node,
    Math.min(none, scope.situation.asOf + 1),
    farFuture,
    until,
    waitsOn(definition),
    nothing,
    'expected',
  );
}

export function evaluateIs(node: NodeOf<'is'>, scope: Scope): Seen {
  const segments = scope.situation.scalars.get(node.fact);
  const segment = segments && segmentOn(segments, scope.day);
  const until = segments ? nextSegment(segments, scope.day) : farFuture;
  if (segment === undefined) return seen(node, 0, 1, until, waitsOn(definitionOf(node.fact, scope)));
  const truth = node.oneOf.includes(segment.value as string) ? 1 : 0;
  return seen(node, truth, truth, until, 0);
}

/**
 * A fact and what it sums up. Known fact: the fact, unless what is known of the detail cannot be so beside it, and then
 * neither. What was told speaks of the days up to the one it was told on: a detail that ends later contradicts nothing.
 */
export function evaluateCoarse(node: NodeOf<'coarse'>, scope: Scope): Seen {
  const fact = evaluateFact(node, scope);
  if (node.among && fact.hi === 0) return ofDetail(node, scope.evaluate(node.detail, scope), fact.until);
  if (node.own) return theirsOrOwn(node, fact, scope);
  const { asOf } = scope.situation;
  const known = fact.lo === fact.hi;
  // A constant stands in while nobody has told: it contradicts nothing.
  if (known && node.detail.kind === 'constant') return fact;
  const then = known && scope.day > asOf ? { ...scope, day: asOf } : scope;
  const asked = absenceOf(scope.situation, node.fact) === 'absent';
  // Where nothing is told of the detail that day, it can neither contradict nor replace.
  const blank = node.detail.kind === 'provision' ? scope.blankUntil(node.detail.id, then.day) : undefined;
  if (blank !== undefined && (known || asked))
    return seen(node, fact.lo, fact.hi, known && blank > asOf ? fact.until : Math.min(fact.until, blank), fact.waits);
  const detail = scope.evaluate(node.detail, then);
  const until = known && detail.until > asOf ? fact.until : Math.min(fact.until, detail.until);
  if (known) {
    if (detail.lo <= fact.lo && fact.lo <= detail.hi) return seen(node, fact.lo, fact.hi, until, 0, nothing);
    const [lo, hi] = [Math.min(fact.lo, detail.lo), Math.max(fact.hi, detail.hi)];
    return seen(node, lo, hi, until, somebodyElse, [detail], 'contested');
  }
  if (detail.lo === detail.hi || !asked) return ofDetail(node, detail, until);
  // A list told whole is asked for what its entries leave open.
  const list = scope.situation.lists.get(readBy(detail.node) ?? '');
  return seen(node, detail.lo, detail.hi, until, fact.waits, list?.completeFor === 'always' ? [detail] : nothing);
}

const ofDetail = (node: NodeOf<'coarse'>, detail: Seen, until: Day): Seen =>
  seen(node, detail.lo, detail.hi, Math.min(until, detail.until), detail.waits, [detail], 'detail');

/** What is told of somebody else; in their own record it is told of the person. */
function theirsOrOwn(node: NodeOf<'coarse'>, theirs: Seen, scope: Scope): Seen {
  if (theirs.lo === theirs.hi) return theirs;
  const own = scope.evaluate(node.detail, scope);
  const until = Math.min(theirs.until, own.until);
  if (own.lo !== own.hi) return seen(node, theirs.lo, theirs.hi, until, theirs.waits);
  return seen(node, own.lo, own.hi, until, own.waits, [own], 'detail');
}

const nothing: readonly Seen[] = Object.freeze([]);

const carried = (node: NodeOf<'field'>, of: Seen): Seen => seen(node, of.lo, of.hi, of.until, of.waits, [of]);

/** `told`: the fact is known, so it is the field that is missing. */
function evaluateFieldIsFact(node: NodeOf<'field-is-fact'>, scope: Scope): Seen {
  const segments = scope.situation.scalars.get(node.fact);
  const told = segments && segmentOn(segments, scope.day)?.value;
  const until = segments ? nextSegment(segments, scope.day) : farFuture;
  const field = scope.records[node.as]?.[node.field];
  if (told !== undefined && field !== undefined) {
    const truth = field === told ? 1 : 0;
    return seen(node, truth, truth, until, 0);
  }
  const waits =
    (field === undefined ? somebodyElse : 0) | (told === undefined ? waitsOn(definitionOf(node.fact, scope)) : 0);
  return seen(node, 0, 1, until, waits, nothing, told === undefined ? undefined : 'told');
}

type FieldNode = NodeOf<'field'> | NodeOf<'field-is'> | NodeOf<'field-is-fact'> | NodeOf<'same'>;

export function evaluateField(node: FieldNode, scope: Scope): Seen {
  if (node.kind === 'field-is-fact') return evaluateFieldIsFact(node, scope);
  if (node.kind === 'same') {
    const left = scope.records[node.left.as]?.[node.left.field];
    const right = scope.records[node.right.as]?.[node.right.field];
    if (left === undefined || right === undefined) {
      const { as } = left === undefined ? node.left : node.right;
      return seen(node, 0, 1, farFuture, somebodyElse, nothing, as);
    }
    const truth = isSameName(left, right) ? 1 : 0;
    return seen(node, truth, truth, farFuture, 0);
  }
  const value = scope.records[node.as]?.[node.field];
  if (node.kind === 'field-is') {
    if (value === undefined) return seen(node, 0, 1, farFuture, somebodyElse);
    const truth = node.oneOf.includes(value as string) ? 1 : 0;
    return seen(node, truth, truth, farFuture, 0);
  }
  if (value === undefined) {
    if (node.otherwise !== undefined) return carried(node, scope.evaluate(node.otherwise, scope));
    const definition = scope.situation.vocabulary.get(node.as);
    const { type, none } = (definition?.type === 'list' ? definition.fields[node.field] : undefined) ?? {};
    // An entry that has begun and has no end goes on.
    if (node.field === 'until' || none) return seen(node, farFuture, farFuture, farFuture, 0);
    return type === 'boolean'
      ? seen(node, 0, 1, farFuture, somebodyElse)
      : seen(node, farPast, farFuture, farFuture, somebodyElse);
  }
  return seen(node, value as number, value as number, farFuture, 0);
}
