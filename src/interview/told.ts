/**
 * What was told so far. It travels with every form as the same JSON a file has: plain, bounded, and validated like a file
 * each time it arrives. Nothing is stored and nothing stands in an address.
 */
import {
  type FactDefinition,
  type Problem,
  readJson,
  readSituation,
  type Situation,
  type SituationInput,
  type Vocabulary,
} from '#rules';

export type State = {
  /** The input as JSON, ready for `determine`. */
  readonly input: SituationInput;
  readonly situation: Situation;
  /** What was asked, in order, for "back": `fact`, or `fact@day` where an earlier day was asked. */
  readonly trail: readonly string[];
};

export type StateRead = { readonly state: State } | { readonly problems: readonly Problem[] };

/** What a form carries. */
export function readState(vocabulary: Vocabulary, text: string, trail = ''): StateRead {
  const read = readJson(text);
  if ('problems' in read) return read;
  if ('broken' in read) return { problems: [{ code: 'not-an-object', at: 'the situation' }] };
  return readInput(vocabulary, read.value, trail.split(' '));
}

export function readInput(vocabulary: Vocabulary, input: unknown, trail: readonly string[] = []): StateRead {
  const read = readSituation(vocabulary, input);
  if (!read.ok) return { problems: read.problems };
  return {
    state: {
      input: read.input,
      situation: read.situation,
      trail: trail.filter((it) => vocabulary.has(it.split('@')[0] ?? '')),
    },
  };
}

const absences = ['dontKnow', 'declined', 'notApplicable', 'notYet'] as const;
export type Absence = (typeof absences)[number];

/** What somebody says when asked: a value, of a list whether it is all of it, or why there is none. */
export type Said = { readonly value: unknown; readonly complete?: boolean } | { readonly absence: Absence };

/** A fact, and the earlier day it is asked for, as an ISO day; the present when absent. */
export type About = { readonly fact: FactDefinition; readonly day?: string | undefined };

/** Its name in a trail. */
export const nameOf = ({ fact, day }: About): string => (day === undefined ? fact.id : `${fact.id}@${day}`);

/**
 * The state after something was said, or what is wrong with it. That a value of an earlier day is not known is no part of
 * the facts: only the trail keeps that it was asked.
 */
export function tell({ input, situation, trail }: State, about: About, said: Said): StateRead {
  const name = nameOf(about);
  return readInput(situation.vocabulary, inputWith(input, about, said), [...trail.filter((it) => it !== name), name]);
}

/** The input with what was said; what else it holds stays. */
export function inputWith(input: SituationInput, { fact, day }: About, said: Said): SituationInput {
  if ('absence' in said) return day === undefined ? withAbsence(input, fact.id, said.absence) : input;
  if (day !== undefined) return withEarlier(input, fact.id, day, said.value);
  return withValue(input, fact, said.value, said.complete === true);
}

/** The input without a fact, wherever it stands; everything else a file may hold stays. */
function without(input: SituationInput, fact: string): SituationInput {
  const { [fact]: _, ...facts } = input.facts ?? {};
  const { [fact]: __, ...completeFor } = input.completeFor ?? {};
  const { completeFor: ___, ...rest } = input;
  const lists = absences.flatMap((key) =>
    input[key] === undefined ? [] : [[key, input[key].filter((it) => it !== fact)]],
  );
  return {
    ...rest,
    facts,
    ...Object.fromEntries(lists),
    ...(Object.keys(completeFor).length === 0 ? {} : { completeFor }),
  };
}

type Told = { readonly from: string; readonly value: unknown };

/** What was told of a fact that keeps a history, oldest first; a single value is one of the day the facts were told. */
function historyOf(input: SituationInput, fact: string): readonly Told[] {
  const told = input.facts?.[fact];
  if (told === undefined) return [];
  return Array.isArray(told) ? (told as readonly Told[]) : [{ from: input.asOf, value: told }];
}

/** The value on a day, by default the latest one. */
export function toldValue(input: SituationInput, definition: FactDefinition, day = input.asOf): unknown {
  const told = input.facts?.[definition.id];
  if (definition.type === 'list' || !Array.isArray(told)) return day < input.asOf ? undefined : told;
  if (day >= input.asOf) return historyOf(input, definition.id).at(-1)?.value;
  return historyOf(input, definition.id).find((it) => it.from === day)?.value;
}

/** With a value from an earlier day on; what was told for other days stays. */
function withEarlier(input: SituationInput, fact: string, day: string, value: unknown): SituationInput {
  const others = historyOf(input, fact).filter((it) => it.from !== day);
  const history = [...others, { from: day, value }].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return { ...input, facts: { ...input.facts, [fact]: history } };
}

function withValue(input: SituationInput, fact: FactDefinition, value: unknown, complete: boolean): SituationInput {
  const earlier = fact.type === 'list' ? [] : historyOf(input, fact.id).filter((it) => it.from < input.asOf);
  if (earlier.length > 0) return withEarlier(input, fact.id, input.asOf, value);
  const rest = without(input, fact.id);
  return {
    ...rest,
    facts: { ...rest.facts, [fact.id]: value },
    ...(complete ? { completeFor: { ...rest.completeFor, [fact.id]: true } } : {}),
  };
}

function withAbsence(input: SituationInput, fact: string, absence: Absence): SituationInput {
  const rest = without(input, fact);
  return { ...rest, [absence]: [...(rest[absence] ?? []), fact] };
}
