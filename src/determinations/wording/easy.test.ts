import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsWithoutReading } from '#language';
import { japan } from '#rulebook/japan';
import { messagesIn } from '#rules';
import { articleEasy } from './article-ja-x-easy.ts';
import { easy } from './ja-x-easy.ts';
import { problemsEasy } from './problems-ja-x-easy.ts';

test('easy Japanese of an answer gives every word in kanji its reading', () => {
  const unread = [easy, articleEasy, problemsEasy]
    .flatMap((words) => Object.entries(words))
    .filter(([, text]) => wordsWithoutReading(text).length > 0);
  assert.deepEqual(unread, []);
});

test('easy Japanese of the law gives every word in kanji its reading', () => {
  const { reviews: _, ...words } = japan.wording['ja-x-easy'] ?? assert.fail('no easy Japanese');
  const unread = [...messagesIn(words)].filter(([, text]) => wordsWithoutReading(text).length > 0);
  assert.deepEqual(unread, []);
  assert.deepEqual(wordsWithoutReading('永住（えいじゅう）の許可です'), ['許可']);
});
