import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../browser.ts';

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

test('a visitor who mistypes an address is told so in a page that passes the same audit', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'ja' });
  const answer = await page.goto('/nowhere');
  assert.equal(answer?.status(), 404);
  assert.deepEqual(await browser.auditAxe(page), []);
});

test('the audit sees a picture that has no words', async () => {
  const page = await browser.openPage({ js: false, width: 1280, locale: 'en' });
  await page.goto('/');
  await page.route('**/planted', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<html lang="en"><title>x</title><main><img src="data:,">' }),
  );
  await page.goto('/planted');
  assert.deepEqual(await browser.auditAxe(page), ['image-alt: Images must have alternative text at img']);
});
