/** An article as lines of text: numbered and indented for a reader, or each line by itself to be compared. */
import type { Locale } from '#language';
import { type Article, sayArticle } from './article.ts';
import type { Clause, Row, Table } from './clause.ts';

/** The mark of a part: the levels of a language's law, (1) (a) (i) or 一 イ (1). */
export function markOf(locale: Locale, level: number, index: number): string {
  const marks = sayArticle(locale, 'marks').split(' ');
  const style = styles[marks[level % marks.length] as keyof typeof styles];
  return style(index);
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz';
const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];
const kanji = '一二三四五六七八九';
const iroha = 'イロハニホヘトチリヌルヲワカヨタレソツネナラム';
const katakana = 'アイウエオカキクケコサシスセソタチツテト';

const listed = (letters: readonly string[], index: number): string => letters[index] ?? String(index + 1);

const kanjiNumber = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? kanji[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? kanji[ones - 1] : ''}`;
};

const styles = {
  decimal: (index: number) => `(${index + 1})`,
  alpha: (index: number) => `(${listed([...alphabet], index)})`,
  roman: (index: number) => `(${listed(roman, index)})`,
  kanji: (index: number) => kanjiNumber(index + 1),
  iroha: (index: number) => listed([...iroha], index),
  katakana: (index: number) => listed([...katakana], index),
} as const;

export function articleLines(article: Article, locale: Locale): readonly string[] {
  const say = (label: string, text: string): string => sayArticle(locale, 'labelled', { label, text }).trimEnd();
  return [
    `${article.name}  [${article.id}]`,
    ...article.head.map(({ label, text, link }) => `  ${say(label, text)}${link === undefined ? '' : ` <${link}>`}`),
    ...article.sections.flatMap(({ title, clause }) => [
      `  ${title}`,
      ...clauseLines(clause, { locale, indent: '    ', mark: '', level: 0 }),
    ]),
  ];
}

type Place = { readonly locale: Locale; readonly indent: string; readonly mark: string; readonly level: number };

function clauseLines(it: Clause, { locale, indent, mark, level }: Place): readonly string[] {
  const opens = it.parts.length > 0;
  const text = opens ? sayArticle(locale, 'labelled', { label: it.text, text: '' }).trimEnd() : it.text;
  const own = it.text === '' ? [] : [`${indent}${mark}${text}${seeAlso(it)}`];
  const deeper = it.text === '' ? indent : `${indent}  `;
  const numbered = it.parts.length > 1;
  return [
    ...own,
    ...it.parts.flatMap((part, i) =>
      clauseLines(part, {
        locale,
        indent: deeper,
        mark: numbered ? `${markOf(locale, level, i)} ` : '',
        level: numbered ? level + 1 : level,
      }),
    ),
    ...tableLines(ownTables(it), deeper),
  ];
}

/** Tables of the parts are printed with the parts. */
export const ownTables = (it: Clause): readonly Table[] => {
  const below = new Set(it.parts.flatMap((part) => tablesOf(part)));
  return it.tables.filter((table) => !below.has(table));
};
const tablesOf = (it: Clause): readonly Table[] => [...it.tables, ...it.parts.flatMap(tablesOf)];

const seeAlso = ({ see, parts }: Clause): string =>
  parts.length > 0 || see.length === 0 ? '' : ` [${see.join(', ')}]`;

/** Of several tables each is headed, so that one is told from the next. */
const tableLines = (tables: readonly Table[], indent: string): readonly string[] =>
  tables.flatMap(({ head, rows }) => [
    ...(tables.length > 1 ? [`${indent}| ${head.join(' | ')}`] : []),
    ...rows.map(
      ({ depth, label, value }) => `${indent}${'  '.repeat(depth)}| ${label}${value === '' ? '' : ` | ${value}`}`,
    ),
  ]);

/** Every line by itself, without its number, a row with those it stands under. */
export function linesToCompare(article: Article, locale: Locale): readonly string[] {
  const say = (label: string, text: string): string => sayArticle(locale, 'labelled', { label, text }).trimEnd();
  return [
    article.name,
    ...article.head.filter((it) => it.kind !== 'force').map(({ label, text }) => say(label, text)),
    ...article.sections.flatMap(({ title, clause }) => clauseTexts(clause).map((text) => say(title, text))),
  ];
}

const clauseTexts = (it: Clause): readonly string[] => [
  ...(it.text === '' ? [] : [it.text]),
  ...it.parts.flatMap(clauseTexts),
  ...ownTables(it).flatMap(({ rows }) => rowTexts(rows)),
];

function rowTexts(rows: readonly Row[]): readonly string[] {
  const above: string[] = [];
  return rows.map(({ depth, label, value }) => {
    above.splice(depth, above.length, label);
    return value === '' ? above.join(' | ') : `${above.join(' | ')} | ${value}`;
  });
}
