/** The days that follow from where somebody stands. */
import { addDays, isoDay, parseDay } from '#calendar';
import type { Locale } from '#language';
import type { Standing } from '#records';
import { sayIn } from '../../web/parts/words.ts';
import type { DateLine } from '../../web/resident/dates.tsx';
import type { Told } from '../../web/resident/standing.tsx';
import { concerns } from './told.ts';

/** What every list of dates says before its days: that the stay has ended, or may have. The same whichever procedure says it. */
export const firstOf = (told: readonly Told[]): Told['brief']['first'] =>
  told.map(({ brief }) => brief.first).find((it) => it !== undefined);

/**
 * Days to act by and days on which more is open, from today on, and what is owed and overdue; soonest first. WHY nothing else
 * that lies behind: nobody can act by it, and one reckoned from a day of birth tells the birthday of somebody whom it does
 * not concern any more.
 * @param named whether the organisations may be named: only to those who may see the record
 */
export function datesOf(told: readonly Told[], locale: Locale, today: string, named = false): readonly DateLine[] {
  const ends = stayEndsIn(told);
  const lines = told
    .filter(({ standing }) => concerns(standing))
    .flatMap((it, i, all) => datesOfOne(it, locale, today, named, dutiesIn(all.slice(0, i))))
    .filter((it) => it.day >= today || it.overdue === true)
    // What opens only after the stay has ended waits for the extension first.
    .filter((it) => it.kind !== 'good' || ends === undefined || it.day <= ends);
  return lines.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The last day to ask for more time, where it is known. */
const stayEndsIn = (told: readonly Told[]): string | undefined =>
  told
    .flatMap(({ standing }) => standing.conclusion.deadlines)
    .flatMap(({ lawful, duty }) => (duty === undefined && typeof lawful === 'string' ? [lawful] : []))
    .toSorted()[0];

/** What is owed is said once, by the first procedure that looks at it. */
const dutiesIn = (told: readonly Told[]): ReadonlySet<string> =>
  new Set(told.flatMap(({ standing }) => standing.conclusion.deadlines.map(dutyKey)));
const dutyKey = ({ provision, lawful, duty }: Told['standing']['conclusion']['deadlines'][number]): string =>
  duty === undefined ? '' : JSON.stringify([provision, duty.about, lawful]);

function datesOfOne(
  { standing, brief }: Told,
  locale: Locale,
  today: string,
  named: boolean,
  said: ReadonlySet<string>,
): readonly DateLine[] {
  const say = sayIn(locale);
  const { procedure, day, conclusion } = standing;
  const words = { procedure: brief.title };
  const { earliest, clear } = conclusion;
  const lines: DateLine[] = [];
  // The day the answer itself names, so that page and list cannot differ; else one that is sure.
  const from = brief.answer?.from ?? (earliest?.on === undefined ? undefined : { day: earliest.on, floor: false });
  if (from !== undefined && from.day > day) {
    const text = say(from.floor ? 'dates.earliest.least' : 'dates.earliest', words);
    lines.push(aged(standing, { day: from.day, text, procedure, kind: 'good' }));
  }
  const hasOwnLast = conclusion.deadlines.some((it) => it.duty === undefined);
  if (earliest?.until !== undefined && clear === 'yes' && !hasOwnLast) {
    const line = { day: earliest.until, text: say('dates.until', words), procedure, kind: 'limit' } as const;
    lines.push({ ...aged(standing, line), day: dayBefore(earliest.until) });
  }
  for (const [i, deadline] of conclusion.deadlines.entries()) {
    if (deadline.duty !== undefined && said.has(dutyKey(deadline))) continue;
    const about = named ? deadline.duty?.about : undefined;
    const what = brief.deadlines[i] ?? '';
    const name = about === undefined ? what : say('result.deadline.about', { name: what, about });
    lines.push(...deadlineLine(deadline, { name, procedure, locale, today }));
  }
  return lines;
}

type Named = { readonly name: string; readonly procedure: string; readonly locale: Locale; readonly today: string };

/** One line: the day that is safe, and beside it the last one by law where that is later. */
function deadlineLine(
  { lawful, advise, duty }: Standing['conclusion']['deadlines'][number],
  { name, procedure, locale, today }: Named,
): readonly DateLine[] {
  const say = sayIn(locale);
  const unless = duty?.unless === undefined ? '' : '.unless';
  const last = typeof lawful === 'string' ? lawful : undefined;
  if (duty?.state === 'overdue' && last !== undefined && last < today)
    return [{ day: last, text: say(`dates.overdue${unless}`, { name }), procedure, kind: 'limit', overdue: true }];
  const by = typeof advise === 'string' && advise >= today ? advise : last;
  if (by === undefined) return [];
  const note = last === undefined || last === by ? {} : { last };
  return [{ day: by, text: say(`dates.by${unless}`, { name }), procedure, kind: 'limit', ...note }];
}

function dayBefore(iso: string): string {
  const day = parseDay(iso);
  return day === undefined ? iso : isoDay(addDays(day, -1));
}

/** The line, marked where its day may be one on which the person is a year older. */
function aged({ conclusion }: Standing, line: DateLine): DateLine {
  const { birthDate } =
    (conclusion.receipt.input as { readonly facts?: Readonly<Record<string, unknown>> }).facts ?? {};
  if (typeof birthDate !== 'string') return line;
  const birthday = Date.parse(`${line.day.slice(0, 4)}${birthDate.slice(4)}`);
  const away = Math.abs(Date.parse(line.day) - birthday) / dayMs;
  return away <= 1 ? { ...line, tellsBirthday: true } : line;
}

const dayMs = 86_400_000;
