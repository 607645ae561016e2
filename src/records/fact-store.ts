/** All SQL on fact versions. Values are opened with the reader's grant and only under its labels. */
import { randomUUIDv7 } from 'node:crypto';
import type { Grant } from '#audit';
import type { Vocabulary } from '#rules';
import { boundTo, type Reach, sql, type Transaction, type Vault } from '#store';
import {
  type FactLabel,
  type FactVersion,
  factOf,
  jurisdiction,
  type NewFact,
  type Sensitivity,
  type Source,
  type Told,
  type Valid,
} from './fact.ts';

const boundBy = ({
  version,
  attribute,
  item,
  valid,
  source,
  evidence,
  label,
  sensitivity,
  derivedFrom = [],
}: Sealing) =>
  boundTo('records.fact_version.value', {
    version,
    attribute,
    item,
    from: valid.from,
    until: valid.until,
    source: source.kind,
    party: source.party,
    evidence,
    label,
    sensitivity,
    derivedFrom: derivedFrom.join(','),
  });

type Sealing = Omit<FactVersion, 'told' | 'knownFrom'>;

/** Makes subjects: the rows that writes lock. Their keys exist already. */
export async function addSubjects(act: Transaction, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  await act
    .insertInto('records.subject')
    .values(subjects.map((subject) => ({ jurisdiction, subject })))
    .onConflict((it) => it.doNothing())
    .execute();
}

export type SubjectState = { readonly writes: number; readonly erasedAt?: Date };

/** How often the record was written to, and whether it was erased: no personal data. */
export async function subjectState(reach: Reach, subject: string): Promise<SubjectState | undefined> {
  const row = await reach
    .selectFrom('records.subject')
    .select(['writes', 'erased_at'])
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', subject)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { writes: row.writes, ...(row.erased_at === null ? {} : { erasedAt: row.erased_at }) };
}

/** Locks the record for an act, so that two writes about one person follow each other. */
export async function lockSubject(act: Transaction, subject: string): Promise<void> {
  await sql`SELECT FROM records.subject WHERE jurisdiction = ${jurisdiction} AND subject = ${subject} FOR UPDATE`.execute(
    act,
  );
}

/** Whether a version is still what is known, and the contest against it; what is not there any more is not told of. */
export type Currency = { readonly is: 'known' | 'superseded'; readonly contest?: string; readonly contestedAt?: Date };

/** How these versions stand now, by their ids: no personal data. */
export async function currencyOf(
  reach: Reach,
  subject: string,
  versions: readonly string[],
): Promise<ReadonlyMap<string, Currency>> {
  const { rows } = await sql<{ version: string; known: boolean; contest: string | null; at: Date | null }>`
    SELECT f.version, upper_inf(f.known) AS known, c.id AS contest, c.at
    FROM records.fact_version f
    LEFT JOIN records.contest c ON c.jurisdiction = f.jurisdiction AND c.subject = f.subject AND c.version = f.version
      AND c.withdrawn_at IS NULL
    WHERE f.jurisdiction = ${jurisdiction} AND f.subject = ${subject} AND f.version = ANY (${[...versions]}::uuid[])`.execute(
    reach,
  );
  return new Map(
    rows.map(({ version, known, contest, at }) => [
      version,
      { is: known ? 'known' : 'superseded', ...(contest === null || at === null ? {} : { contest, contestedAt: at }) },
    ]),
  );
}

export type FactQuery = {
  /** What was known at this moment; now by default. */
  readonly knownAt?: Date;
  /** Everything that was ever known, newest first. */
  readonly everKnown?: boolean;
  readonly attribute?: string;
};

/** The facts the grant reaches. Erased facts are left out. */
export const factsOf = (
  reach: Reach,
  vault: Vault,
  grant: Grant<'see'>,
  query: FactQuery = {},
): Promise<readonly FactVersion[]> => readFacts(reach, vault, grant, query);

/** The same to reckon dates from. INVARIANT: it does not leave this room, and no fact reaches whoever may see dates only. */
export const factsToReckonWith = (
  reach: Reach,
  vault: Vault,
  grant: Grant<'see' | 'seeDates'>,
): Promise<readonly FactVersion[]> => readFacts(reach, vault, grant, {});

/** What a helper who cannot see told before: their own word is all they may find again. */
export const ownWords = (reach: Reach, vault: Vault, grant: Grant<'note'>): Promise<readonly FactVersion[]> =>
  readFacts(reach, vault, grant, { unseenBy: grant.actor ?? '' });

async function readFacts(
  reach: Reach,
  vault: Vault,
  grant: Grant<'see' | 'seeDates' | 'note'>,
  query: FactQuery & { readonly unseenBy?: string },
): Promise<readonly FactVersion[]> {
  const { knownAt, everKnown = false, attribute, unseenBy } = query;
  const told =
    unseenBy === undefined ? sql`TRUE` : sql`f.source = 'helper-unseeing' AND f.source_party::text = ${unseenBy}`;
  const known = everKnown
    ? sql`TRUE`
    : knownAt === undefined
      ? sql`upper_inf(f.known)`
      : sql`f.known @> ${knownAt.toISOString()}::timestamptz`;
  const contested =
    knownAt === undefined
      ? sql`c.withdrawn_at IS NULL`
      : sql`c.at <= ${knownAt.toISOString()}::timestamptz
          AND (c.withdrawn_at IS NULL OR ${knownAt.toISOString()}::timestamptz < c.withdrawn_at)`;
  const { rows } = await sql<FactRow>`
    SELECT f.version, f.attribute, f.item, f.value, lower(f.valid) AS valid_from, upper(f.valid) AS valid_until,
      lower(f.known) AS known_from, upper(f.known) AS known_until, f.source, f.source_party, f.evidence, f.label,
      f.sensitivity, f.derived_from, c.id AS contest, c.at AS contested_at, c.by_person AS contested_by
    FROM records.fact_version f
    LEFT JOIN records.contest c ON c.jurisdiction = f.jurisdiction AND c.subject = f.subject AND c.version = f.version
      AND ${contested}
    WHERE f.jurisdiction = ${jurisdiction} AND f.subject = ${grant.subject} AND f.label = ANY (${[...grant.labels]}::text[])
      AND ${known} AND ${told} AND (${grant.places} OR f.sensitivity <> 'place') AND (${attribute ?? null}::text IS NULL OR f.attribute = ${attribute ?? null})
    ORDER BY f.version DESC`.execute(reach);
  return rows.flatMap((row) => {
    const version = versionOf(row);
    const plain = vault.open(grant, boundBy(version), row.value);
    return plain === undefined ? [] : [{ ...version, told: JSON.parse(plain.toString()) as Told }];
  });
}

type FactRow = {
  readonly version: string;
  readonly attribute: string;
  readonly item: string;
  readonly value: Buffer;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly known_from: Date;
  readonly known_until: Date | null;
  readonly source: Source['kind'];
  readonly source_party: string | null;
  readonly evidence: string | null;
  readonly label: FactLabel;
  readonly sensitivity: Sensitivity;
  readonly derived_from: string[];
  readonly contest: string | null;
  readonly contested_at: Date | null;
  readonly contested_by: string | null;
};

function versionOf(row: FactRow): Omit<FactVersion, 'told'> {
  const { valid_from, valid_until, source_party, contest, contested_at, contested_by } = row;
  return {
    version: row.version,
    attribute: row.attribute,
    item: row.item,
    label: row.label,
    sensitivity: row.sensitivity,
    valid: {
      ...(valid_from === null ? {} : { from: valid_from }),
      ...(valid_until === null ? {} : { until: valid_until }),
    },
    source: { kind: row.source, ...(source_party === null ? {} : { party: source_party }) },
    knownFrom: row.known_from,
    ...(row.known_until === null ? {} : { knownUntil: row.known_until }),
    ...(row.evidence === null ? {} : { evidence: row.evidence }),
    ...(row.derived_from.length === 0 ? {} : { derivedFrom: row.derived_from }),
    ...(contest === null || contested_at === null
      ? {}
      : { contest: { id: contest, at: contested_at, ...(contested_by === null ? {} : { by: contested_by }) } }),
  };
}

/** Adds facts. @throws the database's error when an item would have two values at once */
export async function assertFacts(
  act: Transaction,
  { vault, vocabulary }: Writing,
  subject: string,
  facts: readonly NewFact[],
  at: Date,
): Promise<void> {
  if (facts.length === 0) return;
  const rows = rowsOf({ vault, vocabulary }, subject, facts);
  await sql`SELECT records.assert_fact(${jurisdiction}, ${subject}, ${rows}::jsonb, ${at.toISOString()}::timestamptz)`.execute(
    act,
  );
}

/** Ends what is known and adds what is known instead. @throws when a version is no longer the present one */
export async function supersedeFacts(
  act: Transaction,
  { vault, vocabulary }: Writing,
  subject: string,
  versions: readonly string[],
  facts: readonly NewFact[],
  at: Date,
): Promise<void> {
  if (versions.length === 0) return assertFacts(act, { vault, vocabulary }, subject, facts, at);
  const rows = rowsOf({ vault, vocabulary }, subject, facts);
  await sql`SELECT records.supersede_fact(${jurisdiction}, ${subject}, ${[...versions]}::uuid[], ${rows}::jsonb, ${at.toISOString()}::timestamptz)`.execute(
    act,
  );
}

/** What writing needs. How sensitive a fact is comes from the vocabulary, whatever way the fact comes in. */
export type Writing = { readonly vault: Vault; readonly vocabulary: Vocabulary };

function rowsOf({ vault, vocabulary }: Writing, subject: string, facts: readonly NewFact[]): string {
  const rows = facts.map((it) => {
    const version = randomUUIDv7();
    const sensitivity = sensitivityOf(vocabulary, it.attribute);
    const bound = boundBy({ ...it, version, sensitivity });
    return {
      version,
      attribute: it.attribute,
      item: it.item,
      value: vault.seal(subject, bound, Buffer.from(JSON.stringify(it.told))).toString('base64'),
      valid: rangeOf(it.valid),
      source: it.source.kind,
      source_party: it.source.party,
      evidence: it.evidence,
      label: it.label,
      sensitivity,
      derived_from: it.derivedFrom,
    };
  });
  return JSON.stringify(rows);
}

function sensitivityOf(vocabulary: Vocabulary, attribute: string): Sensitivity {
  const definition = vocabulary.get(factOf(attribute));
  if (definition === undefined) throw new Error(`\`${attribute}\` is no fact of the vocabulary`);
  return definition.sensitivity;
}

const rangeOf = ({ from, until }: Valid): string => `[${from ?? ''},${until ?? ''})`;
