/**
 * Where a person stands by their record: a determination of each procedure, kept with the fact versions it stands on,
 * until a fact, a day or the rulebook makes it old. A timer wakes on that day; nobody is looked at between.
 */
import { randomUUIDv7 } from 'node:crypto';
import type { Grant } from '#audit';
import { parseDay } from '#calendar';
import { type Determination, determine, rulebookHash } from '#determinations';
import type { Rulebook } from '#rules';
import type { Reach, Transaction, Vault } from '#store';
import { type FactVersion, jurisdiction } from './fact.ts';
import { factsOf, lockSubject, readFacts, subjectState } from './fact-store.ts';
import { situationOf, weighed } from './situation.ts';

export type Because = 'first' | 'fact' | 'day' | 'rulebook';

/** A determination on the record. */
export type Standing = {
  readonly id: string;
  readonly procedure: string;
  readonly day: string;
  readonly knownAt: Date;
  readonly because: Because;
  readonly holdsUntil?: string;
  readonly at: Date;
  readonly determination: Determination;
  /** The fact versions each fact of its findings points at. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
  /** Facts left out because they no longer fit the day. */
  readonly stale: readonly string[];
};

/** What remains of a determination after its subject was erased. */
export type ErasedStanding = {
  readonly id: string;
  readonly procedure: string;
  readonly day: string;
  readonly erasedOn: string;
};

export type StandRequest = {
  readonly rulebook: Rulebook;
  readonly procedure: string;
  readonly day: string;
  readonly knownAt: Date;
};

const bound = (id: string): string => `determination|${id}`;

/** What the rules say of the record as it was known at a moment. Nothing is kept. */
export async function replay(
  reach: Reach,
  vault: Vault,
  grant: Grant<'see'>,
  request: StandRequest,
): Promise<Omit<Standing, 'id' | 'because' | 'at'> | undefined> {
  const facts = await factsOf(reach, vault, grant, { knownAt: request.knownAt });
  return standOn(facts, request);
}

function standOn(facts: readonly FactVersion[], { rulebook, procedure, day, knownAt }: StandRequest) {
  const { input, situation, versions, stale } = situationOf(rulebook.facts, facts, weighed, day);
  const parsed = parseDay(day);
  const determination = determine({
    rulebook,
    procedure,
    situation,
    input,
    overlay: 'model',
    ...(parsed === undefined ? {} : { day: parsed }),
  });
  if ('no' in determination) return undefined;
  const { until } = determination;
  return {
    procedure,
    day,
    knownAt,
    determination,
    versions: Object.fromEntries(versions),
    stale,
    ...(until === undefined ? {} : { holdsUntil: until }),
  };
}

export type StandNow = {
  readonly rulebook: Rulebook;
  readonly procedures: readonly string[];
  readonly day: string;
  readonly now: Date;
};

/**
 * Where the person stands today in each procedure: what is kept where it still holds, made anew and kept where not.
 * Must run in a transaction, which locks the record.
 */
export async function standNow(
  act: Transaction,
  vault: Vault,
  grant: Grant<'see' | 'seeDates'>,
  { rulebook, procedures, day, now }: StandNow,
): Promise<readonly Standing[]> {
  await lockSubject(act, grant.subject);
  const state = await subjectState(act, grant.subject);
  if (state === undefined || state.erasedAt !== undefined) return [];
  if (!grant.places) return standWithoutPlaces(await readFacts(act, vault, grant), { rulebook, procedures, day, now });
  const kept = await latest(act, vault, grant);
  const hash = rulebookHash(rulebook);
  let facts: readonly FactVersion[] | undefined;
  const standings: Standing[] = [];
  for (const procedure of procedures) {
    const old = kept.get(procedure);
    const because = whyAnew(old, { hash, writes: state.writes, day });
    if (old !== undefined && because === undefined) {
      standings.push(old.standing);
      continue;
    }
    facts ??= await readFacts(act, vault, grant);
    const stood = standOn(facts, { rulebook, procedure, day, knownAt: now });
    if (stood === undefined) continue;
    const standing: Standing = { ...stood, id: randomUUIDv7(), because: because ?? 'first', at: now };
    await keep(act, vault, grant.subject, standing, rulebook.version, hash, state.writes);
    standings.push(standing);
  }
  return standings;
}

/** For whom the person's places are kept from: what the rest says, not kept. */
function standWithoutPlaces(
  facts: readonly FactVersion[],
  { rulebook, procedures, day, now }: StandNow,
): readonly Standing[] {
  return procedures.flatMap((procedure) => {
    const stood = standOn(facts, { rulebook, procedure, day, knownAt: now });
    return stood === undefined ? [] : [{ ...stood, id: randomUUIDv7(), because: 'first' as const, at: now }];
  });
}

type Kept = { readonly standing: Standing; readonly writes: number; readonly hash: string };

function whyAnew(
  old: Kept | undefined,
  now: { readonly hash: string; readonly writes: number; readonly day: string },
): Because | undefined {
  if (old === undefined) return 'first';
  if (old.writes !== now.writes) return 'fact';
  if (old.hash !== now.hash) return 'rulebook';
  const { day, holdsUntil } = old.standing;
  return now.day < day || (holdsUntil !== undefined && now.day >= holdsUntil) ? 'day' : undefined;
}

async function keep(
  act: Transaction,
  vault: Vault,
  subject: string,
  standing: Standing,
  version: string,
  hash: string,
  writes: number,
): Promise<void> {
  const { id, procedure, day, knownAt, because, holdsUntil, at, determination, versions, stale } = standing;
  const body = vault.seal(subject, bound(id), Buffer.from(JSON.stringify({ determination, versions, stale })));
  await act
    .insertInto('records.determination')
    .values({
      jurisdiction,
      subject,
      id,
      procedure,
      day,
      known_at: knownAt,
      rulebook_version: version,
      rulebook_hash: hash,
      inputs: [...new Set(Object.values(versions).flat())],
      body,
      because,
      holds_until: holdsUntil ?? null,
      writes,
      at,
    })
    .execute();
  if (holdsUntil === undefined) {
    await act
      .deleteFrom('records.timer')
      .where('jurisdiction', '=', jurisdiction)
      .where('subject', '=', subject)
      .where('procedure', '=', procedure)
      .execute();
    return;
  }
  await act
    .insertInto('records.timer')
    .values({ jurisdiction, subject, procedure, due: holdsUntil })
    .onConflict((it) => it.columns(['jurisdiction', 'subject', 'procedure']).doUpdateSet({ due: holdsUntil }))
    .execute();
}

/** The latest kept determination of each procedure that can still be opened. */
async function latest(
  reach: Reach,
  vault: Vault,
  grant: Grant<'see' | 'seeDates'>,
): Promise<ReadonlyMap<string, Kept>> {
  const rows = await reach
    .selectFrom('records.determination')
    .selectAll()
    .distinctOn('procedure')
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', grant.subject)
    .orderBy('procedure')
    .orderBy('id', 'desc')
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const standing = openRow(vault, grant, row);
      return standing === undefined
        ? []
        : [[row.procedure, { standing, writes: row.writes, hash: row.rulebook_hash }] as const];
    }),
  );
}

type Row = {
  readonly id: string;
  readonly procedure: string;
  readonly day: string;
  readonly known_at: Date;
  readonly because: string;
  readonly holds_until: string | null;
  readonly at: Date;
  readonly body: Buffer;
};

function openRow(vault: Vault, grant: Grant<'see' | 'seeDates'>, row: Row): Standing | undefined {
  const plain = vault.open(grant, bound(row.id), row.body);
  if (plain === undefined) return undefined;
  const body = JSON.parse(plain.toString()) as Pick<Standing, 'determination' | 'versions' | 'stale'>;
  return {
    ...body,
    id: row.id,
    procedure: row.procedure,
    day: row.day,
    knownAt: row.known_at,
    because: row.because as Because,
    at: row.at,
    ...(row.holds_until === null ? {} : { holdsUntil: row.holds_until }),
  };
}

/** Every kept determination, newest first; of an erased subject only when it was made and when it was erased. */
export async function standingsOf(
  reach: Reach,
  vault: Vault,
  grant: Grant<'see'>,
): Promise<readonly (Standing | ErasedStanding)[]> {
  if (!grant.places) return [];
  const state = await subjectState(reach, grant.subject);
  const rows = await reach
    .selectFrom('records.determination')
    .selectAll()
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', grant.subject)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => {
    const standing = openRow(vault, grant, row);
    return (
      standing ?? {
        id: row.id,
        procedure: row.procedure,
        day: row.day,
        erasedOn: (state?.erasedAt ?? row.at).toISOString().slice(0, 10),
      }
    );
  });
}
