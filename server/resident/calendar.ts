/**
 * A person's dates as iCalendar (RFC 5545): whole days under a neutral title, so that a shared screen tells nothing. What
 * makes an event private stands before its alarm: readers are known that drop what comes after.
 */
import type { Locale } from '#language';
import type { Vault } from '#store';
import { sayIn } from '../../web/parts/words.ts';
import type { DateLine } from '../../web/resident/dates.tsx';

const remindBefore = '-P14D';

/** Days that fall together are one event; a day that tells a birthday is none. */
export function calendarText(
  vault: Vault,
  subject: string,
  lines: readonly DateLine[],
  locale: Locale,
  now: Date,
): string {
  const title = textValue(sayIn(locale)('dates.neutral'));
  const stamp = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  // WHY nothing overdue: a calendar reminds of what is ahead. Nothing that tells a birthday: others see it.
  const ahead = lines.filter((it) => it.overdue !== true && it.tellsBirthday !== true);
  const events = [...new Set(ahead.map((it) => it.day))].flatMap((day) => [
    'BEGIN:VEVENT',
    // WHY a digest: the id must stay the same from one fetch to the next and tell nothing.
    `UID:${vault.digest('calendar', `${subject}|${day}`).toString('hex').slice(0, 32)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `SUMMARY:${title}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:${remindBefore}`,
    `DESCRIPTION:${title}`,
    'END:VALARM',
    'END:VEVENT',
  ]);
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Shinrai//dates//${locale.toUpperCase()}`,
    'NAME:Shinrai',
    'X-WR-CALNAME:Shinrai',
    ...events,
    'END:VCALENDAR',
  ];
  return calendar.map((line) => `${folded(line)}\r\n`).join('');
}

/** RFC 5545, 3.3.11: text. */
const textValue = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');

const mostOctets = 75;

/** RFC 5545, 3.1: a line holds 75 octets at most, goes on after a space, and no character is cut. */
function folded(line: string): string {
  let [text, octets] = ['', 0];
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > mostOctets) {
      text += '\r\n ';
      octets = 1;
    }
    text += letter;
    octets += size;
  }
  return text;
}
