/**
 * A copy of the carried PostgreSQL while it works, and the way back. The vault is not part of it: a copy of the data
 * without the keys is unreadable, and stays so for whom the keys were destroyed.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { addressOf, type Place } from './open.ts';

/** Copies the cluster into a new folder. @throws Error when the folder is not empty */
export async function backup(place: Place & { readonly socket: string }, data: string, into: string): Promise<void> {
  if (existsSync(into) && readdirSync(into).length > 0) throw new Error(`\`${into}\` is not empty`);
  mkdirSync(into, { recursive: true, mode: 0o700 });
  const client = new pg.Client(addressOf(place, 'owner'));
  await client.connect();
  try {
    // Holds back the clearing away of what was written while we copy; it is gone with this connection.
    await client.query("SELECT pg_create_physical_replication_slot('shinrai_backup', true, true)");
    await client.query("SELECT pg_backup_start('shinrai', fast => true)");
    copyTree(data, into, (file) => leftOut(data, file));
    for (const it of emptyFolders) mkdirSync(join(into, it), { recursive: true, mode: 0o700 });
    const { rows } = await client.query<{ labelfile: string }>(
      'SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)',
    );
    writeFileSync(join(into, 'backup_label'), rows[0]?.labelfile ?? '', { mode: 0o600 });
    copyTree(join(data, 'pg_wal'), join(into, 'pg_wal'), () => false);
  } finally {
    await client.end();
  }
}

const emptyFolders = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_stat_tmp',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_subtrans',
];

/** Copies files while they are in use: one that vanishes meanwhile is made good by the log of the database. */
function copyTree(from: string, into: string, skips: (file: string) => boolean): void {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(into, entry.name)];
    if (skips(source)) continue;
    if (entry.isDirectory()) copyTree(source, target, skips);
    else if (entry.isFile()) copyFile(source, target);
  }
}

function copyFile(source: string, target: string): void {
  try {
    copyFileSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function leftOut(data: string, file: string): boolean {
  const [first = ''] = file.slice(data.length + 1).split('/');
  return emptyFolders.includes(first) || first === 'postmaster.pid' || first === 'postmaster.opts';
}

/** Puts a backup in the place of the data folder; what was there is kept beside it as `data.before-restore`. The server must be stopped. */
export function restore(from: string, data: string): void {
  if (!existsSync(join(from, 'backup_label')))
    throw new Error(`\`${from}\` is not a backup made by \`shinrai db backup\``);
  const arriving = `${data}.restoring`;
  const before = `${data}.before-restore`;
  for (const it of [arriving, before]) rmSync(it, { recursive: true, force: true });
  cpSync(from, arriving, { recursive: true, preserveTimestamps: true });
  if (existsSync(data)) renameSync(data, before);
  renameSync(arriving, data);
}
