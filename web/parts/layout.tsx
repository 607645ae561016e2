/** The frame of every page: skip link, language, quick exit; scripts only help, nothing needs them. */
import type { Child } from 'hono/jsx';
import { type Locale, localeNames, locales, mannerOf } from '#language';
import { Form, OpenedFor } from './form.tsx';
import { furigana, hasReadings, readingsField } from './readings.ts';
import { sayIn } from './words.ts';

/** Addresses of the stylesheet and the script, with the hash of their content. */
export type Assets = {
  readonly style: string;
  readonly script: string;
  readonly passkey: string;
  readonly icon: string;
};

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
  /** Where they can go, by what for; a group that is empty is not there. */
  readonly links: readonly MenuLink[];
  /** Somebody may stand behind this person: leaving at once stands out. */
  readonly watched?: boolean;
  /** Where they work; the one in which they act is current. */
  readonly posts: readonly { readonly id: string; readonly label: string; readonly current: boolean }[];
  readonly text: 'normal' | 'large' | 'largest';
};

export const menuGroups = ['situation', 'papers', 'sharing', 'work', 'account'] as const;
export type MenuGroup = (typeof menuGroups)[number];

export type MenuLink = {
  readonly group: MenuGroup;
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
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
    <html
      lang={locale}
      dir={mannerOf(locale).direction}
      class={account === undefined ? undefined : `text-${account.text}`}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{full}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="manifest" href={`/${locale}/manifest.webmanifest`} />
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
            <nav class="tools" aria-label={say('site.tools')}>
              <details class="menu languages">
                <summary>
                  <span class="quiet">{say('site.language')}: </span>
                  {localeNames[locale]}
                </summary>
                <ul>
                  {locales.map((it) => (
                    <li>
                      <LanguageChoice current={it === locale} locale={it} path={path(it)} form={form} />
                    </li>
                  ))}
                </ul>
              </details>
              {hasReadings(locale) && <Readings locale={locale} path={path(locale)} form={form} />}
              <a class="tool" href={`/${locale}/search`}>
                {say('site.search')}
              </a>
            </nav>
            <Form action={`/${locale}/leave`} data-leave={exitAddress}>
              {account?.watched === true ? (
                <button type="submit" class="leave">
                  {say('site.leave')}
                </button>
              ) : (
                <button type="submit" class="leave calm" title={say('site.leave')}>
                  {say('site.leave.short')}
                </button>
              )}
            </Form>
          </header>
          {account && <AccountBar account={account} locale={locale} />}
          <main id="main">{children}</main>
        </OpenedFor.Provider>
        <footer class="site">
          <p>{say(kept)}</p>
          <ul class="links">
            {footerPages.map(([address, word]) => (
              <li>
                <a href={`/${locale}/${address}`}>{say(word)}</a>
              </li>
            ))}
            <li>
              <a href={`/${locale}/clear`} data-clear>
                {say('site.clear')}
              </a>
            </li>
          </ul>
          <p class="help">{say('site.reviewed')}</p>
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
      <Menu links={account.links} locale={locale} />
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

/** Folded on a phone, where it would fill the screen; open beside the page where there is room. */
function Menu({ links, locale }: { readonly links: readonly MenuLink[]; readonly locale: Locale }) {
  const say = sayIn(locale);
  const current = links.find((it) => it.current)?.label;
  const groups = menuGroups.filter((group) => links.some((it) => it.group === group));
  return (
    <nav aria-label={say('me.nav')}>
      <details class="menu pages">
        <summary>
          {say('me.menu')}
          {current !== undefined && <span class="now">{current}</span>}
        </summary>
        {groups.map((group) => (
          <div class="group">
            <p class="group-name" id={`menu-${group}`}>
              {say(`me.group.${group}`)}
            </p>
            <ul aria-labelledby={`menu-${group}`}>
              {links
                .filter((it) => it.group === group)
                .map((it) => (
                  <li>
                    <a href={it.href} aria-current={it.current ? 'page' : undefined}>
                      {it.label}
                    </a>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </details>
    </nav>
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

const footerPages = [
  ['help', 'site.help'],
  ['contact', 'site.contact'],
  ['privacy', 'site.privacy'],
  ['accessibility', 'site.accessibility'],
  ['rules', 'site.rules'],
  ['api', 'site.api'],
] as const;

/** How readings stand over kanji; the answers so far come along. */
function Readings({
  locale,
  path,
  form,
}: {
  readonly locale: Locale;
  readonly path: string;
  readonly form: string | undefined;
}) {
  const say = sayIn(locale);
  return (
    <details class="menu readings">
      <summary>{say('site.readings')}</summary>
      <ul>
        {furigana.map((it) => {
          const to = `${path}${path.includes('?') ? '&' : '?'}${readingsField}=${it}`;
          return (
            <li>
              {form === undefined ? (
                <a href={to}>{say(`furigana.${it}`)}</a>
              ) : (
                <button
                  type="submit"
                  form={form}
                  formaction={to}
                  formnovalidate
                  class="link"
                  name="go"
                  value="language"
                >
                  {say(`furigana.${it}`)}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </details>
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
