/** Names as people have them: one or two parts, in the order they are said, in up to four writings. */

export type Names = {
  /** As in the passport. A person with one name has only `given`. */
  readonly romaji: { readonly family?: string; readonly given: string };
  readonly order: 'family-given' | 'given-family';
  readonly kanji?: string;
  readonly katakana?: string;
  /** 通称: the name in daily life, as registered. */
  readonly alias?: string;
};

/** The name as it is said; Japanese pages prefer the writing Japanese readers can read. */
export function displayName(names: Names, locale: string): string {
  const { family, given } = names.romaji;
  const romaji =
    family === undefined ? given : names.order === 'family-given' ? `${family} ${given}` : `${given} ${family}`;
  if (locale === 'en') return romaji;
  return names.kanji ?? names.katakana ?? romaji;
}
