// One look as a file that a resident can have checked without us.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Grant } from './grant.ts';
import { signerOf } from './log.ts';
import { checkProof, proofOf } from './proof.ts';
import { look, openLog, subject } from './test-log.ts';

const scratch = mkdtempSync(join(tmpdir(), 'shinrai-proof-'));
after(() => rmSync(scratch, { recursive: true }));
const leave = { subject } as unknown as Grant<'seeLog'>;

test('each entry has a proof that holds by itself, and no word of it can be changed', async () => {
  const log = await openLog(scratch, 11);
  const other = await openLog(scratch, 1);
  const key = signerOf(log.vault);
  const id = await log.journal.write({ ...look, purpose: 'help' });
  const prove = (entry = id) => proofOf(log.app, log.vault, leave, entry);
  assert.equal(await prove(), 'not-yet');
  await log.lookAgain(6);
  const file = String(await prove());
  const found = checkProof(file, key);
  assert.ok(typeof found === 'object', String(found));
  assert.deepEqual([found.entry.id, found.entry.purpose, found.place, found.checkpoint.size], [id, 'help', 12, 18]);
  assert.equal(await proofOf(log.app, log.vault, { ...leave, subject: id } as never, id), undefined, 'another’s');

  assert.equal(checkProof(file, signerOf(other.vault)), 'not-signed');
  assert.equal(checkProof(file, key, [{ ...key, kind: 'witness' }]), 'not-signed', 'no witness cosigned it');
  assert.equal(checkProof('', key), 'not-a-proof');
  const [, extra = '', index = ''] = file.split('\n');
  const told = Buffer.from(extra.slice('extra '.length), 'base64');
  const changed = Buffer.from(told.toString('latin1').replace('"help"', '"HELP"'), 'latin1').toString('base64');
  assert.equal(checkProof(file.replace(extra, `extra ${changed}`), key), 'not-in-the-log');
  assert.equal(checkProof(file.replace(index, 'index 12'), key), 'not-in-the-log');
  assert.equal(checkProof(file.replace('\n18\n', '\n19\n'), key), 'not-signed');
  await log.close();
  await other.close();
});
