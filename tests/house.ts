// An installation of a test's own, on the PostgreSQL of the test run.
import { type Cell, openPolicies } from '#access';
import { linkEntries, openJournal } from '#audit';
import { isReachable, testStore } from '#store';
import { here } from '../server/assessing/assessor.ts';
import { type Installation, standingsBy } from '../server/installation.ts';

/** @param allowed gathers every question to which the policies said yes */
export async function testHouse(now: () => Date = () => new Date(), allowed: Cell[] = []): Promise<Installation> {
  const store = await testStore();
  const { app, vault, socket, name } = store;
  const policies = openPolicies();
  const decide = (cell: Cell): boolean => {
    const yes = policies(cell);
    if (yes) allowed.push(cell);
    return yes;
  };
  const gate = { app, journal: openJournal(app, vault), decide, now };
  return {
    folder: '',
    place: { socket, database: name },
    app,
    vault,
    gate,
    assessor: here,
    standings: standingsBy(here, app, vault),
    faults: () => [],
    isHealthy: () => isReachable(app),
    close: async () => {
      await linkEntries(app, vault);
      await store.close();
    },
  };
}
