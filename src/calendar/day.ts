/**
 * Days as integers: the count of days since 1970-01-01 in the proleptic Gregorian calendar. One addition is one machine
 * instruction; `Temporal` is the oracle in the tests, not the engine.
 */

/** Days since 1970-01-01. */
export type Day = number;

const daysInEra = 146_097;
const epochShift = 719_468;

/** The day of a date that exists. Years run from March inside, so that the leap day is the last of its year. */
export function fromParts(year: number, month: number, dayOfMonth: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysInEra + dayOfEra - epochShift;
}

export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

export function partsOf(day: Day): DateParts {
  const shifted = day + epochShift;
  const era = Math.floor(shifted / daysInEra);
  const dayOfEra = shifted - era * daysInEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days in a month, 1 to 12, of a year. */
export function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (lengths[month - 1] ?? 0);
}

/** Reads `YYYY-MM-DD`, years 0001 to 9999. A date that does not exist (2026-02-30) is not a day. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12) return undefined;
  return dayOfMonth < 1 || dayOfMonth > monthLength(year, month) ? undefined : fromParts(year, month, dayOfMonth);
}

/** The first day of the month in `YYYY-MM`, or in a day of it. */
export function parseMonth(text: string): Day | undefined {
  const found = /^\d{4}-\d{2}$/.test(text) ? parseDay(`${text}-01`) : parseDay(text);
  return found === undefined ? undefined : firstOfMonth(found);
}

const firstOfMonth = (value: Day): Day => value - partsOf(value).day + 1;

/** @throws Error when the text is not a day */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`\`${text}\` is not a day (YYYY-MM-DD)`);
  return parsed;
}

/** `YYYY-MM-DD`. */
export function isoDay(value: Day): string {
  const { year, month, day: dayOfMonth } = partsOf(value);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
}

/** `YYYY-MM`. */
export const isoMonth = (value: Day): string => isoDay(value).slice(0, 7);

/** 0 is Sunday, 6 is Saturday. */
export const weekday = (value: Day): number => (((value + 4) % 7) + 7) % 7;
