/**
 * The words of the pages, typed. They lie beside their pages: `web/<room>/words/<language>.json`, each key in one room. The
 * keys of English are those of every language; a language is added by adding its files.
 */
import { readFileSync } from 'node:fs';
import { type Locale, locales, type Translate, translator } from '#language';
import type administration from '../administration/words/en.json';
import type api from '../api/words/en.json';
import type entrance from '../entrance/words/en.json';
import type helper from '../helper/words/en.json';
import type officer from '../officer/words/en.json';
import type resident from '../resident/words/en.json';
import type visitor from '../visitor/words/en.json';
import type parts from './words/en.json';

type Rooms = {
  readonly administration: typeof administration;
  readonly api: typeof api;
  readonly entrance: typeof entrance;
  readonly helper: typeof helper;
  readonly officer: typeof officer;
  readonly parts: typeof parts;
  readonly resident: typeof resident;
  readonly visitor: typeof visitor;
};

export type WordKey = { [R in keyof Rooms]: keyof Rooms[R] }[keyof Rooms];

const rooms = [
  'administration',
  'api',
  'entrance',
  'helper',
  'officer',
  'parts',
  'resident',
  'visitor',
] as const satisfies readonly (keyof Rooms)[];

/** Every word of the pages in a language. */
const pageWordsIn = (locale: Locale): Readonly<Record<WordKey, string>> =>
  Object.assign({}, ...rooms.map((room) => wordsOf(room, locale)));

const wordsOf = (room: keyof Rooms, locale: Locale): unknown =>
  JSON.parse(readFileSync(new URL(`../${room}/words/${locale}.json`, import.meta.url), 'utf8'));

const translate: Translate<WordKey> = translator<WordKey>(
  Object.fromEntries(locales.map((locale) => [locale, pageWordsIn(locale)])) as Record<Locale, Record<WordKey, string>>,
);

export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (locale: Locale): Say =>
  (key, values) =>
    translate(locale, key, values);
