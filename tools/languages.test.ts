import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { japan } from '#rulebook/japan';
import { wordsWithoutReading } from '../src/language/readings.ts';
import { gaps, generated } from './languages.ts';

const root = process.cwd();

test('what TypeScript sees of the languages is what their files say: `npm run languages` has been run', () => {
  for (const [file, text] of generated(root)) assert.equal(readFileSync(file, 'utf8'), text, file);
});

test('every language says everything: the same keys, values and figures, readings where it has them', () => {
  assert.deepEqual(gaps(root), []);
});

test('easy Japanese calls each act by a name that can be read', () => {
  const unread = japan.sources.filter(({ easy }) => easy === '' || wordsWithoutReading(easy).length > 0);
  assert.deepEqual(
    unread.map(({ id }) => id),
    [],
  );
});
