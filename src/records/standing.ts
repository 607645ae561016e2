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
import {
  type BadInput,
  conclusionOf,
  type Determination,
  formOf,
  type InputRequest,
  type Refusal,
  type Release,
  releaseOf,
  revive,
} from '#determinations';
import { factsNamedBy, type Rulebook } from '#rules';
import type { Database, Vault } from '#store';
import type { FactVersion } from './fact.ts';
import { factsOf, factsToReckonWith, subjectState } from './fact-store.ts';
import { type Kept, keepStandings, latestStandings, mostBytes, type Standing, whyAnew } from './kept-standing.ts';
import { releaseAt, releaseNamed } from './release-store.ts';
import { groundsOf, situationOf, weighed } from './situation.ts';

/** What is to be evaluated, as plain JSON: by the law of today, or of the release that is given. */
export type StandQuestion = Omit<InputRequest, 'rulebook'> & { readonly release?: Release };

/** Why there is none now: the facts are too much at once, or others are waiting. */
type StandRefusal = 'too-much' | 'busy';
/** Why there never is one here: another form of the law was written by an engine before this one, or after it. */
type UnreadRefusal = 'written-before' | 'written-after';

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
  /** The hash of the release to read; by default the one that was read at that moment. */
  readonly hash?: string;
  readonly client: string;
};

type NotNow = { readonly procedure: string; readonly no: StandRefusal };
export type Refused = NotNow | { readonly procedure: string; readonly no: UnreadRefusal };
/** What stands, and what could not be said now. */
export type Stood = { readonly standings: readonly Standing[]; readonly refused: readonly NotNow[] };
/** The whole of it, of which nothing is kept. */
export type Replayed = Omit<Standing, 'id' | 'because' | 'at' | 'conclusion' | 'grounds'> & {
  readonly determination: Determination;
  /** The release whose words say it, where it is not the one of today. */
  readonly release?: Release;
};

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

/**
 * What the rules said of the record as it was known at a moment, by the release of that moment. Nothing is kept.
 * @returns nothing where no law is on record for the day
 */
export async function replay(
  at: Standings,
  grant: Grant<'see'>,
  request: ReplayRequest,
): Promise<Replayed | Refused | undefined> {
  const { app, vault, rulebook } = at;
  const { hash, knownAt } = request;
  const kept = hash === undefined ? await releaseAt(app, knownAt) : await releaseNamed(app, hash);
  const release = kept ?? releaseOf(rulebook);
  const form = formOf(release);
  if (form !== 'ours') return { procedure: request.procedure, no: `written-${form}` };
  const facts = await factsOf(app, vault, grant, { knownAt });
  if (release.hash === releaseOf(rulebook).hash) return reckon(at, facts, request);
  const then = await reckon({ ...at, rulebook: revive(release) }, facts, request, release);
  return then === undefined || 'no' in then ? then : { ...then, release };
}

async function tryNow(at: Standings, grant: Leave, request: StandRequest): Promise<Stood | 'written-since'> {
  const { app, vault, rulebook } = at;
  const { subject, places } = grant;
  const { procedures, day } = request;
  // INVARIANT: the count is read before the facts, so that facts are never older than it.
  const state = await subjectState(app, subject);
  if (state === undefined || state.erasedAt !== undefined) return { standings: [], refused: [] };
  const { writes } = state;
  const to = { subject, writes, hash: releaseOf(rulebook).hash, rulebook };
  const kept: ReadonlyMap<string, Kept> = places ? await latestStandings(app, vault, grant) : new Map();
  const standing = (it: string): readonly Standing[] => {
    const found = kept.get(it);
    return found === undefined ? [] : [found.standing];
  };
  if (procedures.every((it) => whyAnew(kept.get(it), { ...to, day }) === undefined))
    return { standings: procedures.flatMap(standing), refused: [] };
  const facts = await factsToReckonWith(app, vault, grant);
  const grounds = groundsNow(rulebook, facts, day);
  const why = new Map(procedures.map((it) => [it, whyAnew(kept.get(it), { ...to, day, grounds: grounds(it) })]));
  const anew = procedures.filter((it) => why.get(it) !== undefined);
  const holding = procedures.filter((it) => !anew.includes(it)).flatMap(standing);
  // Whoever may read the same of the same state of the record is told the same.
  const key = JSON.stringify([subject, writes, to.hash, day, places, [...grant.labels].toSorted(), procedures]);
  const made = await once(at, key, async () => {
    const stood = await reckonEach(at, facts, { ...request, procedures: anew }, (it) => why.get(it) ?? 'first');
    // For whom the person's places are kept from: what the rest says, not kept.
    if (!places || stood.standings.length + holding.length === 0) return stood;
    return (await keepStandings(app, vault, to, stood.standings, holding)) ? stood : 'written-since';
  });
  if (made === 'written-since') return made;
  const all = new Map([...holding, ...made.standings].map((it) => [it.procedure, it]));
  return { standings: procedures.flatMap((it) => all.get(it) ?? []), refused: made.refused };
}

/** The facts a procedure can come to read. */
const readBy = (rulebook: Rulebook, id: string): ReadonlySet<string> => {
  const procedure = rulebook.procedures.find((it) => it.id === id);
  return procedure === undefined ? new Set() : factsNamedBy(rulebook, procedure);
};

/** What each procedure can rest on. */
function groundsNow(rulebook: Rulebook, facts: readonly FactVersion[], day: string): (procedure: string) => string {
  const situation = situationOf(rulebook.facts, facts, weighed, day);
  return (procedure) => groundsOf(facts, situation, readBy(rulebook, procedure));
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
  const { rulebook } = at;
  const standings: Standing[] = [];
  const refused: NotNow[] = [];
  const grounds = groundsNow(rulebook, facts, day);
  // What was written while it was asked for is known too.
  const known = facts.flatMap((it) => [it.knownFrom, ...(it.contest === undefined ? [] : [it.contest.at])]);
  const knownAt = new Date(Math.max(now.getTime(), ...known.map((it) => it.getTime())));
  for (const procedure of procedures) {
    const stood = await reckon(at, facts, { procedure, day, knownAt, client });
    if (stood === undefined) continue;
    if ('no' in stood) refused.push(stood);
    else {
      const standing = {
        ...conclusionOfStanding(stood, readBy(rulebook, procedure)),
        id: randomUUIDv7(),
        grounds: grounds(procedure),
        because: because(procedure),
        at: now,
      };
      if (JSON.stringify(standing).length > mostBytes) refused.push({ procedure, no: 'too-much' });
      else standings.push(standing);
    }
  }
  return { standings, refused };
}

/** What is kept of the whole, of the facts its procedure reads. */
function conclusionOfStanding(
  { determination, release: _, versions, stale, ...it }: Replayed,
  read: ReadonlySet<string>,
) {
  return {
    ...it,
    conclusion: conclusionOf(determination),
    versions: Object.fromEntries(Object.entries(versions).filter(([fact]) => read.has(fact))),
    stale: stale.filter((fact) => read.has(fact)),
  };
}

async function reckon(
  { rulebook, evaluate }: Standings,
  facts: readonly FactVersion[],
  { procedure, day, knownAt, client }: ReplayRequest,
  release?: Release,
): Promise<Replayed | NotNow | undefined> {
  const { input, origins, versions, stale, apart } = situationOf(rulebook.facts, facts, weighed, day);
  const on = parseDay(day);
  const determination = await evaluate(client, {
    procedure,
    input,
    origins,
    overlay: 'model',
    ...(on === undefined ? {} : { day: on }),
    ...(release === undefined ? {} : { release }),
  });
  if ('no' in determination) return withoutDetermination(procedure, determination.no);
  const until = turnsOn(determination);
  const held = until === undefined ? {} : { holdsUntil: until };
  return { procedure, day, knownAt, determination, versions: Object.fromEntries(versions), stale, apart, ...held };
}

/** The first day on which the outcome, or how it stands with something owed, may be another. */
const turnsOn = ({ until, deadlines }: Determination): string | undefined =>
  [until, ...deadlines.map((it) => it.duty?.holdsUntil)].filter((it) => it !== undefined).toSorted()[0];

/** @returns nothing where no law is on record for the day */
function withoutDetermination(procedure: string, no: (Refusal | BadInput)['no'] | StandRefusal): NotNow | undefined {
  if (no === 'too-much' || no === 'busy') return { procedure, no };
  if (no === 'ended' || no === 'not-yet-in-force') return undefined;
  throw new Error(`no determination: ${no}`);
}
