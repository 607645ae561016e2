/** The languages every page and sentence exists in. `ja-x-easy` is plain Japanese (やさしい日本語). */
export const locales = ['ja', 'ja-x-easy', 'en'] as const;

export type Locale = (typeof locales)[number];

/** Each language's name in itself. */
export const localeNames: Readonly<Record<Locale, string>> = {
  ja: '日本語',
  'ja-x-easy': 'やさしい日本語',
  en: 'English',
};

/**
 * The best shipped locale for an Accept-Language header; when nothing fits Japanese, because the law is Japanese.
 * @param header as the browser sent it; absent or malformed is fine
 */
export function negotiate(header: string | undefined, otherwise: Locale = 'ja'): Locale {
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
