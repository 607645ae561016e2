/** `shinrai assess`: one situation, or one a line. */
import {
  type BadInput,
  type Determination,
  describeProblemIn,
  determineFrom,
  explain,
  type InputRequest,
  type Refusal,
} from '#determinations';
import { type Locale, locales } from '#language';
import { japan } from '#rulebook/japan';
import { answered, BadInputError, decode, type ExitCode, type Io, jsonOf, parseJson, streamOf } from './io.ts';
import { linesOf } from './lines.ts';
import { assessOptions, dayOption, langOption, overlayOption, parse, procedureArgument } from './options.ts';
import { printed } from './print.ts';

export const help = `shinrai assess <procedure> <file.json|-> [options]

  --date YYYY-MM-DD   the day to determine (default: the day the facts were told,
                      or of the application if that is later)
  --law YYYY-MM-DD    read the law of that day
  --lang ${locales.join('|')}
  --overlay model     also show what the Balanced Coexistence Model would add
  --detail            also every finding, its reasoning and its law
  --json              the determination as JSON, with its explanation
  --ndjson            one situation a line in, one determination a line out;
                      errors are lines with their number and stop nothing`;

type Fixed = Omit<InputRequest, 'input'>;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parse(args, assessOptions);
  const [procedure, file = '-'] = parsed.positionals;
  const day = dayOption(parsed, 'date');
  const law = dayOption(parsed, 'law');
  const overlay = overlayOption(parsed);
  const fixed: Fixed = {
    rulebook: japan,
    procedure: procedureArgument(procedure),
    ...(day === undefined ? {} : { day }),
    ...(law === undefined ? {} : { law }),
    ...(overlay === undefined ? {} : { overlay }),
  };
  const locale = langOption(parsed);
  if (parsed.values.ndjson === true) return stream(fixed, file, locale, io);
  const determination = answerTo({ ...fixed, input: await jsonOf(file, io) }, locale);
  io.out(
    parsed.values.json === true
      ? json(determination, locale)
      : printed(determination, locale, parsed.values.detail === true),
  );
  return answered;
}

/** @throws BadInputError with every problem of the input, or why there is no such law */
export function answerTo(request: InputRequest, locale: Locale): Determination {
  const result = determineFrom(request);
  if ('no' in result) throw new BadInputError(reasonOf(result, locale));
  return result;
}

function reasonOf(result: Refusal | BadInput, locale: Locale): string {
  switch (result.no) {
    case 'bad-input':
      return result.problems.map((it) => `${it.at}: ${describeProblemIn(locale, it, japan)}`).join('\n');
    case 'not-yet-in-force':
      return `that law is not on record so early: the first version of this procedure is of ${result.day}; give --law ${result.day} or later`;
    case 'ended':
      return `this procedure ended on ${result.day}; give --law with an earlier day`;
    case 'too-much':
      return 'this is more than one answer can hold; leave out the entries of lists that do not matter here';
    case 'unknown-procedure':
    case 'unknown-overlay':
      return `accepted: ${result.known.join(', ')}`;
  }
}

function json(determination: Determination, locale: Locale): string {
  return `${JSON.stringify({ ...determination, explanation: explain(determination, japan, locale) }, null, 2)}\n`;
}

/** One line in, one line out, in constant memory. */
async function stream(fixed: Fixed, file: string, locale: Locale, io: Io): Promise<ExitCode> {
  for await (const { number, bytes } of linesOf(await streamOf(file, io))) {
    if (bytes !== undefined && bytes.length === 0) continue;
    io.out(`${JSON.stringify(lineAnswer(fixed, number, bytes, locale))}\n`);
  }
  return answered;
}

function lineAnswer(fixed: Fixed, line: number, bytes: Buffer | undefined, locale: Locale): unknown {
  try {
    if (bytes === undefined) throw new BadInputError(`line ${line} is longer than 2 MB`);
    const input = parseJson(decode(bytes, `line ${line}`), `line ${line}`);
    const result = determineFrom({ ...fixed, input });
    if (!('no' in result)) return result;
    const problems = result.no === 'bad-input' ? result.problems : undefined;
    return {
      line,
      error: { code: result.no, message: reasonOf(result, locale), ...(problems === undefined ? {} : { problems }) },
    };
  } catch (error) {
    if (error instanceof BadInputError) return { line, error: { code: 'bad-input', message: error.message } };
    return { line, error: { code: 'fault', message: 'a fault of ours, not of this line' } };
  }
}
