/**
 * Readings of kanji, from one source: texts in easy Japanese carry them in brackets after the word. On every page one
 * chooses to see them over every word, over difficult words only, in brackets, which every screen reader can read, or not.
 */
import { type Locale, mannerOf } from '#language';

export const furigana = ['all', 'difficult', 'brackets', 'none'] as const;
export type Furigana = (typeof furigana)[number];

/** The choice in an address, which the door remembers in the browser. */
export const readingsField = 'readings';

/** Which languages write readings. */
export const hasReadings = (locale: Locale): boolean => mannerOf(locale).readings;

/** Kanji a learner of the first two levels knows: their readings are left out in "difficult only". */
const known = new Set(
  '一二三四五六七八九十百千万円年月日時分半今何人子女男父母友名前後上下中外右左東西南北山川田天雨電車駅道店学校生先語本国会社書読見聞話食飲行来入出休大小高安新古長白多少口手足目耳気力花水火木金土空私家朝昼夜夕方週毎元切回当心思答色通地場図売買持知近遠強弱明暗早自親兄姉弟妹作使始終止待立歩走送開閉',
);

const word = /([\p{sc=Han}々]+)（([\p{sc=Hiragana}ー]+)）/gu;
/** Where no markup may stand. */
const plainElements = /^<(title|option|textarea|script|style)[\s>]/i;

/** Texts as they are printed: of a word its reading is told apart. */
export type Pieces = readonly (string | readonly [word: string, reading: string])[];

/** Words known well enough stand without their reading. */
const isKnown = (kanji: string, wish: Furigana): boolean =>
  wish === 'none' || (wish === 'difficult' && [...kanji].every((it) => known.has(it)));

/** @param text a text in easy Japanese */
export function readingsIn(text: string, wish: Furigana): Pieces {
  if (wish === 'brackets') return [text];
  let at = 0;
  const pieces = [...text.matchAll(word)].flatMap(({ 0: whole, 1: kanji = '', 2: reading = '', index }) => {
    const before = text.slice(at, index);
    at = index + whole.length;
    return isKnown(kanji, wish) ? [before, kanji] : [before, [kanji, reading] as const];
  });
  return [...pieces, text.slice(at)].filter((it) => it !== '');
}

/** @param html a page in easy Japanese */
export function withReadings(html: string, wish: Furigana): string {
  if (wish === 'brackets') return html;
  let inside = '';
  return html
    .split(/(<[^>]*>)/)
    .map((part) => {
      if (part.startsWith('<')) {
        const opened = plainElements.exec(part)?.[1];
        if (opened !== undefined) inside = opened;
        else if (part.toLowerCase() === `</${inside}>`) inside = '';
        return part;
      }
      // What somebody is typing stays as typed.
      if (inside !== '') return part;
      return part.replaceAll(word, (_, kanji: string, reading: string) => {
        if (isKnown(kanji, wish)) return kanji;
        return `<ruby>${kanji}<rp>（</rp><rt>${reading}</rt><rp>）</rp></ruby>`;
      });
    })
    .join('');
}
