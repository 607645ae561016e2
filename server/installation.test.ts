// An installation on a PostgreSQL of somebody else's, by its address.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readWitnesses } from '#audit';
import { openDatabase, sql } from '#store';
import { testHouse } from '../tests/house.ts';
import { openInstallation } from './installation.ts';
import { openSite } from './site.ts';

test('DATABASE_URL: migrated, entered in the least role, planted, and opened again', async () => {
  const other = await testHouse();
  const folder = mkdtempSync(join(tmpdir(), 'shinrai-url-'));
  const outside = mkdtempSync(join(tmpdir(), 'shinrai-url-'));
  const witnesses = readWitnesses(`folder:${outside}`);
  const { socket } = other.place as { readonly socket: string };
  const name = `url_${Date.now()}`;
  const owner = openDatabase({ socket, database: 'postgres' }, 'owner', { connections: 1 });
  try {
    await sql`CREATE DATABASE ${sql.id(name)}`.execute(owner);
    const databaseUrl = `postgresql:///${name}?host=${encodeURIComponent(socket)}&user=postgres`;
    for (const expected of [0, 1]) {
      const house = await openInstallation({ folder, databaseUrl, durable: false, witnesses });
      const { rows } = await sql<{
        role: string;
        people: string;
      }>`SELECT current_user AS role, (SELECT count(*) FROM parties.person) AS people`.execute(house.app);
      assert.equal(rows[0]?.role, 'shinrai_app');
      assert.equal(Number(rows[0]?.people) > 0, expected === 1);
      await openSite(house, { origin: 'http://localhost', empty: false });
      await house.close();
    }
    const [log = ''] = readdirSync(outside);
    assert.ok(readdirSync(join(outside, log)).length > 0, 'the end of the log was shown outside when it closed');
    await assert.rejects(
      openInstallation({ folder, databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' }),
      /ECONNREFUSED|connect/,
    );
  } finally {
    await owner.destroy();
    await other.close();
    for (const it of [folder, outside]) rmSync(it, { recursive: true, force: true });
  }
});
