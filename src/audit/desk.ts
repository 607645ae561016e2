/**
 * A witness process: it cosigns an end of a log when the log signed it and it goes on from the end seen before, and
 * refuses otherwise (c2sp.org/tlog-witness). Run by somebody else, on a machine of theirs.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, cosignature, type Key, openCheckpoint, originIn, type Signer } from './note.ts';
import { emptyRoot, isBeginning } from './tree.ts';

export type Desk = {
  /** What verifies its cosignatures. */
  readonly key: Key;
  readonly fetch: (request: Request) => Promise<Response>;
};

const mostBytes = 64 * 1024;
const hashText = /^[A-Za-z0-9+/]{43}=$/;

/** @param folder where its key and what it saw are kept @param logs the keys of the logs it watches */
export function openDesk(folder: string, logs: readonly Key[], now: () => Date = () => new Date()): Desk {
  const signer = signerIn(folder);
  const logOf = (origin: string): Key | undefined =>
    logs.find((it) => origin === it.name || origin.startsWith(`${it.name}/`));

  const add = (body: string): Response => {
    const split = body.indexOf('\n\n');
    const [first = '', ...lines] = body.slice(0, split).split('\n');
    const note = body.slice(split + 2);
    const old = /^old (0|[1-9]\d{0,14})$/.exec(first)?.[1];
    if (split < 0 || old === undefined || lines.length > 63 || !lines.every((it) => hashText.test(it)))
      return says(400, 'send `old <size>`, the proof, an empty line and the checkpoint');
    const log = logOf(originIn(note));
    if (log === undefined) return says(404, 'this log is not watched here');
    const shown = openCheckpoint(note, log);
    if (shown === undefined) return says(403, 'the log did not sign this checkpoint');
    if (Number(old) > shown.size) return says(400, 'the old size is greater than the size');
    const seen = latest(folder, shown.origin, log) ?? { origin: shown.origin, size: 0, root: emptyRoot };
    if (Number(old) !== seen.size) return answer(409, `${seen.size}\n`, 'text/x.tlog.size');
    if (shown.size === seen.size && !shown.root.equals(seen.root))
      return says(409, 'another checkpoint of this size was seen before');
    if (
      !isBeginning(
        seen,
        shown,
        lines.map((it) => Buffer.from(it, 'base64')),
      )
    )
      return says(422, 'what was seen before is not the beginning of this');
    const signature = cosignature(note, signer, now());
    keep(folder, shown, note + signature);
    return answer(200, signature, 'text/plain; charset=utf-8');
  };

  const held = (log: string | null): Response => {
    const notes = readdirSync(folder)
      .filter((it) => it.endsWith(suffix))
      .map((it) => readFileSync(join(folder, it), 'utf8'))
      .filter((it) => logOf(originIn(it))?.name === log);
    return Response.json(notes);
  };

  return {
    key: signer,
    fetch: async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      if (request.method === 'GET' && pathname === '/held') return held(searchParams.get('log'));
      if (request.method !== 'POST' || pathname !== '/add-checkpoint') return says(404, 'there is nothing here');
      if (!(Number(request.headers.get('content-length') ?? Number.NaN) <= mostBytes))
        return says(413, 'a checkpoint with its proof is smaller');
      return add(await request.text());
    },
  };
}

const answer = (status: number, body: string, type: string): Response =>
  new Response(body, { status, headers: { 'content-type': type } });
const says = (status: number, words: string): Response => answer(status, `${words}\n`, 'text/plain; charset=utf-8');

const suffix = '.checkpoint';
const fileOf = (folder: string, origin: string): string =>
  join(folder, createHash('sha256').update(origin).digest('hex').slice(0, 32) + suffix);

function latest(folder: string, origin: string, log: Key): Checkpoint | undefined {
  const note = textIn(fileOf(folder, origin));
  if (note === undefined) return undefined;
  const found = openCheckpoint(note, log);
  if (found === undefined) throw new Error('what was seen before cannot be read');
  return found;
}

/** INVARIANT: kept before it is answered, whole or not at all. */
function keep(folder: string, { origin }: Checkpoint, note: string): void {
  const path = fileOf(folder, origin);
  const file = openSync(`${path}.new`, 'w', 0o644);
  try {
    writeFileSync(file, note);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function signerIn(folder: string): Signer {
  const path = join(folder, 'key.pem');
  if (textIn(path) === undefined) {
    const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(path, made, { mode: 0o600, flag: 'wx' });
  }
  const key = createPrivateKey(readFileSync(path, 'utf8'));
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32);
  const name = `shinrai-witness/${createHash('sha256').update(publicKey).digest('hex').slice(0, 16)}`;
  return { name, kind: 'witness', publicKey, sign: (bytes) => sign(null, bytes, key) };
}
