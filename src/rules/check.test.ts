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
  'unknown-choice': () => codes(asking(rule.is('exam', 'n3'))),
  'wrong-sort': () => codes(asking(rule.holds('since'))),
  'shadowed-record': () =>
    codes(asking(rule.every('stays', (outer) => rule.some('stays', (inner) => inner.same('status', outer))))),
  'not-in-force': () =>
    codes(
      {
        ...sound,
        provisions: [
          { ...pay, requires: rule.all(pay.requires, rule.provisionHolds('later')) },
          { ...pay, id: 'later', inForce: { from: '2020-01-01' } },
        ],
      },
      new Set(['pay', 'later']),
    ),
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

/** Seven mistakes types let through once, and their siblings. */
const mistakes: readonly (readonly [string, () => rule.Truth, FaultCode])[] = [
  ['a date held as a truth', () => rule.holds('since'), 'wrong-sort'],
  ['a choice nobody can make', () => rule.is('exam', 'n1', 'm2'), 'unknown-choice'],
  ['a choice taken for an amount', () => rule.atLeast(rule.amountOf('exam'), rule.amount(1)), 'wrong-sort'],
  ['a date field held as a truth', () => rule.some('stays', (stay) => stay.holds('from')), 'wrong-sort'],
  ['a list held as a truth', () => rule.holds('stays'), 'wrong-sort'],
  ['a fact read as a list', () => rule.some('degree', () => rule.always), 'wrong-sort'],
  ['a truth asked for a choice', () => rule.is('degree', 'yes'), 'wrong-sort'],
  [
    'a field asked for a choice it does not have',
    () => rule.some('stays', (it) => it.is('status', 'play')),
    'unknown-choice',
  ],
  ['a detail of another sort than the fact', () => rule.coarse('pay', rule.holds('degree')), 'wrong-sort'],
  [
    'records of one list hiding each other',
    () => rule.some('stays', () => rule.some('stays', () => rule.always)),
    'shadowed-record',
  ],
  [
    'a field read outside of its list',
    () =>
      rule.all(
        rule.some('stays', () => rule.always),
        outside(),
      ),
    'unknown-fact',
  ],
];

/** A field of a record nobody is looking at. */
function outside(): rule.Truth {
  let field: rule.Truth = rule.always;
  rule.some('months', (month) => {
    field = month.holds('paid');
    return field;
  });
  return field;
}

for (const [name, write, code] of mistakes)
  test(`a mistake of the writer is found: ${name}`, () => assert.ok(codes(asking(write())).includes(code)));

test('a day given by a provision is no truth', () => {
  const since = { ...pay, id: 'day', kind: 'value', unit: 'day', gives: rule.dateOf('since') } as const;
  const book = { ...sound, provisions: [{ ...pay, requires: rule.provisionHolds('day') }, since] };
  assert.ok(codes(book, new Set(['pay', 'day'])).includes('wrong-sort'));
});

test('support that is not provided may be said openly; warnings may be of low confidence', () => {
  assert.deepEqual(codes(withPay({ integration: true, support: { noneProvided: 'survey' } })), []);
  assert.deepEqual(codes(withPay({ confidence: 'low', weight: 'practice' })), []);
});

test('numbers are compared without their separators, dates as a whole', () => {
  assert.deepEqual(numbersIn('3,000,000円、2026-01-01から10年'), numbersIn('10 years from 2026-01-01: 3000000 yen'));
});
