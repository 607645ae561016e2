/**
 * Special ways: those with a door, one coarse question before all their details. A way nobody opened is left aside where it is
 * asked what to ask, and offered instead where it can still be the better one.
 */

import type { Day } from '#calendar';
import { type Answer, answerOn, procedureOf, type Question } from './answer.ts';
import { type Budget, budgetOf } from './budget.ts';
import type { Route } from './provision.ts';
import { absenceOf, isKnown, notYet, type Situation, segmentOn } from './situation.ts';

type Door = NonNullable<Route['door']>;

const told = (fact: string, { scalars, asOf }: Situation): number | string | undefined =>
  segmentOn(scalars.get(fact) ?? [], asOf)?.value;

/** "I do not know" opens it as well: unknown is never no. */
function isOpened({ asks, openTo }: Door, situation: Situation): boolean {
  if (openTo?.oneOf.includes(told(openTo.fact, situation) as string) === true) return true;
  if (!isKnown(situation, asks)) return absenceOf(situation, asks) === 'dont-know';
  const value = told(asks, situation);
  return value !== 0 && value !== notYet;
}

/** Is it a special way that nobody has opened? */
export const isShut = ({ door }: Pick<Route, 'door'>, situation: Situation): boolean =>
  door !== undefined && !isOpened(door, situation);

/** The same question without the special ways nobody opened; the question itself where there are none. */
export function openWaysOnly(question: Question, situation: Situation): Question {
  const { routes = [] } = procedureOf(question);
  const shut = routes.filter((it) => isShut(it, situation)).map((it) => it.id);
  if (shut.length === 0 || shut.length === routes.length) return question;
  return { ...question, aside: new Set(shut) };
}

/** The questions before special ways nobody opened that can still be the better, in the order of the sections. */
export function doorsLeft(
  question: Question,
  situation: Situation,
  day: Day,
  budget: Budget = budgetOf(),
): readonly string[] {
  const answer = answerOn(question, situation, day, budget);
  if ('no' in answer || answer.clear === 'yes') return [];
  const waiting = new Set(
    answer.candidates.flatMap(({ routes }) =>
      routes.filter((it) => it.outcome === 'unknown' && !it.dominated).map((it) => it.id),
    ),
  );
  const doors = (procedureOf(question).routes ?? []).flatMap(({ id, door }) =>
    door !== undefined && waiting.has(id) && !isOpened(door, situation) ? [door.asks] : [],
  );
  const left = new Set(doors.filter((it) => !isKnown(situation, it) && absenceOf(situation, it) === 'absent'));
  return question.rulebook.sections.flatMap(({ facts }) => facts.filter((it) => left.has(it)));
}

/** The facts a person may be asked on the ways this question looks at, whatever was told. */
export function factsLookedAt(question: Question, answer: Answer): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { edition } of answer.candidates) {
    const { routes, gates, procedure, factsBehind, rulebook } = edition;
    const own = routes.filter((it) => question.aside?.has(it.id) !== true);
    const read = [
      ...own.flatMap((it) => it.requirements.filter((one) => one.weight === 'must' || one.weight === 'in-principle')),
      ...gates,
    ];
    for (const id of [...read.map((it) => it.id), ...(procedure.answers ?? [])])
      for (const fact of factsBehind.get(id) ?? []) if (rulebook.facts.get(fact)?.heldBy !== 'officer') found.add(fact);
  }
  return found;
}
