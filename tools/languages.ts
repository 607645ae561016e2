// Writes what TypeScript must see of the languages: their names, and the words the rulebook and the answers import. A language
// is added by adding its files (docs/languages.md) and running this.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const header = '// Made by `npm run languages` from the files of the languages; do not edit.\n';
const root = process.argv[2] ?? `${import.meta.dirname}/..`;

/** An identifier for a path: `extension/words/ja-x-easy` → `extensionJaXEasy`. */
const nameOf = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .replaceAll(/[^a-z0-9]+(.)?/gi, (_, next: string | undefined) => next?.toUpperCase() ?? '')
    .replace(/^./, (first) => first.toLowerCase());

const key = (text: string): string => (/^[a-z]+$/i.test(text) ? text : `'${text}'`);

type LocaleFile = { readonly order: number };
const tags = globSync('src/language/locales/*.json', { cwd: root })
  .map((file) => ({
    tag: basename(file, '.json'),
    ...(JSON.parse(readFileSync(`${root}/${file}`, 'utf8')) as LocaleFile),
  }))
  .toSorted((a, b) => a.order - b.order)
  .map((it) => it.tag);

const imports = (of: readonly (readonly [name: string, file: string])[]): string =>
  of
    .toSorted(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([name, file]) => `import ${name} from './${file}' with { type: 'json' };\n`)
    .join('');

/** One folder of words: a record by language. */
function ofFolder(folder: string): string {
  const files = tags.map((tag) => [tag, `${folder}/${tag}.json`] as const);
  return `{ ${files.map(([tag, file]) => `${key(tag)}: ${nameOf(dirname(file).replace(/\/?words$/, ''), tag)}`).join(', ')} }`;
}

const importsOf = (folders: readonly string[]) =>
  imports(
    folders.flatMap((folder) =>
      tags.map((tag) => [nameOf(folder.replace(/\/?words$/, ''), tag), `${folder}/${tag}.json`] as const),
    ),
  );

/** @returns each generated file with its text, for whoever compares */
export function generated(): ReadonlyMap<string, string> {
  const chapters = globSync('src/rulebook/japan/*/words', { cwd: root })
    .map((it) => it.replaceAll('\\', '/'))
    .toSorted();
  const inRulebook = chapters.map((it) => it.replace('src/rulebook/japan/', ''));
  return new Map([
    [
      'src/language/shipped.ts',
      `${header}${imports(tags.map((tag) => [nameOf('in', tag), `locales/${tag}.json`]))}\nexport const shipped = {\n${tags
        .map((tag) => `  ${key(tag)}: ${nameOf('in', tag)},\n`)
        .join('')}} as const;\n`,
    ],
    [
      'src/rulebook/japan/words.ts',
      `${header}${importsOf(inRulebook)}\nexport const words = {\n${inRulebook
        .map((folder) => `  ${key(folder.split('/')[0] ?? '')}: ${ofFolder(folder)},\n`)
        .join('')}};\n\nexport const languages = [${tags.map((it) => `'${it}'`).join(', ')}] as const;\n`,
    ],
  ]);
}

if (import.meta.main) for (const [file, text] of generated()) writeFileSync(`${root}/${file}`, text);
