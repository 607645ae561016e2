/** Reads a list of entries, and the times for which it is complete. */
import { type Day, type Interval, isoDay, parseDay } from '#calendar';
import { type ListDefinition, mostSpans } from './fact.ts';
import { enough, type Problem, shown } from './problem.ts';
import { isObject, readValue } from './read-value.ts';
import type { KnownList, ListRecord } from './situation.ts';

export function readList(
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
