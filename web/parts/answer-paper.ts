/** An answer as a paper: on its first page what the page of the answer says first, on the second what decided it. */
import { type ActText, type AnswerText, type Explanation, type FindingText, findingGroups } from '#determinations';
import { joinItems } from '#language';
import type { Block, Paper, Row, Text } from '#paper';
import { type Lettering, lettering, type OnPaper, paperOf, part } from './on-paper.ts';
import type { Say } from './words.ts';

/** @param head whom it is about, and by what was known when */
export function answerPaper(on: OnPaper, explanation: Explanation, receipt: string, head: readonly Block[]): Paper {
  const words = lettering(on);
  const { set } = words;
  const { answer, notes } = explanation;
  return paperOf(on, answer.title, [
    ...head,
    ...answerBlocks(answer, words),
    ...[...notes, receipt].map((it) => ({ is: 'note', text: set(it) }) as const),
    { is: 'page' },
    { is: 'heading', text: set(words.say('result.findings')) },
    ...detailBlocks(explanation, words, on),
  ]);
}

function answerBlocks(answer: AnswerText, { say, set }: Lettering): readonly Block[] {
  const { first, why, missing, todo, assumes, texts, ways, model } = answer;
  const lines = (all: readonly string[]): readonly Block[] => all.map((it) => ({ is: 'text', text: set(it) }));
  return [
    ...(first === undefined ? [] : [{ is: 'strong', text: set(first.sentence) } as const]),
    ...lines(first?.remedy === undefined ? [] : [first.remedy]),
    { is: 'headline', text: set(answer.stands) },
    ...part('heading', set(say('answer.why')), listOf(why.map((it) => set(withMore(say, it.text, it.law?.text))))),
    ...lines(missing === undefined ? [] : [missing]),
    ...part('heading', set(say('answer.todo')), stepsOf(todo, { say, set })),
    ...lines(assumes),
    ...part('heading', set(say('answer.texts')), listOf(texts.map(set))),
    ...part('heading', set(say('answer.ways')), listOf(ways.map(set))),
    // The proposal stands in a frame of its own, so that nobody takes it for the law.
    ...(model === undefined
      ? []
      : [{ is: 'aside', heading: set(say('answer.model')), texts: model.map(set) } as const]),
  ];
}

const withMore = (say: Say, text: string, more: string | undefined): string =>
  more === undefined ? text : say('join.more', { text, more });

const listOf = (items: readonly Text[]): readonly Block[] => (items.length === 0 ? [] : [{ is: 'list', items }]);

const stepsOf = (acts: readonly ActText[], words: Lettering): readonly Block[] =>
  acts.length === 0 ? [] : [{ is: 'steps', steps: acts.map((it) => stepOf(it, words)) }];

function stepOf({ text, by, papers, place, fee, note }: ActText, { say, set }: Lettering): readonly Block[] {
  const line = (name: string, it: string | undefined): readonly Block[] =>
    it === undefined ? [] : [{ is: 'text', text: set(say('join.said', { name, text: it })) }];
  return [
    { is: 'strong', text: set(text) },
    ...(by === undefined ? [] : [{ is: 'text', text: set(say('answer.by', { who: by })) } as const]),
    ...line(say('answer.place'), place),
    ...line(say('answer.fee'), fee),
    ...(papers === undefined
      ? []
      : ([
          { is: 'text', text: set(say('answer.papers')) },
          { is: 'checks', items: papers.map(set) },
        ] as const)),
    ...(note === undefined ? [] : [{ is: 'note', text: set(note) } as const]),
  ];
}

/** What decided it, what stands against somebody first; and the points, where they are counted. */
function detailBlocks({ findings, points }: Explanation, words: Lettering, { locale }: OnPaper): readonly Block[] {
  const { say, set } = words;
  const rows = findingGroups.flatMap((group): readonly Row[] => {
    const some = findings[group].map((it) => findingRow(it, words, locale));
    return some.length === 0 ? [] : [{ across: set(say(`result.${group}`)) }, ...some];
  });
  const columns = [say('result.rule.name'), say('result.rule.finding'), say('result.law')].map(set);
  const items = points?.items.filter((it) => it.most > 0) ?? [];
  return [
    ...(rows.length === 0 ? [] : [{ is: 'table', columns, widths: [8, 12, 11], rows } as const]),
    ...(points === undefined ? [] : [{ is: 'subheading', text: set(points.text) } as const]),
    ...listOf(items.map((it) => set(say('join.said', { name: it.name, text: it.text })))),
  ];
}

function findingRow(finding: FindingText, { set }: Lettering, locale: OnPaper['locale']): Row {
  const { name, basis, confidence, sentence, contested, shield, law } = finding;
  const said = [sentence, ...contested, ...(shield === undefined ? [] : [shield])];
  return [
    [set(name), set(joinItems(locale, [basis, confidence]))],
    said.map(set),
    [...new Set(law.map((it) => it.text))].map(set),
  ];
}
