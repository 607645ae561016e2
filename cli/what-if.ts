/** `shinrai what-if`: before and after a change of facts. Nothing is written anywhere. */
import { type Explanation, explain } from '#determinations';
import { joinItems } from '#language';
import { japan } from '#rulebook/japan';
import { nearest, nearText, readWholeNumber } from '#rules';
import { answerTo } from './assess.ts';
import { answered, BadInputError, type ExitCode, type Io, jsonOf } from './io.ts';
import { assessOptions, dayOption, langOption, parse, procedureArgument } from './options.ts';
import { type Say, sayIn } from './say.ts';

export const help = `shinrai what-if <procedure> <file.json|-> --set fact=value [--set …] [--date] [--law] [--lang]

Shows the answer as it is and as it would be, and what is other. A what-if never becomes a fact.`;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parse(args, { ...assessOptions, set: { type: 'string', multiple: true } });
  const [name, file = '-'] = parsed.positionals;
  const sets = (parsed.values.set ?? []) as readonly string[];
  if (sets.length === 0) throw new BadInputError('name at least one change: --set fact=value');
  const day = dayOption(parsed, 'date');
  const law = dayOption(parsed, 'law');
  const procedure = procedureArgument(name);
  const input = await jsonOf(file, io);
  const shared = {
    rulebook: japan,
    procedure,
    ...(day === undefined ? {} : { day }),
    ...(law === undefined ? {} : { law }),
  };
  const locale = langOption(parsed);
  const say = sayIn(locale);
  const before = answerTo({ ...shared, input }, locale);
  const after = answerTo({ ...shared, input: changed(input, sets) }, locale);
  if (parsed.values.json === true) {
    io.out(`${JSON.stringify({ before, after }, null, 2)}\n`);
    return answered;
  }
  const [was, is] = [explain(before, japan, locale), explain(after, japan, locale)];
  io.out(block(say('now'), answerOf(was)));
  io.out(block(say('with', { changes: joinItems(locale, sets) }), answerOf(is)));
  const differs = differencesOf(was, is, say);
  io.out(block(say('other'), differs.length === 0 ? [say('other.nothing')] : differs));
  return answered;
}

const block = (title: string, lines: readonly string[]): string => `${title}\n  ${lines.join('\n  ')}\n`;

const answerOf = ({ answer, points }: Explanation): readonly string[] => [
  answer.stands,
  ...(points === undefined ? [] : [points.text]),
  ...answer.why.map(({ text }) => text),
];

/** Before → after, by name: rows of the points table, values, and findings. */
function differencesOf(was: Explanation, is: Explanation, say: Say): readonly string[] {
  const before = namedIn(was);
  return [...namedIn(is)].flatMap(([name, text]) => {
    const old = before.get(name);
    return old === undefined || old === text ? [] : [say('labelled', { label: name, text: `${old} → ${text}` })];
  });
}

const namedIn = ({ points, values, findings }: Explanation): ReadonlyMap<string, string> =>
  new Map([
    ...(points?.items ?? []).map((it) => [it.name, it.text] as const),
    ...values.map((it) => [it.name, it.text] as const),
    ...Object.values(findings)
      .flat()
      .map((it) => [it.name, it.stateWord] as const),
  ]);

/** The input with facts replaced, and no longer listed as not known. */
function changed(input: unknown, sets: readonly string[]): unknown {
  const situation = { ...(input as Record<string, unknown>) };
  const facts: Record<string, unknown> = { ...(situation.facts as Record<string, unknown> | undefined) };
  for (const set of sets) {
    const split = set.indexOf('=');
    if (split < 1) throw new BadInputError(`--set \`${set}\` is not fact=value`);
    const fact = set.slice(0, split);
    facts[fact] = valueFor(fact, set.slice(split + 1));
    for (const key of ['dontKnow', 'declined', 'notApplicable', 'notYet']) {
      const names = situation[key];
      if (Array.isArray(names)) situation[key] = names.filter((it) => it !== fact);
    }
  }
  return { ...situation, facts };
}

function valueFor(fact: string, text: string): unknown {
  const definition = japan.facts.get(fact);
  if (definition === undefined) {
    throw new BadInputError(
      `there is no fact \`${fact}\`${nearText(nearest(fact, japan.facts.keys()))}; shinrai facts lists them all`,
    );
  }
  if (definition.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (definition.type === 'integer' || definition.type === 'yen')
    return readWholeNumber(text, definition.type === 'yen' ? 'yen' : definition.unit) ?? text;
  if (definition.type === 'list') throw new BadInputError(`\`${fact}\` is a list; change it in the file`);
  return text;
}
