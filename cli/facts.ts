/** `shinrai facts`: the JSON Schema of a situation. */
import { locales } from '#language';
import { japan } from '#rulebook/japan';
import { situationSchema } from '#rules';
import { answered, type ExitCode, type Io } from './io.ts';
import { langOption, parse } from './options.ts';

export const help = `shinrai facts [--lang ${locales.join('|')}]

Prints the JSON Schema (2020-12) of a situation: every fact a rule may read,
with its type, its label and the section it is asked in. In lists, \`until\` is the first day that no longer
counts. An absent fact is unknown; "closedWorld": true makes it none.`;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parse(args, { lang: { type: 'string' } });
  const facts = japan.wording[langOption(parsed)]?.facts ?? {};
  const titles = Object.fromEntries(Object.entries(facts).map(([id, words]) => [id, words.label]));
  io.out(`${JSON.stringify(situationSchema(japan.facts, titles, japan.sections), null, 2)}\n`);
  return answered;
}
