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

const titles = {
  en: {
    why: 'Why',
    todo: 'What to do now',
    papers: 'Bring',
    place: 'Where',
    fee: 'Fee',
    ways: 'Other ways',
    assumes: 'This holds if',
    texts: 'What each text says',
    model: 'A proposal that is not law',
    filing: 'What filing does',
    granted: 'What changes if it is granted',
    missing: 'Not known yet',
    values: 'What comes to what',
    points: 'Points',
    changes: 'What would change it',
    deadlines: 'Days to keep',
    met: 'Met',
    notMet: 'Not met',
    unknown: 'Not known',
    officer: 'For the officer',
    warnings: 'Warnings from practice',
    applies: 'Applies',
    speaksFor: 'Speaks for you',
    doesNotApply: 'Does not apply',
  },
  ja: {
    why: '理由',
    todo: '今すること',
    papers: '持ち物',
    place: '場所',
    fee: '手数料',
    ways: 'ほかの道',
    assumes: '前提',
    texts: 'それぞれの文言による答え',
    model: '法令ではない提案',
    filing: '申請の効果',
    granted: '許可されると変わること',
    missing: 'まだ分からないこと',
    values: '結果の内訳',
    points: 'ポイント',
    changes: '何が変わればよいか',
    deadlines: '期日',
    met: '満たす',
    notMet: '満たさない',
    unknown: '不明',
    officer: '審査官の判断',
    warnings: '運用上の注意',
    applies: '該当する',
    speaksFor: '有利な事情',
    doesNotApply: '該当しない',
  },
  'ja-x-easy': {
    why: 'どうして',
    todo: '今（いま）すること',
    papers: '持（も）っていくもの',
    place: 'どこで',
    fee: 'お金（かね）',
    ways: 'ほかの方法（ほうほう）',
    assumes: 'このときだけ',
    texts: 'きまりの文（ぶん）ごとの答（こた）え',
    model: '法律（ほうりつ）ではない考（かんが）え',
    filing: '申（もう）し込（こ）むとどうなるか',
    granted: '許可（きょか）されると変（か）わること',
    missing: 'まだわからないこと',
    values: '答（こた）えの中身（なかみ）',
    points: '点数（てんすう）',
    changes: '何（なに）が変（か）わればいいか',
    deadlines: '大切（たいせつ）な日（ひ）',
    met: 'できていること',
    notMet: 'できていないこと',
    unknown: 'わからないこと',
    officer: '入管（にゅうかん）の人（ひと）が決（き）めること',
    warnings: '気（き）をつけること',
    applies: 'あてはまること',
    speaksFor: 'あなたのためになること',
    doesNotApply: 'あてはまらないこと',
  },
} as const;

type Titles = (typeof titles)[Locale];

/** The answer; with `detail` also every finding, its reasoning and its law. */
export function printed(determination: Determination, locale: Locale, detail = false): string {
  const it = explain(determination, japan, locale);
  const { receipt, dates } = determination;
  const lines = [
    ...answerLines(it, titles[locale], locale),
    ...(detail ? detailLines(it, titles[locale], locale) : []),
    ...section('', [joinSentences(locale, [...it.notes, ...(it.unreviewed === undefined ? [] : [it.unreviewed])])]),
    '',
    `${receipt.rulebook.id} ${receipt.rulebook.version} ${receipt.rulebook.hash.slice(0, 12)} · ${dates.day} · ${it.law}`,
  ];
  return `${lines.join('\n')}\n`;
}

function answerLines({ answer, points }: Explanation, words: Titles, locale: Locale): readonly string[] {
  const colon = locale === 'en' ? ': ' : '：';
  const first = answer.first === undefined ? [] : [answer.first.sentence, answer.first.remedy ?? ''];
  return [
    ...wrap(answer.title, ''),
    ...first.flatMap((line) => wrap(line, '')),
    ...wrap(answer.stands, ''),
    ...section(
      words.why,
      answer.why.map(({ text, law }) => (law === undefined ? text : `${text} [${law.text}]`)),
    ),
    ...(answer.missing === undefined ? [] : ['', ...wrap(answer.missing, '')]),
    ...section(
      words.todo,
      answer.todo.flatMap((act) => actLines(act, words, colon)),
    ),
    ...section(words.assumes, answer.assumes),
    ...(points === undefined ? [] : section(words.points, [points.text])),
    ...section(words.ways, answer.ways),
    ...section(words.texts, answer.texts),
    ...section(words.model, answer.model ?? []),
  ];
}

function actLines({ text, papers, place, fee, note }: ActText, words: Titles, colon: string): readonly string[] {
  return [
    text,
    ...(papers === undefined ? [] : [`${words.papers}${colon}${papers.join(' · ')}`]),
    ...(place === undefined ? [] : [`${words.place}${colon}${place}`]),
    ...(fee === undefined ? [] : [`${words.fee}${colon}${fee}`]),
    ...(note === undefined ? [] : [note]),
  ];
}

function detailLines(it: Explanation, words: Titles, locale: Locale): readonly string[] {
  const colon = locale === 'en' ? ': ' : '：';
  return [
    ...section(
      words.missing,
      it.missing.map(({ label, heldBy, because }) =>
        locale === 'en' ? `${label} (${heldBy}). ${because}` : `${label}（${heldBy}）。${because}`,
      ),
    ),
    ...section(
      words.values,
      it.values.map((value) => `${value.name}${colon}${value.text}`),
    ),
    ...section(words.points, pointsLines(it, colon)),
    ...section(words.texts, it.candidates),
    ...section(words.changes, it.changes),
    ...section(
      words.deadlines,
      it.deadlines.map(
        ({ name, about, sentence }) => `${[name, about].filter(Boolean).join(' · ')}${colon}${sentence}`,
      ),
    ),
    ...section(words.filing, it.filing),
    ...section(words.granted, it.granted),
    ...findingGroups.flatMap((group) => findings(words[group], it.findings[group])),
  ];
}

function pointsLines(it: Explanation, colon: string): readonly string[] {
  if (it.points === undefined) return [];
  const scored = it.points.items.filter((item) => item.most !== 0);
  return [...scored.map((item) => `${item.name}${colon}${item.text}`)];
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
function widthOf(text: string): number {
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
