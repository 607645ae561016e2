// The people a helper may act for: in which order, how much is looked at for it, and what the mandate opens.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { clientsOf, plantMandates, type Scope } from '#parties';
import { sql } from '#store';
import { openTown, signedIn, type Town, type Visitor } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';
import { csvText } from './csv.ts';

let town: Town;
let helper: Visitor;
before(async () => {
  town = await openTown();
  helper = await signedIn(town, idOf('c23'));
});
after(() => town.house.close());

const today = () => new Date().toISOString().slice(0, 10);
const html = async (visitor: Visitor, path: string): Promise<string> => {
  const answer = await visitor.get(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
};
const rowsIn = (page: string): readonly string[] => page.split('<tr').slice(2);
const entries = async (what: string): Promise<readonly { subject: string; action: string }[]> => {
  const { rows } = await sql<{ subject: string; action: string }>`
    SELECT subject::text, action FROM audit.entry WHERE what = ${what} AND actor = ${idOf('c23')} ORDER BY nr`.execute(
    town.house.app,
  );
  return rows;
};
async function withScope(scope: Scope): Promise<{ person: string; mandate: string; scope: readonly Scope[] }> {
  const all = await clientsOf(town.house.app, idOf('c23'), today());
  const found = all.find((it) => it.scope.includes(scope) && it.mandate !== undefined);
  assert.ok(found?.mandate);
  return { ...found, mandate: found.mandate };
}
const pageOf = ({ person, mandate }: { person: string; mandate: string }, under = ''): string =>
  `/en/clients/${person}${under}?mandate=${mandate}`;

test('the list has the soonest date first, each person looked at once, and says what one may do', async () => {
  const before = (await entries('GET /:locale/clients')).length;
  const page = await html(helper, '/en/clients');
  const clients = await clientsOf(town.house.app, idOf('c23'), today());
  assert.equal(rowsIn(page).length, clients.length);
  const looked = (await entries('GET /:locale/clients')).slice(before);
  assert.deepEqual(looked.map((it) => it.subject).toSorted(), clients.map((it) => it.person).toSorted());
  assert.match(page, /see the record/);
  assert.doesNotMatch(page, /my record|my dates/);
  const days = [...page.matchAll(/<strong[^>]*>(\d+ \w+ \d{4})<\/strong>/g)].map(([, day = '']) =>
    Date.parse(`${day} UTC`),
  );
  assert.ok(days.length > 1);
  assert.deepEqual(
    days,
    days.toSorted((a, b) => a - b),
  );
});

test('a person is found by any writing of the name, whatever its width and case', async () => {
  const [name = ''] = [...(await html(helper, '/en/clients')).matchAll(/mandate=[\w-]+">([^<]+)<\/a>/g)].map(
    ([, it]) => it,
  );
  const wide = name.toUpperCase().replaceAll(/[A-Z]/g, (it) => String.fromCodePoint((it.codePointAt(0) ?? 0) + 0xfee0));
  const found = rowsIn(await html(helper, `/en/clients?q=${encodeURIComponent(wide)}`));
  assert.equal(found.length, 1);
  assert.match(found[0] ?? '', new RegExp(name));
  assert.match(await html(helper, '/en/clients?q=nobody-like-this'), /Nobody fits/);
});

test('what is missing and when is shown as far as the mandate goes', async () => {
  const page = await html(helper, '/en/clients');
  for (const client of await clientsOf(town.house.app, idOf('c23'), today())) {
    const row = rowsIn(page).find((it) => it.includes(client.person)) ?? '';
    assert.equal(row.includes('your mandate does not show it'), !client.scope.includes('see'), client.person);
    if (!client.scope.includes('dates')) assert.match(row, /your mandate shows no dates/);
  }
  for (const row of rowsIn(await html(helper, '/en/clients?only=missing'))) assert.match(row, /\d answers?, first:/);
});

test('a table for a spreadsheet has no formula in it, and the calendar no name', async () => {
  assert.equal(csvText([['=1+1', '@x', 'a,"b"', '-1']]), `\uFEFF'=1+1,'@x,"a,""b""",'-1\r\n`);
  const csv = await html(helper, '/en/clients.csv');
  const names = [...(await html(helper, '/en/clients')).matchAll(/mandate=[\w-]+">([^<]+)<\/a>/g)].map(
    ([, it = '']) => it,
  );
  assert.ok(names.length > 2);
  for (const name of names) assert.ok(csv.includes(name), name);
  const calendar = await html(helper, '/en/clients.ics');
  assert.match(calendar, /BEGIN:VEVENT/);
  for (const name of names) assert.ok(!calendar.includes(name), name);
});

test('a question is answered for the client from their page', async () => {
  const all = await clientsOf(town.house.app, idOf('c23'), today());
  const both = all.find((it) => it.scope.includes('see') && it.scope.includes('note'));
  assert.ok(both?.mandate);
  const page = await html(helper, pageOf({ person: both.person, mandate: both.mandate }));
  const [, question = ''] = /name="next" value="(\/en\/me\/tell\/\w+)"/.exec(page) ?? [];
  assert.notEqual(question, '');
  const acting = await helper.post(`/en/clients/${both.person}`, { next: question });
  assert.ok(acting.headers.get('location')?.startsWith(`${question}?for=`));
  const asked = await html(helper, question);
  assert.match(asked, /You are acting for/);
  const elsewhere = await helper.post(`/en/clients/${both.person}`, { next: 'https://example.com/' });
  assert.ok(elsewhere.headers.get('location')?.startsWith('/en/me'));
});

test('while acting the bar names who acts, where they work, and the client, in the writing of the page', async () => {
  const client = await withScope('see');
  await helper.post(`/en/clients/${client.person}`);
  const page = await html(helper, '/en/me/record');
  assert.match(page, /Signed in: Misaki Kawase · Kawasemi Gyoseishoshi Office|Signed in: Kawase Misaki · Kawasemi/);
  assert.doesNotMatch(page, /行政書士かわせみ事務所/);
  await helper.post('/en/me/acting/end');
});

test('a note is the helper’s alone; the client sees that there is one, and it goes with the mandate', async () => {
  const { person, mandate } = await withScope('see');
  const words = 'Calls back on Fridays after six';
  const kept = await helper.post(`/en/clients/${person}/note`, { words });
  assert.equal(kept.status, 303);
  assert.match(await html(helper, pageOf({ person, mandate })), new RegExp(words));
  assert.ok(!(await html(helper, '/en/clients')).includes(words));

  const client = await signedIn(town, person);
  const helpers = await html(client, '/en/me/helpers');
  assert.match(helpers, /keeps a note of their own about you/);
  assert.ok(!helpers.includes(words));
  await helper.post('/en/prove');
  const file = await helper.get('/en/me/take-away/file');
  assert.equal(file.status, 200);
  assert.ok((await file.text()).includes(words), 'their own to take away');

  const tooLong = await helper.post(`/en/clients/${person}/note`, { words: 'x'.repeat(2001) });
  assert.equal(tooLong.status, 422);
  assert.ok((await tooLong.text()).includes('x'.repeat(2001)), 'what was typed is kept');
  const other = await signedIn(town, idOf('c24'));
  assert.equal((await other.post(`/en/clients/${person}/note`, { words: 'no', mandate })).status, 404);

  const asks = await html(helper, pageOf({ person, mandate }, '/return'));
  assert.match(asks, /Nothing has happened yet/);
  assert.match(await html(helper, '/en/clients'), new RegExp(person), 'asking ends nothing');
  const returned = await helper.post(`/en/clients/${person}/return`);
  assert.match(await html(helper, returned.headers.get('location') ?? ''), /You gave the mandate back/);
  assert.equal((await helper.get(pageOf({ person, mandate }))).status, 404);
  assert.match(await html(client, '/en/me/account'), /A helper gave back your mandate/);
  assert.match(await html(client, '/en/me/helpers'), /They gave it back on/);
  const { rows } = await sql`SELECT FROM parties.mandate_note WHERE mandate = ${mandate}`.execute(town.house.app);
  assert.deepEqual(rows, []);
});

test('who notes without seeing is told what that means', async () => {
  const desk = await signedIn(town, idOf('c24'));
  const all = await clientsOf(town.house.app, idOf('c24'), today());
  const client = all.find((it) => it.scope.join() === 'note');
  assert.ok(client?.mandate);
  const page = await html(desk, pageOf({ person: client.person, mandate: client.mandate }));
  assert.match(page, /note facts for the person/);
  assert.match(page, /You do not see the record/);
});

test('of two hundred clients only those shown are looked at, unless somebody asks by what only a look tells', async () => {
  const many = await signedIn(town, idOf('c24'));
  const { rows } = await sql<{ id: string }>`SELECT id FROM parties.person
    WHERE resident AND id <> ${idOf('c24')} ORDER BY id LIMIT 200`.execute(town.house.app);
  const given = { helper: idOf('c24'), called: 'a desk', scope: ['note'] as const, ended: false };
  await town.house.app.transaction().execute((act) =>
    plantMandates(
      act,
      town.house.vault,
      rows.map(({ id }, i) => ({
        ...given,
        id: randomUUID(),
        resident: id,
        endsOn: `2090-01-${String(1 + (i % 28)).padStart(2, '0')}`,
      })),
      new Date(),
    ),
  );
  const count = async (): Promise<number> => {
    const { rows: counted } = await sql<{ n: string }>`
      SELECT count(*) AS n FROM audit.entry WHERE actor = ${idOf('c24')} AND subject <> ${idOf('c24')}`.execute(
      town.house.app,
    );
    return Number(counted[0]?.n);
  };
  const before = await count();
  const first = await html(many, '/en/clients');
  assert.equal(rowsIn(first).length, 50);
  assert.equal((await count()) - before, 50);
  const next = await html(many, '/en/clients?from=50');
  assert.ok(!rowsIn(next).some((it) => first.includes(/clients\/[\w-]+/.exec(it)?.[0] ?? '-')));
  const all = await count();
  const clients = await clientsOf(town.house.app, idOf('c24'), today());
  assert.equal(rowsIn(await html(many, '/en/clients?by=due')).length, 50);
  assert.equal((await count()) - all, clients.length);
});
