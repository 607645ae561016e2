// Whose word a finding rests on: carried from the version to the finding and back, and what is contested decides nothing alone.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type OpenGate, openPolicies, permit } from '#access';
import { type Grant, openJournal } from '#audit';
import { addPeople, bases } from '#parties';
import { japan } from '#rulebook/japan';
import type { SituationInput } from '#rules';
import { type TestStore, testStore } from '#store';
import type { NewFact } from './fact.ts';
import {
  addSubjects,
  assertFacts,
  bringFromOther,
  contestFact,
  type FactVersion,
  factsOf,
  replay,
  type Standings,
  tellFacts,
  withdrawContest,
} from './records.ts';
import { standingsHere } from './test-standings.ts';

let store: TestStore;
let standings: Standings;
let clock = new Date('2026-11-24T00:00:00Z');
let gate: OpenGate;

before(async () => {
  store = await testStore();
  standings = standingsHere(store.app, store.vault, japan);
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

const day = '2026-11-24';
type Action = 'see' | 'note' | 'contest' | 'keepDocuments' | 'seeDocuments';
async function granted<A extends Action>(subject: string, action: A): Promise<Grant<A>> {
  const actor = { role: 'resident', person: subject, recent: true } as const;
  const grant = await permit(gate, { actor, subject, action, purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in grant), action);
  return grant as Grant<A>;
}

async function newResident(): Promise<string> {
  const id = randomUUID();
  await store.app.transaction().execute(async (act) => {
    const names = { romaji: { given: 'Invented' }, order: 'given-family' as const };
    await addPeople(act, store.vault, [{ id, names, resident: true, invented: true, at: clock }]);
    await addSubjects(act, [id]);
  });
  return id;
}

async function tell(subject: string, input: SituationInput): Promise<void> {
  const grants = { note: await granted(subject, 'note'), see: await granted(subject, 'see') };
  const source = { kind: 'resident', party: subject } as const;
  const telling = { vocabulary: japan.facts, source, label: 'own', input, at: clock } as const;
  await store.app.transaction().execute((act) => tellFacts(act, store.vault, grants, telling));
}

const attest = (subject: string, facts: readonly Omit<NewFact, 'item' | 'valid'>[]): Promise<void> =>
  store.app.transaction().execute((act) =>
    assertFacts(
      act,
      { vault: store.vault, vocabulary: japan.facts },
      subject,
      facts.map((it) => ({ ...it, item: randomUUID(), valid: {} })),
      clock,
    ),
  );

async function contest(subject: string, version: string): Promise<void> {
  const grant = await granted(subject, 'contest');
  await store.app.transaction().execute((act) => contestFact(act, store.vault, grant, version, 'not so', clock));
}

const known = async (subject: string): Promise<readonly FactVersion[]> =>
  factsOf(store.app, store.vault, await granted(subject, 'see'));

async function stands(subject: string, procedure: string) {
  const request = { procedure, day, knownAt: clock, client: subject };
  const stood = await replay(standings, await granted(subject, 'see'), request);
  assert.ok(stood !== undefined && !('no' in stood));
  return stood.determination;
}

const engineer = {
  asOf: day,
  facts: {
    birthDate: '1990-01-02',
    status: [{ from: '2015-04-01', value: 'engineer_humanities' }],
    jobs: [
      { organisation: 'Third', from: '2024-04-01' },
      { organisation: 'First', from: '2015-04-01', until: '2019-04-01' },
      { organisation: 'Second', from: '2019-04-01', until: '2024-04-01' },
    ],
    notices: [{ kind: 'left', organisation: 'First', on: '2019-04-10' }],
  },
  completeFor: { jobs: true, notices: true },
  // So that the entries themselves are looked at.
  dontKnow: ['notificationsFiled'],
} satisfies SituationInput;

test('a contested or corrected entry is traced from finding to version and back', async () => {
  clock = new Date('2026-11-20T00:00:00Z');
  const id = await newResident();
  await tell(id, engineer);
  const first = await known(id);
  const second = first.find((it) => JSON.stringify(it.told).includes('Second'));
  clock = new Date('2026-11-22T00:00:00Z');
  const [third, one] = engineer.facts.jobs;
  const corrected = { organisation: 'Second', from: '2019-04-01', until: '2024-03-01' };
  await tell(id, { asOf: day, facts: { jobs: [corrected, third, one] } });
  clock = new Date('2026-11-23T00:00:00Z');
  const contested = (await known(id)).find(
    (it) => JSON.stringify(it.told).includes('First') && it.attribute === 'jobs',
  );
  await contest(id, contested?.version ?? '');

  const now = new Map((await known(id)).map((it) => [it.version, it]));
  const determination = await stands(id, 'extension');
  const { jobs } = (determination.receipt.input as { readonly facts: { readonly jobs: readonly unknown[] } }).facts;
  const findings = determination.findings.filter((it) => it.facts.some((fact) => fact.id === 'jobs'));
  assert.ok(findings.length > 0);
  for (const { facts, step } of findings) {
    const used = facts.find((it) => it.id === 'jobs');
    // Each entry of the finding is the version that says just this, in the same order.
    assert.deepEqual(
      used?.entries?.map(({ version }) => now.get(version)?.told),
      jobs.map((value) => ({ value })),
    );
    assert.deepEqual(
      used?.entries?.map((it) => [it.source, it.party, it.label, it.since, it.contested]),
      [
        ['resident', id, 'own', '2026-11-20', { on: '2026-11-23', by: id }],
        ['resident', id, 'own', '2026-11-22', undefined],
        ['resident', id, 'own', '2026-11-20', undefined],
      ],
    );
    // The corrected entry is the same thing in the world, as another version; who said "that is all" is named too.
    assert.equal(used?.entries?.[1]?.item, second?.item);
    assert.notEqual(used?.entries?.[1]?.version, second?.version);
    assert.equal(now.get(used?.complete?.version ?? '')?.attribute, 'jobs#complete');
    for (const { record, item } of stepsAbout('jobs', step)) assert.equal(item, used?.entries?.[record]?.item);
  }
  assert.ok(findings.flatMap(({ step }) => stepsAbout('jobs', step)).length > 0, 'a step names an entry');
});

type Step = NonNullable<Awaited<ReturnType<typeof stands>>['findings'][number]['step']>;
function stepsAbout(
  list: string,
  step: Step | undefined,
): readonly { readonly record: number; readonly item?: string }[] {
  const own = (step?.parts ?? []).flatMap(({ record, item }) =>
    step?.fact !== list || record === undefined ? [] : [{ record, ...(item === undefined ? {} : { item }) }],
  );
  return [...own, ...(step?.parts ?? []).flatMap((it) => stepsAbout(list, it))];
}

test('an adverse finding says when it rests on what is contested, and only then', async () => {
  clock = new Date('2026-11-24T00:00:00Z');
  const id = await newResident();
  await tell(id, { asOf: day, facts: { nationalTaxUnpaid: true, lastLateTax: '2026-01-31' } });
  const adverse = async () =>
    (await stands(id, 'permanent-residence')).findings
      .filter((it) => it.state === 'no')
      .map((it) => [it.facts.map((fact) => fact.id).join(), it.restsOnContested ?? false]);
  const before = await adverse();
  assert.ok(before.length > 0 && before.every(([, rests]) => rests === false));
  const assistance = (await known(id)).find((it) => it.attribute === 'nationalTaxUnpaid');
  await contest(id, assistance?.version ?? '');
  const contested = await adverse();
  assert.ok(
    contested.some(([facts, rests]) => facts === 'nationalTaxUnpaid' && rests === true),
    JSON.stringify(contested),
  );
  assert.ok(
    contested.some(([facts, rests]) => facts !== 'nationalTaxUnpaid' && rests === false),
    JSON.stringify(contested),
  );
  const grant = await granted(id, 'contest');
  clock = new Date('2026-11-24T01:00:00Z');
  await store.app.transaction().execute((act) => withdrawContest(act, grant, assistance?.version ?? '', clock));
  assert.deepEqual(await adverse(), before);
  // As it was known while it was contested.
  clock = new Date('2026-11-24T00:30:00Z');
  assert.deepEqual(await adverse(), contested);
});

test('what two sources tell differently is said with both, and is as good as contested', async () => {
  clock = new Date('2026-11-24T00:00:00Z');
  const id = await newResident();
  await tell(id, { asOf: day, facts: { nationalTaxUnpaid: false } });
  const court = randomUUID();
  const source = { kind: 'organisation', party: court } as const;
  await attest(id, [{ attribute: 'nationalTaxUnpaid', told: { value: true }, source, label: 'filed' }]);
  const { findings } = await stands(id, 'permanent-residence');
  const finding = findings.find((it) => it.facts.some((fact) => fact.id === 'nationalTaxUnpaid'));
  const used = finding?.facts.find((fact) => fact.id === 'nationalTaxUnpaid');
  assert.deepEqual([used?.value, used?.source, used?.party, used?.label], [true, 'organisation', court, 'filed']);
  assert.deepEqual(
    used?.otherwise?.map((it) => [it.source, it.party, it.label]),
    [['resident', id, 'own']],
  );
  assert.equal(finding?.restsOnContested, true);
});

test('what was told for support or in a survey reaches no rule, also not through a merged record', async () => {
  clock = new Date('2026-11-24T00:00:00Z');
  const [id, other] = [await newResident(), await newResident()];
  await tell(id, { asOf: day, facts: { birthDate: '1990-01-02' } });
  const before = await stands(id, 'permanent-residence');
  const source = { kind: 'organisation', party: randomUUID() } as const;
  const secret = ['support', 'survey'] as const;
  for (const subject of [id, other])
    await attest(
      subject,
      secret.map((label) => ({ attribute: 'nationalTaxUnpaid', told: { value: true }, source, label })),
    );
  assert.deepEqual(await stands(id, 'permanent-residence'), before);
  const grants = {
    note: await granted(id, 'note'),
    see: await granted(id, 'see'),
    keepDocuments: await granted(id, 'keepDocuments'),
    other: { see: await granted(other, 'see'), seeDocuments: await granted(other, 'seeDocuments') },
  };
  await store.app.transaction().execute((act) => bringFromOther(act, store.vault, japan.facts, grants, clock));
  assert.deepEqual(await stands(id, 'permanent-residence'), before);
  // What the person tells then is not kept out by what support holds.
  assert.ok((await known(id)).every((it) => it.attribute !== 'nationalTaxUnpaid' || it.label === 'support'));
});
