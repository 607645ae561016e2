// A record that is too much, with a real thread that has too little time for it: what the server's own parts do with it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { timersSetAside, wakeDue } from '#records';
import { sql } from '#store';
import { openTown, signedIn, type Town } from '../tests/visitor.ts';
import { idOf } from '../town/person.ts';
import { type Assessor, here } from './assessing/assessor.ts';
import { openPool } from './assessing/pool.ts';
import { standingsBy } from './installation.ts';

const minute = 60_000;
let clock = new Date('2026-11-24T03:00:00Z');
let town: Town;
before(async () => {
  town = await openTown(() => clock);
});
after(() => town.house.close());

test('a record too much for a thread keeps nobody waiting, is set aside, and its page can still be opened', async () => {
  const { house } = town;
  const [poison, whole] = [idOf('c01'), idOf('c03')];
  const [lan, her] = [await signedIn(town, poison), await signedIn(town, whole)];
  assert.equal((await lan.post('/en/me/tell/dependants', { go: 'answer', value: '9' })).status, 303);
  for (const it of [lan, her]) assert.equal((await it.get('/en/me')).status, 200);
  // A release with another rulebook: both are due.
  await sql`INSERT INTO records.timer (jurisdiction, subject, procedure, due)
    SELECT 'jp', subject, 'extension', '2026-11-24' FROM unnest(${[poison, whole]}::uuid[]) AS subject
    ON CONFLICT (jurisdiction, subject, procedure) DO UPDATE SET due = excluded.due`.execute(house.app);
  await sql`DELETE FROM records.timer WHERE subject NOT IN (${poison}, ${whole}) OR procedure <> 'extension'`.execute(
    house.app,
  );
  const pool = openPool({ threads: 1, mostMs: 1, report: () => undefined });
  const answering = (poisoned: Assessor['ask']): Assessor => ({
    ...here,
    ask: (client, job, asked) => ('input' in asked && isPoison(asked.input) ? poisoned : here.ask)(client, job, asked),
  });
  const rulebook = { ...house.standings.rulebook, version: 'the-next' };
  const standings = { ...standingsBy(answering(pool.ask), house.app, house.vault), rulebook };
  try {
    const first = await wakeDue(house.gate, standings, '2026-11-24');
    assert.deepEqual(first, {
      woken: [{ subject: whole, procedures: ['extension'] }],
      failed: [{ fault: 'too-much' }],
    });
    clock = new Date(clock.getTime() + 11 * minute);
    assert.deepEqual(await wakeDue(house.gate, standings, '2026-11-24'), {
      woken: [],
      failed: [{ fault: 'too-much' }],
    });
    assert.deepEqual(await timersSetAside(house.app), [{ fault: 'too-much', count: 1 }]);
    // The same refusal, without a thread each time.
    const assessor = answering(async () => ({ no: 'too-much' }));
    Object.assign(house, { assessor, standings: { ...standingsBy(assessor, house.app, house.vault), rulebook } });
    for (const page of ['/en/me', '/en/me/stand', '/en/me/dates']) {
      const answer = await lan.get(page);
      assert.equal(answer.status, 200, page);
      assert.match(await answer.text(), /more for this than can be worked out at once/, page);
    }
    assert.equal((await lan.get('/en/me/stand/extension')).status, 422);
    assert.equal((await her.get('/en/me/stand/extension')).status, 200);
  } finally {
    await pool.close();
  }
});

const isPoison = (input: unknown): boolean =>
  (input as { readonly facts?: { readonly dependants?: unknown } }).facts?.dependants === 9;
