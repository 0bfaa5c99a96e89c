import * as v from 'valibot';

import { byId, endpoint, nothing, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import { password, secondFactor } from './sessions.ts';
import { instantText, uuid } from './values.ts';

const openSession = v.object({
  id: uuid,
  kind: v.picklist(['browser', 'extension']),
  name: v.nullable(v.string()),
  userAgent: v.nullable(v.string()),
  address: v.nullable(v.string()),
  createdAt: instantText,
  /** To within a few minutes. */
  lastSeenAt: instantText,
  expiresAt: instantText,
});
export type OpenSession = v.InferOutput<typeof openSession>;

export const listSessions = endpoint({
  id: 'sessions.list',
  method: 'GET',
  path: '/sessions',
  summary: 'Where I am signed in, latest use first',
  access: 'signedIn',
  input: v.strictObject(pageEntries),
  output: pageOf(v.object({ ...openSession.entries, isCurrent: v.boolean() })),
});

export const revokeSession = endpoint({
  id: 'sessions.revoke',
  method: 'DELETE',
  path: '/sessions/:id',
  summary: 'Sign out somewhere else',
  access: 'signedIn',
  input: byId,
  output: v.null(),
});

export const endOtherSessions = endpoint({
  id: 'sessions.endOthers',
  method: 'POST',
  path: '/sessions/end-others',
  summary: 'Sign out everywhere but here',
  access: 'signedIn',
  input: nothing,
  output: v.null(),
  status: 204,
});

export const confirmSession = endpoint({
  id: 'sessions.confirm',
  method: 'POST',
  path: '/sessions/current/confirm',
  summary: 'Give the password again: dangerous acts are open to this session for ten minutes',
  access: 'signedIn',
  inWorkspace: true,
  input: v.strictObject({ password, code: v.optional(secondFactor) }),
  output: v.object({ confirmedUntil: instantText }),
  status: 200,
});

export const listMemberSessions = endpoint({
  id: 'memberSessions.list',
  method: 'GET',
  path: '/members/:id/sessions',
  summary: 'Where a member is signed in, latest use first',
  access: 'member',
  needs: ['members', 'change'],
  input: v.strictObject({ ...byId.entries, ...pageEntries }),
  output: pageOf(openSession),
});

export const revokeMemberSession = endpoint({
  id: 'memberSessions.revoke',
  method: 'DELETE',
  path: '/members/:id/sessions/:sessionId',
  summary: 'End a session or a paired device of a member',
  access: 'member',
  needs: ['members', 'change'],
  input: v.strictObject({ ...byId.entries, sessionId: uuid }),
  output: v.null(),
});
