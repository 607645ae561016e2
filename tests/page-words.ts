/** Every message somebody may be shown, without its placeholders: of pages, answers, problems, and of the rulebook. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';

type Message = { readonly where: string; readonly text: string };

const folders = ['web', 'src/determinations/wording'];
/** The law as lawyers read it stands on pages of its own. */
const forLawyers = /\/article\//;
/** Steps stand in the folded detail alone; of a file its keys are named, and how it writes a day. */
const besides = /explanation\/[\w-]+\.json: step\.|problems\/[\w-]+\.json: (?:where\.|accepted\.date$)/;

export function messagesOf(locale: Locale): readonly Message[] {
  const files = folders.flatMap((it) =>
    readdirSync(it, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(`/${locale}.json`) && !forLawyers.test(`/${file}`))
      .map((file) => `${it}/${file}`),
  );
  const { reviews: _, ...words } = japan.wording[locale] ?? { reviews: {} };
  return [
    ...files.flatMap((file) => textsIn(file, JSON.parse(readFileSync(file, 'utf8')))),
    ...textsIn('rulebook', words),
  ]
    .filter(({ where }) => !besides.test(where))
    .map(({ where, text }) => ({ where, text: withoutPlaceholders(text) }));
}

function textsIn(where: string, it: unknown): readonly Message[] {
  if (typeof it === 'string') return [{ where, text: it }];
  return typeof it === 'object' && it !== null
    ? Object.entries(it).flatMap(([key, inside]) => textsIn(`${where}: ${key}`, inside))
    : [];
}

/** As it is read: a value in place of a name, the last arm in place of a choice. */
export function withoutPlaceholders(text: string): string {
  let read = text;
  for (let before = ''; before !== read; ) {
    before = read;
    read = read
      .replaceAll(/\{'([^{}]*)'\}/gu, '$1')
      .replaceAll(/\{\w+, (?:plural|select),(?:\s*[^\s{},]+ (?:\{[^{}]*\}|7))*?\s*other \{([^{}]*)\}\s*\}/gu, '$1')
      .replaceAll(/\{[^{},]+\}/gu, '7');
  }
  return read;
}
