/**
 * Special ways: those with a door, one coarse question before all their details. A way nobody opened is left aside where it is
 * asked what to ask, and offered instead where it can still be the better one.
 */

import type { Day } from '#calendar';
import { answerOn, procedureOf, type Question } from './answer.ts';
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

/** The same question without the special ways nobody opened; the question itself where there are none. */
export function openWaysOnly(question: Question, situation: Situation): Question {
  const { routes = [] } = procedureOf(question);
  const shut = routes.filter((it) => it.door !== undefined && !isOpened(it.door, situation)).map((it) => it.id);
  if (shut.length === 0 || shut.length === routes.length) return question;
  return { ...question, aside: new Set(shut) };
}

/** The questions before special ways nobody opened that can still be the better, in the order they are written. */
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
  return [...new Set(doors)].filter((it) => !isKnown(situation, it) && absenceOf(situation, it) === 'absent');
}
