import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBackground, type Work } from './background.ts';
import type { Fault } from './report.ts';

const now = () => new Date('2026-11-24T03:00:00Z');

/** Runs the works for so many turns in all, without waiting. */
async function turns(works: readonly Work[], most: number) {
  const waits: number[] = [];
  const reported: Fault[] = [];
  const enough = Promise.withResolvers<void>();
  const wait = async (ms: number, stop: AbortSignal): Promise<void> => {
    waits.push(ms);
    if (waits.length < most || stop.aborted) return;
    enough.resolve();
    await new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
  };
  const background = startBackground(works, { report: (it) => reported.push(it), now, wait });
  await enough.promise;
  const faults = background.faults();
  await background.stop();
  return { waits, reported, faults };
}

test('a fault of the work in the background is told and seen by its kind, never by its words', async () => {
  const fails = async (): Promise<never> => {
    throw Object.assign(new RangeError('Tran Thi Lan'), { code: '57P01' });
  };
  const { reported, faults } = await turns([{ name: 'wake', everyMs: 1000, run: fails }], 2);
  assert.deepEqual(
    reported,
    Array.from({ length: 2 }, () => ({ work: 'wake', kind: 'RangeError:57P01' })),
  );
  assert.deepEqual(faults, [{ work: 'wake', kind: 'RangeError:57P01', at: now(), times: 2 }]);
});

test('what fails waits longer each time, and comes back to its pace when it goes well', async () => {
  let turn = 0;
  const run = async (): Promise<void> => {
    turn += 1;
    if (turn < 4) throw new Error('planted');
  };
  const { waits } = await turns([{ name: 'link', everyMs: 1000, run }], 5);
  assert.deepEqual(waits, [2000, 4000, 8000, 1000, 1000]);
  const { waits: long } = await turns(
    [{ name: 'wake', everyMs: 60_000, run: () => Promise.reject(new Error('planted')) }],
    6,
  );
  assert.deepEqual(long, [120_000, 240_000, 480_000, 900_000, 900_000, 900_000]);
});

test('work that fails, or never ends, keeps no other work from its turn', async () => {
  let cleared = 0;
  const works = [
    { name: 'wake', everyMs: 1, run: () => Promise.reject(new Error('planted')) },
    {
      name: 'hang',
      everyMs: 1,
      run: (stop: AbortSignal) => new Promise((resolve) => stop.addEventListener('abort', resolve)),
    },
    { name: 'clear', everyMs: 1, run: async () => void cleared++ },
  ];
  await turns(works, 6);
  assert.ok(cleared >= 2, String(cleared));
});

test('what goes wrong on the way is told without ending the turn', async () => {
  const { waits, faults } = await turns([{ name: 'wake', everyMs: 1000, run: async (_, tell) => tell('too-much') }], 1);
  assert.deepEqual(waits, [1000]);
  assert.deepEqual(faults, [{ work: 'wake', kind: 'too-much', at: now(), times: 1 }]);
});
