/** `shinrai audit witness`: watches the logs of others, on a machine of its own. */
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Key, keyText, openDesk, readKey } from '#audit';
import { takeLock } from '#store';
import { answered, BadInputError, type ExitCode, type Io } from './io.ts';
import type { Parsed } from './options.ts';

/** Runs until it is told to stop. */
export async function runWitness({ values }: Parsed, io: Io): Promise<ExitCode> {
  const { folder, port = '3001', host = '127.0.0.1' } = values;
  const logs = ((values.log ?? []) as readonly string[]).map(keyOf);
  if (logs.length === 0)
    throw new BadInputError('name a log by its key: --log <key>, as `shinrai audit key` prints it');
  if (typeof folder !== 'string') throw new BadInputError('name the folder it keeps what it saw in: --folder <folder>');
  if (!/^\d{1,5}$/.test(String(port))) throw new BadInputError(`--port \`${String(port)}\` is not a number`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = takeLock(folder);
  if (lock === undefined) throw new BadInputError(`\`${folder}\` is in use by another witness`);
  const desk = openDesk(folder, logs);
  const server = createAdaptorServer({ fetch: desk.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(port), String(host), resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    lock.release();
    throw new BadInputError(`the witness cannot listen on port ${port}: ${error.code}`);
  });
  io.out(`http://localhost:${(server.address() as AddressInfo).port}\n${keyText(desk.key)}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  server.close();
  lock.release();
  return answered;
}

function keyOf(text: string): Key {
  const key = readKey(text);
  if (key?.kind !== 'log')
    throw new BadInputError(`--log \`${text}\` is not the key of a log; \`shinrai audit key\` prints one`);
  return key;
}
