/** What connections may do before anybody knows who is there: how many, how long in silence, how long in all. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { clientKey, type Proxies } from './door/client.ts';

export type ConnectionLimits = {
  readonly most: number;
  /** From one client; a proxy speaks for many and is not counted. */
  readonly mostFromOne: number;
  /** Half a request, or a half-read answer, without any progress. */
  readonly silentMs: number;
  readonly headersMs: number;
  /** A whole request: time for 60 MB over a slow line. */
  readonly requestMs: number;
};

export const connectionLimits: ConnectionLimits = {
  most: 2000,
  mostFromOne: 200,
  silentMs: 10_000,
  headersMs: 15_000,
  requestMs: 300_000,
};

export function boundConnections(server: Server, limits: ConnectionLimits, proxies: Proxies): void {
  server.maxConnections = limits.most;
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  boundByClient(server, limits.mostFromOne, proxies);
  closeSilent(server, limits.silentMs);
}

function boundByClient(server: Server, most: number, proxies: Proxies): void {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const { remoteAddress = '' } = socket;
    if (proxies.trusts(remoteAddress)) return;
    const client = clientKey(remoteAddress);
    const count = (open.get(client) ?? 0) + 1;
    if (count > most) return void socket.destroy();
    open.set(client, count);
    socket.once('close', () => {
      const left = (open.get(client) ?? 1) - 1;
      if (left === 0) open.delete(client);
      else open.set(client, left);
    });
  });
}

/** Cuts a connection on which nothing moves, unless it waits for us: the request is whole and no answer has begun. */
function closeSilent(server: Server, silentMs: number): void {
  const last = new WeakMap<Socket, { readonly request: IncomingMessage; readonly response: ServerResponse }>();
  server.on('request', (request, response) => last.set(request.socket, { request, response }));
  server.setTimeout(silentMs, (socket) => {
    const under = last.get(socket);
    const waitsForUs = under?.request.complete === true && !under.response.headersSent;
    if (!waitsForUs) socket.destroy();
  });
}
