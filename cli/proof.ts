/** `shinrai audit check`: is this look in the log, as the file says? It needs no installation and no network. */
import { readFileSync } from 'node:fs';
import { checkProof, type Key, type ProofFault, readKey } from '#audit';
import { answered, BadInputError, type ExitCode, fault, type Io } from './io.ts';
import type { Parsed } from './options.ts';

export async function runCheck({ values, positionals }: Parsed, io: Io): Promise<ExitCode> {
  const [, path] = positionals;
  if (path === undefined) throw new BadInputError('name the file: shinrai audit check <file> --key <key>');
  const keys = ((values.key ?? []) as readonly string[]).map(keyOf);
  const log = keys.find((it) => it.kind === 'log');
  if (log === undefined)
    throw new BadInputError('give the key of the log: --key <key>, as the page "who saw my data" shows it');
  const witnesses = keys.filter((it) => it.kind === 'witness');
  const found = checkProof(textIn(path), log, witnesses);
  if (typeof found === 'string') {
    io.out(`${says[found]} [${found}]\n`);
    return fault;
  }
  for (const [name, value] of Object.entries(found.entry))
    if (value !== null) io.out(`${name.padEnd(14)}${Array.isArray(value) ? value.join(', ') : String(value)}\n`);
  io.out(`this entry stands at ${found.place} of ${found.checkpoint.size} in the log ${found.checkpoint.origin}\n`);
  return answered;
}

const says: Readonly<Record<ProofFault, string>> = {
  'not-a-proof': 'this is not the proof of an entry',
  'not-signed': 'the end of the log in it was not signed with each of these keys',
  'not-in-the-log': 'the entry is not in the log that was signed',
};

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new BadInputError(`there is no file \`${path}\``);
  }
}

function keyOf(text: string): Key {
  const key = readKey(text);
  if (key === undefined) throw new BadInputError(`--key \`${text}\` is not a key`);
  return key;
}
