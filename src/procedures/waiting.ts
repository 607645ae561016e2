/** Whom a case waits for, and until when. */
import { dayInJapan } from '#access';
import { type Day, day, lastDayOfPeriod } from '#calendar';
import type { Bearer, Stage } from './act.ts';
import type { Kind, Period, Wait, Waiting } from './kind.ts';
import { burdens, type CaseState } from './state.ts';

export type Awaited = { readonly bearer: Bearer; readonly until: Day; readonly period: Period };

/** Nothing where nobody has to act. */
export function awaited(kind: Kind, state: CaseState): Awaited | undefined {
  const wait = waitOf(kind, state);
  if (wait === undefined || state.since === undefined) return undefined;
  return { ...wait, until: lastDayOfPeriod(day(dayInJapan(state.since)), wait.period.within) };
}

function waitOf({ waits, ...kind }: Kind, { stage, view }: CaseState): Wait | undefined {
  // Only what burdens goes to a second person.
  if (stage === 'viewed' && !burdens({ ...kind, waits }, view?.disposition)) return waits.agreed;
  return isWaiting(stage, waits) ? waits[stage] : undefined;
}

const isWaiting = (stage: Stage | 'nothing', waits: Kind['waits']): stage is Waiting => Object.hasOwn(waits, stage);
