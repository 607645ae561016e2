// What no page may do, whoever asks: the tests are named after OWASP ASVS 5 chapters and the OWASP API Top 10 (2023).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { linkEntries } from '#audit';
import { japan } from '#rulebook/japan';
import { sql } from '#store';
import { examples } from '../../tests/examples.ts';
import { openTown, origin, sealOfCookie, signedIn, type Town, type Visitor, visitorWith } from '../../tests/visitor.ts';
import { weightOf } from '../../tests/weight.ts';
import { idOf } from '../../town/person.ts';
import { addressesFor, partsOf, rowOf, table } from './table.ts';

const marker = 'Zzyzx Secret Works';
let town: Town;
let lan: Visitor;
before(async () => {
  town = await openTown();
  lan = await signedIn(town, idOf('c01'));
  const told = await lan.post('/en/me/tell/jobs', {
    go: 'answer',
    entries: '1',
    '0.organisation': marker,
    '0.from.y': '2020',
    '0.from.m': '4',
    '0.from.d': '1',
  });
  assert.equal(told.status, 303, await told.text());
});
after(() => town.house.close());

const pages = addressesFor('resident');
const readable = pages.filter((it) => it.startsWith('GET'));
const filled = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? idOf('c02'));
/** An address for a page, with ids that are another person's or nobody's. */
const addressOf = (page: string, ids: Readonly<Record<string, string>> = {}): string =>
  filled(page.split(' ')[1] ?? '', { locale: 'en', fact: 'jobs', procedure: 'fees', ...ids });

const entryCount = async (): Promise<number> => {
  const { rows } = await sql<{ count: string }>`SELECT count(*) AS count FROM audit.entry`.execute(town.house.app);
  return Number(rows[0]?.count);
};

test('every route that is served has a row, and every row is served', () => {
  const handled = town.app.routes.filter(({ method }) => method !== 'ALL');
  // A demonstration makes no records of real people.
  const closed = ['GET /:locale/sign-up', 'POST /:locale/sign-up'];
  const served = new Set(handled.map(({ method, path }) => `${method} ${path}`));
  const rows = Object.keys(table);
  assert.deepEqual(
    [...served].filter((it) => !rows.includes(it)),
    [],
  );
  assert.deepEqual(
    rows.filter((it) => !served.has(it)),
    closed,
  );
});

test('as it is sent, every page with its styles, scripts and pictures is at most 30 kB, in the wordiest language', async () => {
  const { cookie } = await signedIn(town, idOf('c16'));
  const headers = { cookie, origin };
  const ids = { id: 'hsp.points', fact: 'jobs' };
  const paths = addressesFor('visitor', 'resident')
    .map((it) => partsOf(it))
    .filter(([method, path]) => method === 'GET' && path.startsWith('/:locale'))
    .flatMap(([, path]) =>
      japan.procedures.map(({ id }) => filled(path, { ...ids, locale: 'ja-x-easy', procedure: id })),
    );
  const pages = [...new Set(paths)].map((path) => ({ path, init: { headers } }));
  const results = examples.map(({ procedure, text }) => {
    const body = new URLSearchParams({ situation: text, trail: '', go: 'result' });
    return { path: `/ja-x-easy/${procedure}`, init: { method: 'POST', body, headers } };
  });
  let weighed = 0;
  for (const { path, init } of [...pages, ...results]) {
    const bytes = await weightOf(town.app, path, init);
    if (bytes === undefined) continue;
    weighed += 1;
    assert.ok(bytes > 5000 && bytes <= 30_000, `${path}: ${bytes} bytes`);
  }
  assert.ok(weighed > 2 * japan.procedures.length + results.length, `${weighed} pages`);
});

test('an entry says the purpose that was asked, and a purpose the address is not for opens nothing', async () => {
  for (const page of pages) assert.ok(rowOf(page).purposes.length > 0, page);
  await lan.get('/en/me/record');
  const helper = await signedIn(town, idOf('c23'));
  await helper.post(`/en/clients/${idOf('c01')}`);
  await helper.get('/en/me/record');
  const { rows } = await sql<{ actor: string; purpose: string }>`SELECT DISTINCT actor::text, purpose FROM audit.entry
    WHERE subject = ${idOf('c01')} AND what = 'GET /:locale/me/record' ORDER BY purpose`.execute(town.house.app);
  assert.deepEqual(rows, [
    { actor: idOf('c23'), purpose: 'help' },
    { actor: idOf('c01'), purpose: 'own-view' },
  ]);
});

test('every page is answered, and each answer has its entry', async () => {
  for (const page of readable) {
    const before = await entryCount();
    const answer = await lan.get(addressOf(page));
    assert.ok([200, 404].includes(answer.status), `${page}: ${answer.status}`);
    assert.ok((await entryCount()) > before, page);
  }
});

test('when the log cannot be written nothing is read, by any page', async () => {
  const lin = await signedIn(town, idOf('c04'));
  const { house } = town;
  const owner = await ownerOf(town);
  await sql`REVOKE INSERT ON audit.entry FROM shinrai_app`.execute(owner);
  try {
    for (const page of readable) {
      const answer = await lin.get(addressOf(page));
      assert.equal(answer.status, 500, page);
      assert.doesNotMatch(await answer.text(), /Kim|Hikari|5,400,000/, page);
    }
  } finally {
    await sql`GRANT INSERT ON audit.entry TO shinrai_app`.execute(owner);
    await owner.destroy();
  }
  assert.equal((await lin.get('/en/me/record')).status, 200);
  assert.ok(await house.isHealthy());
});

test('when the database swallows an entry, nothing is read by any page', async () => {
  const swallowed = await signedIn(town, idOf('c02'));
  const owner = await ownerOf(town);
  await sql
    .raw(`CREATE FUNCTION public.swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
      CREATE TRIGGER swallow BEFORE INSERT ON audit.entry FOR EACH ROW WHEN (NEW.subject = '${idOf('c02')}')
        EXECUTE FUNCTION public.swallow()`)
    .execute(owner);
  try {
    for (const page of readable) {
      const answer = await swallowed.get(addressOf(page));
      assert.equal(answer.status, 500, page);
    }
    assert.doesNotMatch(await (await swallowed.get('/en/me/record')).text(), /Sharma|Bikash/);
    assert.equal((await lan.get('/en/me/record')).status, 200, 'whose entries stand is answered');
  } finally {
    await sql.raw('DROP TRIGGER swallow ON audit.entry; DROP FUNCTION public.swallow()').execute(owner);
    await owner.destroy();
  }
});

const ownerOf = async ({ house }: Town) =>
  (await import('#store')).openDatabase(house.place, 'owner', { connections: 1 });

test('API1 broken object level authorization: another person’s ids open nothing', async () => {
  const samir = await signedIn(town, idOf('c12'));
  const { rows: versions } = await sql<{
    version: string;
  }>`SELECT version FROM records.fact_version WHERE subject = ${idOf('c01')} LIMIT 1`.execute(town.house.app);
  const version = versions[0]?.version ?? '';
  const { rows: entries } = await sql<{
    id: string;
  }>`SELECT id FROM audit.entry WHERE subject = ${idOf('c01')} LIMIT 1`.execute(town.house.app);
  const ids = { version, entry: entries[0]?.id ?? '' };
  assert.equal((await samir.get(addressOf('GET /:locale/me/contest/:version', ids))).status, 404);
  assert.equal(
    (await samir.post(addressOf('POST /:locale/me/contest/:version', ids), { words: 'mine now' })).status,
    404,
  );
  const proof = addressOf('GET /:locale/me/seen/:entry/proof', ids);
  assert.equal((await samir.get(proof)).status, 404);
  await linkEntries(town.house.app, town.house.vault);
  assert.match(await (await lan.get(proof)).text(), /^c2sp\.org\/tlog-proof@v1\n/);
  assert.equal((await samir.post(addressOf('POST /:locale/me/seen/:entry', ids), { words: 'mine now' })).status, 404);
  assert.equal((await samir.post(`/en/clients/${idOf('c01')}`)).status, 404);
  const { rows } = await sql<{
    count: string;
  }>`SELECT (SELECT count(*) FROM records.contest) + (SELECT count(*) FROM audit.objection) AS count`.execute(
    town.house.app,
  );
  assert.equal(Number(rows[0]?.count), 0);
});

test('an own fact is seen by nobody but the resident and a helper whose mandate says so, on any page', async () => {
  assert.match(await (await lan.get('/en/me/record')).text(), new RegExp(marker));
  // The helper of another width, the ended one, the one with dates alone, every kind of staff, and another resident.
  for (const key of [
    'c02',
    'c05',
    'c12',
    'c19',
    'c21',
    'c22',
    'c24',
    'c25',
    'c26',
    'c27',
    'c28',
    'c29',
    'c30',
    'p100',
  ]) {
    const other = await signedIn(town, idOf(key));
    // Even a session that claims to act for her, without a mandate that says so.
    await sql`UPDATE parties.session SET acting_for = ${idOf('c01')} WHERE person = ${idOf(key)}`.execute(
      town.house.app,
    );
    const addresses = [
      ...readable.map((it) => addressOf(it)),
      '/en/clients',
      '/en/administer',
      '/en/operate',
      `/en/me/stand/permanent-residence`,
    ];
    for (const address of addresses) {
      const text = await (await other.get(address)).text();
      assert.doesNotMatch(text, new RegExp(`${marker}|Tran Thi Lan`), `${key} ${address}`);
    }
  }
  const helper = await signedIn(town, idOf('c23'));
  assert.equal((await helper.post(`/en/clients/${idOf('c01')}`)).status, 303);
  assert.match(await (await helper.get('/en/me/record')).text(), new RegExp(marker));
  assert.equal((await helper.get('/en/me/seen')).status, 404);
  assert.equal((await helper.get('/en/me/take-away/file')).status, 404);
});

test('a protected person’s places are kept from a helper who may see the record, and from their determinations', async () => {
  const helper = await signedIn(town, idOf('c23'));
  await helper.post(`/en/clients/${idOf('c01')}`);
  await lan.post('/en/me/settings/protect');
  for (const page of ['/en/me/record', '/en/me/stand/extension', '/en/me/tell/jobs', '/en/me/documents']) {
    assert.doesNotMatch(await (await helper.get(page)).text(), new RegExp(marker), page);
  }
  assert.equal((await helper.get('/en/me/documents')).status, 404);
  assert.match(await (await lan.get('/en/me/record')).text(), new RegExp(marker));
  await lan.post('/en/me/settings/protect', { off: 'true' });
  assert.match(await (await helper.get('/en/me/record')).text(), new RegExp(marker));
});

test('ASVS V3.5 cross-site request forgery: a form of another site is refused', async () => {
  for (const page of pages.filter((it) => it.startsWith('POST'))) {
    const answer = await town.app.request(addressOf(page), {
      method: 'POST',
      headers: {
        cookie: lan.cookie,
        origin: 'https://elsewhere.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'sure=true',
    });
    assert.equal(answer.status, 403, page);
  }
});

test('ASVS V7.2 session management: a planted or ended session is nobody’s', async () => {
  for (const cookie of ['shinrai=planted', 'shinrai=', `shinrai=${idOf('c01')}`]) {
    assert.equal((await visitorWith(town, cookie).get('/en/me')).status, 303, cookie);
  }
  const planted = 'shinrai=planted-before-sign-in';
  const answer = await visitorWith(town, planted).post('/en/demonstration', { person: 'c10' });
  const fresh = /shinrai=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  assert.ok(fresh.length >= 40 && !planted.includes(fresh));
  assert.match(answer.headers.get('set-cookie') ?? '', /HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/);
  const her = visitorWith(town, `shinrai=${fresh}`);
  assert.equal((await her.get('/en/me')).status, 200);
  await her.post('/en/sign-out');
  assert.equal((await her.get('/en/me')).status, 303);
});

test('ASVS V6.3 brute force: the eleventh wrong recovery code in a quarter of an hour is one too many; a right one lets in', async () => {
  const visitor = visitorWith(town, '');
  for (let i = 0; i < 10; i++)
    assert.match(await (await visitor.post('/en/sign-in/code', { code: `bcdfg-${i}` })).text(), /code is not right/);
  const codes = await lan.post('/en/me/account/codes');
  const code = /<code[^>]*>([a-z-]+)</.exec(await codes.text())?.[1] ?? '';
  assert.match(await (await visitor.post('/en/sign-in/code', { code: 'bcdfg' })).text(), /Too many tries/);
  assert.equal((await visitor.post('/en/sign-in/code', { code })).status, 303);
  assert.equal((await visitor.post('/en/sign-in/code', { code })).status, 422, 'a code works once');
});

test('ASVS V8.3 step-up: weighty acts ask for a proof not older than ten minutes, and keep what was typed', async () => {
  const paulo = await signedIn(town, idOf('c05'));
  await sql`UPDATE parties.session SET proved_at = proved_at - interval '11 minutes' WHERE person = ${idOf('c05')}`.execute(
    town.house.app,
  );
  assert.equal(
    (await paulo.get('/en/me/take-away/file')).headers.get('location'),
    '/en/prove?next=%2Fen%2Fme%2Ftake-away%2Ffile',
  );
  const refused = await paulo.post('/en/me/helpers', { called: 'Aunt Rosa', 'scope.see': 'true', months: '3' });
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /Aunt Rosa/);
  assert.equal((await paulo.post('/en/me/erase', { sure: 'true' })).status, 403);
  assert.equal((await paulo.post('/en/me/account/codes')).status, 403);
  assert.equal((await paulo.post('/en/prove', { next: '/en/me/helpers' })).headers.get('location'), '/en/me/helpers');
  assert.equal(
    (await paulo.post('/en/me/helpers', { called: 'Aunt Rosa', 'scope.see': 'true', months: '3' })).status,
    200,
  );
});

test('ASVS V1.2 injection: what somebody writes is shown as it was written', async () => {
  const words = `<script>alert(1)</script>'; DROP TABLE records.fact_version; --`;
  await lan.post('/en/me/helpers', { called: words, 'scope.dates': 'true', months: '1' });
  const page = await (await lan.get('/en/me/helpers')).text();
  assert.doesNotMatch(page, /<script>alert/);
  assert.match(page, /&lt;script&gt;alert\(1\)&lt;\/script&gt;&#39;; DROP TABLE/);
  for (const next of [
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
  ]) {
    const answer = await lan.post('/en/prove', { next });
    assert.equal(answer.headers.get('location'), '/en/begin', next);
  }
});

test('API3 mass assignment: a form writes what it is for, whatever else is sent', async () => {
  const ayesha = await signedIn(town, idOf('c16'));
  const more = {
    subject: idOf('c01'),
    person: idOf('c01'),
    label: 'filed',
    source: 'organisation',
    role: 'administrator',
    resident: 'false',
  };
  assert.equal((await ayesha.post('/en/me/tell/dependants', { go: 'answer', value: '2', ...more })).status, 303);
  const { rows } = await sql<{ subject: string; label: string; source: string }>`
    SELECT subject, label, source FROM records.fact_version WHERE attribute = 'dependants' AND subject IN (${idOf('c16')}, ${idOf('c01')}) ORDER BY lower(known) DESC LIMIT 1`.execute(
    town.house.app,
  );
  assert.deepEqual(rows[0], { subject: idOf('c16'), label: 'own', source: 'resident' });
  await ayesha.post('/en/me/settings', { locale: 'en', text: 'huge', furigana: 'none', admin: 'true' });
  const { rows: kept } = await sql<{
    settings: object;
  }>`SELECT settings FROM parties.person WHERE id = ${idOf('c16')}`.execute(town.house.app);
  assert.deepEqual(kept[0]?.settings, { locale: 'en', furigana: 'none' });
});

test('API4 unrestricted resource consumption: oversized and malformed bodies are refused and keep nothing', async () => {
  const large = await lan.post('/en/me/documents', { file: new File([new Uint8Array(11 * 1024 * 1024)], 'large.pdf') });
  assert.equal(large.status, 413);
  const broken = await town.app.request(
    `/en/me/documents?for=${await sealOfCookie(town.house, lan.cookie, 'record')}`,
    {
      method: 'POST',
      headers: { cookie: lan.cookie, origin, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nnot a form at all',
    },
  );
  assert.equal(broken.status, 422);
  assert.match(await broken.text(), /Choose a file first/);
  const html = await lan.post('/en/me/documents', { file: new File(['<html><script>alert(1)</script>'], 'paper.pdf') });
  assert.match(await html.text(), /not a PDF, JPEG or PNG/);
  const half = await lan.post('/en/me/bring', {
    file: new File(['{"format":"shinrai.record/1","facts":[{}]}'], 'record.json'),
  });
  assert.equal(half.status, 422);
  assert.match(await half.text(), /Nothing was kept/);
});

test('an individual number is taken out of every form, never echoed and never kept', async () => {
  const number = '1234 5678 9018';
  const { rows: versions } = await sql<{
    version: string;
  }>`SELECT version FROM records.fact_version WHERE subject = ${idOf('c16')} LIMIT 1`.execute(town.house.app);
  const ayesha = await signedIn(town, idOf('c16'));
  const fields = [
    'words',
    'called',
    'name',
    'given',
    'family',
    'kanji',
    'value',
    '0.organisation',
    'code',
    'situation',
    'next',
  ];
  const filled = Object.fromEntries(fields.map((it) => [it, number]));
  const weighty = ['POST /:locale/me/erase', 'POST /:locale/me/account/codes'];
  for (const page of pages.filter((it) => it.startsWith('POST') && !weighty.includes(it))) {
    const answer = await ayesha.post(addressOf(page, { version: versions[0]?.version ?? '' }), {
      ...filled,
      'scope.see': 'true',
      go: 'answer',
    });
    assert.doesNotMatch(await answer.text(), /5678/, page);
  }
  const contest = await ayesha.post(`/en/me/contest/${versions[0]?.version}`, { words: `my number is ${number}` });
  assert.equal(contest.status, 422);
  assert.match(await contest.text(), /individual number/);
});
