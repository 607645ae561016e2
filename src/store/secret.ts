/** Secrets handed to people (in a cookie, a link, a calendar's address), of which only the digest is kept. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, for an address or a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
