/** The law as a lawyer reads it: all rules, and one as an article with its versions and what changed. */
import { type Clause, markOf, ownTables, type PrintedArticle, type PrintedVersion, sayArticle } from '#determinations';
import type { Locale } from '#language';
import { ruleAddress } from '../parts/addresses.ts';
import { type Assets, Layout } from '../parts/layout.tsx';
import { sayIn } from '../parts/words.ts';

type Page = { readonly locale: Locale; readonly assets: Assets };

/** Rules by id and name, under the name of a procedure that rests on them. */
export type RuleGroup = {
  readonly title: string;
  readonly rules: readonly { readonly id: string; readonly name: string }[];
};

export function Rules({ locale, assets, groups }: Page & { readonly groups: readonly RuleGroup[] }) {
  const say = sayIn(locale);
  return (
    <Layout locale={locale} assets={assets} title={say('law.title')} path={(it) => `/${it}/rules`}>
      <h1>{say('law.title')}</h1>
      <p class="lead">{say('law.lead')}</p>
      {groups.map(({ title, rules }) => (
        <section>
          <h2>{title}</h2>
          <ul>
            {rules.map(({ id, name }) => (
              <li>
                <a href={ruleAddress(locale, id)}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  );
}

type Names = ReadonlyMap<string, string>;
type RuleProps = Page & { readonly printed: PrintedArticle; readonly names: Names };

export function Rule({ locale, assets, printed, names }: RuleProps) {
  const say = sayIn(locale);
  const { article, versions } = printed;
  return (
    <Layout locale={locale} assets={assets} title={article.name} path={(it) => ruleAddress(it, article.id)}>
      <p>
        <a href={`/${locale}/rules`}>{say('law.title')}</a>
      </p>
      <h1>{article.name}</h1>
      <dl class="article">
        {article.head.map(({ label, text, link }) => (
          <>
            <dt>{label}</dt>
            <dd>
              {link === undefined ? (
                text
              ) : (
                <a href={link} rel="noreferrer">
                  {text}
                </a>
              )}
            </dd>
          </>
        ))}
      </dl>
      {article.sections.map(({ title, clause }) => (
        <section>
          <h2>{title}</h2>
          <ClauseBody it={clause} locale={locale} names={names} level={0} />
        </section>
      ))}
      <Versions versions={versions} locale={locale} />
      <p class="note">{say('law.note', { id: article.id })}</p>
    </Layout>
  );
}

type ClauseProps = { readonly it: Clause; readonly locale: Locale; readonly names: Names; readonly level: number };

function ClauseBody({ it, locale, names, level }: ClauseProps) {
  const { text, parts } = it;
  const numbered = parts.length > 1;
  const deeper = { locale, names, level: numbered ? level + 1 : level };
  return (
    <>
      {text !== '' && (
        <span>
          {parts.length === 0 ? text : sayArticle(locale, 'labelled', { label: text, text: '' })}
          {parts.length === 0 && <See it={it} locale={locale} names={names} />}
        </span>
      )}
      {parts.length > 0 && (
        <ul class="clauses">
          {parts.map((part, i) => (
            <li>
              {numbered && <span class="mark">{markOf(locale, level, i)} </span>}
              <ClauseBody it={part} {...deeper} />
            </li>
          ))}
        </ul>
      )}
      <Tables it={it} />
    </>
  );
}

/** Links to the rules a clause names. */
function See({ it, locale, names }: Omit<ClauseProps, 'level'>) {
  return (
    <>
      {[...new Set(it.see)].map((id) => (
        <>
          {' '}
          <a href={ruleAddress(locale, id)}>→ {names.get(id) ?? id}</a>
        </>
      ))}
    </>
  );
}

function Tables({ it }: { readonly it: Clause }) {
  return (
    <>
      {ownTables(it).map(({ head: [where, value], rows }) => (
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{where}</th>
              <th scope="col">{value}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr class={`depth-${Math.min(row.depth, 3)}`}>
                <th scope="row">{row.label}</th>
                <td>{row.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

type VersionsProps = { readonly versions: readonly PrintedVersion[]; readonly locale: Locale };

function Versions({ versions, locale }: VersionsProps) {
  if (versions.length < 2 && versions.every((it) => it.added !== true)) return null;
  return (
    <section>
      <h2>{sayArticle(locale, 'versions')}</h2>
      {versions.map(({ title, changed, added }) => (
        <>
          <h3>{title}</h3>
          {added && <p>{sayArticle(locale, 'version.new')}</p>}
          {changed && (
            <ul class="changes">
              {changed.was.map((line) => (
                <li>
                  <del>{sayArticle(locale, 'labelled', { label: sayArticle(locale, 'was'), text: line })}</del>
                </li>
              ))}
              {changed.is.map((line) => (
                <li>
                  <ins>{sayArticle(locale, 'labelled', { label: sayArticle(locale, 'is'), text: line })}</ins>
                </li>
              ))}
            </ul>
          )}
        </>
      ))}
    </section>
  );
}
