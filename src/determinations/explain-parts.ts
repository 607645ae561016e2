/** Parts of an explanation besides its findings: points, what would help, and days to act by. */
import { joinSentences } from '#language';
import type { DeadlineReport, Determination, DutyReport, Quantity } from './determination.ts';
import type { Explanation } from './explain.ts';
import type { Voice } from './speak.ts';
import type { ExplanationPhrase } from './wording.ts';

export function pointsText(determination: Determination, speak: Voice): Explanation['points'] | undefined {
  const { points } = determination;
  if (points === undefined) return undefined;
  const say = (value: Quantity | null): string => speak.quantity(value, 'points');
  const threshold = say(points.threshold ?? null);
  const text =
    points.atLeast === points.atMost
      ? speak.say('points.total', { total: say(points.atLeast), threshold })
      : speak.say('points.bounds', { atLeast: say(points.atLeast), atMost: say(points.atMost), threshold });
  return {
    text,
    atLeast: points.atLeast,
    atMost: points.atMost,
    ...(points.threshold === undefined ? {} : { threshold: points.threshold }),
    items: points.items.map((it) => ({
      id: it.id,
      name: speak.row(it.id),
      text: say(it.points),
      points: bound(it.points, 'atLeast'),
      most: bound(it.points, 'atMost'),
    })),
  };
}

function bound(value: Quantity | null, which: 'atLeast' | 'atMost'): number {
  const it = typeof value === 'object' ? value?.[which] : value;
  return typeof it === 'number' ? it : 0;
}

export function changesText(determination: Determination, speak: Voice): readonly string[] {
  return determination.changes.map(({ facts, clear }) => {
    const parts = facts.map((it) =>
      speak.say('change.one', {
        label: speak.label(it.fact),
        from: speak.value(it.fact, it.from),
        to: speak.value(it.fact, it.to),
        party: speak.party(it.by),
      }),
    );
    return joinSentences(speak.locale, [...parts, ...(clear === 'unknown' ? [speak.say('change.unknown')] : [])]);
  });
}

export function deadlineText(deadline: DeadlineReport, speak: Voice): string {
  const { advise, lawful, duty } = deadline;
  const days = { advise: speak.quantity(advise ?? null), lawful: speak.quantity(lawful ?? null) };
  const which =
    advise === undefined || days.advise === days.lawful ? 'lawful' : lawful === undefined ? 'advise' : 'both';
  const sentence =
    duty !== undefined
      ? speak.say(dutyKey(duty), { ...days, bearer: speak.party(duty.bearer) })
      : lasts(deadline, speak) && which !== 'advise'
        ? speak.say(`deadline.lasts.${which}`, days)
        : speak.say(`deadline.${which}`, days);
  return deadline.provisional ? `${sentence} ${speak.say('deadline.provisional')}` : sentence;
}

/** Something that lasts until that day, and that nobody has to file. */
const lasts = ({ provision }: DeadlineReport, speak: Voice): boolean =>
  speak.rulebook.provisions.some((it) => it.id === provision && 'deadline' in it && it.deadline?.lasts !== undefined);

const dutyKey = ({ state, unless }: DutyReport): ExplanationPhrase =>
  unless === undefined || state === 'blocked' ? `deadline.${state}` : `deadline.unless.${unless}.${state}`;
