/** The front door of `calendar`: days, periods and office days, counted as Japanese law counts them. */
export {
  type Day,
  day,
  fromParts,
  isoDay,
  isoMonth,
  monthLength,
  parseDay,
  parseMonth,
  partsOf,
  weekday,
} from './day.ts';
export { eraYearOf, isInEra, readYear } from './era.ts';
export { type Interval, mostDaysInARow, overlapDays, union } from './interval.ts';
export {
  calendarFirst,
  calendarHorizon,
  filingDeadline,
  holidayName,
  isClosingDay,
  lastOpenDay,
  nextOpenDay,
} from './office-days.ts';
export {
  addDays,
  addMonths,
  addYears,
  anniversary,
  lastDayOfPeriod,
  monthAnniversary,
  monthEnd,
  type Span,
  wholeMonths,
  wholeYears,
} from './period.ts';
