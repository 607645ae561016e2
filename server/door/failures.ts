// What the server says when a request finds nothing, is too large, or meets a fault of ours: a page for people,
// RFC 9457 problem details for programs.
import type { Context } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { BrokenSeal, isOutOfReach } from '#store';
import { assets } from '../assets.ts';
import type { Log } from '../log.ts';
import { kindOf } from '../report.ts';
import type { NoForm } from './body.ts';
import { localeOfProgram } from './locale.ts';

type Failure = {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly 題: string;
  readonly detail: string;
  readonly 説明: string;
};

const MISSING: Failure = {
  status: 404,
  title: 'Page not found',
  題: 'ページが見つかりません',
  detail: 'There is nothing at this address.',
  説明: 'このアドレスには何もありません。',
};
const tooLarge = (mostBytes: number): Failure => {
  const mega = 1024 * 1024;
  const most = mostBytes < mega ? `${Math.floor(mostBytes / 1024)} kB` : `${Math.floor(mostBytes / mega)} MB`;
  return {
    status: 413,
    title: 'Too large',
    題: '送信内容が大きすぎます',
    detail: `At most ${most} can be sent at once here. Nothing was kept; go back, and your browser still has it.`,
    説明: `ここで一度に送信できるのは${most}までです。何も保存していません。前のページに戻ると、内容はブラウザーに残っています。`,
  };
};
const tooManyFields = (most: number): Failure => ({
  status: 413,
  title: 'Too many fields',
  題: '項目が多すぎます',
  detail: `A form here has at most ${most} fields, each of a size to be read. Nothing was kept.`,
  説明: `ここで送信できる項目は${most}までです。何も保存していません。`,
});
const SENT_TWICE: Failure = {
  status: 400,
  title: 'A field was sent twice',
  題: '同じ項目が二度送信されました',
  detail: 'Which of the two was meant cannot be told, and nothing was kept. Open the page anew and send it once more.',
  説明: 'どちらの内容か区別できないため、何も保存していません。ページを開き直し、もう一度送信してください。',
};
const UNREADABLE: Failure = {
  status: 400,
  title: 'The address cannot be read',
  題: 'アドレスを読み取れません',
  detail: 'It holds characters that stand in no address here. Open the page from a link of ours.',
  説明: 'アドレスに使えない文字が含まれています。こちらのページのリンクから開いてください。',
};
const OUT_OF_REACH: Failure = {
  status: 503,
  title: 'The records cannot be reached',
  題: '記録に接続できません',
  detail: 'Nothing was lost, and what you just sent was not kept. Please try again in a moment.',
  説明: '失われたものはありません。今送った内容は保存していません。しばらくしてからもう一度お試しください。',
};
const FROM_ELSEWHERE: Failure = {
  status: 403,
  title: 'Sent from another site',
  題: '別のサイトから送信されました',
  detail: 'Nothing was done. Open the page here and send it again from there.',
  説明: '何も行っていません。こちらのページを開き、そこからもう一度送信してください。',
};
const MISDIRECTED: Failure = {
  status: 421,
  title: 'Not under this address',
  題: 'このアドレスではありません',
  detail:
    'Shinrai answers under the address its installation has. Whoever runs it sets that address with SHINRAI_ORIGIN.',
  説明: 'Shinraiは、設定されたアドレスだけで応答します。運用担当者はSHINRAI_ORIGINにアドレスを設定してください。',
};
const BUSY: Failure = {
  status: 429,
  title: 'Too much at once',
  題: '要求が集中しています',
  detail: 'Nothing was done. Please wait a moment and try again: your browser still has what you sent.',
  説明: '何も行っていません。しばらく待って、もう一度お試しください。送った内容はブラウザーに残っています。',
};
const CHANGED: Failure = {
  status: 500,
  title: 'This record was changed from outside',
  題: '記録が外部から変更されています',
  detail:
    'Something in it is no longer as Shinrai wrote it, so it is not shown. Please tell whoever runs this installation.',
  説明: 'Shinraiが書いた内容と一致しないため、表示しません。このシステムの運営者にお知らせください。',
};
const FAULT: Failure = {
  status: 500,
  title: 'Something broke on our side',
  題: 'システムに問題が起きました',
  detail:
    'This is our mistake, not yours. What was kept before is still there. What you sent just now was kept as a whole or not at all: look before you send it again. Your browser still has it when you go back.',
  説明: 'お客様の操作によるものではありません。以前に保存した内容はそのままです。今送った内容は、全部保存されたか、まったく保存されていないかのどちらかです。確かめてから、もう一度送ってください。戻ると、入力した内容がブラウザーに残っています。',
};

/** What a visitor is told while the records are being opened. */
export const answerStarting = (request: Request): Response =>
  new URL(request.url).pathname === '/healthz' ? new Response('ok') : starting();
const starting = (): Response =>
  new Response('Shinrai is starting … 起動中です。', {
    status: 503,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': '2',
      refresh: '2',
      'cache-control': 'no-store',
    },
  });

export const answerMissing = (c: Context): Response | Promise<Response> => answer(c, MISSING);
export const answerMisdirected = (c: Context): Response | Promise<Response> => answer(c, MISDIRECTED);
/** Somebody asks for too much at once. */
export function answerBusy(c: Context): Response | Promise<Response> {
  c.header('Retry-After', '10');
  return answer(c, BUSY);
}
export const answerUnreadable = (c: Context): Response | Promise<Response> => answer(c, UNREADABLE);
export const answerTooLarge = (c: Context, mostBytes: number): Response | Promise<Response> =>
  answer(c, tooLarge(mostBytes));

/** A form that was not read. */
export function answerNoForm(
  c: Context,
  it: Exclude<NoForm, { no: 'unseen-characters' }>,
): Response | Promise<Response> {
  switch (it.no) {
    case 'too-large':
      return answerTooLarge(c, it.most);
    case 'too-many-fields':
      return answer(c, tooManyFields(it.most));
    case 'sent-twice':
      return answer(c, SENT_TWICE);
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
    if (error.status === 403) return answer(c, FROM_ELSEWHERE);
    if (!isApi(c)) return error.getResponse();
    return problem(c, error.status as ContentfulStatusCode, error.message || 'Request refused');
  }
  const request = c.get('request') ?? '';
  log({ what: 'fault', request, kind: kindOf(error), places: placesOf(error) });
  return answer(
    c,
    isOutOfReach(error) ? OUT_OF_REACH : withNumber(error instanceof BrokenSeal ? CHANGED : FAULT, request),
  );
};

function placesOf(error: Error): string {
  // The stack begins with the message, whose lines may look like places: it is cut off by length, not by shape.
  const [, afterMessage = ''] = (error.stack ?? '').split(`${error.name}: ${error.message}`);
  const frames = afterMessage.split('\n').filter((line) => line.startsWith('    at '));
  const cause = error.cause instanceof Error ? `\ncaused by ${kindOf(error.cause)}\n${placesOf(error.cause)}` : '';
  return `${frames.slice(0, 8).join('\n')}${cause}`;
}

/** By this number whoever runs the installation finds what happened. */
const withNumber = (it: Failure, request: string): Failure => ({
  ...it,
  detail: `${it.detail} If you report it, say this number: ${request}`,
  説明: `${it.説明} お知らせいただく場合は、次の番号をお伝えください。${request}`,
});

export const isApi = (c: Context): boolean => c.req.path === '/api' || c.req.path.startsWith('/api/');

function answer(c: Context, failure: Failure): Response | Promise<Response> {
  if (isApi(c)) return problemOf(c, failure);
  return c.html(
    html`<!doctype html>
<html lang="ja">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${failure.題} · Shinrai</title>
    <link rel="stylesheet" href="${assets.style}">
  </head>
  <body>
    <header class="site"><a class="brand" href="/">Shinrai 信頼</a></header>
    <main>
      <h1>${failure.題}</h1>
      <p>${failure.説明}</p>
      <section lang="en">
        <h2>${failure.title}</h2>
        <p>${failure.detail}</p>
      </section>
    </main>
  </body>
</html>`,
    failure.status,
  );
}

/** In one language: English, or Japanese for whoever reads some Japanese. */
function problemOf(c: Context, { status, title, 題, detail, 説明 }: Failure): Response {
  const english = localeOfProgram(c) === 'en';
  return problem(c, status, english ? title : 題, english ? detail : 説明);
}

function problem(c: Context, status: ContentfulStatusCode, title: string, detail?: string): Response {
  const body = { type: 'about:blank', title, status, ...(detail === undefined ? {} : { detail }) };
  return c.json(body, status, { 'Content-Type': 'application/problem+json' });
}
