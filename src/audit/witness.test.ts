// What is kept outside gives away whoever has both the database and the vault.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { sql } from '#store';
import { acceptRestore } from './accept.ts';
import { openDesk } from './desk.ts';
import { linkEntries } from './linking.ts';
import { keptCheckpoint, signerOf } from './log.ts';
import { signedAt, signedCheckpoint } from './note.ts';
import { at, openLog } from './test-log.ts';
import { emptyRoot } from './tree.ts';
import { askWitnesses, readWitnesses, showWitnesses } from './witness.ts';

const scratch = mkdtempSync(join(tmpdir(), 'shinrai-witness-'));
after(() => rmSync(scratch, { recursive: true }));
let count = 0;
const newFolder = (): string => {
  count += 1;
  const folder = join(scratch, String(count));
  mkdirSync(folder);
  return folder;
};

/** A log with both kinds of witness beside it. */
async function watched(looks: number) {
  const log = await openLog(scratch, looks);
  const [folder, deskFolder] = [newFolder(), newFolder()];
  const desk = openDesk(deskFolder, [signerOf(log.vault)], () => at);
  const ask: typeof fetch = (url, init) => {
    const body = init?.body;
    const headers = typeof body === 'string' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    return desk.fetch(new Request(url as string, { ...init, headers }));
  };
  const witnesses = readWitnesses(`folder:${folder}, http://witness.example`, ask);
  const show = () => showWitnesses(log.app, log.vault, witnesses);
  const says = async () => {
    const { faults } = await log.verify(witnesses);
    return faults.map((it) => ('witness' in it ? `${it.says} ${it.witness.slice(0, 4)}` : it.says));
  };
  return { ...log, folder, deskFolder, desk, ask, witnesses, show, says };
}

/** Whoever has the data folder has the key: they take entries out, make the tree anew and sign it. */
async function remake(log: Awaited<ReturnType<typeof watched>>): Promise<void> {
  await sql`DELETE FROM audit.entry WHERE nr <= 5`.execute(log.owner);
  await sql`DELETE FROM audit.link`.execute(log.owner);
  const file = new DatabaseSync(log.vaultAt);
  file.exec("DELETE FROM kept WHERE name = 'log'");
  file.close();
  await linkEntries(log.app, log.vault);
}

test('who deletes entries, makes the tree anew and signs it is given away by every witness, and by nothing else', async () => {
  const log = await watched(12);
  await log.show();
  assert.deepEqual(await log.says(), []);
  await log.lookAgain(3);
  await log.show();
  assert.deepEqual(await log.says(), []);
  await remake(log);
  assert.deepEqual((await log.verify()).faults, [], 'without a witness it cannot be found, and the manual says so');
  // Ten are left, and the folder holds the ends at 12 and at 15, the other the newest.
  assert.deepEqual(await log.says(), ['witness-ahead fold', 'witness-ahead fold', 'witness-ahead http']);
  await log.lookAgain(20);
  await assert.rejects(log.show(), (error: AggregateError) =>
    error.errors.some((it: Error) => it.message === 'the witness refuses: 422'),
  );
  assert.deepEqual(await log.says(), ['witness-disagrees fold', 'witness-disagrees fold', 'witness-disagrees http']);
  await log.close();
});

test('a witness that lost what it held, cannot be asked, or holds what was never signed is told apart', async () => {
  const log = await watched(4);
  await log.show();
  const before = newFolder();
  cpSync(log.deskFolder, before, { recursive: true });
  await log.lookAgain(4);
  await log.show();
  assert.deepEqual(await log.says(), []);
  for (const it of readdirSync(before)) cpSync(join(before, it), join(log.deskFolder, it));
  assert.deepEqual(await log.says(), ['witness-behind http']);
  // The log shows it what it lost, and it takes it again.
  await log.show();
  assert.deepEqual(await log.says(), []);

  const [sub = ''] = readdirSync(log.folder);
  writeFileSync(join(log.folder, sub, '9.checkpoint'), (keptCheckpoint(log.vault) ?? '').replace('\n8\n', '\n9\n'));
  assert.deepEqual(await log.says(), ['witness-unsigned fold']);
  rmSync(join(log.folder, sub, '9.checkpoint'));
  rmSync(join(log.folder, sub, '8.checkpoint'));
  assert.deepEqual(await log.says(), ['witness-behind fold']);
  rmSync(log.folder, { recursive: true });
  assert.deepEqual(await log.says(), ['witness-silent fold']);
  await assert.rejects(log.show(), AggregateError, 'a folder that is not mounted is not made');
  await log.close();
});

test('a database and a vault put back together are behind what was seen outside, and accepting that says it all', async () => {
  const log = await watched(6);
  const old = log.vault.kept('log') ?? '';
  await log.lookAgain(5);
  await log.show();
  log.vault.keep('log', old);
  await sql`DELETE FROM audit.entry WHERE nr > 6`.execute(log.owner);
  await sql`DELETE FROM audit.link WHERE seq > 6`.execute(log.owner);
  assert.deepEqual(await log.says(), ['witness-ahead fold', 'witness-ahead http']);
  const { held } = await askWitnesses(log.vault, log.witnesses);
  const said = await acceptRestore(log.app, log.vault, { by: 'operator', why: 'the machine burned', at }, held);
  assert.ok(typeof said === 'object');
  assert.deepEqual({ generation: said.generation, from: said.from, to: said.to }, { generation: 1, from: 7, to: 11 });
  assert.deepEqual(await log.says(), []);
  // The next generation is shown as what it is, and what was seen of the one before stays.
  await log.lookAgain(9);
  await log.show();
  assert.deepEqual(await log.says(), []);
  assert.equal(readdirSync(log.folder).length, 2);
  // A second restore, from before the first was said.
  await sql`DELETE FROM audit.entry WHERE nr > 4`.execute(log.owner);
  await sql`DELETE FROM audit.link WHERE seq > 4`.execute(log.owner);
  assert.equal((await linkEntries(log.app, log.vault)).fault, 'cut-off');
  const again = await acceptRestore(log.app, log.vault, { by: 'operator', why: 'once more', at }, held);
  assert.ok(typeof again === 'object');
  assert.deepEqual(
    { generation: again.generation, from: again.from, to: again.to },
    { generation: 2, from: 5, to: 16 },
  );
  await log.lookAgain(2);
  await log.show();
  assert.deepEqual(await log.says(), []);
  await log.close();
});

test('a witness cosigns what goes on from what it saw, and nothing else', async () => {
  const log = await watched(3);
  const send = (body: string, length = Buffer.byteLength(body)) =>
    log.desk.fetch(
      new Request('http://witness.example/add-checkpoint', {
        method: 'POST',
        body,
        headers: { 'content-length': String(length) },
      }),
    );
  const status = async (body: string): Promise<number> => (await send(body)).status;
  const note = keptCheckpoint(log.vault) ?? '';
  const first = await send(`old 0\n\n${note}`);
  assert.equal(first.status, 200);
  const cosigned = note + (await first.text());
  assert.deepEqual(signedAt(cosigned, log.desk.key), at);
  assert.ok(signedAt(cosigned, signerOf(log.vault)), 'the signature of the log stands beside it');
  assert.equal(await status(`old 3\n\n${note}`), 200, 'the same again');
  await log.lookAgain(2);
  const next = keptCheckpoint(log.vault) ?? '';
  const conflict = await send(`old 0\n\n${next}`);
  assert.deepEqual(
    [conflict.status, conflict.headers.get('content-type'), await conflict.text()],
    [409, 'text/x.tlog.size', '3\n'],
  );
  assert.equal(await status(`old 3\n\n${next}`), 422, 'without its proof');
  assert.equal(await status(`old 9\n\n${next}`), 400);
  assert.equal(await status('old 3\n'), 400);
  assert.equal(await status(`old 3\nno hash\n\n${next}`), 400);
  assert.equal((await send('', 100_000)).status, 413);
  assert.equal(await status(`old 3\n\n${next.replace('\n5\n', '\n6\n')}`), 403);
  assert.equal(await status(`old 0\n\n${next.replace('shinrai/', 'another/')}`), 404);
  const signer = signerOf(log.vault);
  const other = signedCheckpoint({ origin: signer.name, size: 3, root: Buffer.alloc(32, 5) }, signer);
  assert.equal(await status(`old 3\n\n${other}`), 409, 'another end of the same size');
  const smaller = signedCheckpoint({ origin: signer.name, size: 0, root: emptyRoot }, signer);
  assert.equal(await status(`old 0\n\n${smaller}`), 409, 'it never goes back');
  await log.show();
  assert.equal((await log.desk.fetch(new Request('http://witness.example/other'))).status, 404);
  // Started again, it knows what it saw.
  const again = openDesk(log.deskFolder, [signer]);
  assert.deepEqual(again.key.publicKey, log.desk.key.publicKey);
  const held = await again.fetch(new Request(`http://witness.example/held?log=${encodeURIComponent(signer.name)}`));
  assert.match(((await held.json()) as string[])[0] ?? '', /\n5\n/);
  assert.equal(readFileSync(join(log.deskFolder, 'key.pem'), 'utf8').includes('PRIVATE'), true);
  await log.close();
});

test('a setting nobody understands is said, and not passed over', () => {
  assert.deepEqual(readWitnesses(undefined), []);
  assert.throws(() => readWitnesses('mail:somebody'), /neither folder:\/a\/path nor http/);
});
