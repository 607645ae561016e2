// What somebody sends is read within limits, after it is known who asks: C3 of the trial, on the invented town.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openTown, origin, sealOfCookie, signedIn, type Town, type Visitor } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';
import { addressesFor, table } from './table.ts';

let town: Town;
let lan: Visitor;
/** Her forms say that they are for her. */
let forLan: string;
before(async () => {
  town = await openTown();
  lan = await signedIn(town, idOf('c01'));
  forLan = `?for=${await sealOfCookie(town.house, lan.cookie, 'own')}`;
});
after(() => town.house.close());

const posts = Object.keys(table).filter((it) => it.startsWith('POST') && !it.includes('/api/'));
const addressOf = (page: string): string =>
  (page.split(' ')[1] ?? '').replaceAll(
    /:(\w+)/g,
    (_, name: string) => ({ locale: 'en', fact: 'jobs', provider: 'city', secret: 'x' })[name] ?? idOf('c02'),
  );

/** A body of that many bytes that notes how much of it was read. */
function counted(
  bytes: number,
  filler = '0=&1=&2=&',
): { readonly body: ReadableStream<Uint8Array>; readonly read: () => number } {
  const chunk = new TextEncoder().encode(filler.repeat(Math.ceil(16_384 / filler.length)));
  let read = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (it) => {
        if (read >= bytes) return it.close();
        read += chunk.length;
        it.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  return { body, read: () => read };
}

async function send(path: string, body: BodyInit, headers: Readonly<Record<string, string>>): Promise<Response> {
  const all = { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers };
  return town.app.request(path, { method: 'POST', headers: all, body, duplex: 'half' } as RequestInit);
}

const mega = 1024 * 1024;
const attacks = [
  ['/en/sign-in/code', 2 * mega],
  ['/en/me/tell/x', 2 * mega],
  ['/en/me/documents', 10 * mega],
  ['/en/me/bring', 58 * mega],
] as const;

test('the four floods of the trial are refused: hardly read, and answered shortly', async () => {
  for (const [path, bytes] of attacks) {
    for (const said of [true, false]) {
      const { body, read } = counted(bytes);
      const answer = await send(path, body, said ? { 'content-length': String(bytes) } : {});
      const page = await answer.text();
      assert.ok([403, 413].includes(answer.status), `${path} ${answer.status}`);
      assert.ok(page.length < 64 * 1024, `${path} answers ${page.length}`);
      assert.ok(read() <= (said ? 0 : 300_000), `${path} read ${read()}`);
    }
  }
});

test('for somebody nobody knows at most what can wait on a page is read, on any page that is somebody’s', async () => {
  const closed = addressesFor('resident', 'member', 'helper', 'administrator', 'operator');
  for (const page of closed.filter((it) => it.startsWith('POST'))) {
    const { body, read } = counted(60 * mega, 'x');
    const answer = await send(addressOf(page), body, {});
    assert.equal(answer.status, 403, page);
    assert.match(await answer.text(), /your browser still has what you sent/, page);
    assert.ok(read() < 100_000, `${page} read ${read()}`);
    const file = counted(60 * mega);
    await send(addressOf(page), file.body, { 'content-type': 'multipart/form-data; boundary=x' });
    assert.equal(file.read(), 0, page);
  }
});

test('somebody signed in sends long forms only with a file, and only where a file is expected', async () => {
  const { cookie } = lan;
  const urlencoded = counted(10 * mega);
  assert.equal((await send(`/en/me/documents${forLan}`, urlencoded.body, { cookie })).status, 413);
  assert.ok(urlencoded.read() < 300_000);
  const elsewhere = counted(10 * mega);
  const multipart = { cookie, 'content-type': 'multipart/form-data; boundary=x' };
  assert.equal((await send(`/en/me/names${forLan}`, elsewhere.body, multipart)).status, 413);
  assert.ok(elsewhere.read() < 300_000);
  const paper = new File([Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(mega)])], 'paper.pdf');
  assert.equal((await lan.post('/en/me/documents', { file: paper })).status, 303);
  // A helper whose mandate allows no papers sends them in vain, unread.
  const helper = await signedIn(town, idOf('c24'));
  await helper.post(`/en/clients/${idOf('c03')}`);
  const refused = counted(10 * mega);
  const forClient = `?for=${await sealOfCookie(town.house, helper.cookie, 'record')}`;
  assert.equal(
    (await send(`/en/me/documents${forClient}`, refused.body, { ...multipart, cookie: helper.cookie })).status,
    404,
  );
  assert.equal(refused.read(), 0);
});

test('what waits for a proof is sent back up to 64 kB, and beyond that the page says what to do', async () => {
  const paulo = await signedIn(town, idOf('c05'));
  const past = new Date(Date.now() - 11 * 60_000);
  await town.house.app
    .updateTable('parties.session')
    .set({ proved_at: past })
    .where('person', '=', idOf('c05'))
    .execute();
  const { cookie } = paulo;
  const opened = `for=${await sealOfCookie(town.house, cookie, 'record')}`;
  assert.match(
    await (await send('/en/me/helpers', `${opened}&called=Aunt+Rosa`, { cookie })).text(),
    /value="Aunt Rosa"/,
  );
  const page = await (await send('/en/me/helpers', `${opened}&called=${'%26'.repeat(20_000)}`, { cookie })).text();
  assert.ok(page.length < 64 * 1024);
  assert.match(page, /Show that it is me/);
});

test('an id that is none is nobody’s, and unseen characters are taken out of every form before it is kept', async () => {
  const { cookie } = lan;
  for (const page of posts) {
    const sent = await send(
      `${addressOf(page)}${forLan}`,
      'organisation=a%00b&unit=Taro%00Secret&name=%00&words=%01&go=answer',
      {
        cookie,
      },
    );
    assert.ok([403, 404, 422].includes(sent.status), `${page} ${sent.status}`);
    const address = (page.split(' ')[1] ?? '').replace(':locale', 'en').replaceAll(/:\w+/g, '%00');
    if (address.includes('%00')) assert.equal((await send(address, 'go=answer', { cookie })).status, 400, page);
  }
});

test('whatever bytes are posted to whatever address, nothing breaks', async () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '=', '&', '%', '%00', '\0', '--x\r\n', '"', 'once=', 'called=', '😀', '[]'),
  });
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    text.map((it) => new TextEncoder().encode(it)),
  );
  const kind = fc.constantFrom('application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain');
  const weighty = ['erase', 'sign-out', 'codes'];
  const pages = posts.filter((it) => !weighty.some((end) => it.endsWith(end)));
  const parts = fc.constantFrom(idOf('c02'), 'x', '0', 'a%20b', '%F0%9F%98%80', "'", '..%2f');
  const property = fc.asyncProperty(
    fc.constantFrom(...pages),
    kind,
    bytes,
    parts,
    fc.boolean(),
    async (page, type, body, part, known) => {
      const path = (page.split(' ')[1] ?? '').replace(':locale', 'en').replaceAll(/:\w+/g, part);
      const { status } = await send(`${path}${forLan}`, Uint8Array.from(body), {
        'content-type': type,
        ...(known ? { cookie: lan.cookie } : {}),
      });
      assert.ok(status < 500, `${path} ${status}`);
    },
  );
  await fc.assert(property, { seed: 20261125, numRuns: 300 });
});
