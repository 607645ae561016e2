import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generated } from './languages.ts';

test('what TypeScript sees of the languages is what their files say: `npm run languages` has been run', () => {
  for (const [file, text] of generated()) assert.equal(readFileSync(file, 'utf8'), text, file);
});
