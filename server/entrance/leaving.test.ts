// Leaving at once and clearing the device end the session, and say what is true.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTown, signedIn, type Town, type Visitor } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';
import { exitAddress } from '../../web/parts/layout.tsx';

let town: Town;
before(async () => {
  town = await openTown();
});
after(() => town.house.close());

const isSignedIn = async (visitor: Visitor): Promise<boolean> => (await visitor.get('/en/me/settings')).status === 200;

test('leaving ends the session, takes the sign-in back and lets nothing be gone back to', async () => {
  const person = await signedIn(town, idOf('c13'));
  assert.ok(await isSignedIn(person));
  const left = await person.post('/en/leave');
  assert.equal(left.status, 303);
  assert.equal(left.headers.get('location'), exitAddress);
  assert.match(left.headers.get('clear-site-data') ?? '', /cache/);
  assert.match(left.headers.get('set-cookie') ?? '', /shinrai=;.*Max-Age=0/);
  assert.ok(!(await isSignedIn(person)));
});

test('a page may send its quick exit to that place, and nothing else anywhere', async () => {
  const policy = (await town.app.request('/en')).headers.get('content-security-policy') ?? '';
  assert.match(policy, new RegExp(`form-action 'self' ${new URL(exitAddress).origin}(;|$)`));
});

test('who is signed in is asked before the device is cleared, and told what stays on the server', async () => {
  const person = await signedIn(town, idOf('c10'));
  const asked = await (await person.get('/en/clear')).text();
  assert.match(asked, /You are signed in here/);
  assert.ok(await isSignedIn(person), 'opening an address ends nothing');
  const cleared = await person.post('/en/clear');
  assert.match(cleared.headers.get('clear-site-data') ?? '', /storage/);
  const said = await cleared.text();
  assert.match(said, /Your record is still kept on the server/);
  assert.doesNotMatch(said, /nothing on its server|Nothing is stored/);
  assert.ok(!(await isSignedIn(person)));
  assert.match(await (await person.get('/en/clear')).text(), /You are not signed in/);
});

test('only a page without an account says that nothing is stored from it', async () => {
  const person = await signedIn(town, idOf('c10'));
  assert.match(await (await town.app.request('/en')).text(), /Nothing is stored from this page/);
  for (const path of ['/en/sign-in', '/en/me/settings', '/en/prove'])
    assert.doesNotMatch(await (await person.get(path)).text(), /Nothing is stored/, path);
});
