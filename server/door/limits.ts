/** Limits by client and by person: what is tried is counted by client, what is answered at once is bounded for both. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Site } from './door.tsx';
import { answerBusy } from './failures.ts';
import { openTurns, type Turns } from './turns.ts';

/** What a client tries, as a bucket in which tries are counted; no address is kept. */
export const bucketOf = (c: Context, { house, clients }: Pick<Site, 'house' | 'clients'>, what: Tried): Buffer =>
  house.vault.digest('try', `${what}|${clients.keyOf(c)}`);
type Tried = 'code' | 'sign-up' | 'calendar' | 'ceremony';

/** In a quarter of an hour, for one client. */
export const mostTries = { code: 10, 'sign-up': 30, calendar: 60 } as const;

export type SiteTurns = { readonly ofClient: Turns; readonly ofPerson: Turns };
/** WHY 4 for a person: twenty connections to the database serve five such people at once, and a browser loads one page. */
export const openSiteTurns = (): SiteTurns => ({
  ofClient: openTurns({ atOnce: 32, waiting: 128, waitMs: 10_000 }),
  ofPerson: openTurns({ atOnce: 4, waiting: 64, waitMs: 10_000 }),
});

export async function inTurn(c: Context, turns: Turns, who: string, work: () => Promise<Response>): Promise<Response> {
  const done = await turns.take(who);
  if (done === undefined) return answerBusy(c);
  try {
    return await work();
  } finally {
    done();
  }
}

/** A client waits its turn before anything is looked up for it. */
export const clientTurn =
  ({ clients, turns }: Site): MiddlewareHandler =>
  async (c, next) => {
    const done = await turns.ofClient.take(clients.keyOf(c));
    if (done === undefined) return answerBusy(c);
    await next().finally(done);
    return;
  };
