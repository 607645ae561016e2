import assert from 'node:assert/strict';
import { test } from 'node:test';
import { japan } from '#rulebook/japan';
import { holdInterview, readInput, resultOf, type State, tell } from './interview.ts';

const topic = { rulebook: japan, procedure: 'extension', locale: 'en' } as const;

function stateOf(input: unknown): State {
  const read = readInput(japan.facts, input);
  assert.ok('state' in read);
  return read.state;
}

function factNamed(name: string) {
  const fact = japan.facts.get(name.split('@')[0] ?? '');
  assert.ok(fact, name);
  return fact;
}

test('what is asked next can change the answer, and says what waits for it', () => {
  const { answer, next } = holdInterview(topic, stateOf({ asOf: '2026-11-28' }));
  assert.ok(!('no' in answer));
  assert.ok(next);
  assert.ok(next.because.length > 0);
  assert.ok(next.section !== undefined && next.sections.includes(next.section));
});

test('somebody who knows nothing comes to an end, and to a result that names what is missing', () => {
  const short = { ...topic, procedure: 'fees' };
  let state = stateOf({ asOf: '2026-11-28' });
  for (let asked = 0; asked < 100; asked++) {
    const { next } = holdInterview(short, state);
    if (next === undefined) break;
    const told = tell(state, { fact: factNamed(next.name) }, { absence: 'dontKnow' });
    assert.ok('state' in told);
    assert.equal(told.state.trail.at(-1), next.name);
    state = told.state;
  }
  const held = holdInterview(short, state);
  assert.equal(held.next, undefined);
  const result = resultOf(held);
  assert.ok(!('no' in result));
  assert.equal(result.more, false);
  assert.ok(result.determination.missing.length > 0);
});

test('a question may be put by its name, whatever comes next', () => {
  const { next } = holdInterview(topic, stateOf({ asOf: '2026-11-28' }), 'stayUntil');
  assert.equal(next?.name, 'stayUntil');
});

test('where no law is on record for the day, that day is asked again', () => {
  const { answer, next } = holdInterview(
    topic,
    stateOf({ asOf: '1990-01-01', facts: { applicationDate: '1990-01-01' } }),
  );
  assert.ok('no' in answer);
  assert.ok(next);
});

test('what was said replaces what was said before, and the rest stays', () => {
  const end = { fact: factNamed('stayUntil') };
  const first = tell(stateOf({ asOf: '2026-11-28', facts: { birthDate: '1990-04-01' } }), end, { absence: 'dontKnow' });
  assert.ok('state' in first);
  const second = tell(first.state, end, { value: '2027-03-31' });
  assert.ok('state' in second);
  assert.deepEqual(second.state.input.dontKnow, []);
  assert.equal(second.state.input.facts?.stayUntil, '2027-03-31');
  assert.deepEqual(second.state.trail, ['stayUntil']);
  assert.deepEqual('problems' in tell(first.state, end, { value: 'soon' }), true);
});

test('of special ways nobody opened a result says nothing, and offers them', () => {
  const held = holdInterview(
    { ...topic, procedure: 'permanent-residence' },
    stateOf({
      asOf: '2026-11-28',
      facts: { status: 'engineer_humanities', periodOfStay: '5y', residentSince: '2020-10-01', relation: 'none' },
    }),
  );
  const result = resultOf(held);
  assert.ok(!('no' in result));
  const { determination, offers } = result;
  assert.equal(determination.outcome, 'no');
  assert.equal(determination.earliest?.notBefore, '2030-10-01');
  assert.ok(determination.receipt.aside?.includes('hsp-70'));
  assert.ok(offers.includes('pointsPossible'), offers.join(' '));
});
