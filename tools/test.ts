// `npm test`: the checks of this repository, cheapest first; the first stage that fails ends the run.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { APT_LINE, findOrInstallChromium } from './chromium.ts';
import { inOrder, JOURNEYS, readArguments, root, SEMI_SPACE, type Wanted } from './test-files.ts';
import { readTimes, type Took, tableOf } from './test-times.ts';

const NOT_RUN = 3;
const SLOWEST = 10;
const COLORS = process.stdout.isTTY ? '--colors=force' : '--colors=off';

/** The arguments of one run of Node. Beside others only the one shown is heard at once: words would mix. */
type Check = { readonly name: string; readonly args: readonly string[]; readonly shown?: true };

/** Checks that run beside each other. */
type Stage = { readonly name: string; readonly checks: readonly Check[] };

const checks: readonly Check[] = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc'] },
  {
    name: 'format, lint and walls',
    args: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', COLORS],
  },
  { name: 'unused code', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
];

const rulebook: Check = { name: 'rulebook', args: ['--import', './tools/jsx.ts', 'cli/shinrai.ts', 'check'] };

/** Each file a process, three at a time: with those of the shared ones two processors are never idle. */
const apart = (files: readonly string[], times: string): Check => ({
  name: files.some((it) => it.startsWith(JOURNEYS)) ? 'tests and browser journeys' : 'tests',
  args: ['--import', './tools/jsx.ts', 'tools/run-tests.ts', '3', times, ...inOrder(files)],
  shown: true,
});

/** Files that share a process. */
const together = (name: string, files: readonly string[], flags: readonly string[] = []): readonly Check[] =>
  files.length === 0
    ? []
    : [
        {
          name,
          args: ['--import', './tools/jsx.ts', SEMI_SPACE, '--test', '--test-isolation=none', ...flags, ...files],
        },
      ];

const WITH_POSTGRES = ['--test-force-exit', '--test-global-setup=./tools/test-postgres.ts'];

/** @param times a file for how long each test file took */
function stagesOf({ pure, housed, unit, journeys, part, browser }: Wanted, times: string): readonly Stage[] {
  const files = [...unit, ...(browser ? journeys : [])];
  const tests = [
    ...(files.length > 0 ? [apart(files, times)] : []),
    ...together('tests of the pure rooms', pure),
    ...together('tests with a house of their own', housed, WITH_POSTGRES),
  ];
  return [
    { name: 'types, lint, unused code and rulebook', checks: part ? checks : [...checks, rulebook] },
    ...(tests.length > 0 ? [{ name: 'tests', checks: tests }] : []),
  ];
}

/** Runs one check; unless it is shown, its words are kept until it has ended. */
function run({ args, shown }: Check, environment: NodeJS.ProcessEnv): Promise<{ ok: boolean; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: environment,
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(String(chunk)));
    child.on('error', (error) => resolve({ ok: false, said: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, said: said.join('') }));
  });
}

async function passes({ checks: all }: Stage, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const started = performance.now();
  const ended = await Promise.all(
    all.map(async (check) => {
      if (check.shown) say(`\n── ${check.name}`);
      const { ok, said } = await run(check, environment);
      if (!check.shown) say(`\n── ${check.name}\n${said.trimEnd()}`);
      say(`── ${check.name}: ${ok ? 'ok' : 'FAILED'} (${secondsSince(started).toFixed(1)} s)`);
      return ok;
    }),
  );
  return ended.every((ok) => ok);
}

async function main(): Promise<number> {
  const wanted = readArguments(process.argv.slice(2), process.env.INIT_CWD);
  if ('error' in wanted) {
    process.stderr.write(wanted.error);
    return 2;
  }
  const needsBrowser = wanted.browser && wanted.journeys.length > 0;
  // WHY: asked before the long stages, so that a missing browser costs nobody a minute.
  const chromium = needsBrowser ? findOrInstallChromium(say) : undefined;
  if (needsBrowser && chromium === undefined) {
    process.stderr.write(missingBrowser());
    return 1;
  }
  const environment = {
    ...process.env,
    // Every test file is a process of its own, and most load the whole server: compiled once, not each time.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
    ...(chromium === undefined ? {} : { SHINRAI_CHROMIUM: chromium }),
    ...(wanted.long ? { SHINRAI_LONG: '1' } : {}),
  };
  const scratch = mkdtempSync(join(tmpdir(), 'shinrai-times-'));
  try {
    const times = join(scratch, 'times');
    if (!(await runAll(stagesOf(wanted, times), environment, times))) return 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  if (wanted.part) say('Only what these paths need was run.');
  if (wanted.browser || wanted.journeys.length === 0) return 0;
  say('NOT RUN: browser journeys (--no-browser)');
  return NOT_RUN;
}

/** Whether all passed; the times are told either way. */
async function runAll(stages: readonly Stage[], environment: NodeJS.ProcessEnv, times: string): Promise<boolean> {
  const took: Took[] = [];
  const started = performance.now();
  let ok = true;
  for (const stage of stages) {
    const began = performance.now();
    ok = await passes(stage, environment);
    took.push({ name: stage.name, seconds: secondsSince(began) });
    if (!ok) break;
  }
  say(`\nStages:\n${tableOf([...took, { name: 'all', seconds: secondsSince(started) }])}`);
  const files = readTimes(existsSync(times) ? readFileSync(times, 'utf8') : '').map(({ name, seconds }) => ({
    name: relative(root, name),
    seconds,
  }));
  if (files.length > 0) say(`\nThe slowest test files:\n${tableOf(files.slice(0, SLOWEST))}`);
  say(ok ? `\nAll stages passed in ${secondsSince(started).toFixed(1)} s.` : `\nFAILED: ${took.at(-1)?.name}`);
  return ok;
}

const secondsSince = (started: number): number => (performance.now() - started) / 1000;

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

if (import.meta.main) process.exitCode = await main();
