/** The sentences themselves, on an invented rulebook small enough to check every one by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locale } from '#language';
import {
  facts,
  messagesIn,
  type Requirement,
  type Rulebook,
  readSituation,
  rule,
  vocabulary,
  type Wording,
} from '#rules';
import { determine } from './determine.ts';
import { type Explanation, explain } from './explain.ts';

const { all, amount, at, atLeast, earlier, later, not, onOrAfter, today } = rule;

const common = { heldBy: 'resident', sensitivity: 'ordinary', future: 'continues', effort: 1 } as const;

const { definitions, fact } = facts({
  pay: { type: 'yen', min: 0, max: 100_000_000, ...common },
  degree: { type: 'boolean', ...common },
  exam: { type: 'choice', choices: ['none', 'n2', 'n1'], history: true, ...common },
  since: { type: 'date', ...common, future: 'fixed' },
  filed: { type: 'date', none: true, ahead: 'planned', ...common, future: 'fixed' },
  fits: { type: 'boolean', ...common, heldBy: 'officer' },
  months: {
    type: 'list',
    most: 100,
    fields: { month: { type: 'date', required: true }, paid: { type: 'boolean' } },
    ...common,
  },
});

const requirement = (id: string, requires: Requirement['requires'], more: Partial<Requirement> = {}): Requirement => ({
  kind: 'requirement',
  id,
  law: [{ source: 'act', at: '第1条' }],
  inForce: { from: '2000-01-01' },
  basis: 'law',
  confidence: 'high',
  weight: 'must',
  bearer: 'resident',
  requires,
  ...more,
});

const rules: Readonly<Record<string, Requirement>> = {
  pay: requirement('pay-floor', atLeast(fact.pay, amount(3_000_000))),
  ten: requirement('ten-years', onOrAfter(today, later(fact.since, 10, 'years'))),
  not: requirement('no-degree', not(fact.degree)),
  paid: requirement(
    'all-paid',
    fact.months.every((month) => month.paid),
  ),
  practice: requirement('usual', fact.degree, { weight: 'practice' }),
  both: requirement('both', all(fact.exam.is('n1'), fact.degree, atLeast(fact.pay, amount(1_000_000)))),
  before: requirement('before', at(earlier(today, 1, 'years'), fact.exam.is('n1'))),
  officer: requirement('fits-status', fact.fits),
};

const provision = (name: string, requirement: string): { name: string; requirement: string } => ({ name, requirement });
const english: Wording = {
  reviews: {},
  procedures: { sandbox: { name: 'Sandbox', question: 'Do I?', about: 'All of it.' } },
  routes: {},
  rows: {},
  documents: {},
  offices: {},
  texts: { old: 'Old text', new: 'New text' },
  questions: {},
  deadlines: {},
  sections: {},
  supports: {},
  subjects: {},
  provisions: {
    'pay-floor': provision('Pay', 'The pay is at least 3,000,000 yen.'),
    'ten-years': provision('Ten years', 'Ten years in Japan.'),
    'no-degree': provision('No degree', 'The person has no degree.'),
    'all-paid': provision('All paid', 'Every month was paid.'),
    usual: provision('Usual', 'A degree is usual.'),
    both: provision('Both', 'A test and a degree.'),
    before: provision('A year ago', 'The test was passed a year ago.'),
    'fits-status': provision('The work fits', 'The work belongs to the status.'),
  },
  facts: {
    pay: { label: 'Annual pay', question: 'How much?' },
    degree: { label: 'Degree', question: 'Do you have one?' },
    exam: { label: 'Test', question: 'Which?', choices: { none: 'None', n2: 'N2', n1: 'N1' } },
    since: { label: 'In Japan since', question: 'Since when?' },
    filed: { label: 'Application date', question: 'When?' },
    fits: { label: 'Fits', question: 'Does it?' },
    months: { label: 'Months', question: 'Which?', fields: { month: 'Month', paid: 'Paid' } },
  },
};

function rulebook(provisions: readonly Requirement[], more: Partial<Rulebook['procedures'][number]> = {}): Rulebook {
  return {
    id: 'sandbox',
    version: '2026-11-24',
    facts: vocabulary(definitions),
    sections: [],
    sources: [
      {
        id: 'act',
        basis: 'law',
        ja: '砂場法',
        en: 'Sandbox Act',
        easy: 'すなばの法律（ほうりつ）',
        link: 'https://example.invalid/act',
        read: '2026-11-24',
      },
    ],
    provisions,
    procedures: [
      {
        id: 'sandbox',
        law: [{ source: 'act', at: '第1条' }],
        lawDate: 'filed',
        common: provisions.map((it) => it.id),
        values: [],
        texts: [{ id: 'old', from: '2000-01-01', status: 'verified' }],
        documents: [],
        fileAt: 'office',
        ...more,
      },
    ],
    overlays: [],
    wording: { en: english, ja: english, 'ja-x-easy': english },
  };
}

type Told = Readonly<Record<string, unknown>>;

function explained(names: readonly string[], told: Told, book?: Rulebook, locale: Locale = 'en'): Explanation {
  const own = book ?? rulebook(names.map((name) => rules[name] as Requirement));
  const input = { asOf: '2026-11-23', ...told };
  const read = readSituation(own.facts, input);
  assert.ok(read.ok, JSON.stringify(read));
  const result = determine({ rulebook: own, procedure: 'sandbox', situation: read.situation, input });
  assert.ok(!('no' in result));
  return explain(result, own, locale);
}

const only = (explanation: Explanation): string | undefined => Object.values(explanation.findings).flat()[0]?.sentence;

test('a requirement is never said as if it were so when it is not met', () => {
  assert.equal(only(explained(['not'], { facts: { degree: true } })), 'Degree: yes');
  const months = [
    { month: '2026-01-01', paid: true },
    { month: '2026-02-01', paid: false },
  ];
  assert.equal(
    only(explained(['paid'], { facts: { months }, completeFor: { months: true } })),
    'Months, each entry: not met: Entry 2: Paid: no',
  );
  for (const it of explained(['pay', 'ten', 'not', 'paid', 'both'], { facts: { pay: 1, degree: true } }).answer.why) {
    for (const { requirement } of Object.values(english.provisions)) assert.notEqual(it.text, requirement);
  }
});

test('what is not known says what is missing, never a range nobody told', () => {
  assert.equal(only(explained(['pay'], {})), 'Not known: whether Annual pay is at least 3,000,000 yen');
  assert.equal(
    only(explained(['ten'], {})),
    'Not known: whether the day of this answer (23 November 2026) is on or after 10 years after In Japan since',
  );
  assert.equal(only(explained(['both'], { facts: { exam: 'n1' } })), 'Not known: Degree, Annual pay');
  assert.equal(explained(['both'], {}).answer.missing, 'Not known yet: 3 answers from you.');
});

test('a day shows how it came about', () => {
  assert.equal(
    only(explained(['ten'], { facts: { since: '2016-04-15' } })),
    'The day of this answer (23 November 2026) is on or after 15 April 2026 (10 years after 15 April 2016)',
  );
});

test('what was looked at on another day says the day', () => {
  const exam = [
    { from: '2020-01-01', value: 'none' },
    { from: '2026-06-01', value: 'n1' },
  ];
  assert.equal(only(explained(['before'], { facts: { exam } })), 'On 23 November 2025: Test: none of these: N1');
});

test('an answer that does not apply is a word, not a code', () => {
  assert.equal(only(explained(['both'], { notApplicable: ['exam'] })), 'Test: does not apply, not N1');
});

test('what the officer decides is not told as a fact', () => {
  const explanation = explained(['officer', 'pay'], { facts: { pay: 5_500_000 } });
  assert.equal(explanation.findings.officer[0]?.sentence, 'An officer decides: The work fits');
  assert.equal(explanation.answer.why[0]?.finding, 'pay-floor');
});

test('among what is met, the least to spare comes first', () => {
  const facts = { pay: 9_000_000, since: '2016-11-01' };
  assert.deepEqual(
    explained(['pay', 'ten'], { facts }).answer.why.map((it) => it.finding),
    ['ten-years', 'pay-floor'],
  );
});

test('no finding disappears from the page', () => {
  for (const told of [{}, { facts: { degree: true } }, { facts: { degree: false } }]) {
    assert.equal(Object.values(explained(['practice', 'pay'], told).findings).flat().length, 2);
  }
});

test('where waiting does not help, no day is named', () => {
  const { from, stands } = explained(['pay'], { facts: { pay: 1 } }).answer;
  assert.equal(from, undefined);
  assert.equal(stands, 'One thing stands in the way, and waiting alone changes nothing.');
});

test('of a text that is not verified both answers are shown', () => {
  const { pay } = rules;
  const lower = { ...(pay as Requirement), requires: atLeast(fact.pay, amount(1_000_000)) };
  const book = rulebook([pay as Requirement], {
    texts: [
      { id: 'old', from: '2000-01-01', status: 'verified' },
      {
        id: 'new',
        from: '2026-01-01',
        status: 'unverified',
        patch: { id: 'new', basis: 'law', changes: [{ op: 'put', provision: lower }] },
      },
    ],
  });
  const { stands, texts } = explained([], { facts: { pay: 2_000_000 } }, book).answer;
  assert.equal(stands, 'It cannot be said yet: two texts may be in force, and they give different answers.');
  assert.deepEqual(texts, ['Old text: something stands in the way.', 'New text: everything is met.']);
});

test('words nobody has checked say so', () => {
  const book = rulebook([rules.pay as Requirement]);
  const words = english.provisions['pay-floor'] ?? { name: '', requirement: '' };
  const reviewed = (changed: typeof words): Rulebook => {
    const reviews = Object.fromEntries(
      [...messagesIn(words, 'provisions.pay-floor')].map(([path, text]) => [
        path,
        { by: 'a reader', on: '2026-11-24', text },
      ]),
    );
    const en = { ...english, provisions: { ...english.provisions, 'pay-floor': changed }, reviews };
    return { ...book, wording: { ...book.wording, en } };
  };
  const note = 'A native reader has not checked these words yet.';
  assert.equal(explained([], {}, book).unreviewed, note);
  assert.notEqual(explained([], {}, reviewed(words)).unreviewed, note);
  // What was changed since has not been read.
  assert.equal(explained([], {}, reviewed({ ...words, requirement: 'Another one.' })).unreviewed, note);
});
