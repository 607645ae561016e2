import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, treeOf } from '#rules';
import { answerOf, stateOfFinding } from '../case.ts';
import { japan } from '../japan.ts';
import { birthCases, pensionByEmployer, type ResidenceCase, residenceCases } from './cases.ts';

const procedure = 'permanent-residence';

/** The state of `route/finding` under the candidate at that place. */
function stateAt(answer: Answer, candidate: number, path: string): string {
  const [route, finding] = path.split('/');
  const found = answer.candidates[candidate]?.routes
    .find((it) => it.id === route)
    ?.findings.find((it) => it.provision.id === finding);
  assert.ok(found, `no finding ${path}`);
  return found.state;
}

function check(it: ResidenceCase): void {
  const answer = answerOf(japan, procedure, it);
  for (const [path, state] of Object.entries(it.states ?? {})) assert.equal(stateAt(answer, 0, path), state, path);
  for (const [path, state] of Object.entries(it.draft ?? {})) assert.equal(stateAt(answer, 1, path), state, path);
  for (const [route, clear] of Object.entries(it.routes ?? {})) {
    assert.equal(answer.candidates[0].routes.find((known) => known.id === route)?.clear, clear, route);
  }
  if (it.shut !== undefined) assert.equal(stateOfFinding(answer, it.shut), 'no');
  if (it.agreed !== undefined) assert.equal(answer.agreed, it.agreed);
  if (it.clear !== undefined) assert.equal(answer.clear, it.clear);
  if (answer.agreed) assert.notEqual(answer.outcome, 'yes', 'permanent residence never ends in yes by rules alone');
  else assert.equal(answer.outcome, 'unknown');
}

for (const it of residenceCases) test(`${it.id}: ${it.name}`, () => check(it));

for (const it of birthCases) {
  test(`${it.id}: ${it.name}`, () => {
    const answer = answerOf(japan, 'permanent-residence-at-birth', it);
    assert.equal(answer.outcome, it.outcome);
    assert.equal(stateOfFinding(answer, 'pr-acquisition.in-time'), it.inTime);
    if (it.shut !== undefined) assert.equal(stateOfFinding(answer, it.shut), 'no');
  });
}

test('two dates alone never settle permanent residence at birth: the parent is asked', () => {
  const { facts } = birthCases[1] as (typeof birthCases)[number];
  const { parentPermanent: _, ...told } = facts;
  const open = { id: 'birth', name: 'the parent not told', facts: told, more: { closedWorld: false } };
  assert.equal(answerOf(japan, 'permanent-residence-at-birth', open).outcome, 'unknown');
});

test('a pension the employer paid late counts by practice and is shielded under the model', () => {
  assert.equal(answerOf(japan, procedure, pensionByEmployer).clear, 'no');
  assert.equal(answerOf(japan, procedure, pensionByEmployer, japan.overlays).clear, 'yes');
});

test('Japanese nobody could learn within reach is shielded under the model, and only there', () => {
  const facts = { japaneseLevel: 'below', japaneseSupportReachable: false, applicationDate: '2027-05-10' };
  const person = { id: 'P-support', name: 'no course within reach', facts, on: '2027-05-10' };
  const stateUnder = (overlays: typeof japan.overlays): string => {
    const draft = answerOf(japan, procedure, person, overlays).candidates.find(
      (it) => it.edition.text.status !== 'verified',
    );
    return draft?.routes[0]?.findings.find((it) => it.provision.id === 'pr.draft.japanese')?.state ?? 'absent';
  };
  assert.equal(stateUnder([]), 'no');
  assert.equal(stateUnder(japan.overlays), 'yes');
});

test("month by month: late months are shielded under the model when each was the employer's to pay", () => {
  const { lastLatePension, pensionLateByEmployer, ...facts } = pensionByEmployer.facts;
  assert.ok(lastLatePension && pensionLateByEmployer);
  const clearWith = (second: 'self' | 'employer', overlays: typeof japan.overlays): string => {
    const pensionMonths = [
      { month: '2025-11-01', state: 'late', debtor: 'employer' },
      { month: '2025-12-01', state: 'paid' },
      { month: '2026-03-01', state: 'unpaid', debtor: second },
    ];
    const more = { completeFor: { pensionMonths: true }, dontKnow: ['lastLatePension', 'pensionLateByEmployer'] };
    return answerOf(japan, procedure, { ...pensionByEmployer, facts: { ...facts, pensionMonths }, more }, overlays)
      .clear;
  };
  assert.equal(clearWith('employer', []), 'no');
  assert.equal(clearWith('employer', japan.overlays), 'yes');
  assert.equal(clearWith('self', japan.overlays), 'no');
});

test('absences count over the years of residence a way asks for, under each text', () => {
  for (const { edition } of answerOf(japan, procedure, pensionByEmployer).candidates) {
    for (const { id, requirements, parameters } of edition.routes) {
      const adds = edition.procedure.routes?.find((it) => it.id === id)?.adds ?? [];
      const ofResidence = adds.filter((it) => it !== 'pr.married' && it !== 'pr.work-five-years');
      const trees = requirements.filter((it) => ofResidence.includes(it.id)).map(treeOf);
      const years = JSON.stringify(trees).matchAll(/"unit":"years","by":\{"kind":"constant","value":(\d+)/g);
      assert.deepEqual([...new Set([...years].map(([, it]) => Number(it)))], [parameters.residenceYears], id);
    }
  }
});

test('a permanent resident is told so, not counted years', () => {
  const person = {
    id: 'P-already',
    name: 'already permanent',
    facts: { ...pensionByEmployer.facts, status: 'permanent' },
  };
  const answer = answerOf(japan, procedure, person);
  assert.equal(answer.outcome, 'no');
  assert.equal(stateOfFinding(answer, 'pr.not-yet'), 'no');
});

test('under the model a month the employer owed does not count, and one of the person in the same list does', () => {
  const own = { month: '2026-03', state: 'late', debtor: 'self' };
  const employers = { month: '2026-04', state: 'unpaid', debtor: 'employer' };
  const pensionOf = (...pensionMonths: readonly object[]) => {
    const { lastLatePension: _, pensionLateByEmployer: __, ...facts } = pensionByEmployer.facts;
    const it = { id: 'pension-by-month', name: '', facts: { ...facts, pensionMonths } };
    const answer = answerOf(japan, 'permanent-residence', it, japan.overlays);
    const findings = answer.candidates[0].routes.flatMap((route) => route.findings);
    const found = findings.find(({ provision }) => provision.id === 'pr.pension');
    return [found?.state, found?.spared];
  };
  assert.deepEqual(pensionOf(own, employers), ['no', [1]]);
  assert.deepEqual(pensionOf(employers), ['yes', [0]]);
});
