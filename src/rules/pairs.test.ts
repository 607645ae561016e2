import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Day, day } from '#calendar';
import { budgetOf } from './budget.ts';
import { evaluate } from './evaluate.ts';
import { missingIn } from './missing.ts';
import type { Comparison, Node } from './node.ts';
import { told } from './sandbox.ts';
import { newIndexes, type Scope } from './scope.ts';
import type { Seen } from './seen.ts';
import type { ListRecord } from './situation.ts';

// A month is about a stay when they name the same place; who told no place may mean any.

const first = day('2026-01-01');
const now = day('2026-11-24');
const outer = 'stays';
const inner = 'months';

type Given = {
  readonly stays: readonly ListRecord[];
  readonly months: readonly ListRecord[];
  readonly lawful: boolean | undefined;
};

function scopeOf({ stays, months, lawful }: Given, on: Day, records: Scope['records'] = {}): Scope {
  const completeFor = 'always';
  return {
    situation: told({
      facts: lawful === undefined ? {} : { lawful },
      lists: { stays: { records: stays, completeFor }, months: { records: months, completeFor } },
    }),
    day: on,
    parameters: {},
    records,
    evaluate,
    budget: budgetOf(),
    indexes: newIndexes(),
    blankUntil: () => undefined,
    provision: () => {
      throw new Error('none');
    },
  };
}

function see(node: Node, it: Given, on = now): { readonly seen: Seen; readonly cost: number } {
  const scope = scopeOf(it, on);
  const before = scope.budget.nodes;
  return { seen: evaluate(node, scope), cost: before - scope.budget.nodes };
}

const moment = (as: string, field: string): Node => ({ kind: 'field', as, field, sort: 'moment' });
const monthDay = moment(inner, 'month');
const comparisons: readonly Comparison[] = ['at-least', 'more-than', 'at-most', 'less-than', 'equal'];
const shifted = (of: Node): Node => ({
  kind: 'shift',
  of,
  unit: 'days',
  by: { kind: 'constant', value: 14, sort: 'amount' },
  sign: 1,
});

/** What a rule may say of a month and the stay around it. */
const leaf: fc.Arbitrary<Node> = fc.oneof(
  fc.constantFrom<Node>(
    { kind: 'same', left: { as: inner, field: 'place' }, right: { as: outer, field: 'place' } },
    { kind: 'same', left: { as: outer, field: 'place' }, right: { as: inner, field: 'place' } },
    { kind: 'field-is', as: inner, field: 'cause', oneOf: ['self'] },
    { kind: 'field', as: inner, field: 'paid', sort: 'truth' },
    { kind: 'field-is', as: outer, field: 'status', oneOf: ['work'] },
    { kind: 'fact', fact: 'lawful', sort: 'truth' },
    { kind: 'officer', question: 'x' },
    { kind: 'compare', left: monthDay, by: 'at-most', right: { kind: 'today' } },
    {
      kind: 'any',
      of: [
        { kind: 'field', as: inner, field: 'paid', sort: 'truth' },
        { kind: 'fact', fact: 'lawful', sort: 'truth' },
      ],
    },
  ),
  fc
    .tuple(fc.constantFrom(...comparisons), fc.boolean(), fc.constantFrom('from', 'until'))
    .map(([by, turned, field]): Node => {
      const other = shifted(moment(outer, field));
      return turned
        ? { kind: 'compare', left: other, by, right: monthDay }
        : { kind: 'compare', left: monthDay, by, right: other };
    }),
);
/** Told not before one moment of the stay and not after another, as a notice must be. */
const between: fc.Arbitrary<Node> = fc
  .tuple(fc.constantFrom<Comparison>('at-least', 'more-than'), fc.constantFrom('from', 'until'), fc.boolean())
  .map(
    ([by, field, late]): Node => ({
      kind: 'all',
      of: [
        { kind: 'compare', left: monthDay, by, right: moment(outer, field) },
        {
          kind: 'compare',
          left: late ? { kind: 'today' } : shifted(moment(outer, 'from')),
          by: 'at-least',
          right: monthDay,
        },
      ],
    }),
  );
const condition: fc.Arbitrary<Node> = fc.letrec<{ condition: Node }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: between },
    { weight: 1, arbitrary: tie('condition').map((of): Node => ({ kind: 'not', of })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('all', 'any'), fc.array(tie('condition'), { minLength: 1, maxLength: 3 }))
        .map(([kind, of]): Node => ({ kind: kind as 'all' | 'any', of })),
    },
  ),
})).condition;

const innerList: fc.Arbitrary<Node> = fc
  .tuple(fc.constantFrom('some', 'every', 'count'), fc.option(condition, { nil: undefined }), condition)
  .map(([kind, where, of]): Node => {
    const pick = { list: inner, as: inner, ...(where === undefined ? {} : { where }) };
    return kind === 'count' ? { kind: 'count', pick } : { kind: kind as 'some' | 'every', pick, of };
  });

const place = fc.constantFrom('a', 'b', undefined);
const onDay = fc.integer({ min: first, max: first + 400 });
const recordOf = (fields: Record<string, fc.Arbitrary<number | string | undefined>>): fc.Arbitrary<ListRecord> =>
  fc.record(fields).map((it) => Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined)));
const given: fc.Arbitrary<Given> = fc.record({
  stays: fc.array(
    recordOf({
      from: onDay,
      until: fc.option(onDay, { nil: undefined }),
      status: fc.constantFrom('work', 'study'),
      place,
    }),
    { maxLength: 3 },
  ),
  months: fc.array(
    recordOf({
      month: fc.oneof({ weight: 5, arbitrary: onDay }, { weight: 1, arbitrary: fc.constant(undefined) }),
      paid: fc.constantFrom(0, 1, undefined),
      cause: fc.constantFrom('self', 'employer', undefined),
      place,
    }),
    { maxLength: 5 },
  ),
  lawful: fc.constantFrom(true, false, undefined),
});

type Told = { readonly lo: number; readonly hi: number; readonly waits: number; readonly missing: ReadonlySet<string> };

/** What the inner list says of one stay, pair by pair, without evaluating a list. */
function byPairs(node: Node, stay: ListRecord, given: Given): Told {
  if (node.kind !== 'some' && node.kind !== 'every' && node.kind !== 'count') throw new Error(node.kind);
  const always: Node = { kind: 'constant', value: 1, sort: 'truth' };
  const looked = given.months.map((month) => {
    const around = scopeOf(given, now, { [outer]: stay, [inner]: month });
    return {
      meant: evaluate(node.pick.where ?? always, around),
      of: evaluate(node.kind === 'count' ? always : node.of, around),
    };
  });
  const picked = looked.filter(({ meant }) => meant.hi > 0);
  const bounds = looked.map(({ meant, of }): readonly [number, number] => {
    if (node.kind === 'every') return [Math.max(1 - meant.hi, of.lo), Math.max(1 - meant.lo, of.hi)];
    return [Math.min(meant.lo, of.lo), Math.min(meant.hi, of.hi)];
  });
  const start = node.kind === 'every' ? 1 : 0;
  const together =
    node.kind === 'every'
      ? Math.min
      : node.kind === 'some'
        ? Math.max
        : (...of: number[]): number => of.reduce((sum, it) => sum + it, 0);
  return {
    lo: together(start, ...bounds.map(([lo]) => lo)),
    hi: together(start, ...bounds.map(([, hi]) => hi)),
    waits: picked.reduce((sum, { meant, of }) => sum | meant.waits | of.waits, 0),
    // Of a list told whole, of which it is known which entries are meant, only their fields can be missing.
    missing: new Set([
      ...(picked.every(({ meant }) => meant.lo === meant.hi) ? [] : [inner]),
      ...picked.flatMap(({ of }) => [...missing(of)]),
    ]),
  };
}

/** Every stay, with what the inner list says of it; a count is compared with two. */
const aroundEach = (of: Node): Node => ({
  kind: 'every',
  pick: { list: outer, as: outer },
  of:
    of.kind === 'count'
      ? { kind: 'compare', left: of, by: 'at-least', right: { kind: 'constant', value: 2, sort: 'amount' } }
      : of,
});
const innerOf = (part: Seen, node: Node): Seen => (node.kind === 'count' ? (part.parts[0] as Seen) : part);
const missing = (of: Seen): ReadonlySet<string> => new Set(missingIn(of, now).keys());

test('records passed over change nothing: neither the bounds, nor whom and what an unknown waits for', () => {
  fc.assert(
    fc.property(innerList, given, (node, it) => {
      const parts = see(aroundEach(node), it).seen.parts.map((part) => innerOf(part, node));
      assert.equal(parts.length, it.stays.length);
      for (const [i, own] of parts.entries()) {
        const pairs = byPairs(node, it.stays[i] as ListRecord, it);
        assert.deepEqual([own.lo, own.hi], [pairs.lo, pairs.hi]);
        if (own.lo === own.hi) continue;
        assert.equal(own.waits, pairs.waits);
        assert.deepEqual(missing(own), pairs.missing);
      }
    }),
    { seed: 20261125, numRuns: 3000 },
  );
});

test('what was said holds until the day it says, also where records were passed over', () => {
  fc.assert(
    fc.property(innerList, given, fc.integer({ min: 1, max: 400 }), (node, it, later) => {
      const whole = aroundEach(node);
      const { lo, hi, until } = see(whole, it).seen;
      if (now + later >= until) return;
      const then = see(whole, it, now + later).seen;
      assert.deepEqual([then.lo, then.hi], [lo, hi]);
    }),
    { seed: 20261125, numRuns: 3000 },
  );
});

test('of notices about one place, told in time or late, only the first is looked at, however many there are', () => {
  const told: Node = {
    kind: 'some',
    pick: { list: inner, as: inner },
    of: {
      kind: 'all',
      of: [
        { kind: 'same', left: { as: inner, field: 'place' }, right: { as: outer, field: 'place' } },
        { kind: 'field-is', as: inner, field: 'cause', oneOf: ['self'] },
        { kind: 'compare', left: monthDay, by: 'at-most', right: shifted(moment(outer, 'from')) },
      ],
    },
  };
  const many = (n: number): Given => ({
    stays: Array.from({ length: n }, (_, i) => ({ from: first + i, status: 'work', place: 'a' })),
    months: Array.from({ length: n }, (_, i) => ({ month: first + 900 - i, cause: 'self', place: 'a' })),
    lawful: undefined,
  });
  const { seen } = see(aroundEach(told), many(100));
  assert.deepEqual(
    seen.parts.map((it) => it.parts.map((part) => part.record)),
    Array.from({ length: 100 }, () => [99]),
  );
  assert.ok(see(aroundEach(told), many(200)).cost <= 2.1 * see(aroundEach(told), many(100)).cost);
});
