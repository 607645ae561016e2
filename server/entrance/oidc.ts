/** Signing in with an account elsewhere: OpenID Connect, authorization code with PKCE, several providers. */
import { readFileSync } from 'node:fs';
import type { Configuration } from 'openid-client';
import { z } from 'zod';
import { beginCeremonyOf, type Identity, takeCeremony } from '#parties';
import type { Installation } from '../installation.ts';

const shape = z.array(
  z.strictObject({
    /** Stands in addresses. */
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    name: z.string().min(1).max(80),
    issuer: z.url(),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1).optional(),
  }),
);
export type Provider = z.infer<typeof shape>[number];

/** The providers of the JSON file named by SHINRAI_OIDC. @throws Error saying what is wrong in which file */
export function readProviders(file: string | undefined): readonly Provider[] {
  if (!file) return [];
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : cause instanceof Error ? cause.message : '';
    throw new Error(`cannot read the OpenID providers in \`${file}\`: ${why}`, { cause });
  }
}

/** What the visit is for, and where to go on. */
export type Visit =
  | { readonly locale: string; readonly next: string; readonly to: 'sign-in' }
  | { readonly locale: string; readonly next: string; readonly to: 'prove' | 'add'; readonly person: string };
type Kept = Visit & { readonly provider: string; readonly verifier: string; readonly nonce: string };

// WHY only when somebody comes by one: few installations have a provider.
const openid = () => import('openid-client');

const visitLastsMs = 10 * 60_000;

/** An account as its holder knows it: shown once, never kept. */
export type Found = { readonly service: string; readonly called: string };

export type Oidc = {
  readonly providers: readonly Provider[];
  /**
   * Begins a visit for a client as it is counted.
   * @returns the provider's address, and the secret for the cookie that ties the visit to this browser; nothing when the
   *   client has too many under way
   */
  readonly begin: (
    provider: string,
    visit: Visit,
    client: Buffer,
    now: Date,
  ) => Promise<{ readonly address: string; readonly secret: string } | undefined>;
  /** Ends it. @param address the whole address the provider sent the browser back to */
  readonly end: (
    address: URL,
    secret: string,
    now: Date,
  ) => Promise<{ readonly visit: Visit; readonly identity?: Identity; readonly found?: Found } | undefined>;
};

export function openOidc(house: Installation, origin: string, providers: readonly Provider[]): Oidc {
  const redirect_uri = `${origin}/sign-in/back`;
  const found = new Map<string, Promise<Configuration>>();
  const discover = (it: Provider): Promise<Configuration> => {
    const known = found.get(it.id);
    if (known !== undefined) return known;
    const issuer = new URL(it.issuer);
    // Only a provider on this very machine may do without TLS.
    const local = issuer.hostname === 'localhost' || issuer.hostname === '127.0.0.1';
    const asked = openid().then(({ discovery, allowInsecureRequests }) =>
      discovery(
        issuer,
        it.clientId,
        it.clientSecret,
        undefined,
        local ? { execute: [allowInsecureRequests] } : undefined,
      ),
    );
    found.set(it.id, asked);
    // A provider that is away for a while is asked again next time.
    asked.catch(() => found.delete(it.id));
    return asked;
  };
  return {
    providers,
    begin: async (id, visit, client, now) => {
      const provider = providers.find((it) => it.id === id);
      if (provider === undefined) return undefined;
      const configuration = await discover(provider);
      const { randomPKCECodeVerifier, randomNonce, ...made } = await openid();
      const [verifier, nonce] = [randomPKCECodeVerifier(), randomNonce()];
      const kept: Kept = { ...visit, provider: id, verifier, nonce };
      const begun = { kind: 'oidc', body: kept, lastsMs: visitLastsMs } as const;
      const secret = await beginCeremonyOf(house.app, client, begun, now);
      if (secret === undefined) return undefined;
      const address = made.buildAuthorizationUrl(configuration, {
        redirect_uri,
        // Only an account that is to be added has to be recognised.
        scope: visit.to === 'add' ? 'openid email profile' : 'openid',
        state: secret,
        nonce,
        code_challenge: await made.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // A proof is given anew, not taken from a session the provider still has.
        ...(visit.to === 'prove' ? { prompt: 'login', max_age: '0' } : {}),
      });
      return { address: address.href, secret };
    },
    end: async (address, secret, now) => {
      // The browser that comes back must be the one that left.
      if (address.searchParams.get('state') !== secret) return undefined;
      const kept = await takeCeremony<Kept>(house.app, 'oidc', secret, now);
      const provider = providers.find((it) => it.id === kept?.provider);
      if (kept === undefined || provider === undefined) return undefined;
      const { verifier, nonce, provider: _, ...visit } = kept;
      const here = new URL(`${redirect_uri}${address.search}`);
      const { authorizationCodeGrant } = await openid();
      const tokens = await authorizationCodeGrant(await discover(provider), here, {
        pkceCodeVerifier: verifier,
        expectedState: secret,
        expectedNonce: nonce,
        idTokenExpected: true,
        ...(visit.to === 'prove' ? { maxAge: 300 } : {}),
      }).catch(() => undefined);
      const claims = tokens?.claims();
      if (claims === undefined) return { visit: visit as Visit };
      const called = [claims.email, claims.preferred_username, claims.name, claims.sub].find(
        (it) => typeof it === 'string',
      );
      return {
        visit: visit as Visit,
        identity: { issuer: provider.issuer, account: claims.sub },
        found: { service: provider.name, called: String(called).slice(0, 80) },
      };
    },
  };
}
