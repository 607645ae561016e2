// Entering the invented town in a browser, as one of its people.
import type { Page } from 'playwright-core';
import type { TestBrowser } from './browser.ts';

export async function enter(browser: TestBrowser, key: string, locale = 'en'): Promise<Page> {
  const page = await browser.openPage({ js: false, width: 320, locale: locale === 'en' ? 'en' : 'ja' });
  await page.goto(`/${locale}/demonstration`);
  const cast = page.locator(`button[value="${key}"]`);
  if ((await cast.count()) > 0) await cast.click();
  else {
    await page.locator('#field-other').selectOption(key);
    await page.locator('main form > button').click();
  }
  return page;
}

export const textOf = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';
