/** Facts given until a day, as a period of stay: what follows that day is not known. */
import type { Day } from '#calendar';
import type { Vocabulary } from './fact.ts';
import { farFuture, type Situation, segmentOn, without } from './situation.ts';

type Lasting = { readonly fact: string; readonly until: string };

const lastingIn = new WeakMap<Vocabulary, readonly Lasting[]>();

function lasting(vocabulary: Vocabulary): readonly Lasting[] {
  const known =
    lastingIn.get(vocabulary) ??
    [...vocabulary.values()].flatMap(({ id, lastsUntil }) =>
      lastsUntil === undefined ? [] : [{ fact: id, until: lastsUntil }],
    );
  lastingIn.set(vocabulary, known);
  return known;
}

export type Ending = { readonly fact: string; readonly on: Day };

/** The first day, `asOf` or later, until which something that was told is given, and the fact that says so. */
export function endingOf({ vocabulary, scalars, asOf }: Situation): Ending | undefined {
  let first: Ending | undefined;
  for (const { fact, until } of lasting(vocabulary)) {
    if (!scalars.has(fact)) continue;
    const on = segmentOn(scalars.get(until) ?? [], farFuture)?.value;
    if (typeof on === 'number' && on >= asOf && on < (first?.on ?? farFuture)) first = { fact: until, on };
  }
  return first;
}

export const lastingFacts = (vocabulary: Vocabulary): readonly string[] => lasting(vocabulary).map(({ fact }) => fact);

const opened = new WeakMap<Situation, Situation>();

/** The same situation after what was given has ended. */
export function afterEnd(situation: Situation): Situation {
  const known = opened.get(situation) ?? without(situation, lastingFacts(situation.vocabulary));
  opened.set(situation, known);
  return known;
}
