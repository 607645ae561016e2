/** Helpers: who may help, as far and as long as the person says. */
import { formatDay, joinItems } from '#language';
import type { Mandate } from '#parties';
import { CopyButton } from '../parts/buttons.tsx';
import type { ShownError } from '../parts/errors.tsx';
import { Form } from '../parts/form.tsx';
import { Act, Frame, type View } from '../parts/frame.tsx';
import { LineField } from '../parts/line-field.tsx';
import type { WordKey } from '../parts/words.ts';
import { isoOf } from './record.tsx';

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
            {it.returnedAt !== undefined &&
              ` ${say('helpers.returned', { day: formatDay(locale, isoOf(it.returnedAt)) })}`}
            {it.notedAt !== undefined && (
              <p class="help">{say('helpers.noted', { day: formatDay(locale, isoOf(it.notedAt)) })}</p>
            )}
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
