/**
 * The key vault: one key a subject, secrets of this installation, and what must not be kept in the database. It is a file of
 * its own, outside the database and outside its backups: destroying a key makes every copy of what it sealed unreadable.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const cipher = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
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
  /** Makes the subject's key when there is none. @throws Error when it was destroyed */
  readonly makeKey: (subject: string) => void;
  /** @param bound what the sealed bytes belong to (ids); opening asks for the same. @throws Error without a key */
  readonly seal: (subject: string, bound: string, plain: Uint8Array) => Buffer;
  /** The plain bytes; nothing when the subject's key was destroyed. @throws Error when the bytes were tampered with or moved */
  readonly open: (leave: Opens, bound: string, sealed: Uint8Array) => Buffer | undefined;
  /** Destroys a key for good. */
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
  /** Copies the vault into a new file. */
  readonly copyTo: (file: string) => void;
  readonly close: () => void;
};

export function openVault(path: string): Vault {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = new DatabaseSync(path, { timeout: 5000 });
  if (path !== ':memory:') chmodSync(path, 0o600);
  // A destroyed key must not linger in free pages or in a journal.
  file.exec(`
    PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS subject_key (subject TEXT PRIMARY KEY, key BLOB) STRICT;
    CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS checkpoint (log TEXT PRIMARY KEY, size INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
    INSERT OR IGNORE INTO secret VALUES ('root', randomblob(32));
    CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
    INSERT OR IGNORE INTO kept SELECT log, hash FROM checkpoint;
    DROP TABLE checkpoint;
  `);
  const find = file.prepare('SELECT key FROM subject_key WHERE subject = ?');
  const root = file.prepare("SELECT value FROM secret WHERE name = 'root'").get()?.value as Uint8Array;
  const cached = new Map<string, Buffer>();
  const purposes = new Map<string, Buffer>();

  /** `null`: destroyed; nothing: never made. */
  const keyOf = (subject: string): Buffer | null | undefined => {
    const known = cached.get(subject);
    if (known !== undefined) return known;
    const row = find.get(subject) as { key: Uint8Array | null } | undefined;
    if (row === undefined || row.key === null) return row === undefined ? undefined : null;
    if (cached.size >= mostCached) cached.clear();
    const key = Buffer.from(row.key);
    cached.set(subject, key);
    return key;
  };
  const purposeKey = (purpose: string): Buffer => {
    const known = purposes.get(purpose);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', root, '', purpose, keyBytes));
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
    makeKey: (subject) => {
      const key = keyOf(subject);
      if (key === null) throw new Error('the key of this subject was destroyed');
      if (key === undefined) file.prepare('INSERT INTO subject_key VALUES (?, ?)').run(subject, randomBytes(keyBytes));
    },
    seal: (subject, bound, plain) => {
      const key = keyOf(subject);
      if (!key) throw new Error('this subject has no key');
      const iv = randomBytes(ivBytes);
      const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(bound));
      return Buffer.concat([iv, sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
    },
    open: ({ subject }, bound, sealed) => {
      const key = keyOf(subject);
      if (key === null) return undefined;
      if (key === undefined) throw new Error('the vault has no key of this subject: is it the vault of this database?');
      const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivBytes)).setAAD(Buffer.from(bound));
      opening.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      return Buffer.concat([opening.update(sealed.subarray(ivBytes, sealed.length - tagBytes)), opening.final()]);
    },
    destroyKey: (subject) => {
      file
        .prepare('INSERT INTO subject_key VALUES (?, NULL) ON CONFLICT (subject) DO UPDATE SET key = NULL')
        .run(subject);
      cached.get(subject)?.fill(0);
      cached.delete(subject);
    },
    hasKey: (subject) => Boolean(keyOf(subject)),
    keyCount: () => Number(file.prepare('SELECT count(key) AS count FROM subject_key').get()?.count),
    destroyed: () =>
      file
        .prepare('SELECT subject FROM subject_key WHERE key IS NULL')
        .all()
        .map((it) => ({ subject: String(it.subject) }) as Forgotten),
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
    batch: (work) => {
      file.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        file.exec('COMMIT');
        return result;
      } catch (error) {
        file.exec('ROLLBACK');
        cached.clear();
        throw error;
      }
    },
    copyTo: (copy) => file.prepare('VACUUM INTO ?').run(copy) as unknown as undefined,
    close: () => file.close(),
  };
}
