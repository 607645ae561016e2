import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openQueue } from './queue.ts';

/** Takes whatever may run now. */
function takeAll(queue: ReturnType<typeof openQueue<string>>): readonly string[] {
  const taken: string[] = [];
  for (let it = queue.next(); it !== undefined; it = queue.next()) taken.push(it.item);
  return taken;
}

test('one client never holds the last place with a second question, and turns go round', () => {
  const queue = openQueue<string>({ places: 3, most: 20, mostOfOne: 10 });
  for (const it of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) assert.ok(queue.wait(it[0] as string, it));
  assert.deepEqual(takeAll(queue), ['a1', 'b1', 'c1']);
  queue.done('a');
  assert.deepEqual(takeAll(queue), ['a2']);
  queue.done('b');
  queue.done('c');
  assert.deepEqual(takeAll(queue), ['b2'], 'a place stays free for somebody else');
  queue.done('b');
  assert.deepEqual(takeAll(queue), ['a3']);
  assert.ok(queue.wait('d', 'd1'));
  assert.deepEqual(takeAll(queue), ['d1']);
});

test('what does not fit is refused at once, of one client before of all', () => {
  const queue = openQueue<string>({ places: 1, most: 4, mostOfOne: 2 });
  assert.deepEqual(
    ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((it) => queue.wait(it[0] as string, it)),
    [true, true, false, true, true, false],
  );
  assert.ok(queue.leave('a1'));
  assert.ok(!queue.leave('a1'));
  assert.ok(queue.wait('c', 'c1'));
});
