/**
 * What keeping records costs, on invented data: a permitted, logged read beside the same SELECT served bare by the same
 * server, entries of the log in batches, and pages on the town and with a hundred thousand residents in the store.
 */
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { permit, whileOpen } from '#access';
import { addPeople, beginSession } from '#parties';
import { addSubjects, factsOf, tellFacts } from '#records';
import { japan } from '#rulebook/japan';
import { sql } from '#store';
import { createApp } from '../server/app.ts';
import { addressesFor, partsOf, rowOf } from '../server/door/table.ts';
import { type Installation, openInstallation } from '../server/installation.ts';
import { openSite } from '../server/site.ts';
import { weightOf } from '../tests/weight.ts';
import { crowdOf } from '../town/crowd.ts';
import { calendarOf, idOf, type Townsperson } from '../town/person.ts';

type Report = {
  readonly line: (name: string, ...cells: readonly string[]) => void;
  readonly held: (ok: boolean, to: string) => string;
};

const origin = 'http://localhost';
const resident = idOf('c01');
const seed = 7;
const manyResidents = 100_000;
const batch = 500;

export async function records({ line, held }: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shinrai-bench-'));
  chmodSync(folder, 0o755);
  const house = await openInstallation({ folder });
  try {
    const { site } = await openSite(house, { origin, empty: false });
    const app = createApp({ log: () => undefined, site });
    console.log('\nRecords');
    await besideBare(house, { line, held });
    await entries(house, { line, held });
    const small = await pages(app, house, ['c01', 'c03', 'c05', 'c08', 'c11', 'c17', 'p040', 'p100', 'p200', 'p300']);
    for (const [name, ms] of small) line(`  ${name}, the town`, `${ms.toFixed(1)} ms p50`, held(ms < 10, '< 10 ms'));
    const weights = await weigh(app, house);
    for (const [name, bytes] of weights.slice(0, 3))
      line(`  ${name} as it is sent`, `${(bytes / 1000).toFixed(1)} kB`, held(bytes <= 30_000, '≤ 30 kB'));
    const keys = await grow(house, line);
    const large = await pages(app, house, keys);
    for (const [name, ms] of large) {
      const before = small.get(name) ?? ms;
      line(
        `  ${name}, ${manyResidents} residents`,
        `${ms.toFixed(1)} ms p50`,
        `${(ms / before).toFixed(2)} ×`,
        held(ms < 10 && ms < before * 1.5 + 1, '< 10 ms, flat'),
      );
    }
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Requests a second, of fifty who ask at once, with and without leave and entry. */
async function besideBare(house: Installation, { line, held }: Report): Promise<void> {
  const { app: database, vault, gate } = house;
  const actor = { role: 'resident', person: resident, recent: false } as const;
  const app = new Hono()
    .get('/bare', async (c) => {
      const { rows } = await sql`
        SELECT f.version, f.attribute, f.item, f.value, lower(f.valid), upper(f.valid), lower(f.known), f.source, f.label, c.id
        FROM records.fact_version f LEFT JOIN records.contest c ON c.jurisdiction = f.jurisdiction AND c.subject = f.subject
          AND c.version = f.version AND c.withdrawn_at IS NULL
        WHERE f.jurisdiction = 'jp' AND f.subject = ${resident} AND upper_inf(f.known) ORDER BY f.version DESC`.execute(
        database,
      );
      return c.json(rows);
    })
    .get('/logged', (c) =>
      whileOpen(gate, async (open) => {
        const grant = await permit(open, {
          actor,
          subject: resident,
          action: 'see',
          purpose: 'own-view',
          what: 'bench',
        });
        return 'no' in grant ? c.notFound() : c.json(await factsOf(database, vault, grant));
      }),
    );
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const perSecond = (path: string, seconds: number): Promise<number> => requestsPerSecond(`${url}${path}`, seconds);
  await perSecond('/bare', 1);
  await perSecond('/logged', 1);
  const bare: number[] = [];
  const logged: number[] = [];
  for (let i = 0; i < 3; i++) {
    bare.push(await perSecond('/bare', 3));
    logged.push(await perSecond('/logged', 3));
  }
  server.close();
  const [ours, theirs] = [Math.max(...logged), Math.max(...bare)];
  line('  the SELECT served bare', `${theirs.toFixed(0)} /s`);
  line(
    '  permitted, logged and opened',
    `${ours.toFixed(0)} /s`,
    `${(ours / theirs).toFixed(2)} ×`,
    held(ours >= theirs / 2, '≥ half'),
  );
}

const autocannon = fileURLToPath(new URL('../node_modules/autocannon/autocannon.js', import.meta.url));

/** Asked from a process of its own, by fifty at once. */
async function requestsPerSecond(url: string, seconds: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    autocannon,
    '--json',
    '-c',
    '50',
    '-d',
    String(seconds),
    url,
  ]);
  const { requests, non2xx, errors } = JSON.parse(stdout) as {
    requests: { average: number };
    non2xx: number;
    errors: number;
  };
  if (non2xx > 0 || errors > 0) throw new Error(`${url}: ${non2xx} answers were not 200, ${errors} failed`);
  return requests.average;
}

async function entries({ gate }: Installation, { line, held }: Report): Promise<void> {
  const entry = {
    at: new Date(),
    subject: resident,
    actor: resident,
    actorRole: 'resident',
    action: 'see',
    purpose: 'own-view',
    labels: ['own'],
    what: 'bench',
  };
  const write = async (count: number): Promise<number> => {
    const started = performance.now();
    await Promise.all(Array.from({ length: count }, () => gate.journal.write(entry)));
    return (count * 1000) / (performance.now() - started);
  };
  await write(5000);
  const best = Math.max(await write(20_000), await write(20_000), await write(20_000));
  line('  entries of the log', `${best.toFixed(0)} /s`, held(best >= 10_000, '≥ 10,000 /s'));
}

/** What the menu of a resident leads to, and the greatest page. */
const shown = [
  ...addressesFor('resident')
    .filter((it) => rowOf(it).menu !== undefined)
    .map((it) => partsOf(it)[1].slice('/:locale/'.length)),
  'me/stand/extension',
];

/** Median of each page over people, after each has been there once. */
async function pages(app: Hono, house: Installation, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number[]>(shown.map((it) => [it, []]));
  for (const key of keys) {
    const secret = await beginSession(house.app, idOf(key), 'demonstration', 'bench', new Date());
    for (const round of [0, 1, 2, 3]) {
      for (const page of shown) {
        const started = performance.now();
        const answer = await app.request(`/en/${page}`, { headers: { cookie: `shinrai=${secret}` } });
        await answer.text();
        if (answer.status !== 200) throw new Error(`${page} of ${key}: ${answer.status}`);
        if (round > 0) times.get(page)?.push(performance.now() - started);
      }
    }
  }
  return new Map(
    [...times].map(([page, all]) => [page, all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0]),
  );
}

/** The same pages in the wordiest language, with their styles, scripts and pictures, compressed; the greatest first. */
async function weigh(app: Hono, house: Installation): Promise<readonly (readonly [string, number])[]> {
  const secret = await beginSession(house.app, idOf('c16'), 'demonstration', 'bench', new Date());
  const headers = { cookie: `shinrai=${secret}` };
  const weights = shown.map(async (it) => [it, (await weightOf(app, `/ja-x-easy/${it}`, { headers })) ?? 0] as const);
  return (await Promise.all(weights)).toSorted(([, one], [, other]) => other - one);
}

/** Fills the store with generated residents. @returns some of them */
async function grow(house: Installation, line: Report['line']): Promise<readonly string[]> {
  const started = performance.now();
  const now = new Date();
  const people = crowdOf(calendarOf(now.toISOString().slice(0, 10)), seed, 1000, 1000 + manyResidents);
  for (let i = 0; i < people.length; i += batch) await plant(house, people.slice(i, i + batch), now);
  await sql`ANALYZE`.execute(house.app).catch(() => undefined);
  line(`  ${manyResidents} generated residents`, `${((performance.now() - started) / 1000).toFixed(0)} s`);
  return people.filter((_, i) => i % (manyResidents / 20) === 0).map((it) => it.key);
}

async function plant({ app, vault, gate }: Installation, people: readonly Townsperson[], at: Date): Promise<void> {
  await app.transaction().execute(async (act) => {
    await addPeople(
      act,
      vault,
      people.map(({ key, names }) => ({ id: idOf(key), names, resident: true, invented: true, at })),
    );
    await addSubjects(
      act,
      people.map((it) => idOf(it.key)),
    );
    const open = { ...gate, over: new AbortController().signal };
    for (const { key, tellings } of people) {
      const subject = idOf(key);
      const asked = { actor: { role: 'resident', person: subject, recent: false }, subject, what: 'bench' } as const;
      const note = await permit(open, { ...asked, action: 'note', purpose: 'own-view' }, act);
      const see = await permit(open, { ...asked, action: 'see', purpose: 'own-view' }, act);
      if ('no' in note || 'no' in see) throw new Error(`no leave to note for ${key}`);
      const source = { kind: 'resident', party: subject } as const;
      for (const { input } of tellings.filter((it) => it.label === 'own')) {
        await tellFacts(
          act,
          vault,
          { note, see },
          {
            vocabulary: japan.facts,
            source,
            label: 'own',
            input: { ...input, asOf: at.toISOString().slice(0, 10) },
            at,
          },
        );
      }
    }
  });
}
