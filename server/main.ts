import { createServer, Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { dataFolder } from '#store';
import { createApp } from './app.ts';
import { openPool } from './assessing/pool.ts';
import { noProxies, type Proxies, readProxies } from './client.ts';
import { boundConnections, type ConnectionLimits, connectionLimits } from './connections.ts';
import { answerStarting } from './failures.ts';
import { type Installation, InUse, openInstallation } from './installation.ts';
import { readProviders } from './me/oidc.ts';
import { readOrigin } from './origin.ts';
import { openSite } from './site.ts';

/** A running server: where it answers, and how to stop it. */
export type Serving = { readonly url: string; readonly close: () => Promise<void> };

type ServeOptions = {
  readonly port: number;
  readonly host?: string;
  readonly limits?: ConnectionLimits;
  readonly proxies?: Proxies;
};

/** What answers requests. */
type Front = { readonly fetch: Parameters<typeof createAdaptorServer>[0]['fetch'] };

/**
 * Opens the port and resolves when requests are answered. Port 0 takes a free one. Rejects when the port cannot be had.
 * WHY: only this machine reaches it unless HOST says otherwise, since whoever tries Shinrai types in real facts.
 */
export function serve(app: Front, options: ServeOptions): Promise<Serving> {
  const { port, host = '127.0.0.1', limits = connectionLimits, proxies = noProxies } = options;
  const server = createAdaptorServer({ fetch: app.fetch, createServer });
  if (server instanceof Server) boundConnections(server, limits, proxies);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          closeConnections(server);
        });
      resolve({ url: `http://localhost:${actual}`, close });
    });
  });
}

/** A browser keeps connections open; without this, stopping would wait for it. */
function closeConnections(server: object): void {
  if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function') server.closeAllConnections();
}

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
    const proxies = readProxies(process.env.SHINRAI_PROXY);
    const serving = await serve(
      { fetch: (request, env) => front.fetch(request, env) },
      { port, proxies, ...(host ? { host } : {}) },
    );
    const house = await open(settings, serving, front, proxies);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(
        signal,
        () =>
          void serving
            .close()
            .then(house.close)
            .then(() => process.exit(0)),
      );
    }
  } catch (error) {
    return stop(reasonOf(error, port));
  }
}

/** Opens the records and says where to look. */
async function open(
  { empty }: Settings,
  serving: Serving,
  front: { fetch: Front['fetch'] },
  proxies: Proxies,
): Promise<Installation> {
  const folder = join(dataFolder(), empty ? 'own' : 'town');
  const databaseUrl = process.env.DATABASE_URL;
  const providers = readProviders(process.env.SHINRAI_OIDC);
  const house = await openInstallation({ folder, assessor: openPool(), ...(databaseUrl ? { databaseUrl } : {}) });
  const origin = process.env.SHINRAI_ORIGIN ? readOrigin(process.env.SHINRAI_ORIGIN).origin : serving.url;
  const onPlanting = () => void process.stderr.write('Making the invented town …\n');
  const onUnnamedProxy = () =>
    void process.stderr.write('A proxy speaks for clients; name it in SHINRAI_PROXY, or all are counted as one.\n');
  const { site, firstRun } = await openSite(house, { origin, empty, providers, proxies, onUnnamedProxy, onPlanting });
  front.fetch = createApp({ site }).fetch;
  process.stdout.write(`${serving.url}\n`);
  if (firstRun !== undefined) process.stdout.write(`First run: make the administrator at ${firstRun}\n`);
  return house;
}

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
