import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { answerText } from '../answer-everywhere.ts';
import { startBrowser } from '../browser.ts';
import { examples } from '../examples.ts';

let browser: Awaited<ReturnType<typeof startBrowser>>;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The engine and the rulebook as one script that sets `shinrai`. */
async function script(): Promise<string> {
  const bundle = await rolldown({ input: `${root}tests/answer-everywhere.ts`, cwd: root, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', name: 'shinrai' });
  return output[0].code;
}

test('the same code gives the same answers in a browser: every step, date, change and question', async () => {
  const page = await browser.openPage({ js: true, width: 1280, locale: 'en' });
  await page.evaluate(`${await script()}\nglobalThis.shinrai = shinrai;`);
  for (const { name, procedure, text: input } of examples) {
    const there = await page.evaluate(
      ([wanted, text]) =>
        (globalThis as unknown as { shinrai: { answerText: typeof answerText } }).shinrai.answerText(
          wanted as string,
          text as string,
        ),
      [procedure, input],
    );
    assert.equal(there, answerText(procedure, input), name);
    assert.ok(there.length > 500, name);
  }
});
