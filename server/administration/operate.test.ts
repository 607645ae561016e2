import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locales } from '#language';
import { sql } from '#store';
import { openTown, signedIn } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';

test('the operator sees how many timers were set aside, why, and what went wrong in the background: nobody’s name', async () => {
  const town = await openTown();
  try {
    await sql`INSERT INTO records.timer (jurisdiction, subject, procedure, due, tries, set_aside_at, fault)
      SELECT 'jp', ${idOf('c01')}, 'extension', '2020-01-01', 2, now(), 'died'
      ON CONFLICT (jurisdiction, subject, procedure) DO UPDATE SET set_aside_at = excluded.set_aside_at, fault = 'died'`.execute(
      town.house.app,
    );
    const faults = [{ work: 'link', kind: 'DatabaseError:57P01', at: new Date('2026-11-24T03:00:00Z'), times: 7 }];
    Object.assign(town.house, { faults: () => faults });
    const operator = await signedIn(town, idOf('c22'));
    for (const locale of locales) {
      const page = await (await operator.get(`/${locale}/operate`)).text();
      assert.match(page, /shinrai -- timers retry/);
      assert.match(page, /DatabaseError:57P01/);
      assert.doesNotMatch(page, new RegExp(`${idOf('c01')}|Tran`));
    }
    const page = await (await operator.get('/en/operate')).text();
    assert.match(page, /Shinrai ended while it worked on them: 1</);
    await sql`UPDATE records.timer SET set_aside_at = NULL, fault = NULL, tries = 0`.execute(town.house.app);
    assert.doesNotMatch(await (await operator.get('/en/operate')).text(), /Timers set aside/);
  } finally {
    await town.house.close();
  }
});
