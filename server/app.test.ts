import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BrokenSeal } from '#store';
import { createApp } from './app.ts';
import { logTo } from './log.ts';

function quietApp() {
  const lines: string[] = [];
  return { app: createApp({ log: logTo((line) => lines.push(line), 'plain') }), lines };
}

test('the root leads to the language the browser asks for, and that is a page', async () => {
  const { app } = quietApp();
  const root = await app.request('/', { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
  assert.equal(root.status, 302);
  assert.equal(root.headers.get('location'), '/en');
  const answer = await app.request('/en');
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /^<!doctype html>/i);
});

test('every answer carries the strict content policy and is kept by no browser', async () => {
  for (const path of ['/', '/nowhere', '/api/nowhere', '/assets/nowhere']) {
    const { headers } = await quietApp().app.request(path);
    assert.equal(
      headers.get('content-security-policy'),
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; form-action 'self' https://www.jma.go.jp; base-uri 'none'; frame-ancestors 'none'",
    );
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'same-origin');
    assert.equal(headers.get('cache-control'), 'no-store');
  }
});

test('an asset may be kept', async () => {
  const { app } = quietApp();
  app.get('/assets/style.css', (c) => c.body('', 200, { 'Cache-Control': 'max-age=60' }));
  const answer = await app.request('/assets/style.css');
  assert.equal(answer.headers.get('cache-control'), 'max-age=60');
});

test('an unknown page says so in the language of its address or of the browser, with ways on', async () => {
  const { app } = quietApp();
  const of = async (path: string, language = 'ja') => {
    const answer = await app.request(path, { headers: { 'accept-language': language } });
    return { status: answer.status, text: await answer.text() };
  };
  const unknown = await of('/fr', 'en-GB');
  assert.equal(unknown.status, 404);
  assert.match(unknown.text, /There is no page at this address.*<a href="\/en">.*action="\/en\/search"/s);
  assert.match((await of('/nowhere')).text, /このアドレスにページはありません/);
  assert.match((await of('/en/nowhere')).text, /There is no page at this address/);
  assert.match((await of('/api/nowhere', 'en')).text, /"title":"Page not found"/);
});

test('an address with a stroke too many leads to the page, and never to another host', async () => {
  const { app } = quietApp();
  const answer = await app.request('/en/permanent-residence/');
  assert.deepEqual([answer.status, answer.headers.get('location')], [301, '/en/permanent-residence']);
  assert.equal((await app.request('http://localhost//evil.example/')).status, 404);
});

test('a record changed behind our back is said to be so, and told to the log by its kind', async () => {
  const { app, lines } = quietApp();
  app.get('/changed', () => {
    throw new BrokenSeal('words that stay here');
  });
  const answer = await app.request('/changed', { headers: { 'accept-language': 'en' } });
  const page = await answer.text();
  assert.equal(answer.status, 500);
  assert.match(page, /<html lang="en" dir="ltr">/);
  assert.match(page, /This record was changed from outside[\s\S]*no longer as Shinrai wrote it.*say this number: \w/s);
  assert.match(await (await app.request('/changed')).text(), /記録が外部から変更されています/);
  assert.match(lines.join('\n'), /BrokenSeal/);
  assert.doesNotMatch(page + lines.join('\n'), /words that stay here/);
});

test('an unknown address of the interface answers with problem details', async () => {
  const answer = await quietApp().app.request('/api/nowhere');
  assert.equal(answer.status, 404);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  assert.deepEqual(await answer.json(), {
    type: 'about:blank',
    title: 'Page not found',
    status: 404,
    detail: 'There is nothing at this address.',
  });
});

test('more than 2 MB is refused by the interface, as problem details', async () => {
  const { app } = quietApp();
  const send = (bytes: number) =>
    app.request('/api/assess/fees', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'x'.repeat(bytes),
    });
  const problem = await send(2 * 1024 * 1024 + 1);
  assert.equal(problem.status, 413);
  assert.equal(problem.headers.get('content-type'), 'application/problem+json');
  assert.equal((await send(2 * 1024 * 1024)).status, 400);
});

test('a fault answers 500 and tells neither the person nor the log what was written', async () => {
  const { app, lines } = quietApp();
  app.get('/broken', () => {
    throw new Error('no such person `AB1234567CD`', {
      cause: new TypeError('secret\n    at secret (file:///x.ts:1:1)'),
    });
  });
  const answer = await app.request('/broken');
  assert.equal(answer.status, 500);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.doesNotMatch(await answer.text(), /AB1234567CD/);
  assert.match(lines.join('\n'), /^fault Error\n {4}at .*app\.test\.ts:\d+:\d+\)?\n/);
  assert.match(lines.join('\n'), /caused by TypeError/);
  assert.doesNotMatch(lines.join('\n'), /AB1234567CD|secret/);
});

test('the log names the route pattern, never the path, the query or the body', async () => {
  const { app, lines } = quietApp();
  app.post('/people/:card', (c) => c.text('ok'));
  await app.request('/people/AB1234567CD?name=Linh', { method: 'POST', body: 'income=3000000' });
  await app.request('/people/x/AB1234567CD');
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? '', /^POST \/people\/:card 200 \d+ ms$/);
  assert.match(lines[1] ?? '', /^GET \(no route\) 404 \d+ ms$/);
});
