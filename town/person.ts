/** A person of the invented town, as the planter reads it. */
import { createHash } from 'node:crypto';
import { addDays, addMonths, isoDay, parseDay } from '#calendar';
import type { Names, StaffRole } from '#parties';
import type { FactLabel } from '#records';
import type { SituationInput } from '#rules';

export type Telling = {
  readonly label: FactLabel;
  /** The person themselves, or the key of an organisation. */
  readonly by: 'self' | string;
  /** How many days before the town's day it was told. */
  readonly daysAgo: number;
  readonly input: Omit<SituationInput, 'asOf'>;
};

export type Townsperson = {
  /** `c01` to `c30` for the cast, `p031` and on for the others. */
  readonly key: string;
  readonly names: Names;
  readonly resident: boolean;
  readonly story?: string;
  readonly protectedDays?: number;
  readonly tellings: readonly Telling[];
  readonly posts?: readonly { readonly organisation: string; readonly role: StaffRole; readonly unit?: string }[];
};

/** The same id for the same key, in every town. */
export function idOf(key: string): string {
  const hex = createHash('sha256').update(`invented town|${key}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** Days around the town's day. */
export type Calendar = {
  readonly today: string;
  readonly ago: (years: number, months?: number, days?: number) => string;
  readonly ahead: (months: number, days?: number) => string;
};

/** @throws Error when the day is not a day */
export function calendarOf(today: string): Calendar {
  const day = parseDay(today);
  if (day === undefined) throw new Error(`not a day: \`${today}\``);
  return {
    today,
    ago: (years, months = 0, days = 0) => isoDay(addDays(addMonths(day, -(years * 12 + months)), -days)),
    ahead: (months, days = 0) => isoDay(addDays(addMonths(day, months), days)),
  };
}
