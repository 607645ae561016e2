// What an erasure leaves: every row of every table is looked at, and only what is written here may mention the person.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type OpenGate, openPolicies, permit, type SubjectAction } from '#access';
import { entriesAbout, type Grant, objectTo, openJournal } from '#audit';
import {
  addIdentity,
  addOrganisations,
  addPasskey,
  addPeople,
  addStaff,
  agreeToTie,
  bases,
  beginCeremony,
  beginSession,
  destroyErasedKeys,
  erasePerson,
  keepMandateNote,
  makeRecoveryCodes,
  mergePeople,
  offerMandate,
  offerTie,
  plantGuardians,
  plantMandates,
  plantTies,
  splitPeople,
  takeOffer,
} from '#parties';
import { japan } from '#rulebook/japan';
import { sql, type TestStore, testStore } from '#store';
import {
  addSubjects,
  contestFact,
  eraseRecord,
  factsOf,
  keepDocument,
  makeFeed,
  standingsOf,
  standNow,
  tellFacts,
} from './records.ts';
import { standingsHere } from './test-standings.ts';

/** Where the id of somebody erased may stand, and why. */
const mayMention: Readonly<Record<string, { readonly columns: readonly string[]; readonly because: string }>> = {
  'audit.entry': { columns: ['subject', 'actor'], because: 'the log shows who looked; it holds no personal data' },
  'audit.objection': { columns: ['subject'], because: 'an objection belongs to the log; its words have no key' },
  'parties.person': { columns: ['id'], because: 'the id is never somebody else’s' },
  'records.subject': { columns: ['subject'], because: 'a record that was erased is not begun again' },
  'records.determination': { columns: ['subject'], because: 'that one was made, for what and when it was erased' },
  'records.fact_version': { columns: ['source_party'], because: 'in another’s record: who said it' },
  'records.contest': { columns: ['by_person'], because: 'in another’s record: who contested' },
  'records.document': { columns: ['by_person'], because: 'in another’s record: who brought a paper' },
};

const day = '2026-11-24';
const now = new Date('2026-11-24T03:00:00Z');
let store: TestStore;
let gate: OpenGate;
before(async () => {
  store = await testStore();
  const over = new AbortController().signal;
  gate = {
    app: store.app,
    journal: openJournal(store.app, store.vault),
    bases,
    decide: openPolicies(bases),
    now: () => now,
    over,
  };
});
after(() => store.close());

async function newPerson(): Promise<string> {
  const id = randomUUID();
  await store.app.transaction().execute(async (act) => {
    const names = { romaji: { given: 'Invented' }, order: 'given-family' as const };
    await addPeople(act, store.vault, [{ id, names, resident: true, invented: true, at: now }]);
    await addSubjects(act, [id]);
  });
  return id;
}

async function leave<A extends SubjectAction>(person: string, subject: string, action: A): Promise<Grant<A>> {
  const actor = { role: 'resident', person, recent: true } as const;
  // What they govern beside their own is a ward's.
  const purpose = person === subject || action === 'govern' ? 'own-view' : 'help';
  const grant = await permit(gate, { actor, subject, action, purpose, what: 'test' });
  assert.ok(!('no' in grant), `${action}`);
  return grant;
}

/** Fills everything a person can have here, in their own record and in others'. */
async function live(person: string, other: string, third: string): Promise<void> {
  const { vault } = store;
  const note = await leave(person, person, 'note');
  const see = await leave(person, person, 'see');
  const govern = await leave(person, person, 'govern');
  const giveMandate = await leave(person, person, 'giveMandate');
  const seeLog = await leave(person, person, 'seeLog');
  const objectToEntry = await leave(person, person, 'objectToEntry');
  await store.app.transaction().execute(async (act) => {
    const input = {
      asOf: day,
      facts: {
        birthDate: '1988-03-04',
        status: [{ from: '2019-11-01', value: 'skilled_labor' }],
        stayUntil: '2027-03-14',
        jobs: [{ organisation: 'Himal', from: '2020-01-01', until: '2021-01-01' }],
      },
      declined: ['sentenced', 'publicAssistance'],
    };
    const source = { kind: 'resident', party: person } as const;
    const telling = { vocabulary: japan.facts, source, label: 'own', at: now } as const;
    await tellFacts(act, vault, { note, see }, { ...telling, input });
    await tellFacts(
      act,
      vault,
      { note, see },
      { ...telling, input: { asOf: day, facts: { birthDate: '1988-03-05' } } },
    );
  });
  const standings = standingsHere(store.app, vault, japan);
  await standNow(standings, see, { procedures: ['extension'], day, now, client: person });
  await store.app.transaction().execute(async (act) => {
    const [fact] = await factsOf(act, vault, see);
    await contestFact(act, vault, await leave(person, person, 'contest'), fact?.version ?? '', 'it is wrong', now);
    const content = Buffer.from('%PDF-1.4 a paper');
    await keepDocument(act, vault, await leave(person, person, 'keepDocuments'), { name: 'a.pdf', content }, now);
    await makeFeed(act, govern, now);
    await addPasskey(
      act,
      { id: `key ${person}`, person, publicKey: new Uint8Array(8), counter: 0, transports: ['usb'], name: 'a key' },
      now,
    );
    await addIdentity(act, person, { issuer: 'https://city.example', account: person }, now);
    await makeRecoveryCodes(act, person, now);
    await beginSession(act, person, 'recovery', 'Firefox, Linux', now);
    const organisation = randomUUID();
    await addOrganisations(
      act,
      [{ id: organisation, kind: 'npo', name: 'Invented', closingDays: [], invented: true }],
      now,
    );
    await addStaff(act, [{ id: randomUUID(), person, organisation, role: 'support-staff', unit: 'a unit' }], now);
    const given = { called: 'a friend', scope: ['see', 'note'], endsOn: '2027-01-01', ended: false } as const;
    const [helped, helping] = [randomUUID(), randomUUID()];
    await plantMandates(act, vault, [{ ...given, id: helped, resident: person, helper: other }], now);
    await plantMandates(act, vault, [{ ...given, id: helping, resident: other, helper: person }], now);
    // Their note about somebody, and somebody's about them.
    await keepMandateNote(act, vault, govern, { mandate: helping, words: 'my note', day }, now);
    await keepMandateNote(
      act,
      vault,
      await leave(other, other, 'govern'),
      { mandate: helped, words: 'a note', day },
      now,
    );
    await plantGuardians(act, [{ ward: third, guardian: person, kind: 'guardian-of-adult', from: '2020-01-01' }]);
    const tie = randomUUID();
    await plantTies(
      act,
      vault,
      [
        { id: tie, person, relative: third, kind: 'sibling', called: 'T' },
        { id: tie, person: third, relative: person, kind: 'sibling', called: 'P' },
      ],
      now,
    );
    await mergePeople(act, { from: third, into: person }, { reason: 'test', by: person, at: now });
    await splitPeople(act, { from: third, into: person }, { reason: 'test', by: person, at: now });
    await beginCeremony(act, 'passkey-new', { challenge: 'x', person }, 60_000, now);
    await offerMandate(
      act,
      vault,
      giveMandate,
      { id: randomUUID(), called: 'later', scope: ['see'], endsOn: '2027-01-01' },
      now,
    );
  });
  const [entry] = await entriesAbout(store.app, vault, seeLog);
  await store.app.transaction().execute(async (act) => {
    await objectTo(act, vault, objectToEntry, entry?.id ?? '', 'I object', now);
  });
  // What they did for somebody else.
  const theirs = { note: await leave(person, other, 'note'), see: await leave(person, other, 'see') };
  await store.app.transaction().execute(async (act) => {
    const input = { asOf: day, facts: { dependants: 1 } };
    const telling = {
      vocabulary: japan.facts,
      source: { kind: 'helper', party: person },
      label: 'own',
      input,
      at: now,
    };
    await tellFacts(act, vault, theirs, telling as Parameters<typeof tellFacts>[3]);
    await makeFeed(act, await leave(person, third, 'govern'), now);
    const [fact] = await factsOf(act, vault, theirs.see);
    await contestFact(act, vault, await leave(person, other, 'contest'), fact?.version ?? '', 'wrong too', now);
  });
}

async function erase(person: string): Promise<void> {
  const grant = await leave(person, person, 'erase');
  await store.app.transaction().execute(async (act) => {
    await eraseRecord(act, grant, now);
    await erasePerson(act, grant, now);
  });
  await destroyErasedKeys(store.app, store.vault);
}

/** Every row of every table, as text, by table. */
async function everyRow(): Promise<ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
    WHERE table_schema IN ('audit', 'parties', 'records') AND table_type = 'BASE TABLE'`.execute(store.owner);
  const found = new Map<string, readonly Readonly<Record<string, unknown>>[]>();
  for (const { name } of tables) {
    const { rows } = await sql<{ row: Readonly<Record<string, unknown>> }>`
      SELECT to_jsonb(t) AS row FROM ${sql.raw(name)} t`.execute(store.owner);
    found.set(
      name,
      rows.map((it) => it.row),
    );
  }
  return found;
}

const mentions = (value: unknown, text: string): boolean => JSON.stringify(value ?? null).includes(text);

test('after an erasure no row of any table mentions the person, but for what is said here', async () => {
  const [person, other, third] = [await newPerson(), await newPerson(), await newPerson()];
  await live(person, other, third);
  const full = await everyRow();
  const mentioning = [...full].filter(([, rows]) => rows.some((row) => mentions(row, person))).map(([name]) => name);
  assert.ok(mentioning.length >= 20, `the person is in ${mentioning.length} tables`);
  // What was sealed for them, as their rows have it.
  const sealed = [...full.entries()].flatMap(([name, rows]) =>
    name === 'audit.objection' || name === 'audit.entry'
      ? []
      : rows
          .filter((row) =>
            [row.subject, row.person, row.id, row.resident, name === 'parties.mandate_note' && row.helper].includes(
              person,
            ),
          )
          .flatMap((row) => Object.values(row))
          .filter((it): it is string => typeof it === 'string' && /^\\x[\da-f]{32,}$/.test(it)),
  );
  assert.ok(sealed.length > 10, `${sealed.length} sealed`);

  await erase(person);

  for (const [name, rows] of await everyRow()) {
    for (const row of rows) {
      const columns = Object.entries(row)
        .filter(([, value]) => mentions(value, person))
        .map(([column]) => column);
      const surplus = columns.filter((it) => !mayMention[name]?.columns.includes(it));
      assert.deepEqual(surplus, [], `${name}: ${JSON.stringify(row).slice(0, 200)}`);
      for (const it of sealed) assert.ok(!mentions(row, it.slice(2)), `${name} still has what was sealed`);
      if (row.subject === person && name === 'records.determination')
        assert.deepEqual([row.body, row.inputs, row.holds_until, row.because], ['\\x', [], null, 'first']);
      if (row.id === person) assert.deepEqual([row.names, row.settings, row.protected_until], [null, {}, null]);
    }
  }
  const left = await standingsOf(store.app, store.vault, await leave(person, person, 'see'));
  assert.deepEqual(
    left.map((it) => ['erasedOn' in it && it.erasedOn, it.procedure, it.day]),
    [[day, 'extension', day]],
  );
});

test('a link made before an erasure is accepted by nobody after it, whoever was erased', async () => {
  for (const who of ['the one who made it', 'the one who has it'] as const) {
    const [person, other] = [await newPerson(), await newPerson()];
    const govern = await leave(person, person, 'govern');
    const giveMandate = await leave(person, person, 'giveMandate');
    const { family, help } = await store.app.transaction().execute(async (act) => ({
      family: await offerTie(act, store.vault, govern, { kind: 'spouse', called: 'dear' }, now),
      help: await offerMandate(
        act,
        store.vault,
        giveMandate,
        { id: randomUUID(), called: 'a friend', scope: ['see'], endsOn: '2027-01-01' },
        now,
      ),
    }));
    await erase(who === 'the one who made it' ? person : other);
    const accepted = await store.app
      .transaction()
      .execute(async (act) => [
        await agreeToTie(act, store.vault, family ?? '', other, 'dear', now),
        await takeOffer(act, help ?? '', other, now),
      ]);
    assert.deepEqual(accepted, [false, false], who);
    const { rows } = await sql`SELECT FROM parties.family_tie WHERE person IN (${person}, ${other})`.execute(store.app);
    assert.deepEqual(rows, [], who);
  }
});

test('who accepts while the other is being erased waits, and finds nobody', async () => {
  const [person, other] = [await newPerson(), await newPerson()];
  const govern = await leave(person, person, 'govern');
  const secret = await store.app
    .transaction()
    .execute((act) => offerTie(act, store.vault, govern, { kind: 'spouse', called: 'dear' }, now));
  const grant = await leave(person, person, 'erase');
  let accepting: Promise<boolean> | undefined;
  await store.app.transaction().execute(async (act) => {
    await eraseRecord(act, grant, now);
    await erasePerson(act, grant, now);
    accepting = store.app.transaction().execute((it) => agreeToTie(it, store.vault, secret ?? '', other, 'dear', now));
  });
  assert.equal(await accepting, false);
});
