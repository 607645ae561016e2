import { addDays, day, isoDay } from '#calendar';

/** The last day on which something holds that ends on this one. */
export const dayBefore = (iso: string): string => isoDay(addDays(day(iso), -1));
