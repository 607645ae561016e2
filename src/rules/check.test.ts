import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from './check.ts';
import { vocabulary } from './fact.ts';
import type { FaultCode } from './fault.ts';
import type { Node } from './node.ts';
import type { Duty, Patch, ProvisionWording, Rulebook, Wording } from './provision.ts';
import * as rule from './rule.ts';
import { exception, fact, ground, requirement, sandbox, sandboxFacts } from './sandbox.ts';

/** A node no handle would give. */
const raw = <T = rule.Truth>(it: Node): T => it as T;

const sentences = {
  met: ['You have {pay}.', 'Your pay is enough.'],
  notMet: 'Your pay is not enough.',
  unknown: 'Your pay is not known yet.',
};
const words: Wording = {
  reviews: {},
  procedures: { sandbox: { name: 'Sandbox', question: 'Q', about: 'A' } },
  routes: { main: 'Main' },
  provisions: { pay: { name: 'Pay', requirement: 'At least {least}', ...sentences } },
  rows: {},
  facts: Object.fromEntries(
    sandboxFacts.map((fact) => [
      fact.id,
      {
        label: fact.id,
        question: fact.id,
        why: 'It decides.',
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
  sections: { all: 'All' },
  supports: {},
  subjects: {},
};

const pay = requirement('pay', rule.atLeast(fact.pay, rule.amount(3_000_000, 'least')));
const sound: Rulebook = { ...sandbox({ provisions: [pay] }), wording: { en: words, ja: words } };
const covered = new Set(['pay']);
const codes = (book: Rulebook, cases: ReadonlySet<string> = covered): readonly FaultCode[] => [
  ...new Set(check(book, cases).map((it) => it.code)),
];
const withPay = (change: Partial<typeof pay>): Rulebook => ({ ...sound, provisions: [{ ...pay, ...change }] });
/** The same words in both languages. */
const worded = (pay: ProvisionWording): Rulebook => {
  const said = { ...words, provisions: { pay } };
  return { ...sound, wording: { en: said, ja: said } };
};
const saying = (requirement: string): Rulebook => worded({ name: 'Pay', requirement, ...sentences });
const asking = (requires: rule.Truth): Rulebook => withPay({ requires });

/** A duty as no builder would give it: it may wait for anything, and end on any day. */
const owed = (id: string, waitsFor?: string, last?: rule.Value): Duty => ({
  kind: 'duty',
  id,
  what: 'owed',
  law: [{ source: 'act', at: '第1条' }],
  inForce: { from: '2000-01-01' },
  basis: 'law',
  confidence: 'high',
  bearer: 'resident',
  beneficiary: 'agency',
  consequence: { law: [] },
  keeps: raw({
    kind: 'duty',
    since: 0,
    arises: fact.since,
    lawful: last ?? rule.filingBy(fact.since).lawful,
    done: fact.filed,
    ...(waitsFor === undefined ? {} : { blockedBy: raw({ kind: 'provision', id: waitsFor, sort: 'truth' }) }),
  }),
});
/** A figure of a fact's own. */
const within = { withinMonths: 18 };
const owing = (...duties: readonly Duty[]): Rulebook => ({ ...sound, provisions: [pay, ...duties] });

test('a sentence is wanted for each answer, the last of several naming nothing that was told', () => {
  const without = (message: 'met' | 'unknown'): readonly FaultCode[] => {
    const { [message]: _, ...others } = sentences;
    return codes(worded({ name: 'Pay', requirement: 'At least {least}', ...others }));
  };
  assert.deepEqual(without('met'), ['no-wording']);
  assert.deepEqual(without('unknown'), ['no-wording']);
  const told = { name: 'Pay', requirement: 'At least {least}', ...sentences, met: 'You have {pay}.' };
  assert.deepEqual(codes(worded(told)), ['no-such-figure']);
});

test('a sound rulebook has no faults', () => {
  assert.deepEqual(check(sound, covered), []);
});

const offenders: Readonly<Partial<Record<FaultCode, () => readonly FaultCode[]>>> = {
  'expectation-decides': () => codes(asking(rule.before(rule.asExpected(fact.filed), rule.today))),
  'no-law-date': () => codes({ ...sound, procedures: sound.procedures.map((it) => ({ ...it, lawDate: 'pay' })) }),
  'no-citation': () => codes(withPay({ law: [] })),
  'unknown-source': () => codes(withPay({ law: [{ source: 'rumour', at: '1' }] })),
  'figure-without-source': () => {
    const few = rule.atLeast(fact.pay, rule.amount(1));
    const [least = 'fits', ...more] = check(
      {
        ...sound,
        facts: vocabulary(
          sandboxFacts.map((it) => (it.id === 'since' ? { ...it, ...within } : it)),
          [few],
        ),
      },
      covered,
    ).map(({ at }) => at);
    assert.deepEqual([least, ...more], ['since', 'fits: pay']);
    const sourced = { requires: few, law: pay.law, confidence: 'high' } as const;
    assert.deepEqual(codes({ ...sound, facts: vocabulary(sandboxFacts, [sourced]) }), []);
    // What offices do is cited by what says so, not by the act beside it; without a number it needs no more.
    assert.deepEqual(
      codes(withPay({ basis: 'practice', requires: fact.degree })).includes('figure-without-source'),
      false,
    );
    return codes(withPay({ basis: 'practice' }));
  },
  'no-dates': () => codes(withPay({ inForce: { from: '2026-02-30' } })),
  'no-cases': () => codes(sound, new Set()),
  'no-wording': () => codes({ ...sound, wording: { en: words, ja: { ...words, provisions: {} } } }),
  'wording-numbers': () =>
    codes({
      ...sound,
      wording: {
        en: words,
        ja: { ...words, provisions: { pay: { name: 'Pay', requirement: 'a little', ...sentences } } },
      },
    }),
  'bare-number': () => codes(saying('At least 3,000,000 yen')),
  'no-such-figure': () => codes(saying('At least {least} for {years}')),
  'words-of-another-version': () =>
    codes({
      ...sound,
      provisions: [
        { ...pay, inForce: { from: '2000-01-01', until: '2020-01-01' }, requires: rule.always },
        { ...pay, inForce: { from: '2020-01-01' } },
      ],
    }),
  'overlapping-versions': () => codes({ ...sound, provisions: [pay, { ...pay, inForce: { from: '2020-01-01' } }] }),
  'unreachable-route': () => codes(asking(rule.all(fact.exam.is('n1'), fact.exam.is('n2')))),
  'unreachable-row': () =>
    codes(
      asking(
        rule.table(
          't',
          [
            ['all', rule.always, rule.always],
            ['n1', fact.exam.is('n1'), rule.always],
          ],
          rule.never,
        ),
      ),
    ),
  gap: () =>
    codes(
      asking(
        rule.table('t', [
          ['n1', fact.exam.is('n1'), rule.always],
          ['n2', fact.exam.is('n2'), rule.never],
        ]),
      ),
    ),
  'bands-out-of-order': () =>
    codes(
      asking(
        rule.atLeast(
          rule.bands('b', fact.pay, [
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
  'blocked-by-no-duty': () => codes(owing(owed('one', 'pay'))),
  'waits-for-itself': () => codes(owing(owed('one', 'two'), owed('two', 'one'))),
  'closed-day': () => codes(owing(owed('one', undefined, fact.since))),
  'asserts-too-much': () => codes(withPay({ confidence: 'low' })),
  'wrong-bearer': () => [
    ...codes({
      ...sound,
      facts: vocabulary(sandboxFacts.map((it) => ({ ...it, about: { organisation: 'employer' } }))),
    }),
  ],
  'unknown-fact': () => codes(asking(raw<rule.Truth>({ kind: 'fact', fact: 'nonsense', sort: 'truth' }))),
  'unknown-provision': () => codes(asking(raw<rule.Truth>({ kind: 'provision', id: 'nonsense', sort: 'truth' }))),
  'unknown-choice': () => codes(asking(raw<rule.Truth>({ kind: 'is', fact: 'exam', oneOf: ['n3'] }))),
  'wrong-sort': () => codes(asking(raw<rule.Truth>({ kind: 'fact', fact: 'since', sort: 'truth' }))),
  'shadowed-record': () =>
    codes(asking(fact.stays.every((outer) => fact.stays.some((inner) => inner.place.same(outer.place))))),
  'not-in-force': () =>
    codes(
      {
        ...sound,
        provisions: [
          {
            ...pay,
            requires: rule.all(pay.requires, raw<rule.Truth>({ kind: 'provision', id: 'later', sort: 'truth' })),
          },
          { ...pay, id: 'later', inForce: { from: '2020-01-01' } },
        ],
      },
      new Set(['pay', 'later']),
    ),
  'unbound-parameter': () => codes(asking(rule.atLeast(fact.pay, rule.parameter('least')))),
  'dead-provision': () => codes({ ...sound, provisions: [pay, { ...pay, id: 'dead' }] }, new Set(['pay', 'dead'])),
  'mixed-basis': () => codes(withPay({ basis: 'model' })),
  'no-exception': () => codes(asking(raw({ kind: 'except', base: fact.lawful, exceptions: ['pay'] }))),
  'exceptions-disagree': () => {
    const one = exception('one', fact.exam.is('n1'));
    const other = exception('other', fact.degree, { instead: rule.always });
    const requires = rule.except(fact.lawful, one, other);
    return codes({ ...sound, provisions: [{ ...pay, requires }, one, other] }, new Set(['pay', 'one', 'other']));
  },
  'patch-does-not-fit': () => {
    const patch: Patch = {
      id: 'model',
      basis: 'model',
      changes: [{ op: 'constant', provision: 'pay', constant: 'none', value: 1 }],
    };
    return codes({ ...sound, overlays: [patch] });
  },
};

test('two exceptions that cannot hold at once, or whose text says which goes first, are no fault', () => {
  const one = exception('one', fact.exam.is('n1'));
  const others = [
    exception('other', fact.exam.is('n2'), { instead: rule.always }),
    exception('other', fact.degree, { instead: rule.always, over: ['one'] }),
    exception('other', rule.all(fact.degree, rule.officerSettles('just')), { instead: rule.always }),
    exception('other', fact.degree),
  ];
  for (const other of others) {
    const requires = rule.except(fact.lawful, one, other);
    const found = codes({ ...sound, provisions: [{ ...pay, requires }, one, other] }, new Set(['pay', 'one', 'other']));
    assert.ok(!found.includes('exceptions-disagree'), found.join());
  }
});

test('an exception nobody names is dead, and one that cites no law is found', () => {
  const dead = exception('dead', fact.degree);
  assert.ok(codes({ ...sound, provisions: [pay, dead] }, new Set(['pay', 'dead'])).includes('dead-provision'));
  const silent = exception('silent', fact.degree, { law: [] });
  const requires = rule.except(fact.lawful, silent);
  const found = codes({ ...sound, provisions: [{ ...pay, requires }, silent] }, new Set(['pay', 'silent']));
  assert.ok(found.includes('no-citation') && found.includes('no-wording'));
});

test('a ground of low confidence asserts too much', () => {
  const low = ground('low', fact.degree, { confidence: 'low' });
  const procedures = sound.procedures.map((it) => ({ ...it, common: ['pay', 'low'] }));
  assert.ok(codes({ ...sound, provisions: [pay, low], procedures }).includes('asserts-too-much'));
});

test('an overlay that shields on another basis than the model is found', () => {
  const shield = { when: fact.lawful, basis: 'guideline' } as const;
  const overlay: Patch = { id: 'model', basis: 'model', changes: [rule.change(pay, { shield })] };
  assert.ok(codes({ ...sound, overlays: [overlay] }).includes('mixed-basis'));
});

for (const [code, find] of Object.entries(offenders)) {
  test(`a planted offender is found: ${code}`, () => assert.ok(find().includes(code as FaultCode), find().join()));
}

/** Seven mistakes types let through once, and their siblings. */
const mistakes: readonly (readonly [string, () => rule.Truth, FaultCode])[] = [
  ['a date held as a truth', () => raw<rule.Truth>({ kind: 'fact', fact: 'since', sort: 'truth' }), 'wrong-sort'],
  [
    'a choice nobody can make',
    () => raw<rule.Truth>({ kind: 'is', fact: 'exam', oneOf: ['n1', 'm2'] }),
    'unknown-choice',
  ],
  [
    'a choice taken for an amount',
    () => rule.atLeast(raw<rule.Amount>({ kind: 'fact', fact: 'exam', sort: 'amount' }), rule.amount(1)),
    'wrong-sort',
  ],
  [
    'a date field held as a truth',
    () => fact.stays.some(() => raw({ kind: 'field', as: 'stays', field: 'from', sort: 'truth' })),
    'wrong-sort',
  ],
  ['a list held as a truth', () => raw<rule.Truth>({ kind: 'fact', fact: 'stays', sort: 'truth' }), 'wrong-sort'],
  [
    'a fact read as a list',
    () => raw<rule.Truth>({ kind: 'some', pick: { list: 'degree', as: 'degree' }, of: rule.always }),
    'wrong-sort',
  ],
  ['a truth asked for a choice', () => raw<rule.Truth>({ kind: 'is', fact: 'degree', oneOf: ['yes'] }), 'wrong-sort'],
  [
    'a field asked for a choice it does not have',
    () => fact.stays.some(() => raw({ kind: 'field-is', as: 'stays', field: 'status', oneOf: ['play'] })),
    'unknown-choice',
  ],
  [
    'a field held against a fact that can be something else',
    () => fact.stays.some(() => raw({ kind: 'field-is-fact', as: 'stays', field: 'status', fact: 'exam' })),
    'unknown-choice',
  ],
  [
    'a field held against a fact that is no choice',
    () => fact.stays.some(() => raw({ kind: 'field-is-fact', as: 'stays', field: 'status', fact: 'degree' })),
    'wrong-sort',
  ],
  [
    'a detail of another sort than the fact',
    () => raw<rule.Truth>({ kind: 'coarse', fact: 'pay', detail: fact.degree }),
    'wrong-sort',
  ],
  [
    'records of one list hiding each other',
    () => fact.stays.some(() => fact.stays.some(() => rule.always)),
    'shadowed-record',
  ],
  [
    'a field read outside of its list',
    () =>
      rule.all(
        fact.stays.some(() => rule.always),
        outside(),
      ),
    'unknown-fact',
  ],
];

/** A field of a record nobody is looking at. */
function outside(): rule.Truth {
  let field: rule.Truth = rule.always;
  fact.months.some((month) => {
    field = month.paid;
    return field;
  });
  return field;
}

for (const [name, write, code] of mistakes)
  test(`a mistake of the writer is found: ${name}`, () => assert.ok(codes(asking(write())).includes(code)));

test('a day given by a provision is no truth', () => {
  const since = { ...pay, id: 'day', kind: 'value', unit: 'day', gives: fact.since } as const;
  const book = {
    ...sound,
    provisions: [{ ...pay, requires: raw<rule.Truth>({ kind: 'provision', id: 'day', sort: 'truth' }) }, since],
  };
  assert.ok(codes(book, new Set(['pay', 'day'])).includes('wrong-sort'));
});

test('support that is not provided may be said openly; warnings may be of low confidence', () => {
  assert.deepEqual(codes(withPay({ integration: true, support: { noneProvided: 'survey' } })), []);
  assert.deepEqual(codes(withPay({ confidence: 'low', weight: 'practice' })), []);
});

test('a procedure that decides says what a grant changes, in facts that can be so', () => {
  const granting = (grant: Rulebook['procedures'][number]['grant']): readonly FaultCode[] =>
    codes({
      ...sound,
      procedures: sound.procedures.map(({ grant: _, ...it }) => ({ ...it, ...(grant && { grant }) })),
    });
  assert.deepEqual(granting(undefined), ['silent-about-grant']);
  assert.deepEqual(granting([rule.becomes(fact.exam, 'n1'), rule.becomesNone(fact.ends)]), []);
  assert.deepEqual(granting([{ fact: 'nonsense', becomes: 'none' }]), ['unknown-fact']);
  assert.deepEqual(granting([{ fact: 'stays', becomes: 'decided' }]), ['unknown-fact']);
  assert.deepEqual(granting([{ fact: 'exam', becomes: 'value', value: 'm2' }]), ['unknown-choice']);
  assert.deepEqual(granting([{ fact: 'exam', becomes: 'decided', oneOf: ['m2'] }]), ['unknown-choice']);
  assert.deepEqual(granting([{ fact: 'pay', becomes: 'day-of-grant' }]), ['wrong-sort']);
  assert.deepEqual(granting([rule.becomes(fact.exam, 'n1'), rule.decided(fact.exam)]), ['wrong-sort']);
});

test('a question about somebody else says so in every language', () => {
  const [first, ...others] = sandboxFacts;
  const about = { ...(first as (typeof sandboxFacts)[number]), about: { organisation: 'employer' } };
  const facts = vocabulary([about, ...others]);
  const asked = (question: string, employer?: string): readonly FaultCode[] => {
    const said = {
      ...words,
      facts: { ...words.facts, [about.id]: { ...words.facts[about.id], label: 'Pay', question } },
      subjects: employer === undefined ? {} : { employer },
    };
    return codes({ ...withPay({ bearer: 'employer' }), facts, wording: { en: said, ja: words } }).filter((it) =>
      ['no-wording', 'silent-about-whom'].includes(it),
    );
  };
  assert.deepEqual(asked('What is paid?'), ['no-wording']);
  assert.ok(asked('What is paid?', 'your employer').includes('silent-about-whom'));
  assert.ok(!asked('What does your employer pay?', 'your employer').includes('silent-about-whom'));
});

test('every fact that is asked says why, and what only an officer finds need not', () => {
  const { why: _, ...silent } = words.facts.pay ?? assert.fail();
  const wording = { en: { ...words, facts: { ...words.facts, pay: silent } }, ja: words };
  const found = vocabulary(sandboxFacts.map((it) => (it.id === 'pay' ? { ...it, heldBy: 'officer' } : it)));
  const silences = (book: Rulebook) => check(book, covered).filter((it) => it.at === 'pay.why').length;
  assert.equal(silences({ ...sound, wording }), 1);
  assert.equal(silences({ ...sound, facts: found, wording }), 0);
});

test('every fact that is asked stands in one section', () => {
  const [all] = sound.sections;
  assert.ok(all);
  const facts = all.facts.filter((it) => it !== 'pay');
  assert.deepEqual(codes({ ...sound, sections: [{ ...all, facts }] }), ['no-section']);
  assert.deepEqual(codes({ ...sound, sections: [all, { ...all, facts: ['pay'] }] }), ['no-section']);
});
