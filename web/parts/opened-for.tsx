/** A form or a link was opened for somebody else, or in another post, than it would reach now: nothing is done, both are named, what was typed stays. */
import type { Typed } from './form.ts';
import { Form } from './form.tsx';
import { Frame, type View } from './frame.tsx';

/** Whoever may not be named to whoever is there now is not named. */
export type Before =
  | {
      readonly is: 'earlier';
      readonly name: string;
      readonly self: boolean;
      readonly seal: string;
      /** For whom it would reach now too. */
      readonly same: boolean;
      /** The post in which it was opened, where that is another. */
      readonly post?: string;
    }
  | { readonly is: 'over' | 'somebody-else' | 'unknown' };

type OpenedForProps = {
  readonly view: View;
  /** The address that was asked for. */
  readonly address: string;
  readonly now: { readonly name: string; readonly self: boolean; readonly seal: string; readonly post: string };
  readonly before: Before;
};

const textOfBefore = ({ say }: View, before: Before): string => {
  if (before.is !== 'earlier') return say(`opened.then.${before.is}`);
  return say(before.self ? 'opened.then.self' : 'opened.then', { name: before.name });
};

const textOfNow = ({ say }: View, { name, self }: OpenedForProps['now']): string =>
  say(self ? 'opened.now.self' : 'opened.now', { name });

function titleOf({ say }: View, before: Before, what: 'form' | 'link'): string {
  if (before.is === 'unknown') return say('opened.unknown.title');
  const other = before.is === 'earlier' && before.same ? 'opened.post' : 'opened';
  return say(what === 'link' ? `${other}.link.title` : `${other}.title`);
}

/** For whom and in which post it was opened, and for whom and in which it would be sent now. */
function Both({ view, now, before }: Pick<OpenedForProps, 'view' | 'now' | 'before'>) {
  const { say } = view;
  const post = before.is === 'earlier' ? before.post : undefined;
  return (
    <>
      <p class="lead">
        {textOfBefore(view, before)} {textOfNow(view, now)}
      </p>
      {post !== undefined && (
        <p>
          {say('opened.post.then', { post })} {say('opened.post.now', { post: now.post })}
        </p>
      )}
    </>
  );
}

type FormProps = OpenedForProps & {
  /** Nothing when it does not fit on a page, or is a file: then the browser still has it. */
  readonly typed: Typed | undefined;
  /** What the form said it was for. */
  readonly seal: string | undefined;
};

export function FormOpenedFor({ view, address, now, before, typed, seal }: FormProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={titleOf(view, before, 'form')} path="begin">
      <Both view={view} now={now} before={before} />
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
          <button type="submit">{backTo(view, before, 'back')}</button>
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
const unseen = ['go', 'once', 'mandate', 'organisation', 'situation', 'ceremony', 'credential', 'entries'];

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
    <Frame view={view} title={titleOf(view, before, 'link')} path="begin">
      <Both view={view} now={now} before={before} />
      <p>
        <a class="button" href={on}>
          {say(now.self ? 'opened.on.self' : 'opened.on', { name: now.name })}
        </a>
      </p>
      {before.is === 'earlier' && <TakeUp view={view} before={before} next={address} />}
    </Frame>
  );
}

type Earlier = Extract<Before, { readonly is: 'earlier' }>;

/** What the button says that goes back to how it was opened, and sends it or not. */
function backTo({ say }: View, { name, self, post }: Earlier, button: 'back' | 'return'): string {
  if (post !== undefined) return say(`opened.post.${button}`);
  return say(self ? `opened.${button}.self` : `opened.${button}`, { name });
}

type TakeUpProps = { readonly view: View; readonly before: Earlier; readonly next: string };

const TakeUp = ({ view, before, next }: TakeUpProps) => (
  <Form action={`/${view.locale}/me/acting`} class="act">
    <input type="hidden" name="before" value={before.seal} />
    <input type="hidden" name="next" value={next} />
    <button type="submit" class="second">
      {backTo(view, before, 'return')}
    </button>
  </Form>
);
