/** Making a record or an account: names, then the recovery codes, shown once; and links that are used up. */

import { CopyButton, PrintButton } from '../parts/buttons.tsx';
import type { ShownError } from '../parts/errors.tsx';
import type { Typed } from '../parts/form.ts';
import { Form } from '../parts/form.tsx';
import { Frame, type View } from '../parts/frame.tsx';
import { LineField } from '../parts/line-field.tsx';
import type { WordKey } from '../parts/words.ts';

export type NewPersonProps = {
  readonly view: View;
  /** `sign-up`, `first-run/…` or `join/…`. */
  readonly path: string;
  readonly typed: Typed;
  readonly errors: readonly ShownError[];
  /** Names the person to be made, so that sending the form twice makes one. */
  readonly once?: string;
};

const optionalNames = ['family', 'kanji', 'katakana', 'alias'] as const;

export function NewPersonPage(props: NewPersonProps) {
  const { view, path, errors } = props;
  const { say } = view;
  const kind = path.split('/')[0];
  return (
    <Frame view={view} title={say(`new.${kind}.title` as WordKey)} path={path} errors={errors}>
      <p class="lead">{say(`new.${kind}.lead` as WordKey)}</p>
      <NamesForm {...props} />
    </Frame>
  );
}

/** The names of somebody who has a record already. */
export function NamesPage(props: NewPersonProps) {
  const { view, path, errors } = props;
  return (
    <Frame view={view} title={view.say('names.title')} path={path} errors={errors}>
      <NamesForm {...props} />
    </Frame>
  );
}

function NamesForm({ view, path, typed, errors, once }: NewPersonProps) {
  const { say, locale } = view;
  return (
    <Form action={`/${locale}/${path}`} novalidate>
      {once !== undefined && <input type="hidden" name="once" value={typed.once ?? once} />}
      {path.startsWith('first-run') && <NameField name="name" view={view} typed={typed} errors={errors} />}
      <NameFields view={view} typed={typed} errors={errors} />
      <p class="note">{say('names.sealed')}</p>
      <button type="submit">{say('new.send')}</button>
    </Form>
  );
}

type NameFieldsProps = { readonly view: View; readonly typed: Typed; readonly errors: readonly ShownError[] };

/** A name in every form a person may have it. */
export function NameFields({ view, typed, errors }: NameFieldsProps) {
  const { say } = view;
  return (
    <>
      <NameField name="given" view={view} typed={typed} errors={errors} />
      {optionalNames.map((it) => (
        <NameField name={it} view={view} typed={typed} errors={errors} />
      ))}
      <fieldset>
        <legend>{say('names.order')}</legend>
        {(['given-family', 'family-given'] as const).map((it) => (
          <div class="choice">
            <input
              type="radio"
              id={`order-${it}`}
              name="order"
              value={it}
              checked={(typed.order ?? 'given-family') === it}
            />
            <label for={`order-${it}`}>{say(`names.${it}`)}</label>
          </div>
        ))}
      </fieldset>
    </>
  );
}

type NameProps = NameFieldsProps & { readonly name: 'name' | 'given' | (typeof optionalNames)[number] };

const NameField = ({ name, view: { say }, typed, errors }: NameProps) => (
  <LineField
    name={name}
    label={say(name === 'name' ? 'names.organisation' : `names.${name}`)}
    value={typed[name]}
    errors={errors}
  />
);

/** Recovery codes, shown this once. */
export function CodesPage({
  view,
  codes,
  next,
}: {
  readonly view: View;
  readonly codes: readonly string[];
  readonly next: string;
}) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('codes.title')} path={next}>
      <p class="lead">{say('codes.lead')}</p>
      <ol class="codes">
        {codes.map((it) => (
          <li>
            <code class="code">{it}</code>
          </li>
        ))}
      </ol>
      <p class="actions">
        <CopyButton say={say} text={codes.join('\n')} />
        <PrintButton say={say} />
      </p>
      <p>{say('codes.keep')}</p>
      <h2>{say('codes.passkey')}</h2>
      <p>{say('codes.passkey.text')}</p>
      <p class="actions">
        <a class="button" href={`/${locale}/me/account#field-passkey`}>
          {say('codes.passkey.link')}
        </a>
        <a href={`/${locale}/${next}`}>{say('codes.next')}</a>
      </p>
    </Frame>
  );
}

export function GonePage({ view }: { readonly view: View }) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('gone.title')} path="sign-in">
      <p>{say('gone.text')}</p>
      <p>
        <a href={`/${locale}/sign-in`}>{say('signIn.title')}</a>
      </p>
    </Frame>
  );
}

/** As many records as one installation makes in a day. */
export function FullTodayPage({ view, most }: { readonly view: View; readonly most: number }) {
  return (
    <Frame view={view} title={view.say('signUp.full')} path="sign-up">
      <p>{view.say('signUp.full.text', { most })}</p>
    </Frame>
  );
}

export function TooManyPage({ view }: { readonly view: View }) {
  return (
    <Frame view={view} title={view.say('signIn.tries')} path="sign-in">
      <p>{view.say('signIn.tries.text')}</p>
    </Frame>
  );
}
