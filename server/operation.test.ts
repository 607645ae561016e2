// What whoever runs an installation relies on: health, stopping without cutting anybody off, the log, well-known addresses.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hono } from 'hono';
import { openDatabase } from '#store';
import { testHouse } from '../tests/house.ts';
import { createApp } from './app.ts';
import { readinessOf } from './health.ts';
import type { Installation } from './installation.ts';
import { type Happening, logTo, readLogForm } from './log.ts';
import { serve } from './serving.ts';
import { openSite } from './site.ts';
import { readContacts } from './well-known.ts';

const origin = 'https://shinrai.example';
const now = new Date('2026-11-25T10:00:00+09:00');
let house: Installation;
before(async () => {
  house = await testHouse(() => now);
});
after(() => house.close());

test('an installation is ready when all it needs is there, and says so under any name and without data', async () => {
  const { site } = await openSite(house, { origin, empty: true });
  const app = createApp({ log: () => undefined, site });
  const health = await app.request('http://10.0.0.5:3000/healthz');
  assert.deepEqual([health.status, await health.text()], [200, 'ok']);
  const ready = await app.request('http://10.0.0.5:3000/readyz');
  assert.equal(ready.status, 200);
  assert.deepEqual(await ready.json(), { database: true, migrations: true, vault: true, workers: true, open: true });
  assert.equal((await app.request('http://10.0.0.5:3000/en')).status, 421);
});

test('each thing that is missing makes it not ready, and many who ask are served by one look', async () => {
  const { site } = await openSite(house, { origin, empty: true });
  const closed = { ...house.assessor, load: () => ({ waiting: 0, open: false }) };
  const vault = {
    ...house.vault,
    kept: () => {
      throw new Error('no vault');
    },
  };
  const nowhere = openDatabase({ socket: '/nowhere' }, 'app');
  const cases = [
    ['workers', readinessOf({ ...house, assessor: closed })],
    ['vault', readinessOf({ ...house, vault })],
    ['open', readinessOf(house, () => true)],
    ['database', readinessOf({ ...house, app: nowhere })],
  ] as const;
  for (const [what, readiness] of cases) {
    const answer = await createApp({ log: () => undefined, site, readiness }).request('/readyz');
    assert.equal(answer.status, 503, what);
    assert.equal((await answer.json())[what], false, what);
  }
  let looks = 0;
  const counted = async () => {
    looks += 1;
    return readinessOf(house)();
  };
  const app = createApp({ log: () => undefined, site, readiness: counted });
  await Promise.all(Array.from({ length: 50 }, () => app.request('/readyz')));
  assert.equal(looks, 1);
});

test('a request under way is answered when the server stops, a new one is not taken, and patience ends', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrived = (): void => undefined;
  const underWay = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const slow = new Hono()
    .get('/', async (c) => {
      arrived();
      await held;
      return c.text('whole');
    })
    .get('/never', () => new Promise<Response>(() => undefined));
  const serving = await serve(slow, { port: 0 });
  const answer = fetch(serving.url);
  await underWay;
  const closed = serving.close();
  await assert.rejects(fetch(serving.url));
  release();
  assert.equal(await (await answer).text(), 'whole');
  await closed;
  const impatient = await serve(slow, { port: 0, drainMs: 30 });
  const cut = fetch(`${impatient.url}/never`);
  const rejected = assert.rejects(cut);
  await new Promise((resolve) => setTimeout(resolve, 30));
  await impatient.close();
  await rejected;
});

test('a line of the log is one object of JSON, or plain words for a terminal', async () => {
  const lines: string[] = [];
  const app = createApp({
    log: logTo(
      (it) => lines.push(it),
      'json',
      () => now,
    ),
  });
  app.get('/people/:card', () => {
    throw new TypeError('no such person `AB1234567CD`');
  });
  const answer = await app.request('/people/AB1234567CD?name=Linh');
  const number = answer.headers.get('x-request-id') ?? '';
  assert.match(number, /^[\da-f-]{36}$/);
  assert.match(await answer.text(), new RegExp(number), 'the page of a fault says its number');
  const [fault, request] = lines.map((it) => JSON.parse(it) as Happening & { readonly at: string });
  assert.equal(
    lines.every((it) => !it.includes('\n')),
    true,
  );
  assert.deepEqual(
    { ...fault, places: '' },
    { at: now.toISOString(), what: 'fault', request: number, kind: 'TypeError', places: '' },
  );
  assert.deepEqual(
    { ...request, ms: 0 },
    {
      at: now.toISOString(),
      what: 'request',
      request: number,
      method: 'GET',
      route: '/people/:card',
      status: 500,
      ms: 0,
    },
  );
  assert.doesNotMatch(lines.join(), /AB1234567CD|Linh/);
  assert.equal(readLogForm(undefined, true), 'plain');
  assert.equal(readLogForm('', false), 'json');
  assert.throws(() => readLogForm('yaml', true), /json or plain/);
});

test('a weakness can be reported where the installation says so, and nothing is invented where it does not', async () => {
  const contacts = readContacts('mailto:security@city.example, https://city.example/report');
  const { site } = await openSite(house, { origin, empty: true, contacts });
  const said = await createApp({ log: () => undefined, site }).request(`${origin}/.well-known/security.txt`);
  assert.equal(said.status, 200);
  assert.match(said.headers.get('content-type') ?? '', /^text\/plain/);
  assert.deepEqual((await said.text()).trim().split('\n'), [
    'Contact: mailto:security@city.example',
    'Contact: https://city.example/report',
    'Expires: 2027-05-24T00:00:00Z',
    'Preferred-Languages: ja, en',
    'Canonical: https://shinrai.example/.well-known/security.txt',
  ]);
  const silent = await openSite(house, { origin, empty: true });
  const app = createApp({ log: () => undefined, site: silent.site });
  assert.equal((await app.request(`${origin}/.well-known/security.txt`)).status, 404);
  const change = await app.request(`${origin}/.well-known/change-password`, { headers: { 'accept-language': 'en' } });
  assert.deepEqual([change.status, change.headers.get('location')], [302, '/en/me/account']);
  assert.throws(() => readContacts('security@city.example'), /mailto:/);
});
