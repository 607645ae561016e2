/** `shinrai audit`: is the log of reads as it was written? */
import {
  acceptRestore,
  askWitnesses,
  keyText,
  type LogFault,
  type LogReport,
  linkEntries,
  type Restored,
  readWitnesses,
  signerOf,
  verifyLog,
} from '#audit';
import { type Database, openDatabase, type Vault } from '#store';
import { dataHelp, dataOf, dataOption, keysOf, reach, requireKeysOf } from './data.ts';
import { answered, BadInputError, type ExitCode, fault, type Io, restored } from './io.ts';
import { type Parsed, parse } from './options.ts';
import { runCheck } from './proof.ts';
import { runWitness } from './witness.ts';

export const help = `shinrai audit verify | accept-restore | key | check | witness

  verify          walks the whole log of reads and compares it with its tree and
                  with the end kept outside the database, and with the witnesses of
                  SHINRAI_WITNESS: an entry that was changed, removed, reordered, cut
                  off or forged is found. It proves that what was logged was not
                  altered, not that everything was logged. Exit code 1 when something
                  is wrong, 3 when nothing is wrong but entries were lost in a restore
                  that was said
  accept-restore  after the database came back from a copy by other means than
                  \`shinrai db restore\`: says in the log what was lost, by whom and
                  why (--by, --why). It stays there: write a duty rather than a name,
                  and nothing about a resident
  key             the key that verifies the ends this log signs, for its witnesses
  check <file>    checks the proof of an entry, as "who saw my data" gives it, with
                  nothing else at hand: --key <key of the log>, and --key <key of a
                  witness> for each that is to have cosigned it
  witness         runs a witness for the logs of others, on a machine of its own:
                  --log <key> (once or more), --folder <its own data>, --port <3001>,
                  --host <this machine only>. It cosigns an end of a log when that goes
                  on from the end it saw before, and refuses otherwise

${dataHelp}`;

type Action = (app: Database, vault: Vault, parsed: Parsed, io: Io) => Promise<ExitCode>;

const actions: Readonly<Record<string, Action>> = { verify, 'accept-restore': accept, key };

const options = {
  ...dataOption,
  by: { type: 'string' },
  why: { type: 'string' },
  key: { type: 'string', multiple: true },
  log: { type: 'string', multiple: true },
  folder: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
} as const;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parse(args, options);
  const [name = ''] = parsed.positionals;
  if (name === 'witness') return runWitness(parsed, io);
  if (name === 'check') return runCheck(parsed, io);
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined)
    throw new BadInputError(
      `say what is to be done: shinrai audit ${[...Object.keys(actions), 'check', 'witness'].join(' | ')}`,
    );
  const data = dataOf(parsed);
  const vault = await keysOf(data);
  const reached = await reach(data);
  const app = openDatabase(reached.place, 'app', { connections: 1 });
  try {
    await requireKeysOf(data, vault, app);
    return await action(app, vault, parsed, io);
  } finally {
    await app.destroy();
    vault.close();
    await reached.close();
  }
}

async function verify(app: Database, vault: Vault, _: Parsed, io: Io): Promise<ExitCode> {
  // What was written last waits to be linked; that is no fault.
  await linkEntries(app, vault);
  const outside = await askWitnesses(vault, witnesses());
  const report = await verifyLog(app, vault, { outside });
  sayReport(report, io);
  if (report.faults.length > 0) return fault;
  return report.restores.length > 0 ? restored : answered;
}

async function accept(app: Database, vault: Vault, { values: { by, why } }: Parsed, io: Io): Promise<ExitCode> {
  if (typeof by !== 'string' || typeof why !== 'string' || by.trim() === '' || why.trim() === '')
    throw new BadInputError('say who and why: shinrai audit accept-restore --by <who> --why <reason>');
  const { held, silent } = await askWitnesses(vault, witnesses());
  // How far the log had reached may be known to nobody else.
  for (const it of silent) io.err(`${says['witness-silent']} (${it})\n`);
  const done = await acceptRestore(app, vault, { by, why, at: new Date() }, held);
  if (done === 'nothing-lost') {
    io.out('nothing was lost: the log reaches as far as was kept\n');
    return answered;
  }
  if (typeof done === 'string') {
    io.err(`this is no restore: ${says[done]}; shinrai audit verify says more\n`);
    return fault;
  }
  sayRestored(done, io);
  return answered;
}

async function key(_: Database, vault: Vault, __: Parsed, io: Io): Promise<ExitCode> {
  io.out(`${keyText(signerOf(vault))}\n`);
  return answered;
}

const witnesses = () => {
  try {
    return readWitnesses(process.env.SHINRAI_WITNESS);
  } catch (error) {
    throw new BadInputError((error as Error).message);
  }
};

export const says: Readonly<Record<LogFault['says'], string>> = {
  'entry-changed': 'the entry was changed after it was written',
  'entry-removed': 'the entry was removed',
  'link-removed': 'a link of the log is missing',
  'link-changed': 'a link of the log was changed, or entries were reordered',
  forged: 'somebody without the keys wrote entries',
  'objection-changed': 'the objection was changed after it was made',
  'objection-removed': 'the objection was removed',
  'objection-forged': 'somebody without the keys wrote objections',
  'no-checkpoint': 'the vault keeps no end of this log: it is not the vault of this log, or its end was removed',
  'checkpoint-forged': 'the end kept in the vault was not signed with its key',
  'cut-off': 'the end of the log was cut off, or the database came back from a copy (see accept-restore)',
  'not-the-kept-end': 'the log is not the one whose end was kept',
  'not-linked': 'entries stand outside the log',
  'witness-disagrees': 'the log is not the one a witness has seen',
  'witness-ahead': 'a witness has seen more of the log than there is',
  'witness-unsigned': 'a witness holds an end this log did not sign',
  'witness-silent': 'a witness could not be asked',
  'witness-behind': 'a witness no longer holds what it took',
};

export function sayFaults(faults: readonly LogFault[], io: Io): void {
  for (const it of faults) {
    const more = 'entries' in it ? ` (${it.entries})` : 'witness' in it ? ` (${it.witness})` : '';
    io.out(`${it.at}: ${says[it.says]}${more} [${it.says}]\n`);
  }
}

export function sayRestored({ from, to, by, why }: Restored, io: Io): void {
  const lost = to === undefined ? 'nobody knows how many' : String(to - from + 1);
  const where = to === undefined || to < from ? '' : ` (${from} to ${to})`;
  io.out(`${from}: restored; ${lost} entries lost${where}; by ${by}: ${why} [restored]\n`);
}

function sayReport({ entries, faults, restores }: LogReport, io: Io): void {
  for (const it of restores) sayRestored(it, io);
  sayFaults(faults, io);
  io.out(`${entries} entries, ${faults.length} faults, ${restores.length} restores\n`);
}
