import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';

import { submitWebsiteForm } from '../../contract/website-forms.ts';
import { withTenant } from '../db/tenant.ts';
import { AppError, invalid } from '../errors.ts';
import { originOf, type Env } from '../http/context.ts';
import { readInput } from '../http/input.ts';
import { useUp } from '../http/limits.ts';
import { respond, Unsettled } from '../http/serve.ts';
import { formBehind } from './form.ts';
import { keepSubmission } from './keep.ts';

const { path } = submitWebsiteForm;

/** Everything the contract takes, with every letter escaped, fits. */
const mostBytes = 64_000;

const mostAnAddress = { most: 20, seconds: 600 };

/**
 * Takes what a visitor sends. The answer is the same whether the visitor was known, unknown or a robot. Any page may ask,
 * because the key alone says which pages a form stands on; nothing but the one request is let through to it.
 */
export function serveSubmissions(app: Hono<Env>) {
  // Not for every method: Hono's quickest router takes no path that hides another one's.
  app.on(
    ['OPTIONS', 'POST'],
    path,
    cors({
      origin: '*',
      allowMethods: ['POST'],
      allowHeaders: ['content-type', 'x-publishable-key'],
      exposeHeaders: ['retry-after'],
      maxAge: 600,
    }),
  );
  app.post(path, bodyLimit({ maxSize: mostBytes, onError: refuseSize }), async (c) => {
    const { address } = c.var;
    const form = await formBehind(c).catch(async (refused: unknown) => {
      // In a bucket of its own: what another page tries must not keep visitors of a registered one waiting.
      await limit(c, { bucket: `form refused ${address}`, ...mostAnAddress });
      throw refused;
    });
    await limit(c, { bucket: `form address ${address}`, ...mostAnAddress });
    const sent = await readInput(c, submitWebsiteForm);
    if (new URL(sent.pageUrl).origin !== c.req.header('origin'))
      throw invalid('pageUrl', 'Send the address of the page that the form stands on');
    await limit(c, { bucket: `form ${form.tenantId} ${form.name}`, most: 500, seconds: 3600 });
    if (!sent.nickname)
      await settled(() =>
        withTenant(c.var.db, form, settings(c), (tx) => keepSubmission(tx, sent)),
      );
    return respond(c, submitWebsiteForm, { received: true });
  });
}

const settings = (c: Context<Env>) => ({ origin: originOf(c) });

const refuseSize = () => {
  throw new AppError('too_large', `Send at most ${mostBytes / 1000} kB at once`);
};

const limit = async (c: Context<Env>, one: Parameters<typeof useUp>[1][number]) => {
  if (c.var.config.rateLimits) await useUp(c.var.db, [one]);
};

/** Somebody with the same address may be saved or deleted in between: the next try finds how it is now. */
async function settled(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unsettled) || tries === 3) throw error;
    }
  }
}
