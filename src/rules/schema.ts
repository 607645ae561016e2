/** JSON Schema (2020-12) of a situation: the published input format, made from the vocabulary. */
import { type FactDefinition, type FieldDefinition, isDated, mostSpans, type Vocabulary } from './fact.ts';

import type { Section } from './provision.ts';
import { mostNoteLetters } from './read-situation.ts';
import { mostLetters } from './read-text.ts';

type Schema = Readonly<Record<string, unknown>>;

const date: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
/** A day of the month stands for its month. */
const month: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}(-\\d{2})?$' };

function schemaOf(type: FieldDefinition): Schema {
  switch (type.type) {
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
    case 'yen':
      return {
        type: 'integer',
        ...(type.min === undefined ? {} : { minimum: type.min }),
        ...(type.max === undefined ? {} : { maximum: type.max }),
      };
    case 'date':
      return date;
    case 'month':
      return month;
    case 'choice':
      return { enum: type.choices ?? [] };
    case 'name':
      return { type: 'string', minLength: 1, maxLength: mostLetters };
  }
}

function factSchema(definition: FactDefinition, title: string | undefined, section: string | undefined): Schema {
  const titled = {
    ...(title === undefined ? {} : { title }),
    ...(section === undefined ? {} : { 'x-section': section }),
  };
  if (definition.type !== 'list') {
    const value = schemaOf(definition);
    if (!definition.history) return { ...titled, ...value };
    const segment = {
      type: 'object',
      properties: { from: date, value },
      required: ['from', 'value'],
      additionalProperties: false,
    };
    return { ...titled, anyOf: [value, { type: 'array', maxItems: mostSpans, items: segment }] };
  }
  const required = Object.entries(definition.fields).flatMap(([field, type]) => (type.required ? [field] : []));
  const properties = Object.fromEntries(
    Object.entries(definition.fields).map(([field, type]) => [field, schemaOf(type)]),
  );
  return {
    ...titled,
    type: 'array',
    maxItems: definition.most,
    items: { type: 'object', properties, required, additionalProperties: false },
  };
}

/**
 * @param titles a label for each fact, in one language
 * @param sections in which it is asked: published as `x-section`
 */
export function situationSchema(
  vocabulary: Vocabulary,
  titles: Readonly<Record<string, string>> = {},
  sections: readonly Section[] = [],
): Schema {
  const sectionOf = new Map(sections.flatMap(({ id, facts }) => facts.map((fact) => [fact, id] as const)));
  const ids = [...vocabulary.keys()];
  const names = { type: 'array', items: { enum: ids }, maxItems: ids.length, uniqueItems: true };
  const lists = [...vocabulary.values()].filter((it) => it.type === 'list');
  const span = {
    type: 'object',
    properties: { from: date, until: date },
    required: ['from', 'until'],
    additionalProperties: false,
  };
  const complete = { anyOf: [{ type: 'boolean' }, { type: 'array', maxItems: mostSpans, items: span }] };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Situation',
    type: 'object',
    required: ['asOf'],
    additionalProperties: false,
    properties: {
      asOf: { ...date, title: 'The day the facts are true' },
      facts: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          [...vocabulary].map(([id, it]) => [id, factSchema(it, titles[id], sectionOf.get(id))]),
        ),
      },
      dontKnow: names,
      declined: names,
      notApplicable: names,
      notYet: {
        type: 'array',
        items: { enum: ids.filter((id) => isDateWithNone(vocabulary.get(id))) },
        uniqueItems: true,
      },
      completeFor: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(lists.map((it) => [it.id, complete])),
      },
      closedWorld: { type: 'boolean' },
      note: { type: 'string', maxLength: mostNoteLetters },
    },
  };
}

const isDateWithNone = (definition: FactDefinition | undefined): boolean =>
  definition !== undefined && isDated(definition) && definition.none === true;
