/** How values are written. Days come as ISO text and are never shifted by the machine's time zone. */
import type { Locale } from './locale.ts';

export type Unit = 'years' | 'months' | 'days' | 'points' | 'yen' | 'kinds' | 'licences' | 'people';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2026-11-24`, or the month `2026-11`, as people write it; any other text comes back as it is. */
export function formatDay(locale: Locale, iso: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso);
  if (match === null) return iso;
  const [year, month, day] = [Number(match[1]), Number(match[2]), match[3] && String(Number(match[3]))];
  if (locale === 'en') return `${day ? `${day} ` : ''}${months[month - 1]} ${year}`;
  if (locale === 'ja') return `${year}年${month}月${day ? `${day}日` : ''}`;
  return `${year}年（ねん）${month}月（がつ）${day ? (day === '1' ? '1日（ついたち）' : formatPeriod(locale, Number(day), 'days')) : ''}`;
}

/** Thousands in groups of three in every language, so that a number looks the same on every page. */
export function formatNumber(value: number): string {
  const [whole = '', fraction] = Math.abs(value).toString().split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

export const formatYen = (locale: Locale, value: number): string => formatPeriod(locale, value, 'yen');

const units: Readonly<Record<Locale, Readonly<Record<Unit, string>>>> = {
  en: {
    years: ' years',
    months: ' months',
    days: ' days',
    points: ' points',
    yen: ' yen',
    kinds: '',
    licences: '',
    people: '',
  },
  ja: { years: '年', months: 'か月', days: '日', points: '点', yen: '円', kinds: '種類', licences: '件', people: '人' },
  'ja-x-easy': {
    years: '年（ねん）',
    months: 'か月（げつ）',
    days: '日（にち）',
    points: '点（てん）',
    yen: '円（えん）',
    kinds: 'つ',
    licences: 'つ',
    people: '人（にん）',
  },
};

/** Numbers and counters that are read as one word, which the reading of the counter alone would spell wrong. */
const readTogether: Partial<Record<Unit, Readonly<Record<number, string>>>> = {
  days: {
    1: 'いちにち',
    2: 'ふつか',
    3: 'みっか',
    4: 'よっか',
    5: 'いつか',
    6: 'むいか',
    7: 'なのか',
    8: 'ようか',
    9: 'ここのか',
    10: 'とおか',
    14: 'じゅうよっか',
    20: 'はつか',
    24: 'にじゅうよっか',
  },
  people: { 1: 'ひとり', 2: 'ふたり' },
};

/** The counter in easy Japanese with its reading: 30日（にち）, 20日（はつか）, 34日（か）. */
function easyCounter(value: number, unit: Unit): string {
  const word = units['ja-x-easy'][unit];
  const together = readTogether[unit]?.[value] ?? (unit === 'days' && value % 10 === 4 ? 'か' : undefined);
  return together === undefined ? word : word.replace(/（.*）/, `（${together}）`);
}

/** A number with its unit: 3 years, 5,500,000円. */
export function formatPeriod(locale: Locale, value: number, unit: Unit): string {
  const word = locale === 'ja-x-easy' ? easyCounter(value, unit) : units[locale][unit];
  const singular = locale === 'en' && value === 1 && word.endsWith('s') ? word.slice(0, -1) : word;
  return `${formatNumber(value)}${singular}`;
}

/** Several things in one sentence: "a, b, and c". */
export const formatList = (locale: Locale, items: readonly string[]): string =>
  new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(items);
