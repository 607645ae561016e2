/** A record as a paper: by topic, what it holds today, who said it and since when. */
import { formatDay, formatNumber } from '#language';
import type { Block, Paper } from '#paper';
import type { Document, FactVersion } from '#records';
import { lettering, nameLine, type OnPaper, paperOf, part } from '../parts/on-paper.ts';
import type { WordKey } from '../parts/words.ts';
import { factLabel, isoOf, type RecordProps, validText, versionsIn } from './record.tsx';
import { bySection, sectionName } from './sections.ts';

type Told = Pick<RecordProps, 'facts' | 'differing' | 'said' | 'order' | 'client'> & {
  /** The person's name in its writings, the one wished first. */
  readonly names: readonly string[];
  readonly documents: readonly Document[];
};

export function recordPaper(on: OnPaper, told: Told): Paper {
  const { facts, differing, documents, client, names } = told;
  const { say, set } = lettering(on);
  const { locale } = on;
  const groups = [...Map.groupBy(facts, (it) => it.attribute.split('#')[0] ?? it.attribute)];
  const differ = [...differing].map((it) => set(factLabel(locale, it)));
  return paperOf(on, client === undefined ? say('record.title') : say('record.title.client', { name: client }), [
    ...nameLine(names),
    ...(facts.length === 0 ? [{ is: 'text', text: set(say('record.empty')) } as const] : []),
    ...part('heading', set(say('record.differ')), differ.length === 0 ? [] : [{ is: 'list', items: differ }]),
    ...bySection(groups, ([fact]) => fact).flatMap(([section, some]) =>
      part('heading', set(sectionName(locale, section)), [topicTable(on, told, some)]),
    ),
    ...part(
      'heading',
      set(say('documents.title')),
      documents.length === 0 ? [] : [{ is: 'list', items: documents.map((it) => set(documentLine(on, it))) }],
    ),
    { is: 'note', text: set(say('takeAway.paper.rest')) },
  ]);
}

function documentLine(on: OnPaper, { name, bytes, at }: Document): string {
  const { say } = lettering(on);
  const day = formatDay(on.locale, isoOf(at));
  const line = say('documents.line', { kb: formatNumber(Math.ceil(bytes / 1024)), day });
  return say('join.said', { name, text: line });
}

function topicTable(
  on: OnPaper,
  { said, order }: Told,
  topic: readonly (readonly [fact: string, versions: readonly FactVersion[]])[],
): Block {
  const { say, set } = lettering(on);
  const { locale } = on;
  const whoseOf = (it: FactVersion): readonly string[] => [
    said.sourceName(it.source),
    say('record.span.from', { from: formatDay(locale, isoOf(it.knownFrom)) }),
    ...(it.label === 'own' ? [] : [say(`label.${it.label}` as WordKey)]),
    ...(it.contest === undefined ? [] : [say('record.contested', { day: formatDay(locale, isoOf(it.contest.at)) })]),
  ];
  return {
    is: 'table',
    columns: [say('result.fact'), say('result.value'), say('told.by')].map(set),
    widths: [4, 6, 4],
    rows: topic.flatMap(([fact, versions]) =>
      versionsIn(say, locale, fact, versions, order).map(({ version, text }, i) => [
        i === 0 ? [set(factLabel(locale, fact))] : [],
        [text, validText(say, locale, version)].filter((it) => it !== '').map(set),
        whoseOf(version).map(set),
      ]),
    ),
  };
}
