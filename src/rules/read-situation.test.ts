import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#calendar';
import { vocabulary } from './fact.ts';
import { describeProblem, type Problem } from './problem.ts';
import { readSituation } from './read-situation.ts';
import { sandboxVocabulary } from './sandbox.ts';
import type { Situation } from './situation.ts';

const read = (input: unknown) => readSituation(sandboxVocabulary, input);
const situation = (input: object): Situation => {
  const result = read({ asOf: '2026-11-24', ...input });
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'));
  return result.situation;
};
const problems = (input: unknown) => {
  const result = read(
    typeof input === 'object' && input !== null && !Array.isArray(input) ? { asOf: '2026-11-24', ...input } : input,
  );
  return result.ok ? [] : result.problems.map(({ code, at, value, accepted }) => ({ code, at, value, accepted }));
};
const first = (facts: object) => problems({ facts })[0];

test('values become numbers the engine can compare; what is absent stays absent', () => {
  const { scalars, lists } = situation({ facts: { degree: true, pay: 5_500_000, since: '2016-04-01', exam: 'n1' } });
  assert.deepEqual(scalars.get('degree'), [{ from: day('2026-11-24'), value: 1 }]);
  assert.deepEqual(scalars.get('since'), [{ from: Number.NEGATIVE_INFINITY, value: day('2016-04-01') }]);
  assert.equal(scalars.has('score'), false);
  assert.equal(lists.size, 0);
});

test('a missing fact is never an error', () => {
  assert.deepEqual(problems({}), []);
  assert.deepEqual(problems({ facts: {} }), []);
});

test('an unknown fact is refused with the nearest name', () => {
  assert.deepEqual(first({ degre: true }), { code: 'unknown-fact', at: 'facts', value: 'degre', accepted: 'degree' });
  assert.equal(problems({ dontKnow: ['paay'] })[0]?.accepted, 'pay');
});

test('wrong types and units are refused with what is accepted', () => {
  assert.equal(first({ pay: '5,500,000 yen' })?.code, 'wrong-type');
  assert.equal(first({ pay: 5.5 })?.code, 'not-an-integer');
  assert.deepEqual(first({ pay: -1 }), { code: 'negative', at: 'facts.pay', value: '-1', accepted: '0 to 100000000' });
  assert.equal(first({ score: 201 })?.code, 'out-of-range');
  assert.equal(first({ degree: 'yes' })?.code, 'wrong-type');
  assert.match(first({ exam: 'N1' })?.accepted ?? '', /nearest: n1/);
});

test('dates that do not exist, are not dates, or lie in the wrong time are told apart', () => {
  assert.equal(first({ since: '2026-02-30' })?.code, 'impossible-date');
  assert.equal(first({ since: '30/02/2026' })?.code, 'bad-date');
  assert.deepEqual(first({ born: '2030-01-01' }), {
    code: 'future-date',
    at: 'facts.born',
    value: '2030-01-01',
    accepted: '2026-11-24',
  });
});

test('what can be read in two ways is refused with both, in files as in forms', () => {
  const table: readonly (readonly [object, string])[] = [
    [{ since: '3/4/2026' }, 'two-ways 2026-03-04 2026-04-03'],
    [{ since: '３/４/２０２６' }, 'two-ways 2026-03-04 2026-04-03'],
    [{ since: '8.4.1' }, 'two-ways 2026-04-01 1996-04-01 2008-04-01 2001-04-08 2001-08-04'],
    [{ since: '30/02/2026' }, 'bad-date'],
    [{ since: '4/4/2026' }, 'bad-date'],
    [{ since: '2026/03/04' }, 'bad-date'],
    [{ since: 'R8' }, 'bad-date'],
    [{ since: '2026-3-4' }, 'bad-date'],
    [{ pay: '1.234' }, 'two-ways 1.234 1234'],
    [{ pay: '2,5' }, 'two-ways 2.5 25'],
    [{ pay: '1e6' }, 'wrong-type'],
    [{ pay: '1,5 million' }, 'two-ways 1.5 15'],
    [{ pay: '5500000' }, 'wrong-type'],
  ];
  for (const [facts, expected] of table) {
    const result = readSituation(sandboxVocabulary, { asOf: '2026-11-24', facts });
    const [problem] = result.ok ? [] : result.problems;
    assert.equal([problem?.code, ...(problem?.readings ?? [])].join(' '), expected, JSON.stringify(facts));
    assert.match(describeProblem(problem as Problem), /^facts\.(since|pay): `.+` .+write/);
  }
});

test('a text that is shown again is never cut inside a letter', () => {
  for (const letter of ['か\u3099', 'e\u0301\u0323', '😀', '🇯🇵', '👍🏽'])
    for (let before = 50; before <= 60; before++) {
      const text = `${'x'.repeat(before)}${letter}${'y'.repeat(10)}`;
      const shown = first({ exam: text })?.value?.replace(/\.\.\.$/, '') ?? '';
      assert.ok(shown === 'x'.repeat(Math.min(before, 57)) || shown.includes(letter), `${letter} after ${before}`);
    }
});

test('an entry half filled, ending before it starts, overlapping or with an unknown field is named by place', () => {
  const stays = (...records: object[]) => problems({ facts: { stays: records } });
  assert.deepEqual(stays({ from: '2020-01-01' })[0], {
    code: 'half-filled',
    at: 'facts.stays[0].status',
    value: undefined,
    accepted: undefined,
  });
  assert.equal(stays({ from: '2020-01-01', until: '2019-01-01', status: 'work' })[0]?.code, 'end-before-start');
  assert.equal(stays({ from: '2020-01-01', until: '2020-01-01', status: 'work' })[0]?.at, 'facts.stays[0].until');
  assert.equal(stays({ from: '2020-01-01', status: 'work', visa: 1 })[0]?.value, 'visa');
});

test('overlapping stays are refused where the definition forbids them', () => {
  const stays = sandboxVocabulary.get('stays');
  const strict = vocabulary(
    [...sandboxVocabulary.values()].map((it) => (it === stays ? { ...it, noOverlap: true } : it)),
  );
  const overlapping = [
    { from: '2020-01-01', until: '2021-01-02', status: 'work' },
    { from: '2021-01-01', status: 'work' },
  ];
  const result = readSituation(strict, { asOf: '2026-11-24', facts: { stays: overlapping } });
  assert.ok(!result.ok);
  assert.deepEqual(result.problems, [{ code: 'overlap', at: 'facts.stays[1]', fact: 'stays', accepted: '1' }]);
});

test('an individual number is refused wherever it stands, and never repeated', () => {
  for (const input of [
    { facts: { pay: 123456789012 } },
    { facts: { exam: '1234 5678 9012' } },
    { note: '１２３４５６７８９０１２' },
    { note: 'my number is 1234-5678-9012, please keep it' },
    { facts: { '1234-5678-9012': true } },
  ]) {
    const found = problems(input);
    assert.equal(found[0]?.code, 'individual-number');
    assert.doesNotMatch(JSON.stringify(found), /1234/);
  }
});

test('all problems are told at once', () => {
  assert.deepEqual(
    problems({ facts: { pay: -1, since: '2026-02-30' }, nonsense: 1 }).map((it) => it.code),
    ['unknown-key', 'negative', 'impossible-date'],
  );
});

test('a fact told and disclaimed is a contradiction', () => {
  assert.equal(problems({ facts: { pay: 1 }, dontKnow: ['pay'] })[0]?.code, 'contradiction');
});

test('a name from the object prototype is an unknown fact, not a way in', () => {
  assert.equal(problems(JSON.parse('{"facts":{"__proto__":{"pay":1},"constructor":1}}'))[0]?.code, 'unknown-fact');
});

test('what is not an object, and a missing asOf, are said plainly', () => {
  assert.equal(problems([])[0]?.code, 'not-an-object');
  const result = read({ facts: {} });
  assert.ok(!result.ok && result.problems[0]?.code === 'missing-as-of');
});

test('a history is kept in order; a list is complete only where somebody said so', () => {
  const history = [
    { from: '2024-01-01', value: 70 },
    { from: '2026-01-01', value: 80 },
  ];
  assert.equal(situation({ facts: { score: history } }).scalars.get('score')?.length, 2);
  assert.equal(first({ score: history.toReversed() })?.code, 'history-order');
  const stays = [{ from: '2020-01-01', status: 'work' }];
  assert.deepEqual(situation({ facts: { stays } }).lists.get('stays')?.completeFor, []);
  assert.equal(situation({ facts: { stays }, completeFor: { stays: true } }).lists.get('stays')?.completeFor, 'always');
});

test("in a closed world what is absent is none, but an officer's finding stays open", () => {
  const { scalars, lists } = situation({ closedWorld: true });
  assert.equal(scalars.get('degree')?.[0]?.value, 0);
  assert.equal(scalars.get('late')?.[0]?.value, 'not-yet');
  assert.equal(scalars.has('fits'), false);
  assert.equal(scalars.has('born'), false);
  assert.equal(lists.get('stays')?.completeFor, 'always');
});

test('every problem is one sentence that names the place', () => {
  const result = read({ asOf: '2026-11-24', facts: { pay: 'x', since: '2026-02-30', degre: 1 } });
  assert.ok(!result.ok);
  for (const problem of result.problems) assert.match(describeProblem(problem), /^facts/);
});

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

test('what is nested too deep is refused with its place, whatever the depth', () => {
  for (const levels of [8, 5_000, 100_000]) {
    assert.deepEqual(problems({ facts: { stays: nested(levels) } }), [
      { code: 'too-deep', at: 'facts.stays[0][0][0][0][0][0]', value: undefined, accepted: '8' },
    ]);
    assert.equal(problems(nested(levels))[0]?.code, 'not-an-object');
    assert.equal(problems({ note: nested(levels) })[0]?.code, 'too-deep');
  }
});

test('a list is as long as its definition says, and so are histories, periods and lists of names', () => {
  const stays = Array.from({ length: 101 }, () => ({ from: '2020-01-01', status: 'work' }));
  assert.deepEqual(problems({ facts: { stays } }), [
    { code: 'too-many', at: 'facts.stays', value: undefined, accepted: '100' },
  ]);
  assert.deepEqual(problems({ facts: { stays: stays.slice(1) } }), []);
  const many = <T>(it: T): readonly T[] => Array.from({ length: 201 }, () => it);
  assert.deepEqual(
    problems({
      facts: { score: many({ from: '2020-01-01', value: 70 }) },
      completeFor: { stays: many({ from: '2020-01-01', until: '2021-01-01' }) },
      dontKnow: many('pay'),
    }).map(({ code, at }) => [code, at]),
    [
      ['too-many', 'facts.score'],
      ['too-many', 'completeFor.stays'],
      ['too-many', 'dontKnow'],
    ],
  );
});

test('what would be passed over silently is refused with its place', () => {
  const found = (input: object) => problems(input).map(({ code, at, value }) => [code, at, value]);
  assert.deepEqual(found({ dontKnow: ['pay', 'exam', 'pay'] }), [['twice', 'dontKnow', 'pay']]);
  assert.deepEqual(found({ closedWorld: 'yes', note: 5 }), [
    ['wrong-type', 'closedWorld', 'yes'],
    ['wrong-type', 'note', '5'],
  ]);
  assert.deepEqual(found({ note: 'x'.repeat(501) })[0]?.slice(0, 2), ['wrong-type', 'note']);
  assert.deepEqual(found({ completeFor: { pay: true } }), [['not-a-list', 'completeFor', 'pay']]);
  const span = { from: '2020-01-01', until: '2021-01-01' };
  assert.deepEqual(found({ completeFor: { stays: [{ ...span, to: 1 }] } }), [
    ['unknown-field', 'completeFor.stays[0]', 'to'],
  ]);
  assert.equal(found({ completeFor: { stays: span } })[0]?.[0], 'wrong-type');
  assert.deepEqual(found({ facts: { score: [{ from: '2020-01-01', value: 70, until: '2021-01-01' }] } }), [
    ['unknown-field', 'facts.score[0]', 'until'],
  ]);
});

test('names are kept, compared and given back in one form', () => {
  const result = read({
    asOf: '2026-11-24',
    note: 'ＡＢＣ',
    facts: { stays: [{ place: ' ｶﾞｰﾃﾞﾝ  ㈱ ', from: '2020-01-01', status: 'work' }], pay: -0 },
  });
  assert.ok(result.ok);
  const stay = { place: 'ガーデン (株)', from: '2020-01-01', status: 'work' };
  assert.deepEqual(result.input, { asOf: '2026-11-24', note: 'ＡＢＣ', facts: { stays: [stay], pay: -0 } });
  assert.equal(result.situation.lists.get('stays')?.records[0]?.place, 'ガーデン (株)');
  assert.ok(Object.is(result.situation.scalars.get('pay')?.[0]?.value, 0));
  const place = (it: string) => problems({ facts: { stays: [{ place: it, from: '2020-01-01', status: 'work' }] } })[0];
  assert.equal(place('x'.repeat(81))?.code, 'too-long');
  assert.deepEqual(place('a\u202eb'), {
    code: 'unseen-letters',
    at: 'facts.stays[0].place',
    value: 'a\ufffdb',
    accepted: undefined,
  });
});

test('what was written is shown again without halves of letters and letters nobody sees', () => {
  assert.equal(first({ exam: `${'x'.repeat(56)}😀😀😀😀😀` })?.value, `${'x'.repeat(56)}😀...`);
  assert.equal(first({ exam: 'n\u202e1\0' })?.value, 'n\ufffd1\ufffd');
});

test('a hundred problems are told and no more are looked for', () => {
  const unknown = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`fact${i}`, 1]));
  assert.equal(problems({ facts: unknown, ...unknown }).length, 100);
  assert.equal(problems({ facts: { stays: [{ ...unknown }] } }).length, 100);
});
