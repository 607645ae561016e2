// What is sealed is bound to what decides who may read it: changed or moved in the database, it opens for nobody.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type OpenGate, openPolicies, permit, type SubjectAction } from '#access';
import { type Grant, openJournal } from '#audit';
import {
  addPeople,
  bases,
  householdOf,
  keepMandateNote,
  mandateNotesOf,
  mandatesOf,
  namesOf,
  plantMandates,
  plantTies,
} from '#parties';
import { japan } from '#rulebook/japan';
import { BrokenSeal, boundTo, type Reach, sealAnew, sealedColumns, sql, type TestStore, testStore } from '#store';
import {
  addSubjects,
  contestFact,
  documentContent,
  documentsOf,
  factsOf,
  keepDocument,
  standingsOf,
  standNow,
  tellFacts,
} from './records.ts';
import { standingsHere } from './test-standings.ts';

const now = new Date('2026-11-24T03:00:00Z');
const day = '2026-11-24';
const person = randomUUID();
const others = [randomUUID(), randomUUID()];
let store: TestStore;
let gate: OpenGate;
const leaves = new Map<string, Grant<SubjectAction>>();

async function leave<A extends SubjectAction>(action: A): Promise<Grant<A>> {
  const actor = { role: 'resident', person, recent: true } as const;
  const grant = await permit(gate, { actor, subject: person, action, purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in grant));
  return grant;
}
const held = <A extends SubjectAction>(action: A) => leaves.get(action) as Grant<A>;

before(async () => {
  store = await testStore();
  const { app, vault } = store;
  gate = {
    app,
    journal: openJournal(app, vault),
    bases,
    decide: openPolicies(bases),
    now: () => now,
    over: new AbortController().signal,
  };
  const names = { romaji: { given: 'Invented' }, order: 'given-family' } as const;
  await app.transaction().execute(async (act) => {
    const people = [person, ...others].map((id) => ({ id, names, resident: true, invented: true, at: now }));
    await addPeople(act, vault, people);
    await addSubjects(act, [person]);
  });
  for (const action of ['see', 'note', 'seeDocuments', 'keepDocuments', 'contest', 'govern'] as const)
    leaves.set(action, await leave(action));
  await app.transaction().execute(async (act) => {
    const facts = {
      status: 'skilled_labor',
      stayUntil: '2027-03-14',
      jobs: [{ organisation: 'Himal', from: '2020-01-01' }],
    };
    const input = { asOf: day, facts };
    const source = { kind: 'resident', party: person } as const;
    const telling = { vocabulary: japan.facts, source, label: 'own', input, at: now } as const;
    await tellFacts(act, vault, { note: held('note'), see: held('see') }, telling);
    for (const paper of ['one', 'two'])
      await keepDocument(
        act,
        vault,
        held('keepDocuments'),
        { name: `${paper}.pdf`, content: Buffer.from(`%PDF-1.4 ${paper}`) },
        now,
      );
    const told = await factsOf(act, vault, held('see'));
    for (const { version } of told.slice(0, 2))
      await contestFact(act, vault, held('contest'), version, `not ${version}`, now);
    const [helper = '', other = ''] = others;
    const mandate = { resident: person, scope: ['see'], endsOn: '2027-01-01', ended: false } as const;
    await plantMandates(
      act,
      vault,
      others.map((it) => ({ ...mandate, id: randomUUID(), helper: it, called: `helper ${it}` })),
      now,
    );
    const noted = others.map((resident) => ({ ...mandate, id: randomUUID(), resident, helper: person, called: 'me' }));
    const unnoted = noted.map((it) => ({ ...it, id: randomUUID() }));
    await plantMandates(act, vault, [...noted, ...unnoted], now);
    for (const { id } of noted)
      await keepMandateNote(act, vault, held('govern'), { mandate: id, words: `note ${id}`, day }, now);
    const tie = { person, kind: 'sibling' } as const;
    await plantTies(
      act,
      vault,
      [helper, other].map((relative) => ({ ...tie, id: randomUUID(), relative, called: `sibling ${relative}` })),
      now,
    );
  });
  await standNow(standingsHere(app, vault, japan), held('see'), {
    procedures: ['extension', 'permanent-residence'],
    day,
    now,
    client: person,
  });
});
after(() => store.close());

/** How each column is read, and what somebody could write into what is bound. */
const columns: Readonly<
  Record<
    // What is sealed in a case is tried where cases are.
    Exclude<keyof typeof sealedColumns, `procedures.${string}`>,
    { readonly read: (reach: Reach) => Promise<unknown>; readonly sets: Readonly<Record<string, string>> }
  >
> = {
  'records.fact_version.value': {
    read: (reach) => factsOf(reach, store.vault, held('see')),
    sets: {
      attribute: "attribute = 'dependants'",
      item: 'item = gen_random_uuid()',
      from: "valid = daterange('2001-01-01', upper(valid))",
      until: "valid = daterange(lower(valid), '2099-01-01')",
      source: "source = 'import'",
      party: 'source_party = gen_random_uuid()',
      evidence: 'evidence = gen_random_uuid()',
      label: "label = 'filed'",
      sensitivity: "sensitivity = CASE sensitivity WHEN 'ordinary' THEN 'private' ELSE 'ordinary' END",
      derivedFrom: 'derived_from = ARRAY[gen_random_uuid()]',
    },
  },
  'records.document.name': {
    read: (reach) => documentsOf(reach, store.vault, held('seeDocuments')),
    sets: { id: 'id = gen_random_uuid()', label: "label = 'filed'", mediaType: "media_type = 'text/html'" },
  },
  'records.document.content': {
    read: async (reach) => {
      const { rows } = await sql<{ id: string }>`SELECT id FROM records.document WHERE subject = ${person}`.execute(
        reach,
      );
      for (const { id } of rows) await documentContent(reach, store.vault, held('seeDocuments'), id);
    },
    sets: { id: 'id = gen_random_uuid()', label: "label = 'filed'", mediaType: "media_type = 'text/html'" },
  },
  'records.determination.body': {
    read: (reach) => standingsOf(reach, store.vault, held('see')),
    sets: {
      id: 'id = gen_random_uuid()',
      procedure: "procedure = procedure || 'x'",
      day: 'day = day - 1',
      because: "because = 'day'",
    },
  },
  'records.contest.words': {
    read: openContests,
    sets: { id: 'id = gen_random_uuid()', by: `by_person = '${others[0]}'` },
  },
  'parties.person.names': {
    read: (reach) => namesOf(reach, store.vault, held('see')),
    sets: { protectedUntil: "protected_until = '2099-01-01'" },
  },
  'parties.mandate.called': {
    read: (reach) => mandatesOf(reach, store.vault, held('govern'), now, day),
    sets: {
      id: 'id = gen_random_uuid()',
      scope: "scope = ARRAY['see', 'note']",
      endsOn: "ends_on = '2099-01-01'",
    },
  },
  'parties.mandate_note.words': {
    read: (reach) => mandateNotesOf(reach, store.vault, held('govern'), day),
    // To the other mandate between the same two, of which there is no note.
    sets: {
      mandate: `mandate = (SELECT b.id FROM parties.mandate a JOIN parties.mandate b
        ON b.resident = a.resident AND b.helper = a.helper AND b.id <> a.id WHERE a.id = parties.mandate_note.mandate)`,
    },
  },
  'parties.family_tie.called': {
    read: (reach) => householdOf(reach, store.vault, held('govern'), day),
    sets: { id: 'id = gen_random_uuid()', kind: "kind = 'spouse'" },
  },
};

/** No page shows the words of a contest yet. */
async function openContests(reach: Reach): Promise<void> {
  const { rows } = await sql<{ id: string; version: string; by: string; words: Buffer }>`
    SELECT id, version, by_person AS by, words FROM records.contest WHERE subject = ${person}`.execute(reach);
  for (const { words, ...row } of rows) store.vault.open(held('see'), boundTo('records.contest.words', row), words);
}

class Undo extends Error {}

/** What reading says after somebody wrote into the database, which is then as it was. */
async function afterwards(statement: string, read: (reach: Reach) => Promise<unknown>): Promise<unknown> {
  let found: unknown = 'it was read';
  const undone = store.owner.transaction().execute(async (act) => {
    const { numAffectedRows } = await sql.raw(statement).execute(act);
    assert.ok((numAffectedRows ?? 0n) > 0n, statement);
    await read(act).catch((error: unknown) => {
      found = error;
    });
    throw new Undo();
  });
  await assert.rejects(undone, Undo, statement);
  return found;
}

for (const [name, { read, sets }] of Object.entries(columns)) {
  const at = name.lastIndexOf('.');
  const [table, value] = [name.slice(0, at), name.slice(at + 1)];
  const { subject, id, binds } = sealedColumns[name as keyof typeof sealedColumns];
  test(`${name} opens as it is, and not when what it is bound to was changed or it was moved`, async () => {
    await read(store.owner);
    // The id of a row others point at cannot be changed; moving the sealed bytes is the same.
    const unchangeable = ['version', ...(name === 'parties.person.names' ? ['id'] : [])];
    assert.deepEqual(
      Object.keys(binds).filter((it) => !unchangeable.includes(it)),
      Object.keys(sets),
      'each bound word is changed here',
    );
    for (const set of Object.values(sets)) {
      const statement = `UPDATE ${table} SET ${set} WHERE ${subject} = '${person}'`;
      assert.ok((await afterwards(statement, read)) instanceof BrokenSeal, statement);
    }
    const same = name === 'parties.person.names' ? '' : `AND o.${subject} = t.${subject}`;
    const move = `UPDATE ${table} t SET ${value} = o.${value} FROM ${table} o WHERE o.${id} <> t.${id} ${same} AND t.${subject} = '${person}'`;
    assert.ok((await afterwards(move, read)) instanceof BrokenSeal, move);
  });
}

test('every sealed column is in the table: what else is binary is a digest, or belongs to the log', async () => {
  const { rows } = await sql<{ name: string }>`
    SELECT table_schema || '.' || table_name || '.' || column_name AS name FROM information_schema.columns
    WHERE data_type = 'bytea' AND table_schema IN ('parties', 'records', 'audit', 'procedures')`.execute(store.owner);
  const known = [/digest$/, /^audit\./, /\.bucket$/, /\.client$/, /\.attestation$/, /\.public_key$/];
  const sealed = rows.map((it) => it.name).filter((it) => !known.some((pattern) => pattern.test(it)));
  assert.deepEqual(sealed.toSorted(), Object.keys(sealedColumns).toSorted());
});

test('what the first version sealed is sealed anew, once in the life of a vault', async () => {
  const { owner, vault } = store;
  vault.keep('sealing', '');
  for (const [name, { subject, id, binds, first }] of Object.entries(sealedColumns)) {
    const at = name.lastIndexOf('.');
    const [table, value] = [sql.table(name.slice(0, at)), sql.ref(name.slice(at + 1))];
    const words = Object.entries(binds).map(([as, of]) => sql`(${sql.raw(of)})::text AS ${sql.ref(as)}`);
    const { rows } = await sql<Readonly<Record<string, string>> & { readonly bytes: Buffer }>`
      SELECT ${sql.ref(subject)}::text AS row_subject, ${sql.ref(id)}::text AS row_id, ctid::text AS place, ${value} AS bytes, ${sql.join(words)} FROM ${table}`.execute(
      owner,
    );
    for (const row of rows) {
      const old = vault.sealAnew(
        row.row_subject ?? '',
        boundTo(name as never, row as never),
        first(row.row_id ?? ''),
        row.bytes,
      );
      assert.ok(old, name);
      await sql`UPDATE ${table} SET ${value} = ${old} WHERE ctid = ${row.place}::tid`.execute(owner);
    }
  }
  const reads = Object.values(columns).map((it) => it.read);
  for (const read of reads) await assert.rejects(read(owner), BrokenSeal);
  await sealAnew(owner, vault);
  for (const read of reads) await read(owner);
  // Done again by whoever writes into the database it would take what they wrote for the first version's.
  await sql`UPDATE records.fact_version SET label = 'filed' WHERE subject = ${person}`.execute(owner);
  await sealAnew(owner, vault);
  await assert.rejects(factsOf(owner, vault, held('see')), BrokenSeal);
});
