/**
 * The answers so far travel with every form as the same JSON a file has: plain, bounded, and validated like a file each
 * time they arrive. Nothing is stored and nothing stands in an address.
 */
import { japan } from '#rulebook/japan';
import {
  type FactDefinition,
  type Problem,
  readJson,
  readSituation,
  type Situation,
  type SituationInput,
} from '#rules';

export type State = {
  /** The input as JSON, ready for `determine`. */
  readonly input: Input;
  readonly situation: Situation;
  /** Facts in the order they were asked, for "back"; `fact@day` where an earlier day was asked. */
  readonly trail: readonly string[];
};

export type Input = SituationInput;

export type StateRead = { readonly state: State } | { readonly problems: readonly Problem[] };

export function readState(text: string, trail = ''): StateRead {
  const read = readJson(text);
  if ('problems' in read) return read;
  if ('broken' in read) return { problems: [{ code: 'not-an-object', at: 'the situation' }] };
  return readInput(read.value, trail.split(' '));
}

export function readInput(input: unknown, trail: readonly string[] = []): StateRead {
  const read = readSituation(japan.facts, input);
  if (!read.ok) return { problems: read.problems };
  return {
    state: {
      input: read.input,
      situation: read.situation,
      trail: trail.filter((it) => japan.facts.has(it.split('@')[0] ?? '')),
    },
  };
}

const absences = ['dontKnow', 'declined', 'notApplicable', 'notYet'] as const;
export type Absence = (typeof absences)[number];

/** The input without a fact, wherever it stands; everything else a file may hold stays. */
function without(input: Input, fact: string): Input {
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
function historyOf(input: Input, fact: string): readonly Told[] {
  const told = input.facts?.[fact];
  if (told === undefined) return [];
  return Array.isArray(told) ? (told as readonly Told[]) : [{ from: input.asOf, value: told }];
}

/** The value on a day, by default the latest one. */
export function toldValue(input: Input, definition: FactDefinition, day = input.asOf): unknown {
  const told = input.facts?.[definition.id];
  if (definition.type === 'list' || !Array.isArray(told)) return day < input.asOf ? undefined : told;
  if (day >= input.asOf) return historyOf(input, definition.id).at(-1)?.value;
  return historyOf(input, definition.id).find((it) => it.from === day)?.value;
}

/** With a value from an earlier day on; what was told for other days stays. */
export function withEarlier(input: Input, fact: string, day: string, value: unknown): Input {
  const others = historyOf(input, fact).filter((it) => it.from !== day);
  const history = [...others, { from: day, value }].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return { ...input, facts: { ...input.facts, [fact]: history } };
}

export function withValue(input: Input, fact: FactDefinition, value: unknown, complete: boolean): Input {
  const earlier = fact.type === 'list' ? [] : historyOf(input, fact.id).filter((it) => it.from < input.asOf);
  if (earlier.length > 0) return withEarlier(input, fact.id, input.asOf, value);
  return withOne(input, fact.id, value, complete);
}

function withOne(input: Input, fact: string, value: unknown, complete: boolean): Input {
  const rest = without(input, fact);
  return {
    ...rest,
    facts: { ...rest.facts, [fact]: value },
    ...(complete ? { completeFor: { ...rest.completeFor, [fact]: true } } : {}),
  };
}

export function withAbsence(input: Input, fact: string, absence: Absence): Input {
  const rest = without(input, fact);
  return { ...rest, [absence]: [...(rest[absence] ?? []), fact] };
}

/** How many facts the person has dealt with. */
export function answeredCount(input: Input): number {
  return Object.keys(input.facts ?? {}).length + absences.reduce((sum, key) => sum + (input[key]?.length ?? 0), 0);
}
