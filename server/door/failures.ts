// What the server says when a request finds nothing, is too large, or meets a fault of ours: a page for people,
// RFC 9457 problem details for programs.
import type { Context } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { joinSentences, mannerOf, negotiate } from '#language';
import { BrokenSeal, isOutOfReach } from '#store';
import { sayIn } from '../../web/parts/words.ts';
import { assets } from '../assets.ts';
import type { Log } from '../log.ts';
import { kindOf } from '../report.ts';
import type { NoForm } from './body.ts';
import { localeOfPage, localeOfProgram } from './locale.ts';

/** Kinds of failure, whose words are `failure.<kind>` and `failure.<kind>.detail`. */
const statusOf = {
  missing: 404,
  'too-large': 413,
  'too-many-fields': 413,
  'sent-twice': 400,
  unreadable: 400,
  'out-of-reach': 503,
  elsewhere: 403,
  misdirected: 421,
  busy: 429,
  changed: 500,
  fault: 500,
} as const satisfies Readonly<Record<string, ContentfulStatusCode>>;

type Failure = {
  readonly kind: keyof typeof statusOf;
  readonly values?: Readonly<Record<string, string | number>>;
  /** By this number whoever runs the installation finds what happened. */
  readonly number?: string;
};

const mega = 1024 * 1024;
const sizeOf = (bytes: number): string =>
  bytes < mega ? `${Math.floor(bytes / 1024)} kB` : `${Math.floor(bytes / mega)} MB`;

/** What a visitor is told while the records are being opened. */
export const answerStarting = (request: Request): Response =>
  new URL(request.url).pathname === '/healthz'
    ? new Response('ok')
    : new Response(sayIn(negotiate(request.headers.get('accept-language') ?? undefined))('failure.starting'), {
        status: 503,
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          'retry-after': '2',
          refresh: '2',
          'cache-control': 'no-store',
        },
      });

export const answerMissing = (c: Context): Response | Promise<Response> => answer(c, { kind: 'missing' });
export const answerMisdirected = (c: Context): Response | Promise<Response> => answer(c, { kind: 'misdirected' });
/** Somebody asks for too much at once. */
export function answerBusy(c: Context): Response | Promise<Response> {
  c.header('Retry-After', '10');
  return answer(c, { kind: 'busy' });
}
export const answerUnreadable = (c: Context): Response | Promise<Response> => answer(c, { kind: 'unreadable' });
export const answerTooLarge = (c: Context, mostBytes: number): Response | Promise<Response> =>
  answer(c, { kind: 'too-large', values: { most: sizeOf(mostBytes) } });

/** A form that was not read. */
export function answerNoForm(
  c: Context,
  it: Exclude<NoForm, { no: 'unseen-characters' }>,
): Response | Promise<Response> {
  switch (it.no) {
    case 'too-large':
      return answerTooLarge(c, it.most);
    case 'too-many-fields':
      return answer(c, { kind: 'too-many-fields', values: { most: it.most } });
    case 'sent-twice':
      return answer(c, { kind: 'sent-twice' });
  }
}

/**
 * The one door where thrown faults are caught.
 *
 * INVARIANT: the message of a fault stays out of the log and out of the answer, because it may quote what a person
 * wrote. The kind of fault and the places in our code are enough to find it.
 */
export const answerFault = (log: Log) => (error: Error, c: Context) => {
  if (error instanceof HTTPException) {
    if (error.status === 403) return answer(c, { kind: 'elsewhere' });
    if (!isApi(c)) return error.getResponse();
    return problem(c, error.status as ContentfulStatusCode, error.message || 'Request refused');
  }
  const number = c.get('request') ?? '';
  log({ what: 'fault', request: number, kind: kindOf(error), places: placesOf(error) });
  if (isOutOfReach(error)) return answer(c, { kind: 'out-of-reach' });
  return answer(c, { kind: error instanceof BrokenSeal ? 'changed' : 'fault', number });
};

function placesOf(error: Error): string {
  // The stack begins with the message, whose lines may look like places: it is cut off by length, not by shape.
  const [, afterMessage = ''] = (error.stack ?? '').split(`${error.name}: ${error.message}`);
  const frames = afterMessage.split('\n').filter((line) => line.startsWith('    at '));
  const cause = error.cause instanceof Error ? `\ncaused by ${kindOf(error.cause)}\n${placesOf(error.cause)}` : '';
  return `${frames.slice(0, 8).join('\n')}${cause}`;
}

export const isApi = (c: Context): boolean => c.req.path === '/api' || c.req.path.startsWith('/api/');

function answer(c: Context, { kind, values, number }: Failure): Response | Promise<Response> {
  const locale = isApi(c) ? localeOfProgram(c) : localeOfPage(c);
  const say = sayIn(locale);
  const title = say(`failure.${kind}`);
  const detail = joinSentences(locale, [
    say(`failure.${kind}.detail`, values),
    ...(number === undefined ? [] : [say('failure.number', { number })]),
  ]);
  if (isApi(c)) return problem(c, statusOf[kind], title, detail);
  return c.html(
    html`<!doctype html>
<html lang="${locale}" dir="${mannerOf(locale).direction}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · Shinrai</title>
    <link rel="stylesheet" href="${assets.style}">
  </head>
  <body>
    <header class="site"><a class="brand" href="/">Shinrai <span lang="ja">信頼</span></a></header>
    <main>
      <h1>${title}</h1>
      <p>${detail}</p>
    </main>
  </body>
</html>`,
    statusOf[kind],
  );
}

function problem(c: Context, status: ContentfulStatusCode, title: string, detail?: string): Response {
  const body = { type: 'about:blank', title, status, ...(detail === undefined ? {} : { detail }) };
  return c.json(body, status, { 'Content-Type': 'application/problem+json' });
}
