/** One process owns a data folder. The operating system lets go when the process ends, however it ends. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type Lock = { readonly release: () => void };

/** Takes the folder, or nothing when another process has it. */
export function takeLock(folder: string): Lock | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const file = new DatabaseSync(join(folder, 'owner.lock'), { timeout: 0 });
  try {
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    file.close();
    return undefined;
  }
  return { release: () => file.close() };
}
