/**
 * One voice: the words of the rulebook and the sentences of this room in one language. Words of provisions are filled with
 * the figures of the law that was read: those of the determination, elsewhere those of the rulebook.
 */
import { formatDay, formatNumber, formatPeriod, joinItems, type Locale, translator, type Unit } from '#language';
import {
  everyVersion,
  figuresOf,
  firstFilled,
  type Party,
  type Provision,
  type ProvisionWording,
  type Rulebook,
  type Sentences,
  type State,
} from '#rules';
import type { FigureReport, Known, Quantity, Worded } from './determination.ts';
import { figureReport } from './figure.ts';
import { type ExplanationPhrase, wording } from './wording.ts';

const translate = translator<ExplanationPhrase>(wording.explanation);

const units: readonly string[] = ['years', 'months', 'days', 'points', 'yen', 'kinds', 'licences', 'people'];

/** Figures and words by provision, as one determination states them. */
export type Said = ReadonlyMap<string, Worded>;

/** Values a sentence may name besides figures: what was told, by fact. */
export type Told = ReadonlyMap<string, string>;

type Message = Exclude<keyof ProvisionWording, 'name'>;

export type Voice = {
  readonly locale: Locale;
  readonly rulebook: Rulebook;
  readonly say: (key: ExplanationPhrase, values?: Readonly<Record<string, string | number>>) => string;
  readonly label: (fact: string) => string;
  /** Whom a fact is about. */
  readonly whom: (who: string) => string;
  /** Name of a provision. */
  readonly name: (provision: string) => string;
  readonly names: (provisions: readonly string[]) => string;
  /** What the words of a provision say; nothing when there are none, or one of their values is not known. */
  readonly words: (provision: string, message: Message, told?: Told) => string | undefined;
  readonly route: (route: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly row: (row: string) => string;
  readonly party: (party: Party) => string;
  readonly state: (state: State | 'absent') => string;
  /** A fact's value as a reader knows it. */
  readonly value: (fact: string, value: Known | 'list') => string;
  readonly quantity: (value: Quantity | null, unit?: string) => string;
  /** The same voice for another text: what it says otherwise. */
  readonly under: (said: Said) => Voice;
};

/** Words that are not written yet show their id: a gap that can be seen is mended. */
export function voice(rulebook: Rulebook, locale: Locale, said: Said = new Map()): Voice {
  const wording = rulebook.wording[locale];
  const say: Voice['say'] = (key, values) => translate(locale, key, values);
  const known = (value: Known, unit?: string): string => {
    if (typeof value === 'boolean') return say(value ? 'value.yes' : 'value.no');
    if (typeof value === 'number') return counted(locale, value, unit);
    if (value === 'not-yet') return say('value.not-yet');
    return value === 'never' ? say('value.never') : formatDay(locale, value);
  };
  const quantity: Voice['quantity'] = (value, unit) => {
    if (value === null) return say('value.unknown');
    if (typeof value !== 'object') return known(value, unit);
    const { atLeast, atMost } = value;
    const of = typeof (atLeast ?? atMost) === 'string' ? 'days' : 'value';
    if (atLeast === atMost && atLeast !== undefined) return known(atLeast, unit);
    if (atLeast !== undefined && atMost !== undefined) {
      return say(`${of}.between`, { least: known(atLeast, unit), most: known(atMost, unit) });
    }
    return atLeast === undefined
      ? say(`${of}.atMost`, { value: known(atMost as Known, unit) })
      : say(`${of}.atLeast`, { value: known(atLeast, unit) });
  };
  const valueFor = (name: string, provision: string): string | undefined => {
    const [fact = '', choice] = name.split('=');
    if (choice !== undefined) return wording?.facts[fact]?.choices?.[choice];
    const [id, figure] = name.includes(':') ? (name.split(':') as [string, string]) : [provision, name];
    const found = said.get(id)?.figures?.[figure] ?? figureIn(rulebook, id, figure);
    return found === undefined ? undefined : figureText(locale, found);
  };
  const fill = (text: Sentences, provision: string, told: Told): string | undefined =>
    firstFilled(text, (name) => told.get(name) ?? valueFor(name, provision));
  const wordsOf = (provision: string): ProvisionWording | undefined =>
    wording?.provisions[said.get(provision)?.words ?? provision];
  const name = (provision: string): string => {
    // What chooses a way is called as the way is.
    const [, way] = provision.split('/');
    if (way !== undefined) return route(way);
    const text = wordsOf(provision)?.name;
    return (text === undefined ? undefined : fill(text, provision, nothing)) ?? provision;
  };
  const route = (id: string): string => {
    const text = wording?.routes[id];
    return (text === undefined ? undefined : fill(text, '', nothing)) ?? id;
  };
  const list = (items: readonly string[]): string => joinItems(locale, items);
  return {
    locale,
    rulebook,
    say,
    label: (fact) => wording?.facts[fact]?.label ?? fact,
    whom: (who) => wording?.subjects[who] ?? who,
    name,
    names: (provisions) => list(provisions.map(name)),
    words: (provision, message, told = nothing) => {
      const text = wordsOf(provision)?.[message];
      return text === undefined ? undefined : fill(text, provision, told);
    },
    route,
    list,
    row: (row) => wording?.rows[row] ?? row,
    party: (party) => say(`party.${party}`),
    state: (state) => say(`state.${state}`),
    value: (fact, value) => {
      if (value === 'list') return say('value.list');
      const definition = rulebook.facts.get(fact);
      if (value === 'not-applicable') return say('value.not-applicable');
      if (definition?.type === 'choice') return wording?.facts[fact]?.choices?.[String(value)] ?? String(value);
      if (value === 'not-yet') return wording?.facts[fact]?.none ?? say('value.not-yet');
      const unit = definition?.type === 'yen' ? 'yen' : definition?.type === 'integer' ? definition.unit : undefined;
      return known(value, unit);
    },
    quantity,
    under: (other) => voice(rulebook, locale, new Map([...said, ...other])),
  };
}

/** What a provision is called and asks, as the rulebook states it; its id where it has no words. */
export function provisionWords(
  rulebook: Rulebook,
  locale: Locale,
  { id, words = id }: Pick<Provision, 'id' | 'words'>,
): { readonly name: string; readonly requirement: string } {
  const speak = voice(rulebook, locale, new Map([[id, { words }]]));
  return { name: speak.name(id), requirement: speak.words(id, 'requirement') ?? '' };
}

const nothing: Told = new Map();

const counted = (locale: Locale, value: number, unit: string | undefined): string =>
  units.includes(unit ?? '') ? formatPeriod(locale, value, unit as Unit) : formatNumber(value);

/** Whole years are said as years, also where the law counts months. */
function figureText(locale: Locale, { value, unit }: FigureReport): string {
  if (typeof value !== 'number') return formatDay(locale, String(value));
  const years = unit === 'months' && value % 12 === 0 ? value / 12 : undefined;
  return years === undefined ? counted(locale, value, unit) : counted(locale, years, 'years');
}

/** A figure as some version of the provision states it, where no determination says which. */
function figureIn(rulebook: Rulebook, id: string, figure: string): FigureReport | undefined {
  const versions = everyVersion(rulebook);
  const byId = (of: string): Provision | undefined => versions.find((it) => it.id === of);
  for (const version of versions.filter((it) => it.id === id)) {
    const found = figuresOf(version, { facts: rulebook.facts, provision: byId }).get(figure);
    if (found !== undefined) return figureReport(found);
  }
  return undefined;
}

/** Who can act on something, or owes it. */
export const partyName = (party: Party, locale: Locale): string => translate(locale, `party.${party}`);
