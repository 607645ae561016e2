// Whatever two tabs of one browser do by turns, and whoever signs in between: an act lands on whom its page named.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Hono } from 'hono';
import { addPeople, beginSession, plantGuardians, plantMandates, scopes } from '#parties';
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

/** What a tab shows. */
type Tab = { html: string };
type Browser = { cookie: string; readonly tabs: readonly [Tab, Tab] };

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
const question = '/en/me/tell/dependants';
type Step =
  | { readonly does: 'send' | 'follow' | 'stop'; readonly tab: 0 | 1 }
  | { readonly does: 'act'; readonly tab: 0 | 1; readonly client: number }
  | { readonly does: 'sign-in'; readonly as: 'Helen' | 'Pedro' }
  | { readonly does: 'sign-out' };

const counted = { sent: 0, kept: 0, refused: 0, again: 0 };

async function signIn(browser: Browser, as: 'Helen' | 'Pedro'): Promise<void> {
  const secret = await beginSession(house.app, id(as), 'demonstration', 'a test', new Date(moment));
  browser.cookie = `shinrai=${secret}`;
}

/** Sends a form; what it wrote must stand with whom its page named. */
async function send(browser: Browser, tab: Tab, fields: Readonly<Record<string, string>>, named: Name): Promise<void> {
  const answer = await request(browser, question, { ...fields, go: 'answer', value: String(counted.sent % 9) });
  const { rows } = await sql<{ subject: string }>`
    SELECT DISTINCT subject FROM records.fact_version WHERE lower(known) = ${new Date(moment)}`.execute(house.app);
  const reached = rows.map((it) => nameOf(it.subject));
  counted.sent += 1;
  if (answer.status === 303) {
    // Told again as it was, nothing is written.
    counted.kept += reached.length;
    assert.deepEqual(
      reached.filter((it) => it !== named),
      [],
    );
    return;
  }
  counted.refused += 1;
  assert.deepEqual(reached, [], `refused with ${answer.status}, and written all the same`);
  tab.html = await answer.text();
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
  const key = `${who} ${client}`;
  const known = opened.get(key);
  if (!now && known !== undefined) return known;
  if (client === undefined) return open(browser, key, question);
  const address = `/en/clients/${id(client)}`;
  const fields = fieldsOf(await open(browser, `${who} clients`, '/en/clients'), address);
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
  if (step.does === 'stop') {
    const fields = fieldsOf(tab.html, '/en/me/acting/end');
    if (fields !== undefined) await request(browser, '/en/me/acting/end', fields);
    return;
  }
  const fields = fieldsOf(tab.html, question);
  if (fields === undefined) return;
  if (fields.again === undefined) {
    const named = namedOn(tab.html);
    return named === undefined ? undefined : send(browser, tab, fields, named);
  }
  // The page that refused it offers to go back and send it.
  const [, client] = /Act for (\w+) again and send it/.exec(tab.html) ?? [];
  const named = client === 'myself' ? who : people.find((it) => it === client);
  counted.again += 1;
  if (named !== undefined) await send(browser, tab, fields, named);
}

const tab = fc.constantFrom(0 as const, 1 as const);
const step: fc.Arbitrary<Step> = fc.oneof(
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

test('1,000 interleavings of two tabs, two people, their mandates and a sign-out: no act lands on anybody but the one its page named', async () => {
  const property = fc.asyncProperty(
    fc.constantFrom('Helen' as const, 'Pedro' as const),
    fc.tuple(fc.nat(4), fc.nat(4)),
    fc.array(step, { minLength: 1, maxLength: 3 }),
    async (first, [one, other], steps) => {
      const browser: Browser = { cookie: '', tabs: [{ html: '' }, { html: '' }] };
      await signIn(browser, first);
      // Each tab was opened for somebody, the second one last: of five, one is the person themselves.
      for (const [at, it] of [one, other].entries()) {
        const client = it === 4 ? undefined : it;
        (browser.tabs[at] as Tab).html = await openFor(browser, first, client, at === 1);
      }
      let who: 'Helen' | 'Pedro' | undefined = first;
      for (const it of steps) {
        await take(browser, it, who);
        if (it.does === 'sign-in') who = it.as;
        if (it.does === 'sign-out') who = undefined;
      }
    },
  );
  await fc.assert(property, { seed: 20261125, numRuns: 1000, endOnFailure: true });
  assert.ok(counted.kept > 200 && counted.refused > 200 && counted.again > 10, JSON.stringify(counted));
});
