/** Reads one value of one type. */
import { type Day, isoDay, parseDay, parseMonth } from '#calendar';
import { type FieldDefinition, isDated, mostSpans, type ScalarDefinition } from './fact.ts';
import { nearest, type Problem, shown } from './problem.ts';
import { type NameRead, readName } from './read-text.ts';
import { rangeOf } from './scope.ts';
import { type Segment, segmentOf } from './situation.ts';
import { dayReadings, numberReadings } from './two-ways.ts';

type ValueRead = { readonly value: number | string } | { readonly problem: Problem };

const articles: Readonly<Record<FieldDefinition['type'], string>> = {
  boolean: 'true or false',
  integer: 'a whole number',
  yen: 'a whole number of yen',
  date: 'a date written YYYY-MM-DD',
  month: 'a month written YYYY-MM',
  choice: 'one of the choices',
  name: 'a short name',
};

export const isObject = (it: unknown): it is Readonly<Record<string, unknown>> =>
  typeof it === 'object' && it !== null && !Array.isArray(it);

/** A value of a type: truths become 0 or 1, dates day numbers. */
export function readValue(type: FieldDefinition, value: unknown, at: string): ValueRead {
  const problem = (code: Problem['code'], accepted?: string): ValueRead => ({
    problem: { code, at, value: shown(value), ...(accepted === undefined ? {} : { accepted }) },
  });
  switch (type.type) {
    case 'boolean':
      return typeof value === 'boolean' ? { value: value ? 1 : 0 } : problem('wrong-type', articles.boolean);
    case 'integer':
    case 'yen':
      if (typeof value === 'string' && numberReadings(value).length > 1)
        return twoWays(type, value, numberReadings(value), at);
      return readNumber(type, value, problem);
    case 'date':
    case 'month': {
      if (typeof value !== 'string') return problem('wrong-type', articles[type.type]);
      const day = type.type === 'date' ? parseDay(value) : parseMonth(value);
      if (day !== undefined) return { value: day };
      const readings = dayReadings(value);
      if (readings.length > 1) return twoWays(type, value, readings, at);
      const shaped = type.type === 'date' ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{4}-\d{2}(-\d{2})?$/;
      return problem(shaped.test(value) ? 'impossible-date' : 'bad-date');
    }
    case 'choice': {
      const choices = type.choices ?? [];
      if (typeof value !== 'string') return problem('wrong-type', articles.choice);
      if (choices.includes(value)) return { value };
      const list = choices.length > 12 ? `${choices.slice(0, 12).join(', ')}, …` : choices.join(', ');
      const near = nearest(value, choices);
      return problem('not-a-choice', near === undefined ? list : `${list} (nearest: ${near})`);
    }
    case 'name': {
      const read: NameRead = typeof value === 'string' ? readName(value) : { no: 'empty' };
      if ('name' in read) return { value: read.name };
      switch (read.no) {
        case 'empty':
          return problem('wrong-type', articles.name);
        case 'too-long':
          return problem('too-long', String(read.most));
        case 'unseen-letters':
          return problem('unseen-letters');
      }
    }
  }
}

const twoWays = ({ type }: FieldDefinition, value: string, readings: readonly string[], at: string): ValueRead => ({
  problem: { code: 'two-ways', at, value: shown(value), readings: readings.map(shown), accepted: articles[type] },
});

function readNumber(
  type: FieldDefinition,
  value: unknown,
  problem: (code: Problem['code'], accepted?: string) => ValueRead,
): ValueRead {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = type;
  const range = `${min} to ${max}`;
  if (typeof value !== 'number' || !Number.isFinite(value)) return problem('wrong-type', articles[type.type]);
  if (!Number.isInteger(value)) return problem('not-an-integer', range);
  if (value < 0 && min >= 0) return problem('negative', range);
  // Nobody can show minus nothing.
  return value < min || value > max ? problem('out-of-range', range) : { value: value + 0 };
}

/** A scalar fact: one value, or a history of values where the definition keeps one. */
export function readScalar(
  definition: ScalarDefinition,
  value: unknown,
  asOf: Day,
  at: string,
  problems: Problem[],
): readonly Segment[] {
  if (Array.isArray(value) && definition.history) return readHistory(definition, value, at, problems);
  const read = readValue(definition, value, at);
  if ('problem' in read) {
    problems.push({ ...read.problem, fact: definition.id });
    return [];
  }
  const wrong = outsideTime(definition, read.value, asOf);
  if (wrong !== undefined)
    problems.push({ code: wrong, at, fact: definition.id, value: shown(value), accepted: isoDay(asOf) });
  return [segmentOf(definition, asOf, read.value)];
}

function outsideTime(
  definition: ScalarDefinition,
  value: number | string,
  asOf: Day,
): 'future-date' | 'past-date' | undefined {
  if (definition.type === 'boolean' && value === 1)
    return rangeOf(definition, { asOf })[1] === 0 ? 'future-date' : undefined;
  if (!isDated(definition) || typeof value !== 'number') return undefined;
  if (definition.only === 'past' && value > asOf) return 'future-date';
  return definition.only === 'future' && value < asOf ? 'past-date' : undefined;
}

function readHistory(
  definition: ScalarDefinition,
  values: readonly unknown[],
  at: string,
  problems: Problem[],
): readonly Segment[] {
  const segments: Segment[] = [];
  if (values.length > mostSpans) {
    problems.push({ code: 'too-many', at, fact: definition.id, accepted: String(mostSpans) });
    return segments;
  }
  for (const [i, it] of values.entries()) {
    const entry = typeof it === 'object' && it !== null ? (it as Readonly<Record<string, unknown>>) : {};
    const here = `${at}[${i}]`;
    for (const key of Object.keys(entry)) {
      if (key !== 'from' && key !== 'value')
        problems.push({ code: 'unknown-field', at: here, value: shown(key), accepted: 'from, value' });
    }
    const from = readValue({ type: 'date' }, entry.from, `${here}.from`);
    const value = readValue(definition, entry.value, `${here}.value`);
    for (const read of [from, value]) if ('problem' in read) problems.push({ ...read.problem, fact: definition.id });
    if ('problem' in from || 'problem' in value) continue;
    const before = segments.at(-1);
    if (before !== undefined && (from.value as Day) <= before.from) {
      problems.push({ code: 'history-order', at: here, fact: definition.id, accepted: `after ${isoDay(before.from)}` });
    }
    segments.push({ from: from.value as Day, value: value.value });
  }
  return segments;
}
