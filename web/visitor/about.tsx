/** What there is to read about Shinrai itself: help, whom to ask, privacy, accessibility. */
import type { Locale } from '#language';
import { type Assets, Layout } from '../parts/layout.tsx';
import { sayIn, type WordKey } from '../parts/words.ts';

/** Each page with its sections, in reading order; their words are `<page>.<section>.title` and `.text`. */
export const aboutPages = {
  help: ['answer', 'unknown', 'covered', 'change', 'record', 'leave', 'wrong'],
  contact: ['installation', 'residence', 'city', 'legal', 'work', 'rights'],
  privacy: ['without', 'record', 'who', 'device', 'rights', 'number'],
  accessibility: ['tested', 'gaps', 'tell'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AboutPage = keyof typeof aboutPages;

/**
 * Where those who advise say themselves how they are reached. Numbers: Houterasu and the hotline on working conditions by
 * secondary sources, the human rights line by the page of the Ministry of Justice as copied by Oizumi town.
 */
const advice: Readonly<Record<string, string>> = {
  residence: 'https://www.moj.go.jp/isa/consultation/center/index.html',
  city: 'https://www.moj.go.jp/isa/support/coexistence/nyuukokukanri02_00039.html',
  legal: 'https://www.houterasu.or.jp/',
  work: 'https://www.check-roudou.mhlw.go.jp/lp/hotline/',
  rights: 'https://www.moj.go.jp/JINKEN/jinken21.html',
};

type Props = {
  readonly locale: Locale;
  readonly assets: Assets;
  readonly page: AboutPage;
  /** How whoever runs the installation is reached, as addresses. */
  readonly contacts: readonly string[];
};

export function About({ locale, assets, page, contacts }: Props) {
  const say = sayIn(locale);
  const word = (section: string): string => say(`${page}.${section}` as WordKey);
  return (
    <Layout locale={locale} assets={assets} title={word('title')} path={(it) => `/${it}/${page}`}>
      <h1>{word('title')}</h1>
      <p class="lead">{word('lead')}</p>
      {aboutPages[page].map((section) => (
        <section id={section}>
          <h2>{word(`${section}.title`)}</h2>
          <p>{word(`${section}.text`)}</p>
          {section === 'installation' && <Contacts locale={locale} contacts={contacts} />}
          {page === 'contact' && advice[section] !== undefined && (
            <p>
              <a href={advice[section]} rel="external noreferrer">
                {word(`${section}.link`)}
              </a>
            </p>
          )}
        </section>
      ))}
      {page === 'contact' && <p class="help">{say('contact.checked')}</p>}
    </Layout>
  );
}

function Contacts({ locale, contacts }: { readonly locale: Locale; readonly contacts: readonly string[] }) {
  if (contacts.length === 0) return <p>{sayIn(locale)('contact.installation.none')}</p>;
  return (
    <ul>
      {contacts.map((it) => (
        <li>
          <a href={it}>{it.replace(/^(mailto|tel):/, '')}</a>
        </li>
      ))}
    </ul>
  );
}
