/**
 * The nearest way first: what a way comes to, as before; of those that fail the ones somebody has ruled out stand apart, and
 * the rest are ordered by how soon each would do by waiting, then by how little would have to be changed. A way of which
 * nothing has been told comes after those somebody is on.
 */
import type { Answer, Question } from './answer.ts';
import { type Assessment, comesTo, type RouteResult } from './assess.ts';
import type { SmallestChange } from './changes.ts';
import { readBy } from './kinds.ts';
import { neverOpens, type Opening, openingsOf } from './openings.ts';
import { ruledOut } from './ruled-out.ts';
import type { Seen } from './seen.ts';
import type { Situation } from './situation.ts';
import { isShut } from './ways.ts';

/** What there is to say of a way beside its findings. */
export type Way = {
  /** What was told that rules it out. */
  readonly ruledOut?: readonly string[];
  /** When it alone would do; looked for only where ways that fail are compared. */
  readonly opens?: Opening;
};

export type Nearest = { readonly answer: Answer; readonly ways: ReadonlyMap<RouteResult, Way> };

/** @param changes what would help now, the smallest first; without them only waiting is compared */
export function nearestFirst(
  question: Question,
  situation: Situation,
  answer: Answer,
  changes: readonly SmallestChange[] = [],
): Nearest {
  const closed = new Map(answer.candidates.flatMap((it) => [...ruledOut(it, situation.vocabulary)]));
  const opens = openingsOf(question, situation, answer, comparedIn(answer, closed));
  const steps = stepsTo(answer, changes);
  const strange = new Map(
    answer.candidates.flatMap((it) => it.routes.map((way) => [way, strangeness(way, it, situation)] as const)),
  );
  const order = (a: RouteResult, b: RouteResult): number =>
    Number(closed.has(a)) - Number(closed.has(b)) ||
    (strange.get(a) ?? 0) - (strange.get(b) ?? 0) ||
    comesTo(a, b) ||
    compare(opens.get(a) ?? neverOpens, opens.get(b) ?? neverOpens) ||
    (steps.get(a) ?? most) - (steps.get(b) ?? most) ||
    a.against - b.against;
  const ordered = new Map(
    answer.candidates.map((it): [Assessment, Assessment] => [it, { ...it, routes: it.routes.toSorted(order) }]),
  );
  const ways = answer.candidates
    .flatMap((it) => it.routes)
    .map((route): [RouteResult, Way] => [route, wayOf(closed.get(route), opens.get(route))]);
  return { answer: inOrder(answer, ordered), ways: new Map(ways) };
}

const most = Number.POSITIVE_INFINITY;

const wayOf = (facts: Way['ruledOut'], opens: Opening | undefined): Way => ({
  ...(facts === undefined ? {} : { ruledOut: facts }),
  ...(opens === undefined ? {} : { opens }),
});

/** Sooner first; on one day what is settled before what waits for facts. */
function compare(a: Opening, b: Opening): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return Number(b.settled) - Number(a.settled);
}

/**
 * How far somebody is known to be on a way: on it; on none of which more is known; or on a special one nobody opened, whose
 * question is part of what makes it what it is.
 */
function strangeness({ id, findings }: RouteResult, { edition }: Assessment, situation: Situation): number {
  const route = edition.procedure.routes?.find((it) => it.id === id);
  const own = findings.find(({ provision }) => provision.id === route?.adds[0]);
  if (route === undefined || own === undefined) return 0;
  const { asks } = route.door ?? {};
  if (asks !== undefined && isShut(route, situation) && (own.state === 'unknown' || reads(own.seen, asks))) return 2;
  return own.state === 'unknown' ? 1 : 0;
}

const reads = ({ node, parts }: Seen, fact: string): boolean =>
  readBy(node) === fact || parts.some((part) => reads(part, fact));

/** Ways that fail, where another is compared with them, under texts by which nothing is open. */
function comparedIn(answer: Answer, closed: ReadonlyMap<RouteResult, unknown>): ReadonlyMap<RouteResult, Assessment> {
  const compared = new Map<RouteResult, Assessment>();
  for (const assessment of answer.candidates) {
    if (assessment.clear === 'yes') continue;
    const open = assessment.routes.filter((it) => !closed.has(it));
    const failing = open.filter(({ clear }) => clear === 'no');
    if (open.length > 1) for (const way of failing) compared.set(way, assessment);
  }
  return compared;
}

/** How much would have to be changed for a way to do: facts first, then how far from what they are now. */
function stepsTo(answer: Answer, changes: readonly SmallestChange[]): ReadonlyMap<RouteResult, number> {
  const steps = new Map<RouteResult, number>();
  for (const { facts, ways } of changes) {
    const far = facts.reduce((sum, it) => sum + distance(it), 0);
    const size = facts.length + Math.min(1, far) / 2;
    for (const [i, { routes }] of answer.candidates.entries())
      for (const way of routes) if (ways[i]?.includes(way.id)) steps.set(way, Math.min(size, steps.get(way) ?? most));
  }
  return steps;
}

/** A share of the larger for numbers; otherwise whole. */
function distance({ from, to }: SmallestChange['facts'][number]): number {
  if (typeof from !== 'number' || typeof to !== 'number' || from === to) return 1;
  return Math.abs(to - from) / Math.max(Math.abs(from), Math.abs(to));
}

function inOrder(answer: Answer, ordered: ReadonlyMap<Assessment, Assessment>): Answer {
  const swap = <T extends readonly Assessment[]>(all: T): T => all.map((it) => ordered.get(it) ?? it) as unknown as T;
  const laws = answer.laws.map((it) => ({ ...it, candidates: swap(it.candidates) })) as unknown as Answer['laws'];
  return { ...answer, candidates: swap(answer.candidates), laws };
}
