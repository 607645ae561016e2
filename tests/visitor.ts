// Somebody signed in, without a browser: for tests of what the server answers.
import type { Hono } from 'hono';
import { dayInJapan } from '#access';
import { beginSession, clientsOf, readSession } from '#parties';
import { createApp } from '../server/app.ts';
import { addressFor } from '../server/door/links.ts';
import { type About, sealOf, standingOf } from '../server/door/opened-for.ts';
import { addressesFor, partsOf, rowOf } from '../server/door/table.ts';
import type { Installation } from '../server/installation.ts';
import { openSite } from '../server/site.ts';
import { plantedTown, testHouse } from './house.ts';

export const origin = 'http://localhost';

export type Town = { readonly app: Hono; readonly house: Installation };

/** The whole server over the invented town. */
export async function openTown(now?: () => Date): Promise<Town> {
  const house = await testHouse(now, [], now === undefined ? plantedTown : undefined);
  const { site } = await openSite(house, { origin, empty: false });
  return {
    app: createApp({ log: () => undefined, site }),
    house,
  };
}

export type Visitor = {
  readonly get: (path: string) => Promise<Response>;
  readonly post: (path: string, fields?: Readonly<Record<string, string | File>>) => Promise<Response>;
  readonly cookie: string;
};

/**
 * Follows links and sends forms as pages have them at that moment: they say whom they are for (ADR 20).
 * @param cookie what the browser sends
 */
export function visitorWith({ app, house }: Town, cookie: string): Visitor {
  const headers = { cookie, origin };
  const sealFor = (about: About) => sealOfCookie(house, cookie, about).catch(() => undefined);
  return {
    cookie,
    get: async (path) => {
      const [about, self] = await Promise.all([sealFor(aboutOf(path)), sealFor('own')]);
      return app.request(about === self ? path : addressFor(path, about), { headers });
    },
    post: async (path, fields = {}) => {
      const body = new FormData();
      const seal = await sealFor(aboutOf(path));
      const withFile = Object.values(fields).some((it) => it instanceof File);
      if (seal !== undefined && !withFile && !('for' in fields)) body.append('for', seal);
      const mandate = await mandateOf(house, cookie, path).catch(() => undefined);
      if (mandate !== undefined) body.append('mandate', mandate);
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return app.request(withFile ? `${path}?for=${seal}` : path, { method: 'POST', headers, body });
    },
  };
}

async function readCookie({ app, gate }: Installation, cookie: string) {
  const secret = /shinrai=([^;]*)/.exec(cookie)?.[1];
  return secret === undefined ? undefined : readSession(app, secret, gate.now());
}

/** What a page opened now with this cookie says it is for; nothing where nobody is signed in. */
export async function sealOfCookie(house: Installation, cookie: string, about: About): Promise<string | undefined> {
  const signedIn = await readCookie(house, cookie);
  return signedIn && sealOf(house.vault, standingOf(signedIn, about));
}

/** The mandate named by the button that begins to act for a client. */
async function mandateOf(house: Installation, cookie: string, path: string): Promise<string | undefined> {
  const client = /\/clients\/([\da-f-]+)/.exec(path)?.[1];
  const signedIn = client === undefined ? undefined : await readCookie(house, cookie);
  if (signedIn === undefined) return undefined;
  const clients = await clientsOf(house.app, signedIn.person, dayInJapan(house.gate.now()));
  return clients.find((it) => it.person === client)?.mandate;
}

/** What the page is about from which such a path is sent. */
function aboutOf(path: string): About {
  const address = addressesFor('resident').find((it) => patternOf(partsOf(it)[1]).test(path.split('?')[0] ?? ''));
  if (address === undefined) return 'work';
  return rowOf(address).subject === 'self' ? 'own' : 'record';
}
const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);

export async function signedIn(town: Town, person: string): Promise<Visitor> {
  const { house } = town;
  const secret = await beginSession(house.app, person, 'demonstration', 'a test', house.gate.now());
  return visitorWith(town, `shinrai=${secret}`);
}

/** The hidden fields of the form that goes there, and whom its address says it is for. */
export function fieldsOf(html: string, action: string): Readonly<Record<string, string>> | undefined {
  const [, address, form] =
    new RegExp(`<form[^>]* action="${action}(\\?for=[\\w-]+)?"[^>]*>(.*?)</form>`, 's').exec(html) ?? [];
  if (form === undefined) return undefined;
  const hidden = [...form.matchAll(/<input type="hidden" name="([\w.]+)" value="([^"]*)"/g)];
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
  return address === undefined ? fields : { ...fields, for: address.slice('?for='.length) };
}
