// `npm test`: every check of this repository, cheapest first; the first that fails ends the run.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { APT_LINE, findOrInstallChromium } from './chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const NOT_RUN = 3;
const COLORS = process.stdout.isTTY ? '--colors=force' : '--colors=off';

const UNIT = [
  'src/**/*.test.ts',
  'server/**/*.test.ts',
  'server/**/*.test.tsx',
  'cli/**/*.test.ts',
  'connectors/**/*.test.ts',
  'bench/**/*.test.ts',
  'tests/*.test.ts',
  'tools/**/*.test.ts',
  'town/*.test.ts',
  'web/**/*.test.ts',
  'web/**/*.test.tsx',
];
/** One PostgreSQL for the whole stage. */
const STORE = '--test-global-setup=./tools/test-postgres.ts';
const JOURNEYS = ['tests/journeys/*.test.ts'];
const USAGE = 'Usage: npm test [-- --no-browser]';

/** What was asked for on the command line, or why it cannot be done. */
export function readArguments(given: readonly string[]): { browser: boolean } | { error: string } {
  const unknown = given.find((argument) => argument !== '--no-browser');
  if (unknown !== undefined) return { error: `Unknown argument \`${unknown}\`. ${USAGE}` };
  return { browser: !given.includes('--no-browser') };
}

/** A stage is the arguments of one run of Node, or the reason why it cannot be run. */
type Stage =
  | { readonly name: string; readonly args: readonly string[] }
  | { readonly name: string; readonly error: string };

function testFiles(name: string, globs: readonly string[], concurrency: number): Stage {
  const files = globs.flatMap((glob) => globSync(glob, { cwd: root })).sort();
  // INVARIANT: a stage that finds no tests fails; silence is not a pass.
  if (files.length === 0) return { name, error: `no test file matches ${globs.join(', ')}` };
  const flags = [
    '--import',
    './tools/jsx.ts',
    '--test',
    `--test-concurrency=${concurrency}`,
    '--test-force-exit',
    STORE,
  ];
  return { name, args: [...flags, ...files] };
}

function stages(browser: boolean): Stage[] {
  return [
    { name: 'types', args: ['node_modules/typescript/bin/tsc'] },
    {
      name: 'format, lint and walls',
      args: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', COLORS],
    },
    { name: 'unused code', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
    testFiles('unit', UNIT, 4),
    { name: 'rulebook', args: ['--import', './tools/jsx.ts', 'cli/shinrai.ts', 'check'] },
    ...(browser ? [testFiles('browser journeys', JOURNEYS, 2)] : []),
  ];
}

function passes(stage: Stage, environment: NodeJS.ProcessEnv): boolean {
  say(`\n── ${stage.name}`);
  const started = performance.now();
  let ok = false;
  if ('error' in stage) say(stage.error);
  else ok = spawnSync(process.execPath, stage.args, { cwd: root, stdio: 'inherit', env: environment }).status === 0;
  say(`── ${stage.name}: ${ok ? 'ok' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return ok;
}

function main(): number {
  const wanted = readArguments(process.argv.slice(2));
  if ('error' in wanted) {
    process.stderr.write(`${wanted.error}\n`);
    return 2;
  }
  // WHY: asked before the long stages, so that a missing browser costs nobody a minute.
  const chromium = wanted.browser ? findOrInstallChromium(say) : undefined;
  if (wanted.browser && chromium === undefined) {
    process.stderr.write(missingBrowser());
    return 1;
  }
  const environment = chromium === undefined ? process.env : { ...process.env, SHINRAI_CHROMIUM: chromium };
  const started = performance.now();
  for (const stage of stages(wanted.browser)) if (!passes(stage, environment)) return 1;
  say(`\nAll stages passed in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  if (wanted.browser) return 0;
  say('NOT RUN: browser journeys (--no-browser)');
  return NOT_RUN;
}

function missingBrowser(): string {
  const named = process.env.SHINRAI_CHROMIUM;
  if (named) return `SHINRAI_CHROMIUM names \`${named}\`, which cannot be run.\n`;
  return (
    'The journeys need Chromium, and none was found on the PATH.\n' +
    `  Debian, as root: ${APT_LINE}\n` +
    '  elsewhere: set SHINRAI_CHROMIUM to the browser program\n' +
    '  without the journeys: npm test -- --no-browser\n'
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (import.meta.main) process.exitCode = main();
