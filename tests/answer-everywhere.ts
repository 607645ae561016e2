// One answer with everything computed on top of it, as text: run by Node and by a browser, to be compared.
import { japan } from '#rulebook/japan';
import {
  answerOn,
  earliestDate,
  nextQuestion,
  type Question,
  readSituation,
  type Seen,
  saysOfAll,
  smallestChanges,
  treesSeen,
  without,
} from '#rules';

const traceOf = (seen: Seen): string => `${seen.lo}..${seen.hi}|${seen.until}(${seen.parts.map(traceOf).join()})`;

export function answerText(procedure: string, input: string): string {
  const read = readSituation(japan.facts, JSON.parse(input));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { situation } = read;
  const question: Question = { rulebook: japan, procedure };
  const answer = answerOn(question, situation, situation.asOf);
  if ('no' in answer) throw new Error(answer.no);
  const half = without(
    situation,
    [...situation.scalars.keys()].filter((_, i) => i % 2 === 1),
  );
  return JSON.stringify({
    says: saysOfAll(answer),
    traces: answer.candidates.flatMap((it) => [...treesSeen(it)].map(traceOf)),
    earliest: earliestDate(question, situation, situation.asOf),
    changes: smallestChanges(question, situation, situation.asOf),
    next: nextQuestion(question, half, situation.asOf)?.fact,
  });
}
