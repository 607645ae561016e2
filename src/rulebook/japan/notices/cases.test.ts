import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingOf } from '#rules';
import { answerOf, openIn, stateOfFinding } from '../case.ts';
import { japan } from '../japan.ts';
import { noticeCases } from './cases.ts';

for (const it of noticeCases)
  test(`${it.id}: ${it.name}`, () => {
    const answer = answerOf(japan, 'notices', it);
    for (const [id, state] of Object.entries(it.states ?? {})) assert.equal(stateOfFinding(answer, id), state, id);
    assert.deepEqual(openIn(answer), it.open);
    if (it.missing !== undefined) assert.deepEqual([...missingOf(answer).keys()], it.missing);
    assert.equal(answer.outcome, it.outcome);
    if (it.model === undefined) return;
    const model = answerOf(japan, 'notices', it, japan.overlays);
    assert.deepEqual(openIn(model), it.model.open);
    assert.equal(model.outcome, it.model.outcome);
  });
