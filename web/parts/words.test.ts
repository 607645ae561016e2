import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

test('a key stands in one room only', () => {
  const rooms = globSync('web/*/words/en.json');
  assert.ok(rooms.length > 6);
  const keys = rooms.flatMap((file) => Object.keys(JSON.parse(readFileSync(file, 'utf8'))));
  assert.deepEqual(
    keys.filter((key, at) => keys.indexOf(key) !== at),
    [],
  );
});
