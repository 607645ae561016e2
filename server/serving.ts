/** Opens the port, and closes it without cutting anybody off. */
import { createServer, Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { boundConnections, type ConnectionLimits, connectionLimits } from './connections.ts';
import { noProxies, type Proxies } from './door/client.ts';

/** A running server: where it answers, and how to stop it. */
export type Serving = {
  readonly url: string;
  /** Takes no new connection, lets requests under way be answered for as long as they may take, then cuts the rest. */
  readonly close: () => Promise<void>;
};

export type ServeOptions = {
  readonly port: number;
  readonly host?: string;
  readonly limits?: ConnectionLimits;
  readonly proxies?: Proxies;
  /** How long requests under way may still take once it is to stop. */
  readonly drainMs?: number;
};

/** What answers requests. */
export type Front = { readonly fetch: Parameters<typeof createAdaptorServer>[0]['fetch'] };

/**
 * Opens the port and resolves when requests are answered. Port 0 takes a free one. Rejects when the port cannot be had.
 * WHY: only this machine reaches it unless HOST says otherwise, since whoever tries Shinrai types in real facts.
 */
export function serve(app: Front, options: ServeOptions): Promise<Serving> {
  const { port, host = '127.0.0.1', limits = connectionLimits, proxies = noProxies, drainMs = 10_000 } = options;
  const server = createAdaptorServer({ fetch: app.fetch, createServer });
  if (!(server instanceof Server)) throw new Error('the server is no HTTP/1 server');
  boundConnections(server, limits, proxies);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      resolve({ url: `http://localhost:${actual}`, close: () => drain(server, drainMs) });
    });
  });
}

function drain(server: Server, mostMs: number): Promise<void> {
  return new Promise((done) => {
    const patience = setTimeout(() => server.closeAllConnections(), mostMs);
    // A browser keeps its connection open after the answer.
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(patience);
      clearInterval(idle);
      done();
    });
  });
}
