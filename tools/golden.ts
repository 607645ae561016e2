// `npm run golden`: writes the law as it is printed and what is said in every case, in every language, beside each chapter.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { day } from '#calendar';
import { articlesIn, type Determination, determineFrom, explain, printArticle, printedLines } from '#determinations';
import { type Locale, locales } from '#language';
import { casesBy, chapters, inputOf, japan } from '#rulebook/japan';

const root = fileURLToPath(new URL('..', import.meta.url));

type Name = keyof typeof chapters;
type Case = (typeof casesBy)[string][number];

const folderOf = (chapter: Name): string => `src/rulebook/japan/${chapter}`;

/** Ids a chapter puts into the law: its own, those of its texts, and those of the model. */
const idsOf = (chapter: Name): ReadonlySet<string> => {
  const { provisions, procedures, model } = chapters[chapter];
  const changes = [...procedures.flatMap((it) => it.texts.flatMap((text) => text.patch?.changes ?? [])), ...model];
  const put = changes.flatMap((change) => (change.op === 'put' ? [change.provision.id] : []));
  return new Set([...procedures.map((it) => it.id), ...provisions.map((it) => it.id), ...put]);
};

/** The law of a chapter, article by article. */
function printed(chapter: Name, locale: Locale): string {
  const ids = idsOf(chapter);
  const articles = articlesIn(japan, locale).filter(({ id }) => ids.has(id));
  return articles
    .map(({ id }) => {
      const article = printArticle(japan, id, locale);
      return article === undefined ? '' : `${printedLines(article, locale).join('\n')}\n`;
    })
    .join('\n');
}

/** What is said in one case: where it stands, why, what to do, and what it comes to. */
function said(it: Case, determined: Determination, locale: Locale): string {
  const { answer, values } = explain(determined, japan, locale);
  const { first, stands, why, missing, todo, assumes } = answer;
  const lines = [
    ...(first === undefined ? [] : [first.sentence]),
    stands,
    ...why.map(({ side, text }) => `(${side}) ${text}`),
    ...(missing === undefined ? [] : [missing]),
    ...todo.map(({ text }) => `- ${text}`),
    ...assumes,
    ...values.map((value) => `${value.name}: ${value.text}`),
  ];
  return [`${it.id}: ${it.name}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function determined(procedure: string, it: Case): Determination {
  const input = inputOf(it);
  const found = determineFrom({
    rulebook: japan,
    procedure,
    input,
    ...(it.on === undefined ? {} : { day: day(it.on) }),
  });
  if ('no' in found) throw new Error(`${it.id}: ${found.no}`);
  return found;
}

/** Every golden file by its path, as it would be written now. */
export function goldenFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const chapter of Object.keys(chapters) as Name[]) {
    const cases = chapters[chapter].procedures.flatMap(({ id }) =>
      (casesBy[id] ?? []).map((it) => [it, determined(id, it)] as const),
    );
    for (const locale of locales) {
      const law = printed(chapter, locale);
      const told = cases.map((it) => `${said(...it, locale)}\n`).join('\n');
      if (law !== '') files.set(`${folderOf(chapter)}/printed/${locale}.txt`, law);
      if (told !== '') files.set(`${folderOf(chapter)}/cases/${locale}.txt`, told);
    }
  }
  return files;
}

if (import.meta.main) {
  for (const [path, text] of goldenFiles()) {
    mkdirSync(dirname(`${root}${path}`), { recursive: true });
    writeFileSync(`${root}${path}`, text);
  }
}
