/** Duties: what comes first is a duty about the same events, and never waits for itself; what is filed is filed on an open day. */
import { dutyNodeOf } from './duties.ts';
import type { Party } from './fact.ts';
import { type Fault, faultOf } from './fault.ts';
import type { DutyNode } from './node.ts';
import type { Duty, Provision } from './provision.ts';

/** Offices that are closed on the closing days of administrative organs. */
const offices: readonly Party[] = [
  'agency',
  'officer',
  'municipality',
  'tax-office',
  'pension-service',
  'health-insurer',
];

export function checkDuties(provisions: readonly Provision[]): readonly Fault[] {
  const duties = provisions.filter((it) => it.kind === 'duty');
  return duties.flatMap((it) => [...blockerFaults(it, provisions), ...cycles(it, duties), ...rawDays(it)]);
}

const blockerOf = ({ blockedBy }: DutyNode): string | undefined =>
  blockedBy?.kind === 'provision' ? blockedBy.id : undefined;

function blockerFaults(duty: Duty, provisions: readonly Provision[]): readonly Fault[] {
  const node = dutyNodeOf(duty);
  const id = blockerOf(node);
  if (id === undefined) return [];
  return provisions
    .filter((it) => it.id === id)
    .flatMap((it): readonly Fault[] => {
      if (it.kind !== 'duty') return [faultOf('blocked-by-no-duty', duty.id, `waits for \`${id}\`, which is no duty`)];
      return dutyNodeOf(it).each === node.each
        ? []
        : [faultOf('blocked-by-no-duty', duty.id, `waits for \`${id}\`, which is about other events`)];
    });
}

/** A duty that comes round to itself, through any version of the duties between, could never be late. */
function cycles(duty: Duty, duties: readonly Duty[]): readonly Fault[] {
  const seen = new Set<string>();
  const next = [blockerOf(dutyNodeOf(duty))];
  for (const id of next) {
    if (id === undefined || seen.has(id)) continue;
    if (id === duty.id)
      return [faultOf('waits-for-itself', duty.id, `waits for itself, through ${[...seen, id].join(', ')}`)];
    seen.add(id);
    next.push(...duties.filter((it) => it.id === id).map((it) => blockerOf(dutyNodeOf(it))));
  }
  return [];
}

function rawDays(duty: Duty): readonly Fault[] {
  const { lawful } = dutyNodeOf(duty);
  return offices.includes(duty.beneficiary) && lawful.kind !== 'filing-deadline'
    ? [
        faultOf(
          'closed-day',
          duty.id,
          'is owed to an office and may end on a day it is closed: write it with `filingBy`',
        ),
      ]
    : [];
}
