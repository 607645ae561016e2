/** Everything the server has evaluated: each takes plain JSON and gives plain JSON, so that it can run in another thread. */
import {
  type BadInput,
  type Determination,
  determineFrom,
  type Explanation,
  explain,
  type Refusal,
} from '#determinations';
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';

type Assess = {
  readonly procedure: string;
  /** Parsed JSON in the situation format, of whatever shape. */
  readonly input: unknown;
  readonly locale: Locale;
  readonly day?: number;
  readonly law?: number;
  readonly overlay?: string;
};

/** One situation determined and explained. */
function assess({
  locale,
  ...request
}: Assess): (Determination & { readonly explanation: Explanation }) | Refusal | BadInput {
  const result = determineFrom({ rulebook: japan, ...request });
  return 'no' in result ? result : { ...result, explanation: explain(result, japan, locale) };
}

export const jobs = { assess };

export type Job = keyof typeof jobs;
export type Asked<J extends Job> = Parameters<(typeof jobs)[J]>[0];
export type Answered<J extends Job> = ReturnType<(typeof jobs)[J]>;

/** @throws whatever the rules throw: a fault of ours */
export function run<J extends Job>(job: J, asked: Asked<J>): Answered<J> {
  const work: (it: Asked<J>) => Answered<J> = jobs[job] as never;
  return work(asked);
}
