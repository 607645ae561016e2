import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#calendar';
import { answerOn } from './answer.ts';
import { check } from './check.ts';
import { editionsOf } from './edition.ts';
import type { Patch, Provision, Requirement, Rulebook, Text } from './provision.ts';
import * as rule from './rule.ts';
import { fact, requirement, sandbox, told } from './sandbox.ts';

const pay = requirement('pay', rule.atLeast(fact.pay, rule.amount(3_000_000, 'least')), { weight: 'in-principle' });
const shield = { when: fact.lawful, basis: 'model' } as const;
const model = (...changes: Patch['changes']): Patch => ({ id: 'model', basis: 'model', changes });
const text = (...changes: Patch['changes']): readonly Text[] => [
  { id: 'new', from: '2000-01-01', status: 'verified', patch: { id: 'reform', basis: 'law', changes } },
];

function underBoth(book: Rulebook, id = 'pay'): Provision {
  const editions = editionsOf(book, 'sandbox', day('2026-11-24'), book.overlays);
  assert.ok(!('no' in editions));
  return editions[0]?.provisions.get(id) as Provision;
}

test('a text that makes a requirement harder stays in force under an overlay that only shields it', () => {
  const book = sandbox({
    provisions: [pay],
    texts: text(rule.change(pay, { weight: 'must', law: [{ source: 'act', at: '第2条' }] })),
    overlays: [model(rule.change(pay, { shield }))],
  });
  const both = underBoth(book) as Requirement;
  assert.deepEqual([both.weight, both.law[0]?.at, both.shield], ['must', '第2条', shield]);
  assert.equal(both.basis, 'law', 'only the shield is the model');
  const failing = told({ facts: { pay: 0, lawful: false } });
  const answer = answerOn(
    { rulebook: book, procedure: 'sandbox', overlays: book.overlays },
    failing,
    day('2026-11-24'),
  );
  assert.ok(!('no' in answer) && answer.outcome === 'no');
});

test('an overlay that puts the whole again would revert the text: it is refused, and both are named', () => {
  const book = sandbox({
    provisions: [pay],
    texts: text(rule.change(pay, { weight: 'must' })),
    overlays: [model({ op: 'put', provision: { ...pay, basis: 'model', shield } })],
  });
  assert.throws(() => underBoth(book), /`reform` and `model` both change `weight` of `pay`/);
  assert.ok(check(book, new Set(['pay'])).some((it) => it.code === 'patch-does-not-fit'));
});

/** Two patches, and the part both are about; nothing when they compose. */
const pairs: readonly (readonly [string, Patch['changes'][number], Patch['changes'][number], RegExp | undefined])[] = [
  ['another weight', rule.change(pay, { weight: 'must' }), rule.change(pay, { weight: 'practice' }), /`weight`/],
  ['the same weight', rule.change(pay, { weight: 'must' }), rule.change(pay, { weight: 'must' }), undefined],
  ['other parts', rule.change(pay, { weight: 'must' }), rule.change(pay, { bearer: 'employer' }), undefined],
  ['another figure', constant(1), constant(2), /`requires`/],
  [
    'a figure of a tree that is replaced',
    rule.change(pay, { requires: fact.degree }),
    rule.also(pay, fact.lawful),
    /`requires`/,
  ],
  ['two more ways', rule.also(pay, fact.degree), rule.also(pay, fact.lawful), undefined],
  ['a figure, and one more way', constant(1), rule.also(pay, fact.lawful), undefined],
  ['other words', rule.change(pay, { words: 'a' }), rule.change(pay, { words: 'b' }), /`words`/],
];

function constant(value: number): Patch['changes'][number] {
  return { op: 'constant', provision: 'pay', constant: 'least', value };
}

for (const [name, one, other, refused] of pairs) {
  test(`two patches: ${name}`, () => {
    const book = sandbox({ provisions: [pay], texts: text(one), overlays: [model(other)] });
    if (refused === undefined) assert.doesNotThrow(() => underBoth(book));
    else assert.throws(() => underBoth(book), refused);
  });
}

test('one more way to meet it leaves the others as they are', () => {
  const book = sandbox({ provisions: [pay], overlays: [model(rule.also(pay, fact.degree))] });
  const ask = (facts: Record<string, number | boolean>) => {
    const answer = answerOn(
      { rulebook: book, procedure: 'sandbox', overlays: book.overlays },
      told({ facts }),
      day('2026-11-24'),
    );
    return 'no' in answer ? answer.no : answer.outcome;
  };
  assert.equal(ask({ pay: 4_000_000 }), 'yes');
  assert.equal(ask({ pay: 0, degree: true }), 'yes');
  assert.equal(ask({ pay: 0, degree: false }), 'judgement');
  assert.equal(underBoth(book).basis, 'model');
});

test('a figure is changed wherever it stands: in what is asked, its shield, its deadline', () => {
  const last = rule.lastDay(fact.since, { days: 14 }, 'days');
  const whole = requirement('pay', rule.onOrBefore(rule.today, last), {
    askedOf: rule.before(fact.since, last),
    shield: { when: rule.after(fact.late, last), basis: 'guideline' },
    deadline: { what: 'notice', filing: rule.filingBy(last), done: rule.never },
  });
  const change = { op: 'constant', provision: 'pay', constant: 'days', value: 30 } as const;
  const book = sandbox({ provisions: [whole], overlays: [model(change)] });
  const found = JSON.stringify(underBoth(book)).match(/"span":\{"days":\d+\}/g);
  assert.deepEqual(new Set(found), new Set(['"span":{"days":30}']));
  assert.equal(found?.length, 5);
});

test('a figure of an estimate is changed too', () => {
  const value: Provision = {
    ...requirement('fee', rule.always),
    kind: 'value',
    unit: 'yen',
    gives: fact.pay,
    estimate: rule.atLeast(fact.pay, rule.amount(1, 'doubt')),
  };
  const change = { op: 'constant', provision: 'fee', constant: 'doubt', value: 9 } as const;
  const book = sandbox({ provisions: [value], overlays: [model(change)] });
  assert.match(JSON.stringify(underBoth(book, 'fee')), /"value":9/);
});

test('a patch is left alone where its provision is not in force, and refused where there is none', () => {
  const later = requirement('later', rule.always, { inForce: { from: '2030-01-01' } });
  const book = (id: Requirement) =>
    sandbox({ provisions: [pay, later], overlays: [model(rule.change(id, { weight: 'practice' }))] });
  assert.equal(underBoth(book(later)), pay);
  assert.throws(() => underBoth(book(requirement('nowhere', rule.always))), /`nowhere`, which is not there/);
});

test('a part of another kind of provision is no part', () => {
  const strange = { op: 'change', provision: 'pay', to: { gives: fact.pay } } as const;
  assert.throws(() => underBoth(sandbox({ provisions: [pay], overlays: [model(strange)] })), /gives, which is no part/);
});
