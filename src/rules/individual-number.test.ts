import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hasCheckDigit, looksLikeIndividualNumber } from './individual-number.ts';

test('the check digit is reckoned as the ordinance says', () => {
  assert.ok(hasCheckDigit('123456789018'));
  for (const last of '012345679') assert.ok(!hasCheckDigit(`12345678901${last}`), last);
  // Where the rest is 0 or 1, the check digit is 0.
  assert.ok(hasCheckDigit('000000000000'));
});

test('an individual number is found in every spelling of the trial', () => {
  for (const text of [
    '123456789018',
    '1234 5678 9018',
    '1234-5678-9018',
    '1234.5678.9018',
    '1234/5678/9018',
    '1234_5678_9018',
    '1234,5678,9018',
    '1234:5678:9018',
    '1234・5678・9018',
    '1234\u22125678\u22129018',
    '1234\u20145678\u20149018',
    '1234\u200B5678\u200B9018',
    '1234\u202E5678\u00AD9018',
    '1234\n5678\r\n9018',
    '１２３４５６７８９０１８',
    '①②③④⑤⑥⑦⑧⑨⓪①⑧',
    '❶❷❸❹❺❻❼❽❾0❶❽',
    '1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣1️⃣8️⃣',
    '\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660\u0661\u0668',
    '१२३४५६७८९०१८',
    '𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟘𝟙𝟠',
    '一二三四五六七八九〇一八',
    '壱弐参肆伍陸漆捌玖零壱捌',
    '1234億5678万9018',
    '12 34 56 78 90 18 x',
    '1 2 3 4 5 6 7 8 9 0 1 8',
    '12345678901 8',
    '00000000-0000-0000-0000-123456789018',
    'my number is 1234 . 5678 . 9018, keep it',
    'マイナンバーは1234ー5678ー9018です',
    '123456789018.pdf',
    'scan_1234-5678-9018.pdf',
    // Twelve digits together, and three fours, are refused whatever the check digit.
    '123456789012',
    '1234-5678-9012',
    '2024-01-01 12.34.56.78.90.18',
  ])
    assert.ok(looksLikeIndividualNumber(text), JSON.stringify(text));
});

test('what only looks like numbers is left alone', () => {
  for (const text of [
    '',
    '2024-04-01',
    '2024-04-01 to 2025-03-31',
    '2024-04-01, 2025-03-31, 2026-03-31',
    '2024/4/1 2025/3/31',
    '"2024-04-01","2025-03-31"',
    '2024-04-01 10:30',
    '2024 2025 2026',
    '2024, 2025, 2026',
    '20241124_103045.jpg',
    '20241124_1030.jpg',
    '320,000 280,000',
    '250000円、260000円、270000円',
    '3,600,000 4,100,000 4,500,000',
    'AB12345678CD',
    'TR1234567, AB12345678CD',
    '03-1234-5678',
    '03-1234-5678, 090-1234-5678',
    '+81 90 1234 5678',
    '+81-3-1234-5678',
    '0570-078377',
    '〒107-0052',
    '〒107-0052 03-1234-5678',
    '1234567890123',
    '12345678901',
    '一人で二人の子を三年',
    'from 2019-11-01 on, 40 hours a week, 250000 yen',
    '{"asOf":"2026-11-24","facts":{"jobs":[{"from":"2019-11-01","until":"2024-03-31"}],"dependants":2}}',
  ])
    assert.ok(!looksLikeIndividualNumber(text), JSON.stringify(text));
});

const scripts = [
  '0123456789',
  '０１２３４５６７８９',
  '٠١٢٣٤٥٦٧٨٩',
  '०१२३४५६७८९',
  '๐๑๒๓๔๕๖๗๘๙',
  '〇一二三四五六七八九',
  '零壱弐参肆伍陸漆捌玖',
];
const separators = [
  '',
  '',
  ' ',
  '.',
  '/',
  '_',
  ',',
  ':',
  '・',
  '-',
  '\u2212',
  '\u2014',
  '\u200B',
  '\u202E',
  '\u00AD',
  '\n',
  ' - ',
  'ー',
  '　',
  '*',
  '|',
];

test('a number with any separators and scripts is refused', () => {
  const number = fc
    .stringMatching(/^\d{11}$/)
    .map((it) => [...'0123456789'].map((last) => it + last).find(hasCheckDigit) ?? it);
  const spelling = fc.record({
    number,
    scripts: fc.array(fc.constantFrom(...scripts), { minLength: 12, maxLength: 12 }),
    between: fc.array(fc.constantFrom(...separators), { minLength: 11, maxLength: 11 }),
    around: fc.constantFrom(['', ''], ['My number: ', ''], ['番号は', 'です'], ['(', ').'], ['a', 'z']),
  });
  fc.assert(
    fc.property(spelling, ({ number: digits, scripts: used, between, around: [before, after] }) => {
      const spelled = [...digits].map((it, i) => `${[...(used[i] ?? '')][Number(it)]}${between[i] ?? ''}`).join('');
      assert.ok(looksLikeIndividualNumber(`${before}${spelled}${after}`), spelled);
    }),
    { numRuns: 2000, seed: 9 },
  );
});
