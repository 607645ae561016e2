/** The list of clients as rows of a file. */
import type { Locale } from '#language';
import { type ClientLine, maySay } from '../../web/helper/clients.tsx';
import { sayIn } from '../../web/parts/words.ts';

/** Days as ISO text: a spreadsheet sorts them. */
export function rowsOf(lines: readonly ClientLine[], locale: Locale): readonly (readonly string[])[] {
  const say = sayIn(locale);
  const head = (['name', 'date', 'what', 'next', 'missing', 'missing.first', 'may', 'ends'] as const).map((it) =>
    say(`clients.head.${it}`),
  );
  const rows = lines.map(({ missing, ...it }) => [
    it.name,
    it.dates[0]?.day ?? '',
    it.first?.sentence ?? it.dates[0]?.text ?? '',
    it.next ?? '',
    ...missingCells(missing),
    maySay(say, locale, it),
    it.endsOn ?? '',
  ]);
  return [head, ...rows];
}

/** None where the mandate does not show it. */
function missingCells(missing: ClientLine['missing']): readonly [count: string, first: string] {
  if (missing === undefined) return ['', ''];
  return missing === 'nothing' ? ['0', ''] : [String(missing.count), missing.first];
}
