// Entering the invented town in a browser, as one of its people.
import type { Locator, Page } from 'playwright-core';
import type { TestBrowser } from './browser.ts';

/** Presses what leads to another page, and waits until that page is there. */
export async function go(locator: Locator): Promise<void> {
  await Promise.all([locator.page().waitForNavigation(), locator.click()]);
}

export async function enter(browser: TestBrowser, key: string, locale = 'en'): Promise<Page> {
  const page = await browser.openPage({ js: false, width: 320, locale: locale === 'en' ? 'en' : 'ja' });
  await page.goto(`/${locale}/demonstration`);
  const cast = page.locator(`button[value="${key}"]`);
  if ((await cast.count()) > 0) await go(cast);
  else {
    await page.locator('#field-other').selectOption(key);
    await go(page.locator('main form > button'));
  }
  return page;
}

export const textOf = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';
