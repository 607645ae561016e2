/**
 * Reads what people type into forms. Forgiving about how a value is written (full-width digits, separators, 万円, Japanese
 * eras), strict about what it is. What cannot be read keeps exactly what was typed.
 *
 * INVARIANT: numbers and names are read by the same two functions as everywhere else, and what was read is shown again so
 * that it is read as the same.
 */
import {
  type FactDefinition,
  type FieldDefinition,
  halfWidth,
  isDated,
  type ListDefinition,
  readName,
  readWholeNumber,
  type ScalarDefinition,
} from '#rules';

/** What was typed, by field name. */
export type Typed = Readonly<Record<string, string>>;

export type FieldError = {
  readonly field: string;
  readonly kind: 'empty' | 'date' | 'month' | 'number' | 'choice' | 'too-long' | 'unseen-letters' | 'too-many';
  readonly value: string;
};

export type FormRead = { readonly value: unknown } | { readonly errors: readonly FieldError[] };

const plain = (text: string): string => halfWidth(text).trim();
/** What was typed, short enough for a sentence. */
const quoted = (text: string): string => [...text].slice(0, 40).join('');

const eras: Readonly<Record<string, number>> = { r: 2018, 令和: 2018, h: 1988, 平成: 1988, s: 1925, 昭和: 1925 };

/** 2026, R8, 令和8, 令和元. */
function readYear(text: string): number | undefined {
  const year = plain(text).replace(/年$/, '').toLowerCase();
  if (/^\d{4}$/.test(year)) return Number(year);
  const match = /^(r|h|s|令和|平成|昭和)\s*(\d{1,2}|元)$/.exec(year);
  const base = match?.[1] === undefined ? undefined : eras[match[1]];
  const count = match?.[2] === '元' ? 1 : Number(match?.[2]);
  // No era has a year 0.
  return base === undefined || count === 0 ? undefined : base + count;
}

/** The number in "5", "05" or "5月". */
const readPart = (text: string, unit: string): number | undefined => {
  const match = new RegExp(`^(\\d{1,2})${unit}?$`).exec(plain(text));
  return match === null ? undefined : Number(match[1]);
};

/**
 * Year, month and, for a date, day from their fields, as ISO text; the calendar is checked where the situation is read.
 * A month asks for no day, and a day is no month.
 */
function readDate(name: string, type: 'date' | 'month', typed: Typed): FormRead {
  const fields = type === 'date' ? ['y', 'm', 'd'] : ['y', 'm'];
  const parts = fields.map((part) => typed[`${name}.${part}`] ?? '');
  const [y = '', m = '', d] = parts;
  if (parts.every((it) => plain(it) === '')) return { errors: [{ field: name, kind: 'empty', value: '' }] };
  const year = readYear(y);
  const month = readPart(m, '月');
  const day = d === undefined ? undefined : readPart(d, '日');
  if (year === undefined || month === undefined || (d !== undefined && day === undefined))
    return { errors: [{ field: name, kind: type, value: quoted(parts.join('-')) }] };
  const two = (n: number): string => String(n).padStart(2, '0');
  const yearMonth = `${String(year).padStart(4, '0')}-${two(month)}`;
  return { value: day === undefined ? yearMonth : `${yearMonth}-${two(day)}` };
}

/** A day from its three fields. */
export const readDayField = (name: string, typed: Typed): FormRead => readDate(name, 'date', typed);

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
      return value === undefined ? { errors: [{ field: name, kind: 'number', value: quoted(text) }] } : { value };
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
