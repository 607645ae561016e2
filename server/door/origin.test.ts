import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { createApp } from '../app.ts';
import { serve } from '../serving.ts';
import { ownAddresses, readOrigin } from './origin.ts';

test('a public installation answers under its own name, and no other', () => {
  const { isHost, isOrigin } = ownAddresses('https://shinrai.example');
  assert.ok(isHost('shinrai.example') && isHost('SHINRAI.example:443') && isOrigin('https://shinrai.example'));
  for (const host of [
    'evil.example',
    'shinrai.example.evil.example',
    'shinrai.example:8443',
    'localhost',
    '',
    'a b',
    'x@shinrai.example:1',
  ])
    assert.equal(isHost(host), false, host);
  for (const origin of ['http://shinrai.example', 'https://evil.example', 'null', ''])
    assert.equal(isOrigin(origin), false, origin);
});

test('on this machine it answers under each name of the machine, on its port', () => {
  const { isHost, isOrigin } = ownAddresses('http://localhost:3000');
  assert.ok(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'].every(isHost));
  assert.ok(isOrigin('http://127.0.0.1:3000'));
  assert.ok(!isHost('localhost:5000') && !isHost('localhost') && !isOrigin('http://localhost:5000'));
});

test('what is no origin is refused before the start, with what it should look like', () => {
  for (const wrong of ['shinrai.example', 'https://shinrai.example/path', 'ftp://x.example', 'https://u:p@x.example'])
    assert.throws(() => readOrigin(wrong), /SHINRAI_ORIGIN must be/, wrong);
  assert.equal(readOrigin('https://Shinrai.example/').host, 'shinrai.example');
});

test('a request for another host is told where to go, before anything else', async () => {
  const app = createApp({ log: () => undefined, origin: 'http://localhost:1' });
  const serving = await serve(app, { port: 0 });
  const ask = (host: string) =>
    new Promise<{ readonly status: number | undefined; readonly text: string }>((resolve, reject) => {
      const asked = request(`${serving.url}/en`, { headers: { host }, agent: false }, (answer) => {
        let text = '';
        answer.on('data', (it) => (text += it)).on('end', () => resolve({ status: answer.statusCode, text }));
      });
      asked.on('error', reject).end();
    });
  try {
    const refused = await ask('evil.example');
    assert.equal(refused.status, 421);
    assert.match(refused.text, /SHINRAI_ORIGIN/);
    assert.doesNotMatch(refused.text, /evil/);
    assert.equal((await ask('localhost:1')).status, 200);
  } finally {
    await serving.close();
  }
});

test('a browser is told to insist on TLS only where there is TLS', async () => {
  const hsts = async (origin: string) => {
    const app = createApp({ log: () => undefined, origin });
    return (await app.request(`${origin}/en`)).headers.get('strict-transport-security');
  };
  assert.equal(await hsts('http://localhost'), null);
  assert.match((await hsts('https://shinrai.example')) ?? '', /max-age=\d{7,}/);
});
