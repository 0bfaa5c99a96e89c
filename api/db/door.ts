import { hash as digest } from 'node:crypto';

import type { CompiledQuery, QueryResult } from 'kysely';
import type pg from 'pg';

import {
  onlyReading,
  permissionsOf,
  type FieldRules,
  type Permissions,
} from '../../contract/permissions.ts';
import { AppError } from '../errors.ts';
import type { Access } from './access.ts';
import { runBehind, type Statement } from './behind-door.ts';
import { sharedFields, type RememberedField } from './custom-fields.ts';
import { nameFor, runOn } from './open.ts';
import { refuseSuspended } from './suspended.ts';

/** Who acts. A member of a tenant, unless `memberId` is null: then it is a form on a website, or a superadmin on a visit. */
export interface Actor {
  tenantId: string;
  memberId: string | null;
  /** The key of the member's role, or `form`, or `superadmin`. */
  role: string;
  access: Access;
  name: string;
  email: string;
  timeZone: string;
  country: string;
  currency: string;
  /** The tenant's own fields; without them they are asked of the database when needed. */
  customFields?: readonly RememberedField[];
  /** What lets a superadmin look into the tenant; nobody else has one. */
  grantId?: string;
}

/** A member as of two epochs: the database moves one of them on when anything of this changes (migrations/0005_door.sql). */
interface Remembered {
  actor: Actor;
  identityEpoch: string;
  tenantEpoch: string;
}

/** How a transaction gets into a tenant: with a session's token, or as an actor that the server itself knows. */
export type Door =
  | { kind: 'token'; hash: string; remembered: Remembered | null }
  | { kind: 'actor'; actor: Actor };

type Run = (query: CompiledQuery) => Promise<QueryResult<never>>;

/** SQLSTATE of a session that is not what the API remembers; raised by pass_door. */
export const sessionChanged = 'PX001';

export const hashToken = (token: string) => digest('sha256', token);

const mostRemembered = 10_000;

/** Members seen lately, by the hash of their token. Never trusted: the database compares within the same trip. */
const seen = new Map<string, Remembered>();

export const doorOf = (token: string): Door & { kind: 'token' } => {
  const hash = hashToken(token);
  return { kind: 'token', hash, remembered: seen.get(hash) ?? null };
};

export const forget = (hash: string) => seen.delete(hash);

export interface Entered {
  actor: Actor;
  run: Run;
  /** Enters if no statement did: whoever is answered has been checked. */
  settle: () => Promise<unknown>;
}

/**
 * Begins a transaction behind the door. Nothing is sent until the first statement: begin, the door and that statement share
 * one packet.
 */
export async function enter(client: pg.PoolClient, door: Door): Promise<Entered> {
  const { actor, pass } = await introduce(client, door);
  let entered = false;
  const run: Run = async (query) => {
    if (entered) return runOn(client, query);
    entered = true;
    const [, , result] = await together(client, () => [
      client.query('begin'),
      runOn(client, pass),
      runOn(client, query),
    ]);
    return result;
  };
  const settle = async () => {
    if (!entered) await together(client, () => [client.query('begin'), runOn(client, pass)]);
  };
  return { actor, run, settle };
}

/**
 * Opens the door for statements that are a transaction each: the door and the statement are one trip, committed when it is
 * answered. As each statement sees what is committed when it begins, in one transaction or in several, reads lose nothing by it.
 */
export async function enterOneByOne(client: pg.PoolClient, door: Door): Promise<Entered> {
  const { actor, pass } = await introduce(client, door);
  let entered = false;
  const run: Run = (query) => {
    entered = true;
    return runBehind(client, pass, query);
  };
  const settle = async () => {
    if (!entered) await runOn(client, pass);
  };
  return { actor, run, settle };
}

const byToken = 'select pass_door($1, $2, $3, $4, $5)';
const byGrant = 'select pass_grant($1, $2, $3)';
/** Enters a tenant by its id, as a member of it or as nobody: for whom the server itself knows. */
export const byActor = 'select enter_tenant($1, $2)';
// First come, first prepared: one of these is part of every trip.
for (const text of [byToken, byActor, byGrant]) nameFor(text);

/** Who is at the door, and the statement that lets them pass: the database checks them again in the same trip. */
async function introduce(
  client: pg.PoolClient,
  door: Door,
): Promise<{ actor: Actor; pass: Statement }> {
  if (door.kind === 'actor') {
    const { tenantId, memberId } = door.actor;
    return { actor: door.actor, pass: { sql: byActor, parameters: [tenantId, memberId] } };
  }
  const { actor, identityEpoch, tenantEpoch } =
    door.remembered ?? remember(door.hash, await askWho(client, door));
  if (actor.grantId)
    return {
      actor,
      pass: { sql: byGrant, parameters: [door.hash, actor.tenantId, actor.grantId] },
    };
  const parameters = [door.hash, actor.tenantId, actor.memberId, identityEpoch, tenantEpoch];
  return { actor, pass: { sql: byToken, parameters } };
}

async function askWho(
  client: pg.PoolClient,
  { hash }: { hash: string },
): Promise<Found | undefined> {
  const { rows } = await runOn(client, {
    // What the memory is held against is read first: rights that change meanwhile end it.
    sql: `select identity_id, tenant_id as "tenantId", member_id as "memberId", role, name, email,
      time_zone as "timeZone", country, currency, identity_epoch::text as "identityEpoch", tenant_epoch::text as "tenantEpoch",
      is_suspended as "isSuspended", grant_id as "grantId", is_grant_over as "isGrantOver",
      must_set_up_totp(identity_id) as "mustSetUpTotp", own, fields, circle,
      case when tenant_id is not null then custom_fields_of(tenant_id, member_id) end as "customFields"
      from enter_session($1) left join lateral access_of(tenant_id, member_id) on tenant_id is not null`,
    parameters: [hash],
  });
  return rows[0];
}

interface Found
  extends Omit<Actor, 'access' | 'grantId' | 'customFields'>, Omit<Remembered, 'actor'> {
  identity_id: string | null;
  isSuspended: boolean;
  grantId: string | null;
  isGrantOver: boolean;
  mustSetUpTotp: boolean;
  own: Partial<Permissions> | null;
  fields: FieldRules;
  circle: string[];
  customFields: RememberedField[] | null;
}

function remember(hash: string, found: Found | undefined): Remembered {
  if (!found?.identity_id) throw new AppError('unauthenticated', 'Sign in to go on');
  if (!found.tenantId) throw stranded(found);
  refuseSuspended(found.isSuspended);
  refuseWithoutTotp(found);
  const { tenantId, memberId, role, name, email, timeZone, country, currency, grantId } = found;
  const { identityEpoch, tenantEpoch, own, fields, circle } = found;
  const customFields = sharedFields(tenantId, tenantEpoch, found.customFields ?? []);
  const who = { tenantId, memberId, role, name, email, timeZone, country, currency, customFields };
  // Whoever is here on a visit is asked again each time.
  if (grantId) return { actor: { ...who, grantId, access: visiting }, identityEpoch, tenantEpoch };
  const access = { permissions: permissionsOf(role, own), fields, circle };
  const remembered = { actor: { ...who, access }, identityEpoch, tenantEpoch };
  if (seen.size >= mostRemembered) seen.clear();
  seen.set(hash, remembered);
  return remembered;
}

const visiting: Access = { permissions: onlyReading, fields: {}, circle: [] };

/** A superadmin in no tenant, or not any more. */
function stranded({ isGrantOver }: { isGrantOver: boolean }): AppError {
  if (!isGrantOver)
    return new AppError(
      'forbidden',
      'A superadmin belongs to no tenant and sees the records of none',
    );
  const message =
    'Your grant to look into this company has run out or was ended; open another one if you still need it';
  return new AppError('forbidden', message, { errors: [{ field: 'grant', message }] });
}

/** A tenant that wants a second factor has nothing to say to a member without one, but for how to set it up. */
export function refuseWithoutTotp({ mustSetUpTotp }: { mustSetUpTotp: boolean }): void {
  if (!mustSetUpTotp) return;
  const message = 'Your company asks for a second factor: set up an authenticator app to go on';
  throw new AppError('forbidden', message, { errors: [{ field: 'totp', message }] });
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
