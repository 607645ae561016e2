/** Everything the server has evaluated: each takes plain JSON and gives plain JSON, so that it can run in another thread. */
import {
  type BadInput,
  type Brief,
  brief,
  type Conclusion,
  type Determination,
  determineFrom,
  type Explanation,
  explain,
  type InputRequest,
  type Refusal,
  type Release,
  revive,
} from '#determinations';
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import { interview } from './interview.ts';

/** @param release the law to read; today's by default */
type Request = Omit<InputRequest, 'rulebook'> & { readonly release?: Release };
type Assessed = Determination & { readonly explanation: Explanation };

/** One situation determined. */
const determine = ({ release, ...request }: Request) => determineFrom({ rulebook: rulebookOf(release), ...request });

const rulebookOf = (release: Release | undefined) => (release === undefined ? japan : revive(release));

/** One situation determined and explained. */
function assess({
  locale,
  ...request
}: Omit<Request, 'release'> & { readonly locale: Locale }): Assessed | Refusal | BadInput {
  const result = determine(request);
  return 'no' in result ? result : { ...result, explanation: explain(result, japan, locale) };
}

type Tell = { readonly conclusions: readonly Conclusion[]; readonly locale: Locale };

/** What is kept of determinations, in a few words. */
const tell = ({ conclusions, locale }: Tell): readonly Brief[] => conclusions.map((it) => brief(it, japan, locale));

type Whole = { readonly determination: Determination; readonly locale: Locale; readonly release?: Release };

/** A determination in words, those of its own release. */
const whole = ({ determination, locale, release }: Whole): Explanation =>
  explain(determination, rulebookOf(release), locale);

export const jobs = { assess, determine, tell, whole, interview };

export type Job = keyof typeof jobs;
export type Asked<J extends Job> = Parameters<(typeof jobs)[J]>[0];
export type Answered<J extends Job> = ReturnType<(typeof jobs)[J]>;

/** @throws whatever the rules throw: a fault of ours */
export function run<J extends Job>(job: J, asked: Asked<J>): Answered<J> {
  const work: (it: Asked<J>) => Answered<J> = jobs[job] as never;
  return work(asked);
}
