import { type Locale, locales } from '#language';

export const isLocale = (text: string): text is Locale => (locales as readonly string[]).includes(text);
