// The server as a column: what a request meets, from top to bottom.
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { type Locale, usual } from '#language';
import { installationSettings } from '#parties';
import { exitAddress } from '../web/parts/layout.tsx';
import { apiRoutes } from './api/api.ts';
import { apiPageRoutes } from './api/api-page.tsx';
import { answerNoOperation } from './api/problem.ts';
import { type Assessor, here } from './assessing/assessor.ts';
import { assetRoutes } from './assets.ts';
import { isReadableAddress } from './door/body.ts';
import { type Clients, noProxies, openClients } from './door/client.ts';
import type { Site } from './door/door.tsx';
import { answerFault, answerMisdirected, answerUnreadable, isApi } from './door/failures.ts';
import { isLocale } from './door/locale.ts';
import { ownAddresses } from './door/origin.ts';
import { readings } from './door/readings.ts';
import { accountRoutes } from './door/routes.tsx';
import { type AskReadiness, healthRoutes, readinessOf } from './health.ts';
import { type Log, logTo } from './log.ts';
import { requestLog } from './request-log.ts';
import { aboutRoutes, missingPage } from './visitor/about.tsx';
import { rulePages } from './visitor/rules.tsx';
import { standRoutes } from './visitor/stand.tsx';
import { wellKnown } from './well-known.ts';

/** What the pages without an account know of the records behind them. */
const recordsOf = ({ house }: Site) => ({
  records: true,
  firstLanguage: async (): Promise<Locale> => {
    const { firstLanguage } = await installationSettings(house.app);
    return isLocale(firstLanguage) ? firstLanguage : usual.people;
  },
});

type Options = {
  readonly log?: Log;
  /** The day new situations are dated with; today in Japan by default. */
  readonly today?: () => string;
  /** Where records are kept, and who evaluates there; without it nobody signs in and nothing is kept. */
  readonly site?: Site;
  /** Who evaluates where no records are kept. */
  readonly assessor?: Assessor;
  /** The address by which people reach it; without one, any. */
  readonly origin?: string | undefined;
  readonly clients?: Clients;
  /** Is every answer of the interface held to its description? Wherever tests run. */
  readonly checkAnswers?: boolean;
  /** May requests be sent here? */
  readonly readiness?: AskReadiness | undefined;
};

/** Builds the whole application without opening a port. `log` receives one line a request, never what was asked. */
export function createApp({
  log = logTo(console.error, 'plain'),
  today,
  site,
  assessor = site?.house.assessor ?? here,
  origin = site?.origin,
  clients = site?.clients ?? openClients(noProxies),
  checkAnswers = process.env.NODE_TEST_CONTEXT !== undefined,
  readiness = site && readinessOf(site.house),
}: Options = {}): Hono {
  const app = new Hono();
  app.use(requestLog(log));
  app.use(compress());
  app.use(headers(origin));
  app.use(noStoreOutsideAssets);
  app.use(readings);
  // Whoever watches over the process asks under no name.
  if (readiness !== undefined) app.route('/', healthRoutes(readiness));
  app.use(misdirected(origin));
  app.use(readableAddress);
  app.route('/', apiRoutes({ assessor, clientOf: clients.keyOf, origin, checked: checkAnswers }));
  app.route('/', apiPageRoutes(origin));
  app.route('/', rulePages);
  app.route('/', aboutRoutes(site?.contacts ?? []));
  app.route('/', assetRoutes);
  if (site !== undefined) {
    app.route('/', wellKnown({ origin: site.origin, contacts: site.contacts, now: site.house.gate.now }));
    app.route('/', accountRoutes(site));
  }
  app.route(
    '/',
    standRoutes({
      assessor,
      clientOf: clients.keyOf,
      ...(today === undefined ? {} : { today }),
      ...(site === undefined ? {} : recordsOf(site)),
    }),
  );
  app.notFound((c) => (isApi(c) ? answerNoOperation(c) : missingPage(c)));
  app.onError(answerFault(log));
  return app;
}

/** Refuses what was meant for another host; where nobody said how we are reached, as in a test, there is none. */
const misdirected = (origin: string | undefined): MiddlewareHandler => {
  const isHost = origin === undefined ? () => true : ownAddresses(origin).isHost;
  return async (c, next) => (isHost(c.req.header('host') ?? new URL(c.req.url).host) ? next() : answerMisdirected(c));
};

/** A browser insists on TLS only where it was told so over TLS. */
const headers = (origin: string | undefined) =>
  secureHeaders({
    strictTransportSecurity: origin?.startsWith('https:') === true ? 'max-age=31536000; includeSubDomains' : false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      // The quick exit is a form that ends at a neutral page.
      formAction: ["'self'", new URL(exitAddress).origin],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // WHY not `no-referrer`: a browser then hides from our own forms where they come from, which the guard against forged posts reads.
    referrerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
  });

const readableAddress: MiddlewareHandler = async (c, next) =>
  isReadableAddress(c.req.url) ? next() : answerUnreadable(c);

/**
 * A shared phone or a library computer must not keep somebody's answers. The steps of an interview are the exception:
 * a browser goes back to a posted page only if it may keep it for itself, so they say how they may be kept (ADR 7).
 */
const noStoreOutsideAssets: MiddlewareHandler = async (c, next) => {
  await next();
  const ownRule = c.res.headers.has('Cache-Control') && c.res.status < 500;
  if (!ownRule) c.header('Cache-Control', 'no-store');
};
