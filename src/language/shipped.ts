// Made by `npm run languages` from the files of the languages; do not edit.
import inEn from './locales/en.json' with { type: 'json' };
import inJaXEasy from './locales/ja-x-easy.json' with { type: 'json' };
import inJa from './locales/ja.json' with { type: 'json' };

export const shipped = {
  ja: inJa,
  'ja-x-easy': inJaXEasy,
  en: inEn,
} as const;
