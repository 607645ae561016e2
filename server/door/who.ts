/** Who is signed in, by the cookie of the request. */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { readSession, type SignedIn } from '#parties';
import type { Site } from './door.tsx';

/** Over TLS a browser takes such a name from this host alone, for all of it (RFC 6265bis); without TLS it takes none. */
export const cookieName = (
  origin: string,
  name: 'shinrai' | 'shinrai-visit' | 'shinrai-link' | 'shinrai-waiting' = 'shinrai',
): string => (origin.startsWith('https:') ? `__Host-${name}` : name);

export const cookieRules = (origin: string) =>
  ({ httpOnly: true, sameSite: 'Lax', path: '/', secure: origin.startsWith('https:') }) as const;

export async function whoIs(
  c: Context,
  { house, origin }: Pick<Site, 'house' | 'origin'>,
): Promise<SignedIn | undefined> {
  const secret = getCookie(c, cookieName(origin));
  return secret === undefined ? undefined : readSession(house.app, secret, house.gate.now());
}
