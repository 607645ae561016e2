/** `shinrai keys rotate`: every key wrapped anew under a new root key. */
import { rootKeyFile, rotateKeys, takeLock } from '#store';
import { dataHelp, dataOf, dataOption, said } from './data.ts';
import { answered, BadInputError, type ExitCode, type Io } from './io.ts';
import { parse } from './options.ts';

export const help = `shinrai keys rotate

  rotate   makes a new root key, wraps every key in the vault anew under it, and
           destroys the old one. Shinrai must be stopped. Ended at any moment, it
           can be run again; what is sealed in the database stays as it is

Keep a copy of the new root key, and destroy the copies of the old one: with one
of them and an old copy of the vault, old data can be read.

${dataHelp}`;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parse(args, dataOption);
  const [name, more] = parsed.positionals;
  if (name !== 'rotate' || more !== undefined) throw new BadInputError('say what is to be done: shinrai keys rotate');
  const data = dataOf(parsed);
  const lock = takeLock(data);
  if (lock === undefined) throw new BadInputError(`the data in \`${data}\` are in use; stop Shinrai first`);
  try {
    const count = await said(rotated(data));
    io.out(`${count} keys are wrapped under a new root key in \`${rootKeyFile(data)}\`: keep a copy of it elsewhere\n`);
    return answered;
  } finally {
    lock.release();
  }
}

async function rotated(data: string): Promise<number> {
  const rotation = rotateKeys(data);
  for (;;) {
    const step = await rotation.next();
    if (step.done === true) return step.value;
  }
}
