import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { sql } from 'kysely';

import { newId } from '../contract/id.ts';
import { serveAccounts } from './auth/account-routes.ts';
import { serveSessions } from './auth/routes.ts';
import { serveBulk } from './bulk/routes.ts';
import { serveCaptures } from './captures/routes.ts';
import type { Config } from './config.ts';
import { serveConversions } from './conversions/routes.ts';
import { serveCustomFields } from './custom-fields/routes.ts';
import { patiently } from './db/away.ts';
import type { Db } from './db/open.ts';
import { serveDemo } from './demo/page.ts';
import { serveDuplicates } from './duplicates/routes.ts';
import { notFound } from './errors.ts';
import { serveFollowUps } from './follow-ups/routes.ts';
import { serveHistory } from './history/routes.ts';
import { clientAddress, readProxies, type IsProxy } from './http/address.ts';
import type { Env } from './http/context.ts';
import { createMetrics } from './http/metrics.ts';
import { describeApi } from './http/openapi.ts';
import { servePages } from './http/pages.ts';
import { answerProblem } from './http/problem.ts';
import { serveImports } from './imports/routes.ts';
import { serveInstallation } from './installation/routes.ts';
import { serveInvitations } from './invitations/routes.ts';
import type { Log } from './log.ts';
import { serveLogs, serveStrangersLogs } from './logs/routes.ts';
import { serveMailbox } from './mail/routes.ts';
import { serveMatches } from './matches/routes.ts';
import { serveMembers } from './members/routes.ts';
import { serveMerges } from './merges/routes.ts';
import { serveNotes } from './notes/routes.ts';
import { serveExports } from './records/export/routes.ts';
import { serveRecords } from './records/routes.ts';
import { serveRoles } from './roles/routes.ts';
import { serveTags } from './tags/routes.ts';
import { serveTeams } from './teams/routes.ts';
import { serveTenant } from './tenant/routes.ts';
import { serveTimeline } from './timeline/routes.ts';
import { serveViews } from './views/routes.ts';
import { serveWebsiteForms } from './website-forms/keys.ts';
import { serveSubmissions } from './website-forms/submit.ts';

interface Parts {
  db: Db;
  config: Config;
  log: Log;
  /** Has jobs that were put down done at once, where they are done by this process. */
  wake?: () => void;
}

/** The whole server as a function of requests: what is answered, and by whom. */
export function createApp(parts: Parts) {
  const app = new Hono<Env>();
  const isProxy = readProxies(parts.config.trustedProxies);
  app.onError(answerProblem);
  app.notFound((c) => answerProblem(notFound(), c));
  app.use(async (c, next) => {
    c.set('db', parts.db);
    c.set('log', parts.log);
    c.set('config', parts.config);
    c.set('wake', parts.wake ?? (() => {}));
    c.set('requestId', newId());
    c.set('address', addressOf(c, isProxy));
    // Headers that are set before the answer go out with it in one write; set after it, they make it a stream.
    c.header('x-request-id', c.get('requestId'));
    await next();
  });
  const metrics = createMetrics();
  app.use(metrics.measure);
  // Before our own security policy: it is somebody else's website.
  if (parts.config.demo) serveDemo(app, parts.config);
  app.route('/api/v1', createApi(parts));
  app.use(
    secureHeaders({ crossOriginResourcePolicy: false, contentSecurityPolicy: contentPolicy }),
  );
  // The extension's options page asks whether a server is there before it keeps the address.
  app.use('/healthz', cors({ origin: '*', allowMethods: ['GET'] }));
  app.get('/healthz', async (c) => {
    await patiently(() => sql`select 1`.execute(parts.db.global));
    return c.json({ status: 'ok' });
  });
  app.get('/readyz', async (c) => {
    await patiently(() => sql`select 1 from tenant limit 1`.execute(parts.db.global));
    return c.json({ status: 'ready' });
  });
  metrics.serve(app);
  servePages(app);
  return app;
}

function createApi({ config }: Parts) {
  const api = new Hono<Env>();
  api.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
    await next();
  });
  // Before the rule for members: a website's form may do one thing only.
  serveSubmissions(api);
  // A token is needed for everything and no cookie is sent, so any origin may ask: extensions and registered websites do.
  api.use(async (c, next) => {
    if (c.req.method === 'OPTIONS') return preflight(c, next);
    c.header('access-control-allow-origin', '*');
    c.header('access-control-expose-headers', shownHeaders);
    return next();
  });
  serveSessions(api);
  serveAccounts(api);
  serveMembers(api);
  serveInvitations(api, config);
  serveTeams(api);
  serveRoles(api);
  serveTenant(api);
  serveCustomFields(api);
  serveMailbox(api);
  serveFollowUps(api);
  serveExports(api);
  serveBulk(api);
  serveRecords(api);
  serveViews(api);
  serveMerges(api);
  serveConversions(api);
  serveDuplicates(api);
  serveTimeline(api);
  serveHistory(api);
  serveNotes(api);
  serveTags(api);
  serveMatches(api);
  serveCaptures(api);
  serveImports(api);
  serveWebsiteForms(api);
  serveLogs(api);
  serveInstallation(api);
  serveStrangersLogs(api);
  const description = JSON.stringify(describeApi(config.publicUrl));
  api.get('/openapi.json', (c) => c.body(description, 200, { 'content-type': 'application/json' }));
  return api;
}

const shownHeaders = 'etag,location,retry-after,idempotency-replayed,x-request-id';

const preflight = cors({
  origin: '*',
  allowHeaders: [
    'authorization',
    'content-type',
    'idempotency-key',
    'if-match',
    'x-pathsix-source',
    'x-publishable-key',
  ],
  allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
  maxAge: 600,
});

/** Who is at the other end of the connection; null when the app is called without one. */
function addressOf(c: Context<Env>, isProxy: IsProxy): string | null {
  const connection = c.env ? (getConnInfo(c).remote.address ?? null) : null;
  return clientAddress(connection, c.req.header('x-forwarded-for'), isProxy);
}

const contentPolicy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'https:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};
