/** Every way the interface says no, in one language: RFC 9457 problem details. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { sayIn, type WordKey } from '../../web/parts/words.ts';
import { answerMissing } from '../door/failures.ts';
import { localeOfProgram } from '../door/locale.ts';
import { methodsAt } from '../door/table.ts';

type Key = WordKey extends infer K ? (K extends `api.no.${infer Name}.detail` ? Name : never) : never;

export type No = {
  readonly no: Key;
  readonly words?: Readonly<Record<string, string | number>>;
  readonly problems?: readonly unknown[];
};

export function problem(c: Context, status: ContentfulStatusCode, { no, words, problems }: No): Response {
  const locale = localeOfProgram(c);
  const say = sayIn(locale);
  const body = {
    type: 'about:blank',
    title: say(`api.no.${no}`, words),
    status,
    detail: say(`api.no.${no}.detail`, words),
    ...(problems === undefined ? {} : { problems }),
  };
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    'content-language': locale,
  });
}

/** Nothing is served here, or not by this method. */
export function answerNoOperation(c: Context): Response | Promise<Response> {
  const methods = methodsAt(c.req.path);
  if (methods.length === 0) return answerMissing(c);
  c.header('Allow', methods.flatMap((it) => (it === 'GET' ? ['GET', 'HEAD'] : [it])).join(', '));
  return problem(c, 405, { no: 'method', words: { accepted: methods.join(', ') } });
}
