/** Where somebody stands by their record, with its words, and the days that follow. */
import type { Grant } from '#audit';
import type { Locale } from '#language';
import { type Refused, standNow } from '#records';
import { japan } from '#rulebook/japan';
import type { DateLine, Told } from '../../web/me/standing.tsx';
import { sayIn } from '../../web/words.ts';
import type { Installation } from '../installation.ts';

const everyProcedure = japan.procedures.map((it) => it.id);

export type Telling = {
  readonly house: Installation;
  readonly locale: Locale;
  readonly day: string;
  readonly now: Date;
  /** Who asks: it is their turn that is taken. */
  readonly client: string;
};

/** What can be told, and what could not be worked out now. */
export type ToldNow = { readonly told: readonly Told[]; readonly refused: readonly Refused[] };

/** Every procedure, or one; made anew where the kept determination no longer holds. */
export async function standingsFor(
  telling: Telling,
  grant: Grant<'see' | 'seeDates'>,
  procedures: readonly string[] = everyProcedure,
): Promise<ToldNow> {
  const { house, day, now, client } = telling;
  const { standings, refused } = await standNow(house.standings, grant, { procedures, day, now, client });
  const told = await inWords(telling, standings);
  return { ...told, refused: [...refused, ...told.refused] };
}

/** Standings with their words; all or none. */
export async function inWords(
  { house, locale, client }: Telling,
  standings: readonly Told['standing'][],
): Promise<ToldNow> {
  const determinations = standings.map((it) => it.determination);
  if (determinations.length === 0) return { told: [], refused: [] };
  const words = await house.assessor.ask(client, 'tell', { determinations, locale });
  if ('no' in words) return { told: [], refused: standings.map(({ procedure }) => ({ procedure, no: words.no })) };
  return {
    told: words.map((explanation, i) => ({ standing: standings[i] as Told['standing'], explanation })),
    refused: [],
  };
}

/** What every list of dates says before its days: that the stay has ended, or may have. The same whichever procedure says it. */
export const firstOf = (told: readonly Told[]): Told['explanation']['first'] =>
  told.map(({ explanation }) => explanation.first).find((it) => it !== undefined);

/**
 * Days to act by and days on which more is open, from today on, soonest first. WHY none that lies behind: nobody can act by
 * it, and one reckoned from a day of birth tells the birthday of somebody whom it does not concern any more.
 */
export function datesOf(told: readonly Told[], locale: Locale, today: string): readonly DateLine[] {
  const lines = told.flatMap((it) => datesOfOne(it, locale)).filter((it) => it.day >= today);
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
