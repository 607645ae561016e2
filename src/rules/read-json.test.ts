import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readJson } from './read-json.ts';

const problem = (text: string) => {
  const read = readJson(text);
  return 'problems' in read ? read.problems[0] : undefined;
};

test('a name told twice is refused with its place: nobody knows which one was meant', () => {
  assert.deepEqual(problem('{"facts":{"jobs":[{"organisation":"Aoi","organisation":"Kaede"}]}}'), {
    code: 'twice',
    at: 'facts.jobs[0]',
    value: 'organisation',
  });
  assert.deepEqual(problem('{"asOf":"2026-01-01","as\\u004ff":"2026-01-02"}'), {
    code: 'twice',
    at: 'the situation',
    value: 'asOf',
  });
  assert.equal(problem('{"facts":{"__proto__":1,"__proto__":2}}')?.code, 'twice');
  assert.equal(problem('[{"a":1},{"a":1}]'), undefined);
});

test('a number with more digits than a number keeps is refused', () => {
  for (const number of ['4.9999999999999999', '9007199254740993', '-1234567890.1234567', '12345678901234567e-16'])
    assert.equal(problem(`{"pay":[1,${number}]}`)?.at, 'pay[1]', number);
  for (const number of ['0', '-0', '0.000000000000000000001', '5500000.00', '1e3', '123456789012345'])
    assert.equal(problem(`{"pay":${number}}`), undefined, number);
});

test('lists inside lists are refused at the level where they become too many', () => {
  for (const levels of [9, 100_000, 1_000_000])
    assert.deepEqual(problem(`${'['.repeat(levels)}${']'.repeat(levels)}`), {
      code: 'too-deep',
      at: '[0][0][0][0][0][0][0][0]',
      accepted: '8',
    });
  assert.equal(problem('[[[[[[[[]]]]]]]]'), undefined);
});

test('what is not JSON is told by line and column and never quoted', () => {
  assert.deepEqual(readJson('{"pay":\n 1,5}'), { broken: { line: 2, column: 4 } });
  assert.deepEqual(readJson('{"pay":'), { broken: undefined });
});

test('a name that looks like an individual number is not repeated', () => {
  assert.deepEqual(problem('{"1234-5678-9018":1,"1234-5678-9018":2}'), {
    code: 'individual-number',
    at: 'the situation',
  });
});

test('a long text of escapes is read as any other', () => {
  const text = JSON.stringify({ note: '\n"\\'.repeat(300_000) });
  assert.deepEqual(readJson(text), { value: JSON.parse(text) });
});

test('whatever was written by a program is read as it was', () => {
  const value = fc.object({ maxDepth: 5, values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)] });
  fc.assert(
    fc.property(value, (it) =>
      assert.deepEqual(readJson(JSON.stringify(it)), { value: JSON.parse(JSON.stringify(it)) }),
    ),
    { seed: 20261125, numRuns: 300 },
  );
});
