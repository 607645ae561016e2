/** Everything the server has evaluated: each takes plain JSON and gives plain JSON, so that it can run in another thread. */
import {
  type BadInput,
  type Determination,
  determineFrom,
  type Explanation,
  explain,
  type InputRequest,
  type Refusal,
} from '#determinations';
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import { interview } from './interview.ts';

type Request = Omit<InputRequest, 'rulebook'>;
type Assessed = Determination & { readonly explanation: Explanation };

/** One situation determined. */
const determine = (request: Request) => determineFrom({ rulebook: japan, ...request });

/** One situation determined and explained. */
function assess({ locale, ...request }: Request & { readonly locale: Locale }): Assessed | Refusal | BadInput {
  const result = determine(request);
  return 'no' in result ? result : { ...result, explanation: explain(result, japan, locale) };
}

type Tell = { readonly determinations: readonly Determination[]; readonly locale: Locale };

/** Determinations in words. */
const tell = ({ determinations, locale }: Tell): readonly Explanation[] =>
  determinations.map((it) => explain(it, japan, locale));

export const jobs = { assess, determine, tell, interview };

export type Job = keyof typeof jobs;
export type Asked<J extends Job> = Parameters<(typeof jobs)[J]>[0];
export type Answered<J extends Job> = ReturnType<(typeof jobs)[J]>;

/** @throws whatever the rules throw: a fault of ours */
export function run<J extends Job>(job: J, asked: Asked<J>): Answered<J> {
  const work: (it: Asked<J>) => Answered<J> = jobs[job] as never;
  return work(asked);
}
