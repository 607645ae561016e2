// A file from elsewhere is refused with every reason and its place, or comes out as it says.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type OpenGate, openPolicies, permit, type SubjectAction } from '#access';
import { type Grant, openJournal } from '#audit';
import { addPeople, bases } from '#parties';
import { japan } from '#rulebook/japan';
import { type TestStore, testStore } from '#store';
import { addSubjects, type BringProblem, type Brought, bring, factsOf, readTakeAway, takeAway } from './records.ts';

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

async function leave<A extends SubjectAction>(person: string, action: A): Promise<Grant<A>> {
  const actor = { role: 'resident', person, recent: true } as const;
  const grant = await permit(gate, { actor, subject: person, action, purpose: 'own-view', what: 'test' });
  assert.ok(!('no' in grant));
  return grant;
}

/** Refused with its reasons, or brought and taken away again. */
async function moved(input: unknown) {
  const file = readTakeAway(japan.facts, input, day);
  if ('problems' in file) return { problems: file.problems };
  const person = await newPerson();
  const note = await leave(person, 'note');
  const see = await leave(person, 'see');
  const keepDocuments = await leave(person, 'keepDocuments');
  const brought = await store.app
    .transaction()
    .execute((act) => bring(act, store.vault, japan.facts, { note, see, keepDocuments }, file, { day, now }));
  if ('problems' in brought) return { problems: brought.problems };
  const grants = { takeAway: await leave(person, 'takeAway'), see, seeDocuments: await leave(person, 'seeDocuments') };
  return { brought, again: await takeAway(store.app, store.vault, grants, now) };
}

const item = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const fact = (n: number, attribute: string, value: unknown, more: object = {}) => ({
  attribute,
  item: item(n),
  told: { value },
  valid: {},
  label: 'own',
  source: { kind: 'resident' },
  knownFrom: '2026-11-01T00:00:00.000Z',
  ...more,
});
const pdf = Buffer.from('%PDF-1.4 a paper').toString('base64');
const paper = (name: string, content = pdf, mediaType = 'application/pdf') => ({ name, mediaType, content });
const file = (facts: readonly object[], documents: readonly object[] = []) => ({
  format: 'shinrai.record/1',
  madeAt: '2026-11-01T00:00:00.000Z',
  facts,
  documents,
});
const whole = file(
  [
    fact(1, 'birthDate', '1988-03-04'),
    fact(2, 'status', 'student', { valid: { from: '2015-04-01', until: '2019-11-01' } }),
    fact(2, 'status', 'skilled_labor', { valid: { from: '2019-11-01' } }),
    fact(3, 'jobs', { organisation: 'Himal', from: '2019-11-01' }, { valid: { from: '2019-11-01' } }),
    fact(4, 'jobs', { organisation: 'Everest', from: '2021-11-01' }, { valid: { from: '2021-11-01' }, label: 'filed' }),
    fact(5, 'jobs#complete', true),
    fact(6, 'dependants', 1, { valid: { from: '2024-01-01' }, knownUntil: '2026-11-02T00:00:00.000Z' }),
    fact(6, 'dependants', 2, { valid: { from: '2024-01-01' } }),
  ],
  [paper('a.pdf')],
);

test('every reason is told at once, each with its place, and nothing is written', async () => {
  const cases: readonly (readonly [string, object, readonly (readonly [string, string])[]])[] = [
    [
      'no file',
      {},
      [
        ['format', 'not-a-record'],
        ['madeAt', 'not-a-record'],
        ['facts', 'not-a-record'],
        ['documents', 'not-a-record'],
      ],
    ],
    ['one thing twice', file([fact(1, 'dependants', 1), fact(1, 'dependants', 2)]), [['facts.1.item', 'twice']]],
    [
      'an entry twice',
      file(
        [1, 1].map((n) =>
          fact(n, 'jobs', { organisation: 'A', from: '2020-04-01' }, { valid: { from: '2020-04-01' } }),
        ),
      ),
      [['facts.1.item', 'twice']],
    ],
    [
      'a day that is none',
      file([fact(1, 'dependants', 1, { valid: { from: '2024-13-45' } })]),
      [['facts.0.valid.from', 'days']],
    ],
    [
      'the year 0000',
      file([fact(1, 'dependants', 1, { valid: { until: '0000-01-01' } })]),
      [['facts.0.valid.until', 'days']],
    ],
    [
      'a day that is none, in a value',
      file([fact(1, 'birthDate', '2024-13-45')]),
      [['facts.0.told', 'impossible-date']],
    ],
    [
      'overlapping history',
      file([
        fact(1, 'status', 'student', { valid: { from: '2015-04-01', until: '2020-01-01' } }),
        fact(1, 'status', 'skilled_labor', { valid: { from: '2019-11-01' } }),
      ]),
      [['facts.1.item', 'twice']],
    ],
    ['a name that is none', file([fact(1, 'jobs#evil', true)]), [['facts.0.attribute', 'unknown-fact']]],
    ['two marks', file([fact(1, 'jobs#complete#complete', true)]), [['facts.0.attribute', 'unknown-fact']]],
    ['a date that is complete', file([fact(1, 'birthDate#complete', true)]), [['facts.0.attribute', 'no-list']]],
    [
      'two that say complete',
      file([fact(1, 'jobs#complete', true), fact(2, 'jobs#complete', false)]),
      [['facts.1.item', 'twice']],
    ],
    [
      'two birthdays',
      file([fact(1, 'birthDate', '1988-03-04'), fact(2, 'birthDate', '1988-03-05')]),
      [['facts.1.item', 'twice']],
    ],
    [
      'entries that overlap',
      file([
        fact(1, 'stays', { status: 'student', from: '2015-04-01' }),
        fact(2, 'stays', { status: 'student', from: '2016-04-01' }),
      ]),
      [['facts.0', 'overlap']],
    ],
    [
      'papers that cannot be kept',
      file(
        [],
        [
          paper('a.html', Buffer.from('<html></html>').toString('base64'), 'text/html'),
          paper('b.pdf', ''),
          paper('c.pdf', pdf, 'image/png'),
          paper('d.pdf'),
          paper('1234-5678-9018.pdf', Buffer.from('%PDF-1.4 another').toString('base64')),
        ],
      ),
      [
        ['documents.4.name', 'number'],
        ['documents.0', 'paper-not-a-kind'],
        ['documents.1', 'paper-empty'],
        ['documents.2.mediaType', 'paper-other-kind'],
        ['documents.3', 'paper-twice'],
      ],
    ],
    [
      'a number in a value',
      file([fact(1, 'jobs', { organisation: '一二三四五六七八九〇一八', from: '2020-04-01' })]),
      [
        ['facts.0.told.value.organisation', 'number'],
        ['facts.0.told', 'individual-number'],
      ],
    ],
    [
      'several at once',
      file([fact(1, 'nothing', 1), fact(2, 'dependants', -1), fact(3, 'dependants', 1)]),
      [
        ['facts.0.attribute', 'unknown-fact'],
        ['facts.1.told', 'negative'],
        ['facts.2.item', 'twice'],
      ],
    ],
  ];
  for (const [name, input, expected] of cases) {
    const { problems = [] } = await moved(input);
    const told = problems.map(({ at, why }) => [at, typeof why === 'string' ? why : why.code]);
    assert.deepEqual(told, expected, name);
  }
});

test('an officer’s finding is nobody’s own word: it is refused, and left out with a word where it is a finding', async () => {
  const finding = [...japan.facts.values()].find((it) => it.heldBy === 'officer' && it.type === 'boolean');
  assert.ok(finding !== undefined);
  const own = await moved(file([fact(1, finding.id, true)]));
  assert.deepEqual(own.problems, [{ at: 'facts.0.attribute', why: 'not-told' }]);
  const found = await moved(file([fact(1, finding.id, true, { label: 'adjudication' })]));
  assert.deepEqual(found.brought?.leftOut, [{ attribute: finding.id, item: item(1) }]);
});

test('what was told for support stays for support, and what others attested is now the person’s own word', async () => {
  const { brought, again } = await moved(
    file([
      fact(1, 'dependants', 1, { label: 'support' }),
      fact(2, 'dependants', 2, { label: 'own' }),
      fact(3, 'dependants', 3, { label: 'filed', source: { kind: 'organisation', party: item(9) } }),
    ]),
  );
  assert.deepEqual(brought, {
    facts: 2,
    documents: 0,
    nowOwn: ['dependants'],
    leftOut: [{ attribute: 'dependants', item: item(2) }],
    earlier: 0,
  } satisfies Brought);
  assert.deepEqual(
    new Set(again?.facts.map((it) => `${JSON.stringify(it.told)} ${it.label}`)),
    new Set(['{"value":1} support', '{"value":3} own']),
  );
});

type TakenAway = Omit<typeof whole, 'facts'> & {
  readonly facts: readonly (ReturnType<typeof fact> & { readonly knownUntil?: string })[];
};
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const places = (value: Json, at: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] =>
  typeof value !== 'object' || value === null
    ? [at]
    : [
        at,
        ...Object.entries(value).flatMap(([key, it]) => places(it, [...at, Array.isArray(value) ? Number(key) : key])),
      ];

const junk = fc.oneof(
  fc.constantFrom<Json>(
    '2024-13-45',
    '0000-01-01',
    '1234.5678.9018',
    'jobs#evil',
    'own',
    'support',
    'adjudication',
    '',
    null,
    true,
    -1,
    1e9,
    [],
    {},
    item(1),
    item(3),
    'status',
    'dependants',
    '2020-01-01',
    'a\u0000b',
  ),
  fc.string({ maxLength: 5 }),
);
const mutation = fc.record({ where: fc.nat(), kind: fc.constantFrom('set', 'delete', 'twice', 'swap'), value: junk });

function mutate(input: Json, { where, kind, value }: { where: number; kind: string; value: Json }): Json {
  const all = places(input).filter((it) => it.length > 0);
  const path = all[where % all.length] ?? [];
  const key = path.at(-1) ?? '';
  // biome-ignore lint/suspicious/noExplicitAny: any JSON at all
  const parent: any = path.slice(0, -1).reduce((it: any, step) => it[step], input);
  if (kind === 'set') parent[key] = value;
  else if (kind === 'delete') Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key];
  else if (kind === 'twice' && Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]));
  else if (Array.isArray(parent)) parent.reverse();
  return input;
}

test('a changed file is refused with a place, or comes out as it says', async () => {
  let [refused, came] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
      const input = mutations.reduce(mutate, structuredClone(whole) as unknown as Json);
      const result = await moved(structuredClone(input));
      if (result.problems !== undefined) {
        refused += 1;
        assert.ok(result.problems.length > 0);
        for (const { at, why } of result.problems) assert.ok(typeof at === 'string' && why !== undefined);
        return;
      }
      came += 1;
      const { facts, documents } = input as unknown as TakenAway;
      const leftOut = result.brought.leftOut.map((it) => `${it.attribute} ${it.item}`);
      const expected = facts
        .filter((it) => it.knownUntil === undefined && !leftOut.includes(`${it.attribute} ${it.item}`))
        .map((it) => [it.attribute, it.item, it.told, it.valid, it.label === 'support' ? 'support' : 'own']);
      const again = result.again.facts.map((it) => [it.attribute, it.item, it.told, it.valid, it.label]);
      const sorted = (all: readonly unknown[]) => all.map((it) => JSON.stringify(it)).toSorted();
      assert.deepEqual(sorted(again), sorted(expected));
      assert.deepEqual(sorted(result.again.documents), sorted(documents));
      assert.equal(result.brought.earlier, facts.filter((it) => it.knownUntil !== undefined).length);
    }),
    { numRuns: 150, seed: 9 },
  );
  assert.ok(refused > 30 && came > 30, `${refused} refused, ${came} came`);
});

test('what somebody brings is theirs: the problems are told to them, and a record that holds something takes no file', async () => {
  const person = await newPerson();
  const grants = {
    note: await leave(person, 'note'),
    see: await leave(person, 'see'),
    keepDocuments: await leave(person, 'keepDocuments'),
  };
  const read = readTakeAway(japan.facts, whole, day);
  assert.ok(!('problems' in read));
  const bringing = () =>
    store.app.transaction().execute((act) => bring(act, store.vault, japan.facts, grants, read, { day, now }));
  assert.ok(!('problems' in (await bringing())));
  const before = await factsOf(store.app, store.vault, grants.see);
  assert.deepEqual(await bringing(), { problems: [{ at: '', why: 'not-empty' }] satisfies BringProblem[] });
  assert.deepEqual(await factsOf(store.app, store.vault, grants.see), before);
});
