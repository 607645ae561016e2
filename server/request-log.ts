import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';

export type LogLine = (line: string) => void;

/**
 * One line a request: method, route pattern, status, milliseconds.
 *
 * INVARIANT: nothing a person wrote reaches the log. A path value or a query may be a name or a card number, so the
 * pattern (`/people/:id`) is written and never the path.
 */
export function requestLog(log: LogLine): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    // The last one asked is the one that answered.
    const answered = routePath(c);
    const pattern = answered === '/*' ? '(no route)' : answered;
    log(`${methodName(c.req.method)} ${pattern} ${c.res.status} ${Math.round(performance.now() - started)} ms`);
  };
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const methodName = (method: string): string => (METHODS.has(method) ? method : '(method)');
