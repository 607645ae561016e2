/** `shinrai check`: everything that can be wrong with the rulebook, found by reading it. */
import { coveredByCases, japan } from '#rulebook/japan';
import { check } from '#rules';
import { answered, type ExitCode, fault, type Io } from './io.ts';
import { parse } from './options.ts';

export const help = `shinrai check

Checks the rulebook: citations, dates, wording in every language, cases, tables
without gaps, routes and rows that can be reached, support beside integration
requirements, nationality only where a statute turns on it. Exit code 1 when
something is wrong.`;

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  parse(args, {});
  const faults = check(japan, coveredByCases());
  for (const it of faults) io.out(`${it.at}: ${it.says} [${it.code}]\n`);
  io.out(`${japan.id} ${japan.version}: ${japan.provisions.length} provisions, ${faults.length} faults\n`);
  return faults.length === 0 ? answered : fault;
}
