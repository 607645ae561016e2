/** `shinrai rules`: the rules as law: what is asked, by which article, since when, how sure, and the tree. */

import { provisionWords } from '#determinations';
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import { childrenOf, everyVersion, type Node, nearest, type Provision, treeOf } from '#rules';
import { answered, BadInputError, type ExitCode, type Io } from './io.ts';
import { langOption, parse } from './options.ts';
import { wrap } from './print.ts';

export const help = `shinrai rules list [--lang en|ja|ja-x-easy]
shinrai rules show <id> [--lang]`;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parse(args, { lang: { type: 'string' } });
  const locale = langOption(parsed);
  const [verb, id] = parsed.positionals;
  if (verb === 'list') {
    for (const provision of all()) {
      const { name } = provisionWords(japan, locale, provision);
      io.out(`${provision.id.padEnd(36)} ${provision.basis.padEnd(10)} ${name}\n`);
    }
    return answered;
  }
  if (verb !== 'show' || id === undefined) throw new BadInputError(`write: ${help.replaceAll('\n', ', or ')}`);
  const found = all().filter((it) => it.id === id);
  if (found.length === 0) {
    throw new BadInputError(
      `there is no rule \`${id}\`; the nearest is \`${nearest(
        id,
        all().map((it) => it.id),
      )}\`; shinrai rules list shows all`,
    );
  }
  for (const provision of found) io.out(`${shown(provision, locale).join('\n')}\n`);
  return answered;
}

const all = (): readonly Provision[] => everyVersion(japan);

function shown(provision: Provision, locale: Locale): readonly string[] {
  const words = provisionWords(japan, locale, provision);
  const until = provision.inForce.until === undefined ? '' : ` until ${provision.inForce.until}`;
  return [
    `${provision.id}  ${words.name}`,
    ...wrap(words.requirement, '  '),
    `  ${aboutOf(provision)}; ${provision.basis}; confidence ${provision.confidence}; in force from ${provision.inForce.from}${until}`,
    ...provision.law.map(({ source, at }) => {
      const it = japan.sources.find((known) => known.id === source);
      return `  § ${locale === 'en' ? it?.en : it?.ja} ${at}  ${it?.link}`;
    }),
    ...tree(treeOf(provision), '  '),
  ];
}

function aboutOf(provision: Provision): string {
  switch (provision.kind) {
    case 'requirement':
      return `${provision.weight}, ${provision.bearer}`;
    case 'value':
      return `value in ${provision.unit}`;
  }
}

/** The tree as indented text: the kind and its own words on a line, its parts below. */
function tree(node: Node, indent: string): readonly string[] {
  const words = Object.entries(node)
    .filter(
      ([key, value]) =>
        key !== 'kind' && (typeof value !== 'object' || (Array.isArray(value) && typeof value[0] === 'string')),
    )
    .map(([key, value]) => `${key} ${String(value)}`);
  const pick = 'pick' in node ? [`list ${node.pick.list}`] : [];
  return [
    `${indent}${[node.kind, ...pick, ...words].join(', ')}`,
    ...childrenOf(node).flatMap((child) => tree(child, `${indent}  `)),
  ];
}
