// Runs before every npm script, on whatever Node the machine has (20 or newer), so it is plain JavaScript.
// Installs the packages when package-lock.json changed, then makes sure that the `node` the script goes on with is
// new enough. Writes to stderr only and leaves stdin alone: `npm run -s shinrai -- …` can stand in a pipe.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = 26;
const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.shinrai-installed`;
const carriedNode = `${root}node_modules/.bin/node`;

/** The installed packages are right when the stamp says which lock file they came from. */
function lockHash() {
  return createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function install() {
  process.stderr.write('Installing packages (first start, or the lock file changed) …\n');
  // WHY: what npm noted of an earlier install it believes, also where the packages are not there.
  rmSync(`${root}node_modules/.package-lock.json`, { force: true });
  // WHY: not `npm ci`, which refuses a lock file that lacks another platform's optional package.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, before] = npm ? [process.execPath, [npm]] : ['npm', []];
  const run = spawnSync(command, [...before, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (run.status !== 0) fail('The packages could not be installed: npm says why above. Is the registry reachable?');
  mkdirSync(`${root}node_modules`, { recursive: true });
  // WHY: a file of its own, where folders were copied by linking their files.
  rmSync(stamp, { force: true });
  writeFileSync(stamp, lockHash());
}

/** Major version of a Node, or 0 when it cannot run here. */
function majorOf(command) {
  const run = spawnSync(command, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return run.status === 0 ? Number.parseInt(run.stdout.slice(1), 10) : 0;
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash()) install();

// WHY: npm puts node_modules/.bin first on the PATH. A carried Node that cannot run here (another C library) would
// stand in the way of a good one the machine has.
if (existsSync(carriedNode) && majorOf(carriedNode) === 0) rmSync(carriedNode);

const major = majorOf('node');
if (major < NEEDED) {
  fail(
    `Shinrai needs Node ${NEEDED} or newer; the \`node\` found on the PATH is ${major || 'not there'}.\n` +
      'Started through npm (`npm start`, `npm test`) it brings its own for Linux, macOS and Windows. ' +
      `On other systems install Node ${NEEDED} from https://nodejs.org.\n` +
      'If node_modules came from another machine, delete it and try again.',
  );
}
