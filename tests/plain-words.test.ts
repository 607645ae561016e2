// Every sentence an answer says, of the cast, the cases and the examples, in each language, could have been said by a person.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Determination, determineFrom, explain } from '#determinations';
import { type Locale, locales } from '#language';
import { casesBy, inputOf, japan } from '#rulebook/japan';
import { townOn } from '../town/town.ts';
import { examples } from './examples.ts';
import { messagesOf, withoutPlaceholders } from './page-words.ts';
import { longSentencesIn, machineShapesIn } from './plain-words.ts';

const today = '2026-11-24';

type Told = { readonly where: string; readonly procedure: string; readonly input: unknown };

/** What each of the cast has told and others have attested. */
function cast(): readonly Told[] {
  return townOn(today)
    .people.filter(({ key, tellings }) => key.startsWith('c') && tellings.length > 0)
    .flatMap(({ key, tellings }) => {
      const all = tellings.map((it) => it.input);
      const input = {
        asOf: today,
        facts: Object.assign({}, ...all.map((it) => it.facts)),
        notYet: all.flatMap((it) => it.notYet ?? []),
        dontKnow: all.flatMap((it) => it.dontKnow ?? []),
        completeFor: Object.assign({}, ...all.map((it) => it.completeFor)),
      };
      return japan.procedures.map(({ id }) => ({ where: key, procedure: id, input }));
    });
}

function everybody(): readonly Told[] {
  const cases = Object.entries(casesBy).flatMap(([procedure, all]) =>
    all.map((it) => ({ where: it.id, procedure, input: inputOf(it) })),
  );
  const invented = examples.map(({ name, procedure, text }) => ({ where: name, procedure, input: JSON.parse(text) }));
  return [...cast(), ...cases, ...invented];
}

let determined: readonly (readonly [string, Determination])[] | undefined;

function determinations(): readonly (readonly [string, Determination])[] {
  determined ??= everybody().flatMap(({ where, procedure, input }) => {
    const found = determineFrom({ rulebook: japan, procedure, input, overlay: 'model' });
    return 'no' in found ? [] : [[`${where}, ${procedure}`, found] as const];
  });
  return determined;
}

/** Everything that is said outside the folded detail, and the sentence of each finding in it. */
function said(determination: Determination, locale: Locale): readonly string[] {
  const { answer, findings, changes, filing, granted, deadlines, notes, points } = explain(
    determination,
    japan,
    locale,
  );
  return [
    ...textsIn({ ...answer, why: answer.why.map(({ text }) => text) }),
    ...Object.values(findings).flatMap((all) =>
      all.flatMap((it) => [it.sentence, it.remedy ?? '', it.shield ?? '', it.holdsUntil ?? '', ...it.contested]),
    ),
    ...deadlines.map((it) => it.sentence),
    ...changes,
    ...filing,
    ...granted,
    ...notes,
    points?.text ?? '',
  ];
}

/** Addresses, days and marks beside the words are no words. */
const silent = new Set(['link', 'day', 'tone', 'finding', 'side', 'ask', 'floor']);

const textsIn = (it: unknown): readonly string[] =>
  typeof it === 'string'
    ? [it]
    : typeof it === 'object' && it !== null
      ? Object.entries(it).flatMap(([key, inside]) => (silent.has(key) ? [] : textsIn(inside)))
      : [];

function offenders(locale: Locale, wrongIn: (text: string, locale: Locale) => readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const [where, determination] of determinations())
    for (const text of said(determination, locale)) if (!seen.has(text)) seen.set(text, where);
  return [...seen].flatMap(([text, where]) => wrongIn(text, locale).map((it) => `${where}: “${it}” in: ${text}`));
}

for (const locale of locales) {
  test(`nothing that is said reads like a machine: ${locale}`, () => {
    assert.deepEqual(offenders(locale, machineShapesIn), []);
  });
  test(`no sentence is too long to follow: ${locale}`, () => {
    assert.deepEqual(offenders(locale, longSentencesIn), []);
  });
}

for (const locale of locales) {
  test(`no word of a page, a problem or the rulebook reads like a machine, and none is too long: ${locale}`, () => {
    const wrong = messagesOf(locale).flatMap(({ where, text }) =>
      [...machineShapesIn(text, locale), ...longSentencesIn(text, locale)].map((it) => `${where}: “${it}” in: ${text}`),
    );
    assert.deepEqual(wrong, []);
  });
}

test('a message is read as somebody reads it: with a value in place of a name, and one arm of a choice', () => {
  const text = "{count, plural, one {One answer is} other {# answers of {who} are}} missing by {day} ({'20(1)'}).";
  assert.equal(withoutPlaceholders(text), '# answers of 7 are missing by 7 (20(1)).');
  assert.equal(
    withoutPlaceholders('{near, select, none {} other {Near: {near}; accepted}}: {all}.'),
    'Near: 7; accepted: 7.',
  );
  for (const locale of locales) assert.ok(messagesOf(locale).length > 2000, locale);
});

test('what a machine says is found', () => {
  const planted: Readonly<Record<Locale, readonly string[]>> = {
    en: [
      'Last late pension month (1 March 2026) is not before 24 November 2024.',
      'The day of this determination (24 November 2026) is on or after 1 April 2024.',
      'Sentence: no',
      'Period of stay: 5 years, one of: 5 years; No end',
      'Every entry of Absences from Japan: met',
      'Status of residence stays as it is.',
      'Waiting since 2027-04-01.',
      'Answer lastLatePension.',
      'See pr.pension for more.',
      'By the law as practised, this is not met: Child.',
      'J-Skip for 1 year are needed: 1 year are needed.',
    ],
    ja: ['現行の運用では、次を満たしていません。', '刑罰：いいえ', '2026-11-24まで'],
    'ja-x-easy': ['罰（ばつ）：いいえ', '2026-11-24まで'],
  };
  for (const locale of locales)
    for (const text of planted[locale]) assert.notDeepEqual(machineShapesIn(text, locale), [], text);
});

test('what is too long is found, and readings, lists and names are not counted', () => {
  assert.equal(longSentencesIn(`${'word '.repeat(31)}.`, 'en').length, 1);
  assert.deepEqual(longSentencesIn(`${'word '.repeat(29)}end. ${'word '.repeat(29)}end.`, 'en'), []);
  assert.equal(longSentencesIn('字'.repeat(61), 'ja').length, 1);
  assert.equal(longSentencesIn('か'.repeat(46), 'ja-x-easy').length, 1);
  assert.deepEqual(longSentencesIn('漢（かん）字（じ）'.repeat(20), 'ja-x-easy'), []);
});
