import type { Context, Hono } from 'hono';

import type { Endpoint, Output, Parsed } from '../../contract/endpoint.ts';
import { scopeOf } from '../db/access.ts';
import { withSession, type Actor, type Mode, type Tx } from '../db/tenant.ts';
import { AppError, invalid } from '../errors.ts';
import { asksOfSession, refuseSession } from './confirmation.ts';
import { originOf, type Env } from './context.ts';
import { oncePerKey } from './idempotency.ts';
import { receive, WrongInput } from './input.ts';
import { noteSeen } from './seen.ts';
import { tokenOf } from './token.ts';
import { traceLost } from './traces.ts';
import { noteVisit, refuseToVisitors } from './visits.ts';

/** What a caller asks beside the input. */
interface Asked {
  /** The version the caller's change is based on (`If-Match`). */
  ifMatch: number | null;
  source: string | null;
}

type Handle<E extends Endpoint> = (tx: Tx, input: Parsed<E>, asked: Asked) => Promise<Output<E>>;

/**
 * A write that lost a race, and that only a look at the database after the rollback can explain: `settle` answers in its
 * place, or throws the right error, or answers `null` when nothing stands in the way any more and the work may run again.
 */
export class Unsettled extends Error {
  readonly settle: (tx: Tx) => Promise<unknown>;

  constructor(settle: (tx: Tx) => Promise<unknown>, options?: ErrorOptions) {
    super('lost a race', options);
    this.settle = settle;
  }
}

interface Manner<E extends Endpoint> {
  /** The handler's one statement is all there is to it, and a transaction by itself. */
  isOneStatement?: boolean;
  /** Asks and changes nothing: a key is of no use, and no answer is kept under it. */
  isQuery?: boolean;
  /** What of an answer that was kept the asker may still see. Throws `not_found` where that is nothing. */
  again?: (tx: Tx, kept: unknown) => Promise<unknown>;
  /** What else is wrong with input that the contract refuses, so that all of it comes in one answer. */
  alsoWrong?: (tx: Tx, refused: WrongInput) => Promise<AppError | null>;
  /** Fields that name what is not there, where the answer is no other for it: only the security log tells. */
  lostIn?: (tx: Tx, input: Parsed<E>) => Promise<string[]>;
}

/** Answers an endpoint for members: signs in, checks the role and the input, and runs `handle` in one transaction. */
export function serve<E extends Endpoint>(
  app: Hono<Env>,
  endpoint: E,
  handle: Handle<E>,
  { isOneStatement = false, isQuery = false, again = stays, alsoWrong, lostIn }: Manner<E> = {},
) {
  app.on(endpoint.method, endpoint.path, async (c) => {
    const token = tokenOf(c);
    const check = await receive(c, endpoint);
    const key = c.req.header('idempotency-key');
    const work = async (tx: Tx) => {
      allow(endpoint, tx.actor);
      await refuseSession(tx.sql, token, endpoint);
      const asked = { ifMatch: readIfMatch(c), source: c.req.header('x-pathsix-source') ?? null };
      const input = await checkAll(check, (refused) => alsoWrong?.(tx, refused) ?? null);
      if (tx.actor.grantId) await noteVisit(tx, endpoint, input);
      if (key === undefined || isQuery || endpoint.method !== 'POST') {
        const body = await handle(tx, input, asked);
        return { status: endpoint.status, body, replayed: false, lost: await lostIn?.(tx, input) };
      }
      const answer = await oncePerKey(tx, key, { path: c.req.path, input }, async () => ({
        status: endpoint.status,
        body: await handle(tx, input, asked),
      }));
      return answer.replayed ? { ...answer, body: await again(tx, answer.body) } : answer;
    };
    const isWrite = endpoint.method !== 'GET';
    const isAlone = isOneStatement && key === undefined && !asksOfSession(endpoint);
    const first = !isWrite ? 'read' : isAlone ? 'single' : 'write';
    // `c.var` would copy all variables each time.
    const db = c.get('db');
    const origin = originOf(c);
    const within = (mode: Mode) => (run: (tx: Tx) => Promise<Answer>) =>
      withSession(db, token, { origin, mode }, run);
    const explain = async (lost: Unsettled) => {
      const body = await withSession(db, token, { origin }, lost.settle);
      return body === null ? null : { status: endpoint.status, body, replayed: true };
    };
    const answer = await settled(within(first), work, explain);
    await noteSeen(c.var.db, token);
    if (answer.lost && answer.lost.length > 0) await traceLost(c, answer.lost);
    if (answer.replayed) c.header('idempotency-replayed', 'true');
    return respond(c, endpoint, answer.body);
  });
}

const stays = (_: Tx, kept: unknown) => Promise.resolve(kept);
async function checkAll<T>(
  check: () => T,
  alsoWrong: (refused: WrongInput) => Promise<AppError | null> | null,
): Promise<T> {
  try {
    return check();
  } catch (error) {
    throw error instanceof WrongInput ? error.and(await alsoWrong(error)) : error;
  }
}

interface Answer {
  status: number;
  body: unknown;
  replayed: boolean;
  lost?: string[] | undefined;
}

async function settled(
  inTenant: (work: (tx: Tx) => Promise<Answer>) => Promise<Answer>,
  work: (tx: Tx) => Promise<Answer>,
  explain: (lost: Unsettled) => Promise<Answer | null>,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await inTenant(work);
    } catch (error) {
      if (!(error instanceof Unsettled)) throw error;
      const answer = await explain(error);
      if (answer) return answer;
      if (tries === 3)
        throw new AppError('conflict', 'Somebody else saves the same just now; try again');
    }
  }
}

/** Throws `forbidden` for whom the endpoint is not. */
export function allow(endpoint: Endpoint, actor: Actor) {
  const { access, needs } = endpoint;
  if (access !== 'member') throw new Error(`serve() does not answer for ${access}`);
  refuseToVisitors(endpoint, actor);
  if (needs && scopeOf(actor.access, ...needs) === 'none')
    throw new AppError('forbidden', 'Your role may not do this; ask an admin of your team');
}

function readIfMatch(c: Context<Env>): number | null {
  const header = c.req.header('if-match');
  if (header === undefined || header === '*') return null;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version) return Number(version);
  throw invalid('If-Match', 'Send the ETag of the version you changed, like "3"');
}

const versionOf = (body: unknown) =>
  typeof body === 'object' && body !== null && 'version' in body ? body.version : undefined;
const idOf = (body: unknown) =>
  typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : undefined;

/** Sends an endpoint's output, with its ETag and, for what is new, its Location. */
export function respond(c: Context<Env>, { status, path }: Endpoint, body: unknown): Response {
  if (status === 204) return c.body(null, 204);
  const version = versionOf(body);
  if (typeof version === 'number') c.header('etag', `"${version}"`);
  const id = idOf(body);
  if (status === 201 && id && !path.includes(':')) c.header('location', `/api/v1${path}/${id}`);
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/json' });
}
