/** Where somebody stands, a card each: the first as a whole, the others in a line. */
import { Answer } from '../parts/answer.tsx';
import { Answering } from '../parts/answering.ts';
import { Form } from '../parts/form.tsx';
import { leadsTo, type View } from '../parts/frame.tsx';
import type { Told } from './standing.tsx';

export type Cards = {
  /** What concerns the person, what has to be done first before the rest. */
  readonly own: readonly Told[];
  /** What they may ask about, and have not begun. */
  readonly others: readonly Told[];
};

/** To whoever acts for somebody: whom "you" means. */
export function WhoIsYou({ view: { account, say } }: { readonly view: View }) {
  if (account?.actingFor === undefined) return null;
  return <p class="note">{say('home.client', { name: account.actingFor })}</p>;
}

type CardProps = { readonly view: View; readonly told: Told };

const addressOf = ({ locale }: View, { standing }: Told): string => `/${locale}/me/stand/${standing.procedure}`;

/** The answer as a whole: what stands in the way, and the next act with its papers, place and fee. */
export function FirstCard({ view, told }: CardProps) {
  const { say, locale } = view;
  const { brief } = told;
  // WHY without it: that the stay has ended stands over every card already.
  const { first: _, ...answer } = brief.answer;
  return (
    <article class="card" id="first">
      <h2>{brief.title}</h2>
      <Form method="get" action={`/${locale}/me/tell`}>
        <input type="hidden" name="guide" value="next" />
        <Answering.Provider value={leadsTo(view, 'me/tell')}>
          <Answer locale={locale} answer={answer} />
        </Answering.Provider>
      </Form>
      <p>
        <a href={addressOf(view, told)}>{say('home.more', { title: brief.title })}</a>
      </p>
    </article>
  );
}

export function CardList({ view, told }: { readonly view: View; readonly told: readonly Told[] }) {
  if (told.length === 0) return null;
  return (
    <ul class="procedures">
      {told.map((it) => {
        const { title, answer } = it.brief;
        const [act] = answer.todo;
        return (
          <li>
            <a href={addressOf(view, it)}>
              <strong>{title}</strong>
              <span>{answer.stands}</span>
              {act !== undefined && <span class="help">{act.text}</span>}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

export function OtherCards({ view, told }: { readonly view: View; readonly told: readonly Told[] }) {
  if (told.length === 0) return null;
  return (
    <details>
      <summary>{view.say('home.others')}</summary>
      <ul>
        {told.map((it) => (
          <li>
            <a href={addressOf(view, it)}>{it.brief.title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
