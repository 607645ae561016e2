/**
 * Whom a helper may act for, as a list: what the mandate opens of each, in an order, a page of them.
 *
 * INVARIANT: of whom nothing is shown nothing is looked at, unless somebody asks for something that is known only by
 * looking: a name, the soonest date of all, what is missing. Each look has its one entry (ADR 48).
 */
import { permit, type SubjectAction } from '#access';
import type { Grant } from '#audit';
import { addDays, isoDay, parseDay } from '#calendar';
import { untoldIn } from '#determinations';
import { type Client, clientsOf, displayName, type Names, namesOf, type SignedIn } from '#parties';
import type { Open } from '../../web/helper/client.tsx';
import type { ClientLine, ListQuery, Missing } from '../../web/helper/clients.tsx';
import { factLabel } from '../../web/resident/record.tsx';
import { askedBy, postOf, standingFor } from '../door/opened-for.ts';
import type { Address } from '../door/table.ts';
import type { At } from '../entrance/entrance.tsx';
import { cardsOf } from '../resident/cards.ts';
import { datesOf, firstOf } from '../resident/dates.ts';
import { standingsFor, type ToldNow } from '../resident/told.ts';

export type Visit = At & { readonly signedIn: SignedIn };

export const onePage = 50;
/** What is due or ends within so many days is soon. */
const soonDays = 30;
/** So many are looked at beside each other. */
const atOnce = 4;

const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T | undefined =>
  known.find((it) => it === text);

export const queryIn = ({ c }: Visit): ListQuery => {
  const { q = '', only, by, from = '0' } = c.req.query();
  return {
    q: q.trim().slice(0, 80),
    only: oneOf(['due', 'ends', 'missing'], only),
    by: oneOf(['due', 'name', 'ends'], by),
    from: Math.max(0, Number.parseInt(from, 10) || 0),
  };
};

export type List = {
  readonly lines: readonly ClientLine[];
  /** How many fit the question. */
  readonly fitting: number;
  /** How many there are at all. */
  readonly all: number;
};

/** @param whole everybody who fits, as for a file */
export async function listOf(at: Visit, query: ListQuery, day: string, what: Address, whole = false): Promise<List> {
  const clients = await clientsOf(at.house.app, at.signedIn.person, day);
  const ends = clients.filter((it) => query.only !== 'ends' || isSoon(it.endsOn, day));
  const page = <T>(all: readonly T[]): readonly T[] => (whole ? all : all.slice(query.from, query.from + onePage));
  const byLooking = query.q !== '' || query.only === 'due' || query.only === 'missing';
  if (byLooking || query.by === 'due' || query.by === 'name' || ends.length <= onePage) {
    const lines = (await look(at, ends, day, what)).filter((it) => fits(it, query, day));
    return { lines: page(inOrder(lines, query.by ?? 'due')), fitting: lines.length, all: clients.length };
  }
  const lines = await look(at, page(ends), day, what);
  return { lines: inOrder(lines, query.by ?? 'due'), fitting: ends.length, all: clients.length };
}

const isSoon = (on: string | undefined, day: string): boolean => {
  const today = parseDay(day);
  return on !== undefined && today !== undefined && on <= isoDay(addDays(today, soonDays));
};

/** Width, case and spaces do not matter. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');

function fits({ searched, dates, missing, first }: ClientLine, { q, only }: ListQuery, day: string): boolean {
  if (!searched.includes(fold(q))) return false;
  if (only === 'due') return first !== undefined || isSoon(dates[0]?.day, day);
  return only !== 'missing' || typeof missing === 'object';
}

/** Soonest first: before all whose stay has ended, then what is overdue; who has no day comes last. */
const orders: Readonly<Record<NonNullable<ListQuery['by']>, (it: ClientLine) => string>> = {
  due: ({ first, dates, endsOn }) => `${first === undefined ? 1 : 0} ${dates[0]?.day ?? '9'} ${endsOn ?? ''}`,
  name: ({ name }) => fold(name),
  ends: ({ endsOn }) => endsOn ?? '9',
};

function inOrder(lines: readonly ClientLine[], by: NonNullable<ListQuery['by']>): readonly ClientLine[] {
  const key = orders[by];
  return lines.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

async function look(at: Visit, clients: readonly Client[], day: string, what: Address): Promise<readonly ClientLine[]> {
  const lines: ClientLine[] = [];
  for (let i = 0; i < clients.length; i += atOnce) {
    const some = await Promise.all(clients.slice(i, i + atOnce).map((it) => lookAt(at, it, day, what)));
    lines.push(...some.flatMap((it) => it?.line ?? []));
  }
  return lines;
}

/** What was found, and by which leave. */
export type Looked = { readonly line: ClientLine; readonly told: ToldNow['told'] };

/** What the mandate opens of one client, with its one entry; nothing when the mandate has just ended. */
export async function lookAt(at: Visit, client: Client, day: string, what: Address): Promise<Looked | undefined> {
  const { signedIn, house, locale } = at;
  const by = askedBy(signedIn, standingFor(signedIn.person, client, postOf(signedIn)));
  const grant = await permit(at.gate, { ...by, action: actionFor(client), what });
  if ('no' in grant) return undefined;
  const names = await namesOf(house.app, house.vault, grant);
  const { told, refused } = await toldTo(at, grant, day);
  const sees = grant.action === 'see';
  const first = firstOf(told);
  const line: ClientLine = {
    ...client,
    name: names === undefined ? '' : displayName(names, locale),
    searched: names === undefined ? '' : searchedIn(names),
    // By law one sees all; a mandate to see the record is none to see the dates.
    dates: client.mandate === undefined || client.scope.includes('dates') ? datesOf(told, locale, day, sees) : [],
    notNow: refused.length > 0,
    ...(first === undefined ? {} : { first }),
    ...(sees ? { missing: missingIn(told, locale, day) ?? 'nothing', next: nextIn(told, day) } : {}),
  };
  return { line, told: sees ? told : [] };
}

type Look = Extract<SubjectAction, 'see' | 'seeDates' | 'note' | 'seeDocuments'>;

/** The widest look the mandate allows: the one entry says it. */
function actionFor({ mandate, scope }: Client): Look {
  if (mandate === undefined || scope.includes('see')) return 'see';
  if (scope.includes('dates')) return 'seeDates';
  return scope.includes('note') ? 'note' : 'seeDocuments';
}

async function toldTo({ house, locale, now, signedIn }: Visit, grant: Grant<Look>, day: string): Promise<ToldNow> {
  if (!isTelling(grant)) return { told: [], refused: [] };
  return standingsFor({ house, locale, day, now, client: signedIn.person }, grant);
}
const isTelling = (grant: Grant<Look>): grant is Grant<'see'> | Grant<'seeDates'> =>
  grant.action === 'see' || grant.action === 'seeDates';

const searchedIn = ({ romaji, kanji = '', katakana = '', alias = '' }: Names): string => {
  const { family = '', given } = romaji;
  return [`${family}${given}`, `${given}${family}`, kanji, katakana, alias].map(fold).join('\n');
};

/**
 * What nobody has told yet of what concerns the person, each fact once, by procedure; what comes first, first: what is
 * asked next, then what they can answer themselves.
 */
export function openFactsIn(told: ToldNow['told'], day: string): readonly Open[] {
  const said = new Set<string>();
  return cardsOf(told, day).own.flatMap(({ standing, brief }) => {
    if (standing.conclusion.clear === 'yes') return [];
    const ask = brief.answer.todo.find((it) => it.ask !== undefined)?.ask?.split('@')[0];
    const rank = (it: OpenFact): number => (it.fact === ask ? 0 : isOwn(it) ? 1 : 2);
    const facts = untoldIn(standing.conclusion)
      .filter(({ fact }) => !said.has(fact))
      .toSorted((a, b) => rank(a) - rank(b));
    for (const { fact } of facts) said.add(fact);
    if (facts.length === 0) return [];
    return [{ title: brief.title, facts: facts.map((it) => it.fact), own: facts.filter(isOwn).length }];
  });
}

type OpenFact = ReturnType<typeof untoldIn>[number];
/** They can answer it without a paper of somebody else. */
const isOwn = ({ heldBy }: OpenFact): boolean => heldBy === 'resident' || heldBy === 'family' || heldBy === 'agency';

function missingIn(told: ToldNow['told'], locale: At['locale'], day: string): Missing | undefined {
  const [open] = openFactsIn(told, day);
  if (open === undefined) return undefined;
  const { title, facts, own } = open;
  return { title, count: own === 0 ? facts.length : own, first: factLabel(locale, facts[0] ?? '') };
}

const nextIn = (told: ToldNow['told'], day: string): string | undefined =>
  cardsOf(told, day).own.flatMap(({ brief }) => brief.answer.todo)[0]?.text;
