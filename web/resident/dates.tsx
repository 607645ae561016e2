/** My dates: an entry a day, what is to be done by it, and a calendar that follows. */
import type { FirstText } from '#determinations';
import { formatDay, formatPeriod, joinClauses } from '#language';
import type { Refused } from '#records';
import { First } from '../parts/first.tsx';
import { Act, Frame, leadsTo, type View } from '../parts/frame.tsx';
import { type Mark, Timeline } from '../parts/timeline.tsx';
import { NotNow } from './not-now.tsx';

/** A day that matters, and why. */
export type DateLine = {
  readonly day: string;
  readonly text: string;
  readonly procedure: string;
  readonly kind: Mark['kind'];
  /** The last day by law, where the day is the safe one before it. */
  readonly last?: string;
  /** Owed since that day, and still to be done. */
  readonly overdue?: true;
  /** The day may follow from an age: shown to whoever may see the dates, and in no calendar. */
  readonly tellsBirthday?: true;
};

/** What stands on one day, in the order of the days. */
const daysOf = (lines: readonly DateLine[]): readonly (readonly [string, readonly DateLine[]])[] => [
  ...Map.groupBy(lines, (it) => it.day),
];

type DateListProps = {
  readonly view: View;
  readonly lines: readonly DateLine[];
  readonly today: string;
  /** Each line leads to the standing it follows from. */
  readonly linked: boolean;
  /** How many days at most. */
  readonly most?: number;
};

export function DateList({ view, lines, today, linked, most = Number.POSITIVE_INFINITY }: DateListProps) {
  const { locale, say } = view;
  return (
    <ol class="dates">
      {daysOf(lines)
        .slice(0, most)
        .map(([day, all]) => (
          <li class={all.some((it) => it.kind === 'limit') ? 'limit' : 'good'}>
            <strong>{formatDay(locale, day)}</strong> <span class="help">{awayText(view, today, day)}</span>
            {all.map((it) => (
              <>
                <br />
                {linked ? <a href={`/${locale}/me/stand/${it.procedure}`}>{it.text}</a> : it.text}{' '}
                {it.last !== undefined && (
                  <span class="help">{say('dates.last', { day: formatDay(locale, it.last) })}</span>
                )}
              </>
            ))}
          </li>
        ))}
    </ol>
  );
}

function awayText({ locale, say }: View, today: string, day: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (days < 0) return '';
  return days === 0 ? say('dates.today') : say('dates.in', { days: formatPeriod(locale, days, 'days') });
}

export type DatesProps = {
  readonly view: View;
  readonly lines: readonly DateLine[];
  /** Said before the days. */
  readonly first?: FirstText | undefined;
  readonly refused: readonly Refused[];
  readonly today: string;
  readonly hasFeed: boolean;
  /** The address just made: shown once. */
  readonly feed?: string;
  /** May whoever looks have a calendar address of their own for these? A person may, and who acts for them by law. */
  readonly mayFollow: boolean;
};

export function DatesPage({ view, lines, first, refused, today, hasFeed, feed, mayFollow }: DatesProps) {
  const { say, locale } = view;
  // What is overdue stands in the list: it would stretch the picture into the past.
  const ahead = daysOf(lines).filter(([day]) => day >= today);
  const marks: Mark[] = [
    { day: today, label: say('result.today'), kind: 'today' },
    ...ahead.map(([day, all]) => ({
      day,
      label: joinClauses(
        locale,
        all.map((it) => it.text),
      ),
      kind: all.some((it) => it.kind === 'limit') ? ('limit' as const) : ('good' as const),
    })),
  ];
  return (
    <Frame view={view} title={say('dates.title')} path="me/dates">
      <p class="lead">{say('dates.lead')}</p>
      <NotNow view={view} refused={refused} />
      {first && <First first={first} />}
      {lines.length === 0 ? (
        <p class="note">{say('dates.none')}</p>
      ) : (
        <DateList view={view} lines={lines} today={today} linked={leadsTo(view, 'me/stand')} />
      )}
      {ahead.length > 0 && <Timeline marks={marks} title={say('dates.title')} locale={locale} listed={false} />}
      <p class="screen">{say('result.print')}</p>
      <div class="screen">
        <h2>{say('dates.calendar')}</h2>
        <p>
          <a href={`/${locale}/me/dates.ics`}>{say('dates.file')}</a>
        </p>
        {mayFollow && (
          <>
            <p>{say('dates.feed')}</p>
            {feed !== undefined && (
              <p class="secret">
                <label for="feed-address">{say('dates.feed.address')}</label>
                <input id="feed-address" type="text" class="wide" readonly value={feed} />
              </p>
            )}
            {hasFeed && <Act action={`/${locale}/me/dates/feed/end`} label={say('dates.feed.end')} />}
            <Act action={`/${locale}/me/dates/feed`} label={say(hasFeed ? 'dates.feed.again' : 'dates.feed.make')} />
          </>
        )}
      </div>
    </Frame>
  );
}
