import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { japan } from '#rulebook/japan';
import { situationSchema } from '#rules';
import { createApp } from '../app.ts';
import { here, type Overload } from '../assessing/assessor.ts';
import { logTo } from '../log.ts';

const lines: string[] = [];
const app = createApp({ log: logTo((line) => lines.push(line), 'plain') });
const examples = readdirSync('examples').filter((name) => name.endsWith('.json'));
const bodyOf = (name: string): string => readFileSync(`examples/${name}`, 'utf8');
const procedureOf = (name: string): string => japan.procedures.find((it) => name.startsWith(`${it.id}-`))?.id ?? '';
const post = (path: string, body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
  app.request(path, { method: 'POST', body, headers: { 'content-type': type } });
const assess = '/api/assess/highly-skilled';

async function openapi() {
  const description = await (await app.request('/api/openapi.json')).json();
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(description, 'openapi');
  return { description, valid: ajv.compile({ $ref: 'openapi#/components/schemas/Determination' }) };
}

test('every example is answered in the published shape, and fits the published input', async () => {
  const { valid } = await openapi();
  const fits = new Ajv2020({ strict: false }).compile(situationSchema(japan.facts));
  assert.ok(examples.length > 0);
  for (const name of examples) {
    assert.ok(fits(JSON.parse(bodyOf(name))), `${name}: ${JSON.stringify(fits.errors)}`);
    const response = await post(`/api/assess/${procedureOf(name)}?overlay=model&lang=en`, bodyOf(name));
    assert.equal(response.status, 200, name);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const determination = await response.json();
    assert.ok(valid(determination), `${name}: ${JSON.stringify(valid.errors?.slice(0, 3))}`);
  }
});

test('the published shape refuses what is not a determination', async () => {
  const { valid } = await openapi();
  const answer = await (await post(assess, bodyOf('highly-skilled-engineer.json'))).json();
  assert.ok(!valid({ ...answer, outcome: 'refused' }));
  assert.ok(!valid({ ...answer, score: 1 }));
});

test('wrong requests are told what was wrong, as RFC 9457 problems', async () => {
  const refused = async (response: Response | Promise<Response>, status: number, words: RegExp): Promise<void> => {
    const it = await response;
    assert.equal(it.status, status);
    assert.match(it.headers.get('content-type') ?? '', /application\/problem\+json/);
    assert.match(await it.text(), words);
  };
  await refused(post('/api/assess/highly-skiled', '{}'), 404, /nearest is highly-skilled/);
  await refused(post(assess, '{}', 'text/plain'), 415, /application\/json/);
  await refused(post(assess, '{"asOf"'), 400, /Invalid JSON/);
  await refused(post(assess, new Uint8Array([0x7b, 0xff])), 400, /Invalid UTF-8/);
  await refused(post(`${assess}?law=2001-01-01`, '{"asOf":"2026-11-24"}'), 400, /2021-07-30/);
  await refused(post(`${assess}?date=2026-02-30`, '{"asOf":"2026-11-24"}'), 400, /YYYY-MM-DD/);
  await refused(post(`${assess}?langue=en`, '{"asOf":"2026-11-24"}'), 400, /lang, date, law, overlay/);
  await refused(post(`${assess}?lang=en`, '{"asOf":"2026-11-24","facts":{"annualPay":-1}}'), 422, /Yearly pay/);
  await refused(app.request('/api/rules/hsp.pass'), 404, /nearest is hsp/);
  await refused(post(assess, `{"asOf":"2026-11-24","note":"${'x'.repeat(2_200_000)}"}`), 413, /2 MB/);
});

test('what is too much, and what comes while others wait, is refused with what to do', async () => {
  const ask = async (overload: Overload) => {
    const assessor = { ...here, ask: async () => overload };
    const answer = await createApp({ log: () => undefined, assessor }).request(assess, {
      method: 'POST',
      body: '{"asOf":"2026-11-24"}',
      headers: { 'content-type': 'application/json' },
    });
    assert.match(answer.headers.get('content-type') ?? '', /application\/problem\+json/);
    return [answer.status, answer.headers.get('retry-after'), (await answer.json()).detail] as const;
  };
  assert.deepEqual(await ask({ no: 'too-much' }), [
    422,
    null,
    'It took more time or memory than one situation may. Leave out entries of the longest lists.',
  ]);
  assert.deepEqual(await ask({ no: 'busy', retryAfter: 5 }), [
    503,
    '5',
    'Nothing was assessed. Send it again in 5 seconds, one request after the other.',
  ]);
});

test('an individual number is refused and neither answered back nor logged', async () => {
  const response = await post(assess, '{"asOf":"2026-11-24","facts":{"annualPay":123456789012}}');
  assert.equal(response.status, 422);
  assert.doesNotMatch(await response.text(), /1234567/);
  assert.ok(lines.every((line) => !line.includes('1234567')));
});

test('facts, procedures and rules can be read', async () => {
  assert.equal(
    (await (await app.request('/api/facts?lang=en')).json()).properties.facts.properties.annualPay.title,
    'Yearly pay',
  );
  assert.ok(
    (await (await app.request('/api/procedures')).json()).some((it: { id: string }) => it.id === 'highly-skilled'),
  );
  assert.ok((await (await app.request('/api/rules')).json()).length > 5);
  assert.equal((await (await app.request('/api/rules/hsp.pass-mark')).json())[0].weight, 'must');
});

test('the page about the interface names every request of the description', async () => {
  const { description } = await openapi();
  const page = await (await app.request('/en/api')).text();
  for (const path of Object.keys(description.paths)) assert.ok(page.includes(path), path);
  const redirected = await app.request('/api', { headers: { 'accept-language': 'en' } });
  assert.equal(redirected.headers.get('location'), '/en/api');
});
