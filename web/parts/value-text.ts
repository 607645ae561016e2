/** A told value in words of the page. */
import { formatDay, formatPeriod, joinClauses, type Locale, type Unit } from '#language';
import { japan } from '#rulebook/japan';
import type { FieldDefinition } from '#rules';
import { type Say, sayIn } from './words.ts';

/** @param value as in a situation file; a list entry is an object of fields */
export function valueText(locale: Locale, fact: string, value: unknown): string {
  const definition = japan.facts.get(fact);
  const words = japan.wording[locale]?.facts[fact];
  const say = sayIn(locale);
  if (definition?.type !== 'list') return fieldText(locale, say, definition, value, words?.choices);
  const entry = (value ?? {}) as Readonly<Record<string, unknown>>;
  return joinClauses(
    locale,
    Object.entries(definition.fields)
      .filter(([field]) => entry[field] !== undefined)
      .map(([field, type]) =>
        say('join.said', {
          name: words?.fields?.[field] ?? field,
          text: fieldText(locale, say, type, entry[field], words?.choices),
        }),
      ),
  );
}

type Typed = (FieldDefinition & { readonly unit?: string }) | undefined;

function fieldText(
  locale: Locale,
  say: Say,
  type: Typed,
  value: unknown,
  choices?: Readonly<Record<string, string>>,
): string {
  switch (type?.type) {
    case 'boolean':
      return say(value === true ? 'ask.yes' : 'ask.no');
    case 'yen':
      return formatPeriod(locale, Number(value), 'yen');
    case 'integer':
      return type.unit === undefined ? String(value) : formatPeriod(locale, Number(value), type.unit as Unit);
    case 'date':
      return formatDay(locale, String(value));
    case 'month':
      return formatDay(locale, String(value).slice(0, 7));
    default:
      return choices?.[String(value)] ?? String(value);
  }
}
