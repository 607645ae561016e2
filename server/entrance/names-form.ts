/** The form of a person's names. */
import type { Names } from '#parties';
import type { ShownError } from '../../web/parts/errors.tsx';
import type { Typed } from '../../web/parts/form.ts';
import type { Say } from '../../web/parts/words.ts';
import type { Sent } from '../door/sent.ts';

const mostLetters = 80;

/** @param organisation is the form one that also asks who runs the installation? What is empty is named in the order of the form. */
export function namesIn(
  { typed, refused }: Sent,
  say: Say,
  organisation = false,
): { readonly names: Names } | { readonly errors: readonly ShownError[] } {
  const part = (field: string): string =>
    (typed[field] ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, mostLetters);
  const [family, given, kanji, katakana, alias] = ['family', 'given', 'kanji', 'katakana', 'alias'].map(part) as [
    string,
    string,
    string,
    string,
    string,
  ];
  if (refused.length > 0) return { errors: refused };
  const errors = [
    ...(organisation && part('name') === '' ? [{ field: 'name', message: say('names.no.organisation') }] : []),
    ...(given === '' ? [{ field: 'given', message: say('names.no.given') }] : []),
  ];
  if (errors.length > 0) return { errors };
  const optional = (name: string, text: string) => (text === '' ? {} : { [name]: text });
  return {
    names: {
      romaji: { given, ...optional('family', family) },
      order: typed.order === 'family-given' ? 'family-given' : 'given-family',
      ...optional('kanji', kanji),
      ...optional('katakana', katakana),
      ...optional('alias', alias),
    },
  };
}

/** Names as the fields of their form. */
export function typedNames({ romaji, order, kanji = '', katakana = '', alias = '' }: Names): Typed {
  return { given: romaji.given, family: romaji.family ?? '', order, kanji, katakana, alias };
}
