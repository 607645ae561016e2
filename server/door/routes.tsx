/** Everything that needs somebody to be signed in, or signs them in. */
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { officePages } from '../administration/office.tsx';
import { entrancePages } from '../entrance/entrance.tsx';
import { wayPages } from '../entrance/ways.tsx';
import { clientPages } from '../helper/clients.tsx';
import { officerPages } from '../officer/cases.tsx';
import { accountPages } from '../resident/account.tsx';
import { casePages } from '../resident/cases.tsx';
import { familyPages, householdPages } from '../resident/household.tsx';
import { paperPages } from '../resident/papers.tsx';
import { peoplePages } from '../resident/people.tsx';
import { recordPages } from '../resident/record.tsx';
import { seenPages } from '../resident/seen.tsx';
import { settingsPages } from '../resident/settings.tsx';
import { feedRoute, standingPages } from '../resident/standing.tsx';
import { tellPages } from '../resident/tell.tsx';
import { type Site, serveOn } from './door.tsx';
import { clientTurn } from './limits.ts';
import { ownAddresses } from './origin.ts';

export function accountRoutes(site: Site): Hono {
  const app = new Hono();
  app.use(clientTurn(site));
  app.use(csrf({ origin: ownAddresses(site.origin).isOrigin }));
  entrancePages(app, site);
  wayPages(app, site);
  clientPages(app, site);
  familyPages(app, site);
  officePages(app, site);
  officerPages(app, site);
  feedRoute(app, site);
  const serve = serveOn(app, site);
  for (const pages of [
    standingPages,
    recordPages,
    tellPages,
    seenPages,
    paperPages,
    peoplePages,
    householdPages,
    settingsPages,
    casePages,
  ])
    pages(serve);
  accountPages(serve, site);
  return app;
}
