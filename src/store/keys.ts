/** The keys of an installation: made at its first start, opened only beside the database they belong to, and rotated. */
import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { newKey, openUnder, sealUnder } from './aead.ts';
import { rootKeyFile, slotsFile, vaultFile } from './folders.ts';
import { openSlots, wipeFile } from './key-slots.ts';
import type { Database } from './open.ts';
import { makeFolder } from './own-folder.ts';
import { makeRootKeyFile, openRootKeyFile, type RootKeys, syncFolder, WrongKeys } from './root-key.ts';
import {
  boundOf,
  fillVault,
  openParts,
  openVaultFile,
  type Vault,
  type VaultParts,
  vaultOver,
  vaultRow,
  wipeDestroyed,
} from './vault.ts';

const earlierFile = (data: string): string => `${vaultFile(data)}.earlier`;
const makingFile = (data: string): string => `${vaultFile(data)}.making`;

/** Opens the vault of a data folder. @throws WrongKeys when it is not there, is of an earlier version, or its root key is not there */
export async function openVault(data: string): Promise<Vault> {
  return vaultOver(await partsOf(data));
}

async function partsOf(data: string): Promise<VaultParts> {
  const path = vaultFile(data);
  if (!existsSync(path))
    throw new WrongKeys(
      `there are no keys in \`${path}\`, and the data are unreadable without them: bring the vault back from where its copy is kept. No new one was made`,
    );
  const file = openVaultFile(path);
  try {
    if (isEarlier(file))
      throw new WrongKeys(`\`${path}\` is of an earlier version: start Shinrai once, which brings it over`);
    return await openParts(file, openRootKeyFile(rootKeyFile(data)), (generation) =>
      openSlots(slotsFile(data, generation)),
    );
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Is there a vault of an earlier version, or none that was ever filled? */
const isEarlier = (file: DatabaseSync): boolean =>
  file.prepare("SELECT name FROM sqlite_master WHERE name = 'vault'").get() === undefined;

/**
 * Opens the vault the database belongs to; with an empty database makes what is missing. The data folder must be locked.
 * @throws WrongKeys when the vault is missing, empty or another's beside a database that is in use
 */
export async function openVaultOf(data: string, owner: Database): Promise<Vault> {
  const belongs = await vaultIn(owner);
  const people = belongs === undefined ? await somePeople(owner) : [];
  makeFolder(dirname(vaultFile(data)), 0o700);
  if (!existsSync(vaultFile(data)) && belongs === undefined && people.length === 0) await makeVault(data);
  else await bringOver(data);
  const parts = await partsOf(data);
  try {
    const vault = vaultOver(parts);
    requireSame(data, vault, belongs);
    if (people.some((it) => !vault.hasKey(it)))
      throw new WrongKeys(
        `the vault in \`${vaultFile(data)}\` has no keys for the people in this database: put theirs in its place`,
      );
    if (belongs === undefined) await sql`INSERT INTO store.vault (id) VALUES (${vault.id})`.execute(owner);
    await tidy(data, parts);
    return vault;
  } catch (error) {
    parts.file.close();
    parts.slots.close();
    throw error;
  }
}

/** @throws WrongKeys when the database belongs to another vault */
export async function requireVaultOf(data: string, vault: Vault, reader: Database): Promise<void> {
  requireSame(data, vault, await vaultIn(reader));
}

function requireSame(data: string, { id }: Vault, belongs: string | undefined): void {
  if (belongs !== undefined && belongs !== id)
    throw new WrongKeys(
      `\`${vaultFile(data)}\` is vault ${id}, and the database belongs to vault ${belongs}: put that one, and its root key, in its place`,
    );
}

async function vaultIn(reader: Database): Promise<string | undefined> {
  const { rows: tables } = await sql`SELECT FROM pg_tables WHERE schemaname = 'store' AND tablename = 'vault'`.execute(
    reader,
  );
  if (tables.length === 0) return undefined;
  const { rows } = await sql<{ id: string }>`SELECT id FROM store.vault`.execute(reader);
  return rows[0]?.id;
}

async function somePeople(reader: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM parties.person WHERE erased_at IS NULL ORDER BY id LIMIT 20`.execute(reader);
  return rows.map((it) => it.id);
}

/** A stop after the root key was made and before the vault was leaves a root key that is taken up. */
const rootsOf = (data: string): RootKeys => {
  const path = rootKeyFile(data);
  return existsSync(path) ? openRootKeyFile(path) : makeRootKeyFile(path, randomUUID());
};

async function makeVault(data: string): Promise<void> {
  const roots = rootsOf(data);
  await replaceVault(data, async (file) => fillVault(file, roots, roots.first));
}

/** INVARIANT: a vault that exists is complete, since it is made beside and then renamed. */
async function replaceVault(data: string, fill: (file: DatabaseSync) => Promise<void>): Promise<void> {
  const making = makingFile(data);
  for (const it of [making, `${making}-journal`]) rmSync(it, { force: true });
  const file = openVaultFile(making);
  try {
    await fill(file);
  } finally {
    file.close();
  }
  renameSync(making, vaultFile(data));
  syncFolder(dirname(making));
}

/** The first version kept keys as they were, in SQLite: they are wrapped, and that file is overwritten. */
async function bringOver(data: string): Promise<void> {
  const path = vaultFile(data);
  if (!existsSync(path)) return;
  const earlier = openVaultFile(path);
  try {
    if (!isEarlier(earlier)) return;
    const roots = rootsOf(data);
    await replaceVault(data, async (file) => {
      const secret = earlier.prepare("SELECT value FROM secret WHERE name = 'root'").get()?.value as Uint8Array;
      await fillVault(file, roots, roots.first, Buffer.from(secret));
      rmSync(slotsFile(data, 1), { force: true });
      const parts = await openParts(file, roots, (generation) => openSlots(slotsFile(data, generation)));
      file.exec('BEGIN IMMEDIATE');
      for (const [slot, { subject, key }] of earlier.prepare('SELECT subject, key FROM subject_key').all().entries()) {
        if (key !== null)
          parts.slots.write(slot, sealUnder(parts.key, boundOf.subject(parts.id, String(subject)), key as Uint8Array));
        const row = key === null ? [null, 1] : [slot, 0];
        file.prepare('INSERT INTO subject VALUES (?, ?, ?)').run(String(subject), ...row);
      }
      for (const { name, text } of keptIn(earlier))
        file.prepare('INSERT INTO kept VALUES (?, ?)').run(String(name), String(text));
      parts.slots.sync();
      file.exec('COMMIT');
      parts.slots.close();
      rmSync(earlierFile(data), { force: true });
      linkSync(path, earlierFile(data));
    });
  } finally {
    earlier.close();
  }
}

function keptIn(earlier: DatabaseSync) {
  const has = (table: string) =>
    earlier.prepare('SELECT name FROM sqlite_master WHERE name = ?').get(table) !== undefined;
  if (has('kept')) return earlier.prepare('SELECT name, text FROM kept').all();
  return has('checkpoint') ? earlier.prepare('SELECT log AS name, hash AS text FROM checkpoint').all() : [];
}

/** Takes away what a stop left behind: keys said to be destroyed, keys of a rotation, a vault that was brought over. */
async function tidy(data: string, { file, slots, generation }: VaultParts): Promise<void> {
  wipeDestroyed(file, slots);
  const present = slotsFile(data, generation);
  for (const it of readdirSync(dirname(present)))
    if (/^subject-keys\.\d+$/.test(it) && it !== basename(present)) wipeFile(join(dirname(present), it));
  if (existsSync(earlierFile(data))) wipeFile(earlierFile(data));
  await openRootKeyFile(rootKeyFile(data)).keepOnly(vaultRow(file).root);
}

/**
 * Wraps every key anew under a new root key, and destroys the old one. The data folder must be locked.
 *
 * It yields between its steps. INVARIANT: ended anywhere, by a stop or by a kill, the vault opens, and what is left to do is
 * done when it is opened or rotated the next time: one commit decides which root key it hangs on.
 * @throws WrongKeys as `openVault`
 */
export async function* rotateKeys(data: string): AsyncGenerator<'begun' | 'root-made' | 'wrapped' | 'decided', number> {
  const parts = await partsOf(data);
  const { file, id, generation } = parts;
  try {
    await tidy(data, parts);
    yield 'begun';
    const roots = openRootKeyFile(rootKeyFile(data));
    const root = await roots.make();
    yield 'root-made';
    const key = newKey();
    const count = wrapAnew(data, parts, key);
    yield 'wrapped';
    const wrapped = await root.wrap(key, boundOf.vault(id));
    file.exec('BEGIN IMMEDIATE');
    for (const { name, value } of file.prepare('SELECT name, value FROM secret').all()) {
      const bound = boundOf.secret(id, String(name));
      const anew = sealUnder(key, bound, openUnder(parts.key, bound, value as Uint8Array));
      file.prepare('UPDATE secret SET value = ? WHERE name = ?').run(anew, String(name));
    }
    file.prepare('UPDATE vault SET root = ?, key = ?, generation = ?').run(root.id, wrapped, generation + 1);
    file.exec('COMMIT');
    yield 'decided';
    await tidy(data, { ...parts, generation: generation + 1 });
    return count;
  } finally {
    file.close();
    parts.slots.close();
  }
}

/** Writes the next generation of subjects' keys beside this one. @returns how many */
function wrapAnew(data: string, { file, slots, id, key, generation }: VaultParts, next: Buffer): number {
  const path = slotsFile(data, generation + 1);
  const anew = openSlots(path);
  const rows = file.prepare('SELECT id, slot FROM subject WHERE destroyed = 0').all();
  for (const row of rows) {
    const bound = boundOf.subject(id, String(row.id));
    const wrapped = slots.read(Number(row.slot));
    if (wrapped === undefined) throw new WrongKeys('a key is missing from the vault: it was not copied whole');
    anew.write(Number(row.slot), sealUnder(next, bound, openUnder(key, bound, wrapped)));
  }
  anew.sync();
  anew.close();
  syncFolder(dirname(path));
  return rows.length;
}
