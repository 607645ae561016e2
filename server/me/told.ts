/** Where somebody stands by their record, with its words, and the days that follow. */
import type { Grant } from '#audit';
import { explain } from '#determinations';
import type { Locale } from '#language';
import { type Standing, standNow } from '#records';
import { japan } from '#rulebook/japan';
import type { Transaction } from '#store';
import type { DateLine, Told } from '../../web/me/standing.tsx';
import { sayIn } from '../../web/words.ts';
import type { Installation } from '../installation.ts';

const everyProcedure = japan.procedures.map((it) => it.id);

export type Telling = {
  readonly house: Installation;
  readonly locale: Locale;
  readonly day: string;
  readonly now: Date;
};

/** Every procedure, or one; made anew where the kept determination no longer holds. */
export async function standingsFor(
  { house, locale, day, now }: Telling,
  grant: Grant<'see' | 'seeDates'>,
  act: Transaction,
  procedures: readonly string[] = everyProcedure,
): Promise<readonly Told[]> {
  const standings = await standNow(act, house.vault, grant, { rulebook: japan, procedures, day, now });
  return standings.map((standing) => tell(standing, locale));
}

const tell = (standing: Standing, locale: Locale): Told => ({
  standing,
  explanation: explain(standing.determination, japan, locale),
});

/** Days to act by and days on which more is open, soonest first. */
export function datesOf(told: readonly Told[], locale: Locale): readonly DateLine[] {
  const lines = told.flatMap((it) => datesOfOne(it, locale));
  return lines.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function datesOfOne({ standing, explanation }: Told, locale: Locale): readonly DateLine[] {
  const say = sayIn(locale);
  const { procedure, day, determination } = standing;
  const words = { procedure: explanation.title };
  const { earliest } = determination;
  const lines: DateLine[] = [];
  if (earliest?.on !== undefined && earliest.on > day)
    lines.push({ day: earliest.on, text: say('dates.earliest', words), procedure, kind: 'good' });
  if (earliest?.until !== undefined)
    lines.push({ day: earliest.until, text: say('dates.changes', words), procedure, kind: 'limit' });
  for (const [i, { lawful, advise }] of determination.deadlines.entries()) {
    const name = explanation.deadlines[i]?.name ?? '';
    if (typeof advise === 'string')
      lines.push({ day: advise, text: say('dates.advise', { ...words, name }), procedure, kind: 'good' });
    if (typeof lawful === 'string')
      lines.push({ day: lawful, text: say('dates.last', { ...words, name }), procedure, kind: 'limit' });
  }
  return lines;
}
