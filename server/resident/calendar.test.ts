// The calendar is held to RFC 5545 by a reader of its own, line by line.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { locales } from '#language';
import type { Vault } from '#store';
import { openTown, signedIn, type Town, type Visitor } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';
import { calendarText } from './calendar.ts';
import { datesOf } from './dates.ts';

const today = '2026-11-24';
let clock = today;
const now = () => new Date(`${clock}T03:00:00Z`);
let vault: Vault;
let town: Town;
before(async () => {
  town = await openTown(now);
  vault = town.house.vault;
});
after(() => town.house.close());

type Component = { readonly name: string; readonly properties: Map<string, string>; readonly parts: Component[] };

/** Reads a calendar. @throws where it is not as RFC 5545 says */
function parse(text: string): Component {
  assert.ok(text.endsWith('\r\n'), 'the last line ends too');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    assert.doesNotMatch(line, /[\r\n]/, 'a line ends with CR and LF');
    assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`);
    assert.doesNotMatch(line, /\uFFFD/, 'no character is cut');
  }
  const lines = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
  const open: Component[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    assert.notEqual(name, '', `no property: ${line}`);
    const inside = open.at(-1);
    if (name === 'BEGIN') open.push({ name: value, properties: new Map(), parts: [] });
    else if (name === 'END') {
      assert.equal(inside?.name, value, 'what begins ends');
      if (open.length === 1) return inside as Component;
      open.pop();
      open.at(-1)?.parts.push(inside as Component);
    } else {
      assert.equal(inside?.parts.length, 0, `${name} comes after a part of ${inside?.name}`);
      assert.ok(!inside?.properties.has(name), `${name} stands twice`);
      inside?.properties.set(name, value);
    }
  }
  throw new Error('the calendar does not end');
}

test('properties stand before alarms, lines are short and end as they must, in every language', () => {
  for (const locale of locales) {
    const lines = [
      { day: '2026-12-01', text: 'x', procedure: 'extension', kind: 'limit' as const },
      { day: '2026-12-01', text: 'y', procedure: 'extension', kind: 'good' as const },
      { day: '2027-02-28', text: 'z', procedure: 'extension', kind: 'limit' as const },
      { day: '2026-10-14', text: 'o', procedure: 'extension', kind: 'limit' as const, overdue: true as const },
    ];
    const calendar = parse(calendarText(vault, 'somebody', lines, locale, now()));
    assert.equal(calendar.name, 'VCALENDAR');
    assert.equal(calendar.properties.get('VERSION'), '2.0');
    assert.equal(calendar.parts.length, 2, 'days that fall together are one event, and what is overdue is none');
    for (const event of calendar.parts) {
      assert.equal(event.name, 'VEVENT');
      assert.equal(event.properties.get('CLASS'), 'PRIVATE');
      for (const it of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY']) assert.ok(event.properties.has(it), it);
      assert.deepEqual(
        event.parts.map((it) => [it.name, [...it.properties.keys()]]),
        [['VALARM', ['ACTION', 'TRIGGER', 'DESCRIPTION']]],
      );
    }
    assert.equal(calendar.parts[0]?.properties.get('DTSTART'), '20261201');
  }
});

test('the reader finds a property after an alarm', () => {
  const text = calendarText(vault, 'x', [{ day: today, text: '', procedure: 'fees', kind: 'good' }], 'en', now());
  const moved = text.replace('CLASS:PRIVATE\r\n', '').replace('END:VEVENT', 'CLASS:PRIVATE\r\nEND:VEVENT');
  assert.throws(() => parse(moved), /CLASS comes after/);
  assert.throws(() => parse(text.replaceAll('\r\n', '\n')));
});

test('no calendar and no list of dates holds a day that lies behind, and none tells a birthday', async () => {
  const addressIn = (text: string) => /\/calendar\/en\/[\w-]+\.ics/.exec(text)?.[0] ?? '';
  let [shown, events] = [0, 0];
  for (const key of ['c01', 'c03', 'c04', 'c09', 'c10', 'c16', 'c18', 'c20']) {
    const visitor: Visitor = await signedIn(town, idOf(key));
    const page = await (await visitor.get('/en/me/dates')).text();
    const list = /<ol class="dates">[\s\S]*?<\/ol>/.exec(page)?.[0] ?? '';
    const days = [...list.matchAll(/<strong>(\d{1,2} \w+ \d{4})<\/strong>/g)].map((it) => it[1] ?? '');
    for (const day of days) assert.ok(Date.parse(`${day} UTC`) >= Date.parse(today), `${key}: ${day}`);
    shown += days.length;
    assert.doesNotMatch(page, /birth/i, key);
    const feed = addressIn(await (await visitor.post('/en/me/dates/feed')).text());
    for (const text of [
      await (await visitor.get('/en/me/dates.ics')).text(),
      await (await town.app.request(feed)).text(),
    ]) {
      const { parts } = parse(text);
      events += parts.length;
      for (const { properties } of parts)
        assert.ok(
          (properties.get('DTSTART') ?? '') >= today.replaceAll('-', ''),
          `${key}: ${properties.get('DTSTART')}`,
        );
    }
  }
  assert.ok(shown > 8 && events > 8, `${shown} days, ${events} events`);
});

test('a day on which only an age changes the answer stands in the list and in no calendar', async () => {
  const standing = (birthDate: string) => ({
    procedure: 'highly-skilled',
    day: today,
    versions: { hspCategory: [] },
    conclusion: {
      clear: 'yes',
      earliest: { on: today, until: '2028-03-02' },
      deadlines: [],
      receipt: { input: { facts: { birthDate } } },
    },
  });
  const dates = (birthDate: string) =>
    datesOf(
      [{ standing: standing(birthDate), brief: { title: 'Points' } }] as unknown as Parameters<typeof datesOf>[0],
      'en',
      today,
    );
  const eventsOf = (birthDate: string) => parse(calendarText(vault, 'x', dates(birthDate), 'en', now())).parts.length;
  assert.deepEqual([dates('1993-03-02').length, eventsOf('1993-03-02')], [1, 0]);
  assert.deepEqual([dates('1993-03-03').length, eventsOf('1993-03-03')], [1, 0]);
  assert.deepEqual([dates('1993-05-20').length, eventsOf('1993-05-20')], [1, 1]);
});

test('who filed nothing is told first, on every page and list of dates, that the stay has ended; the calendar keeps silent', async () => {
  // Bikash's stay ends three weeks after the town was planted.
  clock = '2026-12-20';
  const resident = await signedIn(town, idOf('c02'));
  const ended = /Your lawful stay ended on 15 December 2026\./;
  for (const path of [
    '/en/me',
    '/en/me/dates',
    '/en/me/stand',
    '/en/me/stand/permanent-residence',
    '/en/me/stand/fees',
  ]) {
    const page = await (await resident.get(path)).text();
    assert.match(page, ended, path);
    const at = page.search(ended);
    const list = page.indexOf('<ol class="dates">');
    assert.ok(list === -1 || at < list, `${path}: before the days`);
  }
  const { parts } = parse(await (await resident.get('/en/me/dates.ics')).text());
  for (const { properties } of parts) assert.ok((properties.get('DTSTART') ?? '') >= '20261220');
  assert.ok(
    !parts.some(({ properties }) => (properties.get('DTSTART') ?? '').startsWith('202612')),
    'no day to file by is left',
  );
});
