/** Routes chosen by a fact: whose they are, what is asked, and what has none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOn } from './answer.ts';
import { nextQuestion } from './ask.ts';
import type { Assessment } from './assess.ts';
import { checkRoutes } from './check-routes.ts';
import { missingOf } from './missing.ts';
import type { Rulebook } from './provision.ts';
import * as rule from './rule.ts';
import { fact, requirement, sandbox, told } from './sandbox.ts';

const pay = requirement('pay', rule.atLeast(fact.pay, rule.amount(3)));
const degree = requirement('degree', fact.degree);
const { routes, covered } = rule.routesBy(
  fact.exam,
  { paid: { adds: [pay.id] }, learned: { adds: [degree.id] } },
  { n1: ['paid', 'learned'], n2: ['learned'], none: rule.notCovered },
);
const gate = requirement('covered', covered);
const book: Rulebook = sandbox({
  provisions: [pay, degree, gate],
  procedure: { appliesTo: [gate.id], common: [], routes },
});

function assessed(facts: Readonly<Record<string, number | string | boolean>>, rulebook = book) {
  const situation = told({ facts });
  const question = { rulebook, procedure: 'sandbox' };
  const answer = answerOn(question, situation, situation.asOf);
  if ('no' in answer) throw new Error(answer.no);
  return { answer, situation, question, first: answer.candidates[0] };
}
const waysOf = ({ routes }: Assessment): readonly string[] => routes.map((it) => it.id).toSorted();

test('a told choice has its own routes and no others', () => {
  assert.deepEqual(waysOf(assessed({ exam: 'n1' }).first), ['learned', 'paid']);
  assert.deepEqual(waysOf(assessed({ exam: 'n2', pay: 5 }).first), ['learned']);
  assert.equal(assessed({ exam: 'n1', pay: 5 }).answer.outcome, 'yes');
  assert.equal(assessed({ exam: 'n2', pay: 5 }).answer.outcome, 'unknown', 'pay is no way of theirs');
  assert.equal(assessed({ exam: 'n2', pay: 5, degree: false }).answer.outcome, 'no');
});

test('while the choice is not told every route may be theirs: the fact is asked, and nothing is settled by one alone', () => {
  const { answer, first, question, situation } = assessed({ pay: 5, degree: true });
  assert.equal(answer.outcome, 'unknown');
  assert.deepEqual(waysOf(first), ['learned', 'paid']);
  assert.deepEqual([...missingOf(answer).keys()], ['exam']);
  const asked = nextQuestion(question, situation, situation.asOf);
  assert.equal(asked !== undefined && 'fact' in asked ? asked.fact : undefined, 'exam');
});

test('what no route of anybody can do is settled before the choice is told', () => {
  assert.equal(assessed({ pay: 1, degree: false }).answer.outcome, 'no');
});

test('a choice without a route closes the procedure', () => {
  const { answer, first } = assessed({ exam: 'none' });
  assert.equal(answer.outcome, 'no');
  assert.deepEqual([waysOf(first), first.gates.map((it) => it.state)], [[], ['no']]);
});

test('bounded: whatever is told of the choice, the answer is one that was possible before', () => {
  for (const facts of [{}, { pay: 5 }, { degree: true }, { pay: 5, degree: true }, { pay: 1, degree: false }]) {
    const before = assessed(facts).answer.outcome;
    const after = ['n1', 'n2', 'none'].map((exam) => assessed({ ...facts, exam }).answer.outcome);
    if (before !== 'unknown') assert.deepEqual(new Set(after), new Set([before]), JSON.stringify(facts));
  }
});

test('check: a choice with neither a route nor a closed door, and one with both', () => {
  const codes = (it: Rulebook) => checkRoutes(it).map(({ code, says }) => [code, says]);
  const withProcedure = (more: object): Rulebook =>
    sandbox({ provisions: [pay, degree, gate], procedure: { common: [], ...more } });
  assert.deepEqual(codes(book), []);
  assert.deepEqual(codes(withProcedure({ routes })), [
    ['choice-without-route', 'has no route for `none` and is not closed to it'],
  ]);
  const shut = requirement('covered', fact.exam.is('n1'));
  const narrow = sandbox({ provisions: [pay, degree, shut], procedure: { appliesTo: [shut.id], common: [], routes } });
  assert.deepEqual(codes(narrow), [['choice-without-route', 'has a route for `n2` and is closed to it']]);
});
