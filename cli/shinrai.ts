// The command: `npm run -s shinrai -- <command> …`. Each command is one file, loaded when it is named.
import { nearest, nearText } from '#rules';
import { BadInputError, badInput, type ExitCode, fault, type Io } from './io.ts';

type Command = { readonly help: string; readonly run: (args: readonly string[], io: Io) => Promise<ExitCode> };

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  assess: () => import('./assess.ts'),
  ask: () => import('./ask.ts'),
  'what-if': () => import('./what-if.ts'),
  rules: () => import('./rules.ts'),
  facts: () => import('./facts.ts'),
  check: () => import('./check.ts'),
  db: () => import('./db.ts'),
  audit: () => import('./audit.ts'),
  keys: () => import('./keys.ts'),
  timers: () => import('./timers.ts'),
};

const help = `shinrai: what residence law says about a situation

  shinrai assess <procedure> <file.json|->    determine one situation (--ndjson: one a line)
  shinrai ask <procedure> <file.json|->       the next question that could change the answer
  shinrai what-if <procedure> <file.json|->   the same with facts changed; nothing is written
  shinrai rules list | show <id>              the rules, with their law
  shinrai facts                               JSON Schema of a situation
  shinrai check                               check the rulebook
  shinrai db status | migrate | backup | restore | verify
                                              the database of an installation
  shinrai audit verify | accept-restore | key | check | witness
                                              the log of reads
  shinrai keys rotate                         wrap the keys anew under a new root key
  shinrai timers status | retry               what was set aside because it failed twice

  shinrai <command> --help                    says more

Exit codes: 0 answered, 2 bad input, 1 a fault of ours (or of the rulebook, for check),
3 of audit verify: whole, but a restore lost entries.`;

/** @returns the exit code; never throws */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? io.err : io.out)(`${help}\n`);
    return name === undefined ? badInput : 0;
  }
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load === undefined) {
      const near = nearText(nearest(name, Object.keys(commands)));
      throw new BadInputError(`there is no command \`${name}\`${near}; shinrai --help lists all`);
    }
    const command = await load();
    if (rest.includes('--help') || rest.includes('-h')) {
      io.out(`${command.help}\n`);
      return 0;
    }
    return await command.run(rest, io);
  } catch (error) {
    if (error instanceof BadInputError) {
      io.err(`${error.message}\n`);
      return badInput;
    }
    io.err(`this is a fault of ours, not of your input: ${error instanceof Error ? error.stack : String(error)}\n`);
    return fault;
  }
}

if (import.meta.main) {
  process.stdout.on('error', () => process.exit(0));
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    stdin: process.stdin,
  });
}
