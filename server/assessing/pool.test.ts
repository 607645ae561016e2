// With real threads: what they answer, and what becomes of a question that would have stopped the server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Fault } from '../report.ts';
import { type Assessor, here } from './assessor.ts';
import { openPool, type PoolOptions } from './pool.ts';

/** A thread that does what it is told, in the place of the rules. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads';
  const acts = {
    hang: () => { for (;;); },
    grow: () => { const all = []; for (;;) all.push(new Array(1e5).fill(1.5)); },
    die: () => process.exit(1),
    throw: () => parentPort.postMessage({ fault: new RangeError('the words of a person') }),
    echo: (it) => parentPort.postMessage({ answer: JSON.stringify(it) }),
  };
  parentPort.on('message', ({ asked }) => { const it = JSON.parse(asked); acts[it.do](it); });
  parentPort.postMessage('ready');
`)}`,
);

const opened: Assessor[] = [];
const open = (options: PoolOptions): Assessor => {
  const pool = openPool(options);
  opened.push(pool);
  return pool;
};
after(() => Promise.all(opened.map((it) => it.close())));
const told = (pool: Assessor, client: string, act: string): Promise<unknown> =>
  pool.ask(client, 'assess', { do: act } as never);

const tooMuch = { no: 'too-much' };
const situation = {
  procedure: 'permanent-residence',
  input: JSON.parse(readFileSync('examples/permanent-residence-engineer.json', 'utf8')),
  locale: 'en',
  overlay: 'model',
} as const;

test('a thread answers what would be answered here, and refuses what would be refused', async () => {
  const pool = open({ threads: 1, mostMs: 60_000 });
  assert.deepEqual(await pool.ask('a', 'assess', situation), await here.ask('a', 'assess', situation));
  const wrong = { ...situation, input: { asOf: 'never' } };
  assert.deepEqual(await pool.ask('a', 'assess', wrong), await here.ask('a', 'assess', wrong));
});

test('a thread prints what would be printed here, and refuses what no paper holds', async () => {
  const pool = open({ threads: 1, mostMs: 60_000 });
  const blocks = [{ is: 'text', text: ['One'] }] as const;
  const paper = { title: ['A'], language: 'en', made: ['today'], codes: ['numbers'], blocks };
  const asked = { paper, at: '2026-11-24T03:00:00Z' };
  assert.deepEqual(await pool.ask('a', 'print', asked), await here.ask('a', 'print', asked));
  const long = { ...asked, paper: { ...paper, blocks: Array(501).fill(blocks[0]) } };
  assert.deepEqual(await pool.ask('a', 'print', long), { no: 'too-long' });
});

test('an answer that is longer than an answer may be is refused', async () => {
  const pool = open({ threads: 1, mostMs: 60_000, mostAnswer: 1000 });
  assert.deepEqual(await pool.ask('a', 'assess', situation), tooMuch);
});

test('a question that hangs, eats the memory or ends its thread is refused, and the next one is answered', async () => {
  const faults: Fault[] = [];
  const pool = open({ threads: 1, program, mostMs: 300, mostMegabytes: 16, report: (it) => faults.push(it) });
  for (const act of ['hang', 'grow', 'die']) {
    assert.deepEqual(await told(pool, 'a', act), tooMuch, act);
    assert.deepEqual(await told(pool, 'a', 'echo'), { do: 'echo' }, `after ${act}`);
  }
  assert.deepEqual(faults[0], { work: 'assess', kind: 'overran' });
  assert.equal(faults.length, 3);
});

test('a fault of the rules is thrown where it was asked for', async () => {
  const pool = open({ threads: 1, program });
  await assert.rejects(told(pool, 'a', 'throw'), RangeError);
  assert.deepEqual(await told(pool, 'a', 'echo'), { do: 'echo' });
});

test('somebody who asks what never ends keeps nobody else waiting, and is refused when too many of theirs wait', async () => {
  const pool = open({ threads: 2, program, mostMs: 60_000, mostOfOne: 3 });
  const refused: unknown[] = [];
  const asked = Array.from({ length: 10 }, () => told(pool, 'one', 'hang').then((it) => refused.push(it)));
  assert.deepEqual(await told(pool, 'another', 'echo'), { do: 'echo' });
  // One is at work and three wait.
  assert.deepEqual(
    refused,
    Array.from({ length: 6 }, () => ({ no: 'busy', retryAfter: 5 })),
  );
  await pool.close();
  await Promise.all(asked);
  assert.deepEqual(await told(pool, 'another', 'echo'), { no: 'busy', retryAfter: 5 });
});

test('who waits too long is told to come again', async () => {
  const pool = open({ threads: 1, program, mostMs: 60_000, mostWaitMs: 1 });
  const hanging = told(pool, 'one', 'hang');
  assert.deepEqual(await told(pool, 'another', 'echo'), { no: 'busy', retryAfter: 5 });
  await pool.close();
  await hanging;
});
