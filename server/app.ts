// The server as a column: what a request meets, from top to bottom.
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { assetRoutes } from './assets.ts';
import { answerFault, answerMissing, answerTooLarge } from './failures.ts';
import { type LogLine, requestLog } from './request-log.ts';
import { api } from './routes/api.ts';
import { apiPage } from './routes/api-page.tsx';
import { standRoutes } from './routes/stand.tsx';

const MAX_BODY_BYTES = 2 * 1024 * 1024;

type Options = {
  readonly log?: LogLine;
  /** The day new situations are dated with; today in Japan by default. */
  readonly today?: () => string;
};

/** Builds the whole application without opening a port. `log` receives one line a request, never what was asked. */
export function createApp({ log = console.log, today }: Options = {}): Hono {
  const app = new Hono();
  app.use(requestLog(log));
  app.use(compress());
  app.use(headers);
  app.use(noStoreOutsideAssets);
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: answerTooLarge }));
  app.route('/', api);
  app.route('/', apiPage);
  app.route('/', assetRoutes);
  app.route('/', standRoutes(today));
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

/**
 * A shared phone or a library computer must not keep somebody's answers. The steps of an interview are the exception:
 * a browser goes back to a posted page only if it may keep it for itself, so they say how they may be kept (ADR 7).
 */
const noStoreOutsideAssets: MiddlewareHandler = async (c, next) => {
  await next();
  const ownRule = c.res.headers.has('Cache-Control') && c.res.status < 500;
  if (!ownRule) c.header('Cache-Control', 'no-store');
};
