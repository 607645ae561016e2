/** Determinations on the record: read, kept, and what is left of them after an erasure. All SQL on them, and the timers they set. */
import type { Grant } from '#audit';
import { type Conclusion, engineVersion } from '#determinations';
import type { Rulebook } from '#rules';
import { boundTo, type Database, type Reach, sql, type Transaction, type Vault } from '#store';
import { jurisdiction } from './fact.ts';
import { lockSubject, subjectState } from './fact-store.ts';
import { keepRelease } from './release-store.ts';

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
  readonly conclusion: Conclusion;
  /** The fact versions it stands on, by fact. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
  /** Facts left out because they no longer fit the day. */
  readonly stale: readonly string[];
  /** Facts left out because they cannot all be so beside each other. */
  readonly apart: readonly string[];
  /** Of which versions and contests the facts consist that its procedure can read: while they stay, so does it. */
  readonly grounds: string;
};

/** What remains of a determination after its subject was erased. */
export type ErasedStanding = {
  readonly id: string;
  readonly procedure: string;
  readonly day: string;
  readonly erasedOn: string;
};

/** A larger one is neither kept nor opened. */
export const mostBytes = 512 * 1024;

const boundBy = ({ id, procedure, day, because }: Pick<Row, 'id' | 'procedure' | 'day' | 'because'>): string =>
  boundTo('records.determination.body', { id, procedure, day, because });

export type Kept = { readonly standing: Standing; readonly writes: number; readonly hash: string };

/**
 * Why it must be made anew, or nothing while it holds. The grounds matter only where the record was written to since.
 * @param now the grounds as they are now, where they are known
 */
export function whyAnew(
  old: Kept | undefined,
  now: { readonly hash: string; readonly writes: number; readonly day: string; readonly grounds?: string | undefined },
): Because | undefined {
  if (old === undefined) return 'first';
  const { day, holdsUntil, grounds, conclusion } = old.standing;
  if (old.writes !== now.writes && grounds !== now.grounds) return 'fact';
  if (old.hash !== now.hash || conclusion.receipt.engine !== engineVersion) return 'rulebook';
  return now.day < day || (holdsUntil !== undefined && now.day >= holdsUntil) ? 'day' : undefined;
}

export type KeepTo = {
  readonly subject: string;
  /** How often the record had been written to when its facts were read. */
  readonly writes: number;
  readonly rulebook: Rulebook;
  readonly hash: string;
};

/**
 * Keeps determinations, and sets when they must be looked at again.
 * @param holding what was kept before a write that it does not rest on
 * @returns false, with nothing kept, when the record was written to or erased since */
export function keepStandings(
  app: Database,
  vault: Vault,
  to: KeepTo,
  standings: readonly Standing[],
  holding: readonly Standing[],
): Promise<boolean> {
  return app.transaction().execute(async (act) => {
    await lockSubject(act, to.subject);
    const state = await subjectState(act, to.subject);
    if (state?.writes !== to.writes || state.erasedAt !== undefined) return false;
    if (holding.length > 0) await markHolding(act, to, holding);
    if (standings.length > 0) await keepRelease(act, to.rulebook, latest(standings.map((it) => it.at)));
    for (const it of standings) {
      if (!(await isKept(act, to, it))) await keep(act, vault, to, it);
      await setTimer(act, to.subject, it);
    }
    return true;
  });
}

const latest = (moments: readonly Date[]): Date => new Date(Math.max(...moments.map((it) => it.getTime())));

/** It was looked at after the last write, and is as it was. */
async function markHolding(act: Transaction, { subject, writes }: KeepTo, holding: readonly Standing[]): Promise<void> {
  await act
    .updateTable('records.determination')
    .set({ writes })
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', subject)
    .where(
      'id',
      'in',
      holding.map((it) => it.id),
    )
    .execute();
}

/** Has somebody else kept the same meanwhile? */
async function isKept(
  act: Transaction,
  { subject, writes, hash }: KeepTo,
  { procedure, day }: Standing,
): Promise<boolean> {
  const found = await act
    .selectFrom('records.determination')
    .select('id')
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', subject)
    .where('procedure', '=', procedure)
    .where('writes', '=', writes)
    .where('rulebook_hash', '=', hash)
    .where('day', '=', day)
    .executeTakeFirst();
  return found !== undefined;
}

async function keep(
  act: Transaction,
  vault: Vault,
  { subject, writes, rulebook, hash }: KeepTo,
  { id, procedure, day, knownAt, because, holdsUntil, at, conclusion, versions, stale, apart, grounds }: Standing,
): Promise<void> {
  const body = vault.seal(
    subject,
    boundBy({ id, procedure, day, because }),
    Buffer.from(JSON.stringify({ conclusion, versions, stale, apart, grounds })),
  );
  await act
    .insertInto('records.determination')
    .values({
      jurisdiction,
      subject,
      id,
      procedure,
      day,
      known_at: knownAt,
      rulebook_version: rulebook.version,
      rulebook_hash: hash,
      inputs: [...new Set(Object.values(versions).flat())],
      body,
      because,
      holds_until: holdsUntil ?? null,
      writes,
      at,
    })
    .execute();
}

/** A determination that holds only for a time sets the next timer; one that was set aside is back with it. */
async function setTimer(act: Transaction, subject: string, { procedure, holdsUntil }: Standing): Promise<void> {
  if (holdsUntil === undefined) {
    await act
      .deleteFrom('records.timer')
      .where('jurisdiction', '=', jurisdiction)
      .where('subject', '=', subject)
      .where('procedure', '=', procedure)
      .execute();
    return;
  }
  const set = { due: holdsUntil, tries: 0, tried_at: null, set_aside_at: null, fault: null };
  await act
    .insertInto('records.timer')
    .values({ jurisdiction, subject, procedure, ...set })
    .onConflict((it) => it.columns(['jurisdiction', 'subject', 'procedure']).doUpdateSet(set))
    .execute();
}

/** What an earlier release kept without a limit is left where it is. A seal adds some bytes. */
const notTooLarge = sql<boolean>`octet_length(body) <= ${mostBytes + 1024}`;

/** The latest kept determination of each procedure that can still be opened. */
export async function latestStandings(
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
    .where(notTooLarge)
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

type Body = Pick<Standing, 'versions' | 'stale'> &
  Partial<Pick<Standing, 'apart' | 'grounds'>> &
  ({ readonly conclusion: Conclusion } | { readonly determination: Conclusion });

function openRow(vault: Vault, grant: Grant<'see' | 'seeDates'>, row: Row): Standing | undefined {
  const plain = vault.open(grant, boundBy(row), row.body);
  if (plain === undefined) return undefined;
  const body = JSON.parse(plain.toString()) as Body;
  // Earlier releases kept the whole, and named no contradictions.
  const { versions, stale, apart = [], grounds = '' } = body;
  return {
    conclusion: 'conclusion' in body ? body.conclusion : body.determination,
    versions,
    stale,
    apart,
    grounds,
    id: row.id,
    procedure: row.procedure,
    day: row.day,
    knownAt: row.known_at,
    because: row.because as Because,
    at: row.at,
    ...(row.holds_until === null ? {} : { holdsUntil: row.holds_until }),
  };
}

/** What is kept last of each procedure, whether or not it still holds; nothing for whom places are kept from. */
export async function keptNow(reach: Reach, vault: Vault, grant: Grant<'see'>): Promise<readonly Standing[]> {
  if (!grant.places) return [];
  return [...(await latestStandings(reach, vault, grant)).values()].map((it) => it.standing);
}

/** Kept determinations, newest first; of an erased subject only when it was made and when it was erased. */
export async function standingsOf(
  reach: Reach,
  vault: Vault,
  grant: Grant<'see'>,
  { procedure, most = 200 }: { readonly procedure?: string; readonly most?: number } = {},
): Promise<readonly (Standing | ErasedStanding)[]> {
  if (!grant.places) return [];
  const state = await subjectState(reach, grant.subject);
  const rows = await reach
    .selectFrom('records.determination')
    .selectAll()
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', grant.subject)
    .$if(procedure !== undefined, (it) => it.where('procedure', '=', procedure ?? ''))
    .where(notTooLarge)
    .orderBy('id', 'desc')
    .limit(most)
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
