// A stranger's form costs bounded work: without an account, and without a database.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { japan } from '#rulebook/japan';
import { typedFrom } from '../../web/parts/form.ts';
import { createApp } from '../app.ts';
import { formLimits } from './body.ts';

const faults: string[] = [];
const app = createApp({ log: (it) => void (it.what === 'fault' && faults.push(it.places)) });
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = async (path: string, body: BodyInit, headers: Record<string, string> = form): Promise<Response> =>
  app.request(path, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
const many = (count: number): string => Array.from({ length: count }, (_, i) => `${i}=`).join('&');

test('a form has at most 2000 fields, and they are counted before any is kept', async () => {
  const refused = await post('/en/fees', many(formLimits.fields + 2));
  assert.equal(refused.status, 413);
  assert.match(await refused.text(), /at most 2000 fields/);
  assert.notEqual((await post('/en/fees', many(formLimits.fields))).status, 413);
  const parts = new FormData();
  for (let i = 0; i <= formLimits.fields; i++) parts.append(String(i), '');
  assert.equal((await app.request('/en/fees', { method: 'POST', body: parts })).status, 413);
});

/** What `entryCount` of a form reads. */
const mostEntriesShown = 200;

test('the longest list a page can show is a form that fits', () => {
  for (const fact of japan.facts.values()) {
    if (fact.type !== 'list') continue;
    const record = Object.fromEntries(
      Object.entries(fact.fields).map(([id, it]) => [id, it.type === 'date' ? '2026-11-24' : 'x'.repeat(80)]),
    );
    const typed = typedFrom(
      fact,
      Array.from({ length: Math.min(fact.most, mostEntriesShown) }, () => record),
    );
    assert.ok(Object.keys(typed).length + 20 <= formLimits.fields, fact.id);
    assert.ok(new URLSearchParams(typed).toString().length < formLimits.bytes, fact.id);
  }
});

test('a form has at most 256 kB, with or without its length said, and the rest is not read', async () => {
  const large = await post('/en/fees', `a=${'x'.repeat(formLimits.bytes)}`);
  assert.equal(large.status, 413);
  assert.match(await large.text(), /At most 256 kB/);
  let pulled = 0;
  const chunk = new Uint8Array(64 * 1024).fill(120);
  const endless = new ReadableStream<Uint8Array>({
    pull: (it) => {
      pulled += 1;
      it.enqueue(chunk);
    },
  });
  assert.equal((await post('/en/fees', endless)).status, 413);
  assert.ok(pulled <= 8, String(pulled));
});

test('a field sent twice is refused, because which one was meant cannot be told', async () => {
  const answer = await post('/en/fees', 'go=next&situation=a&situation=b');
  assert.equal(answer.status, 400);
  assert.match(await answer.text(), /sent twice/);
});

test('characters that cannot be seen are taken out, and what is left waits on a page', async () => {
  const answer = await post('/en/fees', 'unit=Taro%00Works&note=one%0Atwo');
  const page = await answer.text();
  assert.equal(answer.status, 422);
  assert.match(page, /name="unit" value="TaroWorks"/);
  assert.match(page, /name="note" value="one\ntwo"/);
  // Too long for the page: it says what to do instead of sending it all back.
  const long = await post('/en/fees', `unit=%00${'x'.repeat(100_000)}`);
  const said = await long.text();
  assert.ok(said.length < 64 * 1024, String(said.length));
  assert.match(said, /Go back, type those words anew/);
});

test('an address that is badly encoded or holds unseen characters is refused, as a page or as problem details', async () => {
  for (const path of ['/en/%00', '/en/%ED%A0%80', '/en/%zz', '/en/fees?next=%00', '/en?x=%', '/en/a%0D%0Ab']) {
    assert.equal((await app.request(path)).status, 400, path);
  }
  const answer = await app.request('/api/rules/%00');
  assert.equal(answer.status, 400);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
});

test('whatever bytes are sent as a form, nothing breaks', async () => {
  const kinds = [
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'text/plain',
    '',
  ];
  const text = fc.string({
    unit: fc.constantFrom('a', '=', '&', '%', '0', '\0', '\r\n', '--x', ';', '"', 'situation', '{', '😀'),
  });
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    text.map((it) => new TextEncoder().encode(it)),
  );
  const paths = fc.constantFrom('/en/open', '/en/fees', '/en/permanent-residence', '/api/assess/fees');
  const property = fc.asyncProperty(paths, fc.constantFrom(...kinds), bytes, async (path, kind, body) => {
    const { status } = await post(path, Uint8Array.from(body), { 'content-type': kind });
    assert.ok(status < 500, `${path} ${status} ${faults.join()}`);
  });
  await fc.assert(property, { seed: 20261125, numRuns: 300 });
  assert.deepEqual(faults, []);
});

test('nothing in the server reads a body but the one place that counts', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const readers = files
    .filter((it) => /\.tsx?$/.test(it) && !it.includes('.test.'))
    .filter((it) => {
      const source = readFileSync(`${import.meta.dirname}/${it}`, 'utf8');
      return (
        /\breq\.(parseBody|arrayBuffer|text|json|formData|blob|bytes|raw\.body)\b/.test(source) ||
        /\bbody\.getReader/.test(source)
      );
    });
  assert.deepEqual(readers, ['body.ts']);
});
