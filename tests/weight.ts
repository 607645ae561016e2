// What a page weighs as it is sent: compressed, with the styles, scripts and pictures it links.
import type { Hono } from 'hono';

type Ask = (path: string, init?: RequestInit) => Response | Promise<Response>;

/** Bytes of the bodies as they go over the line to a browser that takes gzip; nothing for what is not a page. */
export async function weightOf(app: Hono, path: string, init: RequestInit = {}): Promise<number | undefined> {
  const headers = { 'accept-encoding': 'gzip', ...init.headers };
  const ask: Ask = (address, how = {}) => app.request(address, { ...how, headers });
  const answer = await ask(path, init);
  const html = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (answer.status !== 200 || !html) return undefined;
  const sent = await answer.bytes();
  const text = await unpacked(answer, sent);
  const linked = new Set(
    Array.from(text.matchAll(/(?:src|href)="(\/[^"]+\.(?:css|js|svg|png|webmanifest))"/g), ([, it = '']) => it),
  );
  const parts = await Promise.all([...linked].map(async (it) => (await (await ask(it)).bytes()).length));
  return parts.reduce((sum, it) => sum + it, sent.length);
}

async function unpacked(answer: Response, sent: Uint8Array<ArrayBuffer>): Promise<string> {
  if (answer.headers.get('content-encoding') !== 'gzip') return new TextDecoder().decode(sent);
  return new Response(new Blob([sent]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
