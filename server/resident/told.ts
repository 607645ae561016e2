/** Where somebody stands by their record, with its words, and the days that follow. */
import type { Grant } from '#audit';
import type { Locale } from '#language';
import { type Refused, type ReplayRequest, replay, type Standing, standNow } from '#records';
import { japan } from '#rulebook/japan';
import { sayIn } from '../../web/parts/words.ts';
import type { DateLine, Told, ToldWhole } from '../../web/resident/standing.tsx';
import type { Me } from '../door/door.tsx';
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

export const telling = ({ house, locale, day, now, signedIn }: Me): Telling => ({
  house,
  locale,
  day,
  now,
  client: signedIn.person,
});

/** What nobody needs to hear of before something happened: what they told of it. */
const begunBy: Readonly<Record<string, readonly string[]>> = {
  'highly-skilled': ['hspCategory', 'hspPoints'],
  'losing-status': ['inactiveSince', 'inactiveReason', 'apartSince', 'apartReason'],
  fees: [],
};

/** Is it about this person? What is closed to them is not, nor what they have not begun. */
export function concerns({ procedure, conclusion, versions }: Pick<Standing, 'procedure' | 'conclusion' | 'versions'>) {
  if (conclusion.appliesTo?.some((it) => it.state === 'no')) return false;
  return begunBy[procedure]?.some((fact) => versions[fact] !== undefined) ?? true;
}

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

/** The whole of what is kept, as whoever may see it may: made once for a while. */
export function wholeOf(
  telling: Telling,
  grant: Grant<'see'>,
  { id, procedure, day, knownAt, conclusion }: Standing,
): ReturnType<typeof wholeFor> {
  const make = async () =>
    (await wholeFor(telling, grant, { procedure, day, knownAt, hash: conclusion.rulebook.hash })) ?? nothing;
  const key = ['whole', id, telling.locale, grant.places, ...[...grant.labels].toSorted()].join(' ');
  return telling.house.recent.of(key, make).then((it) => (it === nothing ? undefined : it));
}
const nothing: Refused = { procedure: '', no: 'busy' };

/** Where somebody stands or stood in one procedure, as a whole; none where no law is on record for the day. */
export async function wholeFor(
  { house, locale, client }: Telling,
  grant: Grant<'see'>,
  request: Omit<ReplayRequest, 'client'>,
): Promise<ToldWhole | Refused | undefined> {
  const standing = await replay(house.standings, grant, { ...request, client });
  if (standing === undefined || 'no' in standing) return standing;
  const { determination, release } = standing;
  const asked = { determination, locale, ...(release === undefined ? {} : { release }) };
  const explanation = await house.assessor.ask(client, 'whole', asked);
  return 'no' in explanation ? { procedure: request.procedure, no: explanation.no } : { standing, explanation };
}

/** Standings with their words; all or none. */
export async function inWords({ house, locale, client }: Telling, standings: readonly Standing[]): Promise<ToldNow> {
  const conclusions = standings.map((it) => it.conclusion);
  if (conclusions.length === 0) return { told: [], refused: [] };
  const key = ['words', locale, ...standings.map((it) => it.id)].join(' ');
  const words = await house.recent.of(key, () => house.assessor.ask(client, 'tell', { conclusions, locale }));
  if ('no' in words) return { told: [], refused: standings.map(({ procedure }) => ({ procedure, no: words.no })) };
  return {
    told: words.map((brief, i) => ({ standing: standings[i] as Standing, brief })),
    refused: [],
  };
}

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
  const lines = told
    .flatMap((it, i) => datesOfOne(it, locale, today, named, dutiesIn(told.slice(0, i))))
    .filter((it) => it.day >= today || it.overdue === true);
  return lines.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

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
  const { earliest, deadlines } = conclusion;
  const lines: DateLine[] = [];
  if (earliest?.on !== undefined && earliest.on > day)
    lines.push(aged(standing, { day: earliest.on, text: say('dates.earliest', words), procedure, kind: 'good' }));
  if (earliest?.until !== undefined)
    lines.push(aged(standing, { day: earliest.until, text: say('dates.changes', words), procedure, kind: 'limit' }));
  for (const [i, deadline] of deadlines.entries()) {
    const { lawful, advise, duty } = deadline;
    if (duty !== undefined && said.has(dutyKey(deadline))) continue;
    const about = named ? duty?.about : undefined;
    const what = brief.deadlines[i] ?? '';
    const name = about === undefined ? what : say('result.deadline.about', { name: what, about });
    const unless = duty?.unless === undefined ? '' : '.unless';
    if (duty?.state === 'overdue' && typeof lawful === 'string' && lawful < today) {
      const text = say(`dates.overdue${unless}`, { ...words, name });
      lines.push({ day: lawful, text, procedure, kind: 'limit', overdue: true });
      continue;
    }
    if (typeof advise === 'string')
      lines.push({ day: advise, text: say('dates.advise', { ...words, name }), procedure, kind: 'good' });
    if (typeof lawful === 'string')
      lines.push({ day: lawful, text: say(`dates.last${unless}`, { ...words, name }), procedure, kind: 'limit' });
  }
  return lines;
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
