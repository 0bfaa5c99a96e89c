import type { Context } from 'hono';
import { routePath } from 'hono/route';

import { errors } from '../../contract/errors.ts';
import type { denials } from '../../contract/logs.ts';
import { AppError } from '../errors.ts';
import { accountOfEmail, accountOfToken, type Account } from './account.ts';
import { originOf, type Env } from './context.ts';
import { useUp } from './limits.ts';
import { logNotFound } from './not-found-log.ts';
import { logRefusedAct } from './refused-acts.ts';
import { askedFor, base, logSecurityOf } from './security-log.ts';

type Denial = (typeof denials)[number];

/**
 * Leaves the one trace of what was refused: a row of the security log, or, for an address that no route has, of the log of
 * those; and one of the audit log beside it for what was an act. Answers what to say: the problem itself, or `too_many` to an address that would fill the logs with them. It runs
 * after the request's transaction was rolled back, and its own failure changes no answer.
 */
export async function leaveTrace(c: Context<Env>, problem: AppError): Promise<AppError> {
  try {
    const denial = denialOf(c, problem);
    if (denial) await logDenial(c, problem, denial);
    else if (problem.code === 'not_found') await logNotFound(c, 'api', c.req.path);
    await logRefusedAct(c, problem);
    return problem;
  } catch (error) {
    if (error instanceof AppError) return error;
    c.var.log.error('a refusal could not be logged', { error, requestId: c.var.requestId });
    return problem;
  }
}

/** The same for what was answered, and pointed to what is not there in these fields. */
export async function traceLost(c: Context<Env>, fields: string[]): Promise<void> {
  try {
    await logSecurityOf(c.var.db, await accountOfToken(c), originOf(c), {
      kind: 'unknown_reference',
      asked: askedFor(c),
      status: 200,
      details: { fields },
    });
  } catch (error) {
    c.var.log.error('a lost reference could not be logged', {
      error,
      requestId: c.var.requestId,
    });
  }
}

function denialOf(
  c: Context<Env>,
  { code, about, pointsNowhere, asksForMore }: AppError,
): Denial | null {
  if (asksForMore) return null;
  switch (code) {
    case 'unauthenticated':
      return about && 'email' in about ? 'sign_in_failed' : 'denied';
    case 'forbidden':
      return 'denied';
    case 'not_found':
      return isEndpoint(routePath(c)) ? 'unknown_record' : null;
    case 'invalid':
      return pointsNowhere ? 'unknown_reference' : null;
    default:
      return null;
  }
}

/** What matches any path is no endpoint: nothing answered. */
const isEndpoint = (route: string) => route.startsWith(base) && !route.includes('*');

/** Of strangers, and of those who try to sign in. */
const mostRefused = { most: 300, seconds: 600 };

async function logDenial(c: Context<Env>, problem: AppError, kind: Denial): Promise<void> {
  const { db, config, address } = c.var;
  const account = await accountBehind(c, problem);
  // Who is signed in is known by name: their refusals are all written down, and nobody behind the same address pays for them.
  const isKnown = account !== null && problem.code !== 'unauthenticated';
  if (config.rateLimits && !isKnown)
    await useUp(db, [{ bucket: `refused address ${address}`, ...mostRefused }]);
  const fields = problem.errors.map(({ field }) => field);
  await logSecurityOf(db, account, originOf(c), {
    kind,
    email: problem.about && 'email' in problem.about ? problem.about.email : null,
    asked: askedFor(c),
    status: errors[problem.code].status,
    details: kind === 'unknown_reference' ? { fields } : {},
  });
}

function accountBehind(c: Context<Env>, { about }: AppError): Promise<Account | null> {
  if (!about) return accountOfToken(c);
  if ('email' in about) return accountOfEmail(c.var.db, about.email);
  return Promise.resolve({ identityId: null, tenantId: about.tenantId, memberId: null });
}
