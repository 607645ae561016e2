import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day, isoDay } from '#calendar';
import { type Answer, boundsUnder, evaluate, type Patch } from '#rules';
import { answerOf, openIn, settledValue, stateOfFinding } from '../case.ts';
import { japan } from '../japan.ts';
import { type ExtensionCase, extensionCases } from './cases.ts';

const procedure = 'extension';

/** [advise, lawful] of one provision's deadline. */
function deadlineOf(answer: Answer, id: string): readonly [string | undefined, string | undefined] {
  const [first] = answer.candidates;
  const provision = first.edition.provisions.get(id);
  const deadline = provision !== undefined && 'deadline' in provision ? provision.deadline : undefined;
  const due = deadline?.filing ?? deadline?.lasts;
  const dayOf = (tree: Parameters<typeof evaluate>[0] | undefined): string | undefined => {
    const seen = tree && evaluate(tree, first.scope);
    return seen !== undefined && seen.lo === seen.hi ? isoDay(seen.lo) : undefined;
  };
  return [dayOf(due?.advise), dayOf(due?.lawful)];
}

/** Does anybody still have to apply by a day? */
function hasFilingRow(answer: Answer): boolean {
  const [{ edition, scope }] = answer.candidates;
  const it = edition.provisions.get('ext.in-time');
  assert.ok(it?.kind === 'requirement' && it.deadline?.done !== undefined);
  return evaluate(it.deadline.done, scope).lo !== 1;
}

const dayValue = (answer: Answer, id: string): string | undefined => {
  const day = settledValue(answer, id);
  return day === undefined ? undefined : isoDay(day);
};

function boundsOf(answer: Answer, id: string): readonly [string, string | undefined] {
  const { lo, hi } = boundsUnder(answer.laws, id) ?? { lo: 0, hi: 0 };
  return [isoDay(lo), Number.isFinite(hi) ? isoDay(hi) : undefined];
}

function check(it: ExtensionCase, overlays: readonly Patch[] = []): void {
  const answer = answerOf(japan, procedure, it, overlays);
  if (it.model !== undefined) check({ ...it, model: undefined, ...it.model }, japan.overlays);
  if (it.outcome !== undefined) assert.equal(answer.outcome, it.outcome);
  for (const [id, state] of Object.entries(it.states ?? {})) assert.equal(stateOfFinding(answer, id), state, id);
  if (it.opens !== undefined) assert.equal(dayValue(answer, 'ext.opens'), it.opens);
  if (typeof it.stayUntil === 'string') assert.equal(dayValue(answer, 'ext.stay-until'), it.stayUntil);
  else if (it.stayUntil !== undefined) assert.deepEqual(boundsOf(answer, 'ext.stay-until'), it.stayUntil);
  if (it.open !== undefined) assert.deepEqual(openIn(answer), it.open);
  if (it.filingRow !== undefined) assert.equal(hasFilingRow(answer), it.filingRow);
  for (const [id, expected] of Object.entries(it.deadlines ?? {})) assert.deepEqual(deadlineOf(answer, id), expected);
}

for (const it of extensionCases) test(`${it.id}: ${it.name}`, () => check(it));

test('of 100 people: no notice is late for a day on which nobody has told the status', () => {
  const drawn = fc.record({
    status: fc.constantFrom('engineer_humanities', 'professor', 'student', 'hsp1b'),
    ended: fc.integer({ min: 1, max: 4000 }),
    school: fc.boolean(),
  });
  fc.assert(
    fc.property(drawn, ({ status, ended, school }) => {
      const until = isoDay(addDays(day('2024-01-20'), 1 - ended));
      const jobs = [{ organisation: 'Aoi', from: '2012-10-01', until, permittedFor: false, school }];
      const facts = { status, periodOfStay: '3y', stayFrom: '2024-01-20', stayUntil: '2027-01-20', jobs, notices: [] };
      const more = { completeFor: { jobs: true, notices: true } };
      const answer = answerOf(japan, procedure, { id: 'N-then', name: 'before the stay', facts, more });
      assert.notEqual(stateOfFinding(answer, 'ext.notifications'), 'no');
      assert.deepEqual(openIn(answer), []);
    }),
    { numRuns: 100, seed: 10 },
  );
});

test('dues the employer left unpaid weigh by practice and are shielded under the model', () => {
  const facts = { status: 'engineer_humanities', duesUnpaid: true, pensionLateByEmployer: true };
  const person = { id: 'E-dues', name: 'unpaid by the employer', facts };
  assert.equal(stateOfFinding(answerOf(japan, procedure, person), 'ext.public-duties'), 'no');
  assert.equal(stateOfFinding(answerOf(japan, procedure, person, japan.overlays), 'ext.public-duties'), 'yes');
});

test('what was applied for is not asked of somebody who has not applied, though the last day is not known', () => {
  const facts = { status: 'engineer_humanities', periodOfStay: '1y' };
  const more = { closedWorld: false, notYet: ['applicationDate', 'decisionDate'] };
  const answer = answerOf(japan, procedure, { id: 'unfiled', name: 'not filed, last day not told', facts, more });
  const [{ scope }] = answer.candidates;
  assert.equal(scope.provision('stay.special-period', scope).hi, 0);
});
