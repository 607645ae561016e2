// From a finding to whose word it rests on, to where that stands in the record, and back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { locales } from '#language';
import { openTown, signedIn, type Town } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';

const now = () => new Date('2026-11-24T03:00:00Z');
let town: Town;
before(async () => {
  town = await openTown(now);
});
after(() => town.house.close());

const stand = 'stand/extension';
const linksTo = (page: string, to: RegExp): readonly string[] =>
  [...page.matchAll(/href="([^"]*)"/g)].flatMap(([, href = '']) => (to.test(href) ? [href] : []));
/** What a link within the pages leads to is there. */
const isThere = (page: string, href: string): boolean => page.includes(`id="${href.split('#')[1]}"`);

test('a finding leads to the entries it rests on, and an entry to the findings that rest on it', async () => {
  // What he was promised and what the company reports differ.
  const intern = await signedIn(town, idOf('c09'));
  for (const locale of locales) {
    const finding = await (await intern.get(`/${locale}/me/${stand}`)).text();
    assert.doesNotMatch(finding, /told\.(by|count|before|otherwise|contested)|contested\.(since|alone)/);
    const record = await (await intern.get(`/${locale}/me/record`)).text();
    assert.doesNotMatch(record, /record\.(entry|before|uses)/);
    const entries = linksTo(finding, /\/me\/record#item-/);
    assert.ok(entries.length > 0);
    for (const it of entries) assert.ok(isThere(record, it), it);
    const findings = linksTo(record, /\/me\/stand\/extension#finding-/);
    assert.ok(findings.length > 0);
    for (const it of findings) assert.ok(isThere(finding, it), it);
  }
  const page = await (await intern.get(`/en/me/${stand}`)).text();
  assert.match(page, /Said by/);
  assert.match(page, /another source says something else/);
  assert.match(page, /you: says something else/);
});

test('what is contested or corrected says so where a finding rests on it, until the contest is withdrawn', async () => {
  const cook = await signedIn(town, idOf('c01'));
  const record = await (await cook.get('/en/me/record')).text();
  const [, section = ''] = record.split('id="fact-stayUntil"');
  const [contest = ''] = linksTo(section, /\/me\/contest\//);
  assert.doesNotMatch(await (await cook.get(`/en/me/${stand}`)).text(), /You contest this/);
  assert.equal((await cook.post(contest, { words: 'the card says another day' })).status, 303);
  const contested = await (await cook.get(`/en/me/${stand}`)).text();
  assert.match(contested, /You contest this since/);
  assert.match(contested, /Nothing may be decided on that alone/);
  assert.equal((await cook.post(`${contest}/withdraw`)).status, 303);
  assert.doesNotMatch(await (await cook.get(`/en/me/${stand}`)).text(), /You contest this/);

  await cook.post('/en/me/tell/dependants', { value: '1', go: 'answer' });
  await cook.post('/en/me/tell/dependants', { value: '2', go: 'answer' });
  const corrected = await (await cook.get('/en/me/stand/permanent-residence')).text();
  assert.match(corrected, /Until [^<]*: 1/);
  assert.match(await (await cook.get('/en/me/record')).text(), /Until [^<]* this said: 1/);
});
