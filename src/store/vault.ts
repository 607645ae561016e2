/**
 * The key vault: one key a subject, secrets of this installation, and what must not be kept in the database. It is outside
 * the database and outside its backups: destroying a key makes every copy of what it sealed unreadable.
 *
 * Everything in it is wrapped under the vault's key, and that under a root key kept elsewhere (`root-key.ts`). What says
 * who has a key is an SQLite file; the keys themselves lie in places that are overwritten (`key-slots.ts`).
 */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
} from 'node:crypto';
import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { keyBytes, newKey, openUnder, sealUnder } from './aead.ts';
import { type KeySlots, openSlots } from './key-slots.ts';
import { type RootKeys, rootKeysInMemory, WrongKeys } from './root-key.ts';

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8OfEd25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
/** Keys kept in memory, so that a read does not open the file each time. */
const mostCached = 10_000;

declare const opens: unique symbol;
/** Leave to open what belongs to one subject. Only `access` makes it, after the entry was written. */
export type Opens = { readonly subject: string; readonly [opens]: true };

declare const forgotten: unique symbol;
/** A subject whose key is gone: nothing of theirs can be read any more. Only the vault says so. */
export type Forgotten = { readonly subject: string; readonly [forgotten]: true };

export type Vault = {
  /** Stands in the database too: a vault belongs to one. */
  readonly id: string;
  /** Makes the subject's key when there is none. @throws Error when it was destroyed */
  readonly makeKey: (subject: string) => void;
  /** @param bound what the sealed bytes belong to (ids); opening asks for the same. @throws Error without a key */
  readonly seal: (subject: string, bound: string, plain: Uint8Array) => Buffer;
  /** The plain bytes; nothing when the subject's key was destroyed. @throws BrokenSeal when the bytes, or what they are bound to, were changed or moved */
  readonly open: (leave: Opens, bound: string, sealed: Uint8Array) => Buffer | undefined;
  /** Binds sealed bytes to something else. @returns nothing when they are not bound to `before`, or cannot be opened any more */
  readonly sealAnew: (subject: string, before: string, after: string, sealed: Uint8Array) => Buffer | undefined;
  /** Destroys a key for good: it is on no disk when this returns. */
  readonly destroyKey: (subject: string) => void;
  readonly hasKey: (subject: string) => boolean;
  readonly keyCount: () => number;
  /** Subjects whose keys were destroyed. */
  readonly destroyed: () => readonly Forgotten[];
  /** A keyed digest for a purpose: the same text gives the same digest here and tells nothing elsewhere. */
  readonly digest: (purpose: string, text: string | Uint8Array) => Buffer;
  /** An Ed25519 signature under a key of this purpose. */
  readonly sign: (purpose: string, bytes: Uint8Array) => Buffer;
  /** The 32 bytes that verify what `sign` makes. */
  readonly publicKey: (purpose: string) => Buffer;
  /** What was kept under a name: the end of the log, the day of the last backup. */
  readonly kept: (name: string) => string | undefined;
  readonly keep: (name: string, text: string) => void;
  /** Many changes as one. */
  readonly batch: <T>(work: () => T) => T;
  readonly close: () => void;
};

/** What was sealed, or what it is bound to, is no longer as it was: it is shown to nobody. */
export class BrokenSeal extends Error {}

/** What a vault consists of once its root key has opened it. */
export type VaultParts = {
  readonly file: DatabaseSync;
  readonly slots: KeySlots;
  readonly id: string;
  /** Wraps everything else. */
  readonly key: Buffer;
  readonly generation: number;
};

export const openVaultFile = (path: string): DatabaseSync => {
  const file = new DatabaseSync(path, { timeout: 5000 });
  if (path !== ':memory:') chmodSync(path, 0o600);
  file.exec('PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;');
  return file;
};

/** What the vault's key wraps, each bound to what it is for. */
export const boundOf = {
  vault: (id: string): string => `vault key|${id}`,
  secret: (id: string, name: string): string => `secret|${id}|${name}`,
  subject: (id: string, subject: string): string => `subject key|${id}|${subject}`,
};

/** The secret on which digests and signatures hang. It stays what it is for as long as the vault is. */
const installationSecret = 'installation';

/** Fills a new file, as one act. @param secret of an earlier vault, or a new one */
export async function fillVault(file: DatabaseSync, roots: RootKeys, root: string, secret = newKey()): Promise<void> {
  const { vault: id } = roots;
  const found = await roots.find(root);
  if (found === undefined) throw new WrongKeys('the root key went away while the vault was made');
  const key = newKey();
  const wrapped = await found.wrap(key, boundOf.vault(id));
  file.exec(`BEGIN IMMEDIATE;
    CREATE TABLE vault (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), id TEXT NOT NULL, root TEXT NOT NULL,
      key BLOB NOT NULL, generation INTEGER NOT NULL) STRICT;
    CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
    CREATE TABLE subject (id TEXT PRIMARY KEY, slot INTEGER UNIQUE, destroyed INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE TABLE kept (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;`);
  file.prepare('INSERT INTO vault VALUES (1, ?, ?, ?, 1)').run(id, root, wrapped);
  const sealed = sealUnder(key, boundOf.secret(id, installationSecret), secret);
  file.prepare('INSERT INTO secret VALUES (?, ?)').run(installationSecret, sealed);
  file.exec('COMMIT');
}

type VaultRow = { readonly id: string; readonly root: string; readonly key: Uint8Array; readonly generation: number };

export const vaultRow = (file: DatabaseSync): VaultRow =>
  file.prepare('SELECT id, root, key, generation FROM vault').get() as unknown as VaultRow;

/** A vault in memory, for a test. */
export async function memoryVault(): Promise<Vault> {
  const roots = rootKeysInMemory(randomUUID());
  const file = openVaultFile(':memory:');
  await fillVault(file, roots, roots.first);
  return vaultOver(await openParts(file, roots, () => openSlots(undefined)));
}

/** @throws WrongKeys when the root key is not the one of this vault */
export async function openParts(
  file: DatabaseSync,
  roots: RootKeys,
  slotsOf: (generation: number) => KeySlots,
): Promise<VaultParts> {
  const { id, root, key: wrapped, generation } = vaultRow(file);
  if (roots.vault !== id) throw new WrongKeys(`the root key belongs to vault ${roots.vault}, and this is vault ${id}`);
  const found = await roots.find(root);
  if (found === undefined)
    throw new WrongKeys(
      `vault ${id} hangs on root key ${root}, which is not there: was the keys' rotation undone by a copy?`,
    );
  const key = await found.unwrap(wrapped, boundOf.vault(id));
  return { file, id, key, generation, slots: slotsOf(generation) };
}

export function vaultOver({ file, slots, id, key: vaultKey }: VaultParts): Vault {
  const find = file.prepare('SELECT slot, destroyed FROM subject WHERE id = ?');
  const secret = file.prepare('SELECT value FROM secret WHERE name = ?').get(installationSecret)?.value as Uint8Array;
  const installation = openUnder(vaultKey, boundOf.secret(id, installationSecret), secret);
  const cached = new Map<string, Buffer>();
  const purposes = new Map<string, Buffer>();
  let inBatch = false;

  /** `null`: destroyed; nothing: never made. */
  const keyOf = (subject: string): Buffer | null | undefined => {
    const known = cached.get(subject);
    if (known !== undefined) return known;
    const row = find.get(subject) as { readonly slot: number | null; readonly destroyed: number } | undefined;
    if (row === undefined) return undefined;
    const wrapped = row.destroyed === 1 || row.slot === null ? undefined : slots.read(row.slot);
    if (wrapped === undefined) return null;
    if (cached.size >= mostCached) cached.clear();
    const key = openUnder(vaultKey, boundOf.subject(id, subject), wrapped);
    cached.set(subject, key);
    return key;
  };
  const batch = <T>(work: () => T): T => {
    if (inBatch) return work();
    file.exec('BEGIN IMMEDIATE');
    inBatch = true;
    try {
      const result = work();
      // INVARIANT: who is said to have a key has it on the disk.
      slots.sync();
      file.exec('COMMIT');
      return result;
    } catch (error) {
      file.exec('ROLLBACK');
      cached.clear();
      throw error;
    } finally {
      inBatch = false;
    }
  };
  const purposeKey = (purpose: string): Buffer => {
    const known = purposes.get(purpose);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', installation, '', purpose, keyBytes));
    purposes.set(purpose, key);
    return key;
  };
  const signingKey = (purpose: string): KeyObject =>
    createPrivateKey({
      key: Buffer.concat([pkcs8OfEd25519, purposeKey(`sign ${purpose}`)]),
      format: 'der',
      type: 'pkcs8',
    });

  return {
    id,
    makeKey: (subject) => {
      const key = keyOf(subject);
      if (key === null) throw new Error('the key of this subject was destroyed');
      if (key !== undefined) return;
      batch(() => {
        const slot = Number(file.prepare('SELECT coalesce(max(slot) + 1, 0) AS slot FROM subject').get()?.slot);
        slots.write(slot, sealUnder(vaultKey, boundOf.subject(id, subject), randomBytes(keyBytes)));
        file.prepare('INSERT INTO subject (id, slot) VALUES (?, ?)').run(subject, slot);
      });
    },
    seal: (subject, bound, plain) => {
      const key = keyOf(subject);
      if (!key) throw new Error('this subject has no key');
      return sealUnder(key, bound, plain);
    },
    open: ({ subject }, bound, sealed) => {
      const key = keyOf(subject);
      if (key === null) return undefined;
      if (key === undefined) throw new Error('the vault has no key of this subject: is it the vault of this database?');
      try {
        return openUnder(key, bound, sealed);
      } catch (error) {
        throw new BrokenSeal('what is kept was changed outside Shinrai, or moved from one row to another', {
          cause: error,
        });
      }
    },
    sealAnew: (subject, before, after, sealed) => {
      const key = keyOf(subject);
      if (!key) return undefined;
      try {
        return sealUnder(key, after, openUnder(key, before, sealed));
      } catch {
        return undefined;
      }
    },
    destroyKey: (subject) => {
      file
        .prepare('INSERT INTO subject (id, destroyed) VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET destroyed = 1')
        .run(subject);
      cached.get(subject)?.fill(0);
      cached.delete(subject);
      wipeDestroyed(file, slots);
    },
    hasKey: (subject) => Boolean(keyOf(subject)),
    keyCount: () => Number(file.prepare('SELECT count(*) AS count FROM subject WHERE destroyed = 0').get()?.count),
    destroyed: () =>
      file
        .prepare('SELECT id FROM subject WHERE destroyed = 1')
        .all()
        .map((it) => ({ subject: String(it.id) }) as Forgotten),
    digest: (purpose, text) => createHmac('sha256', purposeKey(purpose)).update(text).digest(),
    sign: (purpose, bytes) => sign(null, bytes, signingKey(purpose)),
    publicKey: (purpose) =>
      createPublicKey(signingKey(purpose)).export({ format: 'der', type: 'spki' }).subarray(-keyBytes),
    kept: (name) => {
      const row = file.prepare('SELECT text FROM kept WHERE name = ?').get(name);
      return row === undefined ? undefined : String(row.text);
    },
    keep: (name, text) => {
      file
        .prepare('INSERT INTO kept VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text')
        .run(name, text);
    },
    batch,
    close: () => {
      file.close();
      slots.close();
    },
  };
}

/** INVARIANT: whose key is said to be destroyed has it wiped, also when a stop came between. */
export function wipeDestroyed(file: DatabaseSync, slots: KeySlots): void {
  for (const { slot } of file.prepare('SELECT slot FROM subject WHERE destroyed = 1 AND slot IS NOT NULL').all()) {
    slots.wipe(Number(slot));
    file.prepare('UPDATE subject SET slot = NULL WHERE slot = ?').run(slot as number);
  }
}
