/** Search over everything public, and the page for an address where there is nothing. */
import type { Locale } from '#language';
import { fieldId } from '../parts/errors.tsx';
import { type Assets, Layout } from '../parts/layout.tsx';
import { sayIn } from '../parts/words.ts';

export type Found = {
  readonly kind: 'procedure' | 'rule' | 'page';
  /** The address, after the language. */
  readonly path: string;
  readonly title: string;
  readonly text: string;
};

type Place = { readonly locale: Locale; readonly assets: Assets };

export function Search({ locale, assets, words, found }: Place & { words: string; found: readonly Found[] }) {
  const say = sayIn(locale);
  const told = found.length === 0 ? 'search.none' : 'search.found';
  return (
    <Layout
      locale={locale}
      assets={assets}
      title={say('search.title')}
      path={(it) => `/${it}/search${words === '' ? '' : `?q=${encodeURIComponent(words)}`}`}
    >
      <h1>{say('search.title')}</h1>
      <p>{say('search.lead')}</p>
      <SearchForm locale={locale} words={words} />
      {words !== '' && (
        <>
          <h2>{say(told, { words, count: found.length })}</h2>
          <ul class="found">
            {found.map((it) => (
              <li>
                <a href={`/${locale}/${it.path}`}>{it.title}</a>{' '}
                <span class="state">{say(`search.kind.${it.kind}`)}</span>
                <p class="help">{it.text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Layout>
  );
}

function SearchForm({ locale, words }: { readonly locale: Locale; readonly words: string }) {
  const say = sayIn(locale);
  return (
    <search>
      <form method="get" action={`/${locale}/search`}>
        <div class="field">
          <label for={fieldId('q')}>{say('search.label')}</label>
          <input id={fieldId('q')} type="text" name="q" value={words} maxlength={80} class="wide" autocomplete="off" />
        </div>
        <button type="submit">{say('search.button')}</button>
      </form>
    </search>
  );
}

export function Missing({ locale, assets }: Place) {
  const say = sayIn(locale);
  return (
    <Layout locale={locale} assets={assets} title={say('missing.title')} path={(it) => `/${it}`}>
      <h1>{say('missing.title')}</h1>
      <p>{say('missing.text')}</p>
      <p>
        <a href={`/${locale}`}>{say('missing.start')}</a>
      </p>
      <h2>{say('missing.search')}</h2>
      <SearchForm locale={locale} words="" />
    </Layout>
  );
}
