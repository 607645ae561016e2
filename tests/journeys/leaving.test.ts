// Somebody who must be gone at once: the session ends, and going back shows nothing, with and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { exitAddress } from '../../web/parts/layout.tsx';
import { startBrowser, type TestBrowser } from '../browser.ts';
import { press } from '../interview.ts';
import { go, textOf } from '../town-browser.ts';

let browser: TestBrowser;
before(async () => {
  browser = await startBrowser('town');
});
after(() => browser.close());

/** Signed in as somebody who hides, on her record. */
async function onHerRecord(js: boolean): Promise<Page> {
  const page = await browser.openPage({ js, width: 320, locale: 'en' });
  // No page outside is reached from a test: a page stands in its place.
  await page.route(`${exitAddress}**`, (route) => route.fulfill({ contentType: 'text/html', body: 'the weather' }));
  await page.goto('/en/demonstration');
  await go(page.locator('button[value="c13"]'));
  await page.goto('/en/me/record');
  assert.match(await textOf(page), /Told by/);
  return page;
}

for (const js of [true, false]) {
  test(`${js ? 'with' : 'without'} scripts, leaving ends the session and going back shows nothing`, async () => {
    const page = await onHerRecord(js);
    // Where the form itself leads there, the request is made and finds no network.
    const there = js ? page.waitForURL(exitAddress) : page.waitForEvent('requestfailed');
    await Promise.all([there, page.locator('button.leave').click({ noWaitAfter: true })]);
    await page.goBack().catch(() => undefined);
    assert.doesNotMatch((await page.locator('body').textContent()) ?? '', /Told by|Signed in/);
    assert.equal((await page.goto('/en/me/record'))?.status(), 200);
    assert.match(page.url(), /sign-in/);
  });
}

test('three times Escape leaves too', async () => {
  const page = await onHerRecord(true);
  await Promise.all([
    page.waitForURL(exitAddress),
    (async () => {
      for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
    })(),
  ]);
  await page.goto('/en/me/record');
  assert.match(page.url(), /sign-in/);
});

for (const locale of ['en', 'ja', 'ja-x-easy']) {
  test(`${locale}: clearing the device asks, signs out, and says what stays, by keyboard and without scripts`, async () => {
    const page = await browser.openPage({ js: false, width: 320, locale: locale === 'en' ? 'en' : 'ja' });
    await page.goto(`/${locale}/demonstration`);
    await go(page.locator('button[value="c10"]'));
    await press(page, 'footer.site a[data-clear]');
    await browser.looksRight(page, 320);
    await press(page, 'main form.act button');
    await browser.looksRight(page, 320);
    assert.equal(await page.locator('.account').count(), 0);
    await page.goto(`/${locale}/me/record`);
    assert.match(page.url(), /sign-in/);
    await page.goto(`/${locale}/clear`);
    await browser.looksRight(page, 320);
  });
}
