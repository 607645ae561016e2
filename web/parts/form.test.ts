import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addYears, day, isoDay } from '#calendar';
import { japan } from '#rulebook/japan';
import {
  type FactDefinition,
  type FieldDefinition,
  type ListDefinition,
  readSituation,
  type ScalarDefinition,
} from '#rules';
import { type FormRead, readEntries, readScalarField, type Typed, typedFrom } from './form.ts';

const scalar = (id: string) => japan.facts.get(id) as ScalarDefinition;
const list = (id: string) => japan.facts.get(id) as ListDefinition;
const read = (definition: FactDefinition, typed: Typed): FormRead =>
  definition.type === 'list' ? readEntries(definition, typed) : readScalarField(definition, typed);
const errorsOf = (of: FormRead) => ('errors' in of ? of.errors : []);
const readMonth = (y: string, m: string) => read(scalar('lastLateTax'), { 'value.y': y, 'value.m': m });
const kinds = (of: FormRead) => ('errors' in of ? of.errors.map((it) => it.kind) : []);

test('a number is read in the unit of what is asked', () => {
  assert.deepEqual(read(scalar('annualPay'), { value: '5,500,000' }), { value: 5_500_000 });
  assert.deepEqual(kinds(read(scalar('annualPay'), { value: '5年' })), ['number']);
  assert.deepEqual(read(scalar('careerYears'), { value: '５年' }), { value: 5 });
});

test('a name too long is refused and never cut', () => {
  const job = (organisation: string) =>
    read(list('jobs'), {
      entries: '1',
      '0.organisation': organisation,
      '0.from.y': '2026',
      '0.from.m': '9',
      '0.from.d': '1',
    });
  const longest = `${'x'.repeat(79)}😀`;
  assert.deepEqual(job(longest), { value: [{ organisation: longest, from: '2026-09-01' }] });
  assert.deepEqual(kinds(job(`${longest}y`)), ['too-long']);
  assert.deepEqual(kinds(job('Aoi\u202eiknu')), ['unseen-letters']);
});

test('a day is read from its parts and never guessed', () => {
  const on = (y: string, m: string, d: string) =>
    read(scalar('birthDate'), { 'value.y': y, 'value.m': m, 'value.d': d });
  for (const [y, m, d] of [
    ['2026', '2', '3'],
    ['R8', '02', '03'],
    ['令和８年', '２月', '３日'],
    ['2026年', '2', '3'],
  ] as const)
    assert.deepEqual(on(y, m, d), { value: '2026-02-03' }, `${y} ${m} ${d}`);
  for (const [y, m, d] of [
    ['R0', '1', '1'],
    ['2026', '1年', '1'],
    ['2026', '1,2', '1'],
    ['2026', '-0', '1'],
    ['2026', '1', '1円'],
    ['2026', '100', '1'],
    ['2026', '', '1'],
    ['2026', '①', '1'],
  ] as const)
    assert.deepEqual(kinds(on(y, m, d)), ['date'], `${y} ${m} ${d}`);
  const impossible = on('2026', '2', '30');
  assert.ok('value' in impossible);
  assert.equal(readSituation(japan.facts, { asOf: '2026-11-24', facts: { birthDate: impossible.value } }).ok, false);
});

/** What a form says to what was typed: the value, what it may mean, or what it is not. */
const outcome = (of: FormRead): unknown =>
  'value' in of ? of.value : of.errors.map((it) => [it.kind, ...(it.readings ?? [])].join(' ')).join();

test('a number that can be read in two ways is refused with both', () => {
  const table: readonly (readonly [string, string, unknown])[] = [
    ['annualPay', '1,234', 1234],
    ['annualPay', '12 345', 12_345],
    ['annualPay', '１２３４５', 12_345],
    ['annualPay', '550万', 5_500_000],
    ['annualPay', '1.5万', 15_000],
    ['annualPay', '0.5億', 50_000_000],
    ['annualPay', '1.25億円', 125_000_000],
    ['annualPay', '-5', -5],
    ['annualPay', '−5', -5],
    ['careerYears', '５年', 5],
    ['annualPay', '1.234', 'two-ways 1.234 1234'],
    ['annualPay', '-1.234', 'two-ways -1.234 -1234'],
    ['annualPay', '１．２３４', 'two-ways 1.234 1234'],
    ['annualPay', '1.500万', 'two-ways 1.500万 1500万'],
    ['annualPay', '5,5万', 'two-ways 5.5万 55万'],
    ['annualPay', '5,50', 'two-ways 5.50 550'],
    ['annualPay', '0,500', 'two-ways 0.500 500'],
    ['careerYears', '2,5', 'two-ways 2.5 25'],
    ['careerYears', '05', 'two-ways 5 0.5'],
    ['careerYears', '5.5', 'number'],
    ['annualPay', '1e6', 'number'],
    ['annualPay', '5 million', 'number'],
    ['annualPay', '1,5 million', 'two-ways 1.5 15'],
    ['annualPay', '1.234.567', 'number'],
    ['annualPay', '5年', 'number'],
    ['annualPay', '1万2000', 'number'],
    ['annualPay', 'five', 'number'],
  ];
  for (const [fact, text, expected] of table)
    assert.deepEqual(outcome(read(scalar(fact), { value: text })), expected, text);
});

test('a year of an era is read where the era has the day; a bare short year is refused with what it may mean', () => {
  const table: readonly (readonly [string, string, string, string])[] = [
    ['令和8年', '4', '1', '2026-04-01'],
    ['Reiwa 8', '4', '1', '2026-04-01'],
    ['r.8', '4', '1', '2026-04-01'],
    ['Ｒ８', '４', '１', '2026-04-01'],
    ['H31', '4', '30', '2019-04-30'],
    ['令和元年', '5', '1', '2019-05-01'],
    ['昭和64年', '1', '7', '1989-01-07'],
    ['平成元年', '1', '8', '1989-01-08'],
    ['平成31年', '5', '1', 'era 令和元年 2019'],
    ['平成33年', '2', '1', 'era 令和3年 2021'],
    ['R1', '4', '30', 'era 平成31年 2019'],
    ['昭和64年', '1', '8', 'era 平成元年 1989'],
    ['8', '4', '1', 'two-ways 2026 1996 2008'],
    ['26年', '1', '1', 'two-ways 2044 2014 2026'],
    ['令和0年', '1', '1', 'date'],
    ['M45', '1', '1', 'date'],
    ['0', '1', '1', 'date'],
  ];
  for (const [y, m, d, expected] of table)
    assert.equal(
      outcome(read(scalar('birthDate'), { 'value.y': y, 'value.m': m, 'value.d': d })),
      expected,
      `${y} ${m}`,
    );
  // A month belongs to both eras it lies in.
  for (const year of ['昭和64', '平成元']) assert.equal(outcome(readMonth(year, '1')), '1989-01', year);
  assert.equal(outcome(readMonth('平成31', '5')), 'era 令和元年 2019');
});

test('what was typed is never cut inside a letter', () => {
  const family = '👨‍👩‍👧';
  const [error] = errorsOf(read(scalar('annualPay'), { value: `${'x'.repeat(38)}${family}` }));
  assert.equal(error?.value, 'x'.repeat(38));
});

test('a count of entries that cannot be right leaves nothing out silently', () => {
  for (const entries of ['0x2', '1e1', '1001', '-1', ''])
    assert.deepEqual(kinds(read(list('jobs'), { entries })), ['too-many']);
});

// One set for the page and for files, and what is kept shows again as it is kept.

function written(type: FieldDefinition | FactDefinition): fc.Arbitrary<unknown> {
  switch (type.type) {
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...(type.choices ?? []), 'nobody');
    case 'integer':
    case 'yen':
      return fc.oneof(fc.integer({ min: -5, max: (type.max ?? 100) + 5 }), fc.constantFrom(-0, 2.5, 1e21));
    case 'month':
      return fc.constantFrom('2026-03', '2026-03-31', '1969-12', '2027-01', '2026-13', '2026-00-01', '0000-01');
    case 'date':
      return fc.oneof(
        fc.integer({ min: addYears(day('2026-11-24'), -80), max: addYears(day('2026-11-24'), 10) }).map(isoDay),
        fc.constantFrom('2026-02-30', '2026-13-01', '0001-01-01', '0000-01-01'),
      );
    case 'name':
      return fc.string({ unit: 'grapheme', maxLength: 100 });
    case 'list': {
      const fields = Object.entries(type.fields).map(
        ([id, it]) => [id, fc.option(written(it), { nil: undefined })] as const,
      );
      const entry = fc
        .record(Object.fromEntries(fields))
        .map((it) => Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined)))
        // An entry nobody wrote into is none on a page.
        .filter((it) => Object.values(it).some((value) => String(value).trim() !== ''));
      return fc.array(entry, { maxLength: 3 });
    }
  }
}

test('the page accepts what a file may hold and nothing else, and shows what is kept as it is kept', () => {
  const told = fc
    .constantFrom(...japan.facts.values())
    .chain((definition) => written(definition).map((value) => ({ definition, value })));
  const accepted = { yes: 0, no: 0 };
  fc.assert(
    fc.property(told, ({ definition, value }) => {
      const { id } = definition;
      const file = readSituation(japan.facts, { asOf: '2026-11-24', facts: { [id]: value } });
      const page = read(definition, typedFrom(definition, value));
      const kept =
        'value' in page ? readSituation(japan.facts, { asOf: '2026-11-24', facts: { [id]: page.value } }) : undefined;
      assert.equal(kept?.ok ?? false, file.ok);
      if (!file.ok || kept?.ok !== true) accepted.no++;
      else {
        accepted.yes++;
        assert.equal(JSON.stringify(kept.input), JSON.stringify(file.input));
        const again = read(definition, typedFrom(definition, kept.input.facts?.[id]));
        assert.equal(JSON.stringify(again), JSON.stringify({ value: kept.input.facts?.[id] }));
      }
    }),
    { seed: 20261125, numRuns: 3000 },
  );
  assert.ok(accepted.yes > 500 && accepted.no > 300, JSON.stringify(accepted));
});
