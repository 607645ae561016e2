/** The form of one fact: entries added and removed, and what was wrong, in words. */

import { describeProblemIn } from '#determinations';
import type { Said } from '#interview';
import { joinItems, type Locale } from '#language';
import { japan } from '#rulebook/japan';
import { type FactDefinition, looksLikeIndividualNumber, type Problem } from '#rules';
import type { ShownError } from '../web/parts/errors.tsx';
import {
  entryCount,
  type FieldError,
  mostEntriesOnPage,
  readEntries,
  readScalarField,
  type Typed,
} from '../web/parts/form.ts';
import { sayIn, type WordKey } from '../web/parts/words.ts';

/** What is wrong with one entry more. */
export const noneMore = (typed: Typed, fact: FactDefinition, locale: Locale): readonly ShownError[] =>
  entryCount(typed) < mostEntriesOnPage
    ? []
    : [formError({ field: 'value', kind: 'too-many', value: String(mostEntriesOnPage) }, fact, locale)];

/** One entry more, or without one: everything typed in the others stays. */
export function entriesChanged(typed: Typed, verb: 'add' | 'remove', argument: string): Typed {
  const count = entryCount(typed);
  if (verb === 'add') return { ...typed, entries: String(count < mostEntriesOnPage ? count + 1 : count) };
  const removed = Number(argument);
  const moved = Object.entries(typed).flatMap(([name, value]): [string, string][] => {
    const match = /^(\d+)\.(.+)$/.exec(name);
    if (match === null) return [[name, value]];
    const entry = Number(match[1]);
    if (entry === removed) return [];
    return [[`${entry > removed ? entry - 1 : entry}.${match[2]}`, value]];
  });
  return { ...Object.fromEntries(moved), entries: String(Math.max(1, count - 1)) };
}

const keys = {
  empty: 'errors.empty',
  choice: 'errors.empty',
  date: 'errors.date',
  month: 'errors.month',
  era: 'errors.era',
  number: 'errors.number',
  'two-ways': 'errors.two-ways',
  'too-long': 'errors.name.long',
  'unseen-letters': 'errors.name.unseen',
  'too-many': 'errors.many',
} as const satisfies Record<FieldError['kind'], WordKey>;

function formError(error: FieldError, fact: FactDefinition, locale: Locale): ShownError {
  const words = japan.wording[locale]?.facts[fact.id];
  const field = /^(\d+)\.(.+)$/.exec(error.field);
  const label =
    field === null
      ? (words?.label ?? fact.id)
      : `${Number(field[1]) + 1}. ${words?.fields?.[field[2] ?? ''] ?? field[2]}`;
  const key = keys[error.kind];
  const secret = looksLikeIndividualNumber(error.value) || error.value.replaceAll(/\P{Nd}/gu, '').length >= 12;
  const readings = secret ? '…' : joinItems(locale, error.readings ?? []);
  return { field: error.field, message: sayIn(locale)(key, { label, value: secret ? '…' : error.value, readings }) };
}

export function problemError(problem: Problem, locale: Locale): ShownError {
  const match = /\[(\d+)\](?:\.(\w+))?$/.exec(problem.at);
  const field = match === null ? 'value' : `${match[1]}.${match[2] ?? 'from'}`;
  const fact = japan.facts.get(/^facts\.(\w+)/.exec(problem.at)?.[1] ?? '');
  // A form has a box for year, month and day: how a file writes them is nothing to say here.
  if (problem.code === 'impossible-date' && fact !== undefined)
    return formError({ field, kind: 'date', value: problem.value ?? '' }, fact, locale);
  return { field, message: describeProblemIn(locale, problem, japan) };
}

/** What a form says of a fact: `dontKnow`, `declined` or `notYet` by a button, else what was typed. */
export function saidIn(
  fact: FactDefinition,
  typed: Typed,
  verb: string,
  locale: Locale,
): Said | { readonly errors: readonly ShownError[] } {
  if (verb === 'notYet' || verb === 'dontKnow' || verb === 'declined') return { absence: verb };
  const read = fact.type === 'list' ? readEntries(fact, typed) : readScalarField(fact, typed);
  if ('errors' in read) return { errors: read.errors.map((it) => formError(it, fact, locale)) };
  return { value: read.value, complete: fact.type === 'list' && typed.complete === 'true' };
}
