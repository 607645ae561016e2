/** Who is signed in, by the cookie of the request. */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { readSession, type SignedIn } from '#parties';
import type { Installation } from '../installation.ts';

export const cookieName = 'shinrai';

export async function whoIs(c: Context, house: Installation): Promise<SignedIn | undefined> {
  const secret = getCookie(c, cookieName);
  return secret === undefined ? undefined : readSession(house.app, secret, house.gate.now());
}
