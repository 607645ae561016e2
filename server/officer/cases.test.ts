// A case from filing to letter, as its people go through it: page by page, without a browser.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { addStaff } from '#parties';
import { sql } from '#store';
import { fieldsOf, openTown, signedIn, type Town, type Visitor } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';

const bureau = idOf('o23');
let town: Town;
let resident: Visitor;
let stranger: Visitor;
let officer: Visitor;
let reviewer: Visitor;
let second: Visitor;
before(async () => {
  town = await openTown();
  const post = { id: randomUUID(), person: idOf('c24'), organisation: bureau, role: 'reviewer' } as const;
  await town.house.app.transaction().execute((act) => addStaff(act, [post], new Date()));
  const who = (key: string) => signedIn(town, idOf(key));
  [resident, stranger, officer, reviewer, second] = await Promise.all([
    who('c01'),
    who('c02'),
    who('c25'),
    who('c26'),
    who('c24'),
  ]);
});
after(() => town.house.close());

async function read(visitor: Visitor, path: string): Promise<string> {
  const answer = await visitor.get(path);
  const text = await answer.text();
  assert.equal(answer.status, 200, `${path}: ${answer.status}`);
  return text;
}

/** Sends the form of a page that goes there, with what is typed; where it leads. */
async function send(visitor: Visitor, from: string, action: string, typed: Readonly<Record<string, string>> = {}) {
  const hidden = fieldsOf(await read(visitor, from), action);
  assert.ok(hidden, `${from} has no form to ${action}`);
  return visitor.post(action, { ...hidden, ...typed });
}

async function file(kind: string): Promise<string> {
  const filed = await send(resident, `/en/me/apply/${kind}`, `/en/me/apply/${kind}`, { office: bureau });
  assert.equal(filed.status, 303, await filed.text());
  return (filed.headers.get('location') ?? '').split('?')[0]?.split('/').at(-1) ?? '';
}

const at = (id: string) => ({ mine: `/en/me/cases/${id}`, theirs: `/en/officer/${id}` });

test('an extension is filed, taken, examined and granted; the resident reads each step', async () => {
  const id = await file('extension');
  const { mine, theirs } = at(id);
  assert.match(await read(resident, mine), /Sent; the office has not taken it up yet/);
  assert.equal((await stranger.get(mine)).status, 404);
  assert.equal((await officer.get(theirs)).status, 404, 'nothing is opened before it is taken');
  assert.equal((await send(officer, '/en/officer', `${theirs}/received`)).status, 303);
  const page = await read(officer, theirs);
  const stands = /What the rules say[\s\S]*?<strong>(.*?)<\/strong>/.exec(page)?.[1];
  assert.ok(stands);
  const settled = Object.fromEntries(
    [...page.matchAll(/name="(settle\.\w+)"/g)].map(([, name = '']) => [name, 'true']),
  );
  assert.ok(Object.keys(settled).length > 0, 'something is the officer’s to settle');
  assert.equal((await send(officer, theirs, `${theirs}/examined`, settled)).status, 303);
  assert.match(await read(resident, mine), /Examined/);
  const viewed = await send(officer, theirs, `${theirs}/viewed`, { disposition: 'granted' });
  assert.equal(viewed.status, 303, await viewed.text());
  assert.equal((await send(officer, theirs, `${theirs}/decided`)).status, 303);
  const told = await read(resident, mine);
  assert.match(told, /Granted on/);
  assert.match(told, /See your file/);
  assert.doesNotMatch(told, /district court/, 'against a grant nobody is sent to court');
});

test('a refusal without its hearing, reason or second person is answered with what is missing, and keeps what was typed', async () => {
  const id = await file('permanent-residence');
  const { mine, theirs } = at(id);
  await send(officer, '/en/officer', `${theirs}/received`);
  const page = await read(officer, theirs);
  const settled = Object.fromEntries(
    [...page.matchAll(/name="(settle\.\w+)"/g)].map(([, name = '']) => [name, 'false']),
  );
  assert.equal((await send(officer, theirs, `${theirs}/examined`, settled)).status, 303);
  const findings = [...(await read(officer, theirs)).matchAll(/name="(reason\.[\w.-]+)"/g)].map(
    ([, name = '']) => name,
  );
  assert.ok(findings.includes('reason.pr.pension'));
  assert.match(await read(officer, theirs), /another party caused this/, 'her employer paid late');
  const reasons = Object.fromEntries(findings.map((it) => [it, `because of ${it}`]));
  const early = await send(officer, theirs, `${theirs}/viewed`, { ...reasons, disposition: 'refused' });
  assert.equal(early.status, 422);
  const again = await early.text();
  assert.match(again, /was not heard yet/);
  assert.match(again, new RegExp(`because of ${findings[0]}`));
  assert.equal((await send(officer, theirs, `${theirs}/hearing-offered`)).status, 303);
  assert.match(await read(resident, mine), /asks for your side/);
  const silent = await send(resident, mine, `${mine}/heard`, { words: ' ' });
  assert.equal(silent.status, 422);
  const long = await send(resident, mine, `${mine}/heard`, { words: 'x'.repeat(4001) });
  assert.equal(long.status, 422);
  assert.match(await long.text(), /too long[\s\S]*x{4001}/, 'nothing of it is cut');
  const numbered = await send(resident, mine, `${mine}/heard`, { words: 'My number is 123456789018.' });
  assert.equal(numbered.status, 422, 'an individual number is refused, and nothing is sent');
  assert.match(await read(resident, mine), /asks for your side/);
  assert.equal((await send(resident, mine, `${mine}/heard`, { words: 'It was my employer.' })).status, 303);
  assert.match(await read(officer, theirs), /It was my employer\./);
  await send(officer, theirs, `${theirs}/examined`, settled);
  assert.equal((await reviewer.get(theirs)).status, 404, 'before there is a view nobody reviews it');
  const unreasoned = await send(officer, theirs, `${theirs}/viewed`, { disposition: 'refused' });
  assert.match(await unreasoned.text(), /needs its reason/);
  assert.equal((await send(officer, theirs, `${theirs}/viewed`, { ...reasons, disposition: 'refused' })).status, 303);
  assert.doesNotMatch(await read(officer, theirs), /Decide: refuse/, 'not before a second person agreed');
  assert.equal((await send(reviewer, theirs, `${theirs}/agreed`)).status, 303);
  assert.equal((await send(officer, theirs, `${theirs}/decided`)).status, 303);
  const told = await read(resident, mine);
  assert.match(told, /Refused on/);
  for (const it of findings) assert.match(told, new RegExp(`because of ${it}`));
  assert.match(told, /district court/);
  assert.equal((await send(resident, mine, `${mine}/contested`, { words: 'You read it wrongly.' })).status, 303);
  assert.equal(
    (await send(second, theirs, `${theirs}/reopened`, { words: 'The months were the employer’s.' })).status,
    303,
  );
  assert.match(await read(resident, mine), /Being examined/);
});

test('who saw it: the resident reads every look of the office, with the office', async () => {
  const log = await read(resident, '/en/me/seen');
  assert.match(log, /to decide on an application/);
  assert.match(log, /Aoba Regional Immigration Bureau/);
});

test('filed twice from one page it is filed once, and what is done twice is done once', async () => {
  const { mine } = at(await file('extension'));
  const form = fieldsOf(await read(resident, mine), `${mine}/withdrawn`) ?? {};
  const both = await Promise.all([resident.post(`${mine}/withdrawn`, form), resident.post(`${mine}/withdrawn`, form)]);
  assert.deepEqual(
    both.map((it) => it.status),
    [303, 303],
  );
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM procedures.case_act WHERE act = 'withdrawn'`.execute(town.house.app);
  assert.equal(rows[0]?.count, 1);
  const page = fieldsOf(await read(resident, '/en/me/apply/extension'), '/en/me/apply/extension') ?? {};
  const twice = await Promise.all(
    [1, 2].map(() => resident.post('/en/me/apply/extension', { ...page, office: bureau })),
  );
  const [first, other] = twice.map((it) => it.headers.get('location'));
  assert.equal(first, other);
  const third = await send(resident, '/en/me/apply/extension', '/en/me/apply/extension', { office: bureau });
  assert.match(third.headers.get('location') ?? '', /no=pending/);
  assert.match(await read(resident, '/en/me/apply/extension?no=pending'), /under way already/);
});
