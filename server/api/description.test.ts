// The description is of what is served, and requests and answers are held to it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { japan } from '#rulebook/japan';
import { readSituation, situationSchema } from '#rules';
import { createApp } from '../app.ts';
import { here } from '../assessing/assessor.ts';
import { addressesFor, partsOf } from '../door/table.ts';

const origin = 'https://shinrai.test';
const app = createApp({ log: () => undefined, origin });
const ask = (path: string, init: RequestInit = {}) => app.request(`${origin}${path}`, init);
const description = await (await ask('/api/openapi.json')).json();

const json = { 'content-type': 'application/json' };
const assess = (query: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask(`/api/assess/fees${query}`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });

test('every route that programs may ask is described, and nothing else', () => {
  const described = Object.entries(description.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((it) => `${it.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  assert.deepEqual(described.toSorted(), addressesFor('program').toSorted());
  assert.deepEqual(
    description.servers.map((it: { url: string }) => it.url),
    [origin],
  );
});

test('an answer that is not as described is a fault, wherever answers are held to the description', async () => {
  const body = { asOf: '2026-11-24' };
  const good = await (await assess('', body)).json();
  const assessor = { ...here, ask: async () => ({ ...good, score: 1 }) } as typeof here;
  const asked = { method: 'POST', headers: json, body: JSON.stringify(body) };
  const answer = async (checkAnswers: boolean) =>
    (await createApp({ log: () => undefined, assessor, checkAnswers }).request('/api/assess/fees', asked)).status;
  assert.equal(await answer(true), 500);
  assert.equal(await answer(false), 200);
});

test('a situation that does not fit the description is refused, whatever is wrong with it', () => {
  const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(situationSchema(japan.facts));
  let refused = 0;
  const tried = (input: object): void => {
    if (fits(input)) return;
    refused += 1;
    assert.ok(!readSituation(japan.facts, input).ok, JSON.stringify(input));
  };
  const asOf = '2026-11-24';
  for (const id of japan.facts.keys())
    for (const value of [{}, [], '?', -1, 0.5, 1e15, true, null, [{}], [{ from: 1 }], '2026-02-30x'])
      tried({ asOf, facts: { [id]: value } });
  for (const more of [
    { facts: { none: 1 } },
    { dontKnow: ['none'] },
    { dontKnow: 'status' },
    { completeFor: { jobs: 1 } },
    { more: 1 },
  ])
    tried({ asOf, ...more });
  tried({});
  assert.ok(refused > 500, `${refused} were refused`);
});

test('what an address is not described to take is refused, by every operation', async () => {
  for (const address of addressesFor('program')) {
    const [method, path] = partsOf(address);
    const at = path.replace(':procedure', 'fees').replace(':id', 'pr.ten-years');
    const answer = await ask(`${at}?langue=en`, { method, headers: json });
    assert.equal(answer.status, 400, address);
    assert.match((await answer.json()).detail, /lang/, address);
    const other = method === 'GET' ? 'POST' : 'GET';
    const wrong = await ask(at, { method: other });
    assert.equal(wrong.status, 405, address);
    assert.equal(wrong.headers.get('allow'), method === 'GET' ? 'GET, HEAD' : 'POST', address);
    assert.match(wrong.headers.get('content-type') ?? '', /application\/problem\+json/, address);
  }
  assert.equal((await ask('/api/nothing')).status, 404);
});

test('a problem is told in one language: the one asked for, else that of the program, else English', async () => {
  const told = async (query: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await assess(query, { asOf: '2026-11-24', facts: { feeFor: 1 } }, headers);
    const { title, problems } = await answer.json();
    return [answer.headers.get('content-language'), title, /[ぁ-ん]/.test(problems[0].message)];
  };
  assert.deepEqual(await told(''), ['en', 'The situation cannot be read', false]);
  assert.deepEqual(await told('', { 'accept-language': 'ja' }), ['ja', '事実関係を読み取れません', true]);
  assert.deepEqual(await told('?lang=en', { 'accept-language': 'ja' }), ['en', 'The situation cannot be read', false]);
  const missing = await ask('/api/nothing?lang=ja');
  assert.equal((await missing.json()).title, 'ページが見つかりません');
});

test('the page for people shows the address it was reached by', async () => {
  assert.match(await (await ask('/en/api')).text(), /curl https:\/\/shinrai\.test\/api\/assess/);
  const elsewhere = createApp({ log: () => undefined });
  assert.match(
    await (await elsewhere.request('http://localhost:4711/en/api')).text(),
    /curl http:\/\/localhost:4711\//,
  );
});
