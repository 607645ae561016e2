/** A chapter: all of one procedure, or of one subject several procedures share. The rulebook is the sum of its chapters. */
import {
  type Change,
  type FactDefinition,
  fitsOf,
  type Procedure,
  type Provision,
  type Rulebook,
  type Section,
  type Source,
  vocabulary,
  type Wording,
  type WrittenFit,
} from '#rules';
import { languages } from './words.ts';

export type Language = (typeof languages)[number];

/** A chapter's part of each section of the wording. */
export type ChapterWording = Partial<Wording>;

export type Chapter = {
  readonly facts: readonly FactDefinition[];
  readonly sources: readonly Source[];
  readonly provisions: readonly Provision[];
  readonly procedures: readonly Procedure[];
  /** The provisions every procedure asks about the stay: one chapter says them. */
  readonly stay?: NonNullable<Rulebook['stay']>;
  /** What the Balanced Coexistence Model would change here. */
  readonly model: readonly Change[];
  readonly wording: Readonly<Record<Language, ChapterWording>>;
};

/** @throws Error when two chapters define the same fact, source or word */
export function bind(
  id: string,
  version: string,
  chapters: readonly Chapter[],
  fits: readonly WrittenFit[],
  sections: readonly Section[],
): Rulebook {
  const stay = chapters.find((chapter) => chapter.stay !== undefined)?.stay;
  const facts = chapters.flatMap((chapter) => chapter.facts);
  const book = {
    id,
    version,
    ...(stay === undefined ? {} : { stay }),
    facts: vocabulary(facts),
    sections,
    sources: chapters.flatMap((chapter) => chapter.sources),
    provisions: chapters.flatMap((chapter) => chapter.provisions),
    procedures: chapters.flatMap((chapter) => chapter.procedures),
    overlays: [{ id: 'model', basis: 'model' as const, changes: chapters.flatMap((chapter) => chapter.model) }],
    wording: Object.fromEntries(languages.map((language) => [language, wordingOf(language, chapters)])),
  };
  const { requires, rests } = fitsOf(fits, book);
  return { ...book, facts: vocabulary(facts, requires, rests) };
}

const sections = [
  'procedures',
  'routes',
  'provisions',
  'rows',
  'facts',
  'sections',
  'documents',
  'offices',
  'texts',
  'questions',
  'deadlines',
  'supports',
  'subjects',
  'reviews',
] as const satisfies readonly (keyof Wording)[];

function wordingOf(language: Language, chapters: readonly Chapter[]): Wording {
  const entries = sections.map((section) => [
    section,
    merge(
      chapters.map((chapter) => chapter.wording[language][section] ?? {}),
      `${language}.${section}`,
    ),
  ]);
  return Object.fromEntries(entries) as Wording;
}

function merge(parts: readonly Readonly<Record<string, unknown>>[], where: string): Readonly<Record<string, unknown>> {
  const merged: Record<string, unknown> = {};
  for (const [key, value] of parts.flatMap((part) => Object.entries(part))) {
    if (key in merged) throw new Error(`wording \`${where}.${key}\` is written twice`);
    merged[key] = value;
  }
  return merged;
}
