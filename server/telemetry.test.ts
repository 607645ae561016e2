// What is sent to whoever watches over an installation, received here as they would.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createApp } from './app.ts';
import { openTelemetry } from './telemetry.ts';

/** A place to send to, and what came there by path. */
async function receiver() {
  const came: { readonly path: string; readonly text: string }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (it) => {
      text += it;
    });
    request.on('end', () => {
      came.push({ path: request.url ?? '', text: text + JSON.stringify(request.headers) });
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}/`, came, close: () => server.close() };
}

const planted = ['Linh', 'AB1234567CD', 'nguyen', 'zzyzx', '203.0.113.77', '7f000001'];

test('requests, refusals, faults and queues are sent, by pattern, and nothing anybody wrote', async () => {
  const there = await receiver();
  let waiting = 3;
  const telemetry = openTelemetry(there.endpoint, { 'shinrai.assess.waiting': () => waiting });
  const app = createApp({ log: telemetry.note, origin: 'http://localhost' });
  app.get('/people/:card', (c) => {
    if (c.req.param('card') === 'AB1234567CD')
      throw new TypeError('no such person Linh', { cause: new Error('zzyzx') });
    return c.text('Linh');
  });
  const headers = {
    cookie: 'shinrai=zzyzx',
    'user-agent': 'nguyen',
    'x-forwarded-for': '203.0.113.77',
    traceparent: '00-7f0000017f0000017f0000017f000001-7f0000017f000001-01',
  };
  await app.request('/people/AB1234567CD?name=Linh', { headers });
  await app.request('/people/Linh', { headers });
  await app.request('/en/fees', { method: 'POST', headers, body: new URLSearchParams({ situation: 'nguyen' }) });
  await app.request('http://zzyzx.example/en', { headers });
  telemetry.note({ what: 'background-fault', work: 'wake', kind: 'Error:57P01' });
  waiting = 5;
  await telemetry.close();
  there.close();
  const all = there.came.map((it) => it.text).join('\n');
  for (const word of planted) assert.doesNotMatch(all, new RegExp(word, 'i'), word);
  const traces = there.came
    .filter((it) => it.path === '/v1/traces')
    .map((it) => it.text)
    .join();
  const names = [...traces.matchAll(/"name":"((?:GET|POST) [^"]+)"/g)].map((it) => it[1]);
  assert.deepEqual(names.toSorted(), [
    'GET (no route)',
    'GET /people/:card',
    'GET /people/:card',
    'POST /:locale/:procedure',
  ]);
  const metrics = there.came
    .filter((it) => it.path === '/v1/metrics')
    .map((it) => it.text)
    .join();
  for (const part of [
    '"name":"http.server.request.duration"',
    '"stringValue":"5xx"',
    '"stringValue":"2xx"',
    '"name":"shinrai.refusals"',
    '"name":"shinrai.faults"',
    '"stringValue":"TypeError"',
    '"stringValue":"Error:57P01"',
    '"name":"shinrai.assess.waiting"',
  ])
    assert.ok(metrics.includes(part), `${part} in ${metrics.slice(0, 2000)}`);
  assert.match(metrics, /"name":"shinrai.assess.waiting".{0,400}"as(Int|Double)":"?5/);
});

test('a place that does not answer keeps nobody waiting', async () => {
  const telemetry = openTelemetry('http://127.0.0.1:9', {});
  const app = createApp({ log: telemetry.note });
  assert.equal((await app.request('/en')).status, 200);
});

test('the packages of telemetry are loaded where it is switched on, and nowhere else', () => {
  const sources = globSync('server/**/*.{ts,tsx}').filter((it) => !it.includes('.test.'));
  const importing = (what: RegExp) => sources.filter((it) => what.test(readFileSync(it, 'utf8')));
  assert.deepEqual(importing(/from '@opentelemetry\//), ['server/telemetry.ts']);
  assert.deepEqual(importing(/^import (?!type).*telemetry\.ts'/m), []);
  assert.deepEqual(importing(/await import\('\.\/telemetry\.ts'\)/), ['server/main.ts']);
});
