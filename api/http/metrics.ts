import type { Hono, MiddlewareHandler } from 'hono';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

import { notFound } from '../errors.ts';
import type { Env } from './context.ts';

interface Metrics {
  measure: MiddlewareHandler<Env>;
  serve: (app: Hono<Env>) => void;
}

/** What a Prometheus reads: the process, and how long requests took, by method and status. Told to this machine only. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'pathsix_http_request_seconds',
    help: 'Time from a request to its answer, in seconds',
    labelNames: ['method', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  return {
    async measure(c, next) {
      const startedAt = performance.now();
      await next();
      seconds.observe(
        { method: c.req.method, status: c.res.status },
        (performance.now() - startedAt) / 1000,
      );
    },
    serve(app) {
      app.get('/metrics', async (c) => {
        // What a proxy of this machine forwards comes from elsewhere.
        const isForwarded = c.req.header('x-forwarded-for') !== undefined;
        if (isForwarded || !isLoopback(c.var.address)) throw notFound();
        return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
      });
    },
  };
}

const isLoopback = (address: string | null) =>
  address !== null && /^(?:127\.|::1$|::ffff:127\.)/.test(address);
