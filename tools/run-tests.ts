// Runs test files, so many at once, in the order given: `node tools/run-tests.ts CONCURRENCY TIMES file…`.
// WHY: Node's own command sorts them by name. The longest may then come last, and everything waits for it.
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { SEMI_SPACE } from './test-files.ts';
import times from './test-times.ts';

const [concurrency, told = '', ...files] = process.argv.slice(2);
/** One PostgreSQL for all. The types do not know the option yet. */
const setup = { globalSetupPath: new URL('test-postgres.ts', import.meta.url).pathname };
const events = run({
  ...setup,
  files: files.map((it) => resolve(it)),
  concurrency: Number(concurrency),
  execArgv: ['--import', './tools/jsx.ts', SEMI_SPACE, '--test-force-exit'],
});
events.on('test:fail', ({ todo }) => {
  if (todo === undefined) process.exitCode = 1;
});
await Promise.all([
  pipeline(events, new spec(), process.stdout, { end: false }),
  pipeline(events, times, createWriteStream(told)),
]);
