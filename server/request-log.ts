import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Log } from './log.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** The number of this request, in the log and on the page of a fault. */
    request: string;
  }
}

/** Notes each request when it is answered, and says its number in the answer. */
export function requestLog(log: Log, newNumber: () => string = randomUUID): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    const request = newNumber();
    c.set('request', request);
    await next();
    // The last one asked is the one that answered.
    const answered = routePath(c);
    const route = answered === '/*' ? '(no route)' : answered;
    c.res.headers.set('X-Request-Id', request);
    const { status } = c.res;
    log({ what: 'request', request, method: methodName(c.req.method), route, status, ms: performance.now() - started });
  };
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const methodName = (method: string): string => (METHODS.has(method) ? method : '(method)');
