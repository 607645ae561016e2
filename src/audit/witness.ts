/**
 * Who outside keeps the ends of the log: whoever has both the database and the vault can make another log that fits, and
 * only what somebody else has seen gives them away. One port; a folder or a witness process stands behind it.
 */
import { mkdirSync } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reach, Vault } from '#store';
import { endOf, isLater, keepCosigned, keepSeen, keptCheckpoint, rangeHashes, seenBy, signerOf } from './log.ts';
import { originIn } from './note.ts';
import { consistencyRanges } from './tree.ts';

/** A checkpoint, and how to show that what a witness saw before is the beginning of it. */
type Shown = {
  readonly origin: string;
  readonly size: number;
  readonly note: string;
  readonly proofFrom: (size: number) => Promise<readonly Buffer[]>;
};

export type Witness = {
  /** As it was configured. */
  readonly name: string;
  /** @returns its cosignature, as lines of a note, if it makes one @throws Error when it refuses or cannot be reached */
  readonly show: (shown: Shown) => Promise<string>;
  /** Every checkpoint it holds of a log, as it was given. @throws Error when it cannot be reached */
  readonly held: (log: string) => Promise<readonly string[]>;
};

/** @param setting `folder:/path` or an address, several with commas. @throws Error saying what is accepted */
export function readWitnesses(setting: string | undefined, ask: typeof fetch = fetch): readonly Witness[] {
  const names = (setting ?? '').split(',').map((it) => it.trim());
  return names.filter((it) => it !== '').map((name) => witnessAt(name, ask));
}

function witnessAt(name: string, ask: typeof fetch): Witness {
  if (/^folder:./.test(name)) return folderWitness(name, name.slice('folder:'.length));
  if (/^https?:\/\//.test(name) && URL.canParse(name)) return processWitness(name, ask);
  throw new Error(`SHINRAI_WITNESS: \`${name}\` is neither folder:/a/path nor http://… or https://…`);
}

const fileName = (origin: string): string => origin.replaceAll('/', '-');

/** Files that are made once and never changed: the folder may be one that cannot be written over. */
function folderWitness(name: string, folder: string): Witness {
  return {
    name,
    show: async ({ origin, size, note }) => {
      // The folder itself is never made: an unmounted one must not be taken for it.
      const into = join(folder, fileName(origin));
      makeFolder(into);
      const path = join(into, `${size}.checkpoint`);
      try {
        await writeOnce(path, note);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        if ((await readFile(path, 'utf8')) !== note) throw new Error('the folder holds another end of this size');
      }
      return '';
    },
    held: async (log) => {
      const all = await readdir(folder, { withFileTypes: true });
      const ours = all.filter((it) => it.isDirectory() && `${it.name}-`.startsWith(`${fileName(log)}-`));
      const notes: string[] = [];
      for (const { name: of } of ours)
        for (const file of await readdir(join(folder, of))) notes.push(await readFile(join(folder, of, file), 'utf8'));
      // A file that was being written when the machine went off is not finished, and never will be.
      return notes.filter((it) => it.includes('\n\n— ') && it.endsWith('\n'));
    },
  };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

async function writeOnce(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

const patienceMs = 10_000;

/** A witness that speaks c2sp.org/tlog-witness, and tells besides what it holds. */
function processWitness(name: string, ask: typeof fetch): Witness {
  const address = name.replace(/\/$/, '');
  /** The size it saw last, by origin; it says so itself when this is wrong. */
  const seen = new Map<string, number>();
  const add = async (shown: Shown, old: number): Promise<Response> => {
    const proof = old > 0 && old < shown.size ? await shown.proofFrom(old) : [];
    const lines = [`old ${old}`, ...proof.map((it) => it.toString('base64')), '', shown.note];
    const signal = AbortSignal.timeout(patienceMs);
    return ask(`${address}/add-checkpoint`, { method: 'POST', body: lines.join('\n'), signal });
  };
  return {
    name,
    show: async (shown) => {
      let answer = await add(shown, Math.min(seen.get(shown.origin) ?? 0, shown.size));
      if (answer.status === 409) {
        const old = Number(await answer.text());
        if (!Number.isSafeInteger(old) || old > shown.size) throw new Error('the witness has seen more of the log');
        answer = await add(shown, old);
      }
      const text = await answer.text();
      if (!answer.ok) throw new Error(`the witness refuses: ${answer.status}`);
      seen.set(shown.origin, shown.size);
      return text;
    },
    held: async (log) => {
      const signal = AbortSignal.timeout(patienceMs);
      const answer = await ask(`${address}/held?log=${encodeURIComponent(log)}`, { signal });
      if (!answer.ok) throw new Error(`the witness answers ${answer.status}`);
      return (await answer.json()) as readonly string[];
    },
  };
}

/** Shows every witness the end that is kept. @throws AggregateError of those that refused or could not be reached, after all were tried */
export async function showWitnesses(reach: Reach, vault: Vault, witnesses: readonly Witness[]): Promise<void> {
  const note = keptCheckpoint(vault);
  const end = note === undefined ? undefined : endOf(signerOf(vault), note);
  if (note === undefined || end === undefined) return;
  const shown = {
    origin: originIn(note),
    size: end.size,
    note,
    proofFrom: async (size: number) => {
      const proof = await rangeHashes(reach, consistencyRanges(size, end.size));
      if (proof === undefined) throw new Error('a link of the log is missing');
      return proof;
    },
  };
  const results = await Promise.allSettled(
    witnesses.map(async (witness) => {
      const cosigned = await witness.show(shown);
      keepSeen(vault, witness.name, end);
      return cosigned;
    }),
  );
  const cosignatures = results.map((it) => (it.status === 'fulfilled' ? it.value : '')).join('');
  if (cosignatures !== '') keepCosigned(vault, note + cosignatures);
  const failed = results.flatMap((it) => (it.status === 'rejected' ? [it.reason as Error] : []));
  if (failed.length > 0) throw new AggregateError(failed, 'a witness did not take the end of the log');
}

/** What is known outside. */
export type Outside = {
  readonly held: readonly { readonly witness: string; readonly note: string }[];
  /** Those that could not be asked. */
  readonly silent: readonly string[];
  /** Those that hold less than they were seen to take. */
  readonly behind: readonly string[];
};

export async function askWitnesses(vault: Vault, witnesses: readonly Witness[]): Promise<Outside> {
  const signer = signerOf(vault);
  const asked = await Promise.all(
    witnesses.map(async ({ name, held }) => ({ name, notes: await held(signer.name).catch(() => undefined) })),
  );
  const isBehind = ({ name, notes = [] }: (typeof asked)[number]): boolean => {
    const seen = seenBy(vault, name);
    const ends = notes.flatMap((it) => endOf(signer, it) ?? []);
    return seen !== undefined && !ends.some((it) => !isLater(seen, it));
  };
  return {
    held: asked.flatMap(({ name, notes = [] }) => notes.map((note) => ({ witness: name, note }))),
    silent: asked.filter((it) => it.notes === undefined).map((it) => it.name),
    behind: asked.filter((it) => it.notes !== undefined && isBehind(it)).map((it) => it.name),
  };
}
