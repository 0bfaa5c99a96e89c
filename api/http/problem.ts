import type { Context } from 'hono';

import { errors, type ErrorCode, type Problem } from '../../contract/errors.ts';
import { isAway } from '../db/away.ts';
import { sqlState } from '../db/tenant.ts';
import { AppError, invalid, noSuchRecord } from '../errors.ts';
import type { Env } from './context.ts';
import { leaveTrace } from './traces.ts';

const said = (error: unknown, name: string): string =>
  typeof error === 'object' && error !== null && name in error
    ? String(Reflect.get(error, name) ?? '')
    : '';

/** Postgres appends `_<digits>` on some shards and partitions; the name in front is ours. */
export const constraintOf = (error: unknown) => said(error, 'constraint').replace(/_\d+$/, '');

const camel = (name: string) =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What of a failed statement is the caller's doing, in the contract's words; everything else is a bug. */
function fromDatabase(error: unknown): AppError | null {
  switch (sqlState(error)) {
    case '23503': {
      const column = constraintOf(error)
        .replace(`${said(error, 'table')}_`, '')
        .replace(/_fk$/, '');
      return noSuchRecord(camel(column));
    }
    case '22021':
    case '22P05':
      return invalid('body', 'The text holds a character that cannot be stored');
    case '23505':
      return new AppError('conflict', 'This is there already');
    // A key too long for an index.
    case '54000':
      return invalid('body', 'A value is too long');
    default:
      // Class 22, data exception: a value that no rule of ours had thought of.
      return sqlState(error)?.startsWith('22')
        ? invalid('body', 'A value cannot be used as it is')
        : null;
  }
}

/**
 * The one translator: whatever was thrown becomes a problem of RFC 9457, and a bug is logged and kept to ourselves. What is
 * refused leaves its trace in the logs before it is answered.
 */
export async function answerProblem(error: unknown, c: Context<Env>): Promise<Response> {
  const known = error instanceof AppError ? error : fromDatabase(error);
  if (!known && isAway(error)) return answerAway(error, c);
  if (!known)
    c.var.log.error('a request failed', { error, path: c.req.path, requestId: c.var.requestId });
  const problem = known
    ? await leaveTrace(c, known)
    : new AppError('internal', 'Try again; if it stays so, name the request id');
  const { status, title } = errors[problem.code];
  return send(c, problem, { status, title });
}

/** The database is not there just now, which is no bug and soon over. What was under way may have been done or not. */
function answerAway(error: unknown, c: Context<Env>): Response {
  const { path, method } = c.req;
  c.var.log.warn('the database was not there', {
    error,
    path,
    method,
    requestId: c.var.requestId,
  });
  const detail = 'The database is not there just now; try again in a moment';
  const problem = new AppError('internal', detail, { retryAfter: 2 });
  return send(c, problem, { status: 503, title: 'Not available just now' });
}

interface Head {
  status: 503 | (typeof errors)[ErrorCode]['status'];
  title: string;
}

function send(c: Context<Env>, problem: AppError, { status, title }: Head): Response {
  const body: Problem = {
    type: `urn:pathsix:problem:${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.message,
    errors: problem.errors,
    requestId: c.var.requestId,
    ...(problem.existing && { existing: problem.existing }),
  };
  if (problem.retryAfter) c.header('retry-after', String(problem.retryAfter));
  if (problem.code === 'unauthenticated') c.header('www-authenticate', 'Bearer');
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}
