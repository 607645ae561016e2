/**
 * A pool of threads that evaluate. Each question has a limit of time, memory and size; each client its turn; the queue an
 * end.
 *
 * INVARIANT: a question is answered, refused, or fails; none waits for ever, and none keeps the server from answering others.
 */
import { availableParallelism } from 'node:os';
import { type Report, reportTo } from '../report.ts';
import type { Assessor, Overload } from './assessor.ts';
import { openQueue, type QueueLimits } from './queue.ts';
import { type Outcome, openThread, type Thread, type ThreadLimits } from './thread.ts';
import type { Question } from './worker.ts';

export type PoolOptions = Partial<Omit<QueueLimits, 'places'> & ThreadLimits> & {
  /** By default as many as there are processors, at most 4. */
  readonly threads?: number;
  readonly mostWaitMs?: number;
  /** What a thread runs: the server's own, or a test's. */
  readonly program?: URL;
  readonly report?: Report;
};

type Waiting = { readonly question: Question; readonly settle: (outcome: Outcome | Overload) => void };

const busy = { no: 'busy', retryAfter: 5 } as const satisfies Overload;

/** An assessor whose threads can be started before anybody asks. */
export type Pool = Assessor & { readonly begin: () => void };

/** Each thread starts with its first question, or when all are told to begin; what is asked meanwhile waits for it. */
export function openPool({
  threads: places = Math.min(4, availableParallelism()),
  mostMs = 5000,
  mostMegabytes = 96,
  mostAnswer = 2 * 1024 * 1024,
  most = 64,
  mostOfOne = 8,
  mostWaitMs = 15_000,
  program = new URL('./worker.ts', import.meta.url),
  report = reportTo((line) => process.stderr.write(`${line}\n`)),
}: PoolOptions = {}): Pool {
  const queue = openQueue<Waiting>({ places, most, mostOfOne });
  const threads = Array.from({ length: places }, () =>
    openThread(program, { mostMs, mostMegabytes, mostAnswer }, report),
  );
  const idle = [...threads];
  const open = new Set<Waiting>();
  let closed = false;

  function work(): void {
    for (let thread = idle.pop(); thread !== undefined; thread = idle.pop()) {
      const taken = queue.next();
      if (taken === undefined) {
        idle.push(thread);
        return;
      }
      void workOn(thread, taken.client, taken.item);
    }
  }

  async function workOn(thread: Thread, client: string, { question, settle }: Waiting): Promise<void> {
    const outcome = await thread.evaluate(question);
    idle.push(thread);
    queue.done(client);
    settle(outcome);
    work();
  }

  const answered = (client: string, question: Question): Promise<Outcome | Overload> =>
    new Promise((resolve) => {
      const waiting: Waiting = {
        question,
        settle: (outcome) => {
          clearTimeout(patience);
          open.delete(waiting);
          resolve(outcome);
        },
      };
      open.add(waiting);
      const patience = setTimeout(() => {
        // What is already being evaluated has its own limit.
        if (queue.leave(waiting)) waiting.settle(busy);
      }, mostWaitMs);
      if (closed || !queue.wait(client, waiting)) waiting.settle(busy);
      else work();
    });

  return {
    begin: () => {
      for (const it of threads) void it.begin();
    },
    ask: async (client, job, asked) => {
      const outcome = await answered(client, { job, asked: JSON.stringify(asked) });
      if ('fault' in outcome) throw outcome.fault;
      return 'answer' in outcome ? JSON.parse(outcome.answer) : outcome;
    },
    load: () => ({ waiting: open.size, open: !closed }),
    close: async () => {
      closed = true;
      for (const it of open) it.settle(busy);
      await Promise.all(threads.map((it) => it.close()));
    },
  };
}
