import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articlesIn } from '#determinations';
import { locales } from '#language';
import { japan } from '#rulebook/japan';
import { createApp } from '../app.ts';

const app = createApp({ log: () => {} });
const read = async (path: string): Promise<string> => {
  const response = await app.request(path);
  assert.equal(response.status, 200, path);
  return response.text();
};

test('every rule has a page in every language, and the list leads to each', async () => {
  for (const locale of locales) {
    const list = await read(`/${locale}/rules`);
    for (const { id } of articlesIn(japan, locale)) {
      assert.ok(list.includes(`href="/${locale}/rules/${id}"`), id);
      assert.match(await read(`/${locale}/rules/${id}`), /<h1>/);
    }
  }
});

test('a draft is shown as one, with what it would change', async () => {
  const page = await read('/en/rules/pr.married');
  assert.match(page, /draft, not verified/);
  assert.match(page, /<del>[^<]*3 years since[^<]*<\/del>/);
  assert.match(page, /<ins>[^<]*5 years since[^<]*<\/ins>/);
});

test('a rule that is none, and a language that is none, are not found', async () => {
  for (const path of ['/en/rules/pr.nothing', '/xx/rules', '/xx/rules/pr.married'])
    assert.equal((await app.request(path)).status, 404, path);
});
