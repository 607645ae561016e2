import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as rule from './build.ts';
import { check } from './check.ts';
import { numbersIn } from './check-wording.ts';
import { vocabulary } from './fact.ts';
import type { FaultCode } from './fault.ts';
import type { Patch, Rulebook, Wording } from './provision.ts';
import { requirement, sandbox, sandboxFacts } from './sandbox.ts';

const words: Wording = {
  reviewedBy: null,
  procedures: { sandbox: { name: 'Sandbox', question: 'Q', about: 'A' } },
  routes: { main: 'Main' },
  provisions: { pay: { name: 'Pay', requirement: 'At least 3,000,000 yen from 2026-01-01' } },
  rows: {},
  facts: Object.fromEntries(
    sandboxFacts.map((fact) => [
      fact.id,
      {
        label: fact.id,
        question: fact.id,
        choices: fact.type === 'choice' ? Object.fromEntries(fact.choices.map((it) => [it, it])) : {},
        fields: fact.type === 'list' ? Object.fromEntries(Object.keys(fact.fields).map((it) => [it, it])) : {},
      },
    ]),
  ),
  documents: {},
  offices: { office: 'Office' },
  texts: { 'act@2000': 'Act' },
  questions: {},
  deadlines: {},
  supports: {},
};

const pay = requirement('pay', rule.atLeast(rule.amountOf('pay'), rule.amount(3_000_000)));
const sound: Rulebook = { ...sandbox({ provisions: [pay] }), wording: { en: words, ja: words } };
const covered = new Set(['pay']);
const codes = (book: Rulebook, cases: ReadonlySet<string> = covered): readonly FaultCode[] => [
  ...new Set(check(book, cases).map((it) => it.code)),
];
const withPay = (change: Partial<typeof pay>): Rulebook => ({ ...sound, provisions: [{ ...pay, ...change }] });
const asking = (requires: rule.Truth): Rulebook => withPay({ requires });

test('a sound rulebook has no faults', () => {
  assert.deepEqual(check(sound, covered), []);
});

const offenders: Readonly<Partial<Record<FaultCode, () => readonly FaultCode[]>>> = {
  'no-citation': () => codes(withPay({ law: [] })),
  'unknown-source': () => codes(withPay({ law: [{ source: 'rumour', at: '1' }] })),
  'no-dates': () => codes(withPay({ inForce: { from: '2026-02-30' } })),
  'no-cases': () => codes(sound, new Set()),
  'no-wording': () => codes({ ...sound, wording: { en: words, ja: { ...words, provisions: {} } } }),
  'wording-numbers': () =>
    codes({
      ...sound,
      wording: {
        en: words,
        ja: { ...words, provisions: { pay: { name: 'Pay', requirement: '3,000,001 2026-01-01' } } },
      },
    }),
  'overlapping-versions': () => codes({ ...sound, provisions: [pay, { ...pay, inForce: { from: '2020-01-01' } }] }),
  'unreachable-route': () => codes(asking(rule.all(rule.is('exam', 'n1'), rule.is('exam', 'n2')))),
  'unreachable-row': () =>
    codes(
      asking(
        rule.table(
          't',
          [
            ['all', rule.always, rule.always],
            ['n1', rule.is('exam', 'n1'), rule.always],
          ],
          rule.never,
        ),
      ),
    ),
  gap: () =>
    codes(
      asking(
        rule.table('t', [
          ['n1', rule.is('exam', 'n1'), rule.always],
          ['n2', rule.is('exam', 'n2'), rule.never],
        ]),
      ),
    ),
  'bands-out-of-order': () =>
    codes(
      asking(
        rule.atLeast(
          rule.bands('b', rule.amountOf('pay'), [
            [0, 0],
            [5, 1],
            [5, 2],
          ]),
          rule.amount(1),
        ),
      ),
    ),
  'missing-item': () =>
    codes(
      asking(rule.atLeast(rule.points('p', [{ id: 'a', value: rule.amount(1), notBeside: ['b'] }]), rule.amount(1))),
    ),
  'silent-about-support': () => codes(withPay({ integration: true })),
  nationality: () =>
    codes({
      ...sound,
      facts: vocabulary([
        ...sandboxFacts,
        { id: 'nationality', type: 'boolean', heldBy: 'resident', sensitivity: 'private', future: 'fixed', effort: 1 },
      ]),
    }),
  'asserts-too-much': () => codes(withPay({ confidence: 'low' })),
  'unknown-fact': () => codes(asking(rule.holds('nonsense'))),
  'unknown-provision': () => codes(asking(rule.provisionHolds('nonsense'))),
  'unbound-parameter': () => codes(asking(rule.atLeast(rule.amountOf('pay'), rule.parameter('least')))),
  'dead-provision': () => codes({ ...sound, provisions: [pay, { ...pay, id: 'dead' }] }, new Set(['pay', 'dead'])),
  'mixed-basis': () => codes(withPay({ basis: 'model' })),
  'patch-does-not-fit': () => {
    const patch: Patch = {
      id: 'model',
      basis: 'model',
      changes: [{ op: 'constant', provision: 'pay', constant: 'none', value: 1 }],
    };
    return codes({ ...sound, overlays: [patch] });
  },
};

for (const [code, find] of Object.entries(offenders)) {
  test(`a planted offender is found: ${code}`, () => assert.ok(find().includes(code as FaultCode), find().join()));
}

test('support that is not provided may be said openly; warnings may be of low confidence', () => {
  assert.deepEqual(codes(withPay({ integration: true, support: { noneProvided: 'survey' } })), []);
  assert.deepEqual(codes(withPay({ confidence: 'low', weight: 'practice' })), []);
});

test('numbers are compared without their separators, dates as a whole', () => {
  assert.deepEqual(numbersIn('3,000,000円、2026-01-01から10年'), numbersIn('10 years from 2026-01-01: 3000000 yen'));
});
