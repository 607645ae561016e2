/**
 * Signed notes and the checkpoints of a log, in the shapes of C2SP (c2sp.org/signed-note, c2sp.org/tlog-checkpoint,
 * c2sp.org/tlog-cosignature), so that witnesses and verifiers of others can read them.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { hashBytes } from './tree.ts';

/** Ed25519 as `signed-note` has it, and the time-stamped cosignature of a witness. */
const kinds = { log: 1, witness: 4 } as const;
type Kind = keyof typeof kinds;

/** Whose signature a reader trusts. */
export type Key = { readonly name: string; readonly kind: Kind; readonly publicKey: Buffer };
export type Signer = Key & { readonly sign: (bytes: Uint8Array) => Buffer };

/** What a log was at a size. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer };

const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

function checkpointOf(text: string): Checkpoint | undefined {
  const [origin, size, hash, ...more] = text.split('\n');
  if (!origin || more.join('') !== '' || size === undefined || !/^(0|[1-9]\d{0,14})$/.test(size)) return undefined;
  const root = Buffer.from(hash ?? '', 'base64');
  return root.length === hashBytes && root.toString('base64') === hash
    ? { origin, size: Number(size), root }
    : undefined;
}

const keyId = ({ name, kind, publicKey }: Key): Buffer =>
  createHash('sha256').update(`${name}\n`).update(Buffer.of(kinds[kind])).update(publicKey).digest().subarray(0, 4);

/** A key as text, to be handed to whoever is to verify: `name+id+key`. */
export const keyText = (key: Key): string =>
  `${key.name}+${keyId(key).toString('hex')}+${Buffer.concat([Buffer.of(kinds[key.kind]), key.publicKey]).toString('base64')}`;

/** @returns nothing when the text is not a key */
export function readKey(text: string): Key | undefined {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  if (name === undefined || encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  const kind = (Object.keys(kinds) as Kind[]).find((it) => kinds[it] === bytes[0]);
  if (kind === undefined || bytes.length !== 1 + hashBytes) return undefined;
  const key = { name, kind, publicKey: bytes.subarray(1) };
  return keyId(key).toString('hex') === id ? key : undefined;
}

const line = (key: Key, signature: Uint8Array): string =>
  `— ${key.name} ${Buffer.concat([keyId(key), signature]).toString('base64')}\n`;

export function signedCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  const text = checkpointText(checkpoint);
  return `${text}\n${line(signer, signer.sign(Buffer.from(text)))}`;
}

const cosigned = (text: string, seconds: bigint): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

/** The line by which a witness says that this is the newest it has seen, and that it goes on from what it saw before. */
export function cosignature(note: string, witness: Signer, at: Date): string {
  const seconds = BigInt(Math.floor(at.getTime() / 1000));
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(seconds);
  return line(witness, Buffer.concat([stamp, witness.sign(cosigned(textOf(note), seconds))]));
}

/** The first line: which log it says it is of. */
export const originIn = (note: string): string => note.slice(0, note.indexOf('\n'));

const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1);

/** The checkpoint of a note. @returns nothing unless this key signed it */
export function openCheckpoint(note: string, key: Key): Checkpoint | undefined {
  return signedAt(note, key) === undefined ? undefined : checkpointOf(textOf(note));
}

/** When a witness cosigned a note (a log's own signature has no time and gives the epoch). @returns nothing unless this key signed it */
export function signedAt(note: string, key: Key): Date | undefined {
  const text = textOf(note);
  const id = keyId(key);
  const found = note
    .slice(text.length + 1)
    .split('\n')
    .map((it) => /^— (\S+) (\S+)$/.exec(it))
    .map((it) => (it?.[1] === key.name ? Buffer.from(it[2] ?? '', 'base64') : undefined))
    .find((it) => it?.subarray(0, 4).equals(id));
  if (found === undefined) return undefined;
  const stamped = key.kind === 'witness' ? 8 : 0;
  if (found.length !== 4 + stamped + 64) return undefined;
  const seconds = stamped === 0 ? 0n : found.readBigUInt64BE(4);
  const bytes = stamped === 0 ? Buffer.from(text) : cosigned(text, seconds);
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey.toString('base64url') },
    format: 'jwk',
  });
  return verify(null, bytes, publicKey, found.subarray(4 + stamped)) ? new Date(Number(seconds) * 1000) : undefined;
}
