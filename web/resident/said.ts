/** What a finding's page says of whose word a fact is: who, whether it is contested, what it was before. */
import type { Explanation } from '#determinations';
import { formatDay } from '#language';
import type { FactVersion } from '#records';
import type { Said } from '../parts/determination.tsx';
import type { View } from '../parts/frame.tsx';
import { isoOf, toldText } from './record.tsx';

export type SaidOf = {
  readonly sourceName: (source: FactVersion['source']) => string;
  readonly isSelf: (person: string | undefined) => boolean;
  /** What was known of the same before, by the version that took its place. */
  readonly before: ReadonlyMap<string, FactVersion>;
};

type Origin = Explanation['findings']['met'][number]['facts'][number]['told'][number];

/** Where a thing stands in the record. */
const itemId = (item: string): string => `item-${item}`;
export const itemAddress = ({ locale }: View, item: string): string => `/${locale}/me/record#${itemId(item)}`;

export const saidBy =
  (view: View, { sourceName, isSelf, before }: SaidOf) =>
  ({ item, version, source, party, contested, otherwise = [] }: Origin): Said => {
    const { say, locale } = view;
    const nameOf = (kind: string, who: string | undefined): string =>
      sourceName({ kind: kind as FactVersion['source']['kind'], ...(who === undefined ? {} : { party: who }) });
    const was = before.get(version);
    return {
      who: nameOf(source, party),
      href: itemAddress(view, item),
      notes: [
        ...(contested === undefined
          ? []
          : [
              say(isSelf(contested.by) ? 'told.contested' : 'told.contested.other', {
                day: formatDay(locale, contested.on),
              }),
            ]),
        ...otherwise.map((it) => say('told.otherwise', { who: nameOf(it.source, it.party) })),
        ...(was === undefined
          ? []
          : [
              say('told.before', {
                day: formatDay(locale, isoOf(was.knownUntil ?? was.knownFrom)),
                value: toldText(say, locale, was),
              }),
            ]),
      ],
    };
  };
