// Mistakes of whoever writes law that do not compile: `tsc` fails when one of these lines stops being an error.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facts } from './handles.ts';
import * as rule from './rule.ts';
import { fact, requirement } from './sandbox.ts';

const yesNo = {
  type: 'boolean',
  heldBy: 'resident',
  sensitivity: 'ordinary',
  future: 'fixed',
  effort: 1,
} as const;

/** Never run: only compiled. */
function mistakes(): unknown {
  const days = { kind: 'value', unit: 'day', gives: rule.today } as const;
  return [
    // @ts-expect-error a date held as a truth
    rule.all(fact.since),
    // @ts-expect-error a choice nobody can make
    fact.exam.is('n1', 'm2'),
    // @ts-expect-error a choice taken for an amount
    rule.atLeast(fact.exam, rule.amount(1)),
    // @ts-expect-error a provision that gives a day held as a truth
    rule.all(rule.given({ ...requirement('day', rule.always), ...days })),
    // @ts-expect-error a requirement asked for a value
    rule.given(requirement('met', rule.always)),
    // @ts-expect-error a date field held as a truth
    fact.stays.some((stay) => stay.from),
    // @ts-expect-error a list held as a truth
    rule.not(fact.stays),
    // @ts-expect-error a fact read as a list
    fact.degree.some(() => rule.always),
    // @ts-expect-error a field of another list
    fact.stays.every((stay) => stay.paid),
    // @ts-expect-error a field asked for a choice it does not have
    fact.stays.some((stay) => stay.status.is('play')),
    // @ts-expect-error a fact nobody defined
    fact.nonsense,
    // @ts-expect-error a day compared with an amount
    rule.atLeast(rule.today, rule.amount(1)),
    // @ts-expect-error a detail of another sort than the fact
    rule.coarse(fact.pay, fact.degree),
    // @ts-expect-error what is computed is no fact a detail could stand behind
    rule.coarse(rule.amount(1), fact.pay),
    // @ts-expect-error a name compared with a choice
    fact.stays.some((stay) => stay.place.same(stay.status)),
    // @ts-expect-error a field held against a fact of other choices
    fact.stays.some((stay) => stay.status.same(fact.exam)),
    // @ts-expect-error a name held against a fact
    fact.stays.some((stay) => stay.place.same(fact.task)),
    // @ts-expect-error a field held against a field, which is no fact
    fact.stays.some((stay) => stay.status.same(stay.status)),
    // @ts-expect-error a misspelled property of a fact
    facts({ a: { ...yesNo, histroy: true } }),
  ];
}

test('a rulebook names facts by what they are', () => {
  assert.equal(typeof mistakes, 'function');
  assert.deepEqual(fact.exam.is('n1'), { kind: 'is', fact: 'exam', oneOf: ['n1'] });
  assert.deepEqual(rule.pastIfNever(fact.late), { kind: 'fact', fact: 'late', sort: 'moment', none: 'past' });
});
