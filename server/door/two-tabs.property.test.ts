// Whatever two tabs of one browser do by turns, and whoever signs in between: an act lands on whom its page named, in the
// post it named.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Hono } from 'hono';
import { addOrganisations, addPeople, addStaff, beginSession, plantGuardians, plantMandates, scopes } from '#parties';
import { addSubjects } from '#records';
import { sql } from '#store';
import { testHouse } from '../../tests/house.ts';
import { fieldsOf, origin } from '../../tests/visitor.ts';
import { createApp } from '../app.ts';
import type { Installation } from '../installation.ts';
import { openSite } from '../site.ts';

const people = ['Helen', 'Pedro', 'Chidi', 'Lan', 'Noor', 'Lucas'] as const;
type Name = (typeof people)[number];
const idOf = new Map<Name, string>(people.map((it) => [it, randomUUID()]));
const id = (name: Name): string => idOf.get(name) ?? '';
const nameOf = (person: string): Name | undefined => people.find((it) => id(it) === person);
/** Helen works in two places, each a post with the id of its house; Pedro in none. */
const posts = [randomUUID(), randomUUID()] as const;
/** Helen has three mandates and a ward; Pedro has a mandate for one of the same, and the same ward. */
const clients: Readonly<Record<'Helen' | 'Pedro', readonly Name[]>> = {
  Helen: ['Chidi', 'Lan', 'Noor', 'Lucas'],
  Pedro: ['Chidi', 'Lucas'],
};

let house: Installation;
let app: Hono;
/** Each act has a moment of its own, by which it is found again. */
let moment = Date.parse('2026-11-25T00:00:00Z');
before(async () => {
  house = await testHouse(() => new Date(moment));
  const { site } = await openSite(house, { origin, empty: true });
  app = createApp({ log: () => undefined, site });
  const at = new Date(moment);
  await house.app.transaction().execute(async (act) => {
    await addPeople(
      act,
      house.vault,
      people.map((it) => ({
        id: id(it),
        names: { romaji: { given: it }, order: 'given-family' },
        resident: true,
        invented: true,
        at,
      })),
    );
    await addSubjects(act, [...idOf.values()]);
    await addOrganisations(
      act,
      posts.map((it) => ({ id: it, kind: 'npo' as const, name: it, closingDays: [], invented: true })),
      at,
    );
    await addStaff(
      act,
      posts.map((it) => ({ id: it, person: id('Helen'), organisation: it, role: 'support-staff' as const })),
      at,
    );
    const mandates = [...clients.Helen.slice(0, 3).map((it) => ['Helen', it] as const), ['Pedro', 'Chidi'] as const];
    await plantMandates(
      act,
      house.vault,
      mandates.map(([helper, resident]) => ({
        id: randomUUID(),
        resident: id(resident),
        helper: id(helper),
        called: helper,
        scope: scopes,
        endsOn: '2030-01-01',
        ended: false,
      })),
      at,
    );
    const guardians = (['Helen', 'Pedro'] as const).map((it) => ({ ward: id('Lucas'), guardian: id(it) }));
    await plantGuardians(
      act,
      guardians.map((it) => ({ ...it, kind: 'guardian-of-minor', from: '2020-01-01' })),
    );
  });
});
after(() => house.close());

/** For whom a page says it is, and in which post; in one's own affairs in none. */
type Named = { readonly name: Name; readonly post: string };
/** What a tab shows, and on a page that refused a form, how that was opened. */
type Tab = { html: string; refused?: Named | undefined };
type Browser = {
  cookie: string;
  /** The post chosen in the session; empty for none. */
  post: string;
  readonly tabs: readonly [Tab, Tab];
};

const request = async (
  browser: Browser,
  path: string,
  fields?: Readonly<Record<string, string>>,
): Promise<Response> => {
  moment += 1;
  return app.request(path, {
    headers: { cookie: browser.cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    ...(fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields).toString() }),
  });
};

/** Whom a page names: the client in the banner, or who is signed in. */
function namedOn(html: string): Name | undefined {
  const [, name] = /You are acting for (\w+)\./.exec(html) ?? /Signed in: (\w+)/.exec(html) ?? [];
  return people.find((it) => it === name);
}
/** The post as well: the one chosen in its bar, where somebody acts for another. */
function standingOn(html: string): Named | undefined {
  const name = namedOn(html);
  const [, post = ''] = /<option value="([\da-f-]+)" selected/.exec(html) ?? [];
  return name && { name, post: html.includes('You are acting for') ? post : '' };
}
/** How a form that is refused was opened; the post is named where it is another than now. */
function refusedOn(html: string, post: string): Named | undefined {
  const [, self, opened] = /opened for (yourself \()?(\w+)/.exec(html) ?? [];
  const name = people.find((it) => it === opened);
  const [, then] = /you acted for others as: (?:([\da-f-]{36}) ·|no post)/.exec(html) ?? [undefined, post];
  return name && { name, post: self === undefined ? (then ?? '') : '' };
}
const question = '/en/me/tell/dependants';
type Step =
  | { readonly does: 'send' | 'follow' | 'stop'; readonly tab: 0 | 1 }
  | { readonly does: 'post'; readonly tab: 0 | 1; readonly post: 0 | 1 }
  | { readonly does: 'act'; readonly tab: 0 | 1; readonly client: number }
  | { readonly does: 'sign-in'; readonly as: 'Helen' | 'Pedro' }
  | { readonly does: 'sign-out' };

const counted = { sent: 0, kept: 0, refused: 0, otherPost: 0, again: 0 };

async function signIn(browser: Browser, as: 'Helen' | 'Pedro'): Promise<void> {
  const secret = await beginSession(house.app, id(as), 'demonstration', 'a test', new Date(moment));
  browser.cookie = `shinrai=${secret}`;
  browser.post = '';
}

/** Sends a form; what it wrote must stand with whom its page named, and with the post it named where that is another. */
async function send(browser: Browser, tab: Tab, fields: Readonly<Record<string, string>>, named: Named): Promise<void> {
  const answer = await request(browser, question, { ...fields, go: 'answer', value: String(counted.sent % 9) });
  const { rows } = await sql<{ subject: string }>`
    SELECT DISTINCT subject FROM records.fact_version WHERE lower(known) = ${new Date(moment)}`.execute(house.app);
  const reached = rows.map((it) => nameOf(it.subject));
  counted.sent += 1;
  if (answer.status === 303) {
    // Told again as it was, nothing is written.
    counted.kept += reached.length;
    assert.deepEqual(
      reached.filter((it) => it !== named.name),
      [],
    );
    assert.deepEqual(await loggedIn(), named.post === '' ? [] : [named.post]);
    return;
  }
  counted.refused += 1;
  const html = await answer.text();
  if (html.includes('you acted for others as')) counted.otherPost += 1;
  tab.refused = refusedOn(html, browser.post);
  assert.deepEqual(reached, [], `refused with ${answer.status}, and written all the same`);
  tab.html = html;
}

/** In which posts the entries of the last request were made. */
async function loggedIn(): Promise<readonly string[]> {
  const { rows } = await sql<{ organisation: string }>`
    SELECT DISTINCT organisation FROM audit.entry
    WHERE at = ${new Date(moment)} AND organisation IS NOT NULL`.execute(house.app);
  return rows.map((it) => it.organisation);
}

const opened = new Map<string, string>();
/** A page as it was opened the first time, for the same person by the same link: its forms are the same each time. */
async function open(browser: Browser, key: string, path: string): Promise<string> {
  const html = opened.get(key) ?? (await (await request(browser, path)).text());
  opened.set(key, html);
  return html;
}

/** Acts for a client by the button of the list, and opens the question; without one it is opened for oneself. */
async function openFor(browser: Browser, who: 'Helen' | 'Pedro', nr: number | undefined, now = true): Promise<string> {
  const list = clients[who];
  const client = nr === undefined ? undefined : list[nr % list.length];
  const key = `${who} ${client} ${client === undefined ? '' : browser.post}`;
  const known = opened.get(key);
  if (!now && known !== undefined) return known;
  if (client === undefined) return open(browser, key, question);
  const address = `/en/clients/${id(client)}`;
  const fields = fieldsOf(await open(browser, `${who} clients ${browser.post}`, '/en/clients'), address);
  assert.ok(fields !== undefined);
  const answer = await request(browser, address, fields);
  // The first page of the client is not needed: its link to the question is.
  const [, link = ''] = /(\?for=[\w-]+)/.exec(answer.headers.get('location') ?? '') ?? [];
  const html = await open(browser, key, `${question}${link}`);
  assert.equal(namedOn(html), client);
  return html;
}

/** Follows the tab's own link to the question: it shows the same person, or says that it does not. */
async function follow(browser: Browser, tab: Tab): Promise<void> {
  const named = namedOn(tab.html);
  const [, link = ''] = /href="\/en\/me\/tell(\?for=[\w-]+)?"/.exec(tab.html) ?? [];
  const answer = await request(browser, `${question}${link}`);
  const html = await answer.text();
  // One's own pages are those of whoever is signed in.
  if (answer.status === 200 && link !== '') assert.equal(namedOn(html), named);
  if (answer.status < 300 || answer.status === 409) tab.html = html;
}

async function take(browser: Browser, step: Step, who: 'Helen' | 'Pedro' | undefined): Promise<void> {
  if (step.does === 'sign-in') return signIn(browser, step.as);
  if (step.does === 'sign-out') return void (await request(browser, '/en/sign-out', {}));
  const tab = browser.tabs[step.tab];
  if (step.does === 'act') {
    if (who === undefined) return;
    tab.html = await openFor(browser, who, step.client);
    return;
  }
  if (step.does === 'follow') return follow(browser, tab);
  if (step.does === 'post') return choosePost(browser, tab, step.post);
  if (step.does === 'stop') {
    const fields = fieldsOf(tab.html, '/en/me/acting/end');
    if (fields !== undefined) await request(browser, '/en/me/acting/end', fields);
    return;
  }
  const fields = fieldsOf(tab.html, question);
  if (fields === undefined) return;
  if (fields.again === undefined) {
    const named = standingOn(tab.html);
    return named === undefined ? undefined : send(browser, tab, fields, named);
  }
  // The page that refused it offers to go back and send it.
  const named = tab.refused;
  counted.again += 1;
  if (named === undefined) return;
  if (named.name !== who) browser.post = named.post;
  await send(browser, tab, fields, named);
}

/** Chooses a post in the bar of a tab, which then shows one's own affairs. */
async function choosePost(browser: Browser, tab: Tab, nr: 0 | 1): Promise<void> {
  const fields = fieldsOf(tab.html, '/en/post');
  if (fields === undefined) return;
  const answer = await request(browser, '/en/post', { ...fields, post: posts[nr] });
  if (answer.headers.get('location') !== '/en/begin') return;
  browser.post = posts[nr];
  tab.html = await openFor(browser, 'Helen', undefined);
}

type Start = { readonly client: number; readonly post: 0 | 1 | undefined };
/** A tab opened for somebody in a post: of five, one is the person themselves. */
async function start(browser: Browser, tab: Tab, who: 'Helen' | 'Pedro', { client, post }: Start, now: boolean) {
  tab.html = await openFor(browser, who, undefined);
  if (post !== undefined) await choosePost(browser, tab, post);
  tab.html = await openFor(browser, who, client === 4 ? undefined : client, now);
}

const startOf: fc.Arbitrary<Start> = fc.record({ client: fc.nat(4), post: fc.constantFrom(undefined, 0, 1) });
const tab = fc.constantFrom(0 as const, 1 as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('post' as const), tab, post: fc.constantFrom(0, 1) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('act' as const), tab, client: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('follow' as const), tab }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('send' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('stop' as const), tab }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('sign-in' as const),
      as: fc.constantFrom('Helen' as const, 'Pedro' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'sign-out' as const }) },
);

test('1,000 interleavings of two tabs, two people, their mandates, posts and a sign-out: no act lands on anybody but the one its page named, nor in another post', async () => {
  const property = fc.asyncProperty(
    fc.constantFrom('Helen' as const, 'Pedro' as const),
    fc.tuple(startOf, startOf),
    fc.array(step, { minLength: 1, maxLength: 3 }),
    async (first, [one, other], steps) => {
      const browser: Browser = { cookie: '', post: '', tabs: [{ html: '' }, { html: '' }] };
      await signIn(browser, first);
      await start(browser, browser.tabs[0], first, one, false);
      await start(browser, browser.tabs[1], first, other, true);
      let who: 'Helen' | 'Pedro' | undefined = first;
      for (const it of steps) {
        await take(browser, it, who);
        if (it.does === 'sign-in') who = it.as;
        if (it.does === 'sign-out') who = undefined;
      }
    },
  );
  await fc.assert(property, { seed: 20261125, numRuns: 1000, endOnFailure: true });
  assert.ok(
    counted.kept > 200 && counted.refused > 200 && counted.otherPost > 20 && counted.again > 10,
    JSON.stringify(counted),
  );
});
