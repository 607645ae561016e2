/**
 * When offices of the national administration are closed, and what that does to the last day of a filing period.
 * LAW: Act on Holidays of Administrative Organs (Act 91 of 1988), articles 1(1) and 2.
 */
import { type Day, day, partsOf, weekday } from './day.ts';
import { holidays } from './holidays.ts';

const names: ReadonlyMap<Day, string> = new Map(
  holidays.flatMap(([year, days]) => days.map(([monthDay, name]) => [day(`${year}-${monthDay}`), name] as const)),
);

const years = holidays.map(([year]) => Number(year));

/** First day for which holidays are on record. */
export const calendarFirst: Day = day(`${Math.min(...years)}-01-01`);
/** Last day for which holidays have been announced; later ones are known only by rule and may change. */
export const calendarHorizon: Day = day(`${Math.max(...years)}-12-31`);

/** The holiday's official name, if the day is one. */
export const holidayName = (value: Day): string | undefined => names.get(value);

/** Saturday, Sunday, a holiday, or 29 December to 3 January. */
export function isClosingDay(value: Day): boolean {
  const of = weekday(value);
  if (of === 0 || of === 6 || names.has(value)) return true;
  const { month, day: dayOfMonth } = partsOf(value);
  return (month === 12 && dayOfMonth >= 29) || (month === 1 && dayOfMonth <= 3);
}

/** The day itself, or the first later day that is not a closing day. */
export function nextOpenDay(from: Day): Day {
  let value = from;
  while (isClosingDay(value)) value++;
  return value;
}

/** The day itself, or the last earlier day that is not a closing day. */
export function lastOpenDay(until: Day): Day {
  let value = until;
  while (isClosingDay(value)) value--;
  return value;
}

export type FilingDeadline = {
  readonly day: Day;
  readonly moved: boolean;
  /** It lies past the announced calendar. */
  readonly provisional: boolean;
};

/** Where a filing period for a national office ends if its last day is `last`. */
export function filingDeadline(last: Day): FilingDeadline {
  const open = nextOpenDay(last);
  return { day: open, moved: open !== last, provisional: open > calendarHorizon };
}
