import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locales } from '#language';
import { japan } from '#rulebook/japan';
import {
  type FactDefinition,
  type Problem,
  problemCodes,
  type Rulebook,
  readSituation,
  vocabulary,
  type Wording,
} from '#rules';
import { describeProblemIn } from './problems.ts';

const common = { heldBy: 'resident', sensitivity: 'ordinary', future: 'continues', effort: 1 } as const;

const facts: readonly FactDefinition[] = [
  { id: 'married', type: 'boolean', ...common },
  { id: 'pay', type: 'yen', min: 0, max: 100_000_000, ...common },
  { id: 'exam', type: 'choice', choices: ['none', 'n2', 'n1'], ...common },
  { id: 'born', type: 'date', only: 'past', ...common },
  { id: 'filed', type: 'date', none: true, ahead: 'planned', ...common },
  { id: 'points', type: 'integer', unit: 'points', min: 0, max: 200, history: true, ...common },
  {
    id: 'stays',
    type: 'list',
    most: 100,
    noOverlap: true,
    fields: {
      from: { type: 'date', required: true },
      until: { type: 'date' },
      exam: { type: 'choice', choices: ['none', 'n2', 'n1'] },
    },
    ...common,
  },
];

const choices = { none: 'None', n2: 'JLPT N2', n1: 'JLPT N1' };
const empty = { procedures: {}, routes: {}, provisions: {}, rows: {}, documents: {}, offices: {}, texts: {} };
const wording = (labels: Readonly<Record<string, string>>): Wording => ({
  reviews: {},
  ...empty,
  questions: {},
  deadlines: {},
  sections: {},
  supports: {},
  subjects: {},
  facts: Object.fromEntries(
    Object.entries(labels).map(([id, label]) => [
      id,
      { label, question: label, ...(id === 'exam' ? { choices } : {}), ...(id === 'stays' ? { fields } : {}) },
    ]),
  ),
});
const fields = { from: 'From', until: 'Until' };

const sandbox: Rulebook = {
  id: 'sandbox',
  version: '2026-11-24',
  facts: vocabulary(facts),
  sections: [],
  sources: [],
  provisions: [],
  procedures: [],
  overlays: [],
  wording: {
    en: wording({
      married: 'Married',
      pay: 'Yearly pay',
      exam: 'Japanese test',
      born: 'Date of birth',
      filed: 'Application date',
      points: 'Points',
      stays: 'Stays in Japan',
    }),
    ja: wording({ married: '婚姻', pay: '年収', exam: '日本語試験', born: '生年月日', stays: '在留歴' }),
    'ja-x-easy': wording({ pay: '1年（ねん）の給料（きゅうりょう）', born: '生（う）まれた日（ひ）' }),
  },
};

/** The problems of one input in one language. */
function said(input: Readonly<Record<string, unknown>>, locale: 'en' | 'ja' | 'ja-x-easy' = 'en'): readonly string[] {
  const read = readSituation(sandbox.facts, { asOf: '2026-11-24', ...input });
  assert.ok(!read.ok, 'nothing is wrong with it');
  return read.problems.map((problem) => describeProblemIn(locale, problem, sandbox));
}

test('a wrong value names the place, the value, what is accepted and what to do', () => {
  assert.deepEqual(said({ facts: { pay: -5 } }), [
    'Yearly pay: "-5" is below 0. Accepted: a whole number of yen from 0 to 100,000,000, in digits only. Check the number.',
  ]);
  assert.deepEqual(said({ facts: { married: 'perhaps' } }), [
    'Married: "perhaps" does not fit here. Accepted: yes or no (in a file: true or false). Write it in that form.',
  ]);
  assert.deepEqual(said({ facts: { pay: 3.5 } }), [
    'Yearly pay: "3.5" is not a whole number. Accepted: a whole number of yen from 0 to 100,000,000, in digits only. Leave out the decimals.',
  ]);
});

test('the same in Japanese and in plain Japanese', () => {
  assert.deepEqual(said({ facts: { pay: -5 } }, 'ja'), [
    '年収：「-5」は0より小さい値です。使える値：0円から100,000,000円までの整数（数字のみ）。数字を確認してください。',
  ]);
  assert.deepEqual(said({ facts: { born: '2026-02-30' } }, 'ja'), [
    '生年月日：「2026-02-30」という日はありません。使える形：2026-11-24のような日付。月と日を確認してください。',
  ]);
  assert.deepEqual(said({ facts: { born: '2026-02-30' } }, 'ja-x-easy'), [
    '生（う）まれた日（ひ）：「2026-02-30」という日（ひ）はありません。書（か）き方（かた）：2026-11-24のような日（ひ）。月（つき）と日（ひ）をもう一度（いちど）見（み）てください。',
  ]);
});

test('a birth in the future is told against the day the facts are true', () => {
  assert.deepEqual(said({ facts: { born: '2027-01-02' } }), [
    'Date of birth: "2 January 2027" comes after 24 November 2026, the day the facts are true. Accepted: that day or earlier. Check the year.',
  ]);
});

test('a misspelt word of a long name leads to that name', () => {
  assert.match(
    JSON.stringify(readSituation(japan.facts, { asOf: '2026-11-25', facts: { status: 'enginer' } })),
    /nearest: engineer_humanities/,
  );
});

test('a misspelt fact and a misspelt choice are answered with the nearest', () => {
  assert.deepEqual(said({ facts: { payy: 1 } }), [
    'The answers (facts): there is no fact named "payy". The nearest is Yearly pay (pay). Correct the name or remove it.',
  ]);
  assert.deepEqual(said({ facts: { exam: 'n3' } }), [
    'Japanese test: "n3" is not one of the choices. The nearest is JLPT N2 (n2). Accepted: None (none), JLPT N2 (n2), JLPT N1 (n1). Choose one of them.',
  ]);
});

test('entries of a list are counted as people count them', () => {
  const stays = [
    { from: '2020-01-01', until: '2022-01-01' },
    { from: '2021-06-01', until: '2021-06-01' },
    { until: '2024-01-01', exam: 'x', shoe: 1 },
  ];
  assert.deepEqual(said({ facts: { stays } }), [
    'Stays in Japan, entry 2, Until: "1 June 2021" does not come after the start, 1 June 2021. Write the first day that no longer counts.',
    'Stays in Japan, entry 3, exam: "x" is not one of the choices. Accepted: None (none), JLPT N2 (n2), JLPT N1 (n1). Choose one of them.',
    'Stays in Japan, entry 3: an entry has no field named "shoe". Accepted: From (from), Until (until), exam. Correct the name or remove the field.',
    'Stays in Japan, entry 3, From: this is still empty. Accepted: a day written like 2026-11-24. Fill it in, or remove the entry.',
    'Stays in Japan, entry 2: this overlaps entry 1. Accepted: entries that do not overlap. End one where the next begins.',
  ]);
});

test('histories, contradictions and misplaced answers', () => {
  const points = [
    { from: '2022-01-01', value: 70 },
    { from: '2021-01-01', value: 300 },
  ];
  assert.deepEqual(said({ facts: { points } }), [
    'Points, entry 2, value: "300" is too small or too large. Accepted: a whole number from 0 to 200. Check the number.',
  ]);
  assert.deepEqual(said({ facts: { points: points.map((it) => ({ ...it, value: 70 })) } }), [
    'Points, entry 2: the days are not in order. Accepted: a day after 1 January 2022. Put the entries in order, oldest first.',
  ]);
  assert.deepEqual(said({ facts: { pay: 1 }, dontKnow: ['pay'] }), [
    'The answers "I do not know" (dontKnow): "Yearly pay" is answered in 2 ways. Accepted: 1 answer. Remove the other one.',
  ]);
  assert.deepEqual(said({ notYet: ['pay'] }), [
    'The answers "not yet" (notYet): "Yearly pay" does not fit here. Accepted: facts about a day that may not have come yet. Write it in that form.',
  ]);
  assert.deepEqual(said({ completeFor: { stays: [{ from: 'x' }] } }), [
    'Stays in Japan, period for which the list is complete, entry 1: "{"from":"x"}" does not fit here. Accepted: true, or periods with from and until. Write it in that form.',
  ]);
});

test('a missing day, an unknown part and something that is no object', () => {
  const read = (input: unknown): readonly string[] => {
    const result = readSituation(sandbox.facts, input);
    assert.ok(!result.ok);
    return result.problems.map((problem) => describeProblemIn('en', problem, sandbox));
  };
  assert.deepEqual(read({}), [
    'The day the facts are true (asOf): this is missing. Accepted: a day written like 2026-11-24. Write the day on which the facts are true.',
  ]);
  assert.deepEqual(read([]), [
    'The whole input: what is there cannot be read. Accepted: a JSON object. Write it in that form.',
  ]);
  assert.match(read({ asOf: '2026-11-24', fact: {} })[0] ?? '', /^The whole input: there is no part named "fact"\./);
});

test('an individual number is never repeated, in no language and no writing', () => {
  const numbers = ['123456789012', '1234-5678-9012', '１２３４５６７８９０１２', '1234 5678 9012'];
  for (const locale of locales) {
    for (const number of numbers) {
      const sentences = [
        ...said({ facts: { pay: number } }, locale),
        ...said({ facts: { exam: `my number ${number}` } }, locale),
        ...said({ facts: { [`id ${number}`]: 1 } }, locale),
        ...said({ [`x${number}`]: 1 }, locale),
      ];
      for (const sentence of sentences) {
        const digits = sentence.normalize('NFKC').replaceAll(/[^\d]/g, '');
        assert.ok(!digits.includes('123456789012') && !digits.includes('56789012'), sentence);
      }
    }
  }
  assert.match(said({ facts: { pay: 123456789012 } })[0] ?? '', /^Yearly pay: this looks like an individual number/);
});

test('every problem with any fact of the real rulebook is told without a gap, in every language', () => {
  for (const locale of locales) {
    for (const [id, definition] of japan.facts) {
      for (const code of problemCodes) {
        const field = definition.type === 'list' ? Object.keys(definition.fields)[0] : undefined;
        const at = field === undefined ? `facts.${id}` : `facts.${id}[0].${field}`;
        const problem: Problem = { code, at, fact: id, ...(field === undefined ? {} : { field }), value: 'x' };
        const sentence = describeProblemIn(locale, problem, japan);
        assert.ok(!/[{}]|undefined|\bfacts\./.test(sentence), sentence);
        assert.ok(sentence.startsWith(japan.wording[locale]?.facts[id]?.label ?? '?'), sentence);
      }
    }
  }
});
