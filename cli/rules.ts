/** `shinrai rules`: the rules as law: what is asked, by which article, since when, how sure, and what changed. */

import { articlesIn, printArticle, printedLines } from '#determinations';
import { locales } from '#language';
import { japan } from '#rulebook/japan';
import { everyVersion, nearest, nearText } from '#rules';
import { answered, BadInputError, type ExitCode, type Io } from './io.ts';
import { langOption, parse } from './options.ts';
import { wrap } from './print.ts';

export const help = `shinrai rules list [--lang ${locales.join('|')}]
shinrai rules show <id> [--lang]`;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parse(args, { lang: { type: 'string' } });
  const locale = langOption(parsed);
  const [verb, id] = parsed.positionals;
  if (verb === 'list') {
    const bases = new Map(everyVersion(japan).map((it) => [it.id, it.basis]));
    for (const it of articlesIn(japan, locale)) {
      io.out(`${it.id.padEnd(36)} ${(bases.get(it.id) ?? '').padEnd(10)} ${it.name}\n`);
    }
    return answered;
  }
  if (verb !== 'show' || id === undefined) throw new BadInputError(`write: ${help.replaceAll('\n', ', or ')}`);
  const printed = printArticle(japan, id, locale);
  if (printed === undefined) {
    const ids = articlesIn(japan, locale).map((it) => it.id);
    throw new BadInputError(`there is no rule \`${id}\`${nearText(nearest(id, ids))}; shinrai rules list shows all`);
  }
  for (const line of printedLines(printed, locale)) {
    const indent = /^ */.exec(line)?.[0] ?? '';
    io.out(`${wrap(line.slice(indent.length), indent).join('\n')}\n`);
  }
  return answered;
}
