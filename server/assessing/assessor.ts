/** Who evaluates: threads beside the server, or in tests the caller's own. The server never evaluates rules between two requests. */
import { type Answered, type Asked, type Job, run } from './jobs.ts';

/** Why nothing was evaluated. The same question may be answered later, or with less in it. */
export type Overload =
  /** It took more time, memory or words than one question may. */
  | { readonly no: 'too-much' }
  /** Others are waiting. @unit seconds */
  | { readonly no: 'busy'; readonly retryAfter: number };

export type Assessor = {
  /**
   * @param client whose turn it is; jobs of one client wait for each other before they keep others waiting
   * @throws Error a fault of ours in the rules
   */
  readonly ask: <J extends Job>(client: string, job: J, asked: Asked<J>) => Promise<Answered<J> | Overload>;
  /** How many questions wait, and whether any is taken. */
  readonly load: () => { readonly waiting: number; readonly open: boolean };
  readonly close: () => Promise<void>;
};

/** Evaluates where it is called: for tests and commands, which have nobody else to answer. */
export const here: Assessor = {
  // Through JSON like the threads, so that nothing else can come to be relied on.
  ask: async (_, job, asked) => JSON.parse(JSON.stringify(await run(job, JSON.parse(JSON.stringify(asked))))),
  load: () => ({ waiting: 0, open: true }),
  close: async () => {},
};
