/** Parts of an explanation besides its findings: points, what would help, from when, days to act by, and the model. */
import { formatDay, joinSentences } from '#language';
import type { DeadlineReport, Determination, DutyReport, EarliestReport, Quantity } from './determination.ts';
import type { Explanation } from './explain.ts';
import type { Voice } from './speak.ts';
import type { SentenceKey } from './wording/en.ts';

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

/** Facts named of those a day waits for. */
const mostFacts = 5;

export function earliestText(earliest: EarliestReport | undefined, today: string, speak: Voice): readonly string[] {
  if (earliest === undefined) return [];
  const day = (iso: string): { day: string } => ({ day: formatDay(speak.locale, iso) });
  const stops = earliest.until === undefined ? [] : [speak.say('earliest.until', day(earliest.until))];
  const { facts = [], textsDiffer = false } = earliest.waitsFor ?? {};
  const names = speak.list(facts.slice(0, mostFacts).map((fact) => speak.label(fact)));
  const waits = [
    ...(textsDiffer ? [speak.say('earliest.texts')] : []),
    ...(facts.length === 0 ? [] : [speak.say('earliest.facts', { facts: names })]),
  ];
  const { on, notBefore = on } = earliest;
  if (on !== undefined && notBefore !== undefined && notBefore < on)
    return [speak.say('earliest.latest', day(on)), speak.say('earliest.sooner', day(notBefore)), ...waits, ...stops];
  if (on !== undefined) return [on === today ? speak.say('earliest.now') : speak.say('earliest.on', day(on)), ...stops];
  if (notBefore === undefined) {
    const { horizon } = earliest;
    return [horizon === undefined ? speak.say('earliest.never') : speak.say('earliest.horizon', day(horizon))];
  }
  return [notBefore === today ? speak.say('earliest.open') : speak.say('earliest.notBefore', day(notBefore)), ...waits];
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

const dutyKey = ({ state, unless }: DutyReport): SentenceKey =>
  unless === undefined || state === 'blocked' ? `deadline.${state}` : `deadline.unless.${unless}.${state}`;

export function modelText(determination: Determination, speak: Voice): Explanation['model'] | undefined {
  const { model } = determination;
  if (model === undefined) return undefined;
  const same = model.outcome === determination.outcome && model.clear === determination.clear;
  const key =
    model.outcome === 'judgement' ? (`judgement.${model.clear === 'yes' ? 'clear' : 'open'}` as const) : model.outcome;
  return {
    headline: same ? speak.say('headline.model.same') : speak.say(`headline.model.${key}`),
    differences: model.differs.map((it) =>
      speak.say('model.differs', { name: speak.name(it.id), state: speak.state(it.state), was: speak.state(it.was) }),
    ),
    earliest: earliestText(model.earliest, determination.dates.day, speak),
  };
}
