/** A log with some looks in it, for a test. */
import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { openVaultOf, testStore, type Vault, vaultFile } from '#store';
import { openJournal } from './journal.ts';
import { linkEntries } from './linking.ts';
import { verifyLog } from './verify.ts';
import { askWitnesses, type Witness } from './witness.ts';

export const at = new Date('2026-11-25T03:00:00Z');
export const subject = '00000000-0000-4000-8000-000000000001';
export const look = {
  at,
  subject,
  actor: subject,
  actorRole: 'resident',
  action: 'see',
  purpose: 'own-view',
  labels: ['own'],
  what: 'test',
};

/** @param folder where its keys are kept */
export async function openLog(folder: string, looks: number) {
  const store = await testStore();
  const data = join(folder, randomUUIDv7());
  const vaultAt = vaultFile(data);
  const vault = await openVaultOf(data, store.owner);
  const journal = openJournal(store.app, vault);
  const lookAgain = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i++) await journal.write(look);
    await linkEntries(store.app, vault);
  };
  await lookAgain(looks);
  const verify = async (witnesses: readonly Witness[] = [], by: Vault = vault) =>
    verifyLog(store.app, by, { outside: await askWitnesses(by, witnesses) });
  const close = async (): Promise<void> => {
    vault.close();
    await store.close();
  };
  return { ...store, vault, vaultAt, journal, lookAgain, verify, close };
}
