/** How it stands with each event of a duty, read off what was evaluated. */
import type { Day } from '#calendar';
import { type DutyState, doneIn } from './evaluate-duty.ts';
import { nodesOf } from './kinds.ts';
import { missingIn } from './missing.ts';
import type { DutyNode, Node } from './node.ts';
import type { Duty } from './provision.ts';
import { officerOnly, type Seen } from './seen.ts';
import { farFuture } from './situation.ts';

export type DutyEvent = {
  readonly state: DutyState;
  /** The list and the place in it of the record that gave rise to it; nothing for an event of the person. */
  readonly record?: { readonly list: string; readonly index: number };
  /** When to act to be safe, and the last day that is not late. */
  readonly advise?: Seen;
  readonly lawful: Seen;
  /** What is not settled of an event that may be open: whether it was done, or whether it gives rise to the duty. */
  readonly unsure?: 'done' | 'owed';
  readonly seen: Seen;
};

const found = new WeakMap<Node, DutyNode>();

/** @throws Error (a fault of the rulebook) where a provision holds none */
export function dutyNodeOf({ id, keeps }: Duty): DutyNode {
  const known = found.get(keeps) ?? [...nodesOf(keeps)].find((it) => it.kind === 'duty');
  if (known === undefined) throw new Error(`provision \`${id}\` holds no duty`);
  found.set(keeps, known);
  return known;
}

/** Every event of an evaluated duty, in the order of its records. */
export function dutyEventsIn(seen: Seen): readonly DutyEvent[] {
  if (seen.node.kind === 'duty') return [eventOf(seen, seen.node)];
  return seen.parts.flatMap(dutyEventsIn);
}

function eventOf(seen: Seen, node: DutyNode): DutyEvent {
  const part = (of: Node | undefined): Seen | undefined => seen.parts.find((it) => it.node === of);
  const state = seen.chosen as DutyState;
  const advise = part(node.advise);
  const owed = part(node.owed);
  const mayBeDone = part(node.done)?.lo !== farFuture && node.doubtShown === true && isSilentAlone(seen, node);
  const isSure = owed === undefined || owed.lo === 1 || mayBeDone;
  return {
    state,
    ...(node.each === undefined ? {} : { record: { list: node.each, index: seen.record } }),
    ...(advise === undefined ? {} : { advise }),
    lawful: part(node.lawful) as Seen,
    ...(state === 'unknown' ? { unsure: isSure ? 'done' : 'owed' } : {}),
    seen,
  };
}

/**
 * Is something open, or may it be? An event that has not happened for sure is not; nor is one that may be owed only, once
 * its last day is over, but for a duty whose doubt is shown.
 */
export function isOpen(event: DutyEvent, day: Day): boolean {
  const { state, unsure, lawful, seen } = event;
  if (state === 'open' || state === 'overdue' || state === 'blocked') return true;
  const { node } = seen;
  if (state !== 'unknown' || node.kind !== 'duty') return false;
  const arisen = seen.parts.find((it) => it.node === node.arises);
  if (arisen === undefined || arisen.hi > day || doneIn(seen)?.hi !== farFuture) return false;
  return unsure === 'done' || lawful.lo >= day || (node.doubtShown === true && isSilentAlone(seen, node));
}

/** Is nothing silent but its own record and the acts, no officer either? */
function isSilentAlone(seen: Seen, { each, done }: DutyNode): boolean {
  if (seen.parts.some(({ waits }) => (waits & officerOnly) !== 0)) return false;
  const acts = done.kind === 'first-of' ? done.pick.list : undefined;
  return [...missingOf(seen, farFuture).keys()].every((it) => it === each || it === acts);
}

function missingOf({ parts }: Seen, day: Day): ReadonlyMap<string, Day> {
  const missing = new Map<string, Day>();
  for (const part of parts) missingIn(part, day, missing);
  return missing;
}

/** What is missing to know how it stands with an event. */
export const missingForEvent = ({ seen }: DutyEvent, day: Day): ReadonlyMap<string, Day> => missingOf(seen, day);
