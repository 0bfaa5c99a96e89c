import * as v from 'valibot';

import { byId, endpoint, nothing, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import { instantText, line, uuid } from './values.ts';

const span = {
  reason: v.string(),
  startsAt: instantText,
  expiresAt: instantText,
  /** When it was ended before its time. */
  endedAt: v.nullable(instantText),
};

const grant = v.object({
  id: uuid,
  tenant: v.object({ id: uuid, name: v.string(), slug: v.string() }),
  ...span,
  /** Whether an admin of the company ended it. */
  endedByTenant: v.boolean(),
});
export type Grant = v.InferOutput<typeof grant>;

export const listGrants = endpoint({
  id: 'grants.list',
  method: 'GET',
  path: '/grants',
  summary: 'My grants to look into companies, latest first',
  access: 'superadmin',
  input: v.strictObject(pageEntries),
  output: pageOf(grant),
});

export const openGrant = endpoint({
  id: 'grants.open',
  method: 'POST',
  path: '/grants',
  summary: 'Let oneself look into a company for a while. Its admins see why, and may end it',
  access: 'superadmin',
  confirmed: true,
  input: v.strictObject({
    tenantId: uuid,
    reason: v.pipe(line(500), v.minLength(10, 'Say in at least 10 characters what it is for')),
    minutes: v.pipe(
      v.number('Enter a number of minutes'),
      v.integer('Enter a whole number of minutes'),
      v.minValue(5, 'Choose at least 5 minutes'),
      v.maxValue(480, 'Choose at most 480 minutes, which is 8 hours'),
    ),
  }),
  output: grant,
});

export const endGrant = endpoint({
  id: 'grants.end',
  method: 'DELETE',
  path: '/grants/:id',
  summary: 'End a grant of mine at once',
  access: 'superadmin',
  input: byId,
  output: v.null(),
});

export const enterGrant = endpoint({
  id: 'grants.enter',
  method: 'POST',
  path: '/grants/:id/enter',
  summary: 'Go into the company with this session, to read and nothing else',
  access: 'superadmin',
  input: byId,
  output: grant,
  status: 200,
});

export const leaveGrant = endpoint({
  id: 'grants.leave',
  method: 'POST',
  path: '/grants/leave',
  summary: 'Go out of the company that this session is in',
  access: 'superadmin',
  input: nothing,
  output: v.null(),
  status: 204,
});

const accessGrant = v.object({
  id: uuid,
  superadmin: v.object({ name: v.string(), email: v.string() }),
  ...span,
  /** The member who ended it; null where the superadmin did, or nobody. */
  endedBy: v.nullable(v.string()),
});
export type AccessGrant = v.InferOutput<typeof accessGrant>;

export const listAccessGrants = endpoint({
  id: 'accessGrants.list',
  method: 'GET',
  path: '/access-grants',
  summary: 'When a superadmin could look into this company, and why, latest first',
  access: 'member',
  needs: ['securityLog', 'read'],
  input: v.strictObject(pageEntries),
  output: pageOf(accessGrant),
});

export const endAccessGrant = endpoint({
  id: 'accessGrants.end',
  method: 'DELETE',
  path: '/access-grants/:id',
  summary: 'Keep the superadmin out from the next request on',
  access: 'member',
  needs: ['tenant', 'change'],
  input: byId,
  output: v.null(),
});
