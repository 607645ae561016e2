/** What the papers of ours have in common: in which language, when and by what they were made. */
import { formatDay, type Locale } from '#language';
import type { Block, Paper, Text } from '#paper';
import { type Furigana, hasReadings, readingsIn } from './readings.ts';
import { type Say, sayIn } from './words.ts';

export type OnPaper = {
  readonly locale: Locale;
  /** How readings stand over kanji. */
  readonly wish: Furigana;
  /** The day it is made. */
  readonly day: string;
};

export type Lettering = { readonly say: Say; readonly set: (text: string) => Text };

export function lettering({ locale, wish }: OnPaper): Lettering {
  const reads = hasReadings(locale);
  return { say: sayIn(locale), set: (text) => (reads ? readingsIn(text, wish) : [text]) };
}

export function paperOf(on: OnPaper, title: string, blocks: readonly Block[]): Paper {
  const { say, set } = lettering(on);
  return {
    title: set(title),
    language: on.locale.split('-')[0] ?? on.locale,
    made: set(say('paper.made', { day: formatDay(on.locale, on.day) })),
    codes: set(say('paper.codes')),
    blocks,
  };
}

/** A part with its heading; nothing where there is nothing in it. */
export const part = (is: 'heading' | 'subheading', heading: Text, blocks: readonly Block[]): readonly Block[] =>
  blocks.length === 0 ? [] : [{ is, text: heading }, ...blocks];

/** Whose paper it is: the first of the writings of their name that can be printed. */
export const nameLine = ([first, ...rest]: readonly string[]): readonly Block[] =>
  first === undefined ? [] : [{ is: 'strong', text: [{ writings: [first, ...rest] }] }];
