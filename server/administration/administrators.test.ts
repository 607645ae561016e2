// An installation is never left without an administrator (M7 of the trial).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addStaff, hasAdministrator, organisationsOf } from '#parties';
import { sql } from '#store';
import { openTown, signedIn, type Town } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';

let town: Town;
before(async () => {
  town = await openTown();
});
after(() => town.house.close());

test('what changes the installation asks for a fresh proof and keeps what was typed; looking does not', async () => {
  const administrator = await signedIn(town, idOf('c21'));
  const { app } = town.house;
  await sql`UPDATE parties.session SET proved_at = now() - interval '11 minutes'`.execute(app);
  assert.equal((await administrator.get('/en/administer')).status, 200);
  const count = async () => (await organisationsOf(app)).length;
  const before = await count();
  const typed = { name: 'Minato support', kind: 'npo' };
  const refused = await administrator.post('/en/administer/organisations', typed);
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /Minato support/);
  assert.equal(await count(), before);
  for (const path of ['staff', 'settings', 'closing', `posts/${idOf('c22')}/end`])
    assert.equal((await administrator.post(`/en/administer/${path}`)).status, 403, path);
  await sql`UPDATE parties.session SET proved_at = now()`.execute(app);
  assert.equal((await administrator.post('/en/administer/organisations', typed)).status, 303);
  assert.equal(await count(), before + 1);
});

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
