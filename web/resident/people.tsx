/** Helpers, and (for helpers) clients. */
import { formatDay, joinItems } from '#language';
import type { Mandate, OpenOffer, Scope } from '#parties';
import { CopyButton } from '../parts/buttons.tsx';
import type { ShownError } from '../parts/errors.tsx';
import { Form } from '../parts/form.tsx';
import { Act, Frame, type View } from '../parts/frame.tsx';
import { LineField } from '../parts/line-field.tsx';
import type { WordKey } from '../parts/words.ts';
import { type DateLine, DateList } from './dates.tsx';

const scopes = ['see', 'dates', 'note', 'documents'] as const;

export type HelpersProps = {
  readonly view: View;
  readonly mandates: readonly Mandate[];
  /** The link just made: shown once, as text and as a picture. */
  readonly link?: { readonly address: string; readonly picture: string };
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: readonly ShownError[];
  /** Names the offer, so that sending the form twice makes one. */
  readonly once: string;
  /** Has the person proved lately who they are? Giving a mandate asks for it. */
  readonly recent: boolean;
};

export function HelpersPage({ view, mandates, link, typed = {}, errors = [], once, recent }: HelpersProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('helpers.title')} path="me/helpers" errors={errors}>
      <p class="lead">{say('helpers.lead')}</p>
      {link !== undefined && (
        <section class="note">
          <h2>{say('helpers.link')}</h2>
          <p>{say('helpers.link.text')}</p>
          <label for="offer-link">{say('helpers.link.address')}</label>
          <input id="offer-link" type="text" class="wide" readonly value={link.address} />
          <CopyButton say={say} text={link.address} />
          <img src={link.picture} alt={say('helpers.link.picture')} width="200" height="200" />
        </section>
      )}
      {mandates.length === 0 && <p class="note">{say('helpers.none')}</p>}
      <ul class="lines">
        {mandates.map((it) => (
          <li class={it.state}>
            <strong>{it.called}</strong> <span class="state">{say(`mandate.${it.state}` as WordKey)}</span>
            <br />
            {joinItems(
              locale,
              it.scope.map((scope) => say(`scope.${scope}`)),
            )}{' '}
            · {say('helpers.until', { day: formatDay(locale, it.endsOn) })}
            {it.state !== 'over' && (
              <Act action={`/${locale}/me/helpers/${it.id}/end`} label={say('helpers.end', { name: it.called })} />
            )}
          </li>
        ))}
      </ul>
      <h2>{say('helpers.give')}</h2>
      {!recent && (
        <p class="note">
          <a href={`/${locale}/prove?next=/${locale}/me/helpers`}>{say('prove.before')}</a>
        </p>
      )}
      <Form action={`/${locale}/me/helpers`} novalidate>
        <input type="hidden" name="once" value={once} />
        <LineField name="called" label={say('helpers.called')} value={typed.called} errors={errors} />
        <fieldset id="field-scope">
          <legend>{say('helpers.scope')}</legend>
          {scopes.map((scope) => (
            <div class="choice">
              <input
                type="checkbox"
                id={`scope-${scope}`}
                name={`scope.${scope}`}
                value="true"
                checked={typed[`scope.${scope}`] === 'true'}
              />
              <label for={`scope-${scope}`}>{say(`scope.${scope}`)}</label>
            </div>
          ))}
        </fieldset>
        <div class="field">
          <label for="field-months">{say('helpers.months')}</label>
          <select id="field-months" name="months">
            {[1, 3, 6, 12].map((it) => (
              <option value={String(it)} selected={(typed.months ?? '3') === String(it)}>
                {say('helpers.months.of', { months: it })}
              </option>
            ))}
          </select>
        </div>
        <p class="note">{say('helpers.warning')}</p>
        <button type="submit">{say('helpers.send')}</button>
      </Form>
    </Frame>
  );
}

export type ClientLine = {
  readonly person: string;
  readonly name: string;
  readonly scope: readonly Scope[];
  readonly endsOn?: string;
  readonly mandate?: string;
  readonly dates: readonly DateLine[];
  /** Said before the days. */
  readonly first?: string | undefined;
};

type ClientsProps = {
  readonly view: View;
  readonly clients: readonly ClientLine[];
  readonly today: string;
  /** Where the next page begins. */
  readonly more?: number;
};

export function ClientsPage({ view, clients, today, more }: ClientsProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('clients.title')} path="clients">
      <p class="lead">{say('clients.lead')}</p>
      {clients.length === 0 && <p class="note">{say('clients.none')}</p>}
      {clients.map((it) => (
        <section class="client">
          <h2>{it.name}</h2>
          <p class="help">
            {it.mandate === undefined
              ? say('clients.ward')
              : joinItems(
                  locale,
                  it.scope.map((scope) => say(`scope.theirs.${scope}`)),
                )}
            {it.endsOn !== undefined && ` · ${say('helpers.until', { day: formatDay(locale, it.endsOn) })}`}
          </p>
          {it.first && <p class="note strong">{it.first}</p>}
          <DateList view={view} lines={it.dates.slice(0, 3)} today={today} linked={false} />
          <Act action={`/${locale}/clients/${it.person}`} label={say('clients.act', { name: it.name })} second={false}>
            <ByMandate mandate={it.mandate} />
          </Act>
          {it.mandate !== undefined && (
            <Act action={`/${locale}/clients/${it.person}/return`} label={say('clients.return', { name: it.name })}>
              <ByMandate mandate={it.mandate} />
            </Act>
          )}
        </section>
      ))}
      {more !== undefined && (
        <p>
          <a href={`/${locale}/clients?from=${more}`}>{say('clients.more')}</a>
        </p>
      )}
    </Frame>
  );
}

const ByMandate = ({ mandate }: { readonly mandate: string | undefined }) =>
  mandate === undefined ? null : <input type="hidden" name="mandate" value={mandate} />;

/** What a link offers, before it is taken. */
export function OfferPage({
  view,
  offer,
  secret,
}: {
  readonly view: View;
  readonly offer: OpenOffer;
  readonly secret: string;
}) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('offer.title')} path={`help/${secret}`}>
      <p>{say('offer.text')}</p>
      <ul>
        {offer.scope.map((scope) => (
          <li>{say(`scope.theirs.${scope}`)}</li>
        ))}
      </ul>
      <p>{say('helpers.until', { day: formatDay(locale, offer.endsOn) })}</p>
      <Act action={`/${locale}/help/${secret}`} label={say('offer.take')} second={false} />
    </Frame>
  );
}
