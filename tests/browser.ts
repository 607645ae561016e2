// A real browser before the real server, for the journeys:
//
//   const browser = await startBrowser();
//   after(() => browser.close());
//   const page = await browser.openPage({ js: false, width: 320, locale: 'ja' });
//   await page.goto('/');
//   assert.deepEqual(await browser.auditAxe(page), []);
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page, type Response as PageResponse } from 'playwright-core';
import type { Cell } from '#access';
import { createApp } from '../server/app.ts';
import type { Installation } from '../server/installation.ts';
import { serve } from '../server/main.ts';
import type { Provider } from '../server/me/oidc.ts';
import { openSite } from '../server/site.ts';
import { APT_LINE, findChromium } from '../tools/chromium.ts';
import { testHouse } from './house.ts';

type Visitor = { readonly js: boolean; readonly width: 320 | 1280; readonly locale: string };

export type TestBrowser = {
  readonly url: string;
  /** The link of an empty installation's first run. */
  readonly firstRun?: string;
  readonly house?: Installation;
  /** Every question to which the policies said yes. */
  readonly allowed: readonly Cell[];
  /** A fresh visitor: no cookies, addresses relative to the server. */
  readonly openPage: (visitor: Visitor) => Promise<Page>;
  /** The WCAG 2.2 AA violations of what the page shows now, one line each. Works on pages without JavaScript too. */
  readonly auditAxe: (page: Page) => Promise<string[]>;
  /** Throws when something does not fit the screen or the audit finds anything. */
  readonly looksRight: (page: Page, width: 320 | 1280) => Promise<void>;
  /** Ends server and browser. Throws when a page met a script error or broke the content policy. */
  readonly close: () => Promise<void>;
};

// The small one: the full one takes a third of a second more to hand over, each time.
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** @param records what is behind the pages: nothing kept, the invented town, or an empty installation */
export async function startBrowser(
  records: 'none' | 'town' | 'empty' = 'none',
  providers: readonly Provider[] = [],
): Promise<TestBrowser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(`no Chromium found; on Debian: ${APT_LINE}`);
  const front = { fetch: (_: Request): Response | Promise<Response> => new Response('not yet', { status: 503 }) };
  const serving = await serve({ fetch: (request) => front.fetch(request) }, { port: 0 });
  const allowed: Cell[] = [];
  const house = records === 'none' ? undefined : await testHouse(undefined, allowed);
  const empty = records === 'empty';
  const opened = house && (await openSite(house, { origin: serving.url, empty, providers }));
  const app = createApp({ log: () => undefined, ...(opened === undefined ? {} : { site: opened.site }) });
  front.fetch = (request) => app.fetch(request);
  const program = await chromium.launch({ executablePath }).catch(async (cause) => {
    await serving.close();
    throw new Error(`\`${executablePath}\` does not start`, { cause });
  });
  const faults: string[] = [];

  const openPage = async ({ js, width, locale }: Visitor): Promise<Page> => {
    const context = await program.newContext({
      baseURL: serving.url,
      javaScriptEnabled: js,
      locale,
      viewport: { width, height: width === 320 ? 640 : 800 },
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // A refused form answers 4xx, which the browser also calls an error: journeys assert those themselves.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        faults.push(`${page.url()}: ${message.text()}`);
      }
    });
    rememberDocument(page);
    return page;
  };

  const close = async (): Promise<void> => {
    await program.close();
    await serving.close();
    await house?.close();
    if (faults.length > 0) throw new Error(`the browser complained:\n${faults.join('\n')}`);
  };

  const firstRun = opened?.firstRun;
  const behind = { ...(firstRun === undefined ? {} : { firstRun }), ...(house === undefined ? {} : { house }) };
  return { url: serving.url, ...behind, allowed, openPage, auditAxe, looksRight, close };
}

async function looksRight(page: Page, width: 320 | 1280): Promise<void> {
  const title = await page.title();
  assert.deepEqual(await auditAxe(page), [], title);
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(needed <= width, `${title} is ${needed} px wide`);
}

/** The last answer each page shows, for its headers. */
const documents = new WeakMap<Page, PageResponse>();

function rememberDocument(page: Page): void {
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame())
      documents.set(page, response);
  });
}

/**
 * WHY: axe never ends where JavaScript is off, and posting the same form twice would be another request. So the HTML
 * on show is served once more, at its own address and with its own headers, to a page that has JavaScript.
 */
async function auditAxe(page: Page): Promise<string[]> {
  const context = await sameVisitorWithScripts(page);
  try {
    const copy = await context.newPage();
    const url = page.url();
    const headers = { 'content-type': 'text/html; charset=utf-8', ...policyOf(documents.get(page)) };
    const body = await page.content();
    await copy.route(url, (route) =>
      route.request().isNavigationRequest() ? route.fulfill({ status: 200, headers, body }) : route.continue(),
    );
    await copy.goto(url);
    return await runAxe(copy);
  } finally {
    await context.close();
  }
}

function policyOf(response: PageResponse | undefined): Record<string, string> {
  const policy = response?.headers()['content-security-policy'];
  return policy === undefined ? {} : { 'content-security-policy': policy };
}

async function sameVisitorWithScripts(page: Page): Promise<BrowserContext> {
  const program = page.context().browser();
  if (program === null) throw new Error('the page has no browser');
  const context = await program.newContext({ viewport: page.viewportSize() });
  await context.addCookies(await page.context().cookies());
  return context;
}

async function runAxe(page: Page): Promise<string[]> {
  // WHY: evaluated, not added as a script, which the content policy would stop.
  await page.evaluate(AXE);
  const results = await page.evaluate(async (tags) => {
    const { axe: run } = window as unknown as { axe: typeof import('axe-core') };
    return run.run(document, { preload: false, runOnly: { type: 'tag', values: tags } });
  }, WCAG);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`),
  );
}
