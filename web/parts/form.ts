/**
 * Reads what people type into forms. Forgiving about how a value is written (full-width digits, separators, 万円, Japanese
 * eras), strict about what it is. What cannot be read keeps exactly what was typed.
 *
 * INVARIANT: numbers and names are read by the same two functions as everywhere else, and what was read is shown again so
 * that it is read as the same.
 */
import { eraYearOf, isInEra, parseDay, partsOf, readYear } from '#calendar';
import {
  type FactDefinition,
  type FieldDefinition,
  firstLetters,
  halfWidth,
  isDated,
  type ListDefinition,
  numberReadings,
  readName,
  readWholeNumber,
  type ScalarDefinition,
  yearsOf,
} from '#rules';

/** What was typed, by field name. */
export type Typed = Readonly<Record<string, string>>;

export type FieldError = {
  readonly field: string;
  readonly kind:
    | 'empty'
    | 'date'
    | 'month'
    | 'era'
    | 'number'
    | 'two-ways'
    | 'choice'
    | 'too-long'
    | 'unseen-letters'
    | 'too-many';
  readonly value: string;
  /** What it may mean, or what it is in the right form. */
  readonly readings?: readonly string[];
};

export type FormRead = { readonly value: unknown } | { readonly errors: readonly FieldError[] };

const plain = (text: string): string => halfWidth(text).trim();
/** What was typed, short enough for a sentence. */
const quoted = (text: string): string => firstLetters(text, 40);

/** The number in "5", "05" or "5月". */
const readPart = (text: string, unit: string): number | undefined => {
  const match = new RegExp(`^(\\d{1,2})${unit}?$`).exec(plain(text));
  return match === null ? undefined : Number(match[1]);
};

/** A year of one or two digits is one of an era, or of this century: nobody knows which. */
function wrongDate(type: 'date' | 'month', year: string): Pick<FieldError, 'kind' | 'readings'> {
  const short = /^(\d{1,2})年?$/.exec(plain(year));
  return short === null || Number(short[1]) === 0
    ? { kind: type }
    : { kind: 'two-ways', readings: yearsOf(Number(short[1])).map(String) };
}

/** How the year of an ISO day or month is written where the era it was written in has no such day; else nothing. */
function otherEra(era: string, value: string): readonly string[] {
  const first = parseDay(value.length === 7 ? `${value}-01` : value);
  // What is no day at all is told where the situation is read.
  if (first === undefined) return [];
  const last = value.length === 7 ? first + 27 : first;
  return isInEra(era, first, last) ? [] : [eraYearOf(first), String(partsOf(first).year)];
}

/**
 * Year, month and, for a date, day from their fields, as ISO text; the calendar is checked where the situation is read.
 * A month asks for no day, and a day is no month.
 */
function readDate(name: string, type: 'date' | 'month', typed: Typed): FormRead {
  const fields = type === 'date' ? ['y', 'm', 'd'] : ['y', 'm'];
  const parts = fields.map((part) => typed[`${name}.${part}`] ?? '');
  const [y = '', m = '', d] = parts;
  if (parts.every((it) => plain(it) === '')) return { errors: [{ field: name, kind: 'empty', value: '' }] };
  const year = readYear(plain(y));
  const month = readPart(m, '月');
  const day = d === undefined ? undefined : readPart(d, '日');
  if (year === undefined || month === undefined || (d !== undefined && day === undefined))
    return { errors: [{ field: name, ...wrongDate(type, y), value: quoted(parts.join('-')) }] };
  const two = (n: number): string => String(n).padStart(2, '0');
  const yearMonth = `${String(year.year).padStart(4, '0')}-${two(month)}`;
  const value = day === undefined ? yearMonth : `${yearMonth}-${two(day)}`;
  const readings = year.era === undefined ? [] : otherEra(year.era, value);
  return readings.length === 0
    ? { value }
    : { errors: [{ field: name, kind: 'era', value: quoted(parts.join('-')), readings }] };
}

/** A day from its three fields. */
export const readDayField = (name: string, typed: Typed): FormRead => readDate(name, 'date', typed);

function wrongNumber(text: string): Pick<FieldError, 'kind' | 'readings'> {
  const readings = numberReadings(text).map(quoted);
  return readings.length > 1 ? { kind: 'two-ways', readings } : { kind: 'number' };
}

type Asked = FieldDefinition & { readonly unit?: string };

function readField(name: string, type: Asked, typed: Typed): FormRead {
  if (type.type === 'date' || type.type === 'month') return readDate(name, type.type, typed);
  const text = typed[name] ?? '';
  if (plain(text) === '') return { errors: [{ field: name, kind: 'empty', value: '' }] };
  switch (type.type) {
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { value: text === 'true' }
        : { errors: [{ field: name, kind: 'choice', value: text }] };
    case 'choice':
      return type.choices?.includes(text)
        ? { value: text }
        : { errors: [{ field: name, kind: 'choice', value: text }] };
    case 'integer':
    case 'yen': {
      const value = readWholeNumber(text, type.type === 'yen' ? 'yen' : type.unit);
      return value === undefined ? { errors: [{ field: name, ...wrongNumber(text), value: quoted(text) }] } : { value };
    }
    case 'name': {
      const read = readName(text);
      return 'name' in read ? { value: read.name } : { errors: [{ field: name, kind: read.no, value: quoted(text) }] };
    }
  }
}

/** A day of a page's own, from its three fields. */
export const readDay = (name: string, typed: Typed): FormRead => readDate(name, 'date', typed);

export const readScalarField = (definition: ScalarDefinition, typed: Typed): FormRead =>
  readField('value', definition, typed);

/** Entries one page asks for; a longer list is opened from a file. */
export const mostEntriesOnPage = 60;
const mostEntriesRead = 1000;

/** How many entries the form has; at least one to fill in. */
export function entryCount({ entries = '1' }: Typed): number {
  return /^\d{1,4}$/.test(entries) ? Math.min(Math.max(1, Number(entries)), mostEntriesRead) : 1;
}

/** A count that cannot be right would silently leave out what was typed. */
const isCount = ({ entries = '1' }: Typed): boolean => /^\d{1,4}$/.test(entries) && Number(entries) <= mostEntriesRead;

/** The entries with anything in them. An empty field that is not required is left out. */
export function readEntries(definition: ListDefinition, typed: Typed): FormRead {
  if (!isCount(typed)) return { errors: [{ field: 'value', kind: 'too-many', value: String(definition.most) }] };
  const errors: FieldError[] = [];
  const records: Record<string, unknown>[] = [];
  for (let i = 0; i < entryCount(typed); i++) {
    const record: Record<string, unknown> = {};
    const wrong: FieldError[] = [];
    for (const [field, type] of Object.entries(definition.fields)) {
      const read = readField(`${i}.${field}`, type, typed);
      if ('value' in read) record[field] = read.value;
      else wrong.push(...read.errors.filter((it) => it.kind !== 'empty' || type.required));
    }
    const empty = Object.keys(record).length === 0 && wrong.every((it) => it.kind === 'empty');
    if (empty) continue;
    errors.push(...wrong);
    records.push(record);
  }
  return errors.length > 0 ? { errors } : { value: records };
}

/** A told value as its form fields, to be changed. */
export function typedFrom(definition: FactDefinition, value: unknown): Typed {
  if (definition.type !== 'list') return fieldFrom('value', definition, value);
  const records = Array.isArray(value) ? (value as Readonly<Record<string, unknown>>[]) : [];
  const fields = records.flatMap((record, i) =>
    Object.entries(definition.fields).map(([field, type]) => fieldFrom(`${i}.${field}`, type, record[field])),
  );
  return Object.assign({ entries: String(Math.max(1, records.length)) }, ...fields) as Typed;
}

function fieldFrom(name: string, type: FieldDefinition, value: unknown): Typed {
  if (value === undefined) return {};
  if (!isDated(type)) return { [name]: String(value) };
  const [y = '', m = '', d = ''] = String(value).split('-');
  const month = { [`${name}.y`]: y, [`${name}.m`]: String(Number(m)) };
  return type.type === 'month' ? month : { ...month, [`${name}.d`]: String(Number(d)) };
}
