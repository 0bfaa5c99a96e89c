import { sql } from 'kysely';

import type { Parsed } from '../../contract/endpoint.ts';
import type { exportNotFoundLog, LostRequest } from '../../contract/logs.ts';
import type { Tx } from '../db/tenant.ts';
import { fromColumns, matching, memberName, readPage, type Place } from './page.ts';

const log = {
  table: 'not_found',
  columns: sql.raw<LostRequest>(
    `id, at, source, path, member_id as "memberId", ${memberName('not_found', 'member_id')} as member, ${fromColumns}`,
  ),
};

/** Addresses that led the tenant's own members nowhere, latest first; what strangers asked for is none of its business. */
export function readNotFoundLog(
  { sql: db, actor }: Tx,
  input: Parsed<typeof exportNotFoundLog>,
  place: Place,
) {
  const { source, memberId, address } = input;
  const values = { source, member_id: memberId, address };
  return readPage(db, log, matching(actor.tenantId, values, input), place);
}

export const notFoundColumns: Record<string, (request: LostRequest) => unknown> = {
  at: ({ at }) => at,
  source: ({ source }) => source,
  path: ({ path }) => path,
  member: ({ member }) => member,
  memberId: ({ memberId }) => memberId,
  address: ({ address }) => address,
  userAgent: ({ userAgent }) => userAgent,
  requestId: ({ requestId }) => requestId,
  id: ({ id }) => id,
};
