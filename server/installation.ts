import { dayInJapan, type Gate, openPolicies } from '#access';
import { linkEntries, openJournal } from '#audit';
import { clearAway } from '#parties';
import { wakeDue, wakeForRulebook } from '#records';
import { japan } from '#rulebook/japan';
import {
  type Database,
  databaseName,
  isReachable,
  type Lock,
  migrate,
  openDatabase,
  openVaultOf,
  type Place,
  postgresFolder,
  sql,
  startPostgres,
  takeLock,
  type Vault,
} from '#store';
import { type Assessor, here } from './assessing/assessor.ts';

export type Installation = {
  /** Who evaluates for those who ask here. */
  readonly assessor: Assessor;
  readonly folder: string;
  readonly place: Place;
  readonly app: Database;
  readonly vault: Vault;
  readonly gate: Gate;
  readonly isHealthy: () => Promise<boolean>;
  /** Links what is left of the log, then stops everything in order. */
  readonly close: () => Promise<void>;
};

export type InstallationOptions = {
  readonly folder: string;
  readonly databaseUrl?: string;
  readonly durable?: boolean;
  readonly now?: () => Date;
  /**
   * Evaluates for the server, which then also links the log and wakes timers in the background; closed with the rest. A
   * command has none.
   */
  readonly assessor?: Assessor;
};

/** Another process has the data folder. */
export class InUse extends Error {}

/** @throws InUse when another process has the folder; Error when the database cannot be had */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { folder, databaseUrl, durable = true, now = () => new Date(), assessor } = options;
  const lock = takeLock(folder);
  if (lock === undefined) throw new InUse(`the data in \`${folder}\` are in use by another Shinrai`);
  try {
    return await open({ folder, databaseUrl, durable, now, assessor, lock });
  } catch (error) {
    lock.release();
    throw error;
  }
}

type Opening = Required<Omit<InstallationOptions, 'databaseUrl' | 'assessor'>> & {
  readonly databaseUrl: string | undefined;
  readonly assessor: Assessor | undefined;
  readonly lock: Lock;
};

async function open({ folder, databaseUrl, durable, now, assessor, lock }: Opening): Promise<Installation> {
  const postgres =
    databaseUrl === undefined ? await startPostgres({ folder: postgresFolder(folder), durable }) : undefined;
  const place: Place = postgres === undefined ? { url: databaseUrl as string } : { socket: postgres.socket };
  const vault = await prepare(folder, place).catch(async (error: unknown) => {
    await postgres?.stop();
    throw error;
  });
  const app = openDatabase(place, 'app', { connections: 20 });
  const gate: Gate = { app, journal: openJournal(app, vault), decide: openPolicies(), now };
  const stopWork = assessor === undefined ? async () => {} : backgroundWork(gate, vault);
  return {
    folder,
    place,
    app,
    vault,
    gate,
    assessor: assessor ?? here,
    isHealthy: () => isReachable(app),
    close: async () => {
      await stopWork();
      await assessor?.close();
      await linkEntries(app, vault).catch(() => {});
      await app.destroy();
      await postgres?.stop();
      vault.close();
      lock.release();
    },
  };
}

/** Brings the database up to date and opens the keys it belongs to. */
async function prepare(folder: string, place: Place): Promise<Vault> {
  if ('socket' in place) await makeDatabase(place.socket);
  const owner = openDatabase(place, 'owner', { connections: 1 });
  try {
    await migrate(owner);
    return await openVaultOf(folder, owner);
  } finally {
    await owner.destroy();
  }
}

async function makeDatabase(socket: string): Promise<void> {
  const root = openDatabase({ socket, database: 'postgres' }, 'owner', { connections: 1 });
  try {
    const found = await sql`SELECT FROM pg_database WHERE datname = ${databaseName}`.execute(root);
    if (found.rows.length === 0) await sql`CREATE DATABASE ${sql.id(databaseName)}`.execute(root);
  } finally {
    await root.destroy();
  }
}

/** @throws Error when what stands is not what was kept, or entries are forged */
async function linkLog(app: Database, vault: Vault): Promise<void> {
  const { fault, forged } = await linkEntries(app, vault);
  if (fault !== undefined || forged > 0) throw new Error(`the log: ${fault ?? `${forged} entries are forged`}`);
}

const linkEveryMs = 1000;
const wakeEveryMs = 60_000;

/** Links the log each second, and when a new day has begun in Japan wakes what is due. The day is read anew, so that a clock that jumps does no harm. */
function backgroundWork(gate: Gate, vault: Vault): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let wokenOn = '';
  const soon = (work: () => Promise<unknown>): void => {
    // A database that is gone for a while is no fault of the work: the next turn tries again.
    running = running.then(work).catch(() => {});
  };
  const wake = async (): Promise<void> => {
    const day = dayInJapan(gate.now());
    if (day === wokenOn) return;
    await wakeDue(gate, vault, japan, day);
    await clearAway(gate.app, gate.now());
    wokenOn = day;
  };
  soon(() => wakeForRulebook(gate.app, japan, dayInJapan(gate.now())));
  soon(wake);
  const timers = [
    setInterval(() => soon(() => linkLog(gate.app, vault)), linkEveryMs),
    setInterval(() => soon(wake), wakeEveryMs),
  ];
  return async () => {
    for (const it of timers) clearInterval(it);
    await running;
  };
}
