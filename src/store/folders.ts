/** Where data live. */
import { homedir, platform, userInfo } from 'node:os';
import { join } from 'node:path';

/** Where data live when nothing else is said: the user's own data folder, or /var/lib for root. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.SHINRAI_DATA) return environment.SHINRAI_DATA;
  if (userInfo().uid === 0) return '/var/lib/shinrai';
  if (platform() === 'darwin') return join(homedir(), 'Library/Application Support/Shinrai');
  return join(environment.XDG_DATA_HOME || join(homedir(), '.local/share'), 'shinrai');
}

/** Holds the carried PostgreSQL's cluster and its log. */
export const postgresFolder = (data: string): string => join(data, 'postgresql');

/** The vault of keys: beside the database, never in it. */
export const vaultFile = (data: string): string => join(data, 'keys', 'vault.sqlite');

/** The places of the subjects' keys; each rotation of keys begins a new file. */
export const slotsFile = (data: string, generation: number): string => join(data, 'keys', `subject-keys.${generation}`);

/** The key the vault hangs on: to be kept apart from the vault, on another disk where there is one. */
export const rootKeyFile = (data: string, environment: NodeJS.ProcessEnv = process.env): string =>
  environment.SHINRAI_ROOT_KEY || join(data, 'root-key');
