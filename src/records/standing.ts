/**
 * Where a person stands by their record: a determination of each procedure, kept with the fact versions it stands on,
 * until a fact, a day or the rulebook makes it old. A timer wakes on that day; nobody is looked at between.
 *
 * INVARIANT: no connection and no lock is held while rules are evaluated. A record is read, evaluated, and its
 * determination kept only if the record was not written to since.
 */
import { randomUUIDv7 } from 'node:crypto';
import type { Grant } from '#audit';
import { parseDay } from '#calendar';
import { type BadInput, type Determination, type InputRequest, type Refusal, rulebookHash } from '#determinations';
import type { Rulebook } from '#rules';
import type { Database, Vault } from '#store';
import type { FactVersion } from './fact.ts';
import { factsOf, factsToReckonWith, subjectState } from './fact-store.ts';
import { type Kept, keepStandings, latestStandings, mostBytes, type Standing, whyAnew } from './kept-standing.ts';
import { situationOf, weighed } from './situation.ts';

/** What is to be evaluated, as plain JSON. */
export type StandQuestion = Omit<InputRequest, 'rulebook'>;

/** Why there is none now: the facts are too much at once, or others are waiting. */
type StandRefusal = 'too-much' | 'busy';

/** Evaluates elsewhere. @param client whose turn it is */
export type Evaluate = (
  client: string,
  question: StandQuestion,
) => Promise<Determination | Refusal | BadInput | { readonly no: StandRefusal }>;

export type StandRequest = {
  readonly procedures: readonly string[];
  readonly day: string;
  readonly now: Date;
  /** Whose turn it is to have something evaluated. */
  readonly client: string;
};
export type ReplayRequest = {
  readonly procedure: string;
  readonly day: string;
  readonly knownAt: Date;
  readonly client: string;
};

export type Refused = { readonly procedure: string; readonly no: StandRefusal };
/** What stands, and what could not be said now. */
export type Stood = { readonly standings: readonly Standing[]; readonly refused: readonly Refused[] };
/** Nothing of it is kept. */
export type Replayed = Omit<Standing, 'id' | 'because' | 'at'>;

/** What standing is reckoned with, and what is being reckoned. */
export type Standings = {
  readonly app: Database;
  readonly vault: Vault;
  readonly rulebook: Rulebook;
  readonly evaluate: Evaluate;
  readonly underWay: Map<string, Promise<Stood | 'written-since'>>;
};

export const openStandings = (opening: Omit<Standings, 'underWay'>): Standings => ({ ...opening, underWay: new Map() });

type Leave = Grant<'see' | 'seeDates'>;

/** Somebody who writes this often while they look is told to look again. */
const mostTries = 3;

/** Where the person stands today in each procedure: what is kept where it still holds, made anew and kept where not. */
export async function standNow(at: Standings, grant: Leave, request: StandRequest): Promise<Stood> {
  for (let i = 0; i < mostTries; i++) {
    const stood = await tryNow(at, grant, request);
    if (stood !== 'written-since') return stood;
  }
  return { standings: [], refused: request.procedures.map((procedure) => ({ procedure, no: 'busy' })) };
}

/** What the rules say of the record as it was known at a moment. Nothing is kept. */
export async function replay(
  at: Standings,
  grant: Grant<'see'>,
  request: ReplayRequest,
): Promise<Replayed | Refused | undefined> {
  return reckon(at, await factsOf(at.app, at.vault, grant, { knownAt: request.knownAt }), request);
}

async function tryNow(at: Standings, grant: Leave, request: StandRequest): Promise<Stood | 'written-since'> {
  const { app, vault, rulebook } = at;
  const { subject, places } = grant;
  const { procedures, day } = request;
  // INVARIANT: the count is read before the facts, so that facts are never older than it.
  const state = await subjectState(app, subject);
  if (state === undefined || state.erasedAt !== undefined) return { standings: [], refused: [] };
  const { writes } = state;
  const to = { subject, writes, hash: rulebookHash(rulebook), version: rulebook.version };
  const kept: ReadonlyMap<string, Kept> = places ? await latestStandings(app, vault, grant) : new Map();
  const why = new Map(procedures.map((it) => [it, whyAnew(kept.get(it), { ...to, day })]));
  const anew = procedures.filter((it) => why.get(it) !== undefined);
  const holding = procedures.flatMap((it) => (anew.includes(it) ? [] : (kept.get(it)?.standing ?? [])));
  if (anew.length === 0) return { standings: holding, refused: [] };
  const facts = await factsToReckonWith(app, vault, grant);
  // Whoever may read the same of the same state of the record is told the same.
  const key = JSON.stringify([to, day, places, [...grant.labels].toSorted(), anew]);
  const made = await once(at, key, async () => {
    const stood = await reckonEach(at, facts, { ...request, procedures: anew }, (it) => why.get(it) ?? 'first');
    // For whom the person's places are kept from: what the rest says, not kept.
    if (!places || stood.standings.length === 0) return stood;
    return (await keepStandings(app, vault, to, stood.standings)) ? stood : 'written-since';
  });
  if (made === 'written-since') return made;
  const all = new Map([...holding, ...made.standings].map((it) => [it.procedure, it]));
  return { standings: procedures.flatMap((it) => all.get(it) ?? []), refused: made.refused };
}

/** What is asked for twice at once is done once. */
function once({ underWay }: Standings, key: string, work: () => Promise<Stood | 'written-since'>) {
  const found = underWay.get(key);
  if (found !== undefined) return found;
  const begun = work().finally(() => underWay.delete(key));
  underWay.set(key, begun);
  return begun;
}

/** One after the other: what one client asks waits for itself anyway, and what is refused spoils nothing else. */
async function reckonEach(
  at: Standings,
  facts: readonly FactVersion[],
  { procedures, day, now, client }: StandRequest,
  because: (procedure: string) => Standing['because'],
): Promise<Stood> {
  const standings: Standing[] = [];
  const refused: Refused[] = [];
  for (const procedure of procedures) {
    const stood = await reckon(at, facts, { procedure, day, knownAt: now, client });
    if (stood === undefined) continue;
    if ('no' in stood) refused.push(stood);
    else if (JSON.stringify(stood).length > mostBytes) refused.push({ procedure, no: 'too-much' });
    else standings.push({ ...stood, id: randomUUIDv7(), because: because(procedure), at: now });
  }
  return { standings, refused };
}

async function reckon(
  { rulebook, evaluate }: Standings,
  facts: readonly FactVersion[],
  { procedure, day, knownAt, client }: ReplayRequest,
): Promise<Replayed | Refused | undefined> {
  const { input, origins, versions, stale } = situationOf(rulebook.facts, facts, weighed, day);
  const on = parseDay(day);
  const question = { procedure, input, origins, overlay: 'model', ...(on === undefined ? {} : { day: on }) };
  const determination = await evaluate(client, question);
  if ('no' in determination) return withoutDetermination(procedure, determination.no);
  const { until } = determination;
  const held = until === undefined ? {} : { holdsUntil: until };
  return { procedure, day, knownAt, determination, versions: Object.fromEntries(versions), stale, ...held };
}

/** @returns nothing where no law is on record for the day */
function withoutDetermination(procedure: string, no: (Refusal | BadInput)['no'] | StandRefusal): Refused | undefined {
  if (no === 'too-much' || no === 'busy') return { procedure, no };
  if (no === 'ended' || no === 'not-yet-in-force') return undefined;
  throw new Error(`no determination: ${no}`);
}
