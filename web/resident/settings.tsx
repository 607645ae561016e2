/** Settings (language, readings, size of text, protected places) and the account (sessions, ways to sign in). */
import { formatDay, localeNames, locales } from '#language';
import type { Notice, Passkey, SessionLine, Settings } from '#parties';
import { PasskeyForm } from '../entrance/passkey-form.tsx';
import type { ShownError } from '../parts/errors.tsx';
import { Form } from '../parts/form.tsx';
import { Act, Frame, type View } from '../parts/frame.tsx';
import { LineField } from '../parts/line-field.tsx';
import { furigana } from '../parts/readings.ts';
import type { WordKey } from '../parts/words.ts';
import { isoOf } from './record.tsx';

const texts = ['normal', 'large', 'largest'] as const;

export function SettingsPage({
  view,
  settings,
  protectedUntil,
  saved,
}: {
  readonly view: View;
  readonly settings: Settings;
  readonly protectedUntil?: string;
  readonly saved: boolean;
}) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('settings.title')} path="me/settings">
      {saved && (
        <p class="note" role="status">
          {say('settings.saved')}
        </p>
      )}
      <Form action={`/${locale}/me/settings`}>
        <Choices
          name="locale"
          legend={say('settings.language')}
          chosen={settings.locale ?? locale}
          choices={locales.map((it) => [it, localeNames[it]])}
        />
        <Choices
          name="furigana"
          legend={say('settings.furigana')}
          chosen={settings.furigana ?? 'all'}
          choices={furigana.map((it) => [it, say(`furigana.${it}`)])}
        />
        <Choices
          name="text"
          legend={say('settings.text')}
          chosen={settings.text ?? 'normal'}
          choices={texts.map((it) => [it, say(`text.${it}`)])}
        />
        <div class="choice">
          <input type="checkbox" id="watched" name="watched" value="true" checked={settings.watched === true} />
          <label for="watched">{say('settings.watched')}</label>
        </div>
        <button type="submit">{say('settings.save')}</button>
      </Form>
      <p>
        <a href={`/${locale}/me/names`}>{say('names.title')}</a>
      </p>
      <h2>{say('protect.title')}</h2>
      <p>{say('protect.lead')}</p>
      {protectedUntil === undefined ? (
        <Act action={`/${locale}/me/settings/protect`} label={say('protect.on')} />
      ) : (
        <>
          <p class="strong">{say('protect.until', { day: formatDay(locale, protectedUntil) })}</p>
          <Act action={`/${locale}/me/settings/protect`} label={say('protect.off')}>
            <input type="hidden" name="off" value="true" />
          </Act>
        </>
      )}
    </Frame>
  );
}

type ChoicesProps = {
  readonly name: string;
  readonly legend: string;
  readonly chosen: string;
  readonly choices: readonly (readonly [string, string])[];
};

function Choices({ name, legend, chosen, choices }: ChoicesProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {choices.map(([value, label]) => (
        <div class="choice">
          <input
            type="radio"
            id={`${name}-${value || 'default'}`}
            name={name}
            value={value}
            checked={value === chosen}
          />
          <label for={`${name}-${value || 'default'}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}

export type AccountProps = {
  readonly view: View;
  readonly sessions: readonly SessionLine[];
  readonly current: string;
  readonly passkeys: readonly Pick<Passkey, 'id' | 'name' | 'madeAt'>[];
  readonly identities: readonly { readonly id: string; readonly name: string }[];
  /** What was changed, or where somebody signed in, since it was looked at last. */
  readonly notices: readonly Notice[];
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly codesLeft: number;
  /** Other records that were made one with this. */
  readonly merged: readonly string[];
  readonly errors?: readonly ShownError[];
};

export function AccountPage(props: AccountProps) {
  const { view, errors = [] } = props;
  return (
    <Frame view={view} title={view.say('account.title')} path="me/account" errors={errors}>
      <Notices {...props} />
      <Sessions {...props} />
      <Passkeys {...props} />
      <Identities {...props} />
      <h2 id="field-codes">{view.say('account.codes')}</h2>
      <p>{view.say('account.codes.left', { count: props.codesLeft })}</p>
      <Act action={`/${view.locale}/me/account/codes`} label={view.say('account.codes.new')} />
      <Merging {...props} />
    </Frame>
  );
}

function Notices({ view: { say, locale }, notices }: AccountProps) {
  if (notices.length === 0) return null;
  return (
    <section class="note">
      <h2>{say('notices.title')}</h2>
      <ul>
        {notices.map((it) => (
          <li>
            {say(it.detail === '' ? 'notices.line.plain' : 'notices.line', {
              what: say(`notice.${it.kind}`),
              detail: it.detail,
              day: formatDay(locale, isoOf(it.at)),
            })}
          </li>
        ))}
      </ul>
      {notices.some((it) => it.kind !== 'mandate-returned') && <p>{say('notices.not-you')}</p>}
      <Act action={`/${locale}/me/account/notices/seen`} label={say('notices.seen')} />
    </section>
  );
}

function Sessions({ view: { say, locale }, sessions, current }: AccountProps) {
  return (
    <section>
      <h2>{say('account.sessions')}</h2>
      <p>{say('account.sessions.lead')}</p>
      <ul class="lines">
        {sessions.map((it) => (
          <li>
            <strong>{it.device}</strong> {it.id === current && <span class="state">{say('account.this')}</span>}
            <br />
            {say(`means.${it.means}` as WordKey)} · {formatDay(locale, isoOf(it.begunAt))}
            {it.id !== current && (
              <Act
                action={`/${locale}/me/account/sessions/${it.id}/end`}
                label={say('account.end', { device: it.device })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Passkeys({ view, passkeys }: AccountProps) {
  const { say, locale } = view;
  return (
    <section>
      <h2 id="field-passkey">{say('account.passkeys')}</h2>
      {passkeys.length === 0 && <p>{say('account.passkeys.none')}</p>}
      <ul class="lines">
        {passkeys.map((it) => (
          <li>
            {say('account.passkey.line', { name: it.name, day: formatDay(locale, isoOf(it.madeAt)) })}
            <Act
              action={`/${locale}/me/account/passkeys/${it.id}/end`}
              label={say('account.passkey.end', { name: it.name })}
            />
          </li>
        ))}
      </ul>
      <noscript>
        <p class="help">{say('account.passkeys.script')}</p>
      </noscript>
      <PasskeyForm
        view={view}
        kind="new"
        action="me/account/passkeys"
        options="me/account/passkeys/options"
        label={say('account.passkeys.add')}
      />
    </section>
  );
}

function Identities({ view: { say, locale }, identities, providers }: AccountProps) {
  if (identities.length === 0 && providers.length === 0) return null;
  return (
    <section>
      <h2 id="field-identities">{say('account.identities')}</h2>
      <p>{say('account.identities.lead')}</p>
      <ul>
        {identities.map((it) => (
          <li>
            {it.name}
            <Act
              action={`/${locale}/me/account/identities/${it.id}/end`}
              label={say('account.identities.end', { name: it.name })}
            />
          </li>
        ))}
        {providers.map((it) => (
          <li>
            <Act
              action={`/${locale}/me/account/with/${it.id}`}
              label={say('account.identities.add', { name: it.name })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Merging({ view: { say, locale }, merged, errors = [] }: AccountProps) {
  return (
    <section>
      <h2>{say('merge.title')}</h2>
      {merged.map((it, i) => (
        <Act action={`/${locale}/me/account/split/${it}`} label={say('merge.split', { number: i + 1 })} />
      ))}
      <p>{say('merge.text')}</p>
      <Form action={`/${locale}/me/account/merge`} novalidate>
        <LineField name="code" label={say('merge.code')} errors={errors} most={60} code />
        <button type="submit" class="second">
          {say('merge.send')}
        </button>
      </Form>
    </section>
  );
}
