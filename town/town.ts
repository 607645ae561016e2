/** The invented town: its people, organisations and ties, the same for the same seed and day. Nobody in it exists. */
import type { Scope } from '#parties';
import { castOf } from './cast.ts';
import { crowdOf } from './crowd.ts';
import { organisations, type TownOrganisation } from './organisations.ts';
import { type Calendar, calendarOf, type Townsperson } from './person.ts';

const townSeed = 20_261_124;
/** Residents in all, cast and crowd. */
export const residentCount = 300;

export type TownMandate = {
  readonly resident: string;
  readonly helper: string;
  readonly scope: readonly Scope[];
  readonly endsInMonths: number;
  readonly ended?: boolean;
};
export type TownGuardian = {
  readonly ward: string;
  readonly guardian: string;
  readonly kind: 'parent' | 'guardian-of-minor' | 'guardian-of-adult';
};
export type TownTie = {
  readonly person: string;
  readonly relative: string;
  readonly kind: 'spouse' | 'child' | 'parent';
};

export type Town = {
  readonly calendar: Calendar;
  readonly organisations: readonly TownOrganisation[];
  readonly people: readonly Townsperson[];
  readonly mandates: readonly TownMandate[];
  readonly guardians: readonly TownGuardian[];
  readonly ties: readonly TownTie[];
};

export function townOn(today: string, seed = townSeed): Town {
  const calendar = calendarOf(today);
  const cast = castOf(calendar);
  const residents = cast.filter((it) => it.resident).length;
  return {
    calendar,
    organisations,
    people: [...cast, ...crowdOf(calendar, seed, cast.length + 1, cast.length + 1 + residentCount - residents)],
    mandates: [
      { resident: 'c01', helper: 'c23', scope: ['see', 'dates', 'note', 'documents'], endsInMonths: 10 },
      { resident: 'c02', helper: 'c23', scope: ['dates'], endsInMonths: 3 },
      { resident: 'c04', helper: 'c23', scope: ['see'], endsInMonths: 6 },
      { resident: 'c17', helper: 'c23', scope: ['see', 'dates', 'documents'], endsInMonths: 12 },
      { resident: 'c18', helper: 'c23', scope: ['see', 'note'], endsInMonths: 2 },
      { resident: 'c09', helper: 'c24', scope: ['see', 'dates'], endsInMonths: 4 },
      { resident: 'c10', helper: 'c24', scope: ['see'], endsInMonths: 2, ended: true },
      { resident: 'c16', helper: 'c19', scope: ['see', 'dates', 'note'], endsInMonths: 5 },
      { resident: 'c10', helper: 'c19', scope: ['dates'], endsInMonths: 5 },
      { resident: 'c03', helper: 'c24', scope: ['note'], endsInMonths: 6 },
      { resident: 'c15', helper: 'c24', scope: ['documents'], endsInMonths: 6 },
    ],
    guardians: [
      { ward: 'c07', guardian: 'c05', kind: 'parent' },
      { ward: 'c07', guardian: 'c06', kind: 'parent' },
      { ward: 'c14', guardian: 'c13', kind: 'parent' },
      { ward: 'c15', guardian: 'c29', kind: 'guardian-of-adult' },
    ],
    ties: [
      { person: 'c05', relative: 'c06', kind: 'spouse' },
      { person: 'c06', relative: 'c05', kind: 'spouse' },
      { person: 'c05', relative: 'c07', kind: 'child' },
      { person: 'c06', relative: 'c07', kind: 'child' },
      { person: 'c13', relative: 'c14', kind: 'child' },
    ],
  };
}
