// An installation of a test's own, on the PostgreSQL of the test run.
import { type Cell, dayInJapan, openPolicies } from '#access';
import { linkEntries } from '#audit';
import { isReachable, type Prepared, testStore } from '#store';
import { here } from '../server/assessing/assessor.ts';
import { openRecent } from '../server/assessing/recent.ts';
import { bases, gateOver, type Installation, standingsBy } from '../server/installation.ts';
import { plantTown } from '../town/plant.ts';
import { townOn } from '../town/town.ts';

/** The invented town as of today. A test with a clock of its own plants its own. */
export const plantedTown: Prepared = {
  name: 'town',
  prepare: async ({ app, vault }) => {
    const now = new Date();
    await plantTown(app, vault, townOn(dayInJapan(now)), now);
  },
};

/** @param allowed gathers every question to which the policies said yes */
export async function testHouse(
  now: () => Date = () => new Date(),
  allowed: Cell[] = [],
  prepared?: Prepared,
): Promise<Installation> {
  const store = await testStore(prepared);
  const { app, vault, socket, name } = store;
  const policies = openPolicies(bases);
  const decide = (cell: Cell): boolean => {
    const yes = policies(cell);
    if (yes) allowed.push(cell);
    return yes;
  };
  const gate = gateOver(app, vault, { decide, now });
  return {
    folder: '',
    place: { socket, database: name },
    app,
    vault,
    gate,
    assessor: here,
    recent: openRecent(),
    standings: standingsBy(here, app, vault),
    faults: () => [],
    isHealthy: () => isReachable(app),
    close: async () => {
      await linkEntries(app, vault);
      await store.close();
    },
  };
}
