// Everybody the rules are tried on: the cast of the town, the examples, every case, and people drawn by one seed.
import fc from 'fast-check';
import { addDays, day, isoDay } from '#calendar';
import { casesBy, inputOf, japan } from '#rulebook/japan';
import {
  answerOn,
  type DateDefinition,
  type FactDefinition,
  type FieldDefinition,
  isDated,
  type Problem,
  type Procedure,
  readSituation,
  type Situation,
  type SituationInput,
} from '#rules';
import { castOf } from '../town/cast.ts';
import { calendarOf, type Townsperson } from '../town/person.ts';
import { examples } from './examples.ts';

/** Another seed draws other people: `EVERYBODY=7 npm test -- tests/everybody.test.ts`. */
export const seed = Number(process.env.EVERYBODY ?? 20261128);
const drawn = 500;
const asOf = '2026-11-24';

export type Person = {
  /** Who it is, to be found again. */
  readonly name: string;
  readonly procedure: string;
  readonly input: SituationInput;
  readonly situation: Situation;
};

const procedures = japan.procedures.map((it) => it.id);

function read(name: string, procedure: string, input: SituationInput): Person {
  const found = readSituation(japan.facts, input);
  if (!found.ok) throw new Error(`${name}: ${JSON.stringify(found.problems)}`);
  return { name, procedure, input: found.input, situation: found.situation };
}

/** An application from before the law that was read, and what followed it, is taken back. */
function underLaw(name: string, { id, lawDate }: Procedure, input: SituationInput): Person {
  const person = read(name, id, input);
  const answer = answerOn({ rulebook: japan, procedure: id }, person.situation, person.situation.asOf);
  if (!('no' in answer)) return person;
  const filed = japan.facts.get(lawDate) as DateDefinition;
  return read(name, id, withoutTold(input, [lawDate, ...(filed.precedes ?? [])]));
}

/** What one of the cast and others told of them, the last told last. */
function toldOf({ tellings }: Townsperson): SituationInput {
  const all = tellings.toSorted((a, b) => b.daysAgo - a.daysAgo).map((it) => it.input);
  const facts = Object.assign({}, ...all.map((it) => it.facts ?? {})) as Record<string, unknown>;
  const left = (key: 'notYet' | 'notApplicable' | 'dontKnow' | 'declined'): readonly string[] =>
    [...new Set(all.flatMap((it) => it[key] ?? []))].filter((it) => !(it in facts));
  const completeFor = Object.assign({}, ...all.map((it) => it.completeFor ?? {})) as Record<string, unknown>;
  return { asOf, facts, notYet: left('notYet'), notApplicable: left('notApplicable'), completeFor };
}

const cast = castOf(calendarOf(asOf)).filter((it) => it.resident);

/** Any value of a type, also one a life rarely has. */
function anyOf(type: FieldDefinition | FactDefinition): fc.Arbitrary<unknown> {
  switch (type.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'yen': {
      const { min = 0, max = 100 } = type;
      return fc.oneof(fc.integer({ min, max: Math.min(max, min + 12) }), fc.integer({ min, max }));
    }
    case 'date':
    case 'month': {
      const shown = (ago: number): string => isoDay(addDays(day(asOf), -ago)).slice(0, type.type === 'date' ? 10 : 7);
      return fc.oneof(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -1_000, max: 12_000 })).map(shown);
    }
    case 'choice':
      return fc.constantFrom(...(type.choices ?? []));
    case 'name':
      return fc.constantFrom('Aoi', '㈱みどり', 'Sakura-en');
    case 'list':
      return fc.array(recordOf(type.fields), { maxLength: 3 });
  }
}

const recordOf = (fields: Readonly<Record<string, FieldDefinition>>): fc.Arbitrary<unknown> =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([id, it]) => [id, anyOf(it)])), {
    requiredKeys: Object.entries(fields).flatMap(([id, it]) => (it.required ? [id] : [])),
  });

const all = [...japan.facts.values()];
const among = (test: (it: FactDefinition) => boolean): fc.Arbitrary<readonly string[]> =>
  fc.subarray(all.filter(test).map((it) => it.id));

/** Anything the vocabulary knows, told or not: a new fact is drawn from the day it is defined. */
const anything: fc.Arbitrary<SituationInput> = fc
  .record({
    facts: fc.record(Object.fromEntries(all.map((it) => [it.id, anyOf(it)])), { requiredKeys: [] }),
    notYet: among((it) => it.type !== 'list' && isDated(it) && it.none === true),
    complete: among((it) => it.type === 'list'),
    dontKnow: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      among(() => true),
    ),
  })
  .map(({ facts, notYet, complete, dontKnow }) => {
    const once = notYet.filter((it) => !(it in facts));
    return {
      asOf,
      facts,
      notYet: once,
      completeFor: Object.fromEntries(complete.map((it) => [it, true])),
      dontKnow: dontKnow.filter((it) => !(it in facts || once.includes(it) || complete.includes(it))),
    };
  });

const namedBy = (problem: Problem): readonly string[] =>
  problem.facts ?? (problem.fact === undefined ? [] : [problem.fact]);

/** The same without some facts, wherever they are told. */
export function withoutTold(input: SituationInput, facts: readonly string[]): SituationInput {
  const left = (names: readonly string[] = []) => names.filter((it) => !facts.includes(it));
  const kept = (told: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(Object.entries(told).filter(([fact]) => !facts.includes(fact)));
  return {
    ...input,
    facts: kept(input.facts),
    completeFor: kept(input.completeFor),
    notYet: left(input.notYet),
    notApplicable: left(input.notApplicable),
    dontKnow: left(input.dontKnow),
  };
}

function firstOfEach(contradictions: readonly (readonly string[])[]): readonly string[] {
  const gone = new Set<string>();
  for (const [first, ...others] of contradictions)
    if (first !== undefined && ![first, ...others].some((it) => gone.has(it))) gone.add(first);
  return [...gone];
}

/** The same with as much left out as has to be for the rest to fit together. */
function fitting(input: SituationInput): SituationInput {
  const found = readSituation(japan.facts, input);
  if (found.ok) return input;
  // What has no shape goes at once; of what contradicts each other the first, where nothing of it has gone yet.
  const shapeless = found.problems.filter((it) => it.code !== 'contradicts').flatMap(namedBy);
  const apart = shapeless.length > 0 ? shapeless : firstOfEach(found.problems.map(namedBy));
  if (apart.length === 0) throw new Error(JSON.stringify(found.problems));
  return fitting(withoutTold(input, apart));
}

/** Drawn as they came, contradictions and all. */
export const unfitted: readonly SituationInput[] = fc.sample(anything, { seed, numRuns: drawn });

export const everybody: readonly Person[] = [
  ...cast.flatMap((it) => procedures.map((id) => read(`${it.key} of the cast`, id, fitting(toldOf(it))))),
  ...examples.map((it) => read(it.name, it.procedure, JSON.parse(it.text) as SituationInput)),
  ...Object.entries(casesBy).flatMap(([procedure, cases]) =>
    cases.map((it) => read(`case ${it.id}`, procedure, inputOf(it) as SituationInput)),
  ),
  ...unfitted.map((it, i) =>
    underLaw(`person ${i} of seed ${seed}`, japan.procedures[i % procedures.length] as Procedure, fitting(it)),
  ),
];
