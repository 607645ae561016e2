/** What people find at an installation: the invented town, or an empty house with a link for its first administrator. */
import { dayInJapan } from '#access';
import { beginCeremony, countPeople, destroyErasedKeys, erasedBefore, erasePerson, hasAdministrator } from '#parties';
import { eraseRecord } from '#records';
import { castLines } from '../town/cast-lines.ts';
import { idOf } from '../town/person.ts';
import { plantTown } from '../town/plant.ts';
import { townOn } from '../town/town.ts';
import type { DemoPerson } from '../web/entrance/sign-in.tsx';
import { noProxies, openClients, type Proxies } from './door/client.ts';
import type { Site } from './door/door.tsx';
import { openSiteTurns } from './door/limits.ts';
import { openOidc, type Provider } from './entrance/oidc.ts';
import type { Installation } from './installation.ts';

export type SiteOptions = {
  /** The address by which people reach it. */
  readonly origin: string;
  /** Without the invented town. */
  readonly empty: boolean;
  readonly providers?: readonly Provider[];
  /** Proxies whose word about clients counts. */
  readonly proxies?: Proxies;
  readonly signUpsADay?: number;
  /** Where to report a weakness. */
  readonly contacts?: readonly string[];
  /** Told when a proxy speaks for clients and is not named. */
  readonly onUnnamedProxy?: () => void;
  /** Told before the town is made, which takes some seconds. */
  readonly onPlanting?: () => void;
};

const firstRunLastsMs = 24 * 3600_000;

/** Makes good what a stop left undone, then opens. @returns with the link for the first run while nobody administers */
export async function openSite(
  house: Installation,
  {
    origin,
    empty,
    providers = [],
    proxies = noProxies,
    contacts = [],
    signUpsADay = 1000,
    onUnnamedProxy,
    onPlanting,
  }: SiteOptions,
): Promise<{ readonly site: Site; readonly firstRun?: string }> {
  const now = house.gate.now();
  const oidc = openOidc(house, origin, providers);
  const clients = openClients(proxies, onUnnamedProxy);
  const common = { house, origin, oidc, clients, turns: openSiteTurns(), contacts, signUpsADay };
  await makeErasuresGood(house);
  if (empty) {
    const site: Site = common;
    if (await hasAdministrator(house.app)) return { site };
    const secret = await beginCeremony(house.app, 'first-run', {}, firstRunLastsMs, now);
    return { site, firstRun: `${origin}/ja/first-run/${secret}` };
  }
  const town = townOn(dayInJapan(now));
  if ((await countPeople(house.app)).people === 0) {
    onPlanting?.();
    await plantTown(house.app, house.vault, town, now);
  }
  const people = town.people.map(({ key, names, story }) => ({ key, id: idOf(key), names, ...storyIn(key, story) }));
  return { site: { ...common, demonstration: { people } } };
}

const storyIn = (key: string, story: string | undefined): Pick<DemoPerson, 'story'> =>
  story === undefined ? {} : { story: castLines(key, story) };

/** Erasures a stop left half done, and those a restored backup has forgotten. */
async function makeErasuresGood({ app, vault, gate }: Installation): Promise<void> {
  await destroyErasedKeys(app, vault);
  for (const whom of await erasedBefore(app, vault)) {
    await app.transaction().execute(async (act) => {
      await eraseRecord(act, whom, gate.now());
      await erasePerson(act, whom, gate.now());
    });
  }
}
