/**
 * From when each way alone would do: like the earliest date, but for every way that fails today, also those another way
 * overtakes. Hops from one day on which a way can change to the next.
 */
import { addYears, type Day } from '#calendar';
import { type Answer, answerOn, procedureOf, type Question } from './answer.ts';
import type { Assessment, RouteResult } from './assess.ts';
import { type Budget, budgetOf } from './budget.ts';
import { beforeFiling } from './earliest.ts';
import { nextLawChange } from './edition.ts';
import { memoToHop } from './memo.ts';
import type { Text } from './provision.ts';
import { farFuture, type Situation } from './situation.ts';

/**
 * The first day on which a way no longer fails, infinite when no such day was found; and whether it is clear then, or waits
 * for what is not known.
 */
export type Opening = { readonly from: Day; readonly settled: boolean };

export const neverOpens: Opening = Object.freeze({ from: farFuture, settled: false });

const horizonYears = 50;
const mostHops = 400;
/** Nodes at most, and never more than half of what is left: the answer itself comes first. */
const mostNodes = 1_000_000;

/** Ways still looked for: those of one text, in one assessment. */
type Looking = { readonly text: Text; readonly route: string; from: Day; settled: boolean };

/** @param ways the ways to look for, each with the assessment it stands in */
export function openingsOf(
  question: Question,
  situation: Situation,
  answer: Answer,
  ways: ReadonlyMap<RouteResult, Assessment>,
): ReadonlyMap<RouteResult, Opening> {
  const looking = new Map<RouteResult, Looking>();
  for (const [way, { edition }] of ways) looking.set(way, { text: edition.text, route: way.id, ...neverOpens });
  const nodes = Math.min(mostNodes, Math.floor(answer.budget.nodes / 2));
  const budget = budgetOf({ nodes });
  look(question, beforeFiling(question, situation), answer.day, budget, [...looking.values()]);
  answer.budget.nodes -= nodes - Math.max(0, budget.nodes);
  return looking;
}

function look(question: Question, situation: Situation, from: Day, budget: Budget, ways: readonly Looking[]): void {
  const horizon = addYears(from, horizonYears);
  const procedure = procedureOf(question);
  const memo = memoToHop();
  let open = ways;
  let day = from;
  for (let hops = 0; hops < mostHops && day <= horizon && open.length > 0; hops++) {
    const answer = answerOn(question, situation, day, budget, memo);
    if ('no' in answer) return;
    let next = nextLawChange(question.rulebook, procedure, day);
    for (const way of open) {
      const { clear, until } = routeUnder(way, answer);
      if (clear !== 'no') Object.assign(way, { from: day, settled: clear === 'yes' });
      next = Math.min(next, until);
    }
    open = open.filter((it) => it.from === farFuture);
    day = Math.max(next, day + 1);
  }
}

/** The way on that day under the same text, or the one that has taken its place; while that is closed, closed with it. */
function routeUnder({ text, route }: Looking, { candidates }: Answer): Pick<RouteResult, 'clear' | 'until'> {
  const texts = candidates.map((it) => it.edition.text);
  const at = [texts.indexOf(text), texts.findIndex((it) => it.status === text.status)].find((it) => it >= 0) ?? 0;
  const { routes, until } = candidates[at] as Assessment;
  return routes.find((it) => it.id === route) ?? { clear: 'no', until };
}
