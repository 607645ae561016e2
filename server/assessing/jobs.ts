/** Everything the server has evaluated or printed: each takes plain JSON and gives plain JSON, so that it can run in another thread. */
import { fileURLToPath } from 'node:url';
import { isoDay } from '#calendar';
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
import { holdInterview, type Next, type Result, readInput, resultOf } from '#interview';
import type { Locale } from '#language';
import { openPress, type Paper, type Press, type TooLong } from '#paper';
import { japan } from '#rulebook/japan';
import type { SituationInput } from '#rules';

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

type Step = {
  readonly procedure: string;
  readonly locale: Locale;
  /** What was told: readable, as `readSituation` says. */
  readonly input: SituationInput;
  readonly trail: readonly string[];
  /** What to show: what comes next, the result, or one question by its name. */
  readonly want: 'next' | 'result' | { readonly name: string };
};

/** Of an interview, what its page shows. */
export type Shown =
  | (Next & {
      readonly is: 'question';
      /** There is no law on record for the day that was told: it is asked again. */
      readonly withoutLaw?: { readonly no: 'ended' | 'not-yet-in-force'; readonly day: string };
    })
  | (Result & { readonly is: 'result' })
  | { readonly no: 'too-much' };

/** @throws Error when what was told cannot be read, or the rulebook is at fault */
function interview({ procedure, locale, input, trail, want }: Step): Shown {
  const read = readInput(japan.facts, input, trail);
  if ('problems' in read) throw new Error('what was told was not read before it was asked about');
  const named = typeof want === 'string' ? undefined : want.name;
  const held = holdInterview({ rulebook: japan, procedure, locale }, read.state, named);
  const { answer, next } = held;
  if (next !== undefined && named !== undefined) return { is: 'question', ...next };
  if ('no' in answer) {
    if (answer.no === 'too-much' || next === undefined) return { no: 'too-much' };
    return { is: 'question', ...next, withoutLaw: { no: answer.no, day: isoDay(answer.day) } };
  }
  if (next !== undefined && want === 'next') return { is: 'question', ...next };
  const result = resultOf(held);
  return 'no' in result ? result : { is: 'result', ...result };
}

/** Plain and bold: Japanese with Latin, and Vietnamese. */
const typefaces = [
  ['biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf', 'biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'],
  ['be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf', 'be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'],
].map((faces) => faces.map((it) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/${it}`))));
let press: Promise<Press> | undefined;

/** `pdf` in base 64. */
export type Pdf = { readonly pdf: string; readonly pages: number };

/** A paper set as PDF. @param at an ISO moment */
async function print({ paper, at }: { readonly paper: Paper; readonly at: string }): Promise<Pdf | TooLong> {
  press ??= openPress(typefaces);
  const printed = (await press).print(paper, new Date(at));
  if ('no' in printed) return printed;
  return { pdf: Buffer.from(printed.pdf).toString('base64'), pages: printed.pages };
}

export const jobs = { assess, determine, tell, whole, interview, print };

export type Job = keyof typeof jobs;
export type Asked<J extends Job> = Parameters<(typeof jobs)[J]>[0];
export type Answered<J extends Job> = Awaited<ReturnType<(typeof jobs)[J]>>;

/** @throws whatever the rules throw: a fault of ours */
export async function run<J extends Job>(job: J, asked: Asked<J>): Promise<Answered<J>> {
  const work: (it: Asked<J>) => Answered<J> | Promise<Answered<J>> = jobs[job] as never;
  return work(asked);
}
