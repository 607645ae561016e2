import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { locales, wordsWithoutReading } from '#language';
import { pageWordsIn } from './words.ts';

const keysIn = (file: string): string[] => Object.keys(JSON.parse(readFileSync(file, 'utf8')));

test('easy Japanese of the pages gives every word in kanji its reading', () => {
  const unread = Object.entries(pageWordsIn('ja-x-easy')).filter(([, text]) => wordsWithoutReading(text).length > 0);
  assert.deepEqual(unread, []);
});

test('every room of the pages has the same keys in every language', () => {
  const inEnglish = globSync('web/*/words/en.json');
  assert.ok(inEnglish.length > 6);
  for (const file of inEnglish)
    for (const locale of locales)
      assert.deepEqual(keysIn(file.replace(/en\.json$/, `${locale}.json`)).toSorted(), keysIn(file).toSorted(), file);
});

test('a key stands in one room only', () => {
  const keys = globSync('web/*/words/en.json').flatMap(keysIn);
  assert.deepEqual(
    keys.filter((key, at) => keys.indexOf(key) !== at),
    [],
  );
});
