import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { japan } from '#rulebook/japan';
import { budgetOf, nextQuestion, readSituation, smallestChanges } from '#rules';
import { determineFrom } from './from-input.ts';

const input: unknown = JSON.parse(readFileSync('examples/permanent-residence-engineer.json', 'utf8'));
const request = { rulebook: japan, procedure: 'permanent-residence', input, overlay: 'model' };

test('an answer that costs more work or more room than was given is refused, not cut', () => {
  const enough = budgetOf();
  assert.ok(!('no' in determineFrom({ ...request, budget: enough })));
  const cost = { nodes: budgetOf().nodes - enough.nodes, steps: budgetOf().steps - enough.steps };
  assert.ok(cost.nodes > 1000 && cost.steps > 50, JSON.stringify(cost));
  assert.ok(!('no' in determineFrom({ ...request, budget: budgetOf(cost) })));
  for (const budget of [
    budgetOf({ nodes: cost.nodes - 1 }),
    budgetOf({ steps: cost.steps - 1 }),
    budgetOf({ nodes: 10 }),
    budgetOf({ steps: 0 }),
  ])
    assert.deepEqual(determineFrom({ ...request, budget }), { no: 'too-much' });
});

test('the same question costs the same each time', () => {
  const [one, other] = [budgetOf(), budgetOf()];
  determineFrom({ ...request, budget: one });
  determineFrom({ ...request, budget: other });
  assert.deepEqual(one, other);
});

test('a search whose budget ends asks on without proof, and looks for changes no further', () => {
  const read = readSituation(japan.facts, { asOf: '2026-11-24', facts: { status: 'engineer_humanities' } });
  assert.ok(read.ok);
  const { situation } = read;
  const question = { rulebook: japan, procedure: 'permanent-residence' };
  const whole = budgetOf();
  const asked = nextQuestion(question, situation, situation.asOf, whole);
  assert.ok(asked?.witness !== undefined);
  const answerOnly = budgetOf({ nodes: 3000 });
  const unproved = nextQuestion(question, situation, situation.asOf, answerOnly);
  assert.ok(answerOnly.nodes < 0 && unproved !== undefined && unproved.witness === undefined);
  assert.deepEqual(smallestChanges(question, situation, situation.asOf, budgetOf({ nodes: 10 })), []);
});
