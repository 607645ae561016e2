/** Papers, kept once each: sealed, content-addressed, of a few kinds and sizes. */
import { randomUUIDv7 } from 'node:crypto';
import type { Grant } from '#audit';
import { firstLetters } from '#rules';
import { boundTo, type Reach, type Transaction, type Vault } from '#store';
import { jurisdiction } from './fact.ts';
import { lockSubject } from './fact-store.ts';

export const mostDocumentBytes = 10 * 1024 * 1024;
export const mostDocuments = 200;
const mostBytesInAll = 200 * 1024 * 1024;

/** Kinds of file, each known by how it begins, whatever its name says. */
const kinds = [
  { mediaType: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const;

/** Looks at a file before it is kept: a virus scanner, where one is set up. */
export type Scan = (content: Uint8Array) => Promise<'clean' | 'infected' | 'not-scanned'>;
const noScan: Scan = async () => 'not-scanned';

export type Document = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly at: Date;
  readonly label: string;
};
export type DocumentRefusal = { readonly no: 'empty' | 'too-large' | 'not-a-kind' | 'infected' | 'too-many' };

/** What kind of file it is, or why it cannot be kept. */
export function kindOf(content: Uint8Array): { readonly mediaType: string } | DocumentRefusal {
  if (content.length === 0) return { no: 'empty' };
  if (content.length > mostDocumentBytes) return { no: 'too-large' };
  return kinds.find(({ begins }) => begins.every((byte, i) => content[i] === byte)) ?? { no: 'not-a-kind' };
}

/** Keeps a document; the same content is kept once. */
export async function keepDocument(
  act: Transaction,
  vault: Vault,
  grant: Grant<'keepDocuments'>,
  file: { readonly name: string; readonly content: Uint8Array },
  at: Date,
  scan: Scan = noScan,
): Promise<{ readonly id: string } | DocumentRefusal> {
  const { name, content } = file;
  const kind = kindOf(content);
  if ('no' in kind) return kind;
  const scanned = await scan(content);
  if (scanned === 'infected') return { no: 'infected' };
  const { subject } = grant;
  await lockSubject(act, subject);
  const digest = vault.digest('document', Buffer.concat([Buffer.from(`${subject}|`), content]));
  const present = await ofSubject(act, subject).select(['id', 'digest', 'bytes']).execute();
  const same = present.find((it) => it.digest.equals(digest));
  if (same !== undefined) return { id: same.id };
  const bytesInAll = present.reduce((sum, it) => sum + it.bytes, content.length);
  if (present.length >= mostDocuments || bytesInAll > mostBytesInAll) return { no: 'too-many' };
  const id = randomUUIDv7();
  const label = 'own';
  const bound = { id, label, mediaType: kind.mediaType };
  await act
    .insertInto('records.document')
    .values({
      jurisdiction,
      subject,
      id,
      digest,
      media_type: kind.mediaType,
      bytes: content.length,
      label,
      scan: scanned,
      name: vault.seal(subject, boundTo('records.document.name', bound), Buffer.from(firstLetters(name, 200))),
      content: vault.seal(subject, boundTo('records.document.content', bound), content),
      by_person: grant.actor ?? null,
      at,
    })
    .execute();
  return { id };
}

const boundBy = ({
  id,
  label,
  media_type,
}: {
  readonly id: string;
  readonly label: string;
  readonly media_type: string;
}) => ({
  id,
  label,
  mediaType: media_type,
});

const ofSubject = (reach: Reach, subject: string) =>
  reach
    .selectFrom('records.document')
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', subject)
    .where('removed_at', 'is', null);

export async function documentsOf(
  reach: Reach,
  vault: Vault,
  grant: Grant<'seeDocuments'>,
): Promise<readonly Document[]> {
  const rows = await ofSubject(reach, grant.subject)
    .select(['id', 'name', 'media_type', 'bytes', 'at', 'label'])
    .orderBy('id', 'desc')
    .execute();
  return rows
    .filter((it) => grant.labels.has(it.label))
    .map((it) => ({
      id: it.id,
      mediaType: it.media_type,
      bytes: it.bytes,
      at: it.at,
      label: it.label,
      name: vault.open(grant, boundTo('records.document.name', boundBy(it)), it.name)?.toString() ?? '',
    }));
}

export async function documentContent(
  reach: Reach,
  vault: Vault,
  grant: Grant<'seeDocuments'>,
  id: string,
): Promise<(Document & { readonly content: Buffer }) | undefined> {
  const row = await ofSubject(reach, grant.subject).selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined || !grant.labels.has(row.label)) return undefined;
  const content = vault.open(grant, boundTo('records.document.content', boundBy(row)), row.content);
  const name = vault.open(grant, boundTo('records.document.name', boundBy(row)), row.name);
  if (content === undefined || name === undefined) return undefined;
  return {
    id,
    content,
    name: name.toString(),
    mediaType: row.media_type,
    bytes: row.bytes,
    at: row.at,
    label: row.label,
  };
}

/** Only what the person keeps for themselves can be removed: a paper filed in a case stays with the case. */
export async function removeDocument(
  act: Transaction,
  grant: Grant<'keepDocuments'>,
  id: string,
  at: Date,
): Promise<void> {
  await act
    .updateTable('records.document')
    .set({ removed_at: at, content: Buffer.from('removed') })
    .where('jurisdiction', '=', jurisdiction)
    .where('subject', '=', grant.subject)
    .where('id', '=', id)
    .where('label', '=', 'own')
    .where('removed_at', 'is', null)
    .execute();
}
