// The law for people: all rules, and each as an article.
import { Hono } from 'hono';
import { articlesIn, printArticle } from '#determinations';
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import { Rule, type RuleGroup, Rules } from '../../web/visitor/law.tsx';
import { assets } from '../assets.ts';
import { isLocale } from '../door/locale.ts';
import { answerAt } from '../door/serve.ts';

export const rulePages = new Hono();

answerAt(rulePages, 'GET /:locale/rules', (c, next) => {
  const { locale } = c.req.param();
  if (!isLocale(locale)) return next();
  return c.html(`<!doctype html>${<Rules locale={locale} assets={assets} groups={groupsIn(locale)} />}`);
});

answerAt(rulePages, 'GET /:locale/rules/:id', (c, next) => {
  const { locale, id } = c.req.param();
  const printed = isLocale(locale) ? printArticle(japan, id, locale) : undefined;
  if (!isLocale(locale) || printed === undefined) return next();
  const names = new Map(articlesIn(japan, locale).map((it) => [it.id, it.name]));
  return c.html(`<!doctype html>${<Rule locale={locale} assets={assets} printed={printed} names={names} />}`);
});

/** Each rule once, under the first procedure that rests on it. */
function groupsIn(locale: Locale): readonly RuleGroup[] {
  const byProcedure = Map.groupBy(articlesIn(japan, locale), (it) => it.procedure);
  return japan.procedures.flatMap(({ id }) => {
    const rules = byProcedure.get(id) ?? [];
    return rules.length === 0 ? [] : [{ title: japan.wording[locale]?.procedures[id]?.name ?? id, rules }];
  });
}
