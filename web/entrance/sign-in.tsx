/** Signing in, proving again, and the demonstration, where one chooses an invented person. */
import type { Locale } from '#language';
import { displayName, type Names } from '#parties';
import type { ShownError } from '../parts/errors.tsx';
import type { Typed } from '../parts/form.ts';
import { Form, openedForField } from '../parts/form.tsx';
import { Act, Frame, type View } from '../parts/frame.tsx';
import { LineField } from '../parts/line-field.tsx';
import { PasskeyForm } from './passkey-form.tsx';

export type SignInProps = {
  readonly view: View;
  readonly next: string;
  readonly demonstration: boolean;
  /** Services elsewhere that say who somebody is. */
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly errors: readonly ShownError[];
};

export function SignInPage({ view, next, demonstration, providers, errors }: SignInProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('signIn.title')} path={`sign-in?next=${encodeURIComponent(next)}`} errors={errors}>
      <p class="lead">{say('signIn.lead')}</p>
      {demonstration ? (
        <section class="note">
          <h2>{say('demo.title')}</h2>
          <p>{say('demo.lead')}</p>
          <a class="button" href={`/${locale}/demonstration?next=${encodeURIComponent(next)}`}>
            {say('demo.choose')}
          </a>
        </section>
      ) : (
        <p>
          <a class="button" href={`/${locale}/sign-up`}>
            {say('signIn.new')}
          </a>
        </p>
      )}
      <OtherWays view={view} path="sign-in" next={next} providers={providers} />
      <h2>{say('signIn.code.title')}</h2>
      <CodeForm view={view} action={`/${locale}/sign-in/code`} next={next} errors={errors} />
      <p>
        <a href={`/${locale}`}>{say('signIn.without')}</a>
      </p>
    </Frame>
  );
}

type OtherProps = {
  readonly view: View;
  readonly path: 'sign-in' | 'prove';
  readonly next: string;
  readonly providers: SignInProps['providers'];
};

function OtherWays({ view, path, next, providers }: OtherProps) {
  const { say, locale } = view;
  return (
    <>
      <PasskeyForm
        view={view}
        kind="proof"
        action={`${path}/passkey`}
        options="passkey/options"
        label={say('signIn.passkey')}
        next={next}
      />
      {providers.map((it) => (
        <p>
          <a class="button" href={`/${locale}/${path}/with/${it.id}?next=${encodeURIComponent(next)}`}>
            {say('signIn.with', { name: it.name })}
          </a>
        </p>
      ))}
    </>
  );
}

type CodeFormProps = {
  readonly view: View;
  readonly action: string;
  readonly next: string;
  readonly errors: readonly ShownError[];
};

function CodeForm({ view: { say }, action, next, errors }: CodeFormProps) {
  return (
    <Form action={action} novalidate>
      <input type="hidden" name="next" value={next} />
      <LineField name="code" label={say('signIn.code')} errors={errors} most={60} code />
      <button type="submit" class="second">
        {say('signIn.code.send')}
      </button>
    </Form>
  );
}

/** An invented person of a demonstration. */
export type DemoPerson = {
  readonly key: string;
  readonly id: string;
  readonly names: Names;
  readonly story?: Readonly<Record<Locale, string>>;
};

type DemonstrationProps = {
  readonly view: View;
  readonly people: readonly DemoPerson[];
  readonly errors: readonly ShownError[];
  readonly next: string;
};

export function DemonstrationPage({ view, people, errors, next }: DemonstrationProps) {
  const { say, locale } = view;
  const cast = people.filter((it) => it.story !== undefined);
  const crowd = people.filter((it) => it.story === undefined);
  return (
    <Frame view={view} title={say('demo.title')} path="demonstration" errors={errors}>
      <p class="lead">{say('demo.lead')}</p>
      <Form action={`/${locale}/demonstration`}>
        <input type="hidden" name="next" value={next} />
        <ul class="people">
          {cast.map((it) => (
            <li>
              <button type="submit" name="person" value={it.key} class="second">
                {displayName(it.names, locale)} <span class="state">{it.key}</span>
              </button>
              <p class="help">{it.story?.[locale]}</p>
            </li>
          ))}
        </ul>
        <h2>{say('demo.others')}</h2>
        <div class="field">
          <label for="field-other">{say('demo.other')}</label>
          <select id="field-other" name="other">
            {crowd.map((it) => (
              <option value={it.key}>
                {displayName(it.names, locale)} ({it.key})
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{say('demo.enter')}</button>
      </Form>
    </Frame>
  );
}

/** A weighty act asks again who is there. */
export function ProvePage({ view, next, demonstration, providers, errors }: SignInProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('prove.title')} path={`prove?next=${encodeURIComponent(next)}`} errors={errors}>
      <p>{say('prove.text')}</p>
      {demonstration && (
        <Act action={`/${locale}/prove`} label={say('prove.demo')} second={false}>
          <input type="hidden" name="next" value={next} />
        </Act>
      )}
      <OtherWays view={view} path="prove" next={next} providers={providers} />
      <h2>{say('signIn.code.title')}</h2>
      <CodeForm view={view} action={`/${locale}/prove/code`} next={next} errors={errors} />
    </Frame>
  );
}

/** Why something that was sent has to be sent again. */
export type WhyAgain = 'sign-in' | 'prove' | 'unseen';

type SendAgainProps = {
  readonly view: View;
  readonly why: WhyAgain;
  readonly action: string;
  /** Nothing when it does not fit on a page: then the browser still has it. */
  readonly typed: Typed | undefined;
};

const againWords = {
  'sign-in': { title: 'signIn.title', text: 'again.text', elsewhere: 'again.elsewhere', again: 'prove.again' },
  prove: { title: 'prove.title', text: 'prove.text', elsewhere: 'prove.elsewhere', again: 'prove.again' },
  unseen: { title: 'again.unseen.title', text: 'again.unseen.text', again: 'again.unseen.again' },
} as const;

/** Something was sent before the person had signed in or proved again who they are, or cannot be kept as it is: it waits here. */
export function SendAgain({ view, why, action, typed }: SendAgainProps) {
  const { say, locale } = view;
  const words = againWords[why];
  const first = why === 'unseen' ? '' : why;
  return (
    <Frame view={view} title={say(words.title)} path={first}>
      {typed === undefined && why !== 'prove' ? undefined : <p>{say(words.text)}</p>}
      {typed === undefined && <p>{say(why === 'unseen' ? 'again.unseen.long' : 'again.long')}</p>}
      {'elsewhere' in words && (
        <p>
          <a class="button" href={`/${locale}/${first}`} target="_blank" rel="noopener">
            {say(words.elsewhere)}
          </a>
        </p>
      )}
      {typed !== undefined && (
        <Form action={action} openedFor={typed[openedForField]} class="act">
          {Object.entries(typed)
            .filter(([name]) => name !== openedForField)
            .map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
          <button type="submit" class="second">
            {say(words.again)}
          </button>
        </Form>
      )}
    </Frame>
  );
}
