import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readName, readWholeNumber } from './read-text.ts';

const yen = (text: string) => readWholeNumber(text, 'yen');

test('a number is read however it is written, as long as it can only be that number', () => {
  for (const text of [
    '5500000',
    '5,500,000',
    '5 500 000',
    '5\u00a0500\u00a0000',
    '5\u202f500\u202f000',
    "5'500'000",
    '5’500’000',
    '５，５００，０００',
    ' 5500000 ',
    '550万円',
    '550 万',
    '５５０万',
    '5,500,000円',
    '5500000 yen',
    '５５００千円'.replace('千', '000'),
  ])
    assert.equal(yen(text), 5_500_000, text);
  assert.deepEqual([yen('5.5万'), yen('4.35万円'), yen('550.2525万')], [55_000, 43_500, 5_502_525]);
  assert.deepEqual([yen('-5'), yen('−5'), yen('－５'), yen('0'), yen('-0')], [-5, -5, -5, 0, 0]);
  assert.deepEqual([readWholeNumber('5年', 'years'), readWholeNumber('3 people', 'people')], [5, 3]);
});

test('a number that could be another one is refused', () => {
  const texts =
    "2,5|5,50|5,50,000|1,2345|5.50|5.0|1.500|1.500万|5,5万|0,500|05|007|+5|5e3|0x10|1_000|5'00|1,500 000|1 500,000|5,|,5|5 5|½|²|5²|①|٥|五|–5|—5|‐5|ー5|--5|5-|1/2|5%|NaN|Infinity||-|千|9007199254740993|1万2000";
  for (const text of texts.split('|')) assert.equal(yen(text), undefined, text);
});

test('a unit of something else is not this number', () => {
  for (const [text, unit] of [
    ['5年', 'yen'],
    ['5円', 'years'],
    ['5点', 'years'],
    ['5万', 'years'],
    ['5 yen', undefined],
  ] as const)
    assert.equal(readWholeNumber(text, unit), undefined, `${text} ${unit}`);
});

test('whatever number a page shows is read again as that number', () => {
  const marks = fc.constantFrom(',', ' ', "'", '');
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), marks, (number, mark) => {
      assert.equal(yen(String(number)), number);
      assert.equal(yen(number.toLocaleString('en').replaceAll(',', mark)), number);
    }),
    { seed: 20261125 },
  );
});

test('names that look the same are the same name', () => {
  const same = (a: string, b: string) => assert.deepEqual(readName(a), readName(b));
  same('ガーデン', 'ガーデン'.normalize('NFD'));
  same('ＡＢＣ', 'ABC');
  same(' Aoi   Trading ', 'Aoi\u3000Trading');
  same('㈱あおい', '(株)あおい');
  same('葛󠄀城', '葛城');
  assert.notDeepEqual(readName('Aoi'), readName('AOI'));
});

test('a name too long is refused and never cut, counted in letters and not in halves of them', () => {
  assert.deepEqual(readName(`${'x'.repeat(79)}😀`), { name: `${'x'.repeat(79)}😀` });
  assert.deepEqual(readName(`${'x'.repeat(80)}😀`), { no: 'too-long', most: 80 });
  assert.deepEqual(readName('㈱'.repeat(27)), { no: 'too-long', most: 80 });
  assert.deepEqual(readName(' '), { no: 'empty' });
});

test('letters that cannot be seen or turn others around are refused', () => {
  for (const letter of [
    '\0',
    '\n',
    '\t',
    '\x7f',
    '\u200b',
    '\u200d',
    '\u202e',
    '\u2066',
    '\ufeff',
    '\u00ad',
    '\u3164',
    '\u2800',
    '\u2028',
    '\u{e0041}',
    '\ud83d',
  ])
    assert.deepEqual(readName(`Aoi${letter}Trading`), { no: 'unseen-letters' }, JSON.stringify(letter));
});

test('a name once read is read again as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const read = readName(text);
      if ('name' in read) assert.deepEqual(readName(read.name), read);
    }),
    { seed: 20261125, numRuns: 300 },
  );
});
