// Where the real browser of the journeys comes from.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findCarriedChromium, unpackCarriedChromium } from './carried-chromium.ts';

/** Browsers without a window of their own: a visitor costs them a tenth of what it costs a whole one. */
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];
const WHOLE = ['chromium', 'chromium-browser', 'google-chrome'];
const APT_PACKAGES = ['chromium-headless-shell', 'fonts-noto-cjk'];

export const APT_LINE = `apt-get update && apt-get install -y --no-install-recommends ${APT_PACKAGES.join(' ')}`;

type Environment = { readonly SHINRAI_CHROMIUM?: string | undefined; readonly PATH?: string | undefined };

/**
 * The first browser this machine has: SHINRAI_CHROMIUM before all, then one without a window, from the PATH before the
 * carried one. A SHINRAI_CHROMIUM that cannot be run is never passed over: somebody meant it.
 */
export function chooseChromium(
  environment: Environment,
  runs: (path: string) => boolean,
  carried?: string,
): string | undefined {
  const wanted = environment.SHINRAI_CHROMIUM;
  if (wanted) return runs(wanted) ? wanted : undefined;
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = (names: readonly string[]): string | undefined =>
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
  return onPath(SHELLS) ?? carried ?? onPath(WHOLE);
}

/** The browser of this machine, or undefined. */
export const findChromium = (): string | undefined => chooseChromium(process.env, isExecutable, findCarriedChromium());

/** The browser of this machine; where it has none without a window, after installing Debian's or unpacking npm's. */
export function findOrInstallChromium(say: (line: string) => void): string | undefined {
  if (process.env.SHINRAI_CHROMIUM || SHELLS.some(has) || findCarriedChromium()) return findChromium();
  if (process.getuid?.() === 0 && has('apt-get')) {
    say(`No Chromium without a window found; installing Debian's: ${APT_LINE}`);
    const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // WHY: a failed update is not the end, the package lists may already be there.
    run('apt-get', ['update', '-q'], quiet);
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...APT_PACKAGES], quiet);
    if (SHELLS.some(has)) return findChromium();
  }
  say('No Chromium without a window on the PATH; unpacking the one that came with the packages.');
  return unpackCarriedChromium() ?? findChromium();
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

const has = (command: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, command)));

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
