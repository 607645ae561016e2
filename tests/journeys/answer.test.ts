// The answer fits a reader: four phone screens before anything is opened, one sheet of paper, two with everything opened.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { locales } from '#language';
import { startBrowser } from '../browser.ts';
import { examples } from '../examples.ts';

let browser: Awaited<ReturnType<typeof startBrowser>>;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const phone = { width: 390, height: 844 };
const residence = examples.filter(({ procedure }) => procedure === 'permanent-residence');

/** The result page of what an invented person told. */
async function result(page: Page, locale: string, text: string): Promise<void> {
  await page.goto(`/${locale}/permanent-residence`);
  await page.locator('main input[name="situation"]').evaluate((it, told) => it.setAttribute('value', told), text);
  await Promise.all([page.waitForNavigation(), page.locator('main button[value="result"]').click()]);
}

/** Sheets of A4. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } });
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
}

for (const locale of locales)
  test(`a permanent-residence result fits four phone screens and one sheet: ${locale}`, async () => {
    const page = await browser.openPage({ js: true, width: 320, locale: locale === 'en' ? 'en' : 'ja' });
    await page.setViewportSize(phone);
    for (const { name, text } of residence) {
      await result(page, locale, text);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(height <= 4 * phone.height, `${name}: ${height} px`);
      assert.equal(await sheets(page), 1, `${name}: sheets`);
    }
    await page.close();
  });
