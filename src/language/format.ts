/** How values are written. Days come as ISO text and are never shifted by the machine's time zone. */
import { IntlMessageFormat } from 'intl-messageformat';
import { type Locale, mannerOf, type Unit } from './locale.ts';

/** Made once for each language and use: what the platform formats with is costly to make. */
function once<T>(make: (locale: Locale, kind: string) => T): (locale: Locale, kind: string) => T {
  const made = new Map<string, T>();
  return (locale, kind) => {
    const known = made.get(`${locale}|${kind}`);
    if (known !== undefined) return known;
    const it = make(locale, kind);
    made.set(`${locale}|${kind}`, it);
    return it;
  };
}

const dateFormat = once(
  (locale, kind) =>
    new Intl.DateTimeFormat(mannerOf(locale).formats, {
      ...(kind === 'day' ? { day: 'numeric' } : {}),
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
      calendar: 'gregory',
    }),
);

/** `2026-11-24`, or the month `2026-11`, as people write it; any other text comes back as it is. */
export function formatDay(locale: Locale, iso: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso);
  if (match === null) return iso;
  const kind = match[3] === undefined ? 'month' : 'day';
  const { date } = mannerOf(locale);
  if (date === undefined) return dateFormat(locale, kind).format(new Date(kind === 'day' ? iso : `${iso}-01`));
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)];
  const dayOfMonth = String(countFormat(locale, date.dayOfMonth).format({ count: day }));
  return date[kind].replace('{year}', String(year)).replace('{month}', String(month)).replace('{date}', dayOfMonth);
}

/** Thousands in groups of three in every language, so that a number looks the same on every page. */
export function formatNumber(value: number): string {
  const [whole = '', fraction] = Math.abs(value).toString().split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

export const formatYen = (locale: Locale, value: number): string => formatPeriod(locale, value, 'yen');

const countFormat = once(
  (locale, pattern) => new IntlMessageFormat(pattern, mannerOf(locale).formats, undefined, { ignoreTag: true }),
);

/** A number with its unit: 3 years, 5,500,000円. */
export const formatPeriod = (locale: Locale, value: number, unit: Unit): string =>
  String(countFormat(locale, mannerOf(locale).units[unit]).format({ count: value }));

const listFormat = once((locale) => new Intl.ListFormat(mannerOf(locale).formats, { type: 'conjunction' }));

/** Several things in one sentence: "a, b, and c". */
export const formatList = (locale: Locale, items: readonly string[]): string => listFormat(locale, '').format(items);

/** Things side by side, none of them last: "a, b". */
export const joinItems = (locale: Locale, items: readonly string[]): string =>
  items.join(mannerOf(locale).betweenItems);

/** Sentences one after the other. */
export const joinSentences = (locale: Locale, sentences: readonly string[]): string =>
  sentences.join(mannerOf(locale).betweenSentences);

/** Half-sentences that stand together in one. */
export const joinClauses = (locale: Locale, clauses: readonly string[]): string =>
  clauses.join(mannerOf(locale).betweenClauses);
