// Each role may do what its work needs: the server adds and never rewrites, an operator sees no content.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDatabase, sql, type TestStore, testStore } from './store.ts';

let store: TestStore;
before(async () => {
  store = await testStore();
});
after(() => store.close());

const denied = /permission denied/;

test('the server cannot change or remove what was written', async () => {
  for (const statement of [
    "UPDATE audit.entry SET what = 'nothing'",
    'DELETE FROM audit.entry',
    'UPDATE audit.link SET seq = 1',
    'DELETE FROM audit.link',
    "UPDATE records.fact_version SET label = 'filed'",
    'DELETE FROM records.fact_version',
    'INSERT INTO records.fact_version DEFAULT VALUES',
    'DELETE FROM records.determination',
    'DELETE FROM parties.person',
    'UPDATE parties.person SET erased_at = now()',
    'DELETE FROM parties.mandate',
    'CREATE TABLE parties.mine (id int)',
    'TRUNCATE audit.entry',
  ]) {
    await assert.rejects(sql.raw(statement).execute(store.app), denied, statement);
  }
});

test('an operator sees health and nothing of anybody', async () => {
  const operator = openDatabase({ socket: store.socket, database: store.name }, 'operator', { connections: 1 });
  try {
    await sql`SELECT name FROM store.kysely_migration`.execute(operator);
    for (const table of [
      'parties.person',
      'parties.session',
      'audit.entry',
      'records.fact_version',
      'records.document',
    ]) {
      await assert.rejects(sql.raw(`SELECT * FROM ${table}`).execute(operator), denied, table);
    }
  } finally {
    await operator.destroy();
  }
});
