import { sql } from 'kysely';

import type { Parsed } from '../../contract/endpoint.ts';
import type {
  exportStrangersNotFoundLog,
  exportStrangersSecurityLog,
  StrangerEvent,
  StrangersLostRequest,
} from '../../contract/strangers-logs.ts';
import type { Sql } from '../db/sql-over.ts';
import { fromColumns, narrowedTo, readPage, type Place } from './page.ts';

const security = {
  table: 'stranger_event',
  columns: sql.raw<StrangerEvent>(
    `id, at, kind, (select i.name from identity i where i.id = identity_id) as superadmin,
    email, method, route, path, status, details, ${fromColumns}`,
  ),
};

const withPath = (path: string | undefined) =>
  path ? [sql`strpos(lower(path), lower(${path})) > 0`] : [];

/** What belongs to no tenant, latest first: strangers, unknown accounts and keys, superadmins. */
export function readStrangersSecurityLog(
  db: Sql,
  input: Parsed<typeof exportStrangersSecurityLog>,
  place: Place,
) {
  const { kind, address, path } = input;
  const conditions = [sql`true`, ...narrowedTo({ kind, address }, input), ...withPath(path)];
  return readPage(db, security, conditions, place);
}

const notFound = {
  table: 'not_found',
  columns: sql.raw<StrangersLostRequest>(`id, at, source, path, ${fromColumns}`),
};

/** Addresses that led whoever is of no tenant nowhere, latest first. */
export function readStrangersNotFoundLog(
  db: Sql,
  input: Parsed<typeof exportStrangersNotFoundLog>,
  place: Place,
) {
  const { source, address, path } = input;
  const ofNobody = sql`tenant_id is null`;
  const conditions = [ofNobody, ...narrowedTo({ source, address }, input), ...withPath(path)];
  return readPage(db, notFound, conditions, place);
}

export const strangersSecurityColumns: Record<string, (event: StrangerEvent) => unknown> = {
  at: ({ at }) => at,
  kind: ({ kind }) => kind,
  superadmin: ({ superadmin }) => superadmin,
  email: ({ email }) => email,
  method: ({ method }) => method,
  route: ({ route }) => route,
  path: ({ path }) => path,
  status: ({ status }) => status,
  details: ({ details }) => details,
  address: ({ address }) => address,
  userAgent: ({ userAgent }) => userAgent,
  requestId: ({ requestId }) => requestId,
  id: ({ id }) => id,
};

export const strangersNotFoundColumns: Record<string, (request: StrangersLostRequest) => unknown> =
  {
    at: ({ at }) => at,
    source: ({ source }) => source,
    path: ({ path }) => path,
    address: ({ address }) => address,
    userAgent: ({ userAgent }) => userAgent,
    requestId: ({ requestId }) => requestId,
    id: ({ id }) => id,
  };
