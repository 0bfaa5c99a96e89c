import { sql } from 'kysely';

import type { Parsed } from '../../contract/endpoint.ts';
import type { exportSecurityLog, SecurityEvent } from '../../contract/logs.ts';
import type { Tx } from '../db/tenant.ts';
import { fromColumns, matching, memberName, readPage, type Place } from './page.ts';

const log = {
  table: 'security_event',
  columns: sql.raw<SecurityEvent>(
    `id, at, kind, member_id as "memberId", ${memberName('security_event', 'member_id')} as member,
    email, method, route, path, status, details, ${fromColumns}`,
  ),
};

/** Sign-ins, refusals, exports and new roles, latest first. */
export function readSecurityLog(
  { sql: db, actor }: Tx,
  input: Parsed<typeof exportSecurityLog>,
  place: Place,
) {
  const { kind, memberId, address } = input;
  const values = { kind, member_id: memberId, address };
  return readPage(db, log, matching(actor.tenantId, values, input), place);
}

export const securityColumns: Record<string, (event: SecurityEvent) => unknown> = {
  at: ({ at }) => at,
  kind: ({ kind }) => kind,
  member: ({ member }) => member,
  memberId: ({ memberId }) => memberId,
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
