/** Where I stand, from the record: every procedure that concerns the person, and one as a whole. */
import type { Brief, Explanation, FirstText } from '#determinations';
import { formatDay, joinItems, joinSentences, type Locale } from '#language';
import type { Refused, Replayed, Standing } from '#records';
import { Answering } from '../parts/answering.ts';
import { DeterminationBody, FactAddress, ReceiptDetails, SaidBy } from '../parts/determination.tsx';
import type { ShownError } from '../parts/errors.tsx';
import { Field } from '../parts/fields.tsx';
import { First } from '../parts/first.tsx';
import type { Typed } from '../parts/form.ts';
import { Form } from '../parts/form.tsx';
import { Frame, leadsTo, type View } from '../parts/frame.tsx';
import type { Say, WordKey } from '../parts/words.ts';
import { CardList, type Cards, OtherCards, WhoIsYou } from './cards.tsx';
import { NotNow } from './not-now.tsx';
import { factLabel, isoOf } from './record.tsx';
import { itemAddress, type SaidOf, saidBy } from './said.ts';

/** A standing in a few words. */
export type Told = { readonly standing: Standing; readonly brief: Brief };
/** A standing as a whole, with its words. */
export type ToldWhole = { readonly standing: Replayed; readonly explanation: Explanation };

export function NotNowPage({ view, refused }: { readonly view: View; readonly refused: readonly Refused[] }) {
  return (
    <Frame view={view} title={view.say('notNow.title')} path="me/stand">
      <NotNow view={view} refused={refused} />
    </Frame>
  );
}

type StandProps = {
  readonly view: View;
  readonly cards: Cards;
  /** Said before everything else. */
  readonly first: FirstText | undefined;
  readonly refused: readonly Refused[];
};

export function StandPage({ view, cards, first, refused }: StandProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('stand.title')} path="me/stand">
      <p class="lead">{say('stand.lead')}</p>
      <WhoIsYou view={view} />
      <NotNow view={view} refused={refused} />
      {first && <First first={first} />}
      <CardList view={view} told={cards.own} />
      <OtherCards view={view} told={cards.others} />
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
  /** The earlier day that was asked about, as it was typed. */
  readonly on?: Typed;
  readonly errors?: readonly ShownError[];
};

/** By what was known when, and how long it may hold. */
export const standsOn = (say: Say, locale: Locale, { day, knownAt, holdsUntil }: Replayed): string =>
  joinSentences(locale, [
    say('stand.on', { day: formatDay(locale, day), known: formatDay(locale, isoOf(knownAt)) }),
    ...(holdsUntil === undefined ? [] : [say('stand.holds', { day: formatDay(locale, holdsUntil) })]),
  ]);

/** What of the record it does not read, and why. */
export function leftOut(say: Say, locale: Locale, { stale, apart }: Replayed): readonly string[] {
  const names = (facts: readonly string[]): string =>
    joinItems(
      locale,
      facts.map((it) => factLabel(locale, it)),
    );
  return [
    ...(stale.length === 0 ? [] : [say('stand.stale', { facts: names(stale) })]),
    ...(apart.length === 0 ? [] : [say('stand.apart', { facts: names(apart) })]),
  ];
}

/** The same day again. */
const thenQuery = (on: Typed): string =>
  Object.keys(on).length === 0 ? '' : `?${new URLSearchParams(on as Record<string, string>)}`;

export function OneStandPage({ view, told: { standing, explanation }, said, earlier, on = {}, errors = [] }: OneProps) {
  const { say, locale } = view;
  const address = (fact: string) =>
    standing.versions[fact] === undefined ? undefined : `/${locale}/me/record#fact-${fact}`;
  return (
    <Frame view={view} title={explanation.answer.title} path={`me/stand/${standing.procedure}`} errors={errors}>
      <WhoIsYou view={view} />
      <p class="help">{standsOn(say, locale, standing)}</p>
      {leftOut(say, locale, standing).map((line) => (
        <p class="note">{line}</p>
      ))}
      <Form method="get" action={`/${locale}/me/tell`}>
        <FactAddress.Provider value={address}>
          <SaidBy.Provider value={{ by: saidBy(view, said), item: (it) => itemAddress(view, it) }}>
            <Answering.Provider value={leadsTo(view, 'me/tell')}>
              <DeterminationBody locale={locale} determination={standing.determination} explanation={explanation} />
            </Answering.Provider>
          </SaidBy.Provider>
        </FactAddress.Provider>
      </Form>
      <p class="screen">
        <a class="button second" href={`/${locale}/me/stand/${standing.procedure}/paper${thenQuery(on)}`}>
          {say('result.paper')}
        </a>
      </p>
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
        <Field name="on" type={{ type: 'date' }} label={say('stand.then.day')} typed={on} errors={errors} say={say} />
        <button type="submit" class="second">
          {say('stand.then.show')}
        </button>
      </Form>
    </Frame>
  );
}
