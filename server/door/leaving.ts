/** Leaving at once and clearing the device, for whoever is at a page: what a browser is told to forget. */
import type { Context } from 'hono';
import { exitAddress } from '../../web/parts/layout.tsx';
import { forgetReadings } from './readings.ts';

/** WHY not `cookies` too: that would clear those of every other service of the same name in the browser. */
export function forgetPages(c: Context): void {
  forgetReadings(c);
  c.header('Clear-Site-Data', '"cache", "storage"');
}

/** To a neutral page. The page left is not kept, so that going back shows nothing of it. */
export function leave(c: Context): Response {
  forgetPages(c);
  return c.redirect(exitAddress, 303);
}
