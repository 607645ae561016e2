// The server as a column: what a request meets, from top to bottom.
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { answerFault, answerMissing, answerTooLarge } from './failures.ts';
import { type LogLine, requestLog } from './request-log.ts';
import { api } from './routes/api.ts';
import { home } from './routes/home.ts';

const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** Builds the whole application without opening a port. `log` receives one line a request, never what was asked. */
export function createApp({ log = console.log }: { log?: LogLine } = {}): Hono {
  const app = new Hono();
  app.use(requestLog(log));
  app.use(headers);
  app.use(noStoreOutsideAssets);
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: answerTooLarge }));
  app.route('/', api);
  app.route('/', home);
  app.notFound(answerMissing);
  app.onError(answerFault(log));
  return app;
}

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
});

/** A shared phone or a library computer must not keep somebody's answers. */
const noStoreOutsideAssets: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.req.path.startsWith('/assets/') || c.res.status >= 400) c.header('Cache-Control', 'no-store');
};
