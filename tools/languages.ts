// Writes what TypeScript must see of the languages: their names, and the words that are imported. A language is added by adding
// its files (docs/languages.md) and running this; it also says what a language still lacks.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { wordsWithoutReading } from '../src/language/readings.ts';

const header = '// Made by `npm run languages` from the files of the languages; do not edit.\n';

/** Folders with one file a language. */
const ofPages = 'web/*/words';
const ofAnswers = 'src/determinations/wording/*';
const ofTheCommand = 'cli/words';
const ofTheLaw = 'src/rulebook/japan/*/words';

type LocaleFile = { readonly order: number; readonly readings: boolean; readonly formats: string };
type Language = LocaleFile & { readonly tag: string };
type Words = Readonly<Record<string, string>>;

const jsonAt = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const languagesIn = (root: string): readonly Language[] =>
  globSync('src/language/locales/*.json', { cwd: root })
    .map((file) => ({ tag: basename(file, '.json'), ...(jsonAt(`${root}/${file}`) as LocaleFile) }))
    .toSorted((a, b) => a.order - b.order);

const foldersIn = (root: string, patterns: readonly string[]): readonly string[] =>
  globSync(patterns, { cwd: root, withFileTypes: true })
    .filter((it) => it.isDirectory())
    .map((it) => `${it.parentPath}/${it.name}`.replaceAll('\\', '/').replace(`${root}/`, ''))
    .toSorted();

// What TypeScript sees

/** An identifier for a path: `extension`, `ja-x-easy` → `extensionJaXEasy`. */
const nameOf = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .replaceAll(/[^a-z0-9]+(.)?/gi, (_, next: string | undefined) => next?.toUpperCase() ?? '')
    .replace(/^./, (first) => first.toLowerCase());

const key = (text: string): string => (/^[a-z]+$/i.test(text) ? text : `'${text}'`);

const imports = (of: readonly (readonly [name: string, file: string])[]): string =>
  of
    .toSorted(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([name, file]) => `import ${name} from './${file}' with { type: 'json' };\n`)
    .join('');

type Folder = { readonly is: string; readonly folder: string };

/** A record of folders, each a record of languages. */
function index(name: string, of: readonly Folder[], tags: readonly string[]): string {
  const files = of.flatMap(({ is, folder }) => tags.map((tag) => [nameOf(is, tag), `${folder}/${tag}.json`] as const));
  const rows = of.map(
    ({ is }) => `  ${key(is)}: { ${tags.map((tag) => `${key(tag)}: ${nameOf(is, tag)}`).join(', ')} },\n`,
  );
  return `${header}${imports(files)}\nexport const ${name} = {\n${rows.join('')}};\n`;
}

/** The same with the keys as types: those every language has, so that one without a key does not compile where it is said. */
function typed(of: readonly Folder[], tags: readonly string[]): string {
  const types = of.map(
    ({ is }) =>
      `export type ${nameOf(is).replace(/^./, (it) => it.toUpperCase())}Phrase = keyof (typeof wording)['${is}'][Tag];\n`,
  );
  return `${index('wording', of, tags)}\ntype Tag = ${tags.map((it) => `'${it}'`).join(' | ')};\n${types.join('')}`;
}

/** @returns each generated file with its text, for whoever compares */
export function generated(root: string): ReadonlyMap<string, string> {
  const tags = languagesIn(root).map((it) => it.tag);
  const within = (place: string, pattern: string): readonly Folder[] =>
    foldersIn(root, [pattern]).map((it) => {
      const folder = it.replace(`${place}/`, '');
      return { is: folder.replace(/^wording\/|\/words$/, ''), folder };
    });
  const locales = tags.map((tag) => [nameOf('in', tag), `locales/${tag}.json`] as const);
  const rows = tags.map((tag) => `  ${key(tag)}: ${nameOf('in', tag)},\n`);
  return new Map([
    [
      'src/language/shipped.ts',
      `${header}${imports(locales)}\nexport const shipped = {\n${rows.join('')}} as const;\n`,
    ],
    [
      'src/rulebook/japan/words.ts',
      `${index('words', within('src/rulebook/japan', ofTheLaw), tags)}\nexport const languages = [${tags.map((it) => `'${it}'`).join(', ')}] as const;\n`,
    ],
    ['src/determinations/wording.ts', typed(within('src/determinations', ofAnswers), tags)],
    ['cli/wording.ts', typed([{ is: 'command', folder: 'words' }], tags)],
  ]);
}

// What a language lacks

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names of the values a message is filled with. @throws SyntaxError where it is no ICU MessageFormat */
const valuesOf = (text: string, formats: string): string =>
  [...new Set(named(new IntlMessageFormat(text, formats, undefined, { ignoreTag: true }).getAst()))]
    .toSorted()
    .join(', ');

/** What is text names nothing, nor does the number sign of a plural. */
const named = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap((part) => [
    ...(part.type !== 0 && 'value' in part ? [part.value] : []),
    ...('options' in part ? Object.values(part.options).flatMap(({ value }) => named(value)) : []),
  ]);

/** A page may write them another way (午後5時); an answer counts and names the law. */
const figuresIn = (file: string, text: string): readonly string[] =>
  file.startsWith('src/determinations/') ? (text.match(/\d+(?:-\d+)*/g) ?? []) : [];

function lacking(file: string, { formats }: Language, words: Words, english: Words): readonly string[] {
  const tooMany = Object.keys(words).filter((it) => english[it] === undefined);
  const otherwise = Object.entries(english).flatMap(([it, other]) => {
    const text = words[it];
    if (text === undefined) return [`"${it}" is missing; English: ${other}`];
    const [has = '', wanted = ''] = [text, other].map((it) => (it.includes('{') ? valuesOf(it, formats) : ''));
    const unsaid = figuresIn(file, other).filter((figure) => !figuresIn(file, text).includes(figure));
    return [
      ...(has === wanted ? [] : [`"${it}" names {${has}} where English names {${wanted}}`]),
      ...(unsaid.length === 0 ? [] : [`"${it}" does not say ${unsaid} as English does`]),
    ];
  });
  return [...tooMany.map((it) => `"${it}" is not a key of English`), ...otherwise].map((it) => `${file}: ${it}`);
}

/** Every text of a file, also of one that is a tree. */
const textsIn = (words: unknown): readonly (readonly [path: string, text: string])[] =>
  Object.entries(words as Readonly<Record<string, unknown>>).flatMap(([key, it]) =>
    typeof it === 'string'
      ? [[key, it] as const]
      : textsIn(it).map(([path, text]) => [`${key}.${path}`, text] as const),
  );

function unreadable(file: string, words: unknown): readonly string[] {
  const { reviews: _, ...spoken } = words as Readonly<Record<string, unknown>>;
  return textsIn(spoken).flatMap(([path, text]) => {
    const unread = wordsWithoutReading(text);
    return unread.length === 0 ? [] : [`${file}: "${path}" has words in kanji without a reading: ${unread}`];
  });
}

/** What a language lacks, or says otherwise than English, of which each is a copy. Words of the law: `shinrai check`. */
export function gaps(root: string): readonly string[] {
  const languages = languagesIn(root);
  const files = (folders: readonly string[]) =>
    foldersIn(root, folders).flatMap((folder) =>
      languages.map((language) => ({ language, folder, file: `${folder}/${language.tag}.json` })),
    );
  const isThere = ({ file }: { readonly file: string }): boolean => existsSync(`${root}/${file}`);
  const words = (file: string): Words => jsonAt(`${root}/${file}`) as Words;
  const every = files([ofPages, ofAnswers, ofTheCommand, ofTheLaw]);
  return [
    ...every.filter((it) => !isThere(it)).map(({ file }) => `${file} is missing`),
    ...files([ofPages, ofAnswers, ofTheCommand])
      .filter(isThere)
      .flatMap(({ language, folder, file }) => lacking(file, language, words(file), words(`${folder}/en.json`))),
    ...every.filter((it) => it.language.readings && isThere(it)).flatMap(({ file }) => unreadable(file, words(file))),
  ];
}

if (import.meta.main) {
  const root = process.argv[2] ?? dirname(import.meta.dirname);
  for (const [file, text] of generated(root)) writeFileSync(`${root}/${file}`, text);
  const lacks = gaps(root);
  for (const line of lacks) console.error(line);
  if (lacks.length > 0) process.exitCode = 1;
}
