/** The frame of every page: skip link, language, quick exit; scripts only help, nothing needs them. */
import type { Child } from 'hono/jsx';
import { type Locale, localeNames, locales } from '#language';
import { Form, OpenedFor } from './form.tsx';
import { sayIn } from './words.ts';

/** Addresses of the stylesheet and the script, with the hash of their content. */
export type Assets = { readonly style: string; readonly script: string; readonly passkey: string };

export type Frame = {
  readonly locale: Locale;
  readonly assets: Assets;
  readonly title: string;
  readonly failed?: boolean;
  /** Where the same page is in another language; with `form`, the answers are posted there. */
  readonly path: (locale: Locale) => string;
  /** Id of the form that carries the answers. */
  readonly form?: string;
  /** What Enter in a text field does: the form's first button must not be a language. */
  readonly enter?: { readonly go: string; readonly word: string };
  /** Who is signed in; nobody on the pages without an account. */
  readonly account?: Account;
  /** What is kept of what this page shows: of most pages nothing. */
  readonly kept?: 'home.kept' | 'me.kept';
  readonly children?: Child;
};

/** Who is signed in, as the frame shows it. */
export type Account = {
  /** Nobody's name on pages that have no leave to read it. */
  readonly name?: string;
  /** The client they act for now. */
  readonly actingFor?: string;
  /** An invented person of the demonstration. */
  readonly invented: boolean;
  /** How much was changed in how they sign in that they have not seen. */
  readonly notices?: number;
  /** Whom the forms of this page are for, as the door knows it again. */
  readonly openedFor?: string;
  readonly links: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  /** Where they work; the one in which they act is current. */
  readonly posts: readonly { readonly id: string; readonly label: string; readonly current: boolean }[];
  readonly text: 'normal' | 'large' | 'largest';
};

/** A neutral place; nothing of Shinrai is in its address. */
export const exitAddress = 'https://www.jma.go.jp/';

export function Layout({
  locale,
  assets,
  title,
  failed,
  path,
  form,
  enter,
  account,
  kept = 'home.kept',
  children,
}: Frame) {
  const say = sayIn(locale);
  const full = `${failed ? `${say('site.error')} ` : ''}${title} · ${say('site.name')}`;
  return (
    <html lang={locale} class={account === undefined ? undefined : `text-${account.text}`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{full}</title>
        <link rel="stylesheet" href={assets.style} />
        <script type="module" src={assets.script} />
      </head>
      <body>
        {enter && form && (
          <button type="submit" form={form} name="go" value={enter.go} class="enter" tabindex={-1}>
            {enter.word}
          </button>
        )}
        <a class="skip" href="#main">
          {say('site.skip')}
        </a>
        <OpenedFor.Provider value={account?.openedFor}>
          <header class="site">
            <a class="brand" href={`/${locale}`}>
              Shinrai <span lang="ja">信頼</span>
            </a>
            <nav aria-label={say('site.language')}>
              <ul class="languages">
                {locales.map((it) => (
                  <li>
                    <LanguageChoice current={it === locale} locale={it} path={path(it)} form={form} />
                  </li>
                ))}
              </ul>
            </nav>
            <Form action={`/${locale}/leave`} data-leave={exitAddress}>
              <button type="submit" class="leave">
                {say('site.leave')}
              </button>
            </Form>
          </header>
          {account && <AccountBar account={account} locale={locale} />}
          <main id="main">{children}</main>
        </OpenedFor.Provider>
        <footer class="site">
          <p>{say(kept)}</p>
          <p>
            <a href={`/${locale}/clear`} data-clear>
              {say('site.clear')}
            </a>
          </p>
          <p>
            <a href={`/${locale}/rules`}>{say('site.rules')}</a>
          </p>
          <p>
            <a href={`/${locale}/api`}>{say('site.api')}</a>
          </p>
        </footer>
      </body>
    </html>
  );
}

function AccountBar({ account, locale }: { readonly account: Account; readonly locale: Locale }) {
  const say = sayIn(locale);
  return (
    <div class="account">
      {account.invented && <p class="banner demonstration">{say('me.demonstration')}</p>}
      {account.actingFor !== undefined && (
        <Form action={`/${locale}/me/acting/end`} class="banner acting">
          <p>{say('me.acting', { name: account.actingFor })}</p>
          <button type="submit" class="second">
            {say('me.acting.end')}
          </button>
        </Form>
      )}
      {account.notices !== undefined && account.notices > 0 && (
        <p class="banner">
          <a href={`/${locale}/me/account`}>{say('notices.some')}</a>
        </p>
      )}
      <nav aria-label={say('me.nav')}>
        <ul class="pages">
          {account.links.map(({ href, label, current }) => (
            <li>
              <a href={href} aria-current={current ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Posts account={account} locale={locale} />
      <Form action={`/${locale}/sign-out`} class="who">
        {account.name !== undefined && <span>{say('me.signedIn', { name: account.name })}</span>}
        <button type="submit" class="link">
          {say('me.signOut')}
        </button>
      </Form>
    </div>
  );
}

/** In which post somebody acts for others: said where there is one, chosen where there are several. */
function Posts({ account: { posts }, locale }: { readonly account: Account; readonly locale: Locale }) {
  const say = sayIn(locale);
  if (posts.length === 0) return null;
  if (posts.length === 1) return <p class="post">{say('post.one', { post: posts[0]?.label ?? '' })}</p>;
  return (
    <Form action={`/${locale}/post`} class="post">
      <label for="post">{say('post.several')}</label>
      <select id="post" name="post" required>
        {!posts.some((it) => it.current) && <option value="">{say('post.none')}</option>}
        {posts.map((it) => (
          <option value={it.id} selected={it.current}>
            {it.label}
          </option>
        ))}
      </select>
      <button type="submit" class="second">
        {say('post.choose')}
      </button>
    </Form>
  );
}

type Choice = {
  readonly current: boolean;
  readonly locale: Locale;
  readonly path: string;
  readonly form: string | undefined;
};

function LanguageChoice({ current, locale, path, form }: Choice) {
  const name = localeNames[locale];
  if (current) {
    return (
      <span aria-current="true" lang={locale}>
        {name}
      </span>
    );
  }
  if (form === undefined) {
    return (
      <a href={path} lang={locale} hreflang={locale}>
        {name}
      </a>
    );
  }
  return (
    <button
      type="submit"
      form={form}
      formaction={path}
      formnovalidate
      class="link"
      lang={locale}
      name="go"
      value="language"
    >
      {name}
    </button>
  );
}
