/** Which answers come first: what has a day soon, then what stands in the way, then what can be done. */
import { addMonths, isoDay, parseDay } from '#calendar';
import type { Cards } from '../../web/resident/cards.tsx';
import type { Told } from '../../web/resident/standing.tsx';
import { concerns } from './told.ts';

/** An extension can be filed for from so many months before the last day: nearer than that, it comes first. */
const soonMonths = 3;

const order = ['against', 'open', 'later', 'ask', 'advice', 'value', 'first', 'closed'] as const;

/** @param told in the order of the rulebook, which stays where nothing else comes first */
export function cardsOf(told: readonly Told[], today: string): Cards {
  const closed = (it: Told): boolean => it.brief.answer.tone === 'closed';
  const own = told.filter((it) => concerns(it.standing) && !closed(it));
  const others = told.filter((it) => !own.includes(it) && !closed(it));
  const ranks = new Map(own.map((it) => [it, rankOf(it, today)]));
  const rank = (it: Told): string => ranks.get(it) ?? '';
  return { own: own.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0)), others };
}

/** As text that sorts. Where nothing is left to do comes last. */
function rankOf({ brief: { answer } }: Told, today: string): string {
  const now = parseDay(today);
  const soon = now === undefined ? today : isoDay(addMonths(now, soonMonths));
  const due = answer.todo
    .filter((it) => it.by === undefined)
    .flatMap((it) => it.day ?? [])
    .toSorted()
    .find((it) => it <= soon);
  if (due !== undefined) return `0 ${due}`;
  if (answer.tone === 'open' && answer.todo.length === 0) return '9';
  return `1 ${order.indexOf(answer.tone)}`;
}
