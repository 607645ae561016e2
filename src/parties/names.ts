/** Names as people have them: one or two parts, in the order they are said, in up to four writings. */
import { type Locale, mannerOf } from '#language';

export type Names = {
  /** As in the passport. A person with one name has only `given`. */
  readonly romaji: { readonly family?: string; readonly given: string };
  readonly order: 'family-given' | 'given-family';
  readonly kanji?: string;
  readonly katakana?: string;
  /** 通称: the name in daily life, as registered. */
  readonly alias?: string;
};

/** The name as in the passport, in the order it is said. */
export function passportName({ romaji: { family, given }, order }: Names): string {
  if (family === undefined) return given;
  return order === 'family-given' ? `${family} ${given}` : `${given} ${family}`;
}

/** The name as it is said, in the writing readers of the language read first. */
export function displayName(names: Names, locale: Locale): string {
  const first = mannerOf(locale).names === 'kanji' ? (names.kanji ?? names.katakana) : undefined;
  return first ?? passportName(names);
}
