// The interface for programs, described for people.
import { Hono } from 'hono';
import { negotiate } from '#language';
import { japan } from '#rulebook/japan';
import { ApiPage } from '../../web/api/api.tsx';
import { assets } from '../assets.ts';
import { isLocale } from '../door/locale.ts';
import { answerAt } from '../door/serve.ts';

const procedures = japan.procedures.map((it) => it.id);

/** @param origin the address by which people reach it; that of the request by default */
export function apiPageRoutes(origin: string | undefined): Hono {
  const routes = new Hono();
  answerAt(routes, 'GET /api', (c) => {
    c.header('Vary', 'Accept-Language');
    return c.redirect(`/${negotiate(c.req.header('accept-language'))}/api`, 302);
  });
  answerAt(routes, 'GET /:locale/api', (c, next) => {
    const { locale } = c.req.param();
    if (!isLocale(locale)) return next();
    const here = origin ?? new URL(c.req.url).origin;
    return c.html(`<!doctype html>${<ApiPage {...{ locale, assets, procedures }} origin={here} />}`);
  });
  return routes;
}
