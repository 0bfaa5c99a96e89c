import { createHash } from 'node:crypto';

import type { CompiledQuery, QueryResult } from 'kysely';
import type pg from 'pg';

import type { Role } from '../../contract/sessions.ts';
import { AppError } from '../errors.ts';
import { runOn } from './open.ts';

/** Who acts. A member of a tenant, unless `memberId` is null: then it is a form on a website. */
export interface Actor {
  tenantId: string;
  memberId: string | null;
  role: Role | 'form';
  name: string;
  email: string;
  timeZone: string;
  country: string;
  currency: string;
}

interface Remembered {
  actor: Actor;
  fingerprint: string;
}

/** How a transaction gets into a tenant: with a session's token, or as an actor that the server itself knows. */
export type Door =
  | { kind: 'token'; hash: string; remembered: Remembered | null }
  | { kind: 'actor'; actor: Actor };

type Run = (query: CompiledQuery) => Promise<QueryResult<never>>;

/** SQLSTATE of a session that is not what the API remembers; raised by enter_session. */
export const sessionChanged = 'PX001';

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

const mostRemembered = 10_000;

/** Members seen lately, by the hash of their token. Never trusted: the database compares within the same trip. */
const seen = new Map<string, Remembered>();

export const doorOf = (token: string): Door & { kind: 'token' } => {
  const hash = hashToken(token);
  return { kind: 'token', hash, remembered: seen.get(hash) ?? null };
};

export const forget = (hash: string) => seen.delete(hash);

interface Entered {
  actor: Actor;
  run: Run;
  /** Enters if no statement did: whoever is answered has been checked. */
  settle: () => Promise<unknown>;
}

/**
 * Begins a transaction behind the door. When the actor is already known, nothing is sent until the first statement, and
 * begin, the door and that statement share one trip.
 */
export async function enter(client: pg.PoolClient, door: Door): Promise<Entered> {
  const plain: Run = (query) => runOn(client, query);
  if (door.kind === 'token' && !door.remembered) {
    const [, found] = await together(client, () => [
      client.query('begin'),
      askWho(client, door.hash, null),
    ]);
    const { actor } = remember(door.hash, found.rows[0]);
    return { actor, run: plain, settle: async () => {} };
  }
  const [actor, ask] = known(client, door);
  let entered = false;
  const run: Run = async (query) => {
    if (entered) return plain(query);
    entered = true;
    const [, , result] = await together(client, () => [client.query('begin'), ask(), plain(query)]);
    return result;
  };
  const settle = async () => {
    if (!entered) await together(client, () => [client.query('begin'), ask()]);
  };
  return { actor, run, settle };
}

/**
 * Opens the door for reading: each statement goes through it in a transaction of its own, from begin to commit in one trip.
 * As each statement sees what is committed when it begins, in one transaction or in several, nothing is lost by it.
 */
export async function enterToRead(client: pg.PoolClient, door: Door): Promise<Entered> {
  const begin = () => client.query('begin read only');
  const commit = () => client.query('commit');
  let opened = door;
  if (door.kind === 'token' && !door.remembered) {
    const ask = () => askWho(client, door.hash, null);
    const [, found] = await together(client, () => [begin(), ask(), commit()]);
    opened = { ...door, remembered: remember(door.hash, found.rows[0]) };
  }
  const [actor, ask] = known(client, opened);
  let entered = opened !== door;
  const run: Run = async (query) => {
    entered = true;
    const send = () => [begin(), ask(), runOn(client, query), commit()] as const;
    const [, , result] = await together(client, send);
    return result;
  };
  const settle = async () => {
    if (!entered) await together(client, () => [begin(), ask(), commit()]);
  };
  return { actor, run, settle };
}

function known(client: pg.PoolClient, door: Door): [Actor, () => Promise<unknown>] {
  if (door.kind === 'actor') {
    const { tenantId, memberId } = door.actor;
    const parameters = [tenantId, memberId];
    return [door.actor, () => runOn(client, { sql: 'select enter_tenant($1, $2)', parameters })];
  }
  const { hash, remembered } = door;
  if (!remembered) throw new Error('This door is opened by asking first');
  return [remembered.actor, () => askWho(client, hash, remembered.fingerprint)];
}

const askWho = (client: pg.PoolClient, hash: string, expected: string | null) =>
  runOn(client, {
    sql: `select identity_id, tenant_id as "tenantId", member_id as "memberId", role, name, email,
      time_zone as "timeZone", country, currency, fingerprint from enter_session($1, $2)`,
    parameters: [hash, expected],
  });

type Found = Actor & { identity_id: string | null; fingerprint: string };

function remember(hash: string, found: Found | undefined): Remembered {
  if (!found?.identity_id) throw new AppError('unauthenticated', 'Sign in to go on');
  if (!found.tenantId)
    throw new AppError(
      'forbidden',
      'A superadmin belongs to no tenant and sees the records of none',
    );
  const { identity_id: _, fingerprint, ...actor } = found;
  if (seen.size >= mostRemembered) seen.clear();
  const remembered = { actor, fingerprint };
  seen.set(hash, remembered);
  return remembered;
}

/**
 * Sends statements in one packet: each write to the socket costs more than all that leads up to it. Waits for all of them,
 * so that no answer comes after the transaction was given up, and throws the first failure.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it carries each promise's type to its answer
async function together<const T extends readonly Promise<unknown>[]>(
  client: pg.PoolClient,
  send: () => T,
) {
  const { stream } = client.connection;
  stream.cork();
  const sent = send();
  stream.uncork();
  const settled = await Promise.allSettled(sent);
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return Promise.all(sent);
}
