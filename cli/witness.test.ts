// A witness as a process of its own, asked over the network.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import {
  askWitnesses,
  keyText,
  linkEntries,
  openJournal,
  readKey,
  readWitnesses,
  showWitnesses,
  signerOf,
  verifyLog,
} from '#audit';
import { testStore } from '#store';
import { main } from './shinrai.ts';

const io = (said: string[]) => ({
  out: (it: string) => void said.push(it),
  err: (it: string) => void said.push(it),
  stdin: Readable.from([]),
});

test('a witness takes the end of a log over the network and is asked for it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shinrai-witness-'));
  const { app, vault, close } = await testStore();
  const log = keyText(signerOf(vault));
  const program = ['--import', './tools/jsx.ts', 'cli/shinrai.ts', 'audit', 'witness'];
  const running = spawn(process.execPath, [...program, '--folder', folder, '--port', '0', '--log', log], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const lines = createInterface({ input: running.stdout })[Symbol.asyncIterator]();
    const address = String((await lines.next()).value);
    assert.equal(readKey(String((await lines.next()).value))?.kind, 'witness');
    const journal = openJournal(app, vault);
    const look = { at: new Date(), actorRole: 'operator', action: 'operate', purpose: 'operate', labels: [], what: '' };
    const witnesses = readWitnesses(address);
    for (const entries of [3, 4]) {
      for (let i = 0; i < entries; i++) await journal.write(look);
      await linkEntries(app, vault);
      await showWitnesses(app, vault, witnesses);
    }
    const outside = await askWitnesses(vault, witnesses);
    assert.match(outside.held[0]?.note ?? '', /^shinrai\/[0-9a-f]{16}\n7\n/);
    assert.deepEqual(await verifyLog(app, vault, { outside }), { entries: 7, faults: [], restores: [] });
  } finally {
    running.kill('SIGTERM');
    await close();
    rmSync(folder, { recursive: true });
  }
});

test('a proof is checked without an installation, and what is missing is said', async () => {
  const said: string[] = [];
  assert.equal(await main(['audit', 'check', 'nothing', '--key', 'x'], io(said)), 2);
  assert.equal(await main(['audit', 'check', 'nothing'], io(said)), 2);
  const key = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  assert.equal(await main(['audit', 'check', 'nothing', '--key', key], io(said)), 2);
  assert.equal(await main(['audit', 'check', 'package.json', '--key', key], io(said)), 1);
  assert.match(said.join(''), /is not a key[\s\S]*give the key of the log[\s\S]*there is no file[\s\S]*not-a-proof/);
});

test('a witness says what it needs', async () => {
  const said: string[] = [];
  assert.equal(await main(['audit', 'witness'], io(said)), 2);
  assert.equal(await main(['audit', 'witness', '--log', 'x'], io(said)), 2);
  assert.match(said.join(''), /name a log by its key[\s\S]*is not the key of a log/);
});
