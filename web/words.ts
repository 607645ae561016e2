/** The words of the pages, typed. */
import { type Locale, type Translate, translator } from '#language';
import { en, type WordKey } from './words/en.ts';
import { ja } from './words/ja.ts';
import { easy } from './words/ja-x-easy.ts';

export type { WordKey } from './words/en.ts';

const pageWords = { en, ja, 'ja-x-easy': easy };
const translate: Translate<WordKey> = translator<WordKey>(pageWords);

export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (locale: Locale): Say =>
  (key, values) =>
    translate(locale, key, values);
