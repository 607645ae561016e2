/** `shinrai db`: the database of an installation, kept by whoever runs it. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { acceptRestore, askWitnesses, keptCheckpoint, linkEntries, logState, readWitnesses, verifyLog } from '#audit';
import { nearest, nearText } from '#rules';
import {
  backup,
  copyBackup,
  databaseHealth,
  type ManifestFault,
  migrate,
  migrationStatus,
  openDatabase,
  type Place,
  postgresFolder,
  readManifest,
  requirePlainTree,
  restore,
  rootKeyFile,
  startPostgres,
  takeLock,
  type Vault,
  vaultFile,
  writeManifest,
} from '#store';
import { sayFaults, sayRestored, says } from './audit.ts';
import { dataHelp, dataOf, dataOption, keysOf, reach, requireKeysOf } from './data.ts';
import { answered, BadInputError, type ExitCode, fault, type Io } from './io.ts';
import { type Parsed, parse } from './options.ts';

export const help = `shinrai db status | migrate | backup <folder> | restore <folder> | verify <folder>

  status            what is there: version, migrations, sizes, counts; no content
  migrate           brings the database up to date, as one act
  backup <folder>   copies the database into a new folder, also while Shinrai runs.
                    Keys are not in it: without the vault a copy is unreadable
  restore <folder>  puts a backup in the place of the data; what was there is kept
                    beside it. Shinrai must be stopped. The log says for ever what
                    was lost. A backup that is not as it was made is refused
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
      `there is no \`db ${name}\`${nearText(nearest(name, known), 'db ')}; accepted: ${known.join(', ')}`,
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
  const vault = await keysOf(data);
  const reached = await reach(data);
  const owner = openDatabase(reached.place, 'owner', { connections: 1 });
  try {
    await requireKeysOf(data, vault, owner);
    const { applied, pending } = await migrationStatus(owner);
    const lines: (readonly [string, string | number])[] = [
      ['data', data],
      ['running', reached.running ? 'yes' : 'no'],
      ['migrations applied', applied.length],
      ['migrations pending', pending.join(', ') || 'none'],
    ];
    if (pending.length === 0) {
      const [health, log] = [await databaseHealth(owner), await logState(owner)];
      lines.push(
        ['database', health.database],
        ['bytes', health.bytes],
        ['entries', log.entries],
        ['linked', log.linked],
      );
    }
    lines.push(
      ['keys', vault.keyCount()],
      ['last backup', vault.kept('backup') ?? 'none'],
      ['last restore', vault.kept('restore') ?? 'none'],
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

async function makeBackup(data: string, folder: string | undefined, io: Io): Promise<ExitCode> {
  if (folder === undefined)
    throw new BadInputError('name the folder the backup is to be in: shinrai db backup <folder>');
  if (process.env.DATABASE_URL)
    throw new BadInputError('this database is another server’s: make its backups with pg_basebackup there');
  if (existsSync(folder)) throw new BadInputError(`\`${folder}\` is there already; name a folder that is not`);
  const vault = await keysOf(data);
  const reached = await reach(data);
  const app = openDatabase(reached.place, 'app', { connections: 1 });
  try {
    await requireKeysOf(data, vault, app);
    const linking = await linkEntries(app, vault);
    if (linking.fault !== undefined) io.err(`${says[linking.fault]} [${linking.fault}]\n`);
    const madeAt = new Date().toISOString();
    const checkpoint = keptCheckpoint(vault) ?? '';
    await backup(reached.place as Place & { readonly socket: string }, join(postgresFolder(data), 'data'), folder);
    writeManifest(folder, vault, { madeAt, checkpoint });
    vault.keep('backup', madeAt);
    io.out(
      `backed up into \`${folder}\`; the keys are not in it: keep copies of \`${dirname(vaultFile(data))}\` and of \`${rootKeyFile(data)}\` elsewhere, apart from each other\n`,
    );
    return answered;
  } finally {
    await app.destroy();
    vault.close();
    await reached.close();
  }
}

async function restoreFrom(data: string, folder: string | undefined, io: Io): Promise<ExitCode> {
  const from = backupAt(folder);
  const vault = await keysOf(data);
  const lock = takeLock(data);
  if (lock === undefined) throw new BadInputError(`the data in \`${data}\` are in use; stop Shinrai first`);
  try {
    const { madeAt } = manifestOf(from, vault);
    restore(from, join(postgresFolder(data), 'data'));
    vault.keep('restore', new Date().toISOString());
    io.out(
      `restored from \`${from}\`; what was there is in \`${join(postgresFolder(data), 'data.before-restore')}\`\n`,
    );
    return await sayWhatWasLost(data, vault, `the backup of ${madeAt}`, io);
  } finally {
    vault.close();
    lock.release();
  }
}

/** The first entry after a restore tells of it. Should we not come so far, `audit verify` says `cut-off` until it is said. */
async function sayWhatWasLost(data: string, vault: Vault, why: string, io: Io): Promise<ExitCode> {
  const postgres = await startPostgres({ folder: postgresFolder(data) });
  const owner = openDatabase({ socket: postgres.socket }, 'owner', { connections: 1 });
  try {
    await migrate(owner);
    const by = 'shinrai db restore';
    const { held } = await askWitnesses(vault, readWitnesses(process.env.SHINRAI_WITNESS));
    const done = await acceptRestore(owner, vault, { by, why, at: new Date(), always: true }, held);
    if (typeof done === 'string') {
      io.err(`the log of this backup is not the one that was kept: ${done}; shinrai audit verify says more\n`);
      return fault;
    }
    sayRestored(done, io);
    return answered;
  } finally {
    await owner.destroy();
    await postgres.stop();
  }
}

/** @throws BadInputError when the backup is not as this installation made it, saying what to do */
function manifestOf(folder: string, vault: Vault) {
  const read = readManifest(folder, vault);
  if (typeof read === 'string') throw new BadInputError(`\`${folder}\` ${refused[read]}; nothing was changed`);
  return read;
}

const refused: Readonly<Record<ManifestFault, string>> = {
  'no-manifest': 'says nothing of itself that can be read: take another backup',
  'not-of-this-vault':
    'was not made with the keys of this installation, or what it says of itself was changed: put the right vault in its place, or take another backup',
  'files-changed': 'was changed after it was made: take another backup',
};

/** @throws BadInputError when the folder is not a backup of ours */
function backupAt(folder: string | undefined): string {
  if (folder === undefined) throw new BadInputError('name the folder of the backup');
  if (!existsSync(join(folder, 'backup_label')))
    throw new BadInputError(`\`${folder}\` is not a backup made by \`shinrai db backup\``);
  try {
    requirePlainTree(folder);
  } catch (error) {
    throw new BadInputError(error instanceof Error ? error.message : String(error));
  }
  return folder;
}

async function verifyBackup(data: string, folder: string | undefined, io: Io): Promise<ExitCode> {
  const from = backupAt(folder);
  const vault = await keysOf(data);
  const scratch = mkdtempSync(join(tmpdir(), 'shinrai-verify-'));
  try {
    const { madeAt, checkpoint } = manifestOf(from, vault);
    copyBackup(from, join(scratch, 'data'));
    const postgres = await startPostgres({ folder: scratch, durable: false });
    const owner = openDatabase({ socket: postgres.socket }, 'owner', { connections: 1 });
    try {
      const { pending } = await migrationStatus(owner);
      const report = await verifyLog(owner, vault, { checkpoint });
      // What was written while the copy was made may not be linked in it yet.
      const faults = report.faults.filter((it) => it.says !== 'not-linked');
      io.out(
        `made ${madeAt}; ${report.entries} linked entries; ${pending.length === 0 ? 'up to date' : `needs ${pending.join(', ')}`}\n`,
      );
      sayFaults(faults, io);
      return faults.length === 0 ? answered : fault;
    } finally {
      await owner.destroy();
      await postgres.stop();
    }
  } finally {
    vault.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}
