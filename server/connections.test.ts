// Real sockets with small limits: who says half a thing and then nothing is cut, who waits for us is not.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as later } from 'node:timers/promises';
import { Hono } from 'hono';
import { connectionLimits } from './connections.ts';
import { readProxies } from './door/client.ts';
import { type Serving, serve } from './serving.ts';

const small = { ...connectionLimits, most: 6, mostFromOne: 4, silentMs: 150 };
const slowly = new Hono()
  .post('/', async (c) => c.text(`read ${(await c.req.text()).length}`))
  .get('/slow', async (c) => {
    await later(400);
    return c.text('worth waiting for');
  });

async function withServer(work: (at: number, serving: Serving) => Promise<void>, proxies = readProxies(undefined)) {
  const serving = await serve(slowly, { port: 0, limits: small, proxies });
  await work(Number(new URL(serving.url).port), serving).finally(serving.close);
}

async function opened(port: number, ...lines: readonly string[]): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(lines.join('\r\n'));
  return socket;
}
const closed = async (socket: Socket): Promise<string> => {
  let text = '';
  socket.on('data', (it) => {
    text += it;
  });
  if (!socket.closed) await once(socket, 'close');
  return text;
};
const half = ['POST / HTTP/1.1', 'host: localhost', 'content-length: 100', '', 'only this'];

test('a body half sent is cut when nothing more comes, and so are half the headers and nothing at all', async () => {
  await withServer(async (port) => {
    const sockets = [await opened(port, ...half), await opened(port, 'GET / HT'), await opened(port)];
    for (const it of sockets) assert.doesNotMatch(await closed(it), /^HTTP\/1.1 200/);
  });
});

test('who waits for us longer than one may be silent gets the answer', async () => {
  await withServer(async (port) => {
    const socket = await opened(port, 'GET /slow HTTP/1.1', 'host: localhost', 'connection: close', '', '');
    assert.match(await closed(socket), /worth waiting for/);
  });
});

test('one client has so many connections and no more; another still comes in', async () => {
  await withServer(async (port) => {
    const held = await Promise.all(Array.from({ length: small.mostFromOne }, () => opened(port, ...half)));
    const more = connect(port, '127.0.0.1').on('error', () => undefined);
    assert.equal(await closed(more), '');
    const other = connect({ port, host: '127.0.0.1', localAddress: '127.0.0.2' });
    other.write('GET /slow HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    assert.match(await closed(other), /worth waiting for/);
    for (const it of held) it.destroy();
  });
});

test('a named proxy speaks for many: its connections count for the whole alone', async () => {
  await withServer(async (port) => {
    const held = await Promise.all(Array.from({ length: small.most }, () => opened(port, ...half)));
    assert.ok(held.every((it) => !it.closed));
    assert.equal(await closed(connect(port, '127.0.0.1').on('error', () => undefined)), '');
    for (const it of held) it.destroy();
  }, readProxies('127.0.0.0/8'));
});
