// Another day, another law: an earlier day is answered by the release of that day, and a write determines again only what reads it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type OpenGate, openPolicies, permit } from '#access';
import { type Grant, openJournal } from '#audit';
import { rulebookHash } from '#determinations';
import { addPeople, bases } from '#parties';
import { japan } from '#rulebook/japan';
import type { Rulebook, SituationInput } from '#rules';
import { sql, type TestStore, testStore } from '#store';
import {
  addSubjects,
  contestFact,
  factsOf,
  keepRelease,
  openStandings,
  replay,
  type Standings,
  standingsOf,
  standNow,
  tellFacts,
  withdrawContest,
} from './records.ts';
import { evaluateHere } from './test-standings.ts';

let store: TestStore;
let clock = new Date('2026-11-24T03:00:00Z');
let gate: OpenGate;
let evaluated: string[] = [];

before(async () => {
  store = await testStore();
  gate = {
    app: store.app,
    journal: openJournal(store.app, store.vault),
    bases,
    decide: openPolicies(bases),
    now: () => clock,
    over: new AbortController().signal,
  };
});
after(() => store.close());

const standingsBy = (rulebook: Rulebook): Standings =>
  openStandings({
    app: store.app,
    vault: store.vault,
    rulebook,
    evaluate: async (_, question) => {
      evaluated.push(question.procedure);
      return evaluateHere(rulebook, question);
    },
  });

async function granted<A extends 'see' | 'note' | 'contest'>(subject: string, action: A): Promise<Grant<A>> {
  const actor = { role: 'resident', person: subject, recent: true } as const;
  const grant = await permit(gate, { actor, subject, action, purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in grant), action);
  return grant as Grant<A>;
}

async function newResident(facts: SituationInput['facts']): Promise<string> {
  const id = randomUUID();
  await store.app.transaction().execute(async (act) => {
    const names = { romaji: { given: 'Invented' }, order: 'given-family' as const };
    await addPeople(act, store.vault, [{ id, names, resident: true, invented: true, at: clock }]);
    await addSubjects(act, [id]);
  });
  await tell(id, facts);
  return id;
}

const today = (): string => clock.toISOString().slice(0, 10);
async function tell(subject: string, facts: SituationInput['facts']): Promise<void> {
  const grants = { note: await granted(subject, 'note'), see: await granted(subject, 'see') };
  const source = { kind: 'resident', party: subject } as const;
  const input = { asOf: today(), ...(facts === undefined ? {} : { facts }) };
  const telling = { vocabulary: japan.facts, source, label: 'own', input, at: clock } as const;
  await store.app.transaction().execute((act) => tellFacts(act, store.vault, grants, telling));
}

const procedures = japan.procedures.map((it) => it.id);
async function stand(standings: Standings, subject: string) {
  evaluated = [];
  const request = { procedures, day: today(), now: clock, client: subject };
  const { standings: stood, refused } = await standNow(standings, await granted(subject, 'see'), request);
  assert.deepEqual(refused, []);
  assert.deepEqual(
    stood.map((it) => it.procedure),
    procedures,
  );
  return stood;
}

const cook = { birthDate: '1990-01-02', status: 'skilled_labor', stayUntil: '2027-03-14', nationalTaxUnpaid: true };

/** The law in which unpaid national tax only warns, with its own words. */
const milder: Rulebook = {
  ...japan,
  version: '2026-12-01',
  provisions: japan.provisions.map((it) =>
    it.id === 'pr.national-tax' && it.kind === 'requirement' ? { ...it, weight: 'practice' } : it,
  ),
};

test('under a changed law an earlier day is answered by the law, and in the words, of that day', async () => {
  clock = new Date('2026-11-24T03:00:00Z');
  const [old, anew] = [standingsBy(japan), standingsBy(milder)];
  await store.app.transaction().execute((act) => keepRelease(act, japan, clock));
  const id = await newResident(cook);
  const see = await granted(id, 'see');
  const first = await stand(old, id);
  const procedure = 'permanent-residence';
  const asked = { procedure, day: today(), knownAt: clock, client: id };
  const then = await replay(old, see, asked);
  assert.ok(then !== undefined && !('no' in then));

  clock = new Date('2026-12-02T03:00:00Z');
  await store.app.transaction().execute((act) => keepRelease(act, milder, clock));
  const second = await stand(anew, id);
  assert.ok(second.every((it) => it.because === 'rulebook' && it.conclusion.rulebook.hash === rulebookHash(milder)));
  const weight = (of: { readonly findings: readonly { readonly id: string; readonly weight: string }[] } | undefined) =>
    of?.findings.find((it) => it.id === 'pr.national-tax')?.weight;
  const pr = (all: typeof first) => all.find((it) => it.procedure === procedure);
  assert.deepEqual([weight(pr(first)?.conclusion), weight(pr(second)?.conclusion)], ['in-principle', 'practice']);

  // The server reads the new law now; the earlier day is answered by the old one, to the byte.
  const replayed = await replay(anew, see, asked);
  assert.ok(replayed !== undefined && !('no' in replayed));
  assert.equal(JSON.stringify(replayed.determination), JSON.stringify(then.determination));
  assert.equal(replayed.release?.hash, rulebookHash(japan));
  assert.equal(replayed.release?.words, JSON.stringify(japan.wording));
  // What is kept names the release and the moment by which the whole is found again.
  const kept = await standingsOf(store.app, store.vault, see);
  for (const it of kept) {
    assert.ok(!('erasedOn' in it));
    const { day, knownAt, conclusion } = it;
    const { hash } = conclusion.rulebook;
    const whole = await replay(anew, see, { procedure: it.procedure, day, knownAt, hash, client: id });
    assert.ok(whole !== undefined && !('no' in whole));
    assert.deepEqual(
      [whole.determination.receipt, whole.determination.outcome],
      [conclusion.receipt, conclusion.outcome],
    );
  }

  // A release that is taken back is the release of the days after.
  clock = new Date('2026-12-09T03:00:00Z');
  await store.app.transaction().execute((act) => keepRelease(act, japan, clock));
  const between = { ...asked, day: '2026-12-05', knownAt: new Date('2026-12-05T03:00:00Z') };
  const after = { ...asked, day: '2026-12-09', knownAt: clock };
  const hashes = await Promise.all(
    [between, after].map(async (it) => {
      const stood = await replay(old, see, it);
      return stood === undefined || 'no' in stood ? undefined : stood.determination.rulebook.hash;
    }),
  );
  assert.deepEqual(hashes, [rulebookHash(milder), rulebookHash(japan)]);
});

test('a release cannot be altered, and no determination names one that is not kept', async () => {
  await assert.rejects(sql`UPDATE records.release SET law = law || ' '`.execute(store.app), /permission denied/);
  await assert.rejects(sql`UPDATE records.release SET law = law || ' '`.execute(store.owner), /check constraint/);
  await assert.rejects(sql`DELETE FROM records.release`.execute(store.owner), /foreign key/);
  const { rows } = await sql<{ n: number; bytes: number }>`
    SELECT count(*)::int AS n, max(pg_column_size(law) + pg_column_size(words))::int AS bytes FROM records.release`.execute(
    store.app,
  );
  assert.equal(rows[0]?.n, 2);
  assert.ok((rows[0]?.bytes ?? 0) < 200_000, `${rows[0]?.bytes} bytes a release`);
});

test('a told fact determines again only the procedures that read it, and a contest does as well', async () => {
  clock = new Date('2026-11-24T03:00:00Z');
  const standings = standingsBy(japan);
  const id = await newResident(cook);
  let last = await stand(standings, id);
  assert.deepEqual(evaluated, procedures);
  const after = async () => {
    const stood = await stand(standings, id);
    // What was not determined again is the same one as before; once more, nothing is.
    for (const [i, it] of stood.entries())
      if (!evaluated.includes(it.procedure)) assert.equal(it.id, last[i]?.id, it.procedure);
    const made = evaluated;
    last = stood;
    await stand(standings, id);
    assert.deepEqual(evaluated, []);
    return made;
  };
  await tell(id, { dependants: 2 });
  assert.deepEqual(await after(), ['permanent-residence']);
  await tell(id, { parentPermanent: false });
  assert.deepEqual(await after(), ['permanent-residence-at-birth']);
  // A marriage before birth: neither day is read any more.
  await tell(id, { marriedSince: '1980-01-01' });
  assert.ok((await after()).includes('permanent-residence-at-birth'));
  await tell(id, { marriedSince: '2015-01-01' });
  assert.ok((await after()).includes('permanent-residence-at-birth'));
  const told = await factsOf(store.app, store.vault, await granted(id, 'see'), { attribute: 'dependants' });
  const version = told[0]?.version ?? '';
  const contest = await granted(id, 'contest');
  await store.app.transaction().execute((act) => contestFact(act, store.vault, contest, version, 'not so', clock));
  assert.deepEqual(await after(), ['permanent-residence']);
  await store.app.transaction().execute((act) => withdrawContest(act, contest, version, clock));
  assert.deepEqual(await after(), ['permanent-residence']);
  await tell(id, { birthDate: '1990-01-03' });
  assert.deepEqual(
    await after(),
    procedures.filter((it) => !['fees', 'notices', 'losing-status', 'ssw-transfer'].includes(it)),
  );
});
