import type { Context } from 'hono';
import { type Locale, locales, negotiate, usual } from '#language';

export const isLocale = (text: string): text is Locale => (locales as readonly string[]).includes(text);

/** What a program asked for. */
export function localeOfProgram({ req }: Context): Locale {
  const wished = req.query('lang') ?? '';
  return isLocale(wished) ? wished : negotiate(req.header('accept-language'), usual.programs);
}

/** The language of the address, or of the browser where the address has none. */
export function localeOfPage({ req }: Context): Locale {
  const [, first = ''] = req.path.split('/');
  return isLocale(first) ? first : negotiate(req.header('accept-language'));
}
