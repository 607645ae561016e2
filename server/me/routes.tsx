/** Everything that needs somebody to be signed in, or signs them in. */
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { ownAddresses } from '../origin.ts';
import { accountPages } from './account.tsx';
import { clientPages } from './clients.tsx';
import { type Site, serveOn } from './door.tsx';
import { entrancePages } from './entrance.tsx';
import { familyPages, householdPages } from './household.tsx';
import { clientTurn } from './limits.ts';
import { officePages } from './office.tsx';
import { paperPages } from './papers.tsx';
import { peoplePages } from './people.tsx';
import { recordPages } from './record.tsx';
import { seenPages } from './seen.tsx';
import { settingsPages } from './settings.tsx';
import { feedRoute, standingPages } from './standing.tsx';
import { wayPages } from './ways.tsx';

export function accountRoutes(site: Site): Hono {
  const app = new Hono();
  app.use(clientTurn(site));
  app.use(csrf({ origin: ownAddresses(site.origin).isOrigin }));
  entrancePages(app, site);
  wayPages(app, site);
  clientPages(app, site);
  familyPages(app, site);
  officePages(app, site);
  feedRoute(app, site);
  const serve = serveOn(app, site);
  for (const pages of [standingPages, recordPages, seenPages, paperPages, peoplePages, householdPages, settingsPages])
    pages(serve);
  accountPages(serve, site);
  return app;
}
