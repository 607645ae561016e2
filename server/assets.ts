// The stylesheet and the scripts, put together when the server starts, each under an address with the hash of its
// content: a browser may keep them for a year.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { minifySync, transformSync } from 'rolldown/utils';
import { answerAt } from './door/serve.ts';

type Asset = { readonly path: string; readonly type: string; readonly body: string };

const text = (url: string): string => readFileSync(fileURLToPath(url), 'utf8');

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

function asset(name: string, extension: keyof typeof types, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  return { path: `/assets/${name}.${hash}.${extension}`, type: types[extension], body };
}

const web = fileURLToPath(new URL('../web', import.meta.url));

/** Our own rules, beside the pages: what all share first, what only paper needs last. */
function ownStyles(): string[] {
  const ends = ['parts/base.css', 'parts/print.css'] as const;
  const between = globSync('*/*.css', { cwd: web }).filter((it) => !(ends as readonly string[]).includes(it));
  return [ends[0], ...between.toSorted(), ends[1]].map((file) => readFileSync(`${web}/${file}`, 'utf8'));
}

/** Colours and type of the Digital Agency's design tokens, then our own rules; comments and indents left out. */
function stylesheet(): string {
  const tokens = text(import.meta.resolve('@digital-go-jp/design-tokens/dist/tokens-simple.css'));
  return [tokens, ...ownStyles()]
    .join('\n')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\n\s*/g, '\n')
    .trim();
}

function script(name: string): string {
  const file = fileURLToPath(new URL(`../web/islands/${name}.ts`, import.meta.url));
  const { code, errors } = transformSync(file, readFileSync(file, 'utf8'));
  if (errors.length > 0) throw new SyntaxError(`cannot read \`${file}\``, { cause: errors[0] });
  return minifySync(file, code).code;
}

const style = asset('style', 'css', stylesheet());
const icon = asset('icon', 'svg', text(new URL('../web/parts/icon.svg', import.meta.url).href));
const island = asset('page', 'js', script('page'));
const passkey = asset('passkey', 'js', script('passkey'));

/** Where pages find them. */
export const assets = { style: style.path, script: island.path, passkey: passkey.path, icon: icon.path } as const;

export const assetRoutes = new Hono();
const byPath = new Map([style, icon, island, passkey].map((it) => [it.path, it]));
answerAt(assetRoutes, 'GET /assets/:file', (c, next) => {
  const found = byPath.get(c.req.path);
  if (found === undefined) return next();
  return c.body(found.body, 200, {
    'content-type': found.type,
    'cache-control': 'public, max-age=31536000, immutable',
  });
});
