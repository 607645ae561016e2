// Every page of the invented town's people fits a phone and passes the audit, in every language, and a fact is told by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startBrowser, type TestBrowser } from '../browser.ts';
import { fill, press, tabTo } from '../interview.ts';
import { enter, go, textOf } from '../town-browser.ts';

const locales = ['en', 'ja', 'ja-x-easy'] as const;
let browser: TestBrowser;
before(async () => {
  browser = await startBrowser('town');
});
after(() => browser.close());

const signIn = (key: string, locale: string): Promise<Page> => enter(browser, key, locale);
const looksRight = (page: Page): Promise<void> => browser.looksRight(page, 320);

const residentPages = [
  'me',
  'me/record',
  'me/tell',
  'me/tell/jobs',
  'me/stand',
  'me/stand/permanent-residence',
  'me/dates',
  'me/seen',
  'me/documents',
  'me/helpers',
  'me/household',
  'me/take-away',
  'me/settings',
  'me/names',
  'me/account',
  'clients',
];

for (const locale of locales) {
  test(`${locale}: every page of a resident fits a phone, passes the audit and says that the town is invented`, async () => {
    const page = await browser.openPage({ js: false, width: 320, locale: 'ja' });
    await page.goto(`/${locale}/sign-in`);
    await looksRight(page);
    await press(page, `a[href^="/${locale}/demonstration"]`);
    await looksRight(page);
    await press(page, 'button[value="c01"]');
    for (const it of residentPages) {
      const answer = await page.goto(`/${locale}/${it}`);
      assert.equal(answer?.status(), 200, it);
      assert.equal(await page.locator('.banner.demonstration').count(), 1, it);
      await looksRight(page);
    }
  });

  test(`${locale}: helper, guardian, administrator, operator and other staff find their pages`, async () => {
    const helper = await signIn('c23', locale);
    assert.ok(helper.url().endsWith(`/${locale}/clients`));
    assert.ok((await helper.locator('.client').count()) >= 5);
    await looksRight(helper);
    const administrator = await signIn('c21', locale);
    assert.ok(administrator.url().endsWith(`/${locale}/administer`));
    await looksRight(administrator);
    const operator = await signIn('c22', locale);
    assert.ok(operator.url().endsWith(`/${locale}/operate`));
    await looksRight(operator);
    for (const key of ['c25', 'c27', 'c28', 'c30']) {
      const staff = await signIn(key, locale);
      assert.equal((await staff.goto(`/${locale}/administer`))?.status(), 404, key);
      await looksRight(staff);
    }
  });
}

test('every link, button and field of a resident is reached by Tab alone', async () => {
  const page = await signIn('c01', 'en');
  for (const it of residentPages) {
    await page.goto(`/en/${it}`);
    const wanted = await page.evaluate(() => {
      const all = [
        ...document.querySelectorAll('a[href], button, input, select, textarea, summary'),
      ] as HTMLInputElement[];
      const open = all.filter((el) => el.type !== 'hidden' && el.tabIndex >= 0 && el.checkVisibility());
      // Of a group of radio buttons one is a stop, and arrows do the rest.
      const stops = new Map(open.map((el, i) => [el.type === 'radio' ? `radio ${el.name}` : String(i), el]));
      for (const [name, el] of stops) el.dataset.stop = name;
      return stops.size;
    });
    const reached = new Set<string>();
    for (let i = 0; i < wanted + 20; i++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const el = document.activeElement as HTMLInputElement | null;
        return el?.type === 'radio' ? `radio ${el.name}` : el?.dataset.stop;
      });
      if (stop !== undefined) reached.add(stop);
    }
    assert.equal(reached.size, wanted, it);
  }
});

for (const [locale, fact, day, shown] of [
  ['en', 'stayUntil', ['2027', '5', '31'], /31 May 2027/],
  ['ja', 'residentSince', ['2019', '4', '1'], /2019年4月1日/],
  ['ja-x-easy', 'workingSince', ['2020', '4', '1'], /2020年（ねん）4月（がつ）1日/],
] as const) {
  test(`${locale}: by keyboard a fact is told, changes where the resident stands, and is contested`, async () => {
    const page = await signIn('c16', locale);
    await page.goto(`/${locale}/me/tell`);
    await press(page, `a[href="/${locale}/me/tell/${fact}"]`);
    await press(page, '.actions button[value="answer"]');
    assert.equal(await page.locator('#errors li').count(), 1);
    await looksRight(page);
    await fill(page, 'value', day);
    await press(page, '.actions button[value="answer"]');
    assert.match(page.url(), new RegExp(`me/record#fact-${fact}$`));
    assert.match(await textOf(page), shown);
    await page.goto(`/${locale}/me/dates`);
    assert.ok((await page.locator('ol.dates li').count()) >= 1);
    await page.goto(`/${locale}/me/record`);
    const contest = `#fact-${fact} a[href*="/contest/"]`;
    await page.locator(contest).focus();
    await press(page, contest);
    await looksRight(page);
    await tabTo(page, '#field-words');
    await page.keyboard.type('The card says June.');
    await press(page, 'main form button');
    assert.equal(await page.locator(`#fact-${fact} .contested`).count(), 1);
    await looksRight(page);
    await go(page.locator(`#fact-${fact} .contested button`));
    assert.equal(await page.locator('.contested').count(), 0);
    assert.ok((await page.locator(`#fact-${fact} .told`).count()) === 1);
  });
}
