import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsWithoutReading } from '#language';
import { enterEasy } from './enter-ja-x-easy.ts';
import { easy } from './ja-x-easy.ts';
import { meEasy } from './me-ja-x-easy.ts';

test('easy Japanese of the pages gives every word in kanji its reading', () => {
  const unread = [easy, meEasy, enterEasy]
    .flatMap((words) => Object.entries(words))
    .filter(([, text]) => wordsWithoutReading(text).length > 0);
  assert.deepEqual(unread, []);
});
