/**
 * Something begun and finished once: a passkey challenge, a visit to an OpenID provider, an invitation. The secret is with
 * whoever began it; here is its digest.
 */
import { digestOf, newSecret, type Reach, sql } from '#store';

export type CeremonyKind =
  | 'passkey-new'
  | 'passkey-sign-in'
  | 'oidc'
  | 'account-found'
  | 'first-run'
  | 'invitation'
  | 'family';

/** @returns the secret that finishes it */
export async function beginCeremony(
  reach: Reach,
  kind: CeremonyKind,
  body: object,
  lastsMs: number,
  now: Date,
): Promise<string> {
  const secret = newSecret();
  await forgetEnded(reach, now);
  await reach
    .insertInto('parties.ceremony')
    .values({ digest: digestOf(secret), kind, body: JSON.stringify(body), ends_at: new Date(now.getTime() + lastsMs) })
    .execute();
  return secret;
}

/** How many a client, and all clients together, may have under way. */
const [mostOfClient, mostOfAll] = [30, 20_000];

/**
 * The same for what anybody may begin, bounded by client (a keyed digest).
 * @returns nothing when too many are under way
 */
export async function beginCeremonyOf(
  reach: Reach,
  client: Buffer,
  { kind, body, lastsMs }: { readonly kind: CeremonyKind; readonly body: object; readonly lastsMs: number },
  now: Date,
): Promise<string | undefined> {
  const secret = newSecret();
  await forgetEnded(reach, now);
  const begun = await sql`
    INSERT INTO parties.ceremony (digest, kind, body, ends_at, client)
    SELECT ${digestOf(secret)}, ${kind}, ${JSON.stringify(body)}, ${new Date(now.getTime() + lastsMs)}, ${client}
    WHERE (SELECT count(*) FROM parties.ceremony WHERE client = ${client}) < ${mostOfClient}
      AND (SELECT count(*) FROM (SELECT FROM parties.ceremony WHERE client IS NOT NULL LIMIT ${mostOfAll}) AS open) < ${mostOfAll}`.execute(
    reach,
  );
  return (begun.numAffectedRows ?? 0n) > 0n ? secret : undefined;
}

const forgetEnded = (reach: Reach, now: Date) =>
  reach.deleteFrom('parties.ceremony').where('ends_at', '<', now).execute();

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
