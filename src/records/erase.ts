/** Erasure: the key is destroyed, and with it every copy of what it sealed, in the database, its backups and the documents. */
import type { Grant } from '#audit';
import type { Transaction } from '#store';
import { jurisdiction } from './fact.ts';
import { lockSubject } from './fact-store.ts';

/** Marks the record erased and forgets what finds or wakes it. The key is destroyed by `parties` once this is committed. */
export async function eraseRecord(
  act: Transaction,
  { subject }: Pick<Grant<'erase'>, 'subject'>,
  at: Date,
): Promise<void> {
  await lockSubject(act, subject);
  await act
    .updateTable('records.subject')
    .set({ erased_at: at })
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', subject)
    .where('erased_at', 'is', null)
    .execute();
  await act
    .deleteFrom('records.timer')
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', subject)
    .execute();
  await act
    .updateTable('records.feed')
    .set({ ended_at: at })
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', subject)
    .where('ended_at', 'is', null)
    .execute();
}
