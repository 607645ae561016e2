/** `shinrai audit verify`: is the log of reads as it was written? */
import { type ChainFault, keptEnd, linkEntries, verifyChain } from '#audit';
import { openDatabase, openVault, vaultFile } from '#store';
import { dataHelp, dataOf, dataOption, reach } from './data.ts';
import { answered, BadInputError, type ExitCode, fault, type Io } from './io.ts';
import { parse } from './options.ts';

export const help = `shinrai audit verify

Walks the whole log of reads and compares it with its chain and with the end of
the chain kept outside the database: a changed, removed, reordered or cut-off
entry is found. It proves that what was logged was not altered, not that
everything was logged. Exit code 1 when something is wrong.

${dataHelp}`;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parse(args, dataOption);
  const [name] = parsed.positionals;
  if (name !== 'verify') throw new BadInputError('say what is to be done: shinrai audit verify');
  const data = dataOf(parsed);
  const reached = await reach(data);
  const vault = openVault(vaultFile(data));
  const app = openDatabase(reached.place, 'app', { connections: 1 });
  try {
    // What was written last waits to be chained; that is no fault.
    await linkEntries(app, vault);
    const { entries, faults } = await verifyChain(app, keptEnd(vault));
    sayFaults(faults, io);
    io.out(`${entries} entries, ${faults.length} faults\n`);
    return faults.length === 0 ? answered : fault;
  } finally {
    await app.destroy();
    vault.close();
    await reached.close();
  }
}

const says: Readonly<Record<ChainFault['says'], string>> = {
  'entry-changed': 'the entry was changed after it was written',
  'entry-removed': 'the entry was removed',
  'link-removed': 'a link of the chain is missing',
  'link-changed': 'a link of the chain was changed, or entries were reordered',
  'cut-off': 'the end of the log was cut off',
  'not-the-kept-end': 'the chain is not the one whose end was kept',
  'not-linked': 'entries stand outside the chain',
};

export function sayFaults(faults: readonly ChainFault[], io: Io): void {
  for (const it of faults) io.out(`${it.at}: ${says[it.says]} [${it.says}]\n`);
}
