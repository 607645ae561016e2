// The interface for programs, described for people.
import { Hono } from 'hono';
import { type Locale, locales, negotiate } from '#language';
import { japan } from '#rulebook/japan';
import { ApiPage } from '../../web/api/api.tsx';
import { assets } from '../assets.ts';
import { answerAt } from '../door/serve.ts';

export const apiPage = new Hono();

answerAt(apiPage, 'GET /api', (c) => {
  c.header('Vary', 'Accept-Language');
  return c.redirect(`/${negotiate(c.req.header('accept-language'))}/api`, 302);
});

answerAt(apiPage, 'GET /:locale/api', (c, next) => {
  const locale = locales.find((it): it is Locale => it === c.req.param('locale'));
  if (locale === undefined) return next();
  const procedures = japan.procedures.map((it) => it.id);
  return c.html(`<!doctype html>${<ApiPage locale={locale} assets={assets} procedures={procedures} />}`);
});
