import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locales } from '#language';
import { createApp } from '../app.ts';
import { search } from './search.ts';

const paths = (locale: (typeof locales)[number], words: string): string[] => search(locale, words).map((it) => it.path);

test('a procedure, a rule and a page are found in every language, the one so named first', () => {
  assert.equal(paths('en', 'permanent residence')[0], 'permanent-residence');
  assert.equal(paths('ja', '永住')[0], 'permanent-residence');
  assert.equal(paths('ja-x-easy', '永住')[0], 'permanent-residence');
  assert.ok(paths('en', 'pension').some((it) => it.startsWith('rules/')));
  assert.ok(paths('en', 'graduation').includes('help#covered'));
  assert.ok(paths('ja', '法テラス').includes('contact#legal'));
});

test('width, case and readings do not matter; each word must be there; no word finds nothing', () => {
  assert.deepEqual(paths('en', 'ＰＥＲＭＡＮＥＮＴ'), paths('en', 'permanent'));
  assert.deepEqual(paths('en', 'permanent zebra'), []);
  assert.deepEqual(paths('en', '  '), []);
  for (const locale of locales) assert.ok(search(locale, 'a').length <= 30);
});

test('what is found leads to a page, and what was searched for stands in no log', async () => {
  const lines: unknown[] = [];
  const app = createApp({ log: (line) => void lines.push(line) });
  for (const locale of locales)
    for (const { path } of search(locale, locale === 'en' ? 'stay' : '在留'))
      assert.equal((await app.request(`/${locale}/${path}`)).status, 200, path);
  const html = await (await app.request(`/en/search?q=${encodeURIComponent('<b>stay</b>')}`)).text();
  assert.match(html, /&lt;b&gt;stay/);
  assert.doesNotMatch(JSON.stringify(lines), /stay<|%3Cb|在留/);
});
