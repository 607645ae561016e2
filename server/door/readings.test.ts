import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../app.ts';

const app = createApp({ log: () => undefined });
const page = async (path: string, cookie = '') => app.request(path, { headers: { cookie } });

test('readings stand over kanji by default, and as this browser chose on every page after', async () => {
  const first = await page('/ja-x-easy');
  assert.match(await first.text(), /<ruby>.+<rt>/);
  assert.equal(first.headers.get('set-cookie'), null);
  const chosen = await page('/ja-x-easy?readings=brackets');
  const text = await chosen.text();
  assert.doesNotMatch(text, /<ruby>/);
  assert.match(text, /（[ぁ-ん]+）/);
  const cookie = (chosen.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  assert.equal(cookie, 'shinrai-readings=brackets');
  assert.doesNotMatch(await (await page('/ja-x-easy/api', cookie)).text(), /<ruby>/);
});

test('what is no choice is not remembered, and other languages have no readings', async () => {
  assert.equal((await page('/ja-x-easy?readings=x%0d%0aset')).headers.get('set-cookie'), null);
  assert.match(await (await page('/ja-x-easy', 'shinrai-readings=nonsense')).text(), /<ruby>/);
  assert.doesNotMatch(await (await page('/ja?readings=all')).text(), /<ruby>/);
});
