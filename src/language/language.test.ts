import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDay, formatNumber, formatPeriod, formatYen, negotiate, translator } from './language.ts';

test("the browser's wish decides, Japanese when nothing fits", () => {
  assert.equal(negotiate('en-GB,en;q=0.9,ja;q=0.8'), 'en');
  assert.equal(negotiate('fr,ja;q=0.5'), 'ja');
  assert.equal(negotiate('ja-x-easy'), 'ja-x-easy');
  assert.equal(negotiate('pt-BR'), 'ja');
  assert.equal(negotiate(undefined), 'ja');
  assert.equal(negotiate('en;q=0, ja'), 'ja');
  assert.equal(negotiate(';;;,q=,'), 'ja');
});

test("days are written in the language, whatever the machine's time zone", () => {
  assert.equal(formatDay('en', '2026-11-04'), '4 November 2026');
  assert.equal(formatDay('ja', '2026-11-04'), '2026年11月4日');
  assert.equal(formatDay('ja-x-easy', '2026-11-04'), '2026年（ねん）11月（がつ）4日（よっか）');
  assert.equal(formatDay('en', 'never'), 'never');
});

test('easy Japanese reads a number and its counter as people say them', () => {
  const days = (value: number): string => formatPeriod('ja-x-easy', value, 'days');
  assert.equal(formatDay('ja-x-easy', '2027-04-01'), '2027年（ねん）4月（がつ）1日（ついたち）');
  assert.equal(formatDay('ja-x-easy', '2026-02-24'), '2026年（ねん）2月（がつ）24日（にじゅうよっか）');
  assert.equal(formatDay('ja-x-easy', '2027-03-31'), '2027年（ねん）3月（がつ）31日（にち）');
  assert.deepEqual([1, 14, 20, 30, 34].map(days), [
    '1日（いちにち）',
    '14日（じゅうよっか）',
    '20日（はつか）',
    '30日（にち）',
    '34日（か）',
  ]);
  assert.equal(formatPeriod('ja-x-easy', 2, 'people'), '2人（ふたり）');
  assert.equal(formatPeriod('ja-x-easy', 3, 'people'), '3人（にん）');
});

test('numbers look the same in every language', () => {
  assert.equal(formatNumber(5_500_000), '5,500,000');
  assert.equal(formatNumber(-1234.5), '-1,234.5');
  assert.equal(formatYen('ja', 5_500_000), '5,500,000円');
  assert.equal(formatPeriod('en', 1, 'years'), '1 year');
  assert.equal(formatPeriod('en', 10, 'years'), '10 years');
});

test('a message fills its values and refuses to be without them', () => {
  const t = translator({
    en: { hello: 'Hello {name}', plain: 'Plain' },
    ja: { hello: '{name}さん', plain: '平文' },
    'ja-x-easy': { hello: '{name}さん', plain: '文' },
  });
  assert.equal(t('en', 'hello', { name: 'A' }), 'Hello A');
  assert.equal(t('ja', 'plain'), '平文');
  assert.throws(() => t('en', 'hello'));
});
