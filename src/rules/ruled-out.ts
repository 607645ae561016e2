/**
 * Ways somebody has ruled out: those that fail by what was told and neither waiting nor anybody's act changes: no such family
 * tie, another status, an event that has not happened.
 */
import type { Assessment, RouteResult } from './assess.ts';
import type { Vocabulary } from './fact.ts';
import type { Seen } from './seen.ts';
import { farFuture } from './situation.ts';

/** What was told that rules a way out, by way. What stands in every way rules out none. */
export function ruledOut(assessment: Assessment, vocabulary: Vocabulary): ReadonlyMap<RouteResult, readonly string[]> {
  const { routes, edition } = assessment;
  const found = routes.map((route) => closedIn(route, vocabulary, edition.procedure.lawDate));
  const everywhere = (id: string): boolean => found.every((it) => it.has(id));
  return new Map(
    routes.flatMap((route, i) => {
      const own = [...(found[i] ?? [])].filter(([id]) => !everywhere(id));
      return own.length === 0 ? [] : [[route, [...new Set(own.flatMap(([, facts]) => facts))]] as const];
    }),
  );
}

/** Requirements that fail for good, by id, each with the facts because of which they do. */
function closedIn(route: RouteResult, vocabulary: Vocabulary, lawDate: string): ReadonlyMap<string, readonly string[]> {
  const stays = (fact: string): boolean => fact !== lawDate && vocabulary.get(fact)?.changeableBy === undefined;
  const closed = new Map<string, readonly string[]>();
  for (const { provision, seen, state } of route.findings) {
    if (state !== 'no' || provision.weight !== 'must') continue;
    const facts = fixedBy(seen, 1, stays);
    if (facts !== undefined && facts.length > 0) closed.set(provision.id, facts);
  }
  return closed;
}

type Stays = (fact: string) => boolean;

/** The facts because of which a truth can never be what is wanted; nothing where time or somebody can still change it. */
function fixedBy(it: Seen, wanted: 0 | 1, stays: Stays): readonly string[] | undefined {
  const { node, parts } = it;
  if (it.lo !== it.hi || it.lo === wanted || it.until !== farFuture) return undefined;
  switch (node.kind) {
    case 'constant':
      return [];
    case 'fact':
    case 'is':
      return stays(node.fact) ? [node.fact] : undefined;
    case 'not':
      return fixedBy(parts[0] as Seen, wanted === 1 ? 0 : 1, stays);
    case 'provision':
      return fixedBy(parts[0] as Seen, wanted, stays);
    case 'coarse':
      if (parts.length > 0) return fixedBy(parts[0] as Seen, wanted, stays);
      return stays(node.fact) ? [node.fact] : undefined;
    case 'all':
    case 'any': {
      const found = parts.map((part) => fixedBy(part, wanted, stays));
      const oneSuffices = (node.kind === 'all') === (wanted === 1);
      if (oneSuffices) return found.find((facts) => facts !== undefined);
      return found.includes(undefined) ? undefined : found.flatMap((facts) => facts ?? []);
    }
    case 'compare': {
      const facts = parts.flatMap((part) => neverHappened(part, stays));
      return facts.length === 0 ? undefined : facts;
    }
    default:
      return undefined;
  }
}

/** Events told as not having happened, on which a day rests that therefore never comes. */
function neverHappened(it: Seen, stays: Stays): readonly string[] {
  if (it.lo !== it.hi || Number.isFinite(it.lo)) return [];
  const { node, parts } = it;
  if (node.kind === 'fact' || (node.kind === 'coarse' && parts.length === 0))
    return stays(node.fact) ? [node.fact] : [];
  if ('pick' in node) return stays(node.pick.list) ? [node.pick.list] : [];
  return parts.flatMap((part) => neverHappened(part, stays));
}
