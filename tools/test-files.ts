// What `npm test` was asked for, and which test files that needs.
import { globSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** WHY: an engine that makes much short-lived data spends half its time in the collector with the usual 16 MB. */
export const SEMI_SPACE = '--max-semi-space-size=64';

const ROOMS = '{src,server,cli,connectors,bench,tests,tools,town,web}';
/** Need a browser. */
export const JOURNEYS = 'tests/journeys/';
/** Neither database nor clock nor network: their tests share a process, which loads and learns the rulebook once. */
const PURE = ['calendar', 'determinations', 'interview', 'language', 'rulebook', 'rules'].map((it) => `src/${it}/`);
/** Each has a database and a house of its own, and nothing else of the machine: they share a process, which loads the server once. */
const HOUSED = [
  ...['access', 'audit', 'procedures', 'records'].map((it) => `src/${it}/`),
  ...['administration', 'api', 'door', 'entrance', 'helper', 'officer', 'resident', 'visitor'].map(
    (it) => `server/${it}/`,
  ),
];

/** Begin first, or all else would wait for them in the end; every run tells its slowest. */
export const LONGEST: readonly string[] = [
  'tests/journeys/record-pages.test.ts',
  'tests/crash.test.ts',
  'tests/journeys/procedures.test.ts',
  'tests/journeys/entering.test.ts',
  'server/door/two-tabs.property.test.ts',
  'tests/journeys/record.test.ts',
  'tests/growth.test.ts',
  'tests/journeys/arriving.test.ts',
  'tests/journeys/standing.test.ts',
  'cli/db.test.ts',
  'tests/everybody.test.ts',
  'server/resident/moving.test.ts',
  'server/visitor/robust.test.ts',
  'tests/matrix.test.ts',
];

export const USAGE = `Usage: npm test [-- [--no-browser] [--long] [path …]]

  path          a test file, a folder or a source file: types, lint and unused code, and of the tests only those at,
                below or beside it
  --no-browser  without the browser journeys; ends with 3 when some were left out
  --long        random samples in their full size, as they should be run each night
`;

export type Wanted = {
  /** Test files, from the root; all of them unless paths were named. */
  readonly pure: readonly string[];
  readonly housed: readonly string[];
  readonly unit: readonly string[];
  readonly journeys: readonly string[];
  /** Only what some paths need. */
  readonly part: boolean;
  readonly browser: boolean;
  readonly long: boolean;
};

const FLAGS = ['--no-browser', '--long'];

/**
 * What was asked for on the command line, or why it cannot be done.
 * @param from the folder the paths start at
 */
export function readArguments(given: readonly string[], from = root): Wanted | { error: string } {
  const unknown = given.find((it) => it.startsWith('-') && !FLAGS.includes(it));
  if (unknown !== undefined) return { error: `Unknown argument \`${unknown}\`.\n${USAGE}` };
  const paths = given.filter((it) => !it.startsWith('-'));
  const all = testFiles();
  const needed = new Set<string>();
  for (const path of paths) {
    const found = testsOf(relative(root, resolve(from, path)).split(sep).join('/'), all);
    if (found.length === 0) return { error: `No test lies at, below or beside \`${path}\`.\n${USAGE}` };
    for (const it of found) needed.add(it);
  }
  const files = paths.length === 0 ? all : all.filter((it) => needed.has(it));
  return {
    pure: files.filter((it) => kindOf(it) === 'pure'),
    housed: files.filter((it) => kindOf(it) === 'housed'),
    unit: files.filter((it) => kindOf(it) === 'unit'),
    journeys: files.filter((it) => kindOf(it) === 'journeys'),
    part: paths.length > 0,
    browser: !given.includes('--no-browser'),
    long: given.includes('--long'),
  };
}

function kindOf(file: string): 'pure' | 'housed' | 'unit' | 'journeys' {
  if (file.startsWith(JOURNEYS)) return 'journeys';
  if (PURE.some((it) => file.startsWith(it))) return 'pure';
  // What takes long has a process of its own, beside the others.
  return HOUSED.some((it) => file.startsWith(it)) && !LONGEST.includes(file) ? 'housed' : 'unit';
}

/** The longest first. */
export const inOrder = (files: readonly string[]): readonly string[] => [
  ...LONGEST.filter((it) => files.includes(it)),
  ...files.filter((it) => !LONGEST.includes(it)),
];

function testFiles(): readonly string[] {
  const found = globSync(`${ROOMS}/**/*.test.{ts,tsx}`, { cwd: root });
  // INVARIANT: silence is not a pass.
  if (found.length === 0) throw new Error(`no test lies below ${root}`);
  return found.map((it) => it.split(sep).join('/')).sort();
}

/** Of a folder the tests below it, of a test itself, of another file those in its folder. */
function testsOf(path: string, all: readonly string[]): readonly string[] {
  if (all.includes(path)) return [path];
  const kind = statSync(resolve(root, path), { throwIfNoEntry: false });
  if (kind?.isDirectory()) return all.filter((it) => path === '' || it.startsWith(`${path}/`));
  return kind?.isFile() ? all.filter((it) => dirname(it) === dirname(path)) : [];
}
