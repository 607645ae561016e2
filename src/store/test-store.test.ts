import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { type TestStore, testStore } from './test-store.ts';
import type { Opens } from './vault.ts';

const stores: TestStore[] = [];
after(() => Promise.all(stores.map((it) => it.close())));

test('what many tests start from is made once, with its keys, and each has its own', async () => {
  let made = 0;
  let sealed: Buffer = Buffer.alloc(0);
  const prepared = {
    name: 'one_note',
    prepare: async ({ owner, vault }: Pick<TestStore, 'owner' | 'vault'>) => {
      made += 1;
      vault.makeKey('somebody');
      sealed = vault.seal('somebody', 'a note', Buffer.from('invented'));
      await sql`CREATE TABLE audit.note (text text)`.execute(owner);
      await sql`INSERT INTO audit.note VALUES ('invented')`.execute(owner);
    },
  };
  const [one, other] = await Promise.all([testStore(prepared), testStore(prepared)]);
  stores.push(one, other);
  assert.equal(made, 1);
  for (const { vault } of [one, other])
    assert.equal(String(vault.open({ subject: 'somebody' } as Opens, 'a note', sealed)), 'invented');
  one.vault.destroyKey('somebody');
  await sql`DELETE FROM audit.note`.execute(one.owner);
  assert.ok(other.vault.hasKey('somebody'));
  const left = async ({ owner }: TestStore): Promise<number> =>
    (await sql`SELECT FROM audit.note`.execute(owner)).rows.length;
  assert.deepEqual([await left(one), await left(other)], [0, 1]);
  // Who comes later finds it as it was prepared.
  const later = await testStore(prepared);
  stores.push(later);
  assert.deepEqual([made, await left(later), later.vault.hasKey('somebody')], [1, 1, true]);
});
