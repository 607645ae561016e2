/** A determination for people at a terminal: 80 columns, the conclusion first. */
import {
  type Determination,
  type Explanation,
  explain,
  type FindingText,
  type FirstText,
  findingGroups,
  type StepText,
} from '#determinations';
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';

const titles = {
  en: {
    model: 'Under the model (not law)',
    first: 'What to do first',
    conditions: 'Only if',
    filing: 'What filing does',
    granted: 'What changes if it is granted',
    reasons: 'What decided',
    missing: 'Not known yet',
    values: 'Values',
    points: 'Points',
    routes: 'Ways',
    changes: 'What would change it',
    earliest: 'From when',
    assumptions: 'This assumes',
    deadlines: 'Days to keep',
    texts: 'Texts that may be in force',
    met: 'Met',
    notMet: 'Not met',
    unknown: 'Not known',
    officer: 'For the officer',
    warnings: 'Warnings from practice',
    applies: 'Applies',
    speaksFor: 'Speaks for you',
    doesNotApply: 'Does not apply',
    documents: 'Papers',
    fileAt: 'Where',
    notes: 'Note',
  },
  ja: {
    model: '均衡共生モデル（法令ではない）',
    first: 'まずすること',
    conditions: '条件',
    filing: '申請の効果',
    granted: '許可されると変わること',
    reasons: '決め手',
    missing: 'まだ分からないこと',
    values: '値',
    points: 'ポイント',
    routes: '道筋',
    changes: '何が変わればよいか',
    earliest: 'いつから',
    assumptions: '前提',
    deadlines: '期日',
    texts: '施行中かもしれない文言',
    met: '満たす',
    notMet: '満たさない',
    unknown: '不明',
    officer: '審査官の判断',
    warnings: '運用上の注意',
    applies: '該当する',
    speaksFor: '有利な事情',
    doesNotApply: '該当しない',
    documents: '書類',
    fileAt: '提出先',
    notes: '注記',
  },
  'ja-x-easy': {
    model: '新（あたら）しい考（かんが）え方（かた）（法律（ほうりつ）ではありません）',
    first: '最初（さいしょ）にすること',
    conditions: 'このときだけ',
    filing: '申（もう）し込（こ）むとどうなるか',
    granted: '許可（きょか）されると変（か）わること',
    reasons: '理由（りゆう）',
    missing: 'まだわからないこと',
    values: '答（こた）え',
    points: '点数（てんすう）',
    routes: '方法（ほうほう）',
    changes: '何（なに）が変（か）わればいいか',
    earliest: 'いつから',
    assumptions: 'こう考（かんが）えました',
    deadlines: '大切（たいせつ）な日（ひ）',
    texts: '使（つか）われているかもしれない文（ぶん）',
    met: 'できていること',
    notMet: 'できていないこと',
    unknown: 'わからないこと',
    officer: '入管（にゅうかん）の人（ひと）が決（き）めること',
    warnings: '気（き）をつけること',
    applies: 'あてはまること',
    speaksFor: 'あなたのためになること',
    doesNotApply: 'あてはまらないこと',
    documents: '必要（ひつよう）な紙（かみ）',
    fileAt: '出（だ）す所（ところ）',
    notes: '注意（ちゅうい）',
  },
} as const;

export function printed(determination: Determination, locale: Locale): string {
  const it = explain(determination, japan, locale);
  const words = titles[locale];
  const [colon, stop] = locale === 'en' ? [': ', '. '] : ['：', '。'];
  const { receipt, dates } = determination;
  const lines = [
    ...wrap(it.title, ''),
    ...wrap(it.headline, ''),
    ...section(
      words.model,
      it.model === undefined ? [] : [it.model.headline, ...it.model.differences, ...it.model.earliest],
    ),
    ...section(words.first, it.first === undefined ? [] : helpOf(it.first)),
    ...section(words.conditions, it.conditions),
    ...section(
      words.reasons,
      it.reasons.map((reason) => `${reason.name}${colon}${reason.stateWord}${stop}${reason.sentence}`),
    ),
    ...section(
      words.missing,
      it.missing.map((missing) =>
        locale === 'en'
          ? `${missing.label} (${missing.heldBy}). ${missing.because}`
          : `${missing.label}（${missing.heldBy}）。${missing.because}`,
      ),
    ),
    ...section(
      words.values,
      it.values.map((value) => `${value.name}${colon}${value.text}`),
    ),
    ...section(words.points, pointsLines(it, colon)),
    ...section(words.routes, [
      ...it.routes.map((route) =>
        [
          `${route.name}${colon}${route.stateWord}`,
          ...route.against,
          ...(route.opens === undefined ? [] : [route.opens]),
        ].join(' · '),
      ),
      ...(it.ruledOut === undefined ? [] : [it.ruledOut]),
    ]),
    ...section(words.texts, it.candidates),
    ...section(words.changes, it.changes),
    ...section(words.earliest, it.earliest),
    ...section(words.assumptions, it.assumptions),
    ...section(
      words.deadlines,
      it.deadlines.map(
        ({ name, about, sentence }) => `${[name, about].filter(Boolean).join(' · ')}${colon}${sentence}`,
      ),
    ),
    ...section(words.filing, it.filing),
    ...section(words.granted, it.granted),
    ...findingGroups.flatMap((group) => findings(words[group], it.findings[group])),
    ...section(words.documents, it.documents),
    ...section(words.fileAt, [it.fileAt]),
    ...section(words.notes, it.notes),
    '',
    `${receipt.rulebook.id} ${receipt.rulebook.version} ${receipt.rulebook.hash.slice(0, 12)} · ${dates.day} · law of ${it.law}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** What is said before everything else stands in the headline: here is what to do, and by which law. */
const helpOf = (first: FirstText): readonly string[] => [
  ...(first.remedy === undefined ? [] : [first.remedy]),
  ...first.law.map((law) => `§ ${law.text}`),
];

function pointsLines(it: Explanation, colon: string): readonly string[] {
  if (it.points === undefined) return [];
  const scored = it.points.items.filter((item) => item.most !== 0);
  return [it.points.text, ...scored.map((item) => `${item.name}${colon}${item.text}`)];
}

function section(title: string, entries: readonly string[]): readonly string[] {
  if (entries.length === 0) return [];
  return ['', title, ...entries.flatMap((entry) => wrap(entry, '  '))];
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
