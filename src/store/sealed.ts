/**
 * Every column that is sealed, and what of its row is bound by the sealing: whatever decides who may read it, or what it
 * is taken for. Changed or moved behind our back, it does not open any more.
 */
import { sql } from 'kysely';
import type { Database } from './open.ts';
import type { Vault } from './vault.ts';

type Column = {
  /** The column that says whose key it is. */
  readonly subject: string;
  /** What is bound, each as PostgreSQL writes it as text. */
  readonly binds: Readonly<Record<string, string>>;
  /** How the first version bound it, by the id of its row. */
  readonly first: (id: string) => string;
  readonly id: string;
};

const document = { id: 'id', label: 'label', mediaType: 'media_type' };

export const sealedColumns = {
  'records.fact_version.value': {
    subject: 'subject',
    id: 'version',
    binds: {
      version: 'version',
      attribute: 'attribute',
      item: 'item',
      from: 'lower(valid)',
      until: 'upper(valid)',
      source: 'source',
      party: 'source_party',
      evidence: 'evidence',
      label: 'label',
      sensitivity: 'sensitivity',
      derivedFrom: "array_to_string(derived_from, ',')",
    },
    first: (id) => `fact|${id}`,
  },
  'records.document.name': { subject: 'subject', id: 'id', binds: document, first: (id) => `document-name|${id}` },
  'records.document.content': { subject: 'subject', id: 'id', binds: document, first: (id) => `document|${id}` },
  'records.determination.body': {
    subject: 'subject',
    id: 'id',
    binds: { id: 'id', procedure: 'procedure', day: 'day', because: 'because' },
    first: (id) => `determination|${id}`,
  },
  'records.contest.words': {
    subject: 'subject',
    id: 'id',
    binds: { id: 'id', version: 'version', by: 'by_person' },
    first: (id) => `contest|${id}`,
  },
  'parties.person.names': {
    subject: 'id',
    id: 'id',
    binds: { id: 'id', protectedUntil: 'protected_until' },
    first: (id) => `names|${id}`,
  },
  'parties.mandate.called': {
    subject: 'resident',
    id: 'id',
    binds: { id: 'id', scope: "array_to_string(scope, ',')", endsOn: 'ends_on' },
    first: (id) => `called|${id}`,
  },
  'parties.mandate_note.words': {
    subject: 'helper',
    id: 'mandate',
    binds: { mandate: 'mandate' },
    first: (id) => `mandate-note|${id}`,
  },
  'procedures.case_act.body': {
    subject: 'case_file',
    id: 'nr',
    binds: { id: 'case_file', nr: 'nr', act: 'act', by: 'by_bearer', person: 'by_person', stands: 'stands' },
    first: (id) => `case-act|${id}`,
  },
  'parties.family_tie.called': {
    subject: 'person',
    id: 'id',
    binds: { id: 'id', kind: 'kind' },
    first: (id) => `tie|${id}`,
  },
} as const satisfies Readonly<Record<string, Column>>;

export type SealedColumn = keyof typeof sealedColumns;
/** What is bound, as text; nothing where the row has nothing. */
export type Bound<C extends SealedColumn> = Readonly<
  Record<keyof (typeof sealedColumns)[C]['binds'], string | null | undefined>
>;

/** What a sealed value belongs to: its column and what of its row decides who may read it. */
export function boundTo<C extends SealedColumn>(column: C, row: Bound<C>): string {
  const bound: Readonly<Record<string, string | null | undefined>> = row;
  return JSON.stringify([column, ...Object.keys(sealedColumns[column].binds).map((it) => bound[it] ?? null)]);
}

const done = { name: 'sealing', is: 'bound to the row' } as const;
const atOnce = 200;

/**
 * Seals anew what the first version sealed by the id of its row alone: once in the life of a vault, which remembers it, so
 * that whoever writes into the database cannot have it done again.
 */
export async function sealAnew(owner: Database, vault: Vault): Promise<void> {
  if (vault.kept(done.name) === done.is) return;
  await owner.transaction().execute(async (act) => {
    for (const [name, column] of Object.entries<Column>(sealedColumns)) {
      const at = name.lastIndexOf('.');
      const [table, value] = [sql.table(name.slice(0, at)), sql.ref(name.slice(at + 1))];
      const { rows: places } = await sql<{ place: string }>`
        SELECT ctid::text AS place FROM ${table} WHERE ${value} IS NOT NULL`.execute(act);
      for (let i = 0; i < places.length; i += atOnce) {
        const some = places.slice(i, i + atOnce).map((it) => it.place);
        const bound = sql.join(
          Object.entries(column.binds).map(([as, of]) => sql`(${sql.raw(of)})::text AS ${sql.ref(as)}`),
        );
        const { rows } = await sql<Readonly<Record<string, string | null>> & { readonly sealed_value: Buffer }>`
          SELECT ctid::text AS row_place, ${sql.ref(column.subject)}::text AS row_subject, ${sql.ref(column.id)}::text AS row_id,
            ${value} AS sealed_value, ${bound} FROM ${table} WHERE ctid = ANY (${some}::tid[])`.execute(act);
        for (const row of rows) {
          const before = column.first(String(row.row_id));
          const after = boundTo(name as SealedColumn, row as never);
          const sealed = vault.sealAnew(String(row.row_subject), before, after, row.sealed_value);
          if (sealed !== undefined)
            await sql`UPDATE ${table} SET ${value} = ${sealed} WHERE ctid = ${row.row_place}::tid`.execute(act);
        }
      }
    }
    // A link by which family agrees carries a sealed name; it lasts a week, and is made again.
    await sql`DELETE FROM parties.ceremony WHERE kind = 'family'`.execute(act);
  });
  vault.keep(done.name, done.is);
}
