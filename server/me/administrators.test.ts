// An installation is never left without an administrator (M7 of the trial).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addStaff, hasAdministrator } from '#parties';
import { openTown, signedIn, type Town } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';

let town: Town;
before(async () => {
  town = await openTown();
});
after(() => town.house.close());

test('the last administrator does not erase themselves; with a second one they may', async () => {
  const { app } = town.house;
  const administrator = await signedIn(town, idOf('c21'));
  const refused = await administrator.post('/en/me/erase', { sure: 'true' });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /You are the last administrator/);
  assert.ok(await hasAdministrator(app));
  const post = {
    id: idOf('a second post'),
    person: idOf('c22'),
    organisation: idOf('o01'),
    role: 'administrator' as const,
  };
  await app.transaction().execute((act) => addStaff(act, [post], new Date()));
  assert.equal((await administrator.post('/en/me/erase', { sure: 'true' })).status, 200);
  assert.ok(await hasAdministrator(app));
});
