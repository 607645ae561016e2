/**
 * Complete stories: a value for every open fact. Two kinds show soon where one fact decides: the walk from one story to
 * another, changing a fact at a time (quick for sums), and the neighbourhood of the story that is kindest to one route
 * and to no other (quick where many routes would do).
 */
import { type Answer, lawFacts } from './answer.ts';
import type { Edition, EditionRoute } from './edition.ts';
import { findingsWaitFor, isClosed } from './missing.ts';
import { ends, type FactValue } from './representatives.ts';
import { saysOfAll } from './says.ts';
import { answerAfter, answerWith, open, type Patience, type Search, type Story, type Witness } from './search.ts';

type Values = readonly (readonly [string, readonly FactValue[]])[];

/** Walks tried in each way of looking. */
const walks = 6;

/** The fact in question with its values, and the other open facts with theirs. */
type Looking = {
  readonly fact: string;
  readonly values: readonly FactValue[];
  readonly others: Values;
  readonly search: Search;
};

/** A glance around the kindest stories and at some by chance, then a longer look at each; each has a part of the patience. */
export function walkStories(
  fact: string,
  values: readonly FactValue[],
  search: Search,
  patience: Patience,
): Witness | undefined {
  const looking: Looking = { fact, values, others: openBut(fact, search), search };
  return (
    aroundKindest(looking, spending(patience, 1 / 40), 'glance') ??
    betweenStories(looking, spending(patience, 1 / 20)) ??
    aroundKindest(looking, spending(patience, 1 / 3), 'whole') ??
    betweenStories(looking, spending(patience, 1 / 3))
  );
}

/** Does the fact decide in this story, however it was found? */
export function decidesIn(story: Story, fact: string, search: Search): Witness | undefined {
  const values = search.representatives.get(fact) ?? [];
  const others = new Map(story);
  others.delete(fact);
  return decides({ fact, values, others: [], search }, values, others, { left: Number.POSITIVE_INFINITY });
}

/** A part of a patience: what is spent of it is spent of the whole. */
function spending(whole: Patience, share: number): Patience {
  const least = whole.left * (1 - share);
  return {
    get left() {
      return whole.left - least;
    },
    set left(left) {
      whole.left = least + left;
    },
  };
}

function betweenStories(looking: Looking, patience: Patience): Witness | undefined {
  const { fact, values, others } = looking;
  const random = chance(fact);
  const told = Array.from({ length: walks }, (_, i) => story(others, i, random));
  for (const [i, from] of told.entries()) {
    const to = told[(i + 1) % told.length] as Story;
    const current = new Map(from);
    for (const [id] of shuffled(others, random)) {
      if (patience.left <= 0) return undefined;
      current.set(id, to.get(id) as FactValue);
      const witness = decides(looking, ends(values), current, patience);
      if (witness !== undefined) return witness;
    }
  }
  return undefined;
}

function openBut(fact: string, search: Search): Values {
  return open(search.situation, search.answer).flatMap((id) => {
    const values = search.representatives.get(id) ?? [];
    return id === fact || values.length < 2 ? [] : [[id, values] as const];
  });
}

/** Does the fact decide in this story? Values under which there is no law are passed over. */
function decides(
  { fact, search }: Looking,
  values: readonly FactValue[],
  story: Story,
  patience: Patience,
): Witness | undefined {
  patience.left -= values.length;
  const told = answerWith(search, story);
  let base = told ?? search.answer;
  let changed: readonly string[] = told === undefined ? [fact, ...story.keys()] : [fact];
  let first: { readonly says: string; readonly value: FactValue } | undefined;
  for (const value of values) {
    const next = answerAfter(search, base, new Map(story).set(fact, value), changed);
    if (next === undefined) continue;
    base = next;
    changed = [fact];
    const says = saysOfAll(next);
    if (first === undefined) first = { says, value };
    else if (first.says !== says) return { others: new Map(story), one: first.value, other: value };
  }
  return undefined;
}

/**
 * Looks at the kindest story of each route that reads the fact, at that story with one neighbour changed, and along walks
 * that change one neighbour after the other and leave everything else as kind as it was.
 */
function aroundKindest(looking: Looking, patience: Patience, look: Look): Witness | undefined {
  const { fact, values, others, search } = looking;
  for (const { route, edition } of openRoutes(search.answer)) {
    const near = readTogether(fact, route, edition);
    if (near.size === 0) continue;
    const kindest = new Map(kindestTo(route, search, look));
    kindest.delete(fact);
    const found = decides(looking, values, kindest, patience);
    if (found !== undefined) return found;
    const beside = others.filter(([id]) => near.has(id));
    for (const changed of neighbours(kindest, beside, chance(fact + route.id))) {
      if (patience.left <= 0) return undefined;
      const witness = decides(looking, ends(values), changed, patience);
      if (witness !== undefined) return witness;
    }
  }
  return undefined;
}

/** Each route that is still open under some text, once. */
function openRoutes(answer: Answer): Iterable<{ readonly route: EditionRoute; readonly edition: Edition }> {
  const found = new Map<string, { readonly route: EditionRoute; readonly edition: Edition }>();
  for (const { edition, routes } of answer.candidates) {
    const open = routes.filter((it) => it.outcome === 'unknown' && !it.dominated).map((it) => it.id);
    for (const route of edition.routes) {
      if (open.includes(route.id) && !found.has(route.id)) found.set(route.id, { route, edition });
    }
  }
  return found.values();
}

function* neighbours(kindest: Story, near: Values, random: () => number): Generator<Story> {
  for (const [id, options] of near) for (const option of ends(options)) yield new Map(kindest).set(id, option);
  for (let walk = 0; walk < walks; walk++) {
    const current = new Map(kindest);
    for (const [id, options] of shuffled(near, random)) {
      current.set(id, options[Math.floor(random() * options.length)] as FactValue);
      yield current;
    }
  }
}

/** Facts the route's requirements read together with this one; none when they do not read it. */
function readTogether(fact: string, route: EditionRoute, edition: Edition): ReadonlySet<string> {
  const own = new Set(route.requirements.map((it) => route.slots.get(it.id)));
  const slots = new Set((edition.readers.get(fact) ?? []).filter((slot) => own.has(slot)));
  if (slots.size === 0) return new Set();
  return new Set([...edition.readers].flatMap(([id, readers]) => (readers.some((it) => slots.has(it)) ? [id] : [])));
}

/** Among a few values of each fact, which is quick, or among all. */
type Look = 'glance' | 'whole';

/** Chosen fact by fact: what stands least against this route and most against the others. */
function kindestTo(route: EditionRoute, search: Search, look: Look): Story {
  const key = `${look}|${route.id}`;
  const known = search.kindest.get(key);
  if (known !== undefined) return known;
  const chosen = new Map<string, FactValue>();
  let answer = search.answer;
  const selecting = lawFacts(search.answer.candidates[0].edition.procedure);
  let moving = findingsWaitFor(answer);
  for (const [id, values] of openBut('', search)) {
    // What stands against a route is the same whatever the fact is.
    if (!selecting.includes(id) && !moving.has(id)) {
      chosen.set(id, values[0] as FactValue);
      continue;
    }
    let best: { readonly answer: Answer; readonly value: FactValue; readonly against: number } | undefined;
    let base = answer;
    for (const value of look === 'glance' ? ends(values) : values) {
      const next = answerAfter(search, base, new Map(chosen).set(id, value), [id]);
      if (next === undefined) continue;
      base = next;
      const against = standing(route.id, next);
      if (best === undefined || against < best.against) best = { answer: next, value, against };
    }
    if (best === undefined) continue;
    chosen.set(id, best.value);
    answer = best.answer;
    moving = findingsWaitFor(answer);
  }
  search.kindest.set(key, chosen);
  return chosen;
}

/** More than any route has against it: nothing can be kind to a procedure that is closed. */
const closedStands = 1e9;

/** What stands against a route, in all texts, less a little of what stands against the others. */
function standing(route: string, answer: Answer): number {
  let sum = 0;
  for (const candidate of answer.candidates) {
    if (isClosed(candidate)) sum += closedStands;
    for (const it of candidate.routes) sum += it.id === route ? it.against * 1000 : -Math.min(it.against, 100);
  }
  return sum;
}

/** The first two stories take every first and every last value, the others a value by chance. */
function story(others: Values, i: number, random: () => number): Story {
  const place = (length: number): number => (i === 0 ? 0 : i === 1 ? length - 1 : Math.floor(random() * length));
  return new Map(others.map(([id, values]) => [id, values[place(values.length)] as FactValue]));
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => [random(), item] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([, item]) => item);
}

/** Repeatable chance (mulberry32), seeded by a word. */
function chance(word: string): () => number {
  let state = [...word].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
