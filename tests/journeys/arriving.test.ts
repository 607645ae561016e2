import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startBrowser } from '../browser.ts';
import { go } from '../town-browser.ts';

let browser: Awaited<ReturnType<typeof startBrowser>>;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

for (const js of [false, true]) {
  for (const width of [320, 1280] as const) {
    test(`a visitor arrives ${js ? 'with' : 'without'} JavaScript on a screen ${width} pixels wide`, async () => {
      const page = await browser.openPage({ js, width, locale: 'ja' });
      const answer = await page.goto('/');
      assert.equal(answer?.status(), 200);
      assert.match((await page.locator('h1').textContent()) ?? '', /\S/);
      assert.deepEqual(await browser.auditAxe(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    });
  }
}

for (const locale of ['ja', 'ja-x-easy', 'en']) {
  test(`the page about the interface fits a phone and passes the audit, ${locale}`, async () => {
    const page = await browser.openPage({ js: false, width: 320, locale: 'ja' });
    await page.goto(`/${locale}/api`);
    await browser.looksRight(page, 320);
  });
}

for (const locale of ['ja', 'ja-x-easy', 'en']) {
  test(`the rules as law fit a phone and pass the audit without JavaScript, ${locale}`, async () => {
    const page = await browser.openPage({ js: false, width: 320, locale: 'ja' });
    await page.goto(`/${locale}/rules`);
    await browser.looksRight(page, 320);
    for (const id of ['hsp.points', 'pr.pension']) {
      await go(page.locator(`a[href$="/rules/${id}"]`));
      await browser.looksRight(page, 320);
      assert.ok((await page.locator('table.rows td').count()) > 1, id);
      await page.goBack();
    }
  });
}

for (const locale of ['ja', 'ja-x-easy', 'en']) {
  test(`help, advice, privacy, accessibility and search fit a phone and pass the audit, ${locale}`, async () => {
    const page = await browser.openPage({ js: false, width: 320, locale: 'ja' });
    await page.goto(`/${locale}`);
    for (const name of ['help', 'contact', 'privacy', 'accessibility', 'search']) {
      await go(page.locator(name === 'search' ? 'a.tool' : `footer a[href="/${locale}/${name}"]`));
      await browser.looksRight(page, 320);
    }
    await page.locator('search input').fill(locale === 'en' ? 'pension' : '年金');
    await page.locator('search input').press('Enter');
    await page.locator('.found a').first().waitFor();
    await browser.looksRight(page, 320);
    await page.locator('.menu.languages summary').click();
    await browser.looksRight(page, 320);
  });
}

test('in a dark scheme pages keep their contrast', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of ['', '/permanent-residence', '/help', '/search?q=pension', '/rules/hsp.points']) {
    await page.goto(`/en${path}`);
    const [paper = ''] = /\d+/.exec(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)) ?? [];
    assert.ok(Number(paper) < 60, `${path} is dark`);
    await browser.looksRight(page, 320);
  }
});

test('a visitor who mistypes an address is told so in a page that passes the same audit', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'ja' });
  const answer = await page.goto('/nowhere');
  assert.equal(answer?.status(), 404);
  assert.deepEqual(await browser.auditAxe(page), []);
});

/** Shows this in the place of a page, as an answer of the server with its content policy. */
async function show(page: Page, body: string): Promise<void> {
  const policy = (await page.goto('/'))?.headers()['content-security-policy'] ?? '';
  assert.match(policy, /default-src/);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  await page.route('**/planted', (route) => route.fulfill({ headers, body }));
  await page.goto('/planted');
}

const start = '<!doctype html><html lang="en"><title>x</title><main><h1>x</h1>';

for (const js of [false, true]) {
  const page = () => browser.openPage({ js, width: 320, locale: 'en' });
  const how = js ? 'with' : 'without';

  test(`the audit sees what is wrong on a page ${how} JavaScript, and leaves the page as it was`, async () => {
    const planted = await page();
    await show(planted, `${start}<img src="data:,"><input><noscript><p>y</p></noscript>`);
    const before = await planted.content();
    const found = await browser.auditAxe(planted);
    assert.deepEqual(found.map((it) => it.split(':')[0]).toSorted(), ['image-alt', 'label']);
    assert.deepEqual(await browser.auditAxe(planted), found);
    await assert.rejects(browser.looksRight(planted, 320), /image-alt/);
    assert.equal(await planted.content(), before);
    // With scripts switched on, the next page would not read what is said to those who have none.
    await planted.reload();
    assert.equal(await planted.locator('noscript p').count(), js ? 0 : 1);
  });

  test(`a page ${how} JavaScript that is too wide for the screen is found`, async () => {
    const planted = await page();
    await show(planted, `${start}<pre>${'wide'.repeat(100)}</pre>`);
    await assert.rejects(browser.looksRight(planted, 320), /px wide/);
  });
}

test('a page that breaks the content policy is found', async () => {
  const other = await startBrowser();
  const page = await other.openPage({ js: false, width: 320, locale: 'en' });
  await show(page, `${start}<p style="color: red">red</p>`);
  await assert.rejects(other.close(), /Content Security Policy/);
});
