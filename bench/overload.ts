/**
 * A hundred of the worst requests at once, to a server of its own: each ends in an answer or a refusal, another page is
 * answered meanwhile, and the process stays small. And what a small assessment costs through a thread beside in place.
 */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { japan } from '#rulebook/japan';
import { type Assessor, here } from '../server/assessing/assessor.ts';
import { openPool } from '../server/assessing/pool.ts';

type Report = {
  readonly line: (name: string, ...cells: readonly string[]) => void;
  readonly held: (ok: boolean, to: string) => string;
};
type Server = { readonly url: string; readonly pid: number };

const many = 100;
const dayAfter = (days: number): string =>
  new Date(Date.UTC(2010, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);

/** Every list of the vocabulary as long as it may be is more than anybody lives; two that are compared are the worst. */
function worst(): string {
  const longest = (fact: string): number => {
    const definition = japan.facts.get(fact);
    return definition?.type === 'list' ? definition.most : 0;
  };
  const jobs = Array.from({ length: longest('jobs') }, (_, i) => ({
    organisation: `Employer ${i}`,
    from: dayAfter(i * 50),
    until: dayAfter(i * 50 + 40),
  }));
  const notices = Array.from({ length: longest('notices') }, (_, i) => ({
    organisation: `Employer ${i}`,
    kind: 'left',
    on: dayAfter(i * 50 + 41),
  }));
  return JSON.stringify({ asOf: '2026-11-24', facts: { jobs, notices } });
}

/** Megabytes of memory the process has, now. */
function megabytesOf({ pid }: Server): number {
  const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(pages) / 1024;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export async function overload(server: Server, { line, held }: Report): Promise<void> {
  console.log('\nToo much at once');
  const body = worst();
  const ask = () =>
    fetch(`${server.url}/api/assess/extension?lang=en&overlay=model`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
  const page = () => timed(async () => (await fetch(`${server.url}/en`)).text());
  await page();
  const alone = await timed(async () => (await ask()).text());
  line('  the worst request alone', `${alone.toFixed(0)} ms`);
  const counts = new Map<number, number>();
  let left = many;
  let most = 0;
  const all = Array.from({ length: many }, async () => {
    const answer = await ask();
    await answer.text();
    counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
    left -= 1;
  });
  const pages: number[] = [];
  while (left > 0) {
    pages.push(await page());
    most = Math.max(most, megabytesOf(server));
    await setTimeout(10);
  }
  await Promise.all(all);
  const ended = [...counts].map(([status, count]) => `${count} × ${status}`).join(', ');
  const fine = [...counts.keys()].every((it) => [200, 422, 429, 503].includes(it));
  line(`  ${many} of them at once`, ended, held(fine, 'answers or refusals'));
  const slowest = Math.max(...pages);
  line(
    `  another page meanwhile, the slowest of ${pages.length}`,
    `${slowest.toFixed(0)} ms`,
    held(slowest < 100, '< 100 ms'),
  );
  line('  memory of the process', `${most.toFixed(0)} MB`, held(most < 600, '< 600 MB'));
  await besideInPlace(line);
}

async function besideInPlace(line: Report['line']): Promise<void> {
  const pool = openPool();
  const input: unknown = JSON.parse(
    readFileSync(new URL('../examples/highly-skilled-engineer.json', import.meta.url), 'utf8'),
  );
  const asked = { procedure: 'highly-skilled', input, locale: 'en' } as const;
  const each = async (assessor: Assessor): Promise<number> => {
    const once = () => timed(() => assessor.ask('bench', 'assess', asked));
    for (let i = 0; i < 100; i++) await once();
    const times: number[] = [];
    for (let i = 0; i < 300; i++) times.push(await once());
    return times.toSorted((a, b) => a - b)[150] ?? 0;
  };
  const inPlace = await each(here);
  const inThread = await each(pool);
  await pool.close();
  line('  one small assessment in place', `${inPlace.toFixed(2)} ms`);
  line('  the same through a thread', `${inThread.toFixed(2)} ms`, `${(inThread / inPlace).toFixed(2)} ×`);
}
