// What was worked out a moment ago is not worked out again, within bounds, and is forgotten.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRecent } from './recent.ts';

/** Says what was made, in order. */
function counting(recent: ReturnType<typeof openRecent>, more: object = {}) {
  const made: string[] = [];
  const ask = (key: string) =>
    recent.of(key, async () => {
      made.push(key);
      return { key, ...more };
    });
  return { made, ask };
}

test('the same is made once, another is another', async () => {
  const { made, ask } = counting(openRecent());
  for (const key of ['a', 'b', 'a', 'b']) assert.deepEqual(await ask(key), { key });
  assert.deepEqual(made, ['a', 'b']);
});

test('what is kept has a bound: the one used longest ago goes first', async () => {
  const { made, ask } = counting(openRecent({ mostBytes: 170 }), { text: 'x'.repeat(60) });
  for (const key of ['a', 'b', 'a', 'c', 'a']) await ask(key);
  assert.deepEqual(made, ['a', 'b', 'c']);
  await ask('b');
  assert.deepEqual(made, ['a', 'b', 'c', 'b']);
});

test('nothing is kept for long, and nothing once it is told to forget, also of what is being made', async () => {
  let clock = 0;
  const recent = openRecent({ mostMs: 100, clock: () => clock });
  const { made, ask } = counting(recent);
  await ask('a');
  clock = 100;
  await ask('a');
  assert.equal(made.length, 1);
  clock = 201;
  await ask('a');
  assert.equal(made.length, 2);
  recent.forget();
  await ask('a');
  assert.equal(made.length, 3);
  await recent.of('b', async () => {
    recent.forget();
    return {};
  });
  await ask('b');
  assert.equal(made.at(-1), 'b');
});

test('what was refused is asked again', async () => {
  const { made, ask } = counting(openRecent(), { no: 'busy' });
  await ask('a');
  await ask('a');
  assert.equal(made.length, 2);
});
