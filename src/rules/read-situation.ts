/**
 * Reads a situation from JSON. Every problem is found at once and nothing is repaired silently; a missing fact is never a
 * problem. What looks like an individual number is refused before anything else and never repeated.
 */
import { type Day, isoMonth } from '#calendar';
import { closeWorld } from './close-world.ts';
import {
  type FactDefinition,
  type FieldType,
  isDated,
  mostDepth,
  type ScalarDefinition,
  type Vocabulary,
} from './fact.ts';
import { contradictionsIn, type Place } from './fits.ts';
import { looksLikeIndividualNumber } from './individual-number.ts';
import { enough, mostProblems, nearest, type Problem, shown } from './problem.ts';
import { readList } from './read-list.ts';
import { isObject, readScalar, readValue } from './read-value.ts';
import { type KnownList, notYet, type Segment, type Situation, segmentOf } from './situation.ts';

export type Read =
  | {
      readonly ok: true;
      readonly situation: Situation;
      /** The input as it was read: names in the form in which they are compared and shown. */
      readonly input: SituationInput;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A situation as JSON: what files, forms and records give to `readSituation`. */
export type SituationInput = {
  readonly asOf: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly dontKnow?: readonly string[];
  readonly declined?: readonly string[];
  readonly notApplicable?: readonly string[];
  readonly notYet?: readonly string[];
  readonly completeFor?: Readonly<Record<string, unknown>>;
  readonly closedWorld?: boolean;
  readonly note?: string;
};

const keys = [
  'asOf',
  'facts',
  'dontKnow',
  'declined',
  'notApplicable',
  'notYet',
  'completeFor',
  'closedWorld',
  'note',
] as const;
export const mostNoteLetters = 500;

/** @param input parsed JSON in the format of `situationSchema` */
export function readSituation(vocabulary: Vocabulary, input: unknown): Read {
  if (!isObject(input))
    return { ok: false, problems: [{ code: 'not-an-object', at: 'the situation', accepted: 'a JSON object' }] };
  const unreadable = unreadableIn(input, '', mostDepth);
  if (unreadable.length > 0) return { ok: false, problems: unreadable.slice(0, mostProblems) };
  const problems: Problem[] = [];
  for (const key of Object.keys(input)) {
    if (enough(problems)) break;
    if (!(keys as readonly string[]).includes(key)) {
      problems.push({ code: 'unknown-key', at: 'the situation', value: shown(key), accepted: keys.join(', ') });
    }
  }
  const asOf = readAsOf(input.asOf, problems);
  if (input.closedWorld !== undefined && typeof input.closedWorld !== 'boolean')
    problems.push({
      code: 'wrong-type',
      at: 'closedWorld',
      value: shown(input.closedWorld),
      accepted: 'true or false',
    });
  if (input.note !== undefined && (typeof input.note !== 'string' || [...input.note].length > mostNoteLetters))
    problems.push({
      code: 'wrong-type',
      at: 'note',
      value: shown(input.note),
      accepted: `a text of up to ${mostNoteLetters} letters`,
    });
  const told = readTold(vocabulary, input, asOf ?? 0, problems);
  if (problems.length > 0 || asOf === undefined) return { ok: false, problems: problems.slice(0, mostProblems) };
  const situation = { vocabulary, asOf, ...told };
  const apart = contradictionsIn(situation).map((places) => contradicts(places, input as SituationInput, situation));
  if (apart.length > 0) return { ok: false, problems: apart.slice(0, mostProblems) };
  return {
    ok: true,
    situation: input.closedWorld === true ? closeWorld(situation) : situation,
    input: asRead(vocabulary, input as SituationInput, situation),
  };
}

/** The same input with names and months as they were read; everything else is as it was given. */
function asRead(vocabulary: Vocabulary, input: SituationInput, { scalars, lists }: Situation): SituationInput {
  if (input.facts === undefined) return input;
  const facts = Object.entries(input.facts).map(([id, value]) => {
    const definition = vocabulary.get(id);
    if (definition?.type === 'month') return [id, isoMonth(scalars.get(id)?.at(-1)?.value as Day)];
    if (definition?.type !== 'list' || !Array.isArray(value)) return [id, value];
    const folded = Object.entries(definition.fields).filter(([, { type }]) => type === 'name' || type === 'month');
    const records = lists.get(id)?.records ?? [];
    const read = value.map((entry: object, i) => ({
      ...entry,
      ...Object.fromEntries(folded.flatMap(([field, { type }]) => foldedIn(records[i]?.[field], field, type))),
    }));
    return [id, read];
  });
  return { ...input, facts: Object.fromEntries(facts) };
}

const foldedIn = (value: number | string | undefined, field: string, type: FieldType): readonly [string, string][] =>
  value === undefined ? [] : [[field, type === 'month' ? isoMonth(value as Day) : String(value)]];

/** One contradiction, with every place it was told in. */
function contradicts(places: readonly Place[], input: SituationInput, { lists }: Situation): Problem {
  const [at = 'the situation', ...beside] = places.map(({ fact, record }): string => {
    if (record !== undefined) return `facts.${fact}[${record}]`;
    const told = (['notYet', 'notApplicable'] as const).find((key) => input[key]?.includes(fact));
    return `${told ?? (lists.get(fact)?.records.length === 0 ? 'completeFor' : 'facts')}.${fact}`;
  });
  const facts = [...new Set(places.map((it) => it.fact))];
  return { code: 'contradicts', at, beside, facts, ...(places[0] === undefined ? {} : { fact: places[0].fact }) };
}

/** Individual numbers anywhere, in values and in names, and what lies too deep to be looked at. */
function unreadableIn(value: unknown, at: string, depth: number): readonly Problem[] {
  const here = at === '' ? 'the situation' : shown(at);
  if (typeof value === 'string' || typeof value === 'number')
    return looksLikeIndividualNumber(String(value)) ? [{ code: 'individual-number', at: here }] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (depth === 0) return [{ code: 'too-deep', at: here, accepted: String(mostDepth) }];
  if (Array.isArray(value)) return value.flatMap((it, i) => unreadableIn(it, `${at}[${i}]`, depth - 1));
  return Object.entries(value).flatMap(([key, it]) => {
    if (looksLikeIndividualNumber(key)) return [{ code: 'individual-number' as const, at: here }];
    return unreadableIn(it, at === '' ? key : `${at}.${key}`, depth - 1);
  });
}

function readAsOf(value: unknown, problems: Problem[]): Day | undefined {
  if (value === undefined) {
    problems.push({ code: 'missing-as-of', at: 'asOf' });
    return undefined;
  }
  const read = readValue({ type: 'date' }, value, 'asOf');
  if (!('problem' in read)) return read.value as Day;
  problems.push(read.problem);
  return undefined;
}

type Told = Pick<Situation, 'scalars' | 'lists' | 'untold'>;

function readTold(
  vocabulary: Vocabulary,
  input: Readonly<Record<string, unknown>>,
  asOf: Day,
  problems: Problem[],
): Told {
  const scalars = new Map<string, readonly Segment[]>();
  const lists = new Map<string, KnownList>();
  const untold = new Map<string, 'dont-know' | 'declined'>();
  const find = (id: string, at: string): FactDefinition | undefined => {
    const definition = vocabulary.get(id);
    if (definition === undefined)
      problems.push({ code: 'unknown-fact', at, value: shown(id), ...acceptedNear(id, vocabulary) });
    return definition;
  };
  const facts = section(input, 'facts', problems);
  const complete = section(input, 'completeFor', problems);
  for (const [id, value] of Object.entries(facts)) {
    if (enough(problems)) break;
    const at = `facts.${id}`;
    const definition = find(id, 'facts');
    if (definition?.type === 'list') lists.set(id, readList(definition, value, complete[id], at, problems));
    else if (definition !== undefined) scalars.set(id, readScalar(definition, value, asOf, at, problems));
  }
  for (const id of Object.keys(complete)) {
    if (enough(problems)) break;
    const definition = find(id, 'completeFor');
    if (definition !== undefined && definition.type !== 'list')
      problems.push({ code: 'not-a-list', at: 'completeFor', value: id });
    if (definition?.type === 'list' && !lists.has(id))
      lists.set(id, readList(definition, [], complete[id], `facts.${id}`, problems));
  }
  const named = (
    key: 'dontKnow' | 'declined' | 'notApplicable' | 'notYet',
    tell: (definition: FactDefinition) => void,
  ): void => {
    for (const id of names(input[key], key, vocabulary.size, problems)) {
      if (enough(problems)) break;
      const definition = find(id, key);
      if (definition === undefined) continue;
      if (scalars.has(id) || lists.has(id) || untold.has(id))
        problems.push({ code: 'contradiction', at: key, fact: id, value: id, accepted: `listed under ${key}` });
      else tell(definition);
    }
  };
  named('dontKnow', (it) => untold.set(it.id, 'dont-know'));
  named('declined', (it) => untold.set(it.id, 'declined'));
  named('notApplicable', (it) => {
    if (it.type === 'list') lists.set(it.id, { records: [], completeFor: 'always' });
    else scalars.set(it.id, [segmentOf(it, asOf, notApplicable(it))]);
  });
  named('notYet', (it) => {
    if (isDated(it) && it.none) scalars.set(it.id, [segmentOf(it, asOf, notYet)]);
    else
      problems.push({
        code: 'wrong-type',
        at: 'notYet',
        fact: it.id,
        value: it.id,
        accepted: 'a date that may not have happened',
      });
  });
  return { scalars, lists, untold };
}

/** What "does not apply to me" means to a rule. */
function notApplicable(definition: ScalarDefinition): number | string {
  switch (definition.type) {
    case 'boolean':
      return 0;
    case 'integer':
    case 'yen':
      return Math.max(0, definition.min);
    case 'choice':
      return 'not-applicable';
    case 'date':
    case 'month':
      return notYet;
  }
}

function section(
  input: Readonly<Record<string, unknown>>,
  key: string,
  problems: Problem[],
): Readonly<Record<string, unknown>> {
  const value = input[key];
  if (value === undefined) return {};
  if (isObject(value)) return value;
  problems.push({ code: 'not-an-object', at: key, accepted: 'an object' });
  return {};
}

function names(value: unknown, key: string, most: number, problems: Problem[]): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.length > most) {
    problems.push({ code: 'too-many', at: key, accepted: String(most) });
    return [];
  }
  if (Array.isArray(value) && value.every((it) => typeof it === 'string')) {
    const once = [...new Set(value)];
    if (once.length < value.length) problems.push({ code: 'twice', at: key, value: shown(twiceIn(value)) });
    return once;
  }
  problems.push({ code: 'wrong-type', at: key, value: shown(value), accepted: 'a list of fact names' });
  return [];
}

const twiceIn = (values: readonly string[]): string | undefined => values.find((it, i) => values.indexOf(it) < i);

function acceptedNear(id: string, vocabulary: Vocabulary): Pick<Problem, 'accepted'> {
  const near = nearest(id, vocabulary.keys());
  return near === undefined ? {} : { accepted: near };
}
