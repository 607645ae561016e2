// In which post somebody acts for others: chosen where there are several, kept in the session, written to the log.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Locale, locales } from '#language';
import { addStaff, clientsOf } from '#parties';
import { sql } from '#store';
import { fieldsOf, openTown, signedIn, type Town, type Visitor } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';
import { sealOf, standingFor } from './opened-for.ts';

let town: Town;
let client: string;
before(async () => {
  town = await openTown();
  const clients = await clientsOf(town.house.app, idOf('c23'), new Date().toISOString().slice(0, 10));
  client = clients.find((it) => it.scope.includes('see'))?.person ?? '';
  assert.ok(client);
});
after(() => town.house.close());

/** As what somebody looked, by the newest entry about somebody. */
async function lookedAs(
  subject: string,
): Promise<{ readonly organisation: string | null; readonly post: string | null }> {
  const { rows } = await sql<{ organisation: string | null; post: string | null }>`
    SELECT organisation, post FROM audit.entry WHERE subject = ${subject} ORDER BY nr DESC LIMIT 1`.execute(
    town.house.app,
  );
  assert.ok(rows[0]);
  return rows[0];
}

async function seesClient(helper: Visitor) {
  assert.equal((await helper.post(`/en/clients/${client}`)).status, 303);
  assert.equal((await helper.get('/en/me/record')).status, 200);
  return lookedAs(client);
}

const addPost = async (organisation: string): Promise<string> => {
  const post = { id: randomUUID(), person: idOf('c23'), organisation, role: 'support-staff' as const };
  await town.house.app.transaction().execute((act) => addStaff(act, [post], new Date()));
  return post.id;
};
const postOf = async (person: string): Promise<{ readonly id: string; readonly organisation: string }> => {
  const row = await town.house.app
    .selectFrom('parties.staff')
    .select(['id', 'organisation'])
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .orderBy('begun_at')
    .executeTakeFirstOrThrow();
  return row;
};

test('the only post stands in the log when somebody acts for a client, and never at their own look', async () => {
  const helper = await signedIn(town, idOf('c23'));
  const { organisation, id: post } = await postOf(idOf('c23'));
  assert.deepEqual(await seesClient(helper), { organisation, post });
  assert.equal((await helper.get('/en/me/settings')).status, 200);
  assert.deepEqual(await lookedAs(idOf('c23')), { organisation: null, post: null });
});

test('of several posts none is guessed; the chosen one is shown and logged, until it ends', async () => {
  const first = await postOf(idOf('c23'));
  const second = await addPost(idOf('o01'));
  const helper = await signedIn(town, idOf('c23'));
  assert.deepEqual(await seesClient(helper), { organisation: null, post: null });
  assert.match(await (await helper.get('/en/clients')).text(), /Not chosen yet/);

  assert.equal((await helper.post('/en/post', { post: second })).status, 303);
  const page = await (await helper.get('/en/clients')).text();
  assert.match(page, new RegExp(`value="${second}" selected`));
  assert.doesNotMatch(page, /You are acting for/, 'whom they acted for in the other post is left');
  const chosen = { organisation: idOf('o01'), post: second };
  assert.deepEqual(await seesClient(helper), chosen);
  assert.match(await (await (await signedIn(town, client)).get('/en/me/seen')).text(), /support staff/);

  const theirs = await postOf(idOf('c21'));
  assert.equal((await helper.post('/en/post', { post: theirs.id })).status, 404);
  assert.deepEqual(await seesClient(helper), chosen);

  await sql`UPDATE parties.staff SET ended_at = now() WHERE id = ${second}`.execute(town.house.app);
  const left = { organisation: first.organisation, post: first.id };
  assert.deepEqual(await seesClient(helper), left, 'the only one left');
});

const page = async (visitor: Visitor, path: string): Promise<string> => (await visitor.get(path)).text();
/** The rows of records and mandates, which a refused act leaves as they are. */
async function written(): Promise<string> {
  const { rows } = await sql<{ count: string }>`
    SELECT (SELECT count(*) FROM records.fact_version) || ' ' || (SELECT count(*) FROM parties.mandate WHERE ended_at IS NULL)
      || ' ' || (SELECT count(*) FROM parties.organisation) AS count`.execute(town.house.app);
  return rows[0]?.count ?? '';
}
const none = { en: 'no post chosen', ja: '未選択', 'ja-x-easy': '選んでいません' } as const;
/** What a page says, without the readings over it. */
const plain = (html: string): string => html.replaceAll(/<rp>.*?<\/rp>|<rt>.*?<\/rt>|<[^>]*>|（[ぁ-ん]+）/g, '');

test('a form opened in one post is refused in another or in none: both posts are named, what was typed stays, and one button goes back', async () => {
  const first = await postOf(idOf('c23'));
  const second = await addPost(idOf('o01'));
  const { rows } = await sql<{ id: string; name: string; name_romaji: string }>`
    SELECT id, name, name_romaji FROM parties.organisation WHERE id IN (${first.organisation}, ${idOf('o01')})`.execute(
    town.house.app,
  );
  const nameOf = (id: string, locale: Locale): string => {
    const it = rows.find((row) => row.id === id);
    return (locale === 'en' ? it?.name_romaji : it?.name) ?? '';
  };
  for (const [at, locale] of locales.entries()) {
    const helper = await signedIn(town, idOf('c23'));
    const tell = `/${locale}/me/tell/annualPay`;
    const typed = { go: 'answer', value: `810000${at}` };
    const openIn = async (post: string) => {
      if (post !== '') assert.equal((await helper.post('/en/post', { post })).status, 303);
      assert.equal((await helper.post(`/en/clients/${client}`)).status, 303);
      return fieldsOf(await page(helper, tell), tell);
    };
    const chosen = {
      '': none[locale],
      [first.id]: nameOf(first.organisation, locale),
      [second]: nameOf(idOf('o01'), locale),
    };
    const forms = [
      ['', await openIn('')],
      [first.id, await openIn(first.id)],
    ] as const;
    // The other tab: another post, for nobody and for the same client.
    for (const forNobody of [true, false]) {
      for (const [post, form] of forms) {
        assert.equal((await helper.post('/en/post', { post: second })).status, 303);
        if (!forNobody) await helper.post(`/en/clients/${client}`);
        const before = await written();
        const answer = await helper.post(tell, { ...form, ...typed });
        const html = await answer.text();
        assert.equal(answer.status, 409);
        assert.equal(await written(), before);
        assert.match(html, new RegExp(`<li>${typed.value}</li>`));
        const text = plain(/<main.*<\/main>/s.exec(html)?.[0] ?? '');
        for (const it of [chosen[post], chosen[second]]) assert.ok(text.includes(it ?? '?'), `${it}: ${text}`);
        const again = await helper.post(tell, { ...fieldsOf(html, tell), ...typed });
        assert.equal(again.status, 303, await again.text());
        assert.equal((await lookedAs(client)).post, post === '' ? null : post);
      }
    }
  }
  await sql`UPDATE parties.staff SET ended_at = now() WHERE id = ${second}`.execute(town.house.app);
});

test('a link, a button that begins to act, and a form of the office belong to their post; what is one’s own does not', async () => {
  const second = await addPost(idOf('o01'));
  const first = await postOf(idOf('c23'));
  const helper = await signedIn(town, idOf('c23'));
  await helper.post('/en/post', { post: first.id });
  const list = fieldsOf(await page(helper, '/en/clients'), `/en/clients/${client}`);
  const settings = fieldsOf(await page(helper, '/en/me/settings'), '/en/me/settings');
  await helper.post(`/en/clients/${client}`);
  const [, link = ''] = /href="(\/en\/me\/record\?for=[\w-]+)"/.exec(await page(helper, '/en/me/record')) ?? [];
  await helper.post('/en/post', { post: second });
  await helper.post(`/en/clients/${client}`);

  const followed = await town.app.request(link, { headers: { cookie: helper.cookie } });
  const html = await followed.text();
  assert.equal(followed.status, 409);
  assert.match(html, /opened in another post/);
  const back = await helper.post('/en/me/acting', { ...fieldsOf(html, '/en/me/acting') });
  assert.equal(back.headers.get('location'), link);
  assert.equal((await town.app.request(link, { headers: { cookie: helper.cookie } })).status, 200);

  await helper.post('/en/post', { post: second });
  assert.equal((await helper.post('/en/me/settings', { ...settings, locale: 'en' })).status, 303);
  const begun = await helper.post(`/en/clients/${client}`, { for: list?.for ?? '' });
  assert.equal(begun.status, 409);
  assert.doesNotMatch(await begun.text(), new RegExp(`<li>${list?.mandate}`), 'nobody typed it');
  assert.doesNotMatch(await page(helper, '/en/clients'), /You are acting for/);

  await sql`UPDATE parties.staff SET ended_at = now() WHERE id = ${second}`.execute(town.house.app);
  await helper.post(`/en/clients/${client}`);
  const over = await helper.post('/en/me/tell/dependants', { for: await sealIn(second), go: 'answer', value: '1' });
  assert.equal(over.status, 409);
  assert.match(await over.text(), /in a post you do not have any more/);
});

/** What the helper's form for the client said in a post that has ended. */
async function sealIn(post: string): Promise<string> {
  const clients = await clientsOf(town.house.app, idOf('c23'), new Date().toISOString().slice(0, 10));
  const of = clients.find((it) => it.person === client);
  assert.ok(of);
  return sealOf(town.house.vault, standingFor(idOf('c23'), of, post));
}

test('an administrator of two houses changes nothing from a page of the first one in the post of the second', async () => {
  const administrator = await signedIn(town, idOf('c21'));
  const form = fieldsOf(await page(administrator, '/en/administer'), '/en/administer/organisations');
  const typed = { name: 'Sakura Support', kind: 'npo' };
  const post = { id: randomUUID(), person: idOf('c21'), organisation: idOf('o01'), role: 'administrator' as const };
  await town.house.app.transaction().execute((act) => addStaff(act, [post], new Date()));
  await administrator.post('/en/post', { post: post.id });
  const before = await written();
  const answer = await administrator.post('/en/administer/organisations', { ...form, ...typed });
  assert.equal(answer.status, 409);
  assert.match(await answer.text(), /<li>Sakura Support<\/li>/);
  assert.equal(await written(), before);
});
