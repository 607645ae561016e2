import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startBrowser } from '../browser.ts';
import { type Answers, answer, factOf, interview, press, unfold } from '../interview.ts';

let browser: Awaited<ReturnType<typeof startBrowser>>;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** What an invented engineer answers, by fact: a choice, a text, a date, or nothing known. */
const answers: Answers = {
  hspCategory: 'b',
  education: 'master',
  careerYears: '3',
  annualPay: '550万円',
  japanese: 'n1',
  japaneseDegree: 'true',
  birthDate: ['1998', '5', '17'],
};

const looksRight = (page: Page, width: 320 | 1280): Promise<void> => browser.looksRight(page, width);

for (const [locale, headline] of [
  ['en', /Everything the rules can check is met/],
  ['ja', /規則で確かめられること[はを]すべて満たしています/],
  ['ja-x-easy', /全部/],
] as const) {
  test(`${locale}: from the first page to the result by keyboard, without JavaScript, at 320 px`, async () => {
    const page = await browser.openPage({ js: false, width: 320, locale: locale === 'en' ? 'en' : 'ja' });
    await page.goto(`/${locale}`);
    await looksRight(page, 320);
    await press(page, `a[href="/${locale}/highly-skilled"]`);
    await looksRight(page, 320);
    await press(page, 'button[value="next"]');
    const asked = await interview(page, answers, async (before) => {
      if (before.length < 3) await looksRight(page, 320);
    });
    assert.match((await page.locator('.headline').textContent()) ?? '', headline);
    assert.ok(asked.includes('annualPay') && asked.length < 21, asked.join(' '));
    assert.ok(!page.url().includes('?'), 'nothing stands in the address');
    await looksRight(page, 320);
    await unfold(page);
    await looksRight(page, 320);
  });
}

test('without any answer the result says what the rules ask', async () => {
  const page = await browser.openPage({ js: true, width: 1280, locale: 'en' });
  await page.goto('/en/highly-skilled');
  await Promise.all([page.waitForNavigation(), page.locator('button[value="result"]').click()]);
  assert.match((await page.locator('.headline').textContent()) ?? '', /answers are missing/);
  assert.ok((await page.locator('.missing li').count()) > 5);
  await looksRight(page, 1280);
});

test('bad input is named at the top and beside the field, and nothing typed is lost', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await page.goto('/en/highly-skilled');
  await Promise.all([page.waitForNavigation(), page.locator('button[value="result"]').click()]);
  const ask = async (fact: string): Promise<void> => {
    await unfold(page);
    await Promise.all([page.waitForNavigation(), page.locator(`button[value="ask:${fact}"]`).first().click()]);
  };
  const submit = async (): Promise<void> => {
    await Promise.all([page.waitForNavigation(), page.locator('.actions button[value="answer"]').click()]);
  };
  await ask('birthDate');
  for (const [part, text] of [
    ['y', '2026'],
    ['m', '2'],
    ['d', '30'],
  ])
    await page.fill(`input[name="value.${part}"]`, text as string);
  await submit();
  assert.match(await page.title(), /^Error:/);
  assert.match((await page.locator('.errors').textContent()) ?? '', /Date of birth/);
  assert.equal(await page.locator('.wrong').count(), 1);
  assert.equal(await page.inputValue('input[name="value.d"]'), '30');
  await looksRight(page, 320);
  await submit();
  await page.fill('input[name="value.y"]', '2040');
  await page.fill('input[name="value.d"]', '3');
  await submit();
  assert.match(await page.title(), /^Error:/);
  await page.fill('input[name="value.y"]', '平成10');
  await submit();
  assert.doesNotMatch(await page.title(), /^Error:/);
});

test('an individual number is refused and not shown again', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await page.goto('/en/highly-skilled');
  await Promise.all([page.waitForNavigation(), page.locator('button[value="result"]').click()]);
  await unfold(page);
  await Promise.all([page.waitForNavigation(), page.locator('button[value="ask:annualPay"]').first().click()]);
  await page.fill('input[name="value"]', '1234 5678 9012');
  await Promise.all([page.waitForNavigation(), page.locator('.actions button[value="answer"]').click()]);
  assert.match(await page.title(), /^Error:/);
  assert.doesNotMatch((await page.locator('.errors').textContent()) ?? '', /1234/);
});

test('back goes to the answer before, with what was answered', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await page.goto('/en/highly-skilled');
  await Promise.all([page.waitForNavigation(), page.locator('button[value="next"]').click()]);
  const first = (await factOf(page)) as string;
  await answer(page, answers[first]);
  const second = await factOf(page);
  await page.goBack();
  assert.equal(await factOf(page), first);
  await page.goForward();
  assert.equal(await factOf(page), second);
  await Promise.all([page.waitForNavigation(), page.locator('button[value="back"]').click()]);
  assert.equal(await factOf(page), first);
  assert.equal(first, 'birthDate');
  assert.equal(await page.inputValue('input[name="value.y"]'), '1998');
});

test('the language changes with every answer kept', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await page.goto('/en/highly-skilled');
  await Promise.all([page.waitForNavigation(), page.locator('button[value="next"]').click()]);
  const fact = (await factOf(page)) as string;
  await answer(page, answers[fact]);
  await page.locator('.languages summary').click();
  await Promise.all([page.waitForNavigation(), page.locator('button[formaction^="/ja/"]').click()]);
  assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
  assert.ok((await page.inputValue('input[name="situation"]')).includes(fact));
});

test('a saved file opens again to the same answers; a wrong file is refused', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await page.goto('/en');
  const open = async (name: string, content: string): Promise<void> => {
    await page.setInputFiles('input[type="file"]', {
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
    await Promise.all([page.waitForNavigation(), page.locator('form.open button').click()]);
  };
  await page.selectOption('#open-procedure', 'highly-skilled');
  await open(
    'mine.json',
    readFileSync('examples/highly-skilled-five-short.json', 'utf8').replace('"closedWorld": true,', ''),
  );
  assert.match((await page.locator('h1').textContent()) ?? '', /Check your answers/);
  await looksRight(page, 320);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('button[value="save"]').click()]);
  const saved = readFileSync(await download.path(), 'utf8');
  assert.equal(JSON.parse(saved).facts.annualPay, 9_000_000);
  // Changing one answer keeps everything else the file held.
  await Promise.all([page.waitForNavigation(), page.locator('button[value="ask:annualPay"]').click()]);
  await page.fill('input[name="value"]', '9100000');
  await Promise.all([page.waitForNavigation(), page.locator('.actions button[value="answer"]').click()]);
  const carried = JSON.parse(await page.inputValue('input[name="situation"]'));
  assert.deepEqual(carried, { ...JSON.parse(saved), facts: { ...JSON.parse(saved).facts, annualPay: 9_100_000 } });
  for (const wrong of ['not json', '{"asOf":"2026-11-24","facts":{"nonsense":1}}', '[]']) {
    await page.goto('/en');
    await open('wrong.json', wrong);
    assert.match(await page.title(), /^Error:/);
    await looksRight(page, 320);
  }
});

test('clearing the device and leaving work without JavaScript', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'en' });
  const cleared = await page.goto('/en/clear');
  assert.match((await cleared?.headerValue('clear-site-data')) ?? '', /storage/);
  await looksRight(page, 320);
  assert.match((await page.locator('form[data-leave]').getAttribute('data-leave')) ?? '', /^https:/);
});
