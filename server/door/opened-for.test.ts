// A form belongs to the person it was opened for: row 1.0 of the trial, and what resembles it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { locales } from '#language';
import { plantMandates } from '#parties';
import { sql } from '#store';
import { fieldsOf, openTown, sealOfCookie, signedIn, type Town, type Visitor } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';
import { idFields } from './sent.ts';
import { addressesFor } from './table.ts';

let town: Town;
before(async () => {
  town = await openTown();
});
after(() => town.house.close());

const page = async (visitor: Visitor, path: string): Promise<string> => (await visitor.get(path)).text();
const actFor = async (visitor: Visitor, key: string): Promise<void> => {
  const answer = await visitor.post(`/en/clients/${idOf(key)}`);
  assert.equal(answer.status, 303, await answer.text());
};
/** How many versions of a fact somebody has told or been told. */
async function told(key: string, fact: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    SELECT count(*) AS count FROM records.fact_version WHERE subject = ${idOf(key)} AND attribute = ${fact}`.execute(
    town.house.app,
  );
  return Number(rows[0]?.count);
}

test('a form opened for one client is refused while one acts for another: nothing is written, both are named, what was typed stays', async () => {
  for (const [at, locale] of locales.entries()) {
    const pay = { go: 'answer', value: `700000${at}` };
    const helper = await signedIn(town, idOf('c23'));
    await actFor(helper, 'c01');
    const tell = `/${locale}/me/tell/annualPay`;
    const form = fieldsOf(await page(helper, tell), tell);
    await actFor(helper, 'c18');
    const before = [await told('c01', 'annualPay'), await told('c18', 'annualPay')];
    const answer = await helper.post(tell, { ...form, ...pay });
    const text = await answer.text();
    assert.equal(answer.status, 409);
    assert.deepEqual([await told('c01', 'annualPay'), await told('c18', 'annualPay')], before);
    assert.match(
      text,
      locale === 'en' ? /opened for Tran Thi Lan\..*now act for Chidi Okafor\./s : /Tran|トラン|チャン|チディ|Okafor/,
    );
    assert.match(text, new RegExp(`<li>${pay.value}</li>`));
    // The page offers to go back and send it.
    const again = await helper.post(tell, { ...fieldsOf(text, tell), ...pay });
    assert.equal(again.status, 303, await again.text());
    assert.ok((await told('c01', 'annualPay')) > (before[0] ?? 0));
    assert.equal(await told('c18', 'annualPay'), before[1]);
  }
});

test('a mandate filled in for oneself does not become the child’s, and a settings form reaches oneself whoever one acts for', async () => {
  const father = await signedIn(town, idOf('c05'));
  const mandate = fieldsOf(await page(father, '/en/me/helpers'), '/en/me/helpers');
  const settings = fieldsOf(await page(father, '/en/me/settings'), '/en/me/settings');
  await actFor(father, 'c07');
  const answer = await father.post('/en/me/helpers', { ...mandate, called: 'Rosa', 'scope.see': 'true', months: '1' });
  assert.equal(answer.status, 409);
  assert.match(await answer.text(), /opened for yourself \(Paulo Henrique Silva\)\.\s+You now act for Lucas Silva/);
  assert.equal((await father.post('/en/me/settings', { ...settings, locale: 'en' })).status, 303);
  // The button beside the child on his own page begins to act for him.
  await father.post('/en/me/acting/end');
  const act = `/en/clients/${idOf('c07')}`;
  const { for: seal = '' } = fieldsOf(await page(father, '/en/me/household'), act) ?? {};
  assert.equal((await father.post(act, { for: seal })).status, 303);
});

test('a form that does not say for whom it is waits for a word, and one made elsewhere is nobody’s', async () => {
  const helper = await signedIn(town, idOf('c23'));
  await actFor(helper, 'c01');
  const count = await told('c01', 'dependants');
  const planted = await helper.post('/en/me/tell/dependants', { for: '', go: 'answer', value: '3' });
  const text = await planted.text();
  assert.equal(planted.status, 409);
  assert.match(text, /does not say whose record it is for.*Send it for Tran Thi Lan/s);
  const other = await sealOfCookie(town.house, (await signedIn(town, idOf('c12'))).cookie, 'own');
  for (const seal of [other ?? '', 'a'.repeat(32)]) {
    const answer = await helper.post('/en/me/tell/dependants', { for: seal, go: 'answer', value: '3' });
    assert.equal(answer.status, 409);
    assert.match(await answer.text(), /somebody else was signed in/);
  }
  assert.equal(await told('c01', 'dependants'), count);
  const sent = await helper.post('/en/me/tell/dependants', {
    ...fieldsOf(text, '/en/me/tell/dependants'),
    go: 'answer',
    value: '3',
  });
  assert.equal(sent.status, 303);
  assert.ok((await told('c01', 'dependants')) > count);
});

test('after a sign-out a form is still good for the same person, and tells the next one nothing of the first', async () => {
  const lan = await signedIn(town, idOf('c01'));
  const tell = '/en/me/tell/dependants';
  const form = fieldsOf(await page(lan, tell), tell);
  await lan.post('/en/sign-out');
  assert.equal(
    (await (await signedIn(town, idOf('c01'))).post(tell, { ...form, go: 'answer', value: '1' })).status,
    303,
  );
  const next = await (await signedIn(town, idOf('c12'))).post(tell, { ...form, go: 'answer', value: '1' });
  assert.equal(next.status, 409);
  const text = await next.text();
  assert.match(text, /while somebody else was signed in/);
  assert.doesNotMatch(text, /Tran|Lan\b/);
});

test('a mandate given anew is another: a form opened under the ended one is refused, and names nobody', async () => {
  const { house } = town;
  const helper = await signedIn(town, idOf('c24'));
  await actFor(helper, 'c03');
  const tell = '/en/me/tell/dependants';
  const form = fieldsOf(await page(helper, tell), tell);
  await sql`UPDATE parties.mandate SET ended_at = now() WHERE resident = ${idOf('c03')} AND helper = ${idOf('c24')}`.execute(
    house.app,
  );
  assert.equal((await helper.post(tell, { ...form, go: 'answer', value: '1' })).status, 404);
  const mandate = {
    id: idOf('another-mandate'),
    resident: idOf('c03'),
    helper: idOf('c24'),
    called: 'x',
    scope: ['note'] as const,
  };
  await house.app
    .transaction()
    .execute((act) =>
      plantMandates(act, house.vault, [{ ...mandate, endsOn: '2099-01-01', ended: false }], new Date()),
    );
  assert.equal((await helper.get(tell)).status, 404, 'the session acts under the old one, which is over');
  await actFor(helper, 'c03');
  const answer = await helper.post(tell, { ...form, go: 'answer', value: '1' });
  assert.equal(answer.status, 409);
  assert.match(await answer.text(), /somebody you do not act for any more/);
  assert.equal((await helper.post(tell, { go: 'answer', value: '1' })).status, 303);
});

test('a file is not read for somebody it is not for', async () => {
  const helper = await signedIn(town, idOf('c23'));
  await actFor(helper, 'c01');
  const stale = await sealOfCookie(town.house, helper.cookie, 'record');
  await actFor(helper, 'c17');
  const body = new FormData();
  body.append('file', new File(['%PDF-1.4 invented'], 'card.pdf'));
  const answer = await town.app.request(`/en/me/documents?for=${stale}`, {
    method: 'POST',
    body,
    headers: { cookie: helper.cookie, origin: 'http://localhost' },
  });
  assert.equal(answer.status, 409);
  assert.match(await answer.text(), /opened for Tran Thi Lan/);
  assert.doesNotMatch(await page(helper, '/en/me/documents'), /card\.pdf/);
});

test('a link on a page of one client does not lead to another, nor one’s own to a client', async () => {
  const helper = await signedIn(town, idOf('c23'));
  await actFor(helper, 'c01');
  const [, link = ''] = /href="(\/en\/me\/record\?for=[\w-]+)"/.exec(await page(helper, '/en/me/dates')) ?? [];
  await actFor(helper, 'c04');
  const followed = await town.app.request(link, { headers: { cookie: helper.cookie } });
  const text = await followed.text();
  assert.equal(followed.status, 409);
  assert.match(text, /opened for Tran Thi Lan\..*You now act for/s);
  const bare = await town.app.request('/en/me/record', { headers: { cookie: helper.cookie } });
  assert.equal(bare.status, 409);
  const back = await helper.post('/en/me/acting', { ...fieldsOf(text, '/en/me/acting') });
  assert.equal(back.headers.get('location'), link);
  assert.equal((await helper.get('/en/me/record')).status, 200);
});

test('every form of every page of an account says for whom it is', async () => {
  const writers = globSync('web/{administration,entrance,helper,resident}/*.tsx').filter((it) =>
    readFileSync(it, 'utf8').includes('<form'),
  );
  assert.deepEqual(writers, []);
  const helper = await signedIn(town, idOf('c05'));
  await helper.post('/en/me/account/codes');
  const pages = [...addressesFor('resident'), 'GET /:locale/clients', 'GET /:locale/prove'].filter((it) =>
    it.startsWith('GET'),
  );
  let forms = 0;
  for (const it of pages) {
    const path = (it.split(' ')[1] ?? '').replaceAll(
      /:(\w+)/g,
      (_, name: string) => ({ locale: 'en', fact: 'jobs', procedure: 'fees' })[name] ?? idOf('c02'),
    );
    const html = await page(helper, path);
    for (const [form] of html.matchAll(/<form.*?<\/form>/gs)) {
      assert.match(form, /name="for" value="[\w-]{32}"|action="[^"?]*\?for=[\w-]{32}"/, `${it}: ${form}`);
      forms += 1;
    }
  }
  assert.ok(forms > 35, `${forms} forms`);
});

test('a field in which a page puts an id is known as one: twelve digits in it are no individual number', async () => {
  const seen = new Set<string>();
  const office = ['/en/administer', `/en/administer/organisations/${idOf('o01')}`];
  for (const [key, paths] of [
    ['c21', office],
    ['c23', ['/en/clients']],
    ['c05', ['/en/clients', '/en/me/helpers', '/en/me/household']],
  ] as const) {
    const somebody = await signedIn(town, idOf(key));
    for (const path of paths) {
      const html = await page(somebody, path);
      for (const [, name = ''] of html.matchAll(/<input[^>]* name="(\w+)" value="[\da-f]{8}-[\da-f-]{27}"/g))
        seen.add(name);
      for (const [, name = '', options = ''] of html.matchAll(/<select[^>]* name="(\w+)"[^>]*>(.*?)<\/select>/gs))
        if (/value="[\da-f]{8}-[\da-f-]{27}"/.test(options)) seen.add(name);
    }
  }
  assert.deepEqual(
    [...seen].filter((it) => !idFields.has(it)),
    [],
  );
  assert.ok(seen.has('mandate') && seen.has('organisation') && seen.has('once'), [...seen].join());
});
