/** What the command says of its own, in the language asked for. Help and what is wrong with an argument are in English. */
import { type Locale, translator } from '#language';
import { type CommandPhrase, wording } from './wording.ts';

const translate = translator<CommandPhrase>(wording.command);

export type Say = (key: CommandPhrase, values?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (locale: Locale): Say =>
  (key, values) =>
    translate(locale, key, values);
