/**
 * How readings stand over kanji, on every page of a language that writes them: as this address says, as the person set it,
 * as this browser remembers, or over every kanji. The browser keeps the choice and nothing else, until it is closed.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type Furigana, furigana, hasReadings, readingsField, withReadings } from '../../web/parts/readings.ts';
import { isLocale } from './locale.ts';

const cookie = 'shinrai-readings';
const furiganaIn = (text: string | undefined): Furigana | undefined => furigana.find((it) => it === text);

export const readings: MiddlewareHandler = async (c, next) => {
  await next();
  const locale = c.req.path.split('/', 2)[1] ?? '';
  if (!isLocale(locale) || !hasReadings(locale) || c.res.headers.get('content-type')?.startsWith('text/html') !== true)
    return;
  const chosen = furiganaIn(c.req.query(readingsField));
  if (chosen !== undefined) setCookie(c, cookie, chosen, { path: '/', httpOnly: true, sameSite: 'Lax' });
  c.res = new Response(withReadings(await c.res.text(), wishOf(c)), c.res);
};

/** How whoever asks wishes readings to stand. */
export const wishOf = (c: Context): Furigana =>
  furiganaIn(c.req.query(readingsField)) ?? furiganaIn(c.get('furigana')) ?? furiganaIn(getCookie(c, cookie)) ?? 'all';

/** What the signed-in person set, told by the door for this page. */
export const readAs = (c: Context, wish: Furigana | undefined): void => c.set('furigana', wish);

export const forgetReadings = (c: Context): void => void deleteCookie(c, cookie, { path: '/' });
