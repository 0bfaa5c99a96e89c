import { readFileSync } from 'node:fs';

import type { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

import type { Config } from '../config.ts';
import { notFound } from '../errors.ts';
import type { Env } from '../http/context.ts';
import { demoFormKey } from './form.ts';

const file = (name: string) => readFileSync(new URL(`website/${name}`, import.meta.url), 'utf8');

/** The website of a made-up company with `<pathsix-capture>` on it, on another origin than the API's. */
export function serveDemo(app: Hono<Env>, config: Config) {
  const page = file('index.html');
  const style = file('style.css');
  app.use('/demo/*', async (c, next) =>
    secureHeaders({ contentSecurityPolicy: policyOf(config.publicUrl) })(c, next),
  );
  app.get('/demo', async (c) => {
    const { publicUrl } = config;
    const website = otherNameOf(publicUrl);
    const isElsewhere = new URL(c.req.url).hostname !== website.hostname;
    if (isElsewhere && website.hostname !== publicUrl.hostname)
      return c.redirect(new URL('/demo', website).href);
    const key = await demoFormKey(c.var.db);
    if (!key) throw notFound();
    return c.html(filled(page, publicUrl, website, key));
  });
  app.get('/demo/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css' }));
}

/** This machine by its other name, which makes it another origin; anywhere else there is only one. */
function otherNameOf(publicUrl: URL): URL {
  const other = new URL(publicUrl.origin);
  if (publicUrl.hostname === 'localhost') other.hostname = '127.0.0.1';
  else if (publicUrl.hostname === '127.0.0.1') other.hostname = 'localhost';
  return other;
}

/** What a careful website sets: its own files, and of PathSix the script and the one address it sends to. */
const policyOf = ({ origin }: URL) => ({
  defaultSrc: ["'none'"],
  scriptSrc: [origin],
  connectSrc: [origin],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
});

function filled(page: string, api: URL, website: URL, key: string): string {
  const script = new URL('/widget/pathsix-capture.js', api).href;
  const tag = `<pathsix-capture
  key="${key}"
  theme="light"
  accent="#b4532a"
  submit-label="Send to the studio"
>
  <small slot="consent">We use this to answer you, and for nothing else.</small>
</pathsix-capture>`;
  const words: Record<string, string> = {
    script,
    tag,
    snippet: escaped(`<script src="${script}" async></script>\n${tag}`),
    api: api.origin,
    website: website.origin,
    app: new URL('/app', api).href,
  };
  return page.replace(/\{\{(\w+)\}\}/g, (_, name: string) => words[name] ?? '');
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
