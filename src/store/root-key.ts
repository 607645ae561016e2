/**
 * The key everything in a vault hangs on, kept apart from the vault. A file today; a key service fits behind the same
 * port, since the root key never leaves it: it only wraps and unwraps one key, once at each start.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { keyBytes, openUnder, sealUnder } from './aead.ts';

export type RootKey = {
  /** Names the key and tells nothing of it. */
  readonly id: string;
  /** @param bound unwrapping asks for the same */
  readonly wrap: (key: Uint8Array, bound: string) => Promise<Buffer>;
  /** @throws Error when it was not wrapped by this key and with the same `bound` */
  readonly unwrap: (wrapped: Uint8Array, bound: string) => Promise<Buffer>;
};

/** Where the root keys of one vault are: one, and a second while keys are being rotated. */
export type RootKeys = {
  /** The vault they belong to. */
  readonly vault: string;
  /** The id of the oldest. */
  readonly first: string;
  readonly find: (id: string) => Promise<RootKey | undefined>;
  /** Makes a further one, there for good when this resolves. */
  readonly make: () => Promise<RootKey>;
  /** Destroys every other, for good. */
  readonly keepOnly: (id: string) => Promise<void>;
};

/** The keys or the root key are missing, or are those of another installation. */
export class WrongKeys extends Error {}

const head =
  'Shinrai root key 1. Without it the vault is unreadable: keep a copy, apart from the vault and its backups.\n';
const places = 2;
const empty = '0'.repeat(keyBytes * 2);
const linesOf = (vault: string, keys: readonly string[]): string =>
  `${head}vault ${vault}\n${Array.from({ length: places }, (_, i) => `key ${keys[i] ?? empty}\n`).join('')}`;
const shape = /^Shinrai root key 1\.[^\n]*\nvault ([0-9a-f-]{36})\nkey ([0-9a-f]{64})\nkey ([0-9a-f]{64})\n$/;
/** Where the hexadecimal digits of a place begin. */
const offsetOf = (place: number): number =>
  linesOf('0'.repeat(36), []).indexOf('\nkey ') + '\nkey '.length + place * (empty.length + 'key \n'.length);

/** A new file with one key. @returns the keys in it @throws Error when something stands there */
export function makeRootKeyFile(path: string, vault: string): RootKeys {
  const making = `${path}.${randomBytes(4).toString('hex')}.making`;
  writeFileSync(making, linesOf(vault, [randomBytes(keyBytes).toString('hex')]), {
    flag: 'wx',
    mode: 0o600,
    flush: true,
  });
  try {
    // WHY a link: it never takes the place of a key that is there.
    linkSync(making, path);
  } finally {
    unlinkSync(making);
  }
  syncFolder(dirname(path));
  return openRootKeyFile(path);
}

/** @throws WrongKeys when there is none, when it is none of ours, or when others may read it */
export function openRootKeyFile(path: string): RootKeys {
  const { vault } = readKeys(path);
  const [first] = keysIn(path);
  if (first === undefined) throw new WrongKeys(`\`${path}\` holds no key`);
  return {
    vault,
    first: first.id,
    find: async (id) => keysIn(path).find((it) => it.id === id),
    make: async () => {
      const secret = randomBytes(keyBytes).toString('hex');
      const free = readKeys(path).secrets.indexOf(empty);
      if (free < 0) throw new Error(`\`${path}\` has two keys already`);
      overwrite(path, free, secret);
      return keyOf(secret);
    },
    keepOnly: async (id) => {
      const { secrets } = readKeys(path);
      if (!secrets.some((it) => it !== empty && keyOf(it).id === id)) throw new WrongKeys(`\`${path}\` lost its key`);
      for (const [place, it] of secrets.entries())
        if (it !== empty && keyOf(it).id !== id) overwrite(path, place, empty);
    },
  };
}

const keysIn = (path: string): readonly RootKey[] =>
  readKeys(path)
    .secrets.filter((it) => it !== empty)
    .map(keyOf);

function readKeys(path: string): { readonly vault: string; readonly secrets: readonly string[] } {
  let text: string;
  try {
    const file = openSync(path, 'r');
    try {
      if ((fstatSync(file).mode & 0o077) !== 0)
        throw new WrongKeys(
          `others may read the root key in \`${path}\`: chmod 600, and rotate the keys if somebody did`,
        );
      text = readFileSync(file, 'utf8');
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new WrongKeys(
      `there is no root key in \`${path}\`: bring it back from where its copy is kept, or say where it is with SHINRAI_ROOT_KEY`,
    );
  }
  const [, vault, ...secrets] = shape.exec(text) ?? [];
  if (vault === undefined) throw new WrongKeys(`\`${path}\` is no root key of Shinrai, or was cut short`);
  return { vault, secrets };
}

/** INVARIANT: in its place, so that what stood there is nowhere else on the disk. */
function overwrite(path: string, place: number, secret: string): void {
  const file = openSync(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    writeSync(file, secret, offsetOf(place));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function keyOf(secret: string): RootKey {
  const key = Buffer.from(secret, 'hex');
  return {
    id: createHash('sha256').update('shinrai root key').update(key).digest('hex').slice(0, 16),
    wrap: async (plain, bound) => sealUnder(key, bound, plain),
    unwrap: async (wrapped, bound) => openUnder(key, bound, wrapped),
  };
}

/** Root keys for a vault in memory. */
export function rootKeysInMemory(vault: string): RootKeys {
  const first = keyOf(randomBytes(keyBytes).toString('hex'));
  let keys: readonly RootKey[] = [first];
  return {
    vault,
    first: first.id,
    find: async (id) => keys.find((it) => it.id === id),
    make: async () => {
      const made = keyOf(randomBytes(keyBytes).toString('hex'));
      keys = [...keys, made];
      return made;
    },
    keepOnly: async (id) => {
      keys = keys.filter((it) => it.id === id);
    },
  };
}

/** A name that was made, changed or removed is on the disk when this returns. */
export function syncFolder(folder: string): void {
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
