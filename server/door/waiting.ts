/**
 * Answers to be kept, of somebody who signs in first: they wait in the browser that sent them, sealed under a key of ours,
 * for a quarter of an hour, so that nobody has to sign in elsewhere and send them again.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Vault } from '#store';
import type { Site } from './door.tsx';
import { cookieName, cookieRules } from './who.ts';

const cipher = 'aes-256-gcm';
const [ivBytes, tagBytes] = [12, 16];
const lastsMs = 15 * 60_000;
/** A browser takes a cookie of 4096 bytes with its name and rules. */
const mostLetters = 3500;
const mostBytes = 256 * 1024;

type At = { readonly house: Pick<Site['house'], 'vault' | 'gate'>; readonly origin: string };

const keyOf = (vault: Vault): Buffer => vault.digest('answers that wait', 'key');

/** @returns false when they are too long to wait there */
export function letWait(c: Context, { house, origin }: At, situation: string): boolean {
  const until = house.gate.now().getTime() + lastsMs;
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, keyOf(house.vault), iv);
  const plain = deflateRawSync(JSON.stringify({ until, situation }));
  const sealed = Buffer.concat([iv, sealing.update(plain), sealing.final(), sealing.getAuthTag()]).toString(
    'base64url',
  );
  if (sealed.length > mostLetters) return false;
  setCookie(c, cookieName(origin, 'shinrai-waiting'), sealed, { ...cookieRules(origin), maxAge: lastsMs / 1000 });
  return true;
}

/** What waits in this browser; nothing when it is over, or was made elsewhere. */
export function waitingAnswers(c: Context, { house, origin }: At): string | undefined {
  const sealed = Buffer.from(getCookie(c, cookieName(origin, 'shinrai-waiting')) ?? '', 'base64url');
  if (sealed.length <= ivBytes + tagBytes) return undefined;
  try {
    const opening = createDecipheriv(cipher, keyOf(house.vault), sealed.subarray(0, ivBytes));
    opening.setAuthTag(sealed.subarray(-tagBytes));
    const plain = Buffer.concat([opening.update(sealed.subarray(ivBytes, -tagBytes)), opening.final()]);
    const { until, situation } = JSON.parse(inflateRawSync(plain, { maxOutputLength: mostBytes }).toString());
    return house.gate.now().getTime() < until ? String(situation) : undefined;
  } catch {
    // Not ours, or of before the key was changed: there is nothing.
    return undefined;
  }
}

export const endWaiting = (c: Context, origin: string): void =>
  setCookie(c, cookieName(origin, 'shinrai-waiting'), '', { ...cookieRules(origin), maxAge: 0 });
