import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoDay } from '#calendar';
import { type Answer, boundsUnder, evaluate, type Provision } from '#rules';
import { answerOf, settledValue, stateOfFinding } from '../case.ts';
import { japan } from '../japan.ts';
import { type ExtensionCase, extensionCases } from './cases.ts';

const procedure = 'extension';

/** [advise, lawful] of one provision's deadline. */
function deadlineOf(answer: Answer, id: string): readonly [string | undefined, string | undefined] {
  const [first] = answer.candidates;
  const { deadline } = first.edition.provisions.get(id) as Provision;
  const dayOf = (tree: Parameters<typeof evaluate>[0] | undefined): string | undefined => {
    const seen = tree && evaluate(tree, first.scope);
    return seen !== undefined && seen.lo === seen.hi ? isoDay(seen.lo) : undefined;
  };
  return [dayOf(deadline?.advise), dayOf(deadline?.lawful)];
}

const dayValue = (answer: Answer, id: string): string | undefined => {
  const day = settledValue(answer, id);
  return day === undefined ? undefined : isoDay(day);
};

function boundsOf(answer: Answer, id: string): readonly [string, string] {
  const { lo, hi } = boundsUnder(answer.laws, id) ?? { lo: 0, hi: 0 };
  return [isoDay(lo), isoDay(hi)];
}

function check(it: ExtensionCase): void {
  const answer = answerOf(japan, procedure, it);
  if (it.outcome !== undefined) assert.equal(answer.outcome, it.outcome);
  for (const [id, state] of Object.entries(it.states ?? {})) assert.equal(stateOfFinding(answer, id), state, id);
  if (it.opens !== undefined) assert.equal(dayValue(answer, 'ext.opens'), it.opens);
  if (typeof it.stayUntil === 'string') assert.equal(dayValue(answer, 'ext.stay-until'), it.stayUntil);
  else if (it.stayUntil !== undefined) assert.deepEqual(boundsOf(answer, 'ext.stay-until'), it.stayUntil);
  for (const [id, expected] of Object.entries(it.deadlines ?? {})) assert.deepEqual(deadlineOf(answer, id), expected);
}

for (const it of extensionCases) test(`${it.id}: ${it.name}`, () => check(it));

test('dues the employer left unpaid weigh by practice and are shielded under the model', () => {
  const facts = { status: 'engineer_humanities', duesUnpaid: true, pensionLateByEmployer: true };
  const person = { id: 'E-dues', name: 'unpaid by the employer', facts };
  assert.equal(stateOfFinding(answerOf(japan, procedure, person), 'ext.public-duties'), 'no');
  assert.equal(stateOfFinding(answerOf(japan, procedure, person, japan.overlays), 'ext.public-duties'), 'yes');
});
