/** One voice: the words of the rulebook and the sentences of this room in one language. */
import { formatDay, formatPeriod, type Locale, translator, type Unit } from '#language';
import type { Party, Rulebook, State, Wording } from '#rules';
import type { Known, Quantity } from './determination.ts';
import { en, type SentenceKey } from './wording/en.ts';
import { ja } from './wording/ja.ts';
import { easy } from './wording/ja-x-easy.ts';

export const sentences = { en, ja, 'ja-x-easy': easy };
const translate = translator<SentenceKey>(sentences);

const units: readonly string[] = ['years', 'months', 'days', 'points', 'yen', 'kinds', 'licences'];

export type Voice = {
  readonly locale: Locale;
  readonly rulebook: Rulebook;
  readonly say: (key: SentenceKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly label: (fact: string) => string;
  /** Name of a provision. */
  readonly name: (provision: string) => string;
  readonly names: (provisions: readonly string[]) => string;
  readonly list: (items: readonly string[]) => string;
  readonly row: (row: string) => string;
  readonly party: (party: Party) => string;
  readonly state: (state: State | 'absent') => string;
  /** A fact's value as a reader knows it. */
  readonly value: (fact: string, value: Known | 'list') => string;
  readonly quantity: (value: Quantity | null, unit?: string) => string;
};

/** Words that are not written yet show their id: a gap that can be seen is mended. */
function wordingOf(rulebook: Rulebook, locale: Locale): Wording | undefined {
  return rulebook.wording[locale];
}

export function voice(rulebook: Rulebook, locale: Locale): Voice {
  const wording = wordingOf(rulebook, locale);
  const say: Voice['say'] = (key, values) => translate(locale, key, values);
  const known = (value: Known, unit?: string): string => {
    if (typeof value === 'boolean') return say(value ? 'value.yes' : 'value.no');
    if (typeof value === 'number')
      return units.includes(unit ?? '') ? formatPeriod(locale, value, unit as Unit) : formatPeriodless(value);
    if (value === 'not-yet') return say('value.not-yet');
    return value === 'never' ? say('value.never') : formatDay(locale, value);
  };
  const formatPeriodless = (value: number): string => formatPeriod(locale, value, 'kinds').replace(/\D+$/, '');
  const quantity: Voice['quantity'] = (value, unit) => {
    if (value === null) return say('value.unknown');
    if (typeof value !== 'object') return known(value, unit);
    const { atLeast, atMost } = value;
    if (atLeast !== undefined && atMost !== undefined) {
      return say('value.between', { least: known(atLeast, unit), most: known(atMost, unit) });
    }
    return atLeast === undefined
      ? say('value.atMost', { value: known(atMost as Known, unit) })
      : say('value.atLeast', { value: known(atLeast, unit) });
  };
  const label = (fact: string): string => wording?.facts[fact]?.label ?? fact;
  const name = (provision: string): string => wording?.provisions[provision]?.name ?? provision;
  const list = (items: readonly string[]): string => items.join(locale === 'en' ? ', ' : '、');
  return {
    locale,
    rulebook,
    say,
    label,
    name,
    names: (provisions) => list(provisions.map(name)),
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
  };
}
