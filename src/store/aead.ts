/** Authenticated encryption: AES-256-GCM, the nonce before and the tag after what is sealed. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
export const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
/** How much longer sealed bytes are than plain ones. */
export const sealBytes = ivBytes + tagBytes;

export const newKey = (): Buffer => randomBytes(keyBytes);

/** @param bound what the bytes belong to; opening asks for the same */
export function sealUnder(key: Uint8Array, bound: string, plain: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(bound));
  return Buffer.concat([iv, sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
}

/** @throws Error when the bytes were changed, moved, or sealed under another key */
export function openUnder(key: Uint8Array, bound: string, sealed: Uint8Array): Buffer {
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes });
  opening.setAAD(Buffer.from(bound)).setAuthTag(sealed.subarray(sealed.length - tagBytes));
  return Buffer.concat([opening.update(sealed.subarray(ivBytes, sealed.length - tagBytes)), opening.final()]);
}
