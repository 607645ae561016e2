// What a person and a day may fill, and that each refusal names its limit.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDatabase, sql } from '#store';
import { testHouse } from '../../tests/house.ts';
import { origin, type Visitor, visitorWith } from '../../tests/visitor.ts';
import { createApp } from '../app.ts';
import type { Installation } from '../installation.ts';
import { openSite } from '../site.ts';

let house: Installation;
let stranger: Visitor;
let mei: Visitor;
let now = new Date('2026-11-25T09:00:00+09:00');
before(async () => {
  house = await testHouse(() => now);
  const { site } = await openSite(house, { origin, empty: true, signUpsADay: 2 });
  const app = createApp({ log: () => undefined, site });
  stranger = visitorWith({ app, house }, '');
  const made = await stranger.post('/en/sign-up', { given: 'Mei' });
  const cookie = (made.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  mei = visitorWith({ app, house }, cookie);
});
after(() => house.close());

test('so many records are made in a day, and the refusal says how many', async () => {
  assert.equal((await stranger.post('/en/sign-up', { given: 'Ken' })).status, 200);
  for (const [locale, words] of [
    ['en', /At most 2 records/],
    ['ja', /2件まで/],
    ['ja-x-easy', /2までです/],
  ] as const) {
    const full = await stranger.post(`/${locale}/sign-up`, { given: 'Aoi' });
    assert.equal(full.status, 429);
    assert.match(await full.text(), words);
  }
});

test('so many links to helpers and to family wait to be opened', async () => {
  for (let i = 0; i < 20; i++) {
    assert.equal((await mei.post('/en/me/helpers', { called: `H${i}`, 'scope.dates': 'true' })).status, 200);
    assert.equal((await mei.post('/en/me/household/offer', { called: `F${i}`, kind: 'spouse' })).status, 200);
  }
  for (const [page, fields] of [
    ['/en/me/helpers', { called: 'Aunt Rosa', 'scope.dates': 'true' }],
    ['/en/me/household/offer', { called: 'Aunt Rosa', kind: 'spouse' }],
  ] as const) {
    const refused = await mei.post(page, fields);
    const text = await refused.text();
    assert.equal(refused.status, 422);
    assert.match(text, /20 links wait/);
    assert.match(text, /Aunt Rosa/, 'what was typed is kept');
  }
});

test('documents of one person are 200 MB in all', async () => {
  const paper = (words: string) => new File([`%PDF-1.7 ${words}`], 'paper.pdf');
  assert.equal((await mei.post('/en/me/documents', { file: paper('one') })).status, 303);
  await sql`UPDATE records.document SET bytes = ${200 * 1024 * 1024}`.execute(await owner());
  const full = await mei.post('/en/me/documents', { file: paper('two') });
  assert.equal(full.status, 422);
  assert.match(await full.text(), /200 MB/);
});

test('the next day there is room for records again', async () => {
  now = new Date(now.getTime() + 25 * 3600_000);
  assert.equal((await stranger.post('/en/sign-up', { given: 'Aoi' })).status, 200);
});

let opened: ReturnType<typeof openDatabase> | undefined;
const owner = async () => {
  opened ??= openDatabase(house.place, 'owner', { connections: 1 });
  return opened;
};
after(() => opened?.destroy());
