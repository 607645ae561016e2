// Ways to sign in: added by nobody but the person, removed by them, and told; addresses lead nowhere else (H1 of the trial).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addIdentity, beginCeremony } from '#parties';
import { sql } from '#store';
import { openTown, signedIn, type Town, visitorWith } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';
import { isPageOfOurs } from '../door/next.ts';
import { type Address, rowOf, table } from '../door/table.ts';
import { cookieName, cookieRules } from '../door/who.ts';

let town: Town;
before(async () => {
  town = await openTown();
});
after(() => town.house.close());

const identity = { issuer: 'https://id.example', account: 'mallory' };
const owners = async (): Promise<readonly string[]> => {
  const { rows } = await sql<{ person: string }>`SELECT person FROM parties.identity`.execute(town.house.app);
  return rows.map((it) => it.person);
};

test('no address that is only opened adds an account: every way to sign in is changed by a form, with leave', async () => {
  const changing = (Object.keys(table) as Address[]).filter((it) => /account\/(with|identities|passkeys)/.test(it));
  assert.deepEqual(
    changing.filter((it) => it.startsWith('GET')),
    [],
  );
  for (const it of changing) assert.ok(rowOf(it).asks.includes('changeSignIn'), it);
  const lan = await signedIn(town, idOf('c01'));
  assert.equal((await lan.get('/en/account/with/city')).status, 404);
});

test('an account that was found is added only by the person it was found for, once, and they are told', async () => {
  const { house } = town;
  const lan = await signedIn(town, idOf('c01'));
  const found = (person: string) =>
    beginCeremony(house.app, 'account-found', { person, identity }, 600_000, new Date());
  const notHers = await lan.post('/en/me/account/identities', { found: await found(idOf('c12')) });
  assert.equal(notHers.status, 422);
  assert.match(await notHers.text(), /Nothing was added/);
  assert.deepEqual(await owners(), []);
  const secret = await found(idOf('c01'));
  assert.equal((await lan.post('/en/me/account/identities', { found: secret })).status, 303);
  assert.equal((await lan.post('/en/me/account/identities', { found: secret })).status, 422);
  assert.deepEqual(await owners(), [idOf('c01')]);
  assert.match(await (await lan.get('/en/me')).text(), /There is news about your account/);
  assert.match(await (await lan.get('/en/me/account')).text(), /An account elsewhere was added: https:\/\/id.example/);
  // What belongs to somebody already is said, and changes nothing.
  const samir = await signedIn(town, idOf('c12'));
  const taken = await samir.post('/en/me/account/identities', { found: await found(idOf('c12')) });
  assert.match(await taken.text(), /belongs to somebody here already/);
  assert.deepEqual(await owners(), [idOf('c01')]);
});

test('the last way to sign in is not removed, and nobody removes another’s', async () => {
  const { house } = town;
  const [maria, other] = [await signedIn(town, idOf('c03')), await signedIn(town, idOf('c04'))];
  await house.app
    .transaction()
    .execute((act) => addIdentity(act, idOf('c03'), { ...identity, account: 'maria' }, new Date()));
  const { rows } = await sql<{ id: string }>`SELECT id FROM parties.identity WHERE account = 'maria'`.execute(
    house.app,
  );
  const end = `/en/me/account/identities/${rows[0]?.id}/end`;
  assert.equal((await other.post(end)).status, 303);
  const last = await maria.post(end);
  assert.equal(last.status, 422);
  assert.match(await last.text(), /last way to sign in/);
  assert.ok((await owners()).includes(idOf('c03')));
  await maria.post('/en/me/account/codes');
  assert.equal((await maria.post(end)).status, 303);
  assert.ok(!(await owners()).includes(idOf('c03')));
});

test('one is led on to pages of ours only, and by no proof to an act', async () => {
  for (const it of ['/en/me', '/ja-x-easy/me/stand/fees', '/en/clients', `/en/me/record?for=${'a'.repeat(32)}`])
    assert.ok(isPageOfOurs(it), it);
  for (const it of [
    '/en/me/../../x',
    '/en/me/%2e%2e/x',
    '//elsewhere.example/en/me',
    '/\\elsewhere.example',
    'https://elsewhere.example/en/me',
    '/en/account/with/city',
    '/en/prove/with/city',
    '/en/prove',
    '/en/sign-in/with/city',
    '/en/help/secret',
    '/en/family/secret',
    '/en/me?x=1',
    '/fr/me',
    '',
  ])
    assert.ok(!isPageOfOurs(it), it);
});

test('the secret of a link stands in no other address while one signs in', async () => {
  const nobody = visitorWith(town, '');
  for (const link of ['/en/help/abc-secret', '/en/family/abc-secret']) {
    const answer = await nobody.get(link);
    assert.equal(answer.headers.get('location'), '/en/sign-in');
    const cookie = answer.headers.get('set-cookie') ?? '';
    assert.match(cookie, /^shinrai-link=.*HttpOnly/);
    const lan = await signedIn(town, idOf('c01'));
    const begun = await visitorWith(town, `${lan.cookie}; ${cookie.split(';')[0]}`).get('/en/begin');
    assert.equal(begun.headers.get('location'), link);
  }
});

test('over TLS cookies are this host’s alone', () => {
  assert.equal(cookieName('https://shinrai.example'), '__Host-shinrai');
  assert.equal(cookieName('https://shinrai.example', 'shinrai-visit'), '__Host-shinrai-visit');
  assert.deepEqual(cookieRules('https://shinrai.example'), {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: true,
  });
  assert.equal(cookieName('http://localhost:3000'), 'shinrai');
});

test('a sign-in on a device not seen before is told in every session, the first one is not', async () => {
  const { house } = town;
  const { beginSession } = await import('#parties');
  const first = await signedIn(town, idOf('c16'));
  assert.doesNotMatch(await (await first.get('/en/me')).text(), /news about your account/);
  await beginSession(house.app, idOf('c16'), 'recovery', 'Firefox, Linux', new Date());
  assert.match(
    await (await first.get('/en/me/account')).text(),
    /A sign-in on a device not seen before: Firefox, Linux/,
  );
});
