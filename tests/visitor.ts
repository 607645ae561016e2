// Somebody signed in, without a browser: for tests of what the server answers.
import type { Hono } from 'hono';
import { beginSession } from '#parties';
import { createApp } from '../server/app.ts';
import type { Installation } from '../server/installation.ts';
import { openSite } from '../server/site.ts';
import { testHouse } from './house.ts';

export const origin = 'http://localhost';

export type Town = { readonly app: Hono; readonly house: Installation };

/** The whole server over the invented town. */
export async function openTown(now?: () => Date): Promise<Town> {
  const house = await testHouse(now);
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

/** @param cookie what the browser sends */
export function visitorWith({ app }: Pick<Town, 'app'>, cookie: string): Visitor {
  const headers = { cookie, origin };
  return {
    cookie,
    get: async (path) => app.request(path, { headers }),
    post: async (path, fields = {}) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return app.request(path, { method: 'POST', headers, body });
    },
  };
}

export async function signedIn(town: Town, person: string): Promise<Visitor> {
  const { house } = town;
  const secret = await beginSession(house.app, person, 'demonstration', 'a test', house.gate.now());
  return visitorWith(town, `shinrai=${secret}`);
}
