/** The front door of `language`: the shipped locales, how they write values, and typed messages. */
export {
  formatDay,
  formatList,
  formatNumber,
  formatPeriod,
  formatYen,
  joinClauses,
  joinItems,
  joinSentences,
} from './format.ts';
export { type Locale, localeNames, locales, mannerOf, negotiate, type Unit, usual } from './locale.ts';
export { type Translate, translator } from './messages.ts';
