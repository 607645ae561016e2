/** A determination for people at a terminal: 80 columns, the answer first. */
import {
  type ActText,
  type Determination,
  type Explanation,
  explain,
  type FindingText,
  findingGroups,
  type StepText,
} from '#determinations';
import { joinSentences, type Locale } from '#language';
import { japan } from '#rulebook/japan';
import { type Say, sayIn } from './say.ts';

/** The answer; with `detail` also every finding, its reasoning and its law. */
export function printed(determination: Determination, locale: Locale, detail = false): string {
  const it = explain(determination, japan, locale);
  const say = sayIn(locale);
  const { receipt, dates } = determination;
  const lines = [
    ...answerLines(it, say),
    ...(detail ? detailLines(it, say) : []),
    ...section('', [joinSentences(locale, [...it.notes, ...(it.unreviewed === undefined ? [] : [it.unreviewed])])]),
    '',
    `${receipt.rulebook.id} ${receipt.rulebook.version} ${receipt.rulebook.hash.slice(0, 12)} · ${dates.day} · ${it.law}`,
  ];
  return `${lines.join('\n')}\n`;
}

function answerLines({ answer, points }: Explanation, say: Say): readonly string[] {
  const first = answer.first === undefined ? [] : [answer.first.sentence, answer.first.remedy ?? ''];
  return [
    ...wrap(answer.title, ''),
    ...first.flatMap((line) => wrap(line, '')),
    ...wrap(answer.stands, ''),
    ...section(
      say('why'),
      answer.why.map(({ text, law }) => (law === undefined ? text : `${text} [${law.text}]`)),
    ),
    ...(answer.missing === undefined ? [] : ['', ...wrap(answer.missing, '')]),
    ...section(
      say('todo'),
      answer.todo.flatMap((act) => actLines(act, say)),
    ),
    ...section(say('assumes'), answer.assumes),
    ...(points === undefined ? [] : section(say('points'), [points.text])),
    ...section(say('ways'), answer.ways),
    ...section(say('texts'), answer.texts),
    ...section(say('model'), answer.model ?? []),
  ];
}

const labelled = (label: string, text: string, say: Say): string => say('labelled', { label, text });

function actLines({ text, papers, place, fee, note }: ActText, say: Say): readonly string[] {
  return [
    text,
    ...(papers === undefined ? [] : [labelled(say('papers'), papers.join(' · '), say)]),
    ...(place === undefined ? [] : [labelled(say('place'), place, say)]),
    ...(fee === undefined ? [] : [labelled(say('fee'), fee, say)]),
    ...(note === undefined ? [] : [note]),
  ];
}

function detailLines(it: Explanation, say: Say): readonly string[] {
  return [
    ...section(
      say('missing'),
      it.missing.map(({ label, heldBy, because }) => say('missing.one', { label, heldBy, because })),
    ),
    ...section(
      say('values'),
      it.values.map((value) => labelled(value.name, value.text, say)),
    ),
    ...section(say('points'), pointsLines(it, say)),
    ...section(say('texts'), it.candidates),
    ...section(say('changes'), it.changes),
    ...section(
      say('deadlines'),
      it.deadlines.map(({ name, about, sentence }) =>
        labelled([name, about].filter(Boolean).join(' · '), sentence, say),
      ),
    ),
    ...section(say('filing'), it.filing),
    ...section(say('granted'), it.granted),
    ...findingGroups.flatMap((group) => findings(say(group), it.findings[group])),
  ];
}

function pointsLines(it: Explanation, say: Say): readonly string[] {
  if (it.points === undefined) return [];
  const scored = it.points.items.filter((item) => item.most !== 0);
  return scored.map((item) => labelled(item.name, item.text, say));
}

function section(title: string, entries: readonly string[]): readonly string[] {
  if (entries.length === 0) return [];
  return ['', ...(title === '' ? [] : [title]), ...entries.flatMap((entry) => wrap(entry, title === '' ? '' : '  '))];
}

function findings(title: string, found: readonly FindingText[]): readonly string[] {
  if (found.length === 0) return [];
  return ['', title, ...found.flatMap((finding) => findingLines(finding))];
}

function findingLines(finding: FindingText): readonly string[] {
  return [
    ...wrap(finding.name, '  '),
    ...wrap(finding.sentence, '    '),
    ...finding.steps.flatMap((step) => stepLines(step, '    ', finding.sentence)),
    ...(finding.provisional === undefined ? [] : wrap(finding.provisional, '    ')),
    ...(finding.shield === undefined ? [] : wrap(finding.shield, '    ')),
    ...(finding.remedy === undefined ? [] : wrap(finding.remedy, '    ')),
    ...(finding.support === undefined ? [] : wrap(finding.support, '    ')),
    ...finding.law.flatMap((law) => wrap(`${law.text} [${finding.basis}; ${finding.confidence}]`, '    § ')),
  ];
}

function stepLines(step: StepText, indent: string, said: string): readonly string[] {
  const own = step.text === said ? [] : wrap(step.text, `${indent}- `);
  return [...own, ...step.parts.flatMap((part) => stepLines(part, `${indent}  `, said))];
}

/** Columns a text takes in a terminal: Japanese letters take two. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}

/** Breaks at spaces, and between any two Japanese letters, at 80 columns. */
export function wrap(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const room = 80 - widthOf(indent);
  for (const word of text.split(/(?<= )|(?<=[\u2e80-\uffef])/)) {
    if (line !== '' && widthOf(line + word.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  const hanging = ' '.repeat(indent.length);
  return [...lines, line.trimEnd()].map((it, i) => `${i === 0 ? indent : hanging}${it}`);
}
