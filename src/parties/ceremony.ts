/**
 * Something begun and finished once: a passkey challenge, a visit to an OpenID provider, an invitation. The secret is with
 * whoever began it; here is its digest.
 */
import { digestOf, newSecret, type Reach } from '#store';

export type CeremonyKind = 'passkey-new' | 'passkey-sign-in' | 'oidc' | 'first-run' | 'invitation' | 'family';

/** @returns the secret that finishes it */
export async function beginCeremony(
  reach: Reach,
  kind: CeremonyKind,
  body: object,
  lastsMs: number,
  now: Date,
): Promise<string> {
  const secret = newSecret();
  await reach.deleteFrom('parties.ceremony').where('ends_at', '<', now).execute();
  await reach
    .insertInto('parties.ceremony')
    .values({ digest: digestOf(secret), kind, body: JSON.stringify(body), ends_at: new Date(now.getTime() + lastsMs) })
    .execute();
  return secret;
}

/** What was begun, left as it is. */
export async function findCeremony<T>(
  reach: Reach,
  kind: CeremonyKind,
  secret: string,
  now: Date,
): Promise<T | undefined> {
  const row = await reach
    .selectFrom('parties.ceremony')
    .select('body')
    .where('digest', '=', digestOf(secret))
    .where('kind', '=', kind)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  return row?.body as T | undefined;
}

/** What was begun, once: whoever asks a second time gets nothing. */
export async function takeCeremony<T>(
  reach: Reach,
  kind: CeremonyKind,
  secret: string,
  now: Date,
): Promise<T | undefined> {
  const row = await reach
    .deleteFrom('parties.ceremony')
    .where('digest', '=', digestOf(secret))
    .where('kind', '=', kind)
    .where('ends_at', '>', now)
    .returning('body')
    .executeTakeFirst();
  return row?.body as T | undefined;
}
