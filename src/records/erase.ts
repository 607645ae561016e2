/** Erasure of a record: what it held is deleted. The key is destroyed by `parties` once this is committed. */
import type { Grant } from '#audit';
import { type Forgotten, sql, type Transaction } from '#store';
import { jurisdiction } from './fact.ts';
import { lockSubject } from './fact-store.ts';

/** Leaves that there was a record and when it was erased, and of each determination its procedure and day. */
export async function eraseRecord(act: Transaction, whom: Grant<'erase'> | Forgotten, at: Date): Promise<void> {
  const { subject } = whom;
  await lockSubject(act, subject);
  await sql`SELECT records.erase_subject(${jurisdiction}, ${subject}, ${at.toISOString()}::timestamptz)`.execute(act);
}
