/**
 * Reads a situation from JSON. Every problem is found at once and nothing is repaired silently; a missing fact is never a
 * problem. What looks like an individual number is refused before anything else and never repeated.
 */
import { type Day, type Interval, isoDay, isoMonth, parseDay } from '#calendar';
import {
  type FactDefinition,
  type FieldType,
  isDated,
  type ListDefinition,
  mostDepth,
  mostSpans,
  type ScalarDefinition,
  type Vocabulary,
} from './fact.ts';
import { contradictionsIn, type Place } from './fits.ts';
import { looksLikeIndividualNumber } from './individual-number.ts';
import { nearest, type Problem, shown } from './problem.ts';
import { readScalar, readValue } from './read-value.ts';
import { rangeOf } from './scope.ts';
import {
  farPast,
  type KnownList,
  type ListRecord,
  notYet,
  type Segment,
  type Situation,
  segmentOf,
} from './situation.ts';

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
/** Nobody reads more problems than this at once; looking for the nearest names of more costs time. */
const mostProblems = 100;

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

const enough = (problems: readonly Problem[]): boolean => problems.length >= mostProblems;

const isObject = (it: unknown): it is Readonly<Record<string, unknown>> =>
  typeof it === 'object' && it !== null && !Array.isArray(it);

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
      problems.push({ code: 'unknown-fact', at, value: shown(id), accepted: nearest(id, vocabulary.keys()) });
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

function readList(
  definition: ListDefinition,
  value: unknown,
  complete: unknown,
  at: string,
  problems: Problem[],
): KnownList {
  const fault = (problem: Problem): KnownList => {
    problems.push({ ...problem, fact: definition.id });
    return { records: [], completeFor: [] };
  };
  if (!Array.isArray(value))
    return fault({ code: 'wrong-type', at, value: shown(value), accepted: 'a list of entries' });
  if (value.length > definition.most) return fault({ code: 'too-many', at, accepted: String(definition.most) });
  const records = value.map((it, i) => readRecord(definition, it, `${at}[${i}]`, problems));
  if (definition.noOverlap) overlaps(definition, records, at, problems);
  if (definition.oneEach !== undefined) differing(definition, definition.oneEach, records, problems);
  return { records, completeFor: readComplete(complete, `completeFor.${definition.id}`, problems) };
}

function readRecord(definition: ListDefinition, value: unknown, at: string, problems: Problem[]): ListRecord {
  const fact = definition.id;
  if (!isObject(value)) {
    problems.push({ code: 'not-an-object', at, fact, accepted: 'an entry' });
    return {};
  }
  const record: Record<string, number | string> = {};
  for (const [field, raw] of Object.entries(value)) {
    if (enough(problems)) break;
    const type = Object.hasOwn(definition.fields, field) ? definition.fields[field] : undefined;
    if (type === undefined) {
      problems.push({
        code: 'unknown-field',
        at,
        fact,
        value: shown(field),
        accepted: Object.keys(definition.fields).join(', '),
      });
      continue;
    }
    const read = readValue(type, raw, `${at}.${field}`);
    if ('problem' in read) problems.push({ ...read.problem, fact, field });
    else record[field] = read.value;
  }
  for (const [field, type] of Object.entries(definition.fields)) {
    if (type.required && !Object.hasOwn(value, field))
      problems.push({ code: 'half-filled', at: `${at}.${field}`, fact, field });
  }
  const { from, until } = record;
  const { sameDay = false } = definition;
  if (typeof from === 'number' && typeof until === 'number' && (sameDay ? until < from : until <= from)) {
    problems.push({
      code: sameDay ? 'back-before-left' : 'end-before-start',
      at: `${at}.until`,
      fact,
      field: 'until',
      value: isoDay(until),
      accepted: isoDay(from),
    });
  }
  return record;
}

function overlaps(definition: ListDefinition, records: readonly ListRecord[], at: string, problems: Problem[]): void {
  const placed = records
    .map((record, i) => ({
      i,
      from: (record.from ?? Number.NaN) as Day,
      until: (record.until ?? Number.POSITIVE_INFINITY) as Day,
    }))
    .filter((it) => !Number.isNaN(it.from))
    .toSorted((a, b) => a.from - b.from || a.until - b.until);
  for (const [k, it] of placed.entries()) {
    const before = placed[k - 1];
    if (before !== undefined && it.from < before.until) {
      problems.push({ code: 'overlap', at: `${at}[${it.i}]`, fact: definition.id, accepted: String(before.i + 1) });
    }
  }
}

function differing({ id }: ListDefinition, key: string, records: readonly ListRecord[], problems: Problem[]): void {
  for (const same of Map.groupBy([...records.entries()], ([, it]) => it[key]).values()) {
    const [[first, told] = [0, {}], ...others] = same;
    const differs = (it: ListRecord): boolean =>
      Object.keys({ ...it, ...told }).some((field) => it[field] !== told[field]);
    const beside = others.flatMap(([i, it]) => (differs(it) ? [`facts.${id}[${i}]`] : []));
    if (beside.length > 0) problems.push({ code: 'contradicts', at: `facts.${id}[${first}]`, beside, fact: id });
  }
}

function readComplete(value: unknown, at: string, problems: Problem[]): KnownList['completeFor'] {
  if (value === true) return 'always';
  if (value === undefined || value === false) return [];
  const spans: Interval[] = [];
  if (!Array.isArray(value)) {
    problems.push({ code: 'wrong-type', at, value: shown(value), accepted: 'true, or a list of {from, until}' });
    return spans;
  }
  if (value.length > mostSpans) {
    problems.push({ code: 'too-many', at, accepted: String(mostSpans) });
    return spans;
  }
  for (const [i, it] of value.entries()) {
    const other = isObject(it) ? Object.keys(it).find((key) => key !== 'from' && key !== 'until') : undefined;
    if (other !== undefined)
      problems.push({ code: 'unknown-field', at: `${at}[${i}]`, value: shown(other), accepted: 'from, until' });
    const from = isObject(it) && typeof it.from === 'string' ? parseDay(it.from) : undefined;
    const until = isObject(it) && typeof it.until === 'string' ? parseDay(it.until) : undefined;
    if (from === undefined || until === undefined) {
      problems.push({
        code: 'wrong-type',
        at: `${at}[${i}]`,
        value: shown(it),
        accepted: 'true, or a list of {from, until}',
      });
    } else if (until <= from) {
      problems.push({
        code: 'end-before-start',
        at: `${at}[${i}].until`,
        value: isoDay(until),
        accepted: isoDay(from),
      });
    } else spans.push({ from, until });
  }
  return spans;
}

/** What is absent is none, false or zero, where that means something. An officer's finding is never closed. */
function closeWorld(situation: Situation): Situation {
  const scalars = new Map(situation.scalars);
  const lists = new Map([...situation.lists].map(([id, list]) => [id, { ...list, completeFor: 'always' as const }]));
  const told = (id: string): boolean => situation.scalars.has(id) || situation.lists.has(id);
  // Who told a sum has not said that its details are none, nor the other way round.
  const implied = new Set<string>();
  for (const { id, sumsUp = [] } of situation.vocabulary.values()) {
    if (told(id)) for (const detail of sumsUp) implied.add(detail);
    if (sumsUp.some(told)) implied.add(id);
  }
  for (const definition of situation.vocabulary.values()) {
    const { id } = definition;
    if (
      implied.has(id) ||
      definition.heldBy === 'officer' ||
      cannotBe(definition, situation) ||
      scalars.has(id) ||
      lists.has(id) ||
      situation.untold.has(id)
    )
      continue;
    if (definition.type === 'list') lists.set(id, { records: [], completeFor: 'always' });
    else {
      const none = noneOf(definition);
      if (none !== undefined && !isToldByNone(definition, situation, implied))
        scalars.set(id, [{ from: definition.future === 'fixed' ? farPast : situation.asOf, value: none }]);
    }
  }
  return { ...situation, scalars, lists };
}

/** Does it sum up lists that are closed as empty? Of nothing it is not said that none of it was in time. */
const isToldByNone = (
  { type, sumsUp = [] }: ScalarDefinition,
  { vocabulary, lists }: Situation,
  implied: ReadonlySet<string>,
): boolean =>
  type === 'boolean' && sumsUp.some((it) => vocabulary.get(it)?.type === 'list' && !implied.has(it) && !lists.has(it));

/** It has one value yet, whoever tells it. */
function cannotBe(definition: FactDefinition, situation: Situation): boolean {
  const [least, most] = rangeOf(definition, situation);
  return least === most;
}

function noneOf(definition: ScalarDefinition): number | string | undefined {
  switch (definition.type) {
    case 'boolean':
      return 0;
    case 'integer':
    case 'yen':
      return definition.min <= 0 ? 0 : undefined;
    case 'date':
    case 'month':
      return definition.none ? notYet : undefined;
    case 'choice':
      return definition.choices.includes('none') ? 'none' : undefined;
  }
}
