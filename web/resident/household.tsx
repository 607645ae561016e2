/** Household: who it is, a record for a child, and naming family by a link. */
import type { Tie, TieKind } from '#parties';
import { NameFields } from '../entrance/new-person.tsx';
import type { ShownError } from '../parts/errors.tsx';
import { Field } from '../parts/fields.tsx';
import type { Typed } from '../parts/form.ts';
import { Form } from '../parts/form.tsx';
import { Act, Frame, type View } from '../parts/frame.tsx';
import { LineField } from '../parts/line-field.tsx';
import type { WordKey } from '../parts/words.ts';

export type HouseholdProps = {
  readonly view: View;
  readonly ties: readonly Tie[];
  readonly typed: Typed;
  readonly once: string;
  readonly acting: boolean;
  readonly errors?: readonly ShownError[];
  /** The form that was sent and is shown again. */
  readonly open?: 'child' | 'offer';
  /** The link just made: shown once. */
  readonly link?: string;
};

export function HouseholdPage(props: HouseholdProps) {
  const { view, ties, errors = [], link, acting } = props;
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('household.title')} path="me/household" errors={errors}>
      <p class="lead">{say('household.lead')}</p>
      {link !== undefined && (
        <section class="note">
          <label for="family-link">{say('household.link')}</label>
          <input id="family-link" type="text" class="wide" readonly value={link} />
        </section>
      )}
      {ties.length === 0 && <p class="note">{say('household.none')}</p>}
      <ul class="lines">
        {ties.map((it) => (
          <li>
            <strong>{it.called}</strong> · {say(`tie.${it.kind}` as WordKey)}
            {it.ward ? (
              <Act action={`/${locale}/clients/${it.person}`} label={say('household.act', { name: it.called })} />
            ) : (
              <p class="help">{say('household.own')}</p>
            )}
            {!acting && (
              <Act
                action={`/${locale}/me/household/${it.person}/end`}
                label={say('household.end', { name: it.called })}
              />
            )}
          </li>
        ))}
      </ul>
      {!acting && (
        <>
          <OfferForm {...props} />
          <ChildForm {...props} />
        </>
      )}
    </Frame>
  );
}

const offered = ['spouse', 'partner', 'sibling', 'other'] as const;

function OfferForm({ view: { say, locale }, typed, errors = [], open }: HouseholdProps) {
  const shown = open === 'offer' ? typed : {};
  return (
    <details open={open === 'offer'}>
      <summary>{say('household.offer')}</summary>
      <p>{say('household.offer.text')}</p>
      <Form action={`/${locale}/me/household/offer`} novalidate>
        <LineField name="called" label={say('household.called')} value={shown.called} errors={errors} />
        <div class="field">
          <label for="field-kind">{say('household.kind')}</label>
          <select id="field-kind" name="kind">
            {offered.map((it) => (
              <option value={it} selected={shown.kind === it}>
                {say(`tie.${it}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{say('helpers.send')}</button>
      </Form>
    </details>
  );
}

function ChildForm({ view, typed, errors = [], open, once }: HouseholdProps) {
  const { say, locale } = view;
  const shown = open === 'child' ? typed : {};
  return (
    <details open={open === 'child'}>
      <summary>{say('household.child')}</summary>
      <p>{say('household.child.text')}</p>
      <Form action={`/${locale}/me/household/child`} novalidate>
        <input type="hidden" name="once" value={shown.once ?? once} />
        <NameFields view={view} typed={shown} errors={open === 'child' ? errors : []} />
        <Field
          name="birth"
          type={{ type: 'date' }}
          label={say('household.birth')}
          typed={shown}
          errors={open === 'child' ? errors : []}
          say={say}
        />
        <button type="submit">{say('household.child.make')}</button>
      </Form>
    </details>
  );
}

type FamilyProps = {
  readonly view: View;
  readonly kind: TieKind;
  readonly secret: string;
  readonly errors: readonly ShownError[];
};

/** Somebody names you as family: agree or not. */
export function FamilyPage({ view, kind, secret, errors }: FamilyProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('family.title')} path={`family/${secret}`} errors={errors}>
      <p>{say('family.text', { kind: say(`tie.${kind}`) })}</p>
      <Form action={`/${locale}/family/${secret}`} novalidate>
        <LineField name="called" label={say('household.called')} errors={errors} />
        <button type="submit">{say('family.agree')}</button>
      </Form>
    </Frame>
  );
}
