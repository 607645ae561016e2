// A language is added by adding its files: a copy of the product gets two more, made of English by a rule, one 40 % longer and one
// read from right to left.
import assert from 'node:assert/strict';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { japan } from '#rulebook/japan';
import { findChromium } from '../../tools/chromium.ts';
import { gaps, generated } from '../../tools/languages.ts';

const root = process.cwd();
const folder = mkdtempSync(`${tmpdir()}/shinrai-languages-`);
after(() => rmSync(folder, { recursive: true, force: true }));

/** What is said stays apart from what is filled in and chosen by. */
const outsideBraces = (text: string, change: (part: string) => string): string =>
  text
    .split(/(\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})/)
    .map((part, i) =>
      i % 2 === 0
        ? change(part)
        : part.replaceAll(/((?:one|other|=\d+) \{)([^{}]*)/g, (_, head, option) => head + change(option)),
    )
    .join('');

/** Each word longer by two fifths. */
const longer = (text: string): string =>
  outsideBraces(text, (part) =>
    part.replaceAll(/\p{L}{3,}/gu, (word) => word + 'öü'.repeat(word.length).slice(0, Math.ceil(word.length * 0.4))),
  );

const hebrew = 'אבגדהוזחטיכלמנסעפצקרשתאבגד';
const turned = (text: string): string =>
  outsideBraces(text, (part) =>
    part.replaceAll(/[a-z]/gi, (letter) => hebrew[letter.toLowerCase().charCodeAt(0) - 97] ?? letter),
  );

const added = {
  'en-x-long': { say: longer, manner: { direction: 'ltr', formats: 'el' } },
  'he-x-turn': { say: turned, manner: { direction: 'rtl', formats: 'he' } },
} as const;

const changed = (words: unknown, say: (text: string) => string): unknown => {
  if (typeof words === 'string') return say(words);
  if (Array.isArray(words)) return words.map((it) => changed(it, say));
  if (typeof words !== 'object') return words;
  return Object.fromEntries(Object.entries(words as object).map(([key, it]) => [key, changed(it, say)]));
};

for (const part of ['src', 'server', 'web', 'cli', 'migrations', 'package.json'])
  cpSync(`${root}/${part}`, `${folder}/${part}`, { recursive: true });
symlinkSync(`${root}/node_modules`, `${folder}/node_modules`);
for (const [tag, { say, manner }] of Object.entries(added))
  for (const file of globSync('{src,web,cli}/**/en.json', { cwd: folder })) {
    const english = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    const made = file.endsWith('locales/en.json')
      ? { ...english, ...manner, units: changed(english.units, say), name: tag, order: 9 }
      : changed({ ...english, reviews: undefined }, say);
    writeFileSync(`${folder}/${file.replace(/en\.json$/, `${tag}.json`)}`, JSON.stringify(made));
  }

test('what a new language lacks is said file by file', () => {
  assert.deepEqual(gaps(folder), []);
  const file = `${folder}/web/parts/words/he-x-turn.json`;
  const whole = readFileSync(file, 'utf8');
  const { 'ask.choose': _, ...less } = JSON.parse(whole);
  writeFileSync(file, JSON.stringify({ ...less, 'ask.chose': 'א', 'stand.on': 'א' }));
  assert.match(gaps(folder).join('\n'), /he-x-turn\.json: "ask.chose" is not a key of English/);
  assert.match(gaps(folder).join('\n'), /he-x-turn\.json: "ask.choose" is missing; English: /);
  writeFileSync(file, whole);
  const law = `${folder}/src/rulebook/japan/fees/words/he-x-turn.json`;
  const words = readFileSync(law, 'utf8');
  rmSync(law);
  assert.deepEqual(gaps(folder), ['src/rulebook/japan/fees/words/he-x-turn.json is missing']);
  writeFileSync(law, words);
});

test('with its files alone a language has its pages, answers and command, in its direction, and fits a phone', async () => {
  for (const [file, text] of generated(folder)) writeFileSync(`${folder}/${file}`, text);
  const { createApp } = await import(`${folder}/server/app.ts`);
  const { main } = await import(`${folder}/cli/shinrai.ts`);
  const app = createApp({ log: () => undefined, today: () => '2026-11-24' });
  const example = `${root}/examples/permanent-residence-engineer.json`;
  const told = JSON.parse(readFileSync(example, 'utf8'));
  const program = await chromium.launch({ executablePath: findChromium() ?? assert.fail('no Chromium') });
  const page = await program.newPage({ viewport: { width: 320, height: 640 } });
  for (const [tag, { say, manner }] of Object.entries(added)) {
    const post = (situation: unknown, go: string) => ({
      method: 'POST',
      body: new URLSearchParams({ situation: JSON.stringify(situation), trail: '', go }),
    });
    const pages = [
      [`/${tag}`],
      [`/${tag}/permanent-residence`, post({ ...told, facts: {} }, 'next')],
      [`/${tag}/permanent-residence`, post(told, 'next')],
      [`/${tag}/privacy`],
      [`/${tag}/nowhere`],
    ] as const;
    for (const [path, init] of pages) {
      const html: string = await (await app.request(path, init)).text();
      assert.match(html, new RegExp(`<html[^>]* lang="${tag}"[^>]* dir="${manner.direction}"`), path);
      // That nobody has read these words is said once a page.
      assert.equal(html.split(say('These pages have not yet been checked by native readers.')).length, 2, path);
      const sheet = await app.request(/<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? '');
      assert.equal(sheet.status, 200);
      const style = await sheet.text();
      await page.setContent(html.replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`));
      const width = await page.evaluate(() => {
        const { scrollWidth } = document.documentElement;
        for (const it of document.querySelectorAll('[lang]:not(html), code, option')) it.remove();
        return scrollWidth;
      });
      const text = (await page.locator('body').allInnerTexts()).join('\n');
      assert.ok(width <= 320, `${path} is ${width} px wide`);
      // What nobody said in the language is still in plain English; acts are called as the language says of itself.
      const plain = tag === 'he-x-turn' ? /[a-z]{3,}/gi : /\b[a-z]{3,}\b(?![öü])/gi;
      const unsaid = japan.sources.reduce((rest, { en }) => rest.replaceAll(en, ''), text).match(plain) ?? [];
      assert.deepEqual(
        unsaid.filter((word) => word !== 'Shinrai' && !tag.includes(word)),
        [],
        path,
      );
    }
    const lines: string[] = [];
    const io = {
      out: (text: string) => lines.push(text),
      err: (text: string) => lines.push(text),
      stdin: process.stdin,
    };
    assert.equal(await main(['assess', 'permanent-residence', example, '--lang', tag], io), 0);
    assert.ok(lines.join('').includes(say('What to do now')), lines.join(''));
    const unread = say('A native reader has not checked these words yet.');
    assert.equal(lines.join('').replaceAll(/\s+/g, ' ').split(unread).length, 2);
  }
  await program.close();
});
