import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, boundsUnder, evaluate, missingOf, type Seen, stateOf } from '#rules';
import { answerOf, stateOfFinding } from '../case.ts';
import { japan } from '../japan.ts';
import { type FeeCase, feeCases } from './cases.ts';

function paidBy(answer: Answer, id: string): Seen {
  const found = answer.candidates[0].values.find((it) => it.provision.id === id);
  assert.ok(found, `no value ${id}`);
  return found.seen;
}

/** Is the amount marked as an estimate? */
function isEstimate(answer: Answer): boolean {
  const { values, scope } = answer.candidates[0];
  const estimate = values.find((it) => it.provision.id === 'fees.total')?.provision.estimate;
  return estimate !== undefined && stateOf(evaluate(estimate, scope)) === 'yes';
}

function check(it: FeeCase): void {
  const answer = answerOf(japan, 'fees', it);
  const [least, most] = typeof it.total === 'number' ? [it.total, it.total] : it.total;
  const total = boundsUnder(answer.laws, 'fees.total');
  assert.deepEqual([total?.lo, total?.hi], [least, most]);
  if (it.asks !== undefined) assert.deepEqual([...missingOf(answer).keys()], it.asks);
  if (it.card !== undefined) assert.equal(paidBy(answer, 'fees.card').lo, it.card);
  if (it.least !== undefined) assert.equal(paidBy(answer, 'fees.least').hi, it.least);
  assert.equal(isEstimate(answer), it.estimate ?? false);
  if (least === most) assert.equal(stateOfFinding(answer, 'fees.same-side'), it.warns ? 'no' : 'yes');
}

for (const it of feeCases) test(`${it.id}: ${it.name}`, () => check(it));
