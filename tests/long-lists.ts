// Situations whose lists are as long as asked, told in the way that costs most: everything about one name, all of it late,
// all of it ahead, or nothing else known. Shared by `growth.test.ts` and the bench.
import { addMonths, type Day, day, isoDay, isoMonth } from '#calendar';
import { japan } from '#rulebook/japan';
import {
  answerOn,
  type FieldDefinition,
  factsRead,
  type ListDefinition,
  readSituation,
  type SituationInput,
} from '#rules';

const asOf = day('2026-11-24');

export const lists: readonly ListDefinition[] = [...japan.facts.values()].filter((it) => it.type === 'list');

type Read = { readonly procedure: string; readonly some: readonly ListDefinition[] };

/**
 * Every list and every two of them that a procedure reads.
 * WHY a function: evaluated while this file is loaded, it would teach the compiler every procedure before the first is timed.
 */
export const listsRead = (): readonly Read[] =>
  japan.procedures.flatMap(({ id: procedure }): readonly Read[] => {
    const read = readSituation(japan.facts, { asOf: isoDay(asOf) });
    const answer = read.ok
      ? answerOn({ rulebook: japan, procedure, overlays: japan.overlays }, read.situation, asOf)
      : read;
    if (!('candidates' in answer)) throw new Error(procedure);
    const facts = factsRead(answer);
    const own = lists.filter((it) => facts.has(it.id));
    return own.flatMap((one, i) =>
      [[one], ...own.slice(i + 1).map((other) => [one, other])].map((some) => ({ procedure, some })),
    );
  });

export const ways = ['late', 'ahead', 'open', 'names'] as const;
type Way = (typeof ways)[number];

const known = {
  status: 'engineer_humanities',
  periodOfStay: '3y',
  stayFrom: '2024-03-01',
  stayUntil: '2027-03-01',
  organisationChanged: true,
};

/** The given part of the longest length of each list. */
export function longLists(some: readonly ListDefinition[], part: number, way: Way): SituationInput {
  const facts = Object.fromEntries(
    some.map((list) => [list.id, Array.from({ length: Math.round(list.most * part) }, (_, i) => record(list, i, way))]),
  );
  const completeFor = Object.fromEntries(some.map(({ id }) => [id, true]));
  return {
    asOf: isoDay(asOf),
    facts: way === 'open' ? facts : { ...known, ...facts },
    ...(way === 'open' ? {} : { completeFor, notYet: ['applicationDate', 'decisionDate'] }),
  };
}

function record({ id, fields }: ListDefinition, i: number, way: Way): Readonly<Record<string, unknown>> {
  // What a notice tells of happened a year before it: told late.
  const late = id === 'notices' ? 0 : 365;
  const from = way === 'ahead' ? asOf + 10 + 3 * i : asOf - 10 - late - 3 * i;
  return Object.fromEntries(Object.entries(fields).map(([field, type]) => [field, value(field, type, i, from, way)]));
}

function value(field: string, type: FieldDefinition, i: number, from: Day, way: Way): unknown {
  switch (type.type) {
    case 'date':
      return isoDay(field === 'until' ? from + 2 : from);
    case 'month':
      // WHY each its own: a month that was paid in two ways is refused.
      return isoMonth(addMonths(asOf, way === 'ahead' ? i : -i));
    case 'choice':
      return type.choices?.[i % type.choices.length];
    case 'name':
      return way === 'names' ? `Organisation ${i}` : 'Aoi';
    case 'boolean':
      return i % 2 === 0;
    case 'integer':
    case 'yen':
      return type.max;
  }
}
