// What goes wrong around us: a second start, a database that is gone, a full disk, a clock that jumps.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase, sql } from '#store';
import { createApp } from '../server/app.ts';
import { here } from '../server/assessing/assessor.ts';
import { InUse, openInstallation } from '../server/installation.ts';
import { openSite } from '../server/site.ts';
import { idOf } from '../town/person.ts';
import { openTown, origin, signedIn } from './visitor.ts';

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shinrai-faults-'));
  chmodSync(folder, 0o755);
  return folder;
}

test('a second start on one data folder says so, and a database that dies comes back by itself', async () => {
  const folder = dataFolder();
  const house = await openInstallation({ folder, durable: false, assessor: here });
  try {
    await assert.rejects(
      openInstallation({ folder, durable: false }),
      (error: unknown) => error instanceof InUse && error.message.includes(folder),
    );
    const { site } = await openSite(house, { origin, empty: false });
    const town = { house, app: createApp({ log: () => undefined, site }) };
    const lan = await signedIn(town, idOf('c01'));
    assert.equal((await lan.get('/en/me')).status, 200);
    const owner = openDatabase(house.place, 'owner', { connections: 1 });
    await killPostmaster(owner);
    await owner.destroy();
    const seen = new Set<number>();
    for (let i = 0; i < 500; i++) {
      const answer = await lan.get('/en/me/record');
      seen.add(answer.status);
      if (answer.status === 503) assert.match(await answer.text(), /Nothing was lost/);
      if (answer.status === 200 && i > 5) break;
      await sleep(20);
    }
    assert.deepEqual([...seen].toSorted(), [200, 503]);
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function killPostmaster(app: Database): Promise<void> {
  const { rows } = await sql<{ folder: string }>`SELECT current_setting('data_directory') AS folder`.execute(app);
  const [pid] = readFileSync(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
}

test('a full disk is said, keeps nothing half-written, and is over when there is room again', async () => {
  const town = await openTown();
  const owner = openDatabase(town.house.place, 'owner', { connections: 1 });
  try {
    const lan = await signedIn(town, idOf('c01'));
    const told = () => lan.post('/en/me/tell/dependants', { go: 'answer', value: '7' });
    await sql`CREATE FUNCTION public.no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$`.execute(
      owner,
    );
    await sql`CREATE TRIGGER no_room BEFORE INSERT ON records.fact_version EXECUTE FUNCTION public.no_room()`.execute(
      owner,
    );
    const refused = await told();
    assert.equal(refused.status, 503);
    assert.match(await refused.text(), /was not kept/);
    await sql`DROP TRIGGER no_room ON records.fact_version`.execute(owner);
    await sql`CREATE TRIGGER no_room BEFORE INSERT ON audit.entry EXECUTE FUNCTION public.no_room()`.execute(owner);
    const unread = await lan.get('/en/me/record');
    assert.equal(unread.status, 503);
    assert.doesNotMatch(await unread.text(), /Tran/);
    await sql`DROP TRIGGER no_room ON audit.entry`.execute(owner);
    assert.match(await (await lan.get('/en/me/record')).text(), /0/);
    assert.equal((await told()).status, 303);
  } finally {
    await owner.destroy();
    await town.house.close();
  }
});

test('a clock that is set back or jumps ahead loses nothing and lets nobody stay signed in for ever', async () => {
  let now = new Date('2026-11-24T03:00:00Z');
  const town = await openTown(() => now);
  try {
    const lan = await signedIn(town, idOf('c01'));
    const tell = (value: string) => lan.post('/en/me/tell/dependants', { go: 'answer', value });
    assert.equal((await tell('1')).status, 303);
    now = new Date('2026-11-24T02:30:00Z');
    assert.equal((await tell('2')).status, 303);
    assert.equal((await tell('3')).status, 303);
    assert.equal((await lan.get('/en/me/stand')).status, 200);
    const { rows } = await sql<{ versions: string; present: string }>`
      SELECT count(*) AS versions, count(*) FILTER (WHERE upper_inf(known)) AS present FROM records.fact_version
      WHERE subject = ${idOf('c01')} AND attribute = 'dependants' AND label = 'own' AND NOT isempty(known)`.execute(
      town.house.app,
    );
    assert.equal(Number(rows[0]?.present), Number(rows[0]?.versions) - 3, 'each correction ended one version');
    now = new Date('2026-12-24T03:00:00Z');
    assert.equal((await lan.get('/en/me')).status, 303, 'the session is over');
    const again = await signedIn(town, idOf('c01'));
    assert.equal((await again.get('/en/me')).status, 200);
    now = new Date('2020-01-01T03:00:00Z');
    assert.equal((await again.get('/en/me')).status, 200, 'a day before every fact is a day too');
  } finally {
    await town.house.close();
  }
});
