/**
 * Reads what people type into forms. Forgiving about how a value is written (full-width digits, separators, 万円, Japanese
 * eras), strict about what it is. What cannot be read keeps exactly what was typed.
 */
import type { FactDefinition, FieldDefinition, ListDefinition, ScalarDefinition } from '#rules';

/** What was typed, by field name. */
export type Typed = Readonly<Record<string, string>>;

export type FieldError = {
  readonly field: string;
  readonly kind: 'empty' | 'date' | 'number' | 'choice';
  readonly value: string;
};

export type FormRead = { readonly value: unknown } | { readonly errors: readonly FieldError[] };

const plain = (text: string): string => text.normalize('NFKC').trim();

/** The plain number in "５,500,000", "550万円" or "5500000 yen"; nothing when it is not a whole number. */
function readAmount(text: string): number | undefined {
  const match = /^(-?[\d,]+(?:\.\d+)?)\s*(万)?\s*(?:円|yen|点|年|years?|points?)?$/i.exec(
    plain(text).replaceAll(' ', ''),
  );
  if (match?.[1] === undefined) return undefined;
  const value = Number(match[1].replaceAll(',', '')) * (match[2] === undefined ? 1 : 10_000);
  return Number.isSafeInteger(value) ? value : undefined;
}

const eras: Readonly<Record<string, number>> = { r: 2018, 令和: 2018, h: 1988, 平成: 1988, s: 1925, 昭和: 1925 };

/** 2026, R8, 令和8, 令和元. */
function readYear(text: string): number | undefined {
  const year = plain(text).replace(/年$/, '').toLowerCase();
  if (/^\d{4}$/.test(year)) return Number(year);
  const match = /^(r|h|s|令和|平成|昭和)\s*(\d{1,2}|元)$/.exec(year);
  const base = match?.[1] === undefined ? undefined : eras[match[1]];
  return base === undefined ? undefined : base + (match?.[2] === '元' ? 1 : Number(match?.[2]));
}

/** Year, month and day from their three fields, as ISO text; the calendar is checked where the situation is read. */
function readDate(name: string, typed: Typed): FormRead {
  const parts = ['y', 'm', 'd'].map((part) => typed[`${name}.${part}`] ?? '');
  const [y = '', m = '', d = ''] = parts;
  if (parts.every((it) => plain(it) === '')) return { errors: [{ field: name, kind: 'empty', value: '' }] };
  const year = readYear(y);
  const month = readAmount(m.replace(/月$/, ''));
  const day = readAmount(d.replace(/日$/, ''));
  if (
    year === undefined ||
    month === undefined ||
    day === undefined ||
    month > 99 ||
    day > 99 ||
    month < 0 ||
    day < 0
  ) {
    return { errors: [{ field: name, kind: 'date', value: parts.join('-').slice(0, 40) }] };
  }
  const two = (n: number): string => String(n).padStart(2, '0');
  return { value: `${year}-${two(month)}-${two(day)}` };
}

function readField(name: string, type: FieldDefinition, typed: Typed): FormRead {
  if (type.type === 'date') return readDate(name, typed);
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
      const value = readAmount(text);
      return value === undefined ? { errors: [{ field: name, kind: 'number', value: text.slice(0, 40) }] } : { value };
    }
    case 'name':
      return { value: plain(text).slice(0, 80) };
  }
}

export const readScalarField = (definition: ScalarDefinition, typed: Typed): FormRead =>
  readField('value', definition, typed);

/** How many entries the form has; at least one to fill in. */
export function entryCount(typed: Typed): number {
  const count = Number(typed.entries ?? '1');
  return Number.isInteger(count) && count >= 1 && count <= 200 ? count : 1;
}

/** The entries with anything in them. An empty field that is not required is left out. */
export function readEntries(definition: ListDefinition, typed: Typed): FormRead {
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
  if (type.type !== 'date') return { [name]: String(value) };
  const [y = '', m = '', d = ''] = String(value).split('-');
  return { [`${name}.y`]: y, [`${name}.m`]: String(Number(m)), [`${name}.d`]: String(Number(d)) };
}
