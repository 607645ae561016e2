/** An article with its versions, and what changed from one to the next: figure by figure, row by row, part by part. */
import type { Locale } from '#language';
import { findProcedure, type Rulebook, type Version, versionsOf } from '#rules';
import { type Article, articleOf, forceText, procedureArticle, sayArticle } from './article.ts';
import { articleLines, linesToCompare } from './article-lines.ts';
import { voice } from './speak.ts';

export type PrintedVersion = {
  /** By what it was put, and for which days. */
  readonly title: string;
  /** What it says otherwise than the version it takes the place of; absent for the first. */
  readonly changed?: { readonly was: readonly string[]; readonly is: readonly string[] };
  /** It takes the place of none. */
  readonly added?: true;
};

export type PrintedArticle = {
  /** The newest version. */
  readonly article: Article;
  /** Earlier ones, then what texts and the model would make of it. */
  readonly versions: readonly PrintedVersion[];
};

const lists = new WeakMap<Rulebook, Map<Locale, readonly ArticleName[]>>();

/** All procedures, then all provisions, by id and name, in the order of the rulebook, each with the first procedure that rests on it. */
export function articlesIn(rulebook: Rulebook, locale: Locale): readonly ArticleName[] {
  const known = lists.get(rulebook) ?? new Map<Locale, readonly ArticleName[]>();
  lists.set(rulebook, known);
  const found = known.get(locale) ?? namesIn(rulebook, locale);
  known.set(locale, found);
  return found;
}

const namesIn = (rulebook: Rulebook, locale: Locale): readonly ArticleName[] => [
  ...rulebook.procedures.map(({ id }) => ({
    id,
    name: rulebook.wording[locale]?.procedures[id]?.name ?? id,
    procedure: id,
  })),
  ...[...versionsOf(rulebook)].map(([id, versions]) => ({
    id,
    name: articleOf(rulebook, newestOf(versions), locale).name,
    procedure: newestOf(versions).editions[0]?.procedure.id ?? '',
  })),
];

type ArticleName = { readonly id: string; readonly name: string; readonly procedure: string };

/** The newest version of the rulebook itself; of a rule only a draft or the model knows, that. */
const newestOf = (versions: readonly Version[]): Version =>
  versions.findLast((it) => it.by === undefined) ?? (versions[0] as Version);

/** Of a provision or a procedure. @returns nothing for an id the rulebook does not know */
export function printArticle(rulebook: Rulebook, id: string, locale: Locale): PrintedArticle | undefined {
  const procedure = findProcedure(rulebook, id);
  if (procedure !== undefined) return { article: procedureArticle(rulebook, procedure, locale), versions: [] };
  const all = versionsOf(rulebook).get(id);
  if (all === undefined) return undefined;
  const own = all.filter((it) => it.by === undefined);
  const lines = (it: Version): readonly string[] => linesToCompare(articleOf(rulebook, it, locale), locale);
  const versions = all.map((it): PrintedVersion => {
    const title = titleOf(rulebook, it, locale);
    const before = it.by === undefined ? own[own.indexOf(it) - 1] : inForceWith(it, own);
    if (before === undefined) return it.by === undefined ? { title } : { title, added: true };
    const [old, now] = [lines(before), lines(it)];
    return { title, changed: { was: without(old, now), is: without(now, old) } };
  });
  return { article: articleOf(rulebook, newestOf(all), locale), versions };
}

/** The version of the rulebook a text or the model would put this one in place of. */
function inForceWith({ provision, by }: Version, own: readonly Version[]): Version | undefined {
  const from = by !== undefined && 'texts' in by ? by.texts[0].from : provision.inForce.from;
  return own.findLast((it) => it.provision.inForce.from <= from) ?? own[0];
}

const without = (lines: readonly string[], others: readonly string[]): readonly string[] => {
  const left = Map.groupBy(others, (it) => it);
  return lines.filter((it) => left.get(it)?.pop() === undefined);
};

function titleOf(rulebook: Rulebook, { provision, by }: Version, locale: Locale): string {
  const at = {
    voice: voice(rulebook, locale),
    say: (...[key, values]: SayArguments) => sayArticle(locale, key, values),
  };
  if (by === undefined) return forceText(provision.inForce, at);
  if ('overlay' in by) return at.say('version.overlay');
  const titles = by.texts.map(({ id, status, from, until }) => {
    const force = forceText({ from, ...(until === undefined ? {} : { until }) }, at);
    return at.say(`version.text.${status}`, { text: rulebook.wording[locale]?.texts[id] ?? id, force });
  });
  return titles.join(at.say('term'));
}

type SayArguments = Parameters<typeof sayArticle> extends readonly [unknown, ...infer Rest] ? Rest : never;

/** The whole as text: the article, then its versions. */
export function printedLines({ article, versions }: PrintedArticle, locale: Locale): readonly string[] {
  const say = (key: 'was' | 'is', text: string): string =>
    `      ${sayArticle(locale, 'labelled', { label: sayArticle(locale, key), text })}`;
  if (versions.length < 2 && versions.every((it) => it.added !== true)) return articleLines(article, locale);
  return [
    ...articleLines(article, locale),
    `  ${sayArticle(locale, 'versions')}`,
    ...versions.flatMap(({ title, changed, added }) => [
      `    ${title}`,
      ...(added === true ? [`      ${sayArticle(locale, 'version.new')}`] : []),
      ...(changed?.was ?? []).map((it) => say('was', it)),
      ...(changed?.is ?? []).map((it) => say('is', it)),
    ]),
  ];
}
