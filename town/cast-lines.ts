/** The cast in one line each, for the page where one chooses whom to be: English beside the cast, others in `lines/`. */
import { existsSync, readFileSync } from 'node:fs';
import { type Locale, locales } from '#language';

type Lines = Readonly<Record<string, string>>;

function linesIn(locale: Locale): Lines {
  const file = new URL(`./lines/${locale}.json`, import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

const lines = new Map(locales.map((locale) => [locale, linesIn(locale)]));

/** Somebody's line in every language; English where a language has none. */
export const castLines = (key: string, story: string): Readonly<Record<Locale, string>> =>
  Object.fromEntries(locales.map((locale) => [locale, lines.get(locale)?.[key] ?? story])) as Record<Locale, string>;
