/** `shinrai db`: the database of an installation, kept by whoever runs it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainState, keepRestoredEnd, keptEnd, linkEntries, verifyChain } from '#audit';
import { nearest } from '#rules';
import {
  backup,
  type Checkpoint,
  copyBackup,
  databaseHealth,
  migrate,
  migrationStatus,
  openDatabase,
  openVault,
  type Place,
  postgresFolder,
  restore,
  startPostgres,
  takeLock,
  vaultFile,
} from '#store';
import { sayFaults } from './audit.ts';
import { dataHelp, dataOf, dataOption, reach } from './data.ts';
import { answered, BadInputError, type ExitCode, fault, type Io } from './io.ts';
import { type Parsed, parse } from './options.ts';

export const help = `shinrai db status | migrate | backup <folder> | restore <folder> | verify <folder>

  status            what is there: version, migrations, sizes, counts; no content
  migrate           brings the database up to date, as one act
  backup <folder>   copies the database into a new folder, also while Shinrai runs.
                    Keys are not in it: without the vault a copy is unreadable
  restore <folder>  puts a backup in the place of the data; what was there is kept
                    beside it. Shinrai must be stopped
  verify <folder>   opens a copy of a backup and checks it, log included

${dataHelp}

With DATABASE_URL the server's own tools make and restore backups.`;

type Action = (data: string, folder: string | undefined, io: Io) => Promise<ExitCode>;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed: Parsed = parse(args, dataOption);
  const [name = '', folder, ...more] = parsed.positionals;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined) {
    const known = Object.keys(actions);
    throw new BadInputError(
      `there is no \`db ${name}\`; the nearest is \`db ${nearest(name, known)}\`; accepted: ${known.join(', ')}`,
    );
  }
  if (more.length > 0) throw new BadInputError(`\`${more[0]}\` is one argument too many`);
  return action(dataOf(parsed), folder, io);
}

const actions: Readonly<Record<string, Action>> = {
  status,
  migrate: migrateAll,
  backup: makeBackup,
  restore: restoreFrom,
  verify: verifyBackup,
};

async function status(data: string, _: string | undefined, io: Io): Promise<ExitCode> {
  const reached = await reach(data);
  const owner = openDatabase(reached.place, 'owner', { connections: 1 });
  const vault = openVault(vaultFile(data));
  try {
    const { applied, pending } = await migrationStatus(owner);
    const lines: (readonly [string, string | number])[] = [
      ['data', data],
      ['running', reached.running ? 'yes' : 'no'],
      ['migrations applied', applied.length],
      ['migrations pending', pending.join(', ') || 'none'],
    ];
    if (pending.length === 0) {
      const [health, chain] = [await databaseHealth(owner), await chainState(owner)];
      lines.push(
        ['database', health.database],
        ['bytes', health.bytes],
        ['entries', chain.entries],
        ['chained', chain.linked],
      );
    }
    lines.push(
      ['keys', vault.keyCount()],
      ['last backup', vault.checkpoint('backup')?.hash ?? 'none'],
      ['last restore', vault.checkpoint('restore')?.hash ?? 'none'],
    );
    for (const [name, value] of lines) io.out(`${name.padEnd(20)}${value}\n`);
    return answered;
  } finally {
    vault.close();
    await owner.destroy();
    await reached.close();
  }
}

async function migrateAll(data: string, _: string | undefined, io: Io): Promise<ExitCode> {
  const reached = await reach(data);
  const owner = openDatabase(reached.place, 'owner', { connections: 1 });
  try {
    const applied = await migrate(owner);
    io.out(applied.length === 0 ? 'nothing to apply: the database is up to date\n' : `applied ${applied.join(', ')}\n`);
    return answered;
  } finally {
    await owner.destroy();
    await reached.close();
  }
}

/** What a backup says of itself. */
type Manifest = { readonly madeAt: string; readonly chain: Checkpoint | undefined };
const manifestName = 'shinrai-backup.json';

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as Manifest;

async function makeBackup(data: string, folder: string | undefined, io: Io): Promise<ExitCode> {
  if (folder === undefined)
    throw new BadInputError('name the folder the backup is to be in: shinrai db backup <folder>');
  if (process.env.DATABASE_URL)
    throw new BadInputError('this database is another server’s: make its backups with pg_basebackup there');
  if (existsSync(folder)) throw new BadInputError(`\`${folder}\` is there already; name a folder that is not`);
  const reached = await reach(data);
  const vault = openVault(vaultFile(data));
  try {
    const app = openDatabase(reached.place, 'app', { connections: 1 });
    await linkEntries(app, vault).finally(() => app.destroy());
    const manifest: Manifest = { madeAt: new Date().toISOString(), chain: keptEnd(vault) };
    await backup(reached.place as Place & { readonly socket: string }, join(postgresFolder(data), 'data'), folder);
    writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
    vault.setCheckpoint('backup', { size: manifest.chain?.size ?? 0, hash: manifest.madeAt });
    io.out(`backed up into \`${folder}\`; the keys are not in it: keep a copy of \`${vaultFile(data)}\` elsewhere\n`);
    return answered;
  } finally {
    vault.close();
    await reached.close();
  }
}

async function restoreFrom(data: string, folder: string | undefined, io: Io): Promise<ExitCode> {
  const from = backupAt(folder);
  const lock = takeLock(data);
  if (lock === undefined) throw new BadInputError(`the data in \`${data}\` are in use; stop Shinrai first`);
  try {
    restore(from, join(postgresFolder(data), 'data'));
    const vault = openVault(vaultFile(data));
    keepRestoredEnd(vault, manifestIn(from).chain);
    vault.setCheckpoint('restore', { size: 0, hash: new Date().toISOString() });
    vault.close();
  } finally {
    lock.release();
  }
  io.out(`restored from \`${from}\`; what was there is in \`${join(postgresFolder(data), 'data.before-restore')}\`\n`);
  return answered;
}

/** @throws BadInputError when the folder is not a backup of ours */
function backupAt(folder: string | undefined): string {
  if (folder === undefined) throw new BadInputError('name the folder of the backup');
  if (!existsSync(join(folder, 'backup_label')) || !existsSync(join(folder, manifestName)))
    throw new BadInputError(`\`${folder}\` is not a backup made by \`shinrai db backup\``);
  return folder;
}

async function verifyBackup(_: string, folder: string | undefined, io: Io): Promise<ExitCode> {
  const from = backupAt(folder);
  const scratch = mkdtempSync(join(tmpdir(), 'shinrai-verify-'));
  try {
    copyBackup(from, join(scratch, 'data'));
    const postgres = await startPostgres({ folder: scratch, durable: false });
    const owner = openDatabase({ socket: postgres.socket }, 'owner', { connections: 1 });
    try {
      const { pending } = await migrationStatus(owner);
      const manifest = manifestIn(from);
      const report = await verifyChain(owner, manifest.chain);
      // What was written while the copy was made may not be chained in it yet.
      const faults = report.faults.filter((it) => it.says !== 'not-linked');
      io.out(
        `made ${manifest.madeAt}; ${report.entries} chained entries; ${pending.length === 0 ? 'up to date' : `needs ${pending.join(', ')}`}\n`,
      );
      sayFaults(faults, io);
      return faults.length === 0 ? answered : fault;
    } finally {
      await owner.destroy();
      await postgres.stop();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
