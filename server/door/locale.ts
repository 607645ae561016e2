import type { Context } from 'hono';
import { type Locale, locales, negotiate } from '#language';

export const isLocale = (text: string): text is Locale => (locales as readonly string[]).includes(text);

/** What a program asked for; English when it asked for none. */
export function localeOfProgram({ req }: Context): Locale {
  const wished = req.query('lang') ?? '';
  return isLocale(wished) ? wished : negotiate(req.header('accept-language'), 'en');
}
