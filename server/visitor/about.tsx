/** Pages about Shinrai itself, search, and what a browser asks for by itself. */
import { type Context, Hono } from 'hono';
import type { Locale } from '#language';
import { sayIn } from '../../web/parts/words.ts';
import { About, type AboutPage, aboutPages } from '../../web/visitor/about.tsx';
import { Missing, Search } from '../../web/visitor/search.tsx';
import { assets } from '../assets.ts';
import { isLocale, localeOfPage } from '../door/locale.ts';
import { answerAt } from '../door/serve.ts';
import { search } from './search.ts';

const mostWords = 80;

/** @param contacts how whoever runs this installation is reached */
export function aboutRoutes(contacts: readonly string[]): Hono {
  const routes = new Hono();
  const pages = Object.keys(aboutPages) as AboutPage[];
  for (const page of pages)
    answerAt(routes, `GET /:locale/${page}`, (c, next) => {
      const { locale } = c.req.param();
      if (!isLocale(locale)) return next();
      return html(c, <About locale={locale} assets={assets} page={page} contacts={contacts} />);
    });
  answerAt(routes, 'GET /:locale/search', (c, next) => {
    const { locale } = c.req.param();
    if (!isLocale(locale)) return next();
    const words = [...(c.req.query('q') ?? '').normalize('NFC').trim()].slice(0, mostWords).join('');
    return html(c, <Search locale={locale} assets={assets} words={words} found={search(locale, words)} />);
  });
  answerAt(routes, 'GET /:locale/manifest.webmanifest', (c, next) => {
    const { locale } = c.req.param();
    if (!isLocale(locale)) return next();
    c.header('Content-Type', 'application/manifest+json');
    return c.body(JSON.stringify(manifestIn(locale)));
  });
  answerAt(routes, 'GET /favicon.ico', (c) => c.redirect(assets.icon, 302));
  return routes;
}

const manifestIn = (locale: Locale) => ({
  name: sayIn(locale)('site.name'),
  short_name: sayIn(locale)('site.name'),
  description: sayIn(locale)('site.tagline'),
  lang: locale,
  start_url: `/${locale}`,
  scope: '/',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#0017c1',
  icons: [{ src: assets.icon, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
});

type Content = Parameters<Context['html']>[0];
const html = (c: Context, content: Content, status: 200 | 404 = 200): Response | Promise<Response> =>
  c.html(`<!doctype html>${content}`, status);

/**
 * Nothing is at this address: a page in the language of the address, or of the browser where it names none. An address that
 * only ends in a stroke too many leads to the one without.
 */
export function missingPage(c: Context): Response | Promise<Response> {
  const { path } = c.req;
  if (c.req.method === 'GET' && path.length > 1 && path.endsWith('/') && !path.startsWith('//'))
    return c.redirect(path.replace(/\/+$/, '') || '/', 301);
  return html(c, <Missing locale={localeOfPage(c)} assets={assets} />, 404);
}
