// Reading personal data without a grant, or with the grant of another action, does not compile: `tsc` fails when one of
// these lines stops being an error, or stops being right.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { GrantOver, type OpenGate, openPolicies, permit, type SubjectAction, whileOpen } from '#access';
import type * as audit from '#audit';
import { type Grant, openJournal } from '#audit';
import type * as parties from '#parties';
import { addPeople, bases, namesOf } from '#parties';
import { type TestStore, testStore, type Vault } from '#store';
import type * as records from './records.ts';
import { addSubjects, documentsOf, factsOf } from './records.ts';

/** What each function of these rooms asks leave for. A new one that asks is written here, or this does not compile. */
type Leaves = {
  readonly factsOf: 'see';
  readonly replay: 'see';
  readonly standingsOf: 'see';
  readonly keptNow: 'see';
  readonly standNow: 'see' | 'seeDates';
  readonly hasFeed: 'seeDates';
  readonly makeFeed: 'govern';
  readonly endFeed: 'govern';
  readonly tellFacts: 'note' | 'see';
  readonly contestFact: 'contest';
  readonly contestWords: 'see';
  readonly withdrawContest: 'contest';
  readonly documentsOf: 'seeDocuments';
  readonly documentContent: 'seeDocuments';
  readonly keepDocument: 'keepDocuments';
  readonly removeDocument: 'keepDocuments';
  readonly takeAway: 'takeAway' | 'see' | 'seeDocuments';
  readonly bring: 'note' | 'see' | 'keepDocuments';
  readonly bringFromOther: 'note' | 'see' | 'keepDocuments';
  readonly giveBack: 'note' | 'see';
  readonly namesOf: parties.Naming;
  readonly changeNames: 'govern';
  readonly protectionOf: 'govern';
  readonly protectPlaces: 'govern';
  readonly householdOf: 'govern';
  readonly offerTie: 'govern';
  readonly endTie: 'govern';
  readonly mandatesOf: 'govern';
  readonly calledOf: 'seeLog';
  readonly mandateNotesOf: 'govern' | 'takeAway';
  readonly keepMandateNote: 'govern';
  readonly offerMandate: 'giveMandate';
  readonly openOffers: 'giveMandate';
  readonly sessionsOf: 'govern';
  readonly passkeysOf: 'govern' | 'changeSignIn';
  readonly identitiesOf: 'govern' | 'changeSignIn';
  readonly removeIdentity: 'changeSignIn';
  readonly noticesOf: 'govern';
  readonly seeNotices: 'govern';
  readonly recoveryCodesLeft: 'govern' | 'changeSignIn';
  readonly mergedWith: 'govern' | 'erase';
  readonly eraseRecord: 'erase';
  readonly erasePerson: 'erase';
  readonly entriesAbout: 'seeLog';
  readonly proofOf: 'seeLog';
  readonly objectTo: 'objectToEntry';
};

type Stores = typeof records & typeof parties & typeof audit;
/** The actions whose leave a function takes: one grant, or several under the names of their actions. */
// biome-ignore lint/suspicious/noExplicitAny: any function at all is looked at
type ActionsOf<F> = F extends (...given: infer P) => any ? ActionsIn<P[number]> : never;
type ActionsIn<P> = P extends { readonly entry: string; readonly action: infer A; readonly places: boolean }
  ? A
  : P extends { readonly see: Grant<'see'> } | { readonly note: Grant<'note'> }
    ? { readonly [K in keyof P]-?: NonNullable<P[K]> extends { readonly action: infer A } ? A : never }[keyof P]
    : never;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Asking = { [K in keyof Stores]: [ActionsOf<Stores[K]>] extends [never] ? never : K }[keyof Stores];
type Wrong = { [K in keyof Leaves]: Same<ActionsOf<Stores[K]>, Leaves[K]> extends true ? never : K }[keyof Leaves];

/** Any other leave than these would be logged as something else than what was done. */
const wrong: Same<Wrong, never> = true;
const missing: Same<Exclude<Asking, keyof Leaves>, never> = true;

type Fields = Pick<Grant<'see'>, 'subject' | 'entry' | 'actor' | 'action' | 'purpose' | 'labels' | 'places'>;

/** Never called: it is here to be compiled. */
function withoutLeave(
  store: TestStore,
  vault: Vault,
  fields: Fields,
  grants: { [A in SubjectAction]: Grant<A> },
): void {
  const { app } = store;
  // @ts-expect-error
  void factsOf(app, vault);
  // @ts-expect-error
  void factsOf(app, vault, { subject: 'somebody' });
  // @ts-expect-error: a grant is not put together by hand
  void factsOf(app, vault, fields);
  // @ts-expect-error: leave to note is no leave to read
  void factsOf(app, vault, grants.note);
  // @ts-expect-error: nor is leave to see the days
  void factsOf(app, vault, grants.seeDates);
  // @ts-expect-error: leave to see the record opens no paper
  void documentsOf(app, vault, grants.see);
  // @ts-expect-error: nor does leave to keep one
  void documentsOf(app, vault, grants.keepDocuments);
  // @ts-expect-error: what a new store function would need to return anything personal
  void vault.open({ subject: 'somebody' }, 'fact|1', new Uint8Array());
  void factsOf(app, vault, grants.see);
  void documentsOf(app, vault, grants.seeDocuments);
}

test('what is here to be compiled is compiled', () => {
  assert.equal(withoutLeave.length, 4);
  assert.ok(wrong && missing);
});

test('no file but access/permit.ts makes a grant by force', () => {
  const forced = globSync('{src,server,cli,town,web}/**/*.{ts,tsx}')
    .filter((file) => !file.endsWith('.test.ts') && file !== 'src/access/permit.ts')
    .filter((file) => /\bas (unknown as )?(Grant|Opens)\b/.test(readFileSync(file, 'utf8')));
  assert.deepEqual(forced, []);
});

const id = '00000000-0000-4000-8000-00000000a001';
const now = new Date('2026-11-24T03:00:00Z');
let store: TestStore;
let gate: Omit<OpenGate, 'over'>;
before(async () => {
  store = await testStore();
  gate = {
    app: store.app,
    journal: openJournal(store.app, store.vault),
    bases,
    decide: openPolicies(bases),
    now: () => now,
  };
  await store.app.transaction().execute(async (act) => {
    const names = { romaji: { given: 'Invented' }, order: 'given-family' as const };
    await addPeople(act, store.vault, [{ id, names, resident: true, invented: true, at: now }]);
    await addSubjects(act, [id]);
  });
});
after(() => store.close());

test('a leave is over when its request is over, for every store and for the vault', async () => {
  const actor = { role: 'resident', person: id, recent: true } as const;
  const { see, sealed } = await whileOpen(gate, async (open) => {
    const leave = await permit(open, { actor, subject: id, action: 'see', purpose: 'own-view', what: 'test' });
    assert.ok(!('no' in leave));
    const bytes = store.vault.seal(id, 'test', Buffer.from('a word'));
    assert.equal(store.vault.open(leave, 'test', bytes)?.toString(), 'a word');
    assert.deepEqual(await factsOf(store.app, store.vault, leave), []);
    return { see: leave, sealed: bytes };
  });
  assert.throws(() => store.vault.open(see, 'test', sealed), GrantOver);
  await assert.rejects(async () => factsOf(store.app, store.vault, see), GrantOver);
  await assert.rejects(async () => namesOf(store.app, store.vault, see), GrantOver);
});

test('a leave is over too when its request failed', async () => {
  const actor = { role: 'resident', person: id, recent: true } as const;
  let kept: Grant<'see'> | undefined;
  const failing = whileOpen(gate, async (open) => {
    const leave = await permit(open, { actor, subject: id, action: 'see', purpose: 'own-view', what: 'test' });
    assert.ok(!('no' in leave));
    kept = leave;
    throw new Error('planted');
  });
  await assert.rejects(failing, /planted/);
  assert.throws(() => kept?.subject, GrantOver);
});
