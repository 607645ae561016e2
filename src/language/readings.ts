/** Easy Japanese gives every word in kanji its reading: 永住（えいじゅう）. */
const words = /(\p{Script=Han}+)(（[\p{Script=Hiragana}\p{Script=Katakana}ー]+）)?/gu;

/** The words of a text that a reader who knows only kana cannot read. */
export const wordsWithoutReading = (text: string): readonly string[] =>
  [...text.matchAll(words)].flatMap(([, word = '', reading]) => (reading === undefined ? [word] : []));
