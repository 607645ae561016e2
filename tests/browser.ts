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
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import type { Cell } from '#access';
import { createApp } from '../server/app.ts';
import type { Provider } from '../server/entrance/oidc.ts';
import type { Installation } from '../server/installation.ts';
import { serve } from '../server/serving.ts';
import { openSite } from '../server/site.ts';
import { APT_LINE, findChromium } from '../tools/chromium.ts';
import { plantedTown, testHouse } from './house.ts';

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

// The small one: it is handed to each page that is audited.
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const OPTIONS = { preload: false, resultTypes: ['violations'], runOnly: { type: 'tag', values: WCAG } };

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
  const house =
    records === 'none' ? undefined : await testHouse(undefined, allowed, records === 'town' ? plantedTown : undefined);
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
    sessions.set(page, await sessionOf(context, page, js));
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
  const { title, violations, needed } = await audit(page);
  assert.deepEqual(violations, [], title);
  assert.ok(needed <= width, `${title} is ${needed} px wide`);
}

const auditAxe = async (page: Page): Promise<string[]> => (await audit(page)).violations;

type Session = { readonly cdp: CDPSession; readonly js: boolean };
const sessions = new WeakMap<Page, Session>();

async function sessionOf(context: BrowserContext, page: Page, js: boolean): Promise<Session> {
  const cdp = await context.newCDPSession(page);
  // A session that never switched it off cannot switch it on.
  if (!js) await cdp.send('Emulation.setScriptExecutionDisabled', { value: true });
  return { cdp, js };
}

type Audit = { readonly title: string; readonly violations: string[]; readonly needed: number };

/**
 * WHY: axe waits for timers, which do not come where JavaScript is off. It is switched on for as long as axe looks: the
 * scripts of the page were left out when it was read and stay so, and what is audited is what the visitor sees.
 */
async function audit(page: Page): Promise<Audit> {
  const session = sessions.get(page);
  if (session === undefined) throw new Error('this page was not opened here');
  const { cdp, js } = session;
  if (!js) await cdp.send('Emulation.setScriptExecutionDisabled', { value: false });
  try {
    return await look(cdp);
  } finally {
    if (!js) await cdp.send('Emulation.setScriptExecutionDisabled', { value: true });
  }
}

/**
 * WHY evaluated, not added as a script: the content policy would stop that. WHY not by Playwright, which wraps what it is
 * given in another evaluation: the browser would compile all of axe for each page instead of finding it compiled.
 */
async function look(cdp: CDPSession): Promise<Audit> {
  const expression = `${AXE};
    axe.run(document, ${JSON.stringify(OPTIONS)}).then(({ violations }) => ({
      title: document.title,
      violations: violations.flatMap(({ id, help, nodes }) => nodes.map((it) => id + ': ' + help + ' at ' + it.target.join(' '))),
      needed: document.documentElement.scrollWidth,
    }))`;
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
