import { shipped } from './shipped.ts';

/** The languages every page and sentence exists in. `ja-x-easy` is plain Japanese (やさしい日本語). */
export type Locale = keyof typeof shipped;

/** How a language writes: what a page, a sentence and a value need to know of it. */
export type Manner = {
  /** Its name in itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** The BCP 47 tag by which dates, numbers and plurals are written. */
  readonly formats: string;
  /** In which writing the names of people and organisations are read first. */
  readonly names: 'romaji' | 'kanji';
  /** In which language the titles of acts are given. */
  readonly law: 'en' | 'ja' | 'easy';
  /** Do its texts carry readings after words in kanji? */
  readonly readings: boolean;
  readonly betweenSentences: string;
  readonly betweenItems: string;
  readonly betweenClauses: string;
  /** Patterns for days, where the format of the tag does not do. */
  readonly date?: { readonly day: string; readonly month: string; readonly dayOfMonth: string };
  readonly units: Readonly<Record<Unit, string>>;
};

export type Unit = 'years' | 'months' | 'days' | 'points' | 'yen' | 'kinds' | 'licences' | 'people';

export const locales = Object.keys(shipped) as readonly Locale[];

export const mannerOf = (locale: Locale): Manner => shipped[locale] as Manner;

/** Each language's name in itself. */
export const localeNames = Object.fromEntries(locales.map((it) => [it, shipped[it].name])) as Readonly<
  Record<Locale, string>
>;

/** Where nobody's wish is known: people read the language of the law, programs English. */
export const usual = { people: 'ja', programs: 'en' } as const satisfies Readonly<Record<string, Locale>>;

/**
 * The best shipped locale for an Accept-Language header.
 * @param header as the browser sent it; absent or malformed is fine
 */
export function negotiate(header: string | undefined, otherwise: Locale = usual.people): Locale {
  const wished = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((it) => /^\s*q=([\d.]+)$/.exec(it)?.[1]).find((it) => it !== undefined);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wished) {
    const exact = locales.find((locale) => locale === tag);
    if (exact !== undefined) return exact;
    const language = tag.split('-')[0];
    const near = locales.find((locale) => locale === language);
    if (near !== undefined) return near;
  }
  return otherwise;
}
