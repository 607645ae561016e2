/** `shinrai timers`: what was set aside because it failed twice. */
import { retryTimers, timersSetAside } from '#records';
import { openDatabase } from '#store';
import { dataHelp, dataOf, dataOption, reach } from './data.ts';
import { answered, BadInputError, type ExitCode, type Io } from './io.ts';
import { parse } from './options.ts';

export const help = `shinrai timers status | retry

  status   how many timers were set aside, and why: \`too-much\` (the record is more
           than can be worked out at once), \`fault\` (a fault of Shinrai), \`died\`
           (Shinrai ended while it worked on them). Nothing of whom they are about
  retry    puts them back: Shinrai tries each again within a minute, at most twice

${dataHelp}`;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parse(args, dataOption);
  const [name] = parsed.positionals;
  if (name !== 'status' && name !== 'retry')
    throw new BadInputError('say what is to be done: shinrai timers status, or shinrai timers retry');
  const reached = await reach(dataOf(parsed));
  const app = openDatabase(reached.place, 'app', { connections: 1 });
  try {
    if (name === 'retry') io.out(`${await retryTimers(app)} put back\n`);
    else {
      const aside = await timersSetAside(app);
      for (const { fault, count } of aside) io.out(`${fault.padEnd(20)}${count}\n`);
      if (aside.length === 0) io.out('none is set aside\n');
    }
    return answered;
  } finally {
    await app.destroy();
    await reached.close();
  }
}
