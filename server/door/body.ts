/**
 * What somebody sends, read within limits. Bytes and fields are counted before anything is built of them, and what cannot
 * be told apart or kept is found here once, so that no handler meets it.
 */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';

/** A form without a file, and what waits on a page to be sent again. The longest list of a record fits (`body.test.ts`). */
export const formLimits = { bytes: 256 * 1024, fields: 2000, nameLetters: 100, textLetters: 128 * 1024 } as const;
export const mostEchoBytes = 64 * 1024;

/** Text and files of a form, by field name. */
export type Form = {
  readonly texts: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, File>>;
};

export type NoForm =
  | { readonly no: 'too-large'; readonly most: number }
  | { readonly no: 'too-many-fields'; readonly most: number }
  /** A name stands in it twice: which one was meant cannot be told. */
  | { readonly no: 'sent-twice' }
  /** Characters that cannot be seen stood in it; this is the form without them. */
  | { readonly no: 'unseen-characters'; readonly form: Form };

const nothing: Form = { texts: {}, files: {} };

/** The body, or nothing when it is longer: then the rest of it is not read. */
export async function readBytes({ req }: Context, most: number): Promise<Buffer | undefined> {
  if (Number(req.header('content-length') ?? 0) > most) return undefined;
  const { body } = req.raw;
  if (body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let read = await next(reader); !read.done; read = await next(reader)) {
    length += read.value.byteLength;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      return undefined;
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks, length);
}

/** A body that breaks off is no fault of ours, and nobody waits for the answer any more. */
const next = (reader: ReadableStreamDefaultReader<Uint8Array>) =>
  reader.read().catch((cause: unknown) => {
    throw new HTTPException(400, { message: 'The body broke off', cause });
  });

/** Reads a posted form. What is no form at all counts as empty: the handler then says what is missing. */
export async function readForm(c: Context, most: number = formLimits.bytes): Promise<Form | NoForm> {
  const type = c.req.header('content-type') ?? '';
  const kind = type.split(';')[0]?.trim().toLowerCase();
  if (kind !== 'application/x-www-form-urlencoded' && kind !== 'multipart/form-data') return nothing;
  // Only a form with a file has leave to be longer.
  const bytesAllowed = kind === 'multipart/form-data' ? most : Math.min(most, formLimits.bytes);
  const bytes = await readBytes(c, bytesAllowed);
  if (bytes === undefined) return { no: 'too-large', most: bytesAllowed };
  const separator = kind === 'multipart/form-data' ? boundaryIn(type) : '&';
  if (separator === undefined) return nothing;
  if (countUpTo(bytes, separator, formLimits.fields + 1) > formLimits.fields)
    return { no: 'too-many-fields', most: formLimits.fields };
  const entries = kind === 'multipart/form-data' ? await multipartIn(bytes, type) : new URLSearchParams(String(bytes));
  return formOf(entries);
}

const boundaryIn = (type: string): string | undefined => {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  const boundary = quoted ?? bare;
  return boundary && `--${boundary}`;
};

/** How often something stands in it; counting ends at `most`. */
function countUpTo(bytes: Buffer, what: string, most: number): number {
  let count = 0;
  for (let at = bytes.indexOf(what); at >= 0 && count < most; at = bytes.indexOf(what, at + what.length)) count++;
  return count;
}

const multipartIn = (bytes: Buffer<ArrayBufferLike>, type: string): Promise<Iterable<[string, FormDataEntryValue]>> =>
  new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData().catch(() => []);

function formOf(entries: Iterable<[string, FormDataEntryValue]>): Form | NoForm {
  const texts: Record<string, string> = Object.create(null);
  const files: Record<string, File> = Object.create(null);
  let unseen = false;
  for (const [name, value] of entries) {
    if (name in texts || name in files) return { no: 'sent-twice' };
    // No field of ours has such a name.
    if (name.length > formLimits.nameLetters || hasUnseen(name)) continue;
    if (typeof value !== 'string') {
      files[name] = hasUnseen(value.name) ? new File([value], withoutUnseen(value.name), value) : value;
      continue;
    }
    if (value.length > formLimits.textLetters) return { no: 'too-large', most: formLimits.textLetters };
    unseen ||= hasUnseen(value);
    texts[name] = withoutUnseen(value);
  }
  const form = { texts, files };
  return unseen ? { no: 'unseen-characters', form } : form;
}

/** Control characters; a tab and the end of a line are none. */
const unseenCharacters = /(?![\t\n\r])\p{Cc}/gu;
const withoutUnseen = (text: string): string => text.replaceAll(unseenCharacters, '');
const hasUnseen = (text: string): boolean => withoutUnseen(text) !== text;

/** Can the address be read? Not when it is badly encoded, or holds what no address of ours holds. */
export function isReadableAddress(address: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(address));
  } catch {
    return false;
  }
}
