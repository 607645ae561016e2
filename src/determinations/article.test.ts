/** Articles as they are printed; the whole rulebook in three languages stands in golden files beside its chapters. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#calendar';
import { type Locale, locales } from '#language';
import { japan } from '#rulebook/japan';
import { type Change, type Node, type NodeKind, type NodeOf, rule } from '#rules';
import { sayArticle } from './article.ts';
import { type At, line, printNode } from './article-nodes.ts';
import { articlesIn, printArticle, printedLines } from './article-versions.ts';
import { voice } from './speak.ts';

const at = (locale: Locale): At => ({
  voice: voice(japan, locale),
  say: (key, values) => sayArticle(locale, key, values),
  units: { facts: japan.facts, provision: (id) => japan.provisions.find((it) => it.id === id) },
  bound: () => new Map([[24, ['way']]]),
  lists: [],
});

const said = (node: Node, locale: Locale = 'en'): string => line(printNode(node, at(locale)), at(locale));

const yes: NodeOf<'fact'> = { kind: 'fact', fact: 'sentenced', sort: 'truth' };
const no: Node = { kind: 'not', of: yes };
const since: NodeOf<'fact'> = { kind: 'fact', fact: 'stayFrom', sort: 'moment', none: 'future' };
const pay: NodeOf<'fact'> = { kind: 'fact', fact: 'annualPay', sort: 'amount' };
const left: Node = { kind: 'field', as: 'jobs', field: 'until', sort: 'moment' };
const pick = { list: 'jobs', as: 'jobs' };
const window = { from: since, until: rule.today };
const two = rule.amount(2);

/** One of each kind, also of those no provision uses today. */
const each: { readonly [K in NodeKind]: NodeOf<K> } = {
  constant: { kind: 'constant', value: day('2027-03-31'), sort: 'moment' },
  fact: yes,
  is: { kind: 'is', fact: 'relation', oneOf: ['spouse', 'child'] },
  field: { kind: 'field', as: 'jobs', field: 'from', sort: 'moment' },
  'field-is': { kind: 'field-is', as: 'notices', field: 'kind', oneOf: ['left'] },
  'field-is-fact': { kind: 'field-is-fact', as: 'stays', field: 'status', fact: 'status' },
  same: {
    kind: 'same',
    left: { as: 'notices', field: 'organisation' },
    right: { as: 'jobs', field: 'organisation' },
  },
  parameter: { kind: 'parameter', name: 'duesMonths' },
  today: { kind: 'today' },
  'as-of': { kind: 'as-of' },
  compare: { kind: 'compare', left: pay, by: 'at-least', right: rule.amount(3_000_000) },
  all: { kind: 'all', of: [yes, no] },
  any: { kind: 'any', of: [yes, no] },
  not: { kind: 'not', of: yes },
  table: { kind: 'table', id: 't', rows: [{ id: 'a', when: yes, value: two }], otherwise: rule.amount(0) },
  bands: { kind: 'bands', id: 'b', of: pay, bands: [{ id: '0', from: 0, value: two }] },
  sum: { kind: 'sum', of: [pay, two], cap: 10 },
  times: { kind: 'times', of: pay, by: 3 },
  earliest: { kind: 'earliest', of: [since, rule.today] },
  latest: { kind: 'latest', of: [since, rule.today] },
  points: { kind: 'points', id: 'p', items: [{ id: 'age', value: two, onlyWith: 'pay', notBeside: ['career'] }] },
  elapsed: { kind: 'elapsed', unit: 'years', from: since, to: rule.today },
  shift: { kind: 'shift', of: since, unit: 'months', by: two, sign: -1 },
  complete: { kind: 'complete', of: since, unit: 'years', by: two },
  'last-day': { kind: 'last-day', of: since, span: { days: 14 } },
  'filing-deadline': { kind: 'filing-deadline', of: since },
  'last-open-day': { kind: 'last-open-day', of: since },
  'month-end': { kind: 'month-end', of: since, months: 1 },
  at: { kind: 'at', day: since, of: yes },
  throughout: { kind: 'throughout', from: since, to: rule.today, of: yes },
  every: { kind: 'every', pick, of: yes, within: window },
  some: { kind: 'some', pick: { ...pick, where: yes }, of: no },
  count: { kind: 'count', pick, within: window },
  total: { kind: 'total', pick, of: pay },
  'first-of': { kind: 'first-of', pick, of: left, none: 'past' },
  'last-of': { kind: 'last-of', pick, of: left, none: 'future' },
  'covered-since': { kind: 'covered-since', pick },
  'days-within': { kind: 'days-within', pick, window },
  'most-days-within': { kind: 'most-days-within', pick, days: two, window },
  'longest-run': { kind: 'longest-run', pick },
  coarse: { kind: 'coarse', fact: 'sentenced', detail: no },
  provision: { kind: 'provision', id: 'pr.married', sort: 'truth' },
  event: { kind: 'event' },
  duty: { kind: 'duty', since: 0, each: 'jobs', arises: left, lawful: rule.today, done: since, by: 'organisation' },
  except: { kind: 'except', base: yes, exceptions: ['pr.conduct'] },
  officer: { kind: 'officer', question: 'early-filing' },
};

test('every kind of node is printed, and the contrary of what can be true is another sentence', () => {
  for (const locale of locales) {
    const texts = new Map<string, string>();
    for (const node of Object.values<Node>(each)) {
      const text = said(node, locale);
      assert.doesNotMatch(text, /\{|\}|undefined|\bjobs\b|annualPay/, `${locale} ${node.kind}`);
      assert.equal(texts.get(text), undefined, `${locale}: \`${node.kind}\` reads as \`${texts.get(text)}\``);
      // "Not" is its part's contrary, and nothing of its own.
      if (node.kind !== 'not') texts.set(text, node.kind);
    }
    const truths: readonly Node[] = [each.is, each.compare, each.all, each.every, each.some, each.at, each.except];
    for (const of of truths) assert.notEqual(said({ kind: 'not', of }, locale), said(of, locale), of.kind);
  }
});

test('"not" is said where it belongs', () => {
  assert.equal(said({ kind: 'not', of: each.compare }), '“Yearly pay” is less than 3,000,000 yen');
  assert.equal(said({ kind: 'not', of: { kind: 'not', of: yes } }), said(yes));
  assert.equal(said({ kind: 'not', of: { kind: 'all', of: [yes, no] } }), said({ kind: 'any', of: [no, yes] }));
  assert.equal(
    said({ kind: 'not', of: each.is }, 'ja'),
    '「家族関係」が次のいずれでもないこと：配偶者、実子又は特別養子',
  );
});

test('an "all" inside an "all" is not numbered apart, and what always holds is not asked', () => {
  const nested: Node = { kind: 'all', of: [yes, { kind: 'all', of: [no, each.compare, rule.always] }] };
  assert.equal(printNode(nested, at('en')).parts.length, 3);
});

const shown = (id: string, locale: Locale): readonly string[] => {
  const printed = printArticle(japan, id, locale);
  assert.ok(printed, id);
  return printedLines(printed, locale).map((it) => it.trim());
};

test('a draft that changes one figure is shown by the sentence that counts it', () => {
  const lines = shown('pr.one-year', 'en');
  const was = lines.filter((it) => it.startsWith('was: What is asked'));
  const is = lines.filter((it) => it.startsWith('is now: What is asked'));
  assert.equal(was.length, 1);
  assert.match(was[0] ?? '', /the day on which 1 year since/);
  assert.deepEqual(
    is.map((it) => it.replace('is now', 'was').replace('3 years since', '1 year since')),
    was,
  );
  assert.ok(lines.some((it) => it.includes('(draft, not verified): from 1 April 2027')));
});

test('a draft that asks a rule of other ways, or binds another figure for one, is shown by it', () => {
  const changes: readonly Change[] = [
    { op: 'exempt', procedure: 'permanent-residence', route: 'child', provision: 'pr.income' },
    { op: 'bind', procedure: 'permanent-residence', route: 'child', parameter: 'duesMonths', value: 36 },
  ];
  const drafted = japan.procedures.map((procedure) => ({
    ...procedure,
    texts: procedure.texts.map((text) =>
      text.patch === undefined
        ? text
        : { ...text, patch: { ...text.patch, changes: [...text.patch.changes, ...changes] } },
    ),
  }));
  const changed = (id: string): readonly string[] => {
    const printed = printArticle({ ...japan, procedures: drafted }, id, 'en');
    return printed?.versions.find((it) => it.title.includes('draft'))?.changed?.is ?? [];
  };
  assert.match(changed('pr.income').join(), /^Asked in: Permanent residence, for the ways: (?!.*Child).*Spouse/);
  assert.match(changed('pr.pension').join(), /Child .* \| 36 months/);
});

test('what is asked of some only is printed apart from what is asked', () => {
  const lines = shown('pr.business-capital', 'en');
  const from = lines.indexOf('Asked only of whom this holds');
  assert.match(lines[from + 1] ?? '', /^“Status of residence” is one of/);
  assert.deepEqual(lines.slice(from + 2, from + 4), ['What is asked', '“Capital” is at least 30,000,000 yen']);
});

test('a figure that differs from way to way is a table of the ways', () => {
  const lines = shown('pr.pension', 'en').filter((it) => it.startsWith('| '));
  assert.deepEqual(
    lines.map((it) => it.split(' | ').at(-1)),
    ['24 months', '12 months'],
  );
});

test('every provision of the rulebook is an article in every language', () => {
  for (const locale of locales) {
    const articles = articlesIn(japan, locale);
    assert.deepEqual(
      japan.provisions.filter((it) => !articles.some(({ id }) => id === it.id)),
      [],
    );
  }
});
