// What goes wrong with the log in the background is told, and keeps nobody's entry waiting.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openJournal, readWitnesses } from '#audit';
import { sql, testStore } from '#store';
import { logWorks } from './log-work.ts';

test('a forged entry, a witness that is away and a log that was cut off are each told', async () => {
  const store = await testStore();
  const { app, owner, vault } = store;
  const told: string[] = [];
  const works = logWorks(app, vault, readWitnesses('folder:/nowhere/at/all'));
  const run = (work: 'link' | 'show') => works[work](new AbortController().signal, (kind) => void told.push(kind));
  const journal = openJournal(app, vault);
  const look = {
    at: new Date(),
    actorRole: 'operator',
    action: 'operate',
    purpose: 'operate',
    labels: [],
    what: 'test',
  };
  await journal.write(look);
  await run('link');
  await sql`INSERT INTO audit.entry (id, at, actor_role, action, purpose, labels, what, salt, leaf, mac)
    SELECT gen_random_uuid(), at, actor_role, action, purpose, labels, what, salt, leaf, mac FROM audit.entry`.execute(
    owner,
  );
  await journal.write(look);
  await run('link');
  await run('link');
  assert.deepEqual(told, ['forged'], 'once, and not each second');
  const { rows } = await sql<{ linked: number }>`SELECT count(*) AS linked FROM audit.link`.execute(app);
  assert.equal(Number(rows[0]?.linked), 2);
  await assert.rejects(run('show'), { code: 'not_witnessed' });
  await sql`DELETE FROM audit.link WHERE seq > 1`.execute(owner);
  await assert.rejects(run('link'), { code: 'cut_off' });
  await store.close();
});
