/**
 * What a text may mean that is not written in the one accepted form. Two readings or more are refused and all named: nobody
 * knows which one was meant.
 */
import { fromParts, isoDay, monthLength, readYear } from '#calendar';
import { halfWidth } from './read-text.ts';

const iso = (year: number, month: number, day: number): readonly string[] =>
  month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month) ? [isoDay(fromParts(year, month, day))] : [];

/** Years a year of one or two digits can be, as people in Japan write them. */
export function yearsOf(count: number): readonly number[] {
  const eras = ['令和', '平成'].map((it) => readYear(`${it}${count}`)?.year ?? 0);
  return [...eras.filter((it, i) => it > 0 && (i === 0 || count <= 31)), 2000 + count];
}

/** The days "3/4/2026" or "8.4.1" may be, as ISO days, each once; one or none where it is only written in another form. */
export function dayReadings(text: string): readonly string[] {
  const match = /^(\d{1,4})([./ -])(\d{1,2})\2(\d{1,4})$/.exec(halfWidth(text).trim());
  if (match === null) return [];
  const [, first = '', , middle = '', last = ''] = match;
  const [a, b, c] = [Number(first), Number(middle), Number(last)];
  if (first.length > 2) return first.length === 4 ? iso(a, b, c) : [];
  if (last.length > 2) return last.length === 4 ? [...new Set([...iso(c, a, b), ...iso(c, b, a)])] : [];
  return [...new Set([...yearsOf(a).flatMap((it) => iso(it, b, c)), ...iso(2000 + c, b, a), ...iso(2000 + c, a, b)])];
}

/** The numbers "1.234", "2,5" or "05" may be: a mark between digits may stand before decimals or be a thousands mark. */
export function numberReadings(text: string): readonly string[] {
  const [, sign = '', whole = '', mark, rest = '', unit = ''] =
    /^([-−]?)(\d+)(?:([.,])(\d+))?(?= |$|\p{L}) ?(万|億)?/u.exec(halfWidth(text).trim()) ?? [];
  const named = (number: string): string => `${sign === '' ? '' : '-'}${number}${unit}`;
  if (mark === undefined) return /^0\d/.test(whole) ? [named(String(Number(whole))), named(`0.${whole.slice(1)}`)] : [];
  // "5.50" is five and a half, and nothing else.
  if (mark === '.' && rest.length !== 3) return [];
  return [named(`${Number(whole)}.${rest}`), named(String(Number(`${whole}${rest}`)))];
}
