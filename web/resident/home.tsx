/** Home: what stands in the way and the next act first, then what else concerns the person, and what changed. */
import type { FirstText } from '#determinations';
import { formatDay } from '#language';
import type { Refused } from '#records';
import { First } from '../parts/first.tsx';
import { Frame, leadsTo, type View } from '../parts/frame.tsx';
import { CardList, type Cards, FirstCard, OtherCards, WhoIsYou } from './cards.tsx';
import { type DateLine, DateList } from './dates.tsx';
import { NotNow } from './not-now.tsx';

/** What somebody wrote into the record on one day. */
export type Change = {
  readonly day: string;
  readonly by: string;
  /** Each fact with its value. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
};

export type HomeProps = {
  readonly view: View;
  readonly today: string;
  readonly due: readonly DateLine[];
  /** Said before everything else. */
  readonly first?: FirstText | undefined;
  readonly refused: readonly Refused[];
  /** What only those see who may see the record. */
  readonly record?: {
    readonly cards: Cards;
    /** Newest first. */
    readonly changed: readonly Change[];
    readonly empty: boolean;
  };
};

const mostDays = 3;

export function HomePage({ view, today, due, first, refused, record }: HomeProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('me.home.title')} path="me">
      <WhoIsYou view={view} />
      <NotNow view={view} refused={refused} />
      {first && <First first={first} />}
      {record === undefined ? (
        <Due view={view} due={due} today={today} />
      ) : record.empty ? (
        <section class="card">
          <p>{say('me.empty')}</p>
          {leadsTo(view, 'me/tell') && (
            <p>
              <a class="button" href={`/${locale}/me/tell?guide=next`}>
                {say('record.tell')}
              </a>
            </p>
          )}
        </section>
      ) : (
        <Whole view={view} due={due} today={today} {...record} />
      )}
    </Frame>
  );
}

type WholeProps = Pick<HomeProps, 'view' | 'due' | 'today'> & NonNullable<HomeProps['record']>;

function Whole({ view, due, today, cards, changed }: WholeProps) {
  const { say } = view;
  const [top, ...rest] = cards.own;
  // What the first card says to do by a day is not said again.
  const shown = new Set(top?.brief.answer.todo.map((it) => it.day));
  const others = due.filter((it) => it.procedure !== top?.standing.procedure || !shown.has(it.day));
  return (
    <>
      {top !== undefined && <FirstCard view={view} told={top} />}
      {rest.length > 0 && <h2>{say('home.also')}</h2>}
      <CardList view={view} told={rest} />
      <OtherCards view={view} told={cards.others} />
      <Due view={view} due={others} today={today} />
      <h2>{say('me.changed')}</h2>
      <Changes view={view} changed={changed} />
    </>
  );
}

function Due({ view, due, today }: Pick<HomeProps, 'view' | 'due' | 'today'>) {
  const { say, locale } = view;
  return (
    <>
      <h2>{say('me.due')}</h2>
      {due.length === 0 ? (
        <p>{say('me.due.none')}</p>
      ) : (
        <DateList view={view} lines={due} most={mostDays} today={today} linked={leadsTo(view, 'me/stand')} />
      )}
      <p>
        <a href={`/${locale}/me/dates`}>{say('home.dates')}</a>
      </p>
    </>
  );
}

const mostOpen = 3;

function Changes({ view, changed }: { readonly view: View; readonly changed: readonly Change[] }) {
  const { say, locale } = view;
  if (changed.length === 0) return <p>{say('me.changed.none')}</p>;
  return (
    <ul class="lines">
      {changed.map(({ day, by, facts }) => {
        const lines = facts.map(({ label, value }) => <li>{say('join.said', { name: label, text: value })}</li>);
        const title = say('home.changed', { day: formatDay(locale, day), by, count: facts.length });
        return (
          <li>
            {facts.length <= mostOpen ? (
              <>
                {title}
                <ul>{lines}</ul>
              </>
            ) : (
              <details>
                <summary>{title}</summary>
                <ul>{lines}</ul>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}
