// Limits by client: H2 and M4 of the trial, on an empty installation with a first-run link.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Hono } from 'hono';
import { beginCeremony, countTry } from '#parties';
import { sql } from '#store';
import { testHouse } from '../../tests/house.ts';
import { origin, sealOfCookie } from '../../tests/visitor.ts';
import { createApp } from '../app.ts';
import type { Installation } from '../installation.ts';
import { openSite } from '../site.ts';
import { readProxies } from './client.ts';
import { mostTries } from './limits.ts';

let house: Installation;
let app: Hono;
let firstRun: string;
let now = new Date('2026-11-25T09:00:00+09:00');
before(async () => {
  house = await testHouse(() => now);
  const opened = await openSite(house, { origin, empty: true, proxies: readProxies('10.0.0.0/8') });
  app = createApp({ log: () => undefined, site: opened.site });
  firstRun = new URL(opened.firstRun ?? '').pathname;
});
after(() => house.close());

/** Somebody behind the proxy. */
const from = (address: string, cookie = '') => {
  const send = (method: string, path: string, body?: URLSearchParams) =>
    app.request(
      path,
      { method, headers: { origin, cookie, 'x-forwarded-for': address }, ...(body === undefined ? {} : { body }) },
      { incoming: { socket: { remoteAddress: '10.0.0.1' } } },
    );
  return {
    get: async (path: string) => send('GET', path),
    post: async (path: string, fields: Readonly<Record<string, string>> = {}) =>
      send('POST', path, new URLSearchParams(fields)),
  };
};
const [a, b] = ['198.51.100.1', '198.51.100.2'];
const rows = async (table: 'try' | 'ceremony'): Promise<number> => {
  const counted = await sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.table(`parties.${table}`)}`.execute(
    house.app,
  );
  return Number(counted.rows[0]?.count);
};
/** Signs up. @returns recovery codes and the cookie */
async function signUp(address: string, given: string) {
  const answer = await from(address).post('/en/sign-up', { given });
  const page = await answer.text();
  assert.equal(answer.status, 200, page);
  const codes = [...page.matchAll(/<code[^>]*>([a-z-]+)</g)].map((it) => it[1] ?? '');
  return { codes, cookie: /shinrai=[\w-]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '' };
}

test('ten wrong codes of one client lock out nobody else, and not even that client with a right one', async () => {
  const { codes } = await signUp('198.51.100.50', 'Mei');
  for (let i = 0; i < mostTries.code; i++)
    assert.match(await (await from(a).post('/en/sign-in/code', { code: `wrong-${i}` })).text(), /code is not right/);
  assert.match(await (await from(a).post('/en/sign-in/code', { code: 'wrong' })).text(), /Too many tries/);
  assert.match(await (await from(b).post('/en/sign-in/code', { code: 'wrong' })).text(), /code is not right/);
  assert.equal((await from(b).post('/en/sign-in/code', { code: codes[0] ?? '' })).status, 303);
  assert.equal((await from(a).post('/en/sign-in/code', { code: codes[1] ?? '' })).status, 303);
});

test('tries past the limit write nothing, and what is older than a quarter of an hour is gone, whosever it was', async () => {
  const before = await rows('try');
  for (let i = 0; i < 20; i++) await from(a).post('/en/sign-in/code', { code: 'wrong' });
  assert.equal(await rows('try'), before);
  now = new Date(now.getTime() + 16 * 60_000);
  await from(b).post('/en/sign-in/code', { code: 'wrong' });
  assert.equal(await rows('try'), 1);
  const bucket = Buffer.from('a bucket');
  const counted = await Promise.all(Array.from({ length: 3 }, () => countTry(house.app, bucket, 0, now)));
  assert.deepEqual(counted, [false, false, false]);
});

test('sign-ups of strangers, even of the same client, starve neither the first administrator nor who was invited', async () => {
  for (let i = 0; i < mostTries['sign-up']; i++) await signUp(a, `Stranger ${i}`);
  const full = await from(a).post('/en/sign-up', { given: 'One too many' });
  assert.equal(full.status, 429);
  await signUp(b, 'Kenji');
  const wrong = await from(a).post('/en/first-run/wrong', { given: 'Nobody' });
  assert.equal(wrong.status, 404);
  const administrator = await from(a).post(firstRun, { name: 'Shirakaba Town', given: 'Aya' });
  assert.equal(administrator.status, 200);
  const cookie = /shinrai=[\w-]+/.exec(administrator.headers.get('set-cookie') ?? '')?.[0] ?? '';
  const { rows: made } = await sql<{ id: string }>`SELECT id FROM parties.organisation`.execute(house.app);
  const invitation = { organisation: made[0]?.id, role: 'operator' };
  const secret = await beginCeremony(house.app, 'invitation', invitation, 3600_000, now);
  assert.equal((await from(a).post(`/en/join/${secret}`, { given: 'Ken' })).status, 200);
  assert.equal((await from(a).post(`/en/join/${secret}`, { given: 'Ken' })).status, 404, 'once');
  assert.match(cookie, /shinrai=/);
});

test('a client has so many ceremonies under way and no more; they end by themselves', async () => {
  const kept = await rows('ceremony');
  const asked = [];
  for (let i = 0; i < 40; i++) asked.push((await from(a).post('/en/passkey/options')).status);
  assert.deepEqual([asked.filter((it) => it === 200).length, asked.at(-1)], [30, 429]);
  assert.equal(await rows('ceremony'), kept + 30);
  assert.equal((await from(b).post('/en/passkey/options')).status, 200);
  now = new Date(now.getTime() + 6 * 60_000);
  assert.equal((await from(a).post('/en/passkey/options')).status, 200);
  assert.equal(await rows('ceremony'), kept + 1);
});

test('guesses at calendars are counted, and a refusal says when to come back', async () => {
  for (let i = 0; i < mostTries.calendar; i++)
    assert.equal((await from(a).get(`/calendar/en/guess${i}.ics`)).status, 404);
  const refused = await from(a).get('/calendar/en/guess.ics');
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '10');
  assert.equal((await from(b).get('/calendar/en/guess.ics')).status, 404);
});

test('what ends is found by an index, however many others there are', async () => {
  await house.app.transaction().execute(async (act) => {
    await sql`SET LOCAL enable_seqscan = off`.execute(act);
    for (const [table, column] of [
      ['ceremony', 'ends_at'],
      ['try', 'at'],
    ] as const) {
      const { rows: plan } = await sql<{ 'QUERY PLAN': string }>`
        EXPLAIN DELETE FROM ${sql.table(`parties.${table}`)} WHERE ${sql.ref(column)} < now()`.execute(act);
      assert.match(plan.map((it) => it['QUERY PLAN']).join('\n'), new RegExp(`Index.* ${table}_${column}`));
    }
  });
});

test('when all connections but one are taken, two records are still made one', async () => {
  const [mine, other] = [await signUp('198.51.100.60', 'Lan'), await signUp('198.51.100.61', 'Lan again')];
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const opened = { for: (await sealOfCookie(house, mine.cookie, 'own')) ?? '' };
  const pool = 5;
  const holding = Array.from({ length: pool - 1 }, () => house.app.connection().execute(() => held));
  const her = from('198.51.100.60', mine.cookie);
  try {
    const wrong = await her.post('/en/me/account/merge', { ...opened, code: 'wrong' });
    assert.equal(wrong.status, 422);
    const merged = await her.post('/en/me/account/merge', { ...opened, code: other.codes[0] ?? '' });
    assert.equal(merged.status, 303, await merged.text());
  } finally {
    release();
    await Promise.all(holding);
  }
});

test('the form of a sign-up sent with somebody’s id tells nothing of them, and sent twice makes one person', async () => {
  await signUp('198.51.100.60', 'Ana');
  const { rows: found } = await sql<{ id: string }>`SELECT id FROM parties.person LIMIT 1`.execute(house.app);
  const once = found[0]?.id ?? '';
  const sent = () => from('198.51.100.61').post('/en/sign-up', { given: 'Ben', once });
  const people = async () =>
    Number((await sql<{ n: number }>`SELECT count(*) AS n FROM parties.person`.execute(house.app)).rows[0]?.n);
  const before = await people();
  assert.equal((await sent()).status, 200, 'codes, as for any other');
  assert.equal((await sent()).status, 303);
  assert.equal(await people(), before + 1);
});

test('one person has four requests answered at once; the rest wait, and somebody else does not', async () => {
  const { cookie } = await signUp('198.51.100.70', 'Ravi');
  const other = await signUp('198.51.100.71', 'Noor');
  let answered = 0;
  // From many addresses, so that only the person is one and the same.
  const answers = Array.from({ length: 100 }, async (_, i) => {
    const { status } = await from(`203.0.113.${i}`, cookie).get('/en/me/account');
    answered += 1;
    return status;
  });
  assert.equal((await from('198.51.100.71', other.cookie).get('/en/me/account')).status, 200);
  assert.ok(answered < 50, String(answered));
  const statuses = await Promise.all(answers);
  // How many exactly is said in `turns.test.ts`: here one may be answered before the last has arrived.
  const refused = statuses.filter((it) => it === 429).length;
  assert.ok(refused > 0 && refused <= 100 - 4 - 64, String(refused));
  assert.equal(statuses.filter((it) => it === 200).length, 100 - refused);
});
