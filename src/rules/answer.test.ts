import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#calendar';
import { type Answer, answerOn } from './answer.ts';
import { nextQuestion } from './ask.ts';
import { missingOf, waitingFor } from './missing.ts';
import type { Patch, Rulebook } from './provision.ts';
import * as rule from './rule.ts';
import { fact, requirement, sandbox, told } from './sandbox.ts';
import { boundsUnder, lawMatters, saysOfAll } from './says.ts';

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
  assert.equal(answer(book, { pay: 4_000_000, filed: 'not-yet' }).outcome, 'no');
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

const floors = [3_000_000, 5_000_000, 7_000_000];
/** The floor rises in 2026: from May, and again from October. */
const rising = sandbox({
  provisions: [
    { ...pay, inForce: { from: '2000-01-01', until: '2026-05-01' } },
    requirement('pay', rule.atLeast(fact.pay, rule.amount(floors[1] as number)), {
      inForce: { from: '2026-05-01', until: '2026-10-01' },
    }),
    requirement('pay', rule.atLeast(fact.pay, rule.amount(floors[2] as number)), { inForce: { from: '2026-10-01' } }),
    {
      ...requirement('never', rule.never),
      kind: 'value',
      id: 'fee',
      gives: rule.amount(10),
      unit: 'yen',
      inForce: { from: '2000-01-01', until: '2026-05-01' },
    },
    {
      ...requirement('never', rule.never),
      kind: 'value',
      id: 'fee',
      gives: rule.amount(30),
      unit: 'yen',
      inForce: { from: '2026-05-01' },
    },
  ],
  procedure: { common: ['pay'], values: ['fee'], answers: ['fee'] },
});

test('told that nothing is filed yet, the day itself selects the law', () => {
  const result = answer(rising, { pay: 6_000_000, filed: 'not-yet' });
  assert.deepEqual([result.outcome, result.laws.length, result.law], ['no', 1, now]);
  assert.deepEqual([...missingOf(result).keys()], []);
});

test('with the day of filing unknown every law it can select is read, values are bounds, and the day is missing', () => {
  const result = answer(rising, { pay: 6_000_000 });
  assert.deepEqual([result.outcome, result.clear], ['unknown', 'unknown']);
  assert.deepEqual(
    result.laws.map((it) => [it.outcome, it.to]),
    [
      ['no', now],
      ['yes', day('2026-09-30')],
      ['yes', day('2026-04-30')],
    ],
  );
  assert.deepEqual(boundsUnder(result.laws, 'fee'), { lo: 10, hi: 30 });
  assert.deepEqual([...missingOf(result).keys()], ['filed']);
  assert.deepEqual(waitingFor('filed', result), ['pay', 'fee']);
});

test('a day nobody can tell leaves the bounds, and is not asked', () => {
  const situation = told({ facts: { pay: 8_000_000 }, untold: ['filed'] });
  const question = { rulebook: rising, procedure: 'sandbox' };
  const result = answerOn(question, situation, now);
  assert.ok(!('no' in result));
  assert.deepEqual([result.outcome, saysOfAll(result)], ['yes', 'yes|yes|10..30']);
  assert.equal(nextQuestion(question, situation, now), undefined);
  const asked = nextQuestion(question, told({ facts: { pay: 8_000_000 } }), now);
  assert.equal(asked?.fact, 'filed');
  assert.notEqual(asked?.witness, undefined);
});

test('laws that are the same for a procedure are one, and one text that stays is read once', () => {
  const book = sandbox({
    provisions: [
      pay,
      { ...degree, inForce: { from: '2000-01-01', until: '2026-05-01' } },
      { ...degree, inForce: { from: '2026-05-01' } },
    ],
    procedure: { common: ['pay'], values: [] },
    texts: [
      { id: 'act', from: '2000-01-01', status: 'verified' },
      { id: 'draft', from: '2026-10-01', status: 'unverified' },
    ],
  });
  const result = answer(book, { pay: 0 });
  assert.deepEqual(
    result.laws.map((it) => it.candidates.map(({ edition }) => edition.text.id)),
    [['act', 'draft'], ['act']],
  );
  assert.equal(result.candidates.length, 2);
  assert.deepEqual([result.outcome, lawMatters(result)], ['no', false]);
});

test('a day planned ahead selects its law from that day on, and before it the day itself does', () => {
  const on = (at: string) => {
    const result = answerOn(
      { rulebook: rising, procedure: 'sandbox' },
      told({ asOf: '2026-09-01', facts: { pay: 6_000_000, filed: '2026-10-05' } }),
      day(at),
    );
    assert.ok(!('no' in result));
    return [result.outcome, result.law];
  };
  assert.deepEqual(on('2026-09-20'), ['yes', day('2026-09-20')]);
  assert.deepEqual(on('2026-12-01'), ['no', day('2026-10-05')]);
});
