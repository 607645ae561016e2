/** Passkeys (WebAuthn): made and used by the browser, checked here. A challenge serves once. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Grant } from '#audit';
import {
  addPasskey,
  beginCeremonyOf,
  findPasskey,
  notePasskeyUse,
  pairwiseId,
  passkeysOf,
  takeCeremony,
} from '#parties';
import type { Reach, Transaction } from '#store';
import type { Typed } from '../../web/parts/form.ts';
import type { Installation } from '../installation.ts';

/** What the browser is asked, and the secret that goes with the answer. */
export type Asking = { readonly options: object; readonly ceremony: string };
type Place = { readonly house: Installation; readonly origin: string };
/** Who asks: a client as it is counted. */
type Asker = { readonly client: Buffer; readonly now: Date };
type Challenge = { readonly challenge: string };

/** Read when somebody first uses a passkey: the start does not wait for it. */
const webauthn = () => import('@simplewebauthn/server');

const lastsMs = 5 * 60_000;
const hostOf = (origin: string): string => new URL(origin).hostname;

/** @returns nothing when the client has too many under way */
export async function askForNew(
  { house, origin }: Place,
  grant: Grant<'changeSignIn'>,
  name: string,
  { client, now }: Asker,
): Promise<Asking | undefined> {
  const { subject: person } = grant;
  const known = await passkeysOf(house.app, grant);
  const options = await (await webauthn()).generateRegistrationOptions({
    rpName: 'Shinrai',
    rpID: hostOf(origin),
    userName: name,
    // WHY not the person's id: a device must not learn an id others can ask for.
    userID: new Uint8Array(pairwiseId(house.vault, person, `passkey|${hostOf(origin)}`)),
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const body = { challenge: options.challenge, person };
  const ceremony = await beginCeremonyOf(house.app, client, { kind: 'passkey-new', body, lastsMs }, now);
  return ceremony === undefined ? undefined : { options, ceremony };
}

/** Keeps the passkey the browser made. @returns false when it does not answer what was asked */
export async function keepNew(
  { origin }: Place,
  act: Transaction,
  person: string,
  device: string,
  typed: Typed,
  now: Date,
): Promise<boolean> {
  const asked = await takeCeremony<Challenge & { readonly person: string }>(
    act,
    'passkey-new',
    typed.ceremony ?? '',
    now,
  );
  const response = jsonOf<RegistrationResponseJSON>(typed.credential);
  if (asked?.person !== person || response === undefined) return false;
  const checked = await (await webauthn())
    .verifyRegistrationResponse({
      response,
      expectedChallenge: asked.challenge,
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
    })
    .catch(() => undefined);
  if (!checked?.verified) return false;
  const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential;
  if ((await findPasskey(act, id)) !== undefined) return false;
  await addPasskey(act, { id, person, publicKey, counter, transports, name: device }, now);
  return true;
}

/** @returns nothing when the client has too many under way */
export async function askForProof({ house, origin }: Place, { client, now }: Asker): Promise<Asking | undefined> {
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID: hostOf(origin),
    userVerification: 'required',
  });
  const body = { challenge: options.challenge };
  const ceremony = await beginCeremonyOf(house.app, client, { kind: 'passkey-sign-in', body, lastsMs }, now);
  return ceremony === undefined ? undefined : { options, ceremony };
}

/** Whose passkey answered; nobody's when it does not answer what was asked. */
export async function personOfProof(
  { origin }: Pick<Place, 'origin'>,
  reach: Reach,
  typed: Typed,
  now: Date,
): Promise<string | undefined> {
  const asked = await takeCeremony<Challenge>(reach, 'passkey-sign-in', typed.ceremony ?? '', now);
  const response = jsonOf<AuthenticationResponseJSON>(typed.credential);
  if (asked === undefined || typeof response?.id !== 'string') return undefined;
  const passkey = await findPasskey(reach, response.id);
  if (passkey === undefined) return undefined;
  const { id, publicKey, counter } = passkey;
  const checked = await (await webauthn())
    .verifyAuthenticationResponse({
      response,
      expectedChallenge: asked.challenge,
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      credential: { id, publicKey, counter },
    })
    .catch(() => undefined);
  if (!checked?.verified) return undefined;
  await notePasskeyUse(reach, id, checked.authenticationInfo.newCounter, now);
  return passkey.person;
}

function jsonOf<T>(text: string | undefined): T | undefined {
  try {
    return JSON.parse(text ?? '') as T;
  } catch {
    return undefined;
  }
}
