/** The form of a person's names. */
import type { Names } from '#parties';
import type { ShownError } from '../../web/parts/errors.tsx';
import type { Typed } from '../../web/parts/form.ts';
import type { Say } from '../../web/parts/words.ts';
import type { Sent } from '../door/sent.ts';

const mostLetters = 80;

export function namesIn(
  { typed, refused }: Sent,
  say: Say,
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
  if (given === '') return { errors: [{ field: 'given', message: say('names.no.given') }] };
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
