/** The words of the pages, typed. */
import { type Locale, type Translate, translator } from '#language';
import { en } from './words/en.ts';
import { enterEn } from './words/enter-en.ts';
import { enterJa } from './words/enter-ja.ts';
import { enterEasy } from './words/enter-ja-x-easy.ts';
import { ja } from './words/ja.ts';
import { easy } from './words/ja-x-easy.ts';
import { meEn } from './words/me-en.ts';
import { meJa } from './words/me-ja.ts';
import { meEasy } from './words/me-ja-x-easy.ts';

export type WordKey = keyof typeof en | keyof typeof meEn | keyof typeof enterEn;

const pageWords = {
  en: { ...en, ...meEn, ...enterEn },
  ja: { ...ja, ...meJa, ...enterJa },
  'ja-x-easy': { ...easy, ...meEasy, ...enterEasy },
};
const translate: Translate<WordKey> = translator<WordKey>(pageWords);

export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (locale: Locale): Say =>
  (key, values) =>
    translate(locale, key, values);
