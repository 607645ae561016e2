/** `shinrai ask`: the next question that could still change the answer. */
import { describeProblemIn } from '#determinations';
import { holdInterview, type Next, readInput } from '#interview';
import { formatDay, type Locale, locales } from '#language';
import { japan } from '#rulebook/japan';
import type { FactDefinition } from '#rules';
import { answered, BadInputError, type ExitCode, type Io, jsonOf } from './io.ts';
import { langOption, parse, procedureArgument } from './options.ts';
import { widthOf } from './print.ts';
import { type Say, sayIn } from './say.ts';

export const help = `shinrai ask <procedure> <file.json|-> [--lang ${locales.join('|')}] [--json]

Says what to ask next, how the answer is written and what waits for it; nothing
more when the answer is as useful as it can be. Add the answer to the file, or the
fact to its dontKnow, and ask again.`;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parse(args, { lang: { type: 'string' }, json: { type: 'boolean' } });
  const [procedure, file = '-'] = parsed.positionals;
  const locale = langOption(parsed);
  const topic = { rulebook: japan, procedure: procedureArgument(procedure), locale };
  const read = readInput(japan.facts, await jsonOf(file, io));
  if ('problems' in read)
    throw new BadInputError(read.problems.map((it) => `${it.at}: ${describeProblemIn(locale, it, japan)}`).join('\n'));
  const { next } = holdInterview(topic, read.state);
  if (parsed.values.json === true) io.out(`${JSON.stringify(next ?? null, null, 2)}\n`);
  else io.out(next === undefined ? `${sayIn(locale)('ask.nothing')}\n` : printed(next, locale));
  return answered;
}

function printed({ name, because, sections, section }: Next, locale: Locale): string {
  const [id = '', day] = name.split('@');
  const words = japan.wording[locale]?.facts[id];
  const fact = japan.facts.get(id);
  const say = sayIn(locale);
  const rows = [
    [say('ask.fact'), name],
    ...(fact === undefined ? [] : [[say('ask.written'), writtenAs(fact, say)]]),
    ...because.map((it, i) => [i === 0 ? say('ask.for') : '', it]),
    ...(section === undefined
      ? []
      : [
          [
            say('ask.section'),
            say('ask.section.of', { section, number: sections.indexOf(section) + 1, all: sections.length }),
          ],
        ]),
  ];
  const width = Math.max(...rows.map(([title = '']) => widthOf(title))) + 3;
  const lines = [
    ...(day === undefined ? [] : [formatDay(locale, day)]),
    words?.question ?? id,
    ...(words?.why === undefined ? [] : [words.why]),
    '',
    ...rows.map(([title = '', text]) => `  ${title}${' '.repeat(width - widthOf(title))}${text}`),
  ];
  return `${lines.join('\n')}\n`;
}

function writtenAs(fact: FactDefinition, say: Say): string {
  switch (fact.type) {
    case 'boolean':
      return say('written.boolean');
    case 'choice':
      return (fact.choices ?? []).join(', ');
    case 'date':
      return 'YYYY-MM-DD';
    case 'month':
      return 'YYYY-MM';
    case 'list':
      return say('written.list', { fields: `{ ${Object.keys(fact.fields).join(', ')} }` });
    case 'integer':
    case 'yen':
      return say('written.integer');
  }
}
