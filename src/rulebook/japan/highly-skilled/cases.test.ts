import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childrenOf, type Node, treeOf } from '#rules';
import { answerOf, settledValue, stateOfFinding } from '../case.ts';
import { japan } from '../japan.ts';
import { birthdayBetween, type PointsCase, pointsCases } from './cases.ts';

/** Items of the points table that score, by id. */
function itemsOf(answer: ReturnType<typeof answerOf>): Record<string, number> {
  const [value] = answer.candidates[0].values;
  const table = value?.seen.parts.find((part) => part.node.kind === 'points');
  if (table?.node.kind !== 'points') throw new Error('no points table');
  const scored = table.node.items.map((item, i) => [item.id, table.parts[i]?.lo ?? 0] as const);
  return Object.fromEntries(scored.filter(([, points]) => points !== 0));
}

const nodesOf = (node: Node): readonly Node[] => [node, ...childrenOf(node).flatMap(nodesOf)];

function check(it: PointsCase): void {
  const answer = answerOf(japan, 'highly-skilled', it);
  if (it.points !== undefined) assert.equal(settledValue(answer, 'hsp.points'), it.points);
  if (it.items !== undefined) assert.deepEqual(itemsOf(answer), it.items);
  assert.equal(stateOfFinding(answer, 'hsp.pass-mark'), it.passMark);
  if (it.floor !== undefined) assert.equal(stateOfFinding(answer, 'hsp.remuneration-floor'), it.floor);
  if (it.jSkip !== undefined) assert.equal(stateOfFinding(answer, 'j-skip.criteria'), it.jSkip);
  assert.equal(answer.clear, it.clear);
}

for (const it of pointsCases) test(`${it.id}: ${it.name}`, () => check(it));

test('what a row of the points table excludes, or counts only with, is said with its question in every language', () => {
  const answer = answerOf(japan, 'highly-skilled', pointsCases[0] as PointsCase);
  const [value] = answer.candidates[0].values;
  assert.ok(value !== undefined);
  const nodes = nodesOf(treeOf(value.provision));
  const items = nodes.flatMap((node) => (node.kind === 'points' ? node.items : []));
  const bound = items.filter((it) => it.notBeside !== undefined || it.onlyWith !== undefined);
  assert.ok(bound.length > 0);
  const rows = [...bound, ...items.filter(({ id }) => ['research-spending', 'innovative-asia'].includes(id))];
  const facts = new Set(rows.flatMap(({ value }) => nodesOf(value).flatMap((it) => ('fact' in it ? [it.fact] : []))));
  for (const [language, { facts: words }] of Object.entries(japan.wording))
    for (const fact of facts) assert.ok(words[fact]?.help !== undefined, `${language} ${fact}`);
});

test('a doctor with several degrees is asked whether one is in management; with it, 70 points are met', () => {
  const facts = {
    hspCategory: 'c',
    birthDate: '1980-01-01',
    careerYears: 10,
    annualPay: 10_000_000,
    position: 'director',
    education: 'doctor',
    severalDegrees: true,
  };
  const pointsWith = (more: object): number | undefined =>
    settledValue(
      answerOf(japan, 'highly-skilled', { id: 'mba', name: 'doctor', facts: { ...facts, ...more } }),
      'hsp.points',
    );
  assert.equal(pointsWith({ managementDegree: true }), 70);
  assert.equal(pointsWith({ managementDegree: false }), 65);
  assert.equal(pointsWith({}), undefined);
});

test('H22: the points are those of the permission day, and the birthday between is a warning', () => {
  const filed = answerOf(japan, 'highly-skilled', birthdayBetween);
  const decided = answerOf(japan, 'highly-skilled', { ...birthdayBetween, on: '2026-12-10' });
  assert.equal(settledValue(filed, 'hsp.points'), 75);
  assert.equal(settledValue(decided, 'hsp.points'), 60);
  assert.equal(stateOfFinding(filed, 'hsp.birthday-between'), 'no');
  assert.equal(decided.clear, 'no');
});

test('under the model the wait for the decision is not held against the applicant', () => {
  const practised = answerOf(japan, 'highly-skilled', { ...birthdayBetween, on: '2026-12-10' });
  const model = answerOf(japan, 'highly-skilled', { ...birthdayBetween, on: '2026-12-10' }, japan.overlays);
  assert.equal(practised.clear, 'no');
  assert.equal(model.clear, 'yes');
});

test('the officer decides whether the work fits: the outcome never reads yes by rules alone', () => {
  const [first] = pointsCases;
  assert.ok(first);
  assert.equal(answerOf(japan, 'highly-skilled', first).outcome, 'judgement');
  const found = { ...first, facts: { ...first.facts, hspActivityFits: true } };
  assert.equal(answerOf(japan, 'highly-skilled', found).outcome, 'yes');
});

test('whatever is missing, the points have bounds', () => {
  const answer = answerOf(japan, 'highly-skilled', {
    id: 'bounds',
    name: 'only degree and age',
    facts: { hspCategory: 'b', education: 'doctor', birthDate: '2000-01-01' },
    more: { closedWorld: false },
  });
  const seen = answer.candidates[0].values[0]?.seen;
  assert.ok(seen);
  assert.deepEqual([seen.lo, seen.hi > 70], [45, true]);
});
