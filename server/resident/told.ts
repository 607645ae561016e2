/** Where somebody stands by their record, with its words, and the days that follow. */
import type { Grant } from '#audit';
import type { Locale } from '#language';
import { type Refused, type ReplayRequest, replay, type Standing, standNow } from '#records';
import { japan } from '#rulebook/japan';
import type { Told, ToldWhole } from '../../web/resident/standing.tsx';
import type { Me } from '../door/door.tsx';
import type { Installation } from '../installation.ts';

export const everyProcedure = japan.procedures.map((it) => it.id);

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

/** What somebody has already is not for them to ask for. */
const had: Readonly<Record<string, readonly string[]>> = { 'highly-skilled': ['hsp1a', 'hsp1b', 'hsp1c', 'hsp2'] };

type Held = Pick<Standing, 'procedure' | 'conclusion' | 'versions'>;

/** Is it about this person? What is closed to them is not, nor what they have already or have not begun. */
export function concerns({ procedure, conclusion, versions }: Held): boolean {
  if (conclusion.appliesTo?.some((it) => it.state === 'no')) return false;
  if (had[procedure]?.includes(statusIn(conclusion)) === true) return false;
  return begunBy[procedure]?.some((fact) => versions[fact] !== undefined) ?? true;
}

/** The status the answer rests on, the last one told. */
function statusIn({ receipt }: Standing['conclusion']): string {
  const { status } = (receipt.input as { readonly facts?: Readonly<Record<string, unknown>> }).facts ?? {};
  const last: unknown = Array.isArray(status) ? status.at(-1)?.value : status;
  return String(last ?? '');
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
