/** The front door of `calendar`: days, periods and office days, counted as Japanese law counts them. */
export { type DateParts, type Day, day, fromParts, isoDay, monthLength, parseDay, partsOf, weekday } from './day.ts';
export { type Interval, overlapDays, union } from './interval.ts';
export {
  calendarFirst,
  calendarHorizon,
  type FilingDeadline,
  filingDeadline,
  holidayName,
  isClosingDay,
  nextOpenDay,
} from './office-days.ts';
export {
  addDays,
  addMonths,
  addYears,
  ageOn,
  anniversary,
  lastDayOfPeriod,
  monthAnniversary,
  type Span,
  wholeMonths,
  wholeYears,
} from './period.ts';
