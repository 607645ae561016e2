import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addMonths,
  anniversary,
  calendarFirst,
  calendarHorizon,
  day,
  eraYearOf,
  filingDeadline,
  fromParts,
  holidayName,
  isClosingDay,
  isoDay,
  lastDayOfPeriod,
  lastOpenDay,
  monthAnniversary,
  mostDaysInARow,
  nextOpenDay,
  overlapDays,
  parseDay,
  partsOf,
  readYear,
  union,
  weekday,
  wholeMonths,
  wholeYears,
} from './calendar.ts';

const seed = 20261124;
const anyDay = fc.integer({ min: day('1868-01-01'), max: day('2199-12-31') });
const temporal = (value: number): Temporal.PlainDate => Temporal.PlainDate.from('1970-01-01').add({ days: value });

test('the year of an era is the one the platform knows, and is read again', () => {
  const era = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { era: 'short', year: 'numeric', timeZone: 'UTC' });
  const since = fc.integer({ min: day('1926-12-25'), max: day('2079-12-31') });
  const isSame = (value: number): void => {
    const written = eraYearOf(value);
    assert.equal(written, era.format(value * 86_400_000).replace(/^(\D+)1年/, '$1元年'), isoDay(value));
    assert.equal(readYear(written)?.year, partsOf(value).year);
  };
  for (const turn of ['1989-01-07', '1989-01-08', '2019-04-30', '2019-05-01']) isSame(day(turn));
  fc.assert(fc.property(since, isSame), { seed });
});

test('days, parts and weekdays agree with Temporal', () => {
  fc.assert(
    fc.property(anyDay, (value) => {
      const date = temporal(value);
      assert.equal(isoDay(value), date.toString());
      assert.deepEqual(partsOf(value), { year: date.year, month: date.month, day: date.day });
      assert.equal(fromParts(date.year, date.month, date.day), value);
      assert.equal(day(isoDay(value)), value);
      assert.equal(weekday(value), date.dayOfWeek % 7);
    }),
    { seed, numRuns: 1000 },
  );
});

test('adding months clamps at the end of a short month, as Temporal does', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (value, months) => {
      assert.equal(isoDay(addMonths(value, months)), temporal(value).add({ months }).toString());
    }),
    { seed, numRuns: 1000 },
  );
});

test('whole months and years turn exactly on their anniversary', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 1200 }), (from, n) => {
      const complete = monthAnniversary(from, n);
      assert.equal(wholeMonths(from, complete), n);
      if (n > 0) assert.equal(wholeMonths(from, complete - 1), n - 1);
      assert.equal(wholeYears(from, anniversary(from, n % 100)), n % 100);
    }),
    { seed, numRuns: 1000 },
  );
});

test('a date that does not exist is not a day', () => {
  for (const text of [
    '2026-02-30',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '',
    '2026-01-01T00:00',
  ]) {
    assert.equal(parseDay(text), undefined, text);
  }
  assert.equal(parseDay('2028-02-29'), fromParts(2028, 2, 29));
  assert.throws(() => day('2026-02-30'), /`2026-02-30` is not a day/);
});

test('who is born on 29 February is a year older on 1 March of a common year', () => {
  const birth = day('2000-02-29');
  assert.equal(wholeYears(birth, day('2026-02-28')), 25);
  assert.equal(wholeYears(birth, day('2026-03-01')), 26);
  assert.equal(isoDay(anniversary(birth, 28)), '2028-02-29');
});

for (const [event, months, last, why] of [
  ['2026-12-10', 2, '2027-02-10', 'a plain one'],
  ['2026-12-31', 2, '2027-02-28', 'counting starts on 1 January'],
  ['2026-11-30', 2, '2027-01-31', 'counting starts on 1 December: two whole calendar months'],
  ['2027-02-28', 2, '2027-04-30', 'counting starts on 1 March'],
  ['2026-12-30', 2, '2027-02-28', 'there is no 31 February'],
] as const) {
  test(`two months after ${event} end on ${last}: ${why}`, () => {
    assert.equal(isoDay(lastDayOfPeriod(day(event), { months })), last);
  });
}

test('fourteen days after a Friday end on the Friday two weeks later', () => {
  assert.equal(isoDay(lastDayOfPeriod(day('2026-10-30'), { days: 14 })), '2026-11-13');
});

test('offices are closed at weekends, on holidays and over the New Year', () => {
  for (const closed of ['2026-11-21', '2026-11-22', '2026-11-23', '2026-12-29', '2027-01-03', '2026-09-22']) {
    assert.ok(isClosingDay(day(closed)), closed);
  }
  for (const open of ['2026-11-24', '2026-12-28', '2027-01-04']) assert.ok(!isClosingDay(day(open)), open);
  assert.equal(holidayName(day('2026-11-23')), '勤労感謝の日');
  assert.equal(holidayName(day('2026-11-24')), undefined);
});

test('the last open day before the new year is the 28th, and an open day is its own', () => {
  assert.equal(lastOpenDay(day('2027-01-03')), day('2026-12-28'));
  assert.equal(lastOpenDay(day('2026-11-24')), day('2026-11-24'));
  assert.equal(lastOpenDay(day('2026-12-12')), day('2026-12-11'));
});

test('a filing deadline moves to the next open day, and says so', () => {
  assert.deepEqual(filingDeadline(day('2026-12-31')), { day: day('2027-01-04'), moved: true, provisional: false });
  assert.deepEqual(filingDeadline(day('2026-11-24')), { day: day('2026-11-24'), moved: false, provisional: false });
  assert.equal(isoDay(nextOpenDay(day('2027-01-31'))), '2027-02-01');
});

test('past the announced calendar a deadline is provisional', () => {
  assert.equal(isoDay(calendarFirst), '2015-01-01');
  assert.equal(isoDay(calendarHorizon), '2027-12-31');
  assert.equal(filingDeadline(day('2028-05-02')).provisional, true);
});

test('a union counts every day once, as a set of days does', () => {
  const interval = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 15 }))
    .map(([from, length]) => ({ from, until: from + length }));
  fc.assert(
    fc.property(
      fc.array(interval, { maxLength: 8 }),
      interval,
      fc.integer({ min: 1, max: 20 }),
      (list, window, length) => {
        const days = new Set(
          list.flatMap(({ from, until }) => Array.from({ length: until - from }, (_, i) => from + i)),
        );
        const merged = union(list);
        assert.equal(
          merged.reduce((sum, it) => sum + it.until - it.from, 0),
          days.size,
        );
        for (const [i, it] of merged.entries()) assert.ok(it.from < it.until && (merged[i + 1]?.from ?? 99) > it.until);
        const inside = [...days].filter((it) => window.from <= it && it < window.until).length;
        assert.equal(overlapDays(list, window), inside);
        const inARow = (from: number): number =>
          [...days].filter((it) => window.from <= it && it < window.until && from <= it && it < from + length).length;
        const most = Math.max(0, ...Array.from({ length: 80 }, (_, from) => inARow(from)));
        assert.equal(mostDaysInARow(list, window, length), most);
      },
    ),
    { seed, numRuns: 500 },
  );
});
