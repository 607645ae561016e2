/** Where pages are that others lead to. */
import type { Locale } from '#language';

export const ruleAddress = (locale: Locale, id: string): string => `/${locale}/rules/${encodeURIComponent(id)}`;
