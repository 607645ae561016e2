import { dayInJapan, type Gate, openPolicies } from '#access';
import { openJournal, type Witness } from '#audit';
import { clearAway, bases as ofParties } from '#parties';
import { caseBasis, passDays, subjectOfCase } from '#procedures';
import { keepRelease, openStandings, type Standings, wakeDue, wakeForRulebook } from '#records';
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
  sealAnew,
  sql,
  startPostgres,
  takeLock,
  type Vault,
} from '#store';
import { type Assessor, here } from './assessing/assessor.ts';
import { openRecent, type Recent } from './assessing/recent.ts';
import { type LastFault, startBackground, type Work } from './background.ts';
import { logWorks } from './log-work.ts';
import { kindOf, type Report, reportTo } from './report.ts';

export type Installation = {
  /** Who evaluates for those who ask here. */
  readonly assessor: Assessor;
  /** What the pages of records showed a moment ago. */
  readonly recent: Recent;
  readonly standings: Standings;
  /** What went wrong last in the background. */
  readonly faults: () => readonly LastFault[];
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
  readonly report?: Report;
  /** Who outside keeps the ends of the log. */
  readonly witnesses?: readonly Witness[];
};

/** How somebody may stand to somebody else, from the rooms that know; `permission` will come from its own. */
export const bases = [...ofParties, caseBasis];

export const gateOver = (app: Database, vault: Vault, { decide, now }: Pick<Gate, 'decide' | 'now'>): Gate => ({
  app,
  journal: openJournal(app, vault),
  bases,
  decide,
  now,
  subjectOfCase,
});

/** Another process has the data folder. */
export class InUse extends Error {}

const toErrors = reportTo((line) => process.stderr.write(`${line}\n`));

/** @throws InUse when another process has the folder; Error when the database cannot be had */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { folder, databaseUrl, durable = true, now = () => new Date(), assessor } = options;
  const { report = toErrors, witnesses = [] } = options;
  const lock = takeLock(folder);
  if (lock === undefined) throw new InUse(`the data in \`${folder}\` are in use by another Shinrai`);
  try {
    return await open({ folder, databaseUrl, durable, now, assessor, report, witnesses, lock });
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

async function open(opening: Opening): Promise<Installation> {
  const { folder, databaseUrl, durable, now, assessor, report, witnesses, lock } = opening;
  const starting = databaseUrl === undefined ? startPostgres({ folder: postgresFolder(folder), durable }) : undefined;
  // The policies are read while PostgreSQL starts. Should they not fit, this process ends, and PostgreSQL with it.
  const decide = openPolicies(bases);
  const postgres = await starting;
  const place: Place = postgres === undefined ? { url: databaseUrl as string } : { socket: postgres.socket };
  const vault = await prepare(folder, place).catch(async (error: unknown) => {
    await postgres?.stop();
    throw error;
  });
  const app = openDatabase(place, 'app', { connections: 20 });
  const gate = gateOver(app, vault, { decide, now });
  await app.transaction().execute((act) => keepRelease(act, japan, now()));
  const evaluator = assessor ?? here;
  const standings = standingsBy(evaluator, app, vault);
  const log = logWorks(app, vault, witnesses);
  const background = startBackground(assessor === undefined ? [] : works(gate, vault, log, standings), { report, now });
  return {
    folder,
    place,
    app,
    vault,
    gate,
    assessor: evaluator,
    recent: openRecent(),
    standings,
    faults: background.faults,
    isHealthy: () => isReachable(app),
    close: async () => {
      await assessor?.close();
      await background.stop();
      // A database that is gone leaves the rest to the next start.
      for (const work of ['link', 'show'] as const) {
        const tell = (kind: string): void => report({ work, kind });
        await log[work](AbortSignal.abort(), tell).catch((error: unknown) => tell(kindOf(error)));
      }
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
    const vault = await openVaultOf(folder, owner);
    await sealAnew(owner, vault);
    return vault;
  } finally {
    await owner.destroy();
  }
}

/** Standing by this country's rules. */
export const standingsBy = (assessor: Assessor, app: Database, vault: Vault): Standings =>
  openStandings({
    app,
    vault,
    rulebook: japan,
    evaluate: (client, question) => assessor.ask(client, 'determine', question),
  });

async function makeDatabase(socket: string): Promise<void> {
  const root = openDatabase({ socket, database: 'postgres' }, 'owner', { connections: 1 });
  try {
    const found = await sql`SELECT FROM pg_database WHERE datname = ${databaseName}`.execute(root);
    if (found.rows.length === 0) await sql`CREATE DATABASE ${sql.id(databaseName)}`.execute(root);
  } finally {
    await root.destroy();
  }
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** The day is read anew each turn, so that a clock that jumps does no harm. */
function works(gate: Gate, vault: Vault, log: ReturnType<typeof logWorks>, standings: Standings): readonly Work[] {
  let rulebookSeen = false;
  const wake: Work['run'] = async (stop, tell) => {
    const day = dayInJapan(gate.now());
    if (!rulebookSeen) await wakeForRulebook(gate.app, standings.rulebook, day);
    rulebookSeen = true;
    const { failed } = await wakeDue(gate, standings, day, stop);
    for (const { fault, error } of failed) tell(error === undefined ? fault : kindOf(error));
  };
  const silence: Work['run'] = async (stop, tell) => {
    const { failed } = await passDays(gate, vault, dayInJapan(gate.now()), stop);
    for (const error of failed) tell(kindOf(error));
  };
  return [
    { name: 'link', everyMs: second, run: log.link },
    { name: 'show', everyMs: minute, run: log.show },
    { name: 'wake', everyMs: minute, run: wake },
    { name: 'silence', everyMs: minute, run: silence },
    { name: 'clear', everyMs: hour, run: () => clearAway(gate.app, gate.now()) },
  ];
}
