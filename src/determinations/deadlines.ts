/** Days to act by: of filings, of what lasts until a day, and of every event of a duty that is open, each a row of its own. */
import { calendarHorizon, type Day } from '#calendar';
import {
  type Assessment,
  childrenOf,
  type Duty,
  type DutyEvent,
  dutyEventsIn,
  evaluate,
  type Finding,
  isOpen,
  missingForEvent,
  missingIn,
  type Node,
  type Provision,
  type Seen,
  type Situation,
  segmentOn,
  type Truth,
  treeOf,
} from '#rules';
import type { DeadlineReport, DutyReport, Quantity } from './determination.ts';
import { lawOf } from './law.ts';
import { isoUntil, quantity } from './step.ts';

const openDays: readonly string[] = ['filing-deadline', 'last-open-day'];

/** Does it rest on closing days of a year whose holidays are not announced yet? */
export const restsOnUnannounced = (seen: Seen): boolean =>
  (openDays.includes(seen.node.kind) && Number.isFinite(seen.hi) && seen.hi > calendarHorizon) ||
  seen.parts.some(restsOnUnannounced);

export function deadlinesOf(assessment: Assessment, situation: Situation): readonly DeadlineReport[] {
  const provisions: readonly Provision[] = [
    ...(assessment.routes[0]?.findings.map((finding) => finding.provision) ?? []),
    ...assessment.values.map((value) => value.provision),
  ];
  return [...provisions.flatMap((it) => ownDeadline(it, assessment)), ...dutyDeadlines(assessment, situation)];
}

function ownDeadline(provision: Provision, { scope }: Assessment): readonly DeadlineReport[] {
  if (!('deadline' in provision) || provision.deadline === undefined) return [];
  const { when, done, what, filing, lasts } = provision.deadline;
  const isSettled = (it: Truth): boolean => evaluate(it, scope).lo === 1;
  if (when !== undefined && !isSettled(when)) return [];
  if (done !== undefined && isSettled(done)) return [];
  const { advise, lawful } = filing ?? lasts;
  return rowOf(what, provision, evaluate(lawful, scope), evaluate(advise, scope));
}

/** A row; none where nothing is known of the days. */
function rowOf(
  what: string,
  { id, basis }: Provision,
  lawful: Seen,
  advise: Seen | undefined,
  duty?: DutyReport,
): readonly DeadlineReport[] {
  const say = (seen: Seen | undefined): Quantity | undefined =>
    seen === undefined || !Number.isFinite(seen.lo) || !Number.isFinite(seen.hi)
      ? undefined
      : (quantity(seen, 'moment') ?? undefined);
  // Of a day that is not settled the first is the one to be safe with.
  const days = { advise: say(advise && { ...advise, hi: advise.lo }), lawful: say(lawful) };
  if (days.advise === undefined && days.lawful === undefined) return [];
  const provisional = [advise, lawful].some((seen) => seen !== undefined && restsOnUnannounced(seen));
  return [
    {
      what,
      provision: id,
      ...(days.advise === undefined ? {} : { advise: days.advise }),
      ...(days.lawful === undefined ? {} : { lawful: days.lawful }),
      basis,
      ...(provisional ? { provisional: true } : {}),
      ...(duty === undefined ? {} : { duty }),
    },
  ];
}

// Duties

/** The duties the procedure rests on; none where it is closed to the person. */
function dutiesOf({ edition, routes }: Assessment): readonly Duty[] {
  if (routes.length === 0) return [];
  return [...edition.parametersOf.keys()].flatMap((id) => {
    const provision = edition.provisions.get(id);
    return provision?.kind === 'duty' ? [provision] : [];
  });
}

const eventsOf = (provision: Duty, { scope }: Assessment): readonly DutyEvent[] =>
  dutyEventsIn(scope.provision(provision.id, scope));

function dutyDeadlines(assessment: Assessment, situation: Situation): readonly DeadlineReport[] {
  const { day } = assessment;
  const rows = dutiesOf(assessment).flatMap((provision) =>
    eventsOf(provision, assessment)
      .filter((it) => isOpen(it, day) && !isToldAsKept(it, provision, assessment))
      .map((event) => ({ provision, event })),
  );
  return rows
    .toSorted((a, b) => a.event.lawful.lo - b.event.lawful.lo)
    .flatMap(({ provision, event }) =>
      rowOf(provision.what, provision, event.lawful, event.advise, dutyReport(provision, event, assessment, situation)),
    );
}

/** Findings of the best route that rest on a duty. */
function findingsOn({ id }: Duty, { routes }: Assessment): readonly Finding[] {
  const names = (node: Node): boolean => (node.kind === 'provision' && node.id === id) || childrenOf(node).some(names);
  return routes[0]?.findings.filter(({ provision }) => names(treeOf(provision))) ?? [];
}

/** Somebody who says that nothing was left undone is not told to do what is over. */
const isToldAsKept = ({ state, lawful }: DutyEvent, duty: Duty, assessment: Assessment): boolean =>
  state === 'unknown' &&
  lawful.lo < assessment.day &&
  findingsOn(duty, assessment).some((finding) => finding.state === 'yes');

function dutyReport(
  { bearer, beneficiary, consequence }: Duty,
  event: DutyEvent,
  { edition: { rulebook }, day }: Assessment,
  situation: Situation,
): DutyReport {
  const about = nameOf(event, situation);
  const { record } = event;
  const item = record && situation.origins?.[record.list]?.of[record.index]?.item;
  const { fine, imprisonment } = consequence;
  const until = isoUntil(event.seen.until);
  return {
    state:
      event.state === 'unknown' ? (event.lawful.hi < day ? 'overdue' : 'open') : (event.state as DutyReport['state']),
    ...(event.unsure === undefined ? {} : { unless: event.unsure === 'done' ? 'done' : 'not-owed' }),
    ...(until === undefined ? {} : { holdsUntil: until }),
    bearer,
    beneficiary,
    ...(about === undefined ? {} : { about }),
    ...(item === undefined ? {} : { item }),
    missing: event.state === 'unknown' ? [...missingForEvent(event, day).keys()] : [],
    consequence: {
      law: lawOf(consequence.law, rulebook),
      ...(fine === undefined ? {} : { fine }),
      ...(imprisonment === undefined ? {} : { imprisonment }),
    },
  };
}

/** What its record is called, by the field that names it. */
function nameOf({ record }: DutyEvent, situation: Situation): string | undefined {
  const list = record && situation.vocabulary.get(record.list);
  if (record === undefined || list?.type !== 'list') return undefined;
  const [field] = Object.entries(list.fields).find(([, it]) => it.type === 'name') ?? [];
  const name = field === undefined ? undefined : situation.lists.get(record.list)?.records[record.index]?.[field];
  return name === undefined ? undefined : String(name);
}

/** Somebody who says of all such duties together that they are kept is not asked for the list of what gives rise to one. */
function isSummedUp({ id }: Duty, { edition, routes, scope, day }: Assessment): boolean {
  const rulesOf = (node: Node): readonly Node[] => {
    const named = node.kind === 'provision' ? edition.provisions.get(node.id) : undefined;
    return named === undefined || named.kind === 'duty' ? childrenOf(node) : [treeOf(named)];
  };
  const names = (node: Node): boolean => (node.kind === 'provision' && node.id === id) || rulesOf(node).some(names);
  const isKept = (fact: string): boolean => segmentOn(scope.situation.scalars.get(fact) ?? [], day)?.value === 1;
  const says = (node: Node): boolean =>
    (node.kind === 'coarse' && isKept(node.fact) && names(node.detail)) || rulesOf(node).some(says);
  return routes[0]?.findings.some(({ provision }) => says(treeOf(provision))) === true;
}

/** What is not settled, and what is missing for it. */
export type Unsettled = { readonly id: string; readonly missing: ReadonlyMap<string, Day> };

/** Duties of which it is not settled what is owed. */
export const unsettledDuties = (assessment: Assessment): readonly Unsettled[] =>
  dutiesOf(assessment).map((provision) => {
    const { day, scope } = assessment;
    const missing = new Map<string, Day>();
    const findings = findingsOn(provision, assessment);
    if (
      findings.every(({ state }) => state === 'unknown' || state === 'judgement') &&
      !isSummedUp(provision, assessment)
    )
      missingIn(scope.provision(provision.id, scope), day, missing);
    for (const event of eventsOf(provision, assessment)) {
      if (event.state !== 'unknown' || isToldAsKept(event, provision, assessment)) continue;
      for (const [fact, on] of missingForEvent(event, day)) missing.set(fact, Math.min(on, missing.get(fact) ?? on));
    }
    return { id: provision.id, missing };
  });
