/** A form or a link was opened for somebody else than it would reach now: nothing is done, both are named, what was typed stays. */
import type { Typed } from '../form.ts';
import { Form } from '../parts/form.tsx';
import { Frame, type View } from './frame.tsx';

/** Whoever may not be named to whoever is there now is not named. */
export type Before =
  | { readonly is: 'earlier'; readonly name: string; readonly self: boolean; readonly seal: string }
  | { readonly is: 'over' | 'somebody-else' | 'unknown' };

type OpenedForProps = {
  readonly view: View;
  /** The address that was asked for. */
  readonly address: string;
  readonly now: { readonly name: string; readonly self: boolean; readonly seal: string };
  readonly before: Before;
};

const textOfBefore = ({ say }: View, before: Before): string => {
  if (before.is !== 'earlier') return say(`opened.then.${before.is}`);
  return say(before.self ? 'opened.then.self' : 'opened.then', { name: before.name });
};

const textOfNow = ({ say }: View, { name, self }: OpenedForProps['now']): string =>
  say(self ? 'opened.now.self' : 'opened.now', { name });

type FormProps = OpenedForProps & {
  /** Nothing when it does not fit on a page, or is a file: then the browser still has it. */
  readonly typed: Typed | undefined;
  /** What the form said it was for. */
  readonly seal: string | undefined;
};

export function FormOpenedFor({ view, address, now, before, typed, seal }: FormProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say(before.is === 'unknown' ? 'opened.unknown.title' : 'opened.title')} path="begin">
      <p class="lead">
        {textOfBefore(view, before)} {textOfNow(view, now)}
      </p>
      <p>{say('opened.nothing')}</p>
      {typed === undefined ? <p>{say('opened.again')}</p> : <Kept typed={typed} view={view} />}
      {before.is === 'unknown' && typed !== undefined && (
        <Form action={address} openedFor={now.seal} class="act">
          <Hidden typed={typed} />
          <button type="submit">{say(now.self ? 'opened.send.self' : 'opened.send', { name: now.name })}</button>
        </Form>
      )}
      {before.is === 'earlier' && typed !== undefined && (
        <Form action={address} openedFor={before.seal} class="act">
          <input type="hidden" name="again" value="true" />
          <Hidden typed={typed} />
          <button type="submit">{say(before.self ? 'opened.back.self' : 'opened.back', { name: before.name })}</button>
        </Form>
      )}
      {before.is === 'earlier' && typed === undefined && <TakeUp view={view} before={before} next="" />}
      {before.is === 'somebody-else' && typed !== undefined && (
        <>
          <p>
            <a class="button" href={`/${locale}/sign-in`} target="_blank" rel="noopener">
              {say('opened.sign-in')}
            </a>
          </p>
          <Form action={address} openedFor={seal} class="act">
            <Hidden typed={typed} />
            <button type="submit" class="second">
              {say('prove.again')}
            </button>
          </Form>
        </>
      )}
      <p>
        <a href={`/${locale}/begin`}>{say('opened.leave')}</a>
      </p>
    </Frame>
  );
}

const Hidden = ({ typed }: { readonly typed: Typed }) => (
  <>
    {Object.entries(typed).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

/** Fields nobody typed into: what names a button or the form itself. */
const unseen = ['go', 'once', 'situation', 'ceremony', 'credential', 'entries'];

/** To read and to copy, also where it cannot be sent any more. */
function Kept({ typed, view: { say } }: { readonly typed: Typed; readonly view: View }) {
  const texts = Object.entries(typed).filter(([name, value]) => value !== '' && !unseen.includes(name));
  if (texts.length === 0) return null;
  return (
    <details>
      <summary>{say('opened.kept')}</summary>
      <ul>
        {texts.map(([, value]) => (
          <li>{value}</li>
        ))}
      </ul>
    </details>
  );
}

/** @param before never `unknown`: an address that says nothing is about oneself */
export function LinkOpenedFor({ view, address, now, before, on }: OpenedForProps & { readonly on: string }) {
  const { say } = view;
  return (
    <Frame view={view} title={say('opened.link.title')} path="begin">
      <p class="lead">
        {textOfBefore(view, before)} {textOfNow(view, now)}
      </p>
      <p>
        <a class="button" href={on}>
          {say(now.self ? 'opened.on.self' : 'opened.on', { name: now.name })}
        </a>
      </p>
      {before.is === 'earlier' && <TakeUp view={view} before={before} next={address} />}
    </Frame>
  );
}

type TakeUpProps = {
  readonly view: View;
  readonly before: Extract<Before, { readonly is: 'earlier' }>;
  readonly next: string;
};

const TakeUp = ({ view: { say, locale }, before, next }: TakeUpProps) => (
  <Form action={`/${locale}/me/acting`} class="act">
    <input type="hidden" name="before" value={before.seal} />
    <input type="hidden" name="next" value={next} />
    <button type="submit" class="second">
      {say(before.self ? 'opened.return.self' : 'opened.return', { name: before.name })}
    </button>
  </Form>
);
