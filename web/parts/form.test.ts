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
const kinds = (of: FormRead) => ('errors' in of ? of.errors.map((it) => it.kind) : []);

test('two and a half years are not twenty-five, and five yen fifty not five hundred and fifty', () => {
  assert.deepEqual(kinds(read(scalar('careerYears'), { value: '2,5' })), ['number']);
  assert.deepEqual(kinds(read(scalar('annualPay'), { value: '5,50' })), ['number']);
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
    ['26', '1', '1'],
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
