import { join } from 'node:path';
import { readWitnesses } from '#audit';
import { timersSetAside } from '#records';
import { connectionLoad, dataFolder } from '#store';
import { openPool } from './assessing/pool.ts';
import { readProxies } from './door/client.ts';
import { answerStarting } from './door/failures.ts';
import { readOrigin } from './door/origin.ts';
import { readProviders } from './entrance/oidc.ts';
import { readinessOf } from './health.ts';
import { type Installation, InUse, openInstallation } from './installation.ts';
import { type Log, logTo, readLogForm } from './log.ts';
import type { Report } from './report.ts';
import { type Front, type Serving, serve } from './serving.ts';
import type { Gauges, Telemetry } from './telemetry.ts';
import { readContacts } from './well-known.ts';

/** The port from the environment, or undefined when it is not a port number. */
export function readPort(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return 3000;
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

type Settings = { readonly port: number; readonly host: string | undefined; readonly empty: boolean };

const usage = 'Usage: npm start [-- --empty]';

/** What was asked for, or what is wrong with it. */
export function readSettings(
  given: readonly string[],
  environment: NodeJS.ProcessEnv,
): Settings | { readonly error: string } {
  const unknown = given.find((it) => it !== '--empty');
  if (unknown !== undefined) return { error: `Unknown argument \`${unknown}\`. ${usage}` };
  const port = readPort(environment.PORT);
  if (port === undefined) return { error: `PORT must be a number from 0 to 65535, not \`${environment.PORT}\`.` };
  return { port, host: environment.HOST || undefined, empty: given.includes('--empty') };
}

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  if ('error' in settings) return stop(settings.error);
  const { port, host } = settings;
  // The port first: a busy one is said before a database is started.
  const front: { fetch: Front['fetch'] } = { fetch: answerStarting };
  try {
    const environment = readEnvironment(process.env);
    const serving = await serve(
      { fetch: (request, env) => front.fetch(request, env) },
      { port, proxies: environment.proxies, ...(host ? { host } : {}) },
    );
    let stopping = false;
    const house = await open({ settings, environment, serving, front, stopping: () => stopping });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        stopping = true;
        void serving
          .close()
          .then(house.close)
          .then(() => process.exit(0));
      });
    }
  } catch (error) {
    return stop(reasonOf(error, port));
  }
}

/** What the environment says beside port and host. @throws Error saying which variable is wrong, and what it accepts */
function readEnvironment(environment: NodeJS.ProcessEnv) {
  const { SHINRAI_ORIGIN: origin } = environment;
  return {
    databaseUrl: environment.DATABASE_URL || undefined,
    origin: origin ? readOrigin(origin).origin : undefined,
    proxies: readProxies(environment.SHINRAI_PROXY),
    providers: readProviders(environment.SHINRAI_OIDC),
    contacts: readContacts(environment.SHINRAI_CONTACT),
    signUpsADay: readSignUps(environment.SHINRAI_SIGN_UPS),
    witnesses: readWitnesses(environment.SHINRAI_WITNESS),
    logForm: readLogForm(environment.SHINRAI_LOG, process.stderr.isTTY),
    endpoint: environment.OTEL_EXPORTER_OTLP_ENDPOINT || undefined,
  };
}

/** @throws Error when it is no number */
function readSignUps(text: string | undefined): number {
  if (text === undefined || text === '') return 1000;
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new Error(`SHINRAI_SIGN_UPS must be a number of records a day, not \`${text}\`.`);
}

type Opening = {
  readonly settings: Settings;
  readonly environment: ReturnType<typeof readEnvironment>;
  readonly serving: Serving;
  readonly front: { fetch: Front['fetch'] };
  readonly stopping: () => boolean;
};

/** Opens the records and says where to look. What is said to whoever starts it goes to the output, the log beside it. */
async function open({ settings, environment, serving, front, stopping }: Opening): Promise<Installation> {
  const {
    databaseUrl,
    origin = serving.url,
    proxies,
    providers,
    contacts,
    signUpsADay,
    witnesses,
    logForm,
    endpoint,
  } = environment;
  const folder = join(dataFolder(), settings.empty ? 'own' : 'town');
  const write = logTo((line) => process.stderr.write(`${line}\n`), logForm);
  let telemetry: Telemetry | undefined;
  const log: Log = (it) => {
    write(it);
    telemetry?.note(it);
  };
  const report: Report = (fault) => log({ what: 'background-fault', ...fault });
  // The pages are read while PostgreSQL starts.
  const pages = Promise.all([import('./app.ts'), import('./site.ts')]);
  const assessor = openPool({ report });
  const house = await openInstallation({
    folder,
    assessor,
    report,
    witnesses,
    ...(databaseUrl ? { databaseUrl } : {}),
  });
  // WHY only here: its packages cost memory and time at the start.
  if (endpoint !== undefined) telemetry = (await import('./telemetry.ts')).openTelemetry(endpoint, gaugesOf(house));
  const [{ createApp }, { openSite }] = await pages;
  const note = (text: string) => (): void => log({ what: 'note', text });
  const { site, firstRun } = await openSite(house, {
    origin,
    empty: settings.empty,
    providers,
    proxies,
    contacts,
    signUpsADay,
    onUnnamedProxy: note('a proxy speaks for clients: name it in SHINRAI_PROXY, or all are counted as one'),
    onPlanting: note('making the invented town …'),
  });
  front.fetch = createApp({ site, log, readiness: readinessOf(house, stopping) }).fetch;
  process.stdout.write(`${serving.url}\n`);
  // WHY not before: they would take the processors from what people wait for.
  assessor.begin();
  if (firstRun !== undefined) process.stdout.write(`First run: make the administrator at ${firstRun}\n`);
  return {
    ...house,
    close: async () => {
      await telemetry?.close();
      await house.close();
    },
  };
}

/** What is looked at from time to time, where somebody watches. */
const gaugesOf = ({ app, assessor }: Installation): Gauges => ({
  'shinrai.assess.waiting': () => assessor.load().waiting,
  'shinrai.timers.set_aside': async () => (await timersSetAside(app)).reduce((sum, it) => sum + it.count, 0),
  'shinrai.database.open': () => connectionLoad(app).open,
  'shinrai.database.idle': () => connectionLoad(app).idle,
  'shinrai.database.waiting': () => connectionLoad(app).waiting,
});

function reasonOf(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Try: PORT=${port + 1} npm start`;
  if (
    code === 'EACCES' &&
    'syscall' in (error as Error) &&
    (error as Error & { readonly syscall: unknown }).syscall === 'listen'
  )
    return `Port ${port} needs rights this user does not have. Try: PORT=3000 npm start`;
  if (error instanceof InUse) return `${error.message}. Stop it first, or choose another folder with SHINRAI_DATA.`;
  return error instanceof Error ? error.message : String(error);
}

function stop(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (import.meta.main) await main();
