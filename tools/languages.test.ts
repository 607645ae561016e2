import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { japan } from '#rulebook/japan';
import { wordsWithoutReading } from '../src/language/readings.ts';
import { gaps, generated } from './languages.ts';

const root = process.cwd();
const tags = globSync('src/language/locales/*.json').map((it) => basename(it, '.json'));

test('what TypeScript sees of the languages is what their files say: `npm run languages` has been run', () => {
  for (const [file, text] of generated(root)) assert.equal(readFileSync(file, 'utf8'), text, file);
});

test('every language says everything: the same keys, values and figures, readings where it has them', () => {
  assert.deepEqual(gaps(root), []);
});

test('easy Japanese calls each act by a name that can be read', () => {
  const unread = japan.sources.filter(({ easy }) => easy === '' || wordsWithoutReading(easy).length > 0);
  assert.deepEqual(
    unread.map(({ id }) => id),
    [],
  );
});

const withoutComments = (code: string): string =>
  code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');

/** Lines that ask which language it is, or say something in one. That a text is in a language may be marked: `lang="ja"`. */
function namedIn(code: string): readonly string[] {
  const tag = `(?:${tags.join('|')})`;
  const named = new RegExp(`(?<!\\blang=)(['"\`])${tag}\\1|[{,(\\s?]${tag}: |\\w\\??\\.${tag}\\b(?![-.])|[぀-ヿ一-鿿]`);
  return withoutComments(code)
    .replaceAll(/<(\w+) lang="\w+">[^<{]*<\/\1>/g, '')
    .split('\n')
    .filter((line) => named.test(line));
}

test('no code asks for a language by its name, or has words of its own', () => {
  for (const line of [
    "if (locale === 'ja') return kanji;",
    'case "en":',
    "locale.startsWith('ja')",
    "const colon = { ja: '、', en: ', ' };",
    "const titles = { 'ja-x-easy': easy };",
    'return words.en;',
    'return wording?.ja ?? x;',
    "title: 'ページが見つかりません',",
    '<p>信頼</p>',
  ])
    assert.equal(namedIn(line).length, 1, line);
  assert.deepEqual(namedIn('<span lang="ja">信頼</span> // en: a comment\nconst open = when.entry;'), []);
  // Titles of acts, eras, what is printed on the card, and whatever reads what people write in Japanese.
  const reads = '{language,calendar,rules,rulebook}/**,determinations/{wording,article-lines,problems}.ts';
  const apart = [
    `src/{${reads}}`,
    'web/parts/{form.ts,readings.ts,card-picture.tsx}',
    'server/visitor/search.ts',
    'cli/wording.ts',
  ];
  const code = globSync('{src,server,web,cli}/**/*.{ts,tsx}', { exclude: [...apart, '**/*.test.{ts,tsx}'] });
  assert.ok(code.length > 200);
  assert.deepEqual(
    code.flatMap((file) => namedIn(readFileSync(file, 'utf8')).map((line) => `${file}: ${line.trim()}`)),
    [],
  );
});

test('styles name no side: a page read from right to left is its mirror', () => {
  const side = /^\s*((?:padding|margin|border)-(?:left|right)|left|right|text-align: (?:left|right))\b/m;
  assert.match('  border-left: 1px', side);
  assert.deepEqual(
    globSync('web/**/*.css').filter((file) => side.test(readFileSync(file, 'utf8'))),
    [],
  );
});
