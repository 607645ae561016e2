/** Periods as Japanese law counts them: months and years by the calendar, the first day left out. */
import { type Day, fromParts, monthLength, partsOf } from './day.ts';

export type Span = { readonly days: number } | { readonly months: number } | { readonly years: number };

export const addDays = (from: Day, days: number): Day => from + days;

/** The same day of another month, or that month's last day if it is shorter. */
export const addMonths = (from: Day, months: number): Day => landing(from, months).day;

/** Where so many months lead, and whether there is such a day. */
function landing(from: Day, months: number): { readonly day: Day; readonly exists: boolean } {
  const { year, month, day } = partsOf(from);
  const total = year * 12 + month - 1 + months;
  const toYear = Math.floor(total / 12);
  const toMonth = total - toYear * 12 + 1;
  const length = monthLength(toYear, toMonth);
  return { day: fromParts(toYear, toMonth, Math.min(day, length)), exists: day <= length };
}

/** The last day of the month that comes `months` months after that of a day. */
export const monthEnd = (within: Day, months: number): Day => {
  const last = addMonths(within, months);
  const { year, month, day } = partsOf(last);
  return last + monthLength(year, month) - day;
};

export const addYears = (from: Day, years: number): Day => addMonths(from, years * 12);

/**
 * The first day on which `months` whole months since `from` are complete: the corresponding day, or the first of the
 * next month where there is none (31 January and one month: 1 March).
 */
export function monthAnniversary(from: Day, months: number): Day {
  const { day, exists } = landing(from, months);
  return exists ? day : day + 1;
}

/** The first day on which `years` whole years are complete; for 29 February in a common year 1 March. */
export const anniversary = (from: Day, years: number): Day => monthAnniversary(from, years * 12);

/**
 * Whole months complete on `to`; negative when `to` lies before `from`. A day the last month lacks is reached on the first
 * of the next one, so only the days of the month are compared.
 */
export function wholeMonths(from: Day, to: Day): number {
  const a = partsOf(from);
  const b = partsOf(to);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return b.day < a.day ? months - 1 : months;
}

/**
 * Whole years complete on `to`; from a birth, the age.
 * LAW: the Age Calculation Act (Act 50 of 1902) counts the day of birth, so an age is reached at the end of the day
 * before the birthday; a day is lived at that age from the birthday on.
 */
export const wholeYears = (from: Day, to: Day): number => Math.floor(wholeMonths(from, to) / 12);

/**
 * The last day of a period that begins with an event.
 * LAW: Civil Code 140 (the day of the event does not count), 141 (it ends with the end of its last day), 143 (months and
 * years by the calendar: it ends on the day before the corresponding day, or on the last day of the month if there is
 * none).
 */
export function lastDayOfPeriod(event: Day, span: Span): Day {
  if ('days' in span) return event + span.days;
  const months = 'months' in span ? span.months : span.years * 12;
  const { day, exists } = landing(event + 1, months);
  return exists ? day - 1 : day;
}
