// Entering the invented town in a browser, as one of its people.
import type { Locator, Page } from 'playwright-core';
import { beginSession } from '#parties';
import { idOf } from '../town/person.ts';
import type { TestBrowser } from './browser.ts';

/** Presses what leads to another page, and waits until that page is there. */
export async function go(locator: Locator): Promise<void> {
  await Promise.all([locator.page().waitForNavigation(), locator.click()]);
}

/** Signed in already, as the page of demonstrations does it, and where that page leads. */
export async function enter(browser: TestBrowser, key: string, locale = 'en'): Promise<Page> {
  const { house, url } = browser;
  if (house === undefined) throw new Error('nobody lives here');
  const page = await browser.openPage({ js: false, width: 320, locale: locale === 'en' ? 'en' : 'ja' });
  const value = await beginSession(house.app, idOf(key), 'demonstration', 'Chrome, Linux', house.gate.now());
  await page.context().addCookies([{ name: 'shinrai', value, url }]);
  await page.goto(`/${locale}/begin`);
  return page;
}

/** The same through the page of demonstrations. */
export async function enterByPage(browser: TestBrowser, key: string, locale = 'en'): Promise<Page> {
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

/** Goes to a page of whoever the page on show is about, as its links lead there (ADR 20). */
export async function visit(page: Page, path: string): Promise<number> {
  const answer = await page.goto(await addressed(page, path));
  return answer?.status() ?? 0;
}

export async function addressed(page: Page, path: string): Promise<string> {
  const acting = page.locator('.banner.acting input[name="for"]');
  return (await acting.count()) === 0 ? path : `${path}?for=${await acting.getAttribute('value')}`;
}

/** Whom the forms of the page on show say they are for. */
export const openedFor = async (page: Page): Promise<string> =>
  (await page.locator('input[name="for"]').first().getAttribute('value')) ?? '';

export const textOf = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';
