import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOf, stateOfFinding } from '../case.ts';
import { japan } from '../japan.ts';
import { transferCases } from './cases.ts';

for (const it of transferCases) {
  test(`${it.id}: ${it.name}`, () => {
    const answer = answerOf(japan, 'ssw-transfer', it);
    assert.equal(answer.outcome, it.outcome);
    if (it.field !== undefined) assert.equal(stateOfFinding(answer, 'ssw.field'), it.field);
  });
}
