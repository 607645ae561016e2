import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { japan } from '#rulebook/japan';
import { placeOf } from './card-picture.tsx';

test('a key stands in one room only', () => {
  const rooms = globSync('web/*/words/en.json');
  assert.ok(rooms.length > 6);
  const keys = rooms.flatMap((file) => Object.keys(JSON.parse(readFileSync(file, 'utf8'))));
  assert.deepEqual(
    keys.filter((key, at) => keys.indexOf(key) !== at),
    [],
  );
});

test('what is framed on the drawn card is a fact, and its words send the reader to the card', () => {
  for (const fact of Object.keys(placeOf))
    assert.match(japan.wording.en?.facts[fact]?.where ?? '', /residence card/i, fact);
});
