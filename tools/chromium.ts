// Where the real browser of the journeys comes from.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findCarriedChromium, unpackCarriedChromium } from './carried-chromium.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const APT_PACKAGES = ['chromium', 'fonts-noto-cjk'];

export const APT_LINE = `apt-get update && apt-get install -y --no-install-recommends ${APT_PACKAGES.join(' ')}`;

type Environment = { readonly SHINRAI_CHROMIUM?: string | undefined; readonly PATH?: string | undefined };

/**
 * The first browser this machine has: SHINRAI_CHROMIUM before the PATH, chromium before Chrome.
 * A SHINRAI_CHROMIUM that cannot be run is never passed over: somebody meant it.
 */
export function chooseChromium(environment: Environment, runs: (path: string) => boolean): string | undefined {
  const wanted = environment.SHINRAI_CHROMIUM;
  if (wanted) return runs(wanted) ? wanted : undefined;
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
}

/** The browser of this machine, or undefined. */
export function findChromium(): string | undefined {
  const chosen = chooseChromium(process.env, isExecutable);
  return chosen ?? (process.env.SHINRAI_CHROMIUM ? undefined : findCarriedChromium());
}

/** The browser of this machine, after installing Debian's or unpacking the one npm brought when there is none. */
export function findOrInstallChromium(say: (line: string) => void): string | undefined {
  const found = findChromium();
  if (found || process.env.SHINRAI_CHROMIUM) return found;
  if (process.getuid?.() === 0 && has('apt-get')) {
    say(`No Chromium found; installing Debian's: ${APT_LINE}`);
    const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // WHY: a failed update is not the end, the package lists may already be there.
    run('apt-get', ['update', '-q'], quiet);
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...APT_PACKAGES], quiet);
    const installed = findChromium();
    if (installed) return installed;
  }
  say('No Chromium on the PATH; unpacking the one that came with the packages.');
  return unpackCarriedChromium();
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
