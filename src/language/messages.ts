/** Typed messages in ICU MessageFormat. Every language has the same keys; a missing value is a fault. */
import { IntlMessageFormat } from 'intl-messageformat';
import { type Locale, mannerOf } from './locale.ts';

/** The same keys in every language; the first type argument is the keys of one of them. */
export type Messages<Key extends string> = Readonly<Record<Locale, Readonly<Record<Key, string>>>>;

export type Translate<Key extends string> = (
  locale: Locale,
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** Compiles a message when it is first used. @throws Error when a message needs a value that was not given */
export function translator<Key extends string>(messages: Messages<Key>): Translate<Key> {
  const compiled = new Map<string, IntlMessageFormat>();
  return (locale, key, values = {}) => {
    const text = messages[locale][key];
    if (!text.includes('{')) return text;
    const id = `${locale}|${key}`;
    const format =
      compiled.get(id) ?? new IntlMessageFormat(text, mannerOf(locale).formats, undefined, { ignoreTag: true });
    compiled.set(id, format);
    return String(format.format(values));
  };
}
