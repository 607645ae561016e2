/** Reaches the data of an installation: through the server that has them open, or by opening them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Database,
  dataFolder,
  openVault,
  type Place,
  postgresFolder,
  requireVaultOf,
  socketFolder,
  startPostgres,
  takeLock,
  type Vault,
  WrongKeys,
} from '#store';
import { BadInputError } from './io.ts';
import type { Parsed } from './options.ts';

export const dataOption = { data: { type: 'string' } } as const;

export const dataHelp = `  --data <folder>   the data folder: by default ${join('<your data>', 'own')}, or the invented town's`;

/** @throws BadInputError when nothing was ever kept there */
export function dataOf(parsed: Parsed): string {
  const named = parsed.values.data;
  const candidates = typeof named === 'string' ? [named] : ['own', 'town'].map((it) => join(dataFolder(), it));
  const found = candidates.find((it) => existsSync(it));
  if (found === undefined)
    throw new BadInputError(
      `there are no data in ${candidates.map((it) => `\`${it}\``).join(' or ')}; name the folder with --data`,
    );
  return found;
}

export type Reached = { readonly place: Place; readonly running: boolean; readonly close: () => Promise<void> };

/** @throws Error when PostgreSQL cannot be started */
export async function reach(data: string, databaseUrl = process.env.DATABASE_URL): Promise<Reached> {
  if (databaseUrl) return { place: { url: databaseUrl }, running: true, close: async () => {} };
  const lock = takeLock(data);
  const folder = postgresFolder(data);
  if (lock === undefined) return { place: { socket: socketFolder(folder) }, running: true, close: async () => {} };
  const postgres = await startPostgres({ folder }).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const close = async (): Promise<void> => {
    await postgres.stop();
    lock.release();
  };
  return { place: { socket: postgres.socket }, running: false, close };
}

/** The keys of an installation. @throws BadInputError saying what is missing */
export const keysOf = (data: string): Promise<Vault> => said(openVault(data));

/** @throws BadInputError when the database belongs to another vault */
export const requireKeysOf = (data: string, vault: Vault, reader: Database): Promise<void> =>
  said(requireVaultOf(data, vault, reader));

/** What is wrong with the keys is for whoever runs the command, not a fault of ours. */
export const said = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw error instanceof WrongKeys ? new BadInputError(error.message) : error;
  });
