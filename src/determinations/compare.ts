/** What one text or reading says beside another: every text that may be in force, and the model. */
import { type Answer, type Assessment, decides, lawMatters, type RouteResult } from '#rules';
import type { Bounded, CandidateReport, Determination, Worded } from './determination.ts';
import { answersOf, daysBetween, wordedBy } from './report.ts';

/** Every text that may be in force, where there is more than one; those of another law only where it matters which. */
export function candidatesOf(answer: Answer): Pick<Determination, 'candidates'> {
  const matters = lawMatters(answer);
  const all = matters ? answer.candidates : answer.laws[0].candidates;
  const [first] = all;
  if (all.length === 1) return {};
  const candidates = all.map((candidate) => ({
    text: candidate.edition.text.id,
    status: candidate.edition.text.status,
    ...(matters ? { law: selectedBy(candidate, answer) } : {}),
    ...answersOf(candidate),
    outcome: candidate.outcome,
    clear: candidate.clear,
    ...otherWay(first, candidate),
    differs: otherThan(first, candidate),
  }));
  return { candidates };
}

/** First and last of the days that would select a text. */
function selectedBy(candidate: Assessment, { laws }: Answer): Bounded {
  const of = laws.filter((it) => it.candidates.includes(candidate));
  return daysBetween(Math.min(...of.map((it) => it.from)), Math.max(...of.map((it) => it.to)));
}

/** The nearest way under another text, where that text settles it and it is not the one under the first. */
function otherWay(first: Assessment, candidate: Assessment): Pick<CandidateReport, 'way'> {
  const way = wayUnder(first, candidate);
  return way === undefined || way.id === bestOf(first)?.id ? {} : { way: way.id };
}

/** The way a text is told by: its own nearest; while that waits for facts, the one that is nearest under the first. */
function wayUnder(first: Assessment, candidate: Assessment): RouteResult | undefined {
  const same = candidate.clear === 'unknown' ? wayLike(bestOf(first), candidate) : undefined;
  return same ?? bestOf(candidate);
}

/**
 * What another text finds otherwise on the same way, or counts by other figures there. Where its own nearest way is another,
 * what it does not find met there.
 */
function otherThan(first: Assessment, candidate: Assessment): CandidateReport['differs'] {
  const base = bestOf(first);
  const way = wayUnder(first, candidate);
  const own = wordedIn(way, candidate);
  const states = statesOf(way);
  const of = (ids: Iterable<string>): CandidateReport['differs'] =>
    [...new Set(ids)].map((id) => ({ id, state: states.get(id) ?? 'absent', ...own.get(id) }));
  if (way?.id !== base?.id) {
    const open = way?.findings.filter((it) => decides(it) && (it.state === 'no' || it.state === 'unknown')) ?? [];
    return of(open.map((it) => it.provision.id));
  }
  const words = wordedIn(base, first);
  const said = [...own].flatMap(([id, it]) => (words.has(id) && !saysTheSame(words.get(id), it) ? [id] : []));
  return of([...differences(statesOf(base), states).map(({ id }) => id), ...said]);
}

/** No figure of both is another. */
const saysTheSame = (one: Worded | undefined, other: Worded): boolean =>
  Object.entries(other.figures ?? {}).every(([id, { value }]) => (one?.figures?.[id]?.value ?? value) === value);

const wordedIn = (way: RouteResult | undefined, { edition }: Assessment): ReadonlyMap<string, Worded> =>
  new Map(way?.findings.map(({ provision }) => [provision.id, wordedBy(provision, edition, way.parameters)]));

const bestOf = ({ routes: [best] }: Assessment): RouteResult | undefined => best;

type States = ReadonlyMap<string, Determination['outcome']>;

const statesOf = (way: RouteResult | undefined): States =>
  new Map(way?.findings.map((finding) => [finding.provision.id, finding.state]));

function differences(
  base: States,
  other: States,
): readonly { id: string; state: Determination['outcome'] | 'absent'; was: Determination['outcome'] | 'absent' }[] {
  return [...new Set([...base.keys(), ...other.keys()])].flatMap((id) => {
    const state = other.get(id) ?? 'absent';
    const was = base.get(id) ?? 'absent';
    return state === was ? [] : [{ id, state, was }];
  });
}

const wayLike = (way: RouteResult | undefined, { routes }: Assessment): RouteResult | undefined =>
  routes.find(({ id }) => id === way?.id);

/** The nearest way under one reading, as another finds it; its own nearest where that comes to more. */
function sameWay(was: Assessment, is: Assessment): RouteResult | undefined {
  const [way, best] = [wayLike(bestOf(was), is), bestOf(is)];
  return way !== undefined && way.outcome === best?.outcome && way.clear === best.clear ? way : best;
}

/** What an assessment under another reading finds otherwise on the same way. */
export const differencesBetween = (was: Assessment, is: Assessment) =>
  differences(statesOf(bestOf(was)), statesOf(sameWay(was, is)));
