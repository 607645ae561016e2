import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { readPort, readSettings } from './main.ts';
import { serve } from './serving.ts';

const quiet = () => createApp({ log: () => undefined });

test('port 0 takes a free port and says which', async () => {
  const serving = await serve(quiet(), { port: 0 });
  const answer = await fetch(serving.url);
  assert.equal(answer.status, 200);
  await answer.text();
  await serving.close();
  await assert.rejects(fetch(serving.url));
});

test('a busy port is named, with a way out', async () => {
  const serving = await serve(quiet(), { port: 0 });
  const port = new URL(serving.url).port;
  const run = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(new URL('main.ts', import.meta.url))], {
    encoding: 'utf8',
    env: { ...process.env, PORT: port, NODE_TEST_CONTEXT: '' },
  });
  await serving.close();
  assert.equal(run.stderr, `Port ${port} is in use. Try: PORT=${Number(port) + 1} npm start\n`);
  assert.equal(run.status, 1);
});

test('the port is 3000 unless PORT says otherwise, and a word is no port', () => {
  assert.equal(readPort(undefined), 3000);
  assert.equal(readPort('8080'), 8080);
  assert.equal(readPort('0'), 0);
  assert.equal(readPort('65536'), undefined);
  assert.equal(readPort('http'), undefined);
});

test('an argument that is not known is refused with what is accepted', () => {
  assert.deepEqual(readSettings(['--empty'], { PORT: '0' }), { port: 0, host: undefined, empty: true });
  assert.deepEqual(readSettings(['--emtpy'], {}), {
    error: 'Unknown argument `--emtpy`. Usage: npm start [-- --empty]',
  });
  assert.deepEqual(readSettings([], { PORT: 'http' }), { error: 'PORT must be a number from 0 to 65535, not `http`.' });
});
