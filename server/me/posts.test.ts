// In which post somebody acts for others: chosen where there are several, kept in the session, written to the log.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { addStaff, clientsOf } from '#parties';
import { sql } from '#store';
import { openTown, signedIn, type Town, type Visitor } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';

let town: Town;
let client: string;
before(async () => {
  town = await openTown();
  const clients = await clientsOf(town.house.app, idOf('c23'), new Date().toISOString().slice(0, 10));
  client = clients.find((it) => it.scope.includes('see'))?.person ?? '';
  assert.ok(client);
});
after(() => town.house.close());

/** The organisation in the newest entry about somebody. */
async function organisationAbout(subject: string): Promise<string | null | undefined> {
  const { rows } = await sql<{ organisation: string | null }>`
    SELECT organisation FROM audit.entry WHERE subject = ${subject} ORDER BY nr DESC LIMIT 1`.execute(town.house.app);
  return rows[0]?.organisation;
}

async function seesClient(helper: Visitor): Promise<string | null | undefined> {
  assert.equal((await helper.post(`/en/clients/${client}`)).status, 303);
  assert.equal((await helper.get('/en/me/record')).status, 200);
  return organisationAbout(client);
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
  const { organisation } = await postOf(idOf('c23'));
  assert.equal(await seesClient(helper), organisation);
  assert.equal((await helper.get('/en/me/settings')).status, 200);
  assert.equal(await organisationAbout(idOf('c23')), null);
});

test('of several posts none is guessed; the chosen one is shown and logged, until it ends', async () => {
  const first = await postOf(idOf('c23'));
  const second = await addPost(idOf('o01'));
  const helper = await signedIn(town, idOf('c23'));
  assert.equal(await seesClient(helper), null);
  assert.match(await (await helper.get('/en/clients')).text(), /Not chosen yet/);

  assert.equal((await helper.post('/en/post', { post: second })).status, 303);
  const page = await (await helper.get('/en/clients')).text();
  assert.match(page, new RegExp(`value="${second}" selected`));
  assert.doesNotMatch(page, /You are acting for/, 'whom they acted for in the other post is left');
  assert.equal(await seesClient(helper), idOf('o01'));

  const theirs = await postOf(idOf('c21'));
  assert.equal((await helper.post('/en/post', { post: theirs.id })).status, 404);
  assert.equal(await seesClient(helper), idOf('o01'));

  await sql`UPDATE parties.staff SET ended_at = now() WHERE id = ${second}`.execute(town.house.app);
  assert.equal(await seesClient(helper), first.organisation, 'the only one left');
});
