/**
 * A copy of the carried PostgreSQL while it works, and the way back. The vault is not part of it: a copy of the data
 * without the keys is unreadable, and stays so for whom the keys were destroyed.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { takeFolder } from './cluster.ts';
import { addressOf, type Place } from './open.ts';
import { copyFolder, copyPlainTree } from './own-folder.ts';

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
    // A file that vanishes meanwhile is made good by the log of the database.
    copyFolder(data, into, (file) => leftOut(data, file));
    for (const it of emptyFolders) mkdirSync(join(into, it), { recursive: true, mode: 0o700 });
    const { rows } = await client.query<{ labelfile: string }>(
      'SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)',
    );
    writeFileSync(join(into, 'backup_label'), rows[0]?.labelfile ?? '', { mode: 0o600 });
    copyFolder(join(data, 'pg_wal'), join(into, 'pg_wal'), () => false);
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

function leftOut(data: string, file: string): boolean {
  const [first = ''] = file.slice(data.length + 1).split('/');
  return emptyFolders.includes(first) || first === 'postmaster.pid' || first === 'postmaster.opts';
}

/**
 * Puts a backup in the place of the data folder; what was there is kept beside it as `data.before-restore`. The server must
 * be stopped. @throws Error, with everything as it was, when it is no backup or a link lies in it
 */
export function restore(from: string, data: string): void {
  takeFolder(dirname(data));
  const arriving = `${data}.restoring`;
  const before = `${data}.before-restore`;
  rmSync(arriving, { recursive: true, force: true });
  copyBackup(from, arriving);
  rmSync(before, { recursive: true, force: true });
  if (existsSync(data)) renameSync(data, before);
  renameSync(arriving, data);
}

/** @throws Error when it is no backup or a link lies in it */
export function copyBackup(from: string, into: string): void {
  if (!existsSync(join(from, 'backup_label')))
    throw new Error(`\`${from}\` is not a backup made by \`shinrai db backup\``);
  copyPlainTree(from, into);
}
