/**
 * Work no request waits for, each kind in a loop of its own: one that fails is told and seen, waits longer before each
 * further try, and keeps no other from its turn.
 */
import { setTimeout } from 'node:timers/promises';
import { kindOf, type Report } from './report.ts';

export type Work = {
  readonly name: string;
  readonly everyMs: number;
  /** @param tell of what went wrong on the way without ending the turn @throws Error when the turn failed */
  readonly run: (stop: AbortSignal, tell: (kind: string) => void) => Promise<unknown>;
};

/** What went wrong last in one kind of work. Its kind only: a message may quote a person. */
export type LastFault = {
  readonly work: string;
  readonly kind: string;
  readonly at: Date;
  /** How many since the start. */
  readonly times: number;
};

export type Background = {
  readonly faults: () => readonly LastFault[];
  /** Ends after what is under way. */
  readonly stop: () => Promise<void>;
};

type Beside = {
  readonly report: Report;
  readonly now: () => Date;
  readonly wait?: (ms: number, stop: AbortSignal) => Promise<unknown>;
};

const longestMs = 15 * 60_000;

/** @throws when stopped: the loop ends with it */
const sleep = (ms: number, signal: AbortSignal): Promise<unknown> => setTimeout(ms, undefined, { signal, ref: false });

export function startBackground(works: readonly Work[], { report, now, wait = sleep }: Beside): Background {
  const stopping = new AbortController();
  const { signal } = stopping;
  const last = new Map<string, LastFault>();
  const tell = (work: string, kind: string): void => {
    last.set(work, { work, kind, at: now(), times: (last.get(work)?.times ?? 0) + 1 });
    report({ work, kind });
  };
  const loop = async ({ name, everyMs, run }: Work): Promise<void> => {
    let failed = 0;
    while (!signal.aborted) {
      try {
        await run(signal, (kind) => tell(name, kind));
        failed = 0;
      } catch (error) {
        failed += 1;
        tell(name, kindOf(error));
      }
      const pause = Math.max(everyMs, Math.min(everyMs * 2 ** failed, longestMs));
      await wait(pause, signal).catch(() => undefined);
    }
  };
  const running = works.map(loop);
  return {
    faults: () => [...last.values()],
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
