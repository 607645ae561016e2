/** A word to somebody about their own account and who may help them: shown in every session until they have seen it. */
import { randomUUIDv7 } from 'node:crypto';
import type { Grant } from '#audit';
import type { Reach } from '#store';

const noticeKinds = [
  'passkey-added',
  'passkey-removed',
  'account-added',
  'account-removed',
  'codes-made',
  'new-device',
  'mandate-returned',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export type Notice = { readonly kind: NoticeKind; readonly detail: string; readonly at: Date };

/** @param detail the device or the service, in a few words; nothing where it is about neither */
export async function giveNotice(reach: Reach, person: string, { kind, detail, at }: Notice): Promise<void> {
  await reach
    .insertInto('parties.notice')
    .values({ id: randomUUIDv7(), person, kind, detail: detail.slice(0, 120), at })
    .execute();
}

/** What the person has not seen yet, newest first. */
export async function noticesOf(reach: Reach, grant: Grant<'govern'>): Promise<readonly Notice[]> {
  const rows = await reach
    .selectFrom('parties.notice')
    .select(['kind', 'detail', 'at'])
    .where('person', '=', grant.subject)
    .where('seen_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return rows.map((it) => ({ ...it, kind: it.kind as NoticeKind }));
}

/** How many there are; no word of them. */
export async function unseenNotices(reach: Reach, person: string): Promise<number> {
  const { count } = await reach
    .selectFrom('parties.notice')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person', '=', person)
    .where('seen_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function seeNotices(act: Reach, grant: Grant<'govern'>, now: Date): Promise<void> {
  await act
    .updateTable('parties.notice')
    .set({ seen_at: now })
    .where('person', '=', grant.subject)
    .where('seen_at', 'is', null)
    .execute();
}
