/** A thread that evaluates one question at a time, and is replaced when it overruns or dies. */
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { kindOf, type Report } from '../report.ts';
import type { Question, Reply } from './worker.ts';

export type ThreadLimits = {
  /** For one question, once the thread is ready. */
  readonly mostMs: number;
  /** Heap, with the rulebook (about 20 MB) in it. */
  readonly mostMegabytes: number;
  /** Characters of one answer. */
  readonly mostAnswer: number;
};

export type Outcome = Exclude<Reply, 'ready'>;

export type Thread = {
  /** Starts it ahead of its first question. */
  readonly begin: () => Promise<void>;
  /** @throws nothing: what overran, or ended the thread, was too much */
  readonly evaluate: (question: Question) => Promise<Outcome>;
  readonly close: () => Promise<void>;
};

/** Node names the folder of this version in it; a thread finds its own. */
const compiled = getCompileCacheDir();

/** A thread that cannot even start is tried again, without keeping a processor busy with it. */
const startAgainMs = 1000;

export function openThread(program: URL, limits: ThreadLimits, report: Report): Thread {
  const { mostMs, mostMegabytes, mostAnswer } = limits;
  let closed = false;
  let worker: Worker | undefined;
  let settle: ((outcome: Outcome) => void) | undefined;
  let ready: Promise<void> | undefined;

  /** Resolves when it can be asked. Whenever the thread ends, another takes its place. */
  function start(): Promise<void> {
    const own = new Worker(program, {
      // Neither our loader, nor what the environment holds, is for the rules; what is compiled already is.
      execArgv: [],
      env: compiled === undefined ? {} : { NODE_COMPILE_CACHE: dirname(compiled) },
      workerData: { mostAnswer },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 16 },
    });
    worker = own;
    let kind = 'ended';
    own.on('error', (error) => {
      kind = kindOf(error);
    });
    const started = new Promise<boolean>((resolve) => {
      own.on('message', (reply: Reply) => {
        if (reply === 'ready') resolve(true);
        else if (own === worker) settle?.(reply);
      });
      own.once('exit', () => resolve(false));
    });
    own.once('exit', async () => {
      // One that overran was replaced already.
      if (closed || own !== worker) return;
      report({ work: 'assess', kind });
      if (await started) replace();
    });
    return started.then(async (it) => {
      if (it || closed || own !== worker) return;
      await setTimeout(startAgainMs, undefined, { ref: false });
      if (!closed) await start();
    });
  }

  function replace(): void {
    ready = start();
    settle?.({ no: 'too-much' });
  }

  const begin = (): Promise<void> => (ready ??= start());

  function overrun(): void {
    report({ work: 'assess', kind: 'overran' });
    void worker?.terminate();
    replace();
  }

  return {
    begin,
    evaluate: async (question) => {
      await begin();
      if (closed) return { no: 'too-much' };
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      settle = resolve;
      worker?.postMessage(question);
      const timer = globalThis.setTimeout(overrun, mostMs);
      const outcome = await promise;
      clearTimeout(timer);
      settle = undefined;
      return outcome;
    },
    close: async () => {
      closed = true;
      settle?.({ no: 'too-much' });
      await worker?.terminate();
    },
  };
}
