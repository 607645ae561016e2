import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#calendar';
import { type Answer, answerOn } from './answer.ts';
import { asked } from './ask.ts';
import { check } from './check.ts';
import { earliestDate } from './earliest.ts';
import { missingOf } from './missing.ts';
import type { Patch, Rulebook } from './provision.ts';
import * as rule from './rule.ts';
import { fact, requirement, sandbox, told } from './sandbox.ts';

const now = day('2026-11-24');
const pay = requirement('pay', rule.atLeast(fact.pay, rule.amount(3_000_000, 'floor')));
const working = requirement('working', fact.task.is('work'));
const open = requirement('open', rule.onOrBefore(rule.today, fact.ends));

const book = (appliesTo: readonly string[], more: readonly string[] = []): Rulebook =>
  sandbox({ provisions: [pay, working, open], procedure: { common: ['pay', ...more], appliesTo } });

type Facts = Readonly<Record<string, number | string | boolean>>;
const question = (rulebook: Rulebook, overlays: readonly Patch[] = []) => ({
  rulebook,
  procedure: 'sandbox',
  overlays,
});
function answer(rulebook: Rulebook, facts: Facts, overlays: readonly Patch[] = []): Answer {
  const result = answerOn(question(rulebook, overlays), told({ facts }), now);
  if ('no' in result) throw new Error(result.no);
  return result;
}
const askedOf = (rulebook: Rulebook, facts: Facts): readonly string[] =>
  [...asked(question(rulebook), told({ facts }), now)].map((it) => it.fact);

test('a procedure that is not for the person is a no without routes, and nothing is asked', () => {
  const closed = answer(book(['working']), { task: 'study' });
  assert.deepEqual([closed.outcome, closed.clear], ['no', 'no']);
  assert.deepEqual(closed.candidates[0].routes, []);
  assert.deepEqual([...missingOf(closed).keys()], []);
  assert.deepEqual(askedOf(book(['working']), { task: 'study' }), []);
});

test('not known whether it is for the person: the answer stands, and that is asked last', () => {
  assert.equal(answer(book(['working']), { pay: 4_000_000 }).outcome, 'yes');
  assert.deepEqual(askedOf(book(['working']), {}), ['pay', 'task']);
  assert.deepEqual(askedOf(book(['working']), { pay: 4_000_000 }), ['task']);
});

test('what also decides is asked in its place, and leaves the answer open', () => {
  const both = book(['working'], ['working']);
  assert.equal(answer(both, { pay: 4_000_000 }).outcome, 'unknown');
  assert.equal(answer(both, { task: 'study' }).candidates[0].routes.length, 0);
});

test('an answer says the day on which the procedure closes, and the earliest date ends with it', () => {
  const facts = { pay: 4_000_000, ends: '2026-12-31' };
  assert.equal(answer(book(['open']), facts).until, day('2027-01-01'));
  const { on, until } = earliestDate(question(book(['open'])), told({ facts }), now);
  assert.deepEqual([on, until], [now, day('2027-01-01')]);
});

test('a patch adds whom a procedure is for, and takes it away', () => {
  const add: Patch = {
    id: 'add',
    basis: 'law',
    changes: [{ op: 'apply-to', procedure: 'sandbox', provision: 'working' }],
  };
  const end: Patch = {
    id: 'end',
    basis: 'law',
    changes: [{ op: 'exempt', procedure: 'sandbox', provision: 'working' }],
  };
  const facts = { pay: 4_000_000, task: 'study' };
  assert.equal(answer(book([]), facts).outcome, 'yes');
  assert.equal(answer(book([]), facts, [add]).outcome, 'no');
  assert.equal(answer(book(['working']), facts, [end]).outcome, 'yes');
});

test('whom a procedure is for may not hang on the route', () => {
  const bound = requirement('bound', rule.atLeast(fact.pay, rule.parameter('least')));
  const rulebook = sandbox({
    provisions: [pay, bound],
    procedure: { common: ['pay'], appliesTo: ['bound'], routes: [{ id: 'a', adds: [], binds: { least: 1 } }] },
  });
  const found = check(rulebook, new Set(['pay', 'bound'])).filter((it) => it.code === 'unbound-parameter');
  assert.deepEqual(
    found.map((it) => it.at),
    ['sandbox/bound'],
  );
});
