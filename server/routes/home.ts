import { Hono } from 'hono';
import { html } from 'hono/html';

export const home = new Hono().get('/', (c) =>
  c.html(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Shinrai</title>
  </head>
  <body>
    <main>
      <h1>Shinrai <span lang="ja">信頼</span></h1>
      <p>Trust infrastructure for residence administration.</p>
    </main>
  </body>
</html>`),
);
