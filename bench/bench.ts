/**
 * `npm run bench`: what one answer costs, beside two peers on the same points table in the same run. Ratios are the
 * result; the times depend on the machine. Each line says what was held to and whether it was met.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { determine, explain } from '#determinations';
import { japan } from '#rulebook/japan';
import { answerOn, earliestDate, nextQuestion, readSituation, type Situation, smallestChanges, without } from '#rules';
import { crash } from '../tests/crash.ts';
import { listsRead, longLists } from '../tests/long-lists.ts';
import { overload } from './overload.ts';
import { jsonRulesEngine, type PeerPerson, zenEngine } from './points-peers.ts';
import { records } from './records.ts';
import { tenfold } from './tenfold.ts';

const root = new URL('..', import.meta.url);

type Person = { readonly situation: Situation; readonly input: unknown };

function person(name: string): Person {
  const input: unknown = JSON.parse(readFileSync(new URL(`examples/${name}.json`, root), 'utf8'));
  return { situation: situationOf(input), input };
}

function situationOf(input: unknown): Situation {
  const read = readSituation(japan.facts, input);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.situation;
}

/** Microseconds of one call: the best of five rounds of about 200 ms, after a warm-up. */
async function timed(call: () => unknown): Promise<number> {
  const round = async (ms: number): Promise<number> => {
    const started = performance.now();
    let calls = 0;
    let spent = 0;
    while (spent < ms) {
      const result = call();
      if (result instanceof Promise) await result;
      calls++;
      spent = performance.now() - started;
    }
    return (spent * 1000) / calls;
  };
  await round(300);
  const rounds: number[] = [];
  for (let i = 0; i < 5; i++) rounds.push(await round(200));
  return Math.min(...rounds);
}

const line = (name: string, ...cells: readonly string[]): void =>
  console.log([name.padEnd(52), ...cells.map((cell) => cell.padStart(14))].join(' '));
const us = (value: number): string => (value < 1000 ? `${value.toFixed(1)} µs` : `${(value / 1000).toFixed(2)} ms`);
const held = (ok: boolean, to: string): string => `${ok ? 'met' : 'NOT MET'} (${to})`;

const peerPerson: PeerPerson = {
  degree: 'master',
  career: 3,
  pay: 5_500_000,
  age: 28,
  japanese: 'n1',
  japaneseDegree: true,
  designated: false,
  growth: false,
  supported: false,
  research: false,
};
const samePerson = {
  asOf: '2026-11-23',
  closedWorld: true,
  facts: {
    hspCategory: 'b',
    birthDate: '1998-01-01',
    education: 'master',
    careerYears: 3,
    annualPay: 5_500_000,
    japaneseDegree: true,
    japanese: 'n1',
  },
};

async function besidePeers(): Promise<void> {
  const situation = situationOf(samePerson);
  const ask = { rulebook: japan, procedure: 'highly-skilled' };
  const answer = answerOn(ask, situation, situation.asOf);
  if ('no' in answer) throw new Error(answer.no);
  const points = answer.candidates[0].values.find((it) => it.provision.id === 'hsp.points')?.seen.lo;
  line('One person on the points table', 'each', 'per second', 'times ours');
  const ours = await timed(() => answerOn(ask, situation, situation.asOf));
  line('Shinrai, whole procedure, every step traced', us(ours), Math.round(1e6 / ours).toLocaleString('en'), '1.0');
  for (const peer of [zenEngine(), jsonRulesEngine()]) {
    const { total } = await peer.total(peerPerson);
    if (total !== points) throw new Error(`${peer.name} counts ${total} points, Shinrai ${points}`);
    const theirs = await timed(() => peer.total(peerPerson));
    peer.close();
    const goal = peer.name.startsWith('zen') ? held(theirs / ours >= 20, '≥ 20') : '';
    line(peer.name, us(theirs), Math.round(1e6 / theirs).toLocaleString('en'), (theirs / ours).toFixed(1), goal);
  }
  line('', held(1e6 / ours >= 100_000, '≥ 100,000 per second'));
}

async function answers(): Promise<void> {
  for (const { procedure, name } of [
    { procedure: 'highly-skilled', name: 'highly-skilled-engineer' },
    { procedure: 'permanent-residence', name: 'permanent-residence-engineer' },
    { procedure: 'permanent-residence', name: 'permanent-residence-employer-paid-late' },
  ]) {
    const { situation, input } = person(name);
    const { asOf } = situation;
    const ask = { rulebook: japan, procedure };
    const half = without(
      situation,
      [...situation.scalars.keys()].filter((_, i) => i % 2 === 1),
    );
    console.log(`\n${name}`);
    const answer = await timed(() => answerOn(ask, situation, asOf));
    line('  answer, every step traced', us(answer), held(answer < 100, '< 100 µs'));
    const whole = await timed(() => determine({ ...ask, situation, input }));
    line('  determination with dates, changes and questions', us(whole));
    const determination = determine({ ...ask, situation, input });
    if ('no' in determination) throw new Error(determination.no);
    line('  its sentences', us(await timed(() => explain(determination, japan, 'en'))));
    line('  earliest date', us(await timed(() => earliestDate(ask, situation, asOf))));
    for (const [told, known] of [
      ['nothing told', { ...situation, scalars: new Map(), lists: new Map() }],
      ['half told', half],
    ] as const) {
      const next = await timed(() => nextQuestion(ask, known, asOf));
      line(`  next question, ${told}`, us(next), held(next < 20_000, '< 20 ms'));
    }
    const changes = await timed(() => smallestChanges(ask, situation, asOf));
    line('  smallest changes', us(changes), held(changes < 20_000, '< 20 ms'));
  }
}

/** How an answer and its earliest date grow with what was told. */
async function growth(): Promise<void> {
  console.log('\nGrowth with the number of trips told');
  const dayAfter = (days: number): string =>
    new Date(Date.UTC(2016, 10, 30) + days * 86_400_000).toISOString().slice(0, 10);
  const ask = { rulebook: japan, procedure: 'permanent-residence' };
  let before: number | undefined;
  for (const trips of [10, 100, 1000]) {
    const absences = Array.from({ length: trips }, (_, i) => ({ from: dayAfter(i * 3), until: dayAfter(i * 3 + 1) }));
    const facts = { status: 'engineer_humanities', periodOfStay: '5y', residentSince: '2014-04-01', absences };
    const situation = situationOf({ asOf: '2026-11-24', facts, completeFor: { absences: true } });
    const each = await timed(() => answerOn(ask, situation, situation.asOf));
    const earliest = await timed(() => earliestDate(ask, situation, situation.asOf));
    const grown = before === undefined ? '' : `× ${(each / before).toFixed(1)}`;
    line(`  ${trips} trips: answer, growth, earliest date`, us(each), grown, us(earliest));
    before = each;
  }
}

/** How time and bytes of an answer grow with every list and every two lists, to the longest they may be. */
async function listGrowth(): Promise<void> {
  console.log('\nGrowth with each list and two lists, to the longest allowed: time and bytes, against linear');
  for (const { procedure, some } of listsRead()) {
    const longest = Math.max(...some.map((it) => it.most));
    let before: { readonly n: number; readonly us: number; readonly bytes: number } | undefined;
    for (const n of [10, 100, longest].filter((it, i, all) => it <= longest && all.indexOf(it) === i)) {
      const input = longLists(some, n / longest, 'late');
      const situation = situationOf(input);
      const answered = () => {
        const it = determine({ rulebook: japan, procedure, situation, input: {}, overlay: 'model' });
        if ('no' in it) throw new Error(it.no);
        return JSON.stringify({ ...it, explanation: explain(it, japan, 'en') });
      };
      const now = { n, us: await timed(answered), bytes: answered().length };
      const grown = (what: 'us' | 'bytes'): number =>
        before === undefined ? 1 : now[what] / before[what] / (n / before.n);
      line(
        `  ${some.map((it) => it.id).join(' × ')}, ${n}`,
        us(now.us),
        before === undefined ? '' : `× ${grown('us').toFixed(2)}`,
        before === undefined
          ? ''
          : `${held(grown('us') <= 1.3 && grown('bytes') <= 1.3, '≤ 1.3')}, bytes × ${grown('bytes').toFixed(2)}`,
      );
      before = now;
    }
  }
}

/** Starts the server as `npm start` does once installed. */
type Started = { readonly url: string; readonly pid: number; readonly ms: number; readonly stop: () => Promise<void> };

async function startServer(data: string): Promise<Started> {
  const started = performance.now();
  const loaders = ['--import', './tools/compiled.mjs', '--import', './tools/jsx.ts'];
  const child = spawn(process.execPath, [...loaders, 'server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', SHINRAI_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // What the server says is told only if it ends: a line a request would hide the figures.
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-4000);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  const stop = (): Promise<void> => {
    child.kill('SIGINT');
    return ended;
  };
  return { url, pid: child.pid ?? 0, ms: performance.now() - started, stop };
}

async function tooMuch(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'shinrai-bench-'));
  chmodSync(data, 0o755);
  const server = await startServer(data);
  try {
    await overload(server, { line, held });
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function starting(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'shinrai-bench-'));
  chmodSync(data, 0o755);
  const first = await startServer(data);
  await first.stop();
  const { ms: ready, stop } = await startServer(data);
  try {
    console.log('\nServer');
    line('  first start, with the database and the town made', `${first.ms.toFixed(0)} ms`);
    line('  start to address printed', `${ready.toFixed(0)} ms`, held(ready < 1000, '< 1 s'));
  } finally {
    await stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function crashes(): Promise<void> {
  const { kills, acknowledged, lost, reads, entries } = await crash(100);
  console.log('\nKilled again and again');
  line(
    `  ${kills} kills: acknowledged writes lost`,
    `${lost.length} of ${acknowledged}`,
    held(lost.length === 0, 'none'),
  );
  line('  answers without their entry', `${Math.max(0, reads - entries)} of ${reads}`, held(entries >= reads, 'none'));
}

const parts: Readonly<Record<string, () => Promise<void>>> = {
  peers: besidePeers,
  answers,
  growth,
  lists: listGrowth,
  tenfold: async () => tenfold({ line, held }),
  start: starting,
  overload: tooMuch,
  records: () => records({ line, held }),
  crash: crashes,
};
const wanted = process.argv.slice(2);
const unknown = wanted.find((it) => !Object.hasOwn(parts, it));
if (unknown === undefined) for (const it of wanted.length > 0 ? wanted : Object.keys(parts)) await parts[it]?.();
else {
  process.stderr.write(
    `There is no part \`${unknown}\`. Accepted: ${Object.keys(parts).join(', ')}; all without a name.\n`,
  );
  process.exitCode = 2;
}
