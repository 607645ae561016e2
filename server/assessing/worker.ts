/** One thread of the pool: a question in, an answer out, both as JSON text. It knows no database, no keys and no clock. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Job, run } from './jobs.ts';

/** What goes to a thread and what comes back. */
export type Question = { readonly job: Job; readonly asked: string };
export type Reply = { readonly answer: string } | { readonly no: 'too-much' } | { readonly fault: unknown } | 'ready';

const { mostAnswer } = workerData as { readonly mostAnswer: number };

async function answerTo({ job, asked }: Question): Promise<Reply> {
  try {
    const answer = JSON.stringify(await run(job, JSON.parse(asked)));
    return answer.length > mostAnswer ? { no: 'too-much' } : { answer };
  } catch (fault) {
    return { fault };
  }
}

parentPort?.on('message', async (question: Question) => parentPort?.postMessage(await answerTo(question)));
parentPort?.postMessage('ready' satisfies Reply);
