/** What a command may touch: given as an argument, so that tests need no process. */
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { describeProblem, readJson } from '#rules';

export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: Readable;
};

/** Documented exit codes. */
export const answered = 0;
export const fault = 1;
export const badInput = 2;

/** Of `audit verify`: nothing is wrong, and entries were lost in a restore that was said. */
export const restored = 3;

export type ExitCode = typeof answered | typeof fault | typeof badInput | typeof restored;

/** A message for the person at the keyboard; ends the command with exit code 2. */
export class BadInputError extends Error {}

/** Largest situation, in bytes. */
export const mostBytes = 2 * 1024 * 1024;

/** The bytes of a file, or of standard input for `-`, refused beyond `mostBytes` without reading on. */
async function bytesOf(path: string, io: Io): Promise<Buffer> {
  const tooLarge = new BadInputError(
    `\`${path}\` is larger than 2 MB; a situation is a few kB. Use --ndjson for many situations`,
  );
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await streamOf(path, io)) {
    size += (chunk as Buffer).length;
    if (size > mostBytes) throw tooLarge;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** @throws BadInputError when there is no such file */
export async function streamOf(path: string, io: Io): Promise<Readable> {
  if (path === '-') return io.stdin;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new BadInputError(`there is no file \`${path}\`; give a JSON file, or - for standard input`);
  if (found.isDirectory())
    throw new BadInputError(`\`${path}\` is a folder; give a JSON file, or - for standard input`);
  const file = await open(path);
  return file.createReadStream();
}

/** @throws BadInputError for a missing or large file, invalid UTF-8 or invalid JSON, naming the place */
export async function jsonOf(path: string, io: Io): Promise<unknown> {
  return parseJson(decode(await bytesOf(path, io), path), path);
}

export function decode(bytes: Uint8Array, where: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadInputError(`${where}: this is not valid UTF-8; save the file as UTF-8`);
  }
}

export function parseJson(text: string, where: string): unknown {
  const read = readJson(text);
  if ('value' in read) return read.value;
  if ('problems' in read) throw new BadInputError(read.problems.map(describeProblem).join('\n'));
  const at = read.broken === undefined ? ' at the end' : ` at line ${read.broken.line}, column ${read.broken.column}`;
  throw new BadInputError(`${where}: this is not valid JSON${at}; check commas, quotes and brackets there`);
}
