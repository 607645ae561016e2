// Grounds as the law writes them, their exceptions, and factors that weigh: who is told what, and what is asked of whom.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#calendar';
import { answerOn } from './answer.ts';
import { missingOf } from './missing.ts';
import type { Exception, Provision } from './provision.ts';
import * as rule from './rule.ts';
import { exception, fact, factor, ground, requirement, sandbox, told } from './sandbox.ts';
import type { Seen } from './seen.ts';

const now = day('2026-11-24');
type Facts = Readonly<Record<string, number | string | boolean>>;

function ask(provisions: readonly Provision[], facts: Facts) {
  const answer = answerOn({ rulebook: sandbox({ provisions }), procedure: 'sandbox' }, told({ facts }), now);
  assert.ok(!('no' in answer));
  const [first] = answer.candidates;
  const findings = first.routes.flatMap((route) => route.findings);
  const find = (id: string) => findings.find(({ provision }) => provision.id === id);
  return { outcome: answer.outcome, clear: answer.clear, missing: [...missingOf(answer).keys()], find };
}

const excused = exception('excused', fact.exam.is('n1'));
const ill = exception('ill', fact.lawful);
const idle = ground('idle', rule.except(fact.degree, excused, ill));
const all = [idle, excused, ill];
/** The exceptions that were looked at because they could matter. */
const looked = (seen: Seen | undefined): readonly string[] =>
  (seen?.parts ?? []).flatMap(({ node }) => (node.kind === 'provision' ? [node.id] : []));

test('a ground is written as the law writes it: yes is bad, and an officer decides what follows', () => {
  const none = { exam: 'none', lawful: false };
  assert.deepEqual(ask(all, { degree: true, ...none }).outcome, 'judgement');
  assert.equal(ask(all, { degree: true, ...none }).clear, 'no');
  assert.equal(ask(all, { degree: true, ...none }).find('idle')?.state, 'no');
  assert.equal(ask(all, { degree: false }).outcome, 'yes');
  assert.equal(ask([ground('end', fact.degree, { weight: 'must' })], { degree: true }).outcome, 'no');
  assert.equal(ask(all, {}).outcome, 'unknown');
});

test('what cannot matter is neither asked nor said', () => {
  const without = ask(all, { degree: false });
  assert.deepEqual([without.missing, looked(without.find('idle')?.seen)], [[], []]);
  const held = ask(all, { degree: true, exam: 'n1' });
  assert.deepEqual([held.outcome, held.missing, looked(held.find('idle')?.seen)], ['yes', [], ['excused']]);
  const open = ask(all, { degree: true, exam: 'none' });
  assert.deepEqual([open.outcome, open.missing, looked(open.find('idle')?.seen)], ['unknown', ['lawful'], ['ill']]);
});

test('an exception settles a ground of which nothing else is known', () => {
  const excepted = ask(all, { lawful: true });
  assert.deepEqual([excepted.outcome, excepted.missing], ['yes', []]);
});

test('two exceptions with the same result are merged, whatever their order', () => {
  for (const exceptions of [[excused, ill] as const, [ill, excused] as const]) {
    const it = ground('idle', rule.except(fact.degree, ...exceptions));
    const both = ask([it, ...exceptions], { degree: true, exam: 'n1', lawful: true }).find('idle');
    assert.equal(both?.state, 'yes');
    assert.deepEqual(looked(both?.seen).toSorted(), ['excused', 'ill']);
  }
});

const barred = exception('barred', fact.lawful, { instead: rule.always });

test('two exceptions that disagree are for the officer, and both are named', () => {
  const it = ground('idle', rule.except(fact.degree, excused, barred));
  const both = ask([it, excused, barred], { degree: false, exam: 'n1', lawful: true });
  assert.equal(both.find('idle')?.state, 'judgement');
  assert.equal(both.find('idle')?.seen.chosen, 'contested');
  assert.deepEqual(looked(both.find('idle')?.seen), ['excused', 'barred']);
});

test('which of two exceptions goes first is said by its text, not by where it is written', () => {
  const first: Exception = { ...barred, over: ['excused'] };
  for (const exceptions of [[excused, first] as const, [first, excused] as const]) {
    const it = ground('idle', rule.except(fact.degree, ...exceptions));
    assert.equal(ask([it, ...exceptions], { degree: false, exam: 'n1', lawful: true }).find('idle')?.state, 'no');
    assert.equal(ask([it, ...exceptions], { degree: false, exam: 'n1' }).find('idle')?.state, 'unknown');
  }
});

test('an exception of an exception restores the rule', () => {
  const restores = exception('restores', fact.lawful);
  const but = exception('excused', rule.except(fact.exam.is('n1'), restores));
  const it = [ground('idle', rule.except(fact.degree, but)), but, restores];
  assert.equal(ask(it, { degree: true, exam: 'n1', lawful: false }).find('idle')?.state, 'yes');
  assert.equal(ask(it, { degree: true, exam: 'n1', lawful: true }).find('idle')?.state, 'no');
});

test('an exception that is not in force excepts nothing', () => {
  const later = exception('excused', fact.exam.is('n1'), { inForce: { from: '2030-01-01' } });
  const it = [ground('idle', rule.except(fact.degree, later)), later];
  assert.equal(ask(it, { degree: true, exam: 'n1' }).find('idle')?.state, 'no');
});

test('an exception only an officer can find leaves the ground to the officer', () => {
  const found = exception('excused', rule.all(fact.exam.is('n1'), rule.officerSettles('just')));
  const it = [ground('idle', rule.except(fact.degree, found)), found];
  assert.equal(ask(it, { degree: true, exam: 'n1' }).find('idle')?.state, 'judgement');
  assert.equal(ask(it, { degree: true, exam: 'none' }).find('idle')?.state, 'no');
});

test('a requirement names a ground it asks to be absent', () => {
  const clean = requirement('clean', rule.absent(idle));
  const provisions = [clean, idle, excused, ill];
  const book = (facts: Facts) => ask(provisions, facts).find('clean')?.state;
  assert.deepEqual([book({ degree: false }), book({ degree: true, exam: 'n1' })], ['yes', 'yes']);
  assert.equal(book({ degree: true, exam: 'none', lawful: false }), 'no');
});

test('a factor weighs and decides nothing, whatever it says', () => {
  const factors = [
    factor('kind', 'for', fact.degree),
    factor('bad', 'against', fact.lawful),
    factor('both', 'either', fact.fits),
  ];
  const states = (facts: Facts) => {
    const answer = ask(factors, facts);
    assert.deepEqual([answer.outcome, answer.missing], ['yes', []]);
    return ['kind', 'bad', 'both'].map((id) => answer.find(id)?.state);
  };
  assert.deepEqual(states({ degree: true, lawful: true, fits: true }), ['yes', 'no', 'yes']);
  assert.deepEqual(states({ degree: false, lawful: false, fits: false }), ['yes', 'yes', 'no']);
  assert.deepEqual(states({}), ['yes', 'unknown', 'judgement']);
});
