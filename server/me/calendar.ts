/** A person's dates as iCalendar (RFC 5545): whole days under a neutral title, so that a shared screen tells nothing. */
import ical, { ICalAlarmType, ICalEventClass, ICalEventTransparency } from 'ical-generator';
import type { Locale } from '#language';
import type { Vault } from '#store';
import type { DateLine } from '../../web/me/standing.tsx';
import { sayIn } from '../../web/words.ts';

const remindBeforeSeconds = 14 * 24 * 3600;

/** Days that fall together are one event. */
export function calendarText(
  vault: Vault,
  subject: string,
  lines: readonly DateLine[],
  locale: Locale,
  now: Date,
): string {
  const say = sayIn(locale);
  const calendar = ical({ name: 'Shinrai', prodId: { company: 'Shinrai', product: 'dates', language: locale } });
  for (const days of Map.groupBy(lines, (it) => it.day).keys()) {
    // WHY a digest: the id must stay the same from one fetch to the next and tell nothing.
    const id = vault.digest('calendar', `${subject}|${days}`).toString('hex').slice(0, 32);
    const event = calendar.createEvent({
      id,
      start: new Date(`${days}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      summary: say('dates.neutral'),
      class: ICalEventClass.PRIVATE,
      transparency: ICalEventTransparency.TRANSPARENT,
      stamp: now,
    });
    event.createAlarm({
      type: ICalAlarmType.display,
      triggerBefore: remindBeforeSeconds,
      description: say('dates.neutral'),
    });
  }
  return calendar.toString();
}
