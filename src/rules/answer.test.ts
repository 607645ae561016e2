import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#calendar';
import { type Answer, answerOn } from './answer.ts';
import type { Patch, Rulebook } from './provision.ts';
import * as rule from './rule.ts';
import { fact, requirement, sandbox, told } from './sandbox.ts';

const now = day('2026-11-24');
const answer = (
  rulebook: Rulebook,
  facts: Record<string, number | string | boolean>,
  overlays: readonly Patch[] = [],
): Answer => {
  const result = answerOn({ rulebook, procedure: 'sandbox', overlays }, told({ facts }), now);
  if ('no' in result) throw new Error(result.no);
  return result;
};
const pay = requirement('pay', rule.atLeast(fact.pay, rule.amount(3_000_000, 'floor')));
const degree = requirement('degree', fact.degree);
const fits = requirement('fits', fact.fits);
const conduct = requirement('conduct', fact.lawful, { weight: 'in-principle' });

test('a must that fails ends in no; one that is unknown ends in unknown', () => {
  const book = sandbox({ provisions: [pay, degree] });
  assert.equal(answer(book, { pay: 2_999_999 }).outcome, 'no');
  assert.equal(answer(book, { pay: 3_000_000 }).outcome, 'unknown');
  assert.equal(answer(book, { pay: 3_000_000, degree: true }).outcome, 'yes');
});

test("with an officer's finding open, everything else met is judgement and clear", () => {
  const book = sandbox({ provisions: [pay, fits] });
  const result = answer(book, { pay: 3_000_000 });
  assert.deepEqual([result.outcome, result.clear], ['judgement', 'yes']);
});

test('an in-principle failure is a judgement, and not clear', () => {
  const book = sandbox({ provisions: [pay, conduct] });
  const result = answer(book, { pay: 3_000_000, lawful: false });
  assert.deepEqual([result.outcome, result.clear], ['judgement', 'no']);
  assert.equal(answer(book, { lawful: false }).outcome, 'unknown');
});

test('practice warns and changes no outcome', () => {
  const book = sandbox({ provisions: [degree, requirement('habit', fact.lawful, { weight: 'practice' })] });
  const result = answer(book, { degree: true, lawful: false });
  assert.equal(result.outcome, 'yes');
  assert.equal(result.candidates[0].routes[0]?.findings[1]?.state, 'no');
});

test('the best route answers, with its own parameters and exemptions', () => {
  const years = requirement(
    'years',
    rule.onOrAfter(rule.today, rule.complete(fact.since, rule.parameter('years'), 'years')),
  );
  const book = sandbox({
    provisions: [years, pay],
    procedure: {
      common: ['years', 'pay'],
      routes: [
        { id: 'long', adds: [], binds: { years: 10 } },
        { id: 'short', adds: [], binds: { years: 3 }, exempts: ['pay'] },
      ],
    },
  });
  const result = answer(book, { since: '2022-01-01', pay: 0 });
  assert.equal(result.outcome, 'yes');
  assert.deepEqual(
    result.candidates[0].routes.map((route) => [route.id, route.outcome]),
    [
      ['short', 'yes'],
      ['long', 'no'],
    ],
  );
});

test('texts that agree give the answer; texts that differ give unknown and both answers', () => {
  const draft: Patch = {
    id: 'draft',
    basis: 'guideline',
    changes: [{ op: 'constant', provision: 'pay', constant: 'floor', value: 5_000_000 }],
  };
  const book = sandbox({
    provisions: [pay],
    texts: [
      { id: 'old', from: '2000-01-01', status: 'verified' },
      { id: 'draft', from: '2026-10-01', status: 'unverified', patch: draft },
    ],
  });
  assert.equal(answer(book, { pay: 6_000_000 }).outcome, 'yes');
  assert.equal(answer(book, { pay: 1_000_000 }).outcome, 'no');
  const between = answer(book, { pay: 4_000_000 });
  assert.equal(between.agreed, false);
  assert.equal(between.outcome, 'unknown');
  assert.deepEqual(
    between.candidates.map((it) => [it.edition.text.id, it.outcome]),
    [
      ['old', 'yes'],
      ['draft', 'no'],
    ],
  );
});

test('a filed application keeps the law of the day it was filed', () => {
  const book = sandbox({
    provisions: [
      { ...pay, inForce: { from: '2000-01-01', until: '2026-10-01' } },
      requirement('pay', rule.atLeast(fact.pay, rule.amount(5_000_000)), {
        inForce: { from: '2026-10-01' },
      }),
    ],
    procedure: { common: ['pay'] },
  });
  assert.equal(answer(book, { pay: 4_000_000 }).outcome, 'no');
  assert.equal(answer(book, { pay: 4_000_000, filed: '2026-09-30' }).outcome, 'yes');
});

test('asking for the law before it began, or after it ended, says when', () => {
  const book = sandbox({
    provisions: [pay],
    texts: [{ id: 't', from: '2026-01-01', until: '2026-07-01', status: 'verified' }],
  });
  const ask = (law: string) => answerOn({ rulebook: book, procedure: 'sandbox', law: day(law) }, told({}), now);
  assert.deepEqual(ask('2025-12-31'), { no: 'not-yet-in-force', day: day('2026-01-01') });
  assert.deepEqual(ask('2026-07-01'), { no: 'ended', day: day('2026-07-01') });
});

test('the model overlay shields a failure another party caused; without it nothing changes', () => {
  const shielded = requirement('pay', pay.requires, {
    basis: 'model',
    shield: { when: fact.lawful, basis: 'model' },
  });
  const overlay: Patch = { id: 'model', basis: 'model', changes: [{ op: 'put', provision: shielded }] };
  const book = sandbox({ provisions: [pay], overlays: [overlay] });
  const facts = { pay: 0, lawful: true };
  const before = answer(book, facts);
  assert.equal(answer(book, facts, [overlay]).outcome, 'yes');
  assert.equal(before.outcome, 'no');
  assert.equal(answer(book, facts).outcome, 'no');
});

test('a patch that names what is not there is refused', () => {
  const patch: Patch = {
    id: 'typo',
    basis: 'model',
    changes: [{ op: 'constant', provision: 'pay', constant: 'flor', value: 1 }],
  };
  assert.throws(
    () => answer(sandbox({ provisions: [pay] }), {}, [patch]),
    /patch `typo` changes nothing in provision `pay`/,
  );
});
