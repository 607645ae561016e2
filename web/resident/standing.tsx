/** Where I stand, from the record: home, every procedure, one procedure, and the dates that follow. */
import type { Brief, Explanation, FirstText } from '#determinations';
import { formatDay, formatPeriod } from '#language';
import type { Refused, Replayed, Standing } from '#records';
import { japan } from '#rulebook/japan';
import { Answering } from '../parts/answering.ts';
import { DeterminationBody, FactAddress, ReceiptDetails, SaidBy } from '../parts/determination.tsx';
import type { ShownError } from '../parts/errors.tsx';
import { First } from '../parts/first.tsx';
import { Form } from '../parts/form.tsx';
import { Act, Frame, leadsTo, type View } from '../parts/frame.tsx';
import { LineField } from '../parts/line-field.tsx';
import { type Mark, Timeline } from '../parts/timeline.tsx';
import type { WordKey } from '../parts/words.ts';
import { factLabel, isoOf } from './record.tsx';
import { itemAddress, type SaidOf, saidBy } from './said.ts';

/** A standing in a few words. */
export type Told = { readonly standing: Standing; readonly brief: Brief };
/** A standing as a whole, with its words. */
export type ToldWhole = { readonly standing: Replayed; readonly explanation: Explanation };

/** What could not be worked out now, and what to do. */
function NotNow({ view: { say, locale }, refused }: { readonly view: View; readonly refused: readonly Refused[] }) {
  if (refused.length === 0) return null;
  const names = refused.map(({ procedure }) => japan.wording[locale]?.procedures[procedure]?.name ?? procedure);
  const busy = refused.some((it) => it.no === 'busy');
  return (
    <section class="note">
      <p>
        <strong>{say('notNow.title')}</strong> {names.join(' · ')}
      </p>
      <p>{say(busy ? 'notNow.busy' : 'notNow.tooMuch')}</p>
      {!busy && (
        <p>
          <a href={`/${locale}/me/record`}>{say('me.record')}</a>
        </p>
      )}
    </section>
  );
}

export function NotNowPage({ view, refused }: { readonly view: View; readonly refused: readonly Refused[] }) {
  return (
    <Frame view={view} title={view.say('notNow.title')} path="me/stand">
      <NotNow view={view} refused={refused} />
    </Frame>
  );
}

/** A day that matters, and why. */
export type DateLine = {
  readonly day: string;
  readonly text: string;
  readonly procedure: string;
  readonly kind: Mark['kind'];
  /** Owed since that day, and still to be done. */
  readonly overdue?: true;
  /** The day may follow from an age: shown to whoever may see the dates, and in no calendar. */
  readonly tellsBirthday?: true;
};

export type HomeProps = {
  readonly view: View;
  readonly today: string;
  readonly due: readonly DateLine[];
  /** Said before the days. */
  readonly first?: FirstText | undefined;
  readonly refused: readonly Refused[];
  /** What only those see who may see the record. */
  readonly record?: {
    readonly told: readonly Told[];
    /** Days on which the record was written to last, newest first, with what. */
    readonly changed: readonly { readonly day: string; readonly attribute: string }[];
    readonly empty: boolean;
  };
};

export function HomePage({ view, today, due, first, refused, record }: HomeProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('me.home.title')} path="me">
      <NotNow view={view} refused={refused} />
      {first && <First first={first} />}
      <h2>{say('me.due')}</h2>
      {due.length === 0 ? (
        <p>{say('me.due.none')}</p>
      ) : (
        <DateList view={view} lines={due.slice(0, 5)} today={today} linked={leadsTo(view, 'me/stand')} />
      )}
      {record?.empty && (
        <section class="note">
          <p>{say('me.empty')}</p>
          <p>
            <a class="button" href={`/${locale}/me/tell`}>
              {say('record.tell')}
            </a>
          </p>
        </section>
      )}
      {record !== undefined && (
        <>
          <h2>{say('stand.title')}</h2>
          <Standings view={view} told={record.told} />
          <h2>{say('me.changed')}</h2>
          <Changed view={view} changed={record.changed} />
        </>
      )}
    </Frame>
  );
}

type ChangedProps = {
  readonly view: View;
  readonly changed: readonly { readonly day: string; readonly attribute: string }[];
};

function Changed({ view: { say, locale }, changed }: ChangedProps) {
  if (changed.length === 0) return <p>{say('me.changed.none')}</p>;
  return (
    <ul>
      {changed.map((it) => (
        <li>{say('join.said', { name: formatDay(locale, it.day), text: factLabel(locale, it.attribute) })}</li>
      ))}
    </ul>
  );
}

type DateListProps = {
  readonly view: View;
  readonly lines: readonly DateLine[];
  readonly today: string;
  /** Each line leads to the standing it follows from. */
  readonly linked: boolean;
};

export function DateList({ view, lines, today, linked }: DateListProps) {
  const { locale } = view;
  return (
    <ol class="dates">
      {lines.map((it) => (
        <li class={it.kind}>
          <strong>{formatDay(locale, it.day)}</strong> <span class="help">{awayText(view, today, it.day)}</span>
          <br />
          {linked ? <a href={`/${locale}/me/stand/${it.procedure}`}>{it.text}</a> : it.text}
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

function Standings({ view, told }: { readonly view: View; readonly told: readonly Told[] }) {
  const { say, locale } = view;
  return (
    <ul class="procedures">
      {told.map(({ standing, brief }) => (
        <li>
          <a href={`/${locale}/me/stand/${standing.procedure}`}>
            <strong>{brief.title}</strong>
            <span>{brief.headline}</span>
            {brief.missing > 0 && <span class="help">{say('stand.missing', { count: brief.missing })}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

type StandProps = { readonly view: View; readonly told: readonly Told[]; readonly refused: readonly Refused[] };

export function StandPage({ view, told, refused }: StandProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('stand.title')} path="me/stand">
      <p class="lead">{say('stand.lead')}</p>
      <NotNow view={view} refused={refused} />
      <Standings view={view} told={told} />
      <h2>{say('stand.rules')}</h2>
      <p>
        <a href={`/${locale}`}>{say('stand.whatIf')}</a>
      </p>
    </Frame>
  );
}

export type OneProps = {
  readonly view: View;
  readonly told: ToldWhole;
  readonly said: SaidOf;
  readonly earlier: readonly (
    | { readonly id: string; readonly day: string; readonly because: string }
    | { readonly id: string; readonly day: string; readonly erasedOn: string }
  )[];
  /** The earlier day that was asked about. */
  readonly on?: string;
  readonly errors?: readonly ShownError[];
};

export function OneStandPage({ view, told: { standing, explanation }, said, earlier, on, errors = [] }: OneProps) {
  const { say, locale } = view;
  const address = (fact: string) =>
    standing.versions[fact] === undefined ? undefined : `/${locale}/me/record#fact-${fact}`;
  return (
    <Frame view={view} title={explanation.title} path={`me/stand/${standing.procedure}`} errors={errors}>
      <p class="help">
        {say('stand.on', { day: formatDay(locale, standing.day), known: formatDay(locale, isoOf(standing.knownAt)) })}{' '}
        {standing.holdsUntil !== undefined && say('stand.holds', { day: formatDay(locale, standing.holdsUntil) })}
      </p>
      {standing.stale.length > 0 && (
        <p class="note">
          {say('stand.stale', { facts: standing.stale.map((it) => factLabel(locale, it)).join(', ') })}
        </p>
      )}
      {standing.apart.length > 0 && (
        <p class="note">
          {say('stand.apart', { facts: standing.apart.map((it) => factLabel(locale, it)).join(', ') })}
        </p>
      )}
      <Form method="get" action={`/${locale}/me/tell`}>
        <FactAddress.Provider value={address}>
          <SaidBy.Provider value={{ by: saidBy(view, said), item: (it) => itemAddress(view, it) }}>
            <Answering.Provider value={leadsTo(view, 'me/tell')}>
              <DeterminationBody locale={locale} determination={standing.determination} explanation={explanation} />
            </Answering.Provider>
          </SaidBy.Provider>
        </FactAddress.Provider>
      </Form>
      <ReceiptDetails locale={locale} determination={standing.determination} explanation={explanation} />
      {earlier.length > 1 && (
        <details>
          <summary>{say('stand.earlier', { count: earlier.length })}</summary>
          <ul>
            {earlier.map((it) => (
              <li>
                {'erasedOn' in it
                  ? say('stand.erased', { day: formatDay(locale, it.day), erased: formatDay(locale, it.erasedOn) })
                  : say('join.said', {
                      name: formatDay(locale, it.day),
                      text: say(`because.${it.because}` as WordKey),
                    })}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Form method="get" action={`/${locale}/me/stand/${standing.procedure}`} class="screen" novalidate>
        <h2>{say('stand.then')}</h2>
        <p>{say('stand.then.text')}</p>
        <LineField name="on" label={say('stand.then.day')} value={on} errors={errors} most={10} />
        <button type="submit" class="second">
          {say('stand.then.show')}
        </button>
      </Form>
    </Frame>
  );
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
  const marks: Mark[] = [
    { day: today, label: say('result.today'), kind: 'today' },
    ...lines.map((it) => ({ day: it.day, label: it.text, kind: it.kind })),
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
      {lines.length > 0 && <Timeline marks={marks} title={say('dates.title')} locale={locale} />}
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
