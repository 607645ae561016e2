/** Years as Japanese papers count them: 令和8年, R8, Reiwa 8. */
import { type Day, day, partsOf } from './day.ts';

type Era = { readonly name: string; readonly names: readonly string[]; readonly first: Day };

/** The latest first. Each ends where the one before it in this list begins. */
const eras: readonly Era[] = [
  { name: '令和', names: ['令和', 'reiwa', 'r'], first: day('2019-05-01') },
  { name: '平成', names: ['平成', 'heisei', 'h'], first: day('1989-01-08') },
  { name: '昭和', names: ['昭和', 'showa', 's'], first: day('1926-12-25') },
];

/** The year before an era's first. */
const base = ({ first }: Era): number => partsOf(first).year - 1;

/** A year, and in which era it was written, if in one. */
export type YearRead = { readonly year: number; readonly era?: string };

/** The year in "2026", "2026年", "令和8年", "令和元年", "R8" or "Reiwa 8"; half width. */
export function readYear(text: string): YearRead | undefined {
  const plain = text.trim().replace(/ ?年$/, '').toLowerCase();
  if (/^\d{4}$/.test(plain)) return { year: Number(plain) };
  const [, written, count] = /^(\D+?)[. ]?(\d{1,2}|元)$/.exec(plain) ?? [];
  const era = eras.find((it) => it.names.includes(written ?? ''));
  const number = count === '元' ? 1 : Number(count);
  // No era has a year 0.
  return era === undefined || number === 0 ? undefined : { year: base(era) + number, era: era.name };
}

/** How papers write the year of a day: 令和8年. Before the first era here, the year alone. */
export function eraYearOf(on: Day): string {
  const { year } = partsOf(on);
  const era = eras.find((it) => it.first <= on);
  if (era === undefined) return `${year}年`;
  const count = year - base(era);
  return `${era.name}${count === 1 ? '元' : count}年`;
}

/** Has the era a day from the first to the last? 平成31年5月 is 令和元年5月. */
export const isInEra = (name: string, first: Day, last: Day): boolean =>
  [first, last].some((it) => eraYearOf(it).startsWith(name));
