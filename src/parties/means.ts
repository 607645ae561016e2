/** By what somebody can prove who they are: passkeys, accounts at OpenID providers, recovery codes. */
import { randomInt } from 'node:crypto';
import type { Grant } from '#audit';
import { digestOf, type Reach, type Transaction } from '#store';

export type Passkey = {
  readonly id: string;
  readonly person: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly madeAt: Date;
  readonly usedAt?: Date;
};

export async function addPasskey(
  act: Transaction,
  passkey: Omit<Passkey, 'madeAt' | 'usedAt'>,
  now: Date,
): Promise<void> {
  const { id, person, publicKey, counter, transports, name } = passkey;
  await act
    .insertInto('parties.passkey')
    .values({
      id,
      person,
      public_key: Buffer.from(publicKey),
      counter,
      transports: [...transports],
      name,
      made_at: now,
    })
    .execute();
}

const passkeys = (reach: Reach) => reach.selectFrom('parties.passkey').selectAll().where('ended_at', 'is', null);

export async function passkeysOf(reach: Reach, grant: Grant<'govern' | 'changeSignIn'>): Promise<readonly Passkey[]> {
  const rows = await passkeys(reach).where('person', '=', grant.subject).orderBy('made_at').execute();
  return rows.map(passkeyOf);
}

export async function findPasskey(reach: Reach, id: string): Promise<Passkey | undefined> {
  const row = await passkeys(reach).where('id', '=', id).executeTakeFirst();
  return row && passkeyOf(row);
}

type PasskeyRow = Awaited<ReturnType<ReturnType<typeof passkeys>['execute']>>[number];

const passkeyOf = (row: PasskeyRow): Passkey => ({
  id: row.id,
  person: row.person,
  publicKey: new Uint8Array(row.public_key),
  counter: row.counter,
  transports: row.transports,
  name: row.name,
  madeAt: row.made_at,
  ...(row.used_at === null ? {} : { usedAt: row.used_at }),
});

export async function notePasskeyUse(reach: Reach, id: string, counter: number, now: Date): Promise<void> {
  await reach.updateTable('parties.passkey').set({ counter, used_at: now }).where('id', '=', id).execute();
}

export async function endPasskey(act: Transaction, person: string, id: string, now: Date): Promise<void> {
  await act
    .updateTable('parties.passkey')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .execute();
}

export type Identity = { readonly issuer: string; readonly account: string };

export async function findIdentity(reach: Reach, { issuer, account }: Identity): Promise<string | undefined> {
  const row = await reach
    .selectFrom('parties.identity')
    .select('person')
    .where('issuer', '=', issuer)
    .where('account', '=', account)
    .executeTakeFirst();
  return row?.person;
}

/** @returns false when the account belongs to somebody already */
export async function addIdentity(
  act: Transaction,
  person: string,
  { issuer, account }: Identity,
  now: Date,
): Promise<boolean> {
  const added = await act
    .insertInto('parties.identity')
    .values({ issuer, account, person, made_at: now })
    .onConflict((it) => it.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function identitiesOf(
  reach: Reach,
  grant: Grant<'govern' | 'changeSignIn'>,
): Promise<readonly (Identity & { readonly id: string })[]> {
  return reach
    .selectFrom('parties.identity')
    .select(['id', 'issuer', 'account'])
    .where('person', '=', grant.subject)
    .execute();
}

/** Removes an account. @returns whose service it was; nothing when it is not theirs */
export async function removeIdentity(
  act: Transaction,
  grant: Grant<'changeSignIn'>,
  id: string,
): Promise<string | undefined> {
  const row = await act
    .deleteFrom('parties.identity')
    .where('id', '=', id)
    .where('person', '=', grant.subject)
    .returning('issuer')
    .executeTakeFirst();
  return row?.issuer;
}

const codeCount = 10;
/** Without digits, vowels and letters that look alike: easy to copy, and no code is a number or a word. */
const codeLetters = 'bcdfghjkmnpqrstvwxz';
const codeLength = 20;

/** New recovery codes, each good once; the ones before are gone. @returns the codes, shown once */
export async function makeRecoveryCodes(act: Transaction, person: string, now: Date): Promise<readonly string[]> {
  const codes = Array.from({ length: codeCount }, newCode);
  await act.deleteFrom('parties.recovery_code').where('person', '=', person).execute();
  await act
    .insertInto('parties.recovery_code')
    .values(codes.map((code) => ({ digest: codeDigest(code), person, made_at: now })))
    .execute();
  return codes;
}

/** 84 bits: not to be guessed, and tries are counted besides. */
function newCode(): string {
  const letters = Array.from({ length: codeLength }, () => codeLetters.charAt(randomInt(codeLetters.length))).join('');
  return (letters.match(/.{5}/g) ?? []).join('-');
}

const codeDigest = (code: string): Buffer => digestOf(code.toLowerCase().replaceAll(/[^a-z]/g, ''));

/** Whose code it is; it is used up by this. */
export async function useRecoveryCode(reach: Reach, code: string, now: Date): Promise<string | undefined> {
  const used = await reach
    .updateTable('parties.recovery_code')
    .set({ used_at: now })
    .where('digest', '=', codeDigest(code))
    .where('used_at', 'is', null)
    .returning('person')
    .executeTakeFirst();
  return used?.person;
}

export async function recoveryCodesLeft(reach: Reach, grant: Grant<'govern' | 'changeSignIn'>): Promise<number> {
  const { count } = await reach
    .selectFrom('parties.recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person', '=', grant.subject)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
