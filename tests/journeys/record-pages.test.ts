// Every page of the invented town's people fits a phone and passes the audit, in every language, and a fact is told by keyboard.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { idOf } from '../../town/person.ts';
import { startBrowser, type TestBrowser } from '../browser.ts';
import { fill, press, tabTo } from '../interview.ts';
import { enter, enterByPage, go, textOf } from '../town-browser.ts';

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

// Languages beside each other: these pages are only looked at.
describe('in every language', { concurrency: 3 }, () => {
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
      assert.ok((await helper.locator('.clients tbody tr').count()) >= 5);
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
        // The same page for all of them.
        if (key === 'c25') await looksRight(staff);
      }
    });
  }
});

for (const [locale, key] of [
  ['ja', 'p181'],
  ['ja-x-easy', 'p182'],
] as const) {
  test(`${locale}: papers, dates, a child, a helper, an objection, settings, taking away and erasing, without JavaScript`, async () => {
    const page = await enterByPage(browser, key, locale);
    const open = (path: string) => page.goto(`/${locale}/me/${path}`);
    const press = (selector: string) => go(page.locator(selector).first());

    await open('documents');
    await page
      .locator('#field-file')
      .setInputFiles({ name: 'card.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 invented') });
    await press('form[enctype] button');
    assert.equal(await page.locator('main .lines a').count(), 1);
    await looksRight(page);
    await press('form[action$="/remove"] button');
    assert.equal(await page.locator('main .lines a').count(), 0);

    await open('dates');
    await press('form[action$="/dates/feed"] button');
    assert.match(await page.locator('#feed-address').inputValue(), new RegExp(`/calendar/${locale}/`));
    await looksRight(page);

    await open('household');
    await page.locator('main summary').last().click();
    await page.locator('#field-given').fill('Mei');
    for (const [part, value] of [
      ['y', '2019'],
      ['m', '4'],
      ['d', '1'],
    ] as const)
      await page.locator(`input[name="birth.${part}"]`).fill(value);
    await press('form[action$="/child"] button');
    assert.equal(await page.locator('form[action*="/clients/"]').count(), 1);
    await looksRight(page);

    await open('helpers');
    await press('form[action$="/me/helpers"] button');
    assert.equal(await page.locator('#errors li').count(), 2);
    await page.locator('#field-called').fill('Tonami');
    await page.locator('#scope-see').check();
    await press('form[action$="/me/helpers"] button');
    const link = await page.locator('#offer-link').inputValue();
    await looksRight(page);
    const helper = await signIn('c24', locale);
    await helper.goto(link);
    await go(helper.locator('main form button'));
    await go(helper.locator(`form[action="/${locale}/clients/${idOf(key)}"] button`));
    assert.equal(await helper.locator('.banner.acting').count(), 1);
    await looksRight(helper);

    await open('seen');
    await page.locator('main .seen details summary').first().click();
    await page.locator('main .seen textarea').first().fill('No.');
    await press('main .seen details button');
    assert.equal(await page.locator('main .contested').count(), 1);
    await looksRight(page);
    await open('helpers');
    await press('form[action$="/end"] button');
    assert.equal((await helper.goto(`/${locale}/me/record`))?.status(), 404);

    await open('settings');
    await page.locator('#text-large').check();
    await press('form[action$="/me/settings"] button');
    assert.equal(await page.locator('html').getAttribute('class'), 'text-large');
    await open('account');
    await press('form[action$="/codes"] button');
    assert.equal(await page.locator('code').count(), 10);
    await looksRight(page);

    assert.equal((await page.request.get(`/${locale}/me/take-away/file`)).status(), 200);
    await open('take-away');
    await press('form[action$="/erase"] button');
    assert.equal(await page.locator('#errors li').count(), 1);
    await page.locator('#field-sure').check();
    await press('form[action$="/erase"] button');
    await looksRight(page);
    await open('record');
    assert.match(page.url(), /sign-in/);
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
    for (let i = 0; i < wanted + 20 && reached.size < wanted; i++) {
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
    await page.locator(`details.topic:has(a[href$="/tell/${fact}"]) summary`).focus();
    await page.keyboard.press('Enter');
    await press(page, `details.topic a[href="/${locale}/me/tell/${fact}"]`);
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
    await go(page.locator(`#fact-${fact} .contested a`));
    await looksRight(page);
    await go(page.locator('main form[action$="/withdraw"] button'));
    assert.equal(await page.locator('.contested').count(), 0);
    assert.ok((await page.locator(`#fact-${fact} .version`).count()) === 1);
  });
}
