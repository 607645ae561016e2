/** The name of an organisation, in letters the reader of a page reads first. */
import { type Locale, mannerOf } from '#language';

export const organisationName = (
  { name, romaji }: { readonly name: string; readonly romaji?: string },
  locale: Locale,
): string => (mannerOf(locale).names === 'romaji' ? (romaji ?? name) : name);
