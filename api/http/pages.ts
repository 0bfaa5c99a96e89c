import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';

import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { compress } from 'hono/compress';

import type { Env } from './context.ts';

const from = (folder: string) => relative(process.cwd(), folder) || '.';
const dist = (name: string) => from(new URL(`../../dist/${name}`, import.meta.url).pathname);

const docs = `<!doctype html>
<html lang="en">
<meta charset="utf-8"><title>PathSix API</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>`;
const start = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#ui', tryItOutEnabled: true, persistAuthorization: false });`;

/** The workspace at /app, the widget's scripts at /widget, the API's own page at /docs. */
export function servePages(app: Hono<Env>) {
  const swagger = from(
    dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
  );
  app.get('/', (c) => c.redirect('/app'));
  app.get('/docs', (c) => c.html(docs));
  app.get('/docs/start.js', (c) => c.body(start, 200, { 'content-type': 'text/javascript' }));
  app.get(
    '/docs/*',
    serveStatic({ root: swagger, rewriteRequestPath: (path) => path.replace('/docs', '') }),
  );
  app.get(
    '/widget/*',
    async (c, next) => {
      await next();
      // Any page may load the form's script; what it may send is another matter.
      c.header('access-control-allow-origin', '*');
      c.header('cross-origin-resource-policy', 'cross-origin');
      if (c.res.ok) c.header('cache-control', 'public, max-age=600');
    },
    compress(),
    serveStatic({
      root: dist('widget'),
      rewriteRequestPath: (path) => path.replace('/widget', ''),
    }),
  );
  app.get('/app/assets/*', async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.get(
    '/app/*',
    serveStatic({ root: dist('app'), rewriteRequestPath: (path) => path.replace('/app', '') }),
  );
  app.get('/app', serveStatic({ root: dist('app'), path: 'index.html' }));
  app.get('/app/*', async (c, next) => {
    if (/\.\w+$/.test(c.req.path) || !existsSync(`${dist('app')}/index.html`)) return next();
    return serveStatic<Env>({ root: dist('app'), path: 'index.html' })(c, next);
  });
}
