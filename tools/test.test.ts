import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder, LONGEST, readArguments, USAGE } from './test-files.ts';
import times, { readTimes, tableOf } from './test-times.ts';

function wanted(...given: string[]) {
  const read = readArguments(given);
  assert.ok(!('error' in read), 'error' in read ? read.error : '');
  return read;
}

test('a plain run is every test of every room, with the browser', () => {
  const { pure, housed, unit, journeys, ...rest } = wanted();
  assert.deepEqual(rest, { part: false, browser: true, long: false });
  for (const it of ['tests/matrix.test.ts', 'server/app.test.ts', 'tools/test.test.ts', 'tests/rooms.test.ts'])
    assert.ok(unit.includes(it), it);
  assert.ok(journeys.includes('tests/journeys/arriving.test.ts'));
  assert.ok(journeys.every((it) => it.startsWith('tests/journeys/')));
  assert.ok(pure.includes('src/rules/ask.test.ts') && pure.every((it) => it.startsWith('src/')));
  const all = [...pure, ...housed, ...unit, ...journeys];
  assert.equal(new Set(all).size, all.length);
  assert.ok(housed.includes('server/door/routes.test.ts') && !housed.includes('server/door/two-tabs.property.test.ts'));
  assert.ok(unit.every((it) => !it.startsWith('tests/journeys/')));
});

test('the longest begin first, each of them is there, and none is left out', () => {
  const { unit, journeys } = wanted();
  const files = [...unit, ...journeys];
  assert.deepEqual(inOrder(files).slice(0, LONGEST.length), LONGEST);
  assert.deepEqual(inOrder(files).toSorted(), files.toSorted());
  assert.deepEqual(inOrder(['server/app.test.ts', 'cli/db.test.ts']), ['cli/db.test.ts', 'server/app.test.ts']);
});

test('the browser can be left out, and samples be taken in full', () => {
  assert.deepEqual(wanted('--no-browser', '--long'), { ...wanted(), browser: false, long: true });
});

test('an argument nobody knows is named, not ignored', () => {
  assert.deepEqual(readArguments(['--no-browser', '--fast']), { error: `Unknown argument \`--fast\`.\n${USAGE}` });
});

test('a test file is run alone, and a journey is one', () => {
  assert.deepEqual(wanted('tools/test.test.ts'), {
    ...wanted(),
    pure: [],
    housed: [],
    unit: ['tools/test.test.ts'],
    journeys: [],
    part: true,
  });
  const journey = wanted('./tests/journeys/engine.test.ts');
  assert.deepEqual([journey.unit, journey.journeys], [[], ['tests/journeys/engine.test.ts']]);
});

test('a folder is the tests below it, and a source file those beside it; none is run twice', () => {
  const all = wanted();
  const store = all.unit.filter((it) => it.startsWith('src/store/'));
  assert.ok(store.length >= 2);
  assert.deepEqual(wanted('src/store').unit, store);
  assert.deepEqual(wanted('src/store/', 'src/store/vault.ts').unit, store);
  assert.deepEqual(wanted('tests').journeys, all.journeys);
  assert.deepEqual(wanted('tests/house.ts').journeys, []);
  assert.deepEqual(wanted('.'), { ...all, part: true });
});

test('paths start where one stands', () => {
  const here = readArguments(['test.ts'], import.meta.dirname);
  assert.ok(!('error' in here) && here.unit.includes('tools/test.test.ts'));
});

test('a path that leads to no test is named', () => {
  for (const path of ['src/acces', 'LICENSE', 'docs', '..'])
    assert.deepEqual(readArguments(['src/access', path]), {
      error: `No test lies at, below or beside \`${path}\`.\n${USAGE}`,
    });
});

test('how long each file took is told, the longest first', async () => {
  const ended = (file: string | undefined, duration_ms: number) => ({
    type: 'test:summary',
    data: { file, duration_ms },
  });
  const events = [ended('quick', 90), { type: 'test:pass', data: {} }, ended('slow', 12_340), ended(undefined, 12_500)];
  const lines: string[] = [];
  for await (const line of times(events.values() as never)) lines.push(line);
  assert.equal(tableOf(readTimes(lines.join(''))), '   12.3 s  slow\n    0.1 s  quick');
});
