// The Chromium an npm package carries (Linux on x64), for machines that have none and may not install one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const packed = fileURLToPath(new URL('../node_modules/@sparticuz/chromium/bin/', import.meta.url));
const folder = fileURLToPath(new URL('../node_modules/.cache/shinrai-browser/', import.meta.url));
const starter = `${folder}chromium`;

/** The start script of the unpacked browser, or undefined when it was never unpacked here. */
export function findCarriedChromium(): string | undefined {
  return existsSync(starter) ? starter : undefined;
}

/**
 * Unpacks the browser (two seconds, 210 MB) and returns its start script, or undefined where it cannot run.
 * It brings the libraries a bare machine lacks, but no Japanese letters: those are the machine's, where it has some.
 */
export function unpackCarriedChromium(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(`${packed}chromium.br`)) return undefined;
  const half = `${folder.slice(0, -1)}-${process.pid}/`;
  mkdirSync(half, { recursive: true });
  writeFileSync(`${half}browser`, unpack('chromium.br'), { mode: 0o755 });
  for (const archive of ['al2023.tar.br', 'fonts.tar.br']) {
    const run = spawnSync('tar', ['-x', '-C', half], { input: unpack(archive), stdio: ['pipe', 'ignore', 'inherit'] });
    if (run.status !== 0) return undefined;
  }
  writeFileSync(`${half}chromium`, START, { mode: 0o755 });
  writeFileSync(`${half}fonts.conf`, FONTS);
  // WHY: renamed when complete, so that a run that was stopped leaves no half browser behind.
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder);
  return starter;
}

const unpack = (name: string): Buffer => brotliDecompressSync(readFileSync(packed + name));

const START = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/lib" FONTCONFIG_PATH="$here"
exec "$here/browser" "$@"
`;

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${folder}fonts-cache</cachedir>
</fontconfig>
`;
