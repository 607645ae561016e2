import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openTurns } from './turns.ts';

test('as many as may are let in, as many as may wait, and the rest are sent away', async () => {
  const turns = openTurns({ atOnce: 2, waiting: 1, waitMs: 10_000 });
  const [first, second] = [await turns.take('a'), await turns.take('a')];
  assert.ok(first && second);
  const third = turns.take('a');
  assert.equal(await turns.take('a'), undefined);
  assert.ok(await turns.take('b'), 'nobody else waits for it');
  first();
  const ended = await third;
  assert.ok(ended);
  ended();
  second();
  assert.ok(await turns.take('a'));
});

test('who waits too long is sent away, and takes no turn from the next', async () => {
  const turns = openTurns({ atOnce: 1, waiting: 5, waitMs: 5 });
  const first = await turns.take('a');
  assert.equal(await turns.take('a'), undefined);
  first?.();
  assert.ok(await turns.take('a'));
});

test('whatever comes and goes, never more than may are in at once, and all who are let in get through', async () => {
  const property = fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 }), async (asking) => {
    const turns = openTurns({ atOnce: 3, waiting: 60, waitMs: 10_000 });
    const inside = new Map<string, number>();
    await Promise.all(
      asking.map(async (who) => {
        const done = await turns.take(who);
        assert.ok(done);
        inside.set(who, (inside.get(who) ?? 0) + 1);
        assert.ok((inside.get(who) ?? 0) <= 3);
        await Promise.resolve();
        inside.set(who, (inside.get(who) ?? 0) - 1);
        done();
      }),
    );
  });
  await fc.assert(property, { seed: 20261125, numRuns: 50 });
});
