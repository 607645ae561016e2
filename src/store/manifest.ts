/** What a backup says of itself, authenticated: nothing is taken from a folder that is not as this installation made it. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vault } from './vault.ts';

export type Manifest = {
  readonly madeAt: string;
  /** The signed end of the log when it was made. */
  readonly checkpoint: string;
};

type Written = Manifest & {
  /** SHA-256 over every file of the backup, in hex. */
  readonly files: string;
  /** Made with a key of the vault, over the rest. */
  readonly mac: string;
};

const name = 'shinrai-backup.json';

const macOf = (vault: Vault, { madeAt, checkpoint, files }: Omit<Written, 'mac'>): string =>
  vault.digest('backup manifest', JSON.stringify([madeAt, checkpoint, files])).toString('hex');

/** Closes a backup: whatever changes in it afterwards is found. */
export function writeManifest(folder: string, vault: Vault, manifest: Manifest): void {
  const whole = { ...manifest, files: digestOfFiles(folder) };
  const written: Written = { ...whole, mac: macOf(vault, whole) };
  writeFileSync(join(folder, name), `${JSON.stringify(written, null, 1)}\n`, { mode: 0o600 });
}

/** Why a backup is refused. */
export type ManifestFault = 'no-manifest' | 'not-of-this-vault' | 'files-changed';

export function readManifest(folder: string, vault: Vault): Manifest | ManifestFault {
  const written = parsed(folder);
  if (written === undefined) return 'no-manifest';
  if (macOf(vault, written) !== written.mac) return 'not-of-this-vault';
  return digestOfFiles(folder) === written.files ? written : 'files-changed';
}

function parsed(folder: string): Written | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return typeof read === 'object' && read !== null ? (read as Written) : undefined;
  } catch {
    return undefined;
  }
}

/** A link or a device is named and not read: a backup of ours holds none. */
function digestOfFiles(folder: string): string {
  const whole = createHash('sha256');
  // WHY one for all: a cluster is a thousand small files, and clearing a megabyte for each took longer than reading them.
  const chunk = Buffer.alloc(1024 * 1024);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => !it.isDirectory())
    .map((it) => ({ path: join(it.parentPath, it.name), plain: it.isFile() }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, plain } of entries) {
    const file = path.slice(join(folder, '/').length);
    if (file !== name) whole.update(JSON.stringify([file, plain ? digestOfFile(path, chunk) : 'no file']));
  }
  return whole.digest('hex');
}

function digestOfFile(path: string, chunk: Buffer): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  const next = (): number => readSync(file, chunk);
  try {
    for (let read = next(); read > 0; read = next()) hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
