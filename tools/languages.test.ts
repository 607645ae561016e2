import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gaps, generated } from './languages.ts';

const root = process.cwd();

test('what TypeScript sees of the languages is what their files say: `npm run languages` has been run', () => {
  for (const [file, text] of generated(root)) assert.equal(readFileSync(file, 'utf8'), text, file);
});

test('every language says everything: the same keys, values and figures, readings where it has them', () => {
  assert.deepEqual(gaps(root), []);
});
