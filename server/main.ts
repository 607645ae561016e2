import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { createApp } from './app.ts';

/** A running server: where it answers, and how to stop it. */
export type Serving = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Opens the port and resolves when requests are answered. Port 0 takes a free one. Rejects when the port cannot be had.
 * WHY: only this machine reaches it unless HOST says otherwise, since whoever tries Shinrai types in real facts.
 */
export function serve(app: Hono, { port, host = '127.0.0.1' }: { port: number; host?: string }): Promise<Serving> {
  const server = createAdaptorServer({ fetch: app.fetch });
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

async function main(): Promise<void> {
  const port = readPort(process.env.PORT);
  if (port === undefined) return stop(`PORT must be a number from 0 to 65535, not \`${process.env.PORT}\`.`);
  const host = process.env.HOST;
  try {
    const serving = await serve(createApp(), { port, ...(host ? { host } : {}) });
    process.stdout.write(`${serving.url}\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => serving.close().then(() => process.exit(0)));
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') return stop(`Port ${port} is in use. Try: PORT=${port + 1} npm start`);
    if (code === 'EACCES') return stop(`Port ${port} needs rights this user does not have. Try: PORT=3000 npm start`);
    throw error;
  }
}

function stop(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

if (import.meta.main) await main();
