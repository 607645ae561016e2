/** Finds procedures, rules and pages by words of their title and text, in the language one reads. */
import { articlesIn, provisionWords } from '#determinations';
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import { sayIn, type WordKey } from '../../web/parts/words.ts';
import { aboutPages } from '../../web/visitor/about.tsx';
import type { Found } from '../../web/visitor/search.tsx';

type Entry = Found & { readonly folded: { readonly title: string; readonly all: string } };

const mostFound = 30;

/** Width and case do not matter, nor do readings in brackets. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[(（][\p{sc=Hiragana}ー]+[)）]/gu, '')
    .toLowerCase();

const entry = (it: Found): Entry => ({
  ...it,
  folded: { title: fold(it.title), all: fold(`${it.title} ${it.text}`) },
});

function entriesIn(locale: Locale): readonly Entry[] {
  const say = sayIn(locale);
  const words = japan.wording[locale];
  const procedures = japan.procedures.map(({ id }) => ({
    kind: 'procedure' as const,
    path: id,
    title: words?.procedures[id]?.name ?? id,
    text: words?.procedures[id]?.question ?? '',
  }));
  const rules = articlesIn(japan, locale)
    .filter(({ id, procedure }) => id !== procedure)
    .map(({ id, name }) => ({
      kind: 'rule' as const,
      path: `rules/${id}`,
      title: name,
      text: provisionWords(japan, locale, { id }).requirement,
    }));
  const pages = Object.entries(aboutPages).flatMap(([page, sections]) =>
    sections.map((section) => ({
      kind: 'page' as const,
      path: `${page}#${section}`,
      title: say(`${page}.${section}.title` as WordKey),
      text: say(`${page}.${section}.text` as WordKey),
    })),
  );
  return [...procedures, ...pages, ...rules].map(entry);
}

const known = new Map<Locale, readonly Entry[]>();

/** Put together when somebody first searches in a language: the start does not wait for it. */
function entries(locale: Locale): readonly Entry[] {
  const found = known.get(locale) ?? entriesIn(locale);
  known.set(locale, found);
  return found;
}

/** Everything in which each word stands; where all stand in the title first. At most 30. */
export function search(locale: Locale, query: string): readonly Found[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = entries(locale).filter(({ folded }) => words.every((it) => folded.all.includes(it)));
  const inTitle = ({ folded }: Entry): boolean => words.every((it) => folded.title.includes(it));
  return [...found.filter(inTitle), ...found.filter((it) => !inTitle(it))].slice(0, mostFound);
}
