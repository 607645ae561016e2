/** Secrets handed to people (in a cookie, a link, a calendar's address), of which only the digest is kept. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, for an address or a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** The id a digest stands for: the same digest, the same id (RFC 9562, version 8). @param digest at least 16 bytes */
export function uuidOf(digest: Uint8Array): string {
  const hex = Buffer.from(digest).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
